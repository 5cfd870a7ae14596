/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-pane-private.h"
#include "sealwax-secret-copy.h"
#include "sealwax-text-drag.h"

/**
 * SealwaxPane:
 *
 * One of the two panes: a heading, a view of the text with what can be done to it, and the next step. This file has its
 * parts; the view of the text is in sealwax-pane-view.c, and what comes in from outside in sealwax-pane-intake.c.
 */
G_DEFINE_FINAL_TYPE (SealwaxPane, sealwax_pane, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_HEADING,
  PROP_BAR,
  PROP_EMPTY_STATE,
  PROP_QUESTION,
  PROP_NEXT_STEP,
  PROP_MONOSPACE,
  N_PROPS,
};

enum
{
  COPYING,
  FILE_DROPPED,
  FILLED,
  REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
sealwax_pane_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SealwaxPane *self = SEALWAX_PANE (object);

  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_MONOSPACE:
      g_value_set_boolean (value, self->monospace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Shows what can be done with the text. */
static void
update_controls (SealwaxPane *self)
{
  gboolean empty = sealwax_text_model_get_length (self->model) == 0;

  gtk_widget_set_visible (self->empty_state != NULL ? self->empty_state : GTK_WIDGET (self->placeholder_label), empty);
  sealwax_pane_heading_set_empty (self->heading, empty);
}

/* Called by the heading's button. */
static void
on_copy_all (SealwaxPane *self)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[COPYING], 0, &taken);
  if (!taken)
    sealwax_pane_copy_all (self);
}

static GdkContentProvider *
on_heading_prepare (GtkDragSource *source,
                    double         x,
                    double         y,
                    SealwaxPane   *self)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_text (self->model);

  return sealwax_secret_get_size (text) > 0 ? sealwax_text_drag_provide (text) : NULL;
}

static void
set_heading (SealwaxPane        *self,
             SealwaxPaneHeading *heading)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  self->heading = heading;
  gtk_box_prepend (GTK_BOX (self), GTK_WIDGET (heading));
  g_signal_connect_object (heading, "copy", G_CALLBACK (on_copy_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (heading, "paste", G_CALLBACK (sealwax_pane_paste), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (on_heading_prepare), self, 0);
  gtk_widget_add_controller (sealwax_pane_heading_get_handle (heading), GTK_EVENT_CONTROLLER (drag));
}

/* It covers the text, but a click beside its buttons is one into the text. */
static void
set_empty_state (SealwaxPane *self,
                 GtkWidget   *empty_state)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->empty_state = empty_state;
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder_label), FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), empty_state);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (self->overlay), empty_state, TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (sealwax_pane_focus_text), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (empty_state, GTK_EVENT_CONTROLLER (click));
  sealwax_intake_watch_middle_click (self->intake, empty_state);
}

/* GtkOverlay would ask how high such a widget is where it is as narrow as it can be, and make it that high. */
static gboolean
on_place_overlay (GtkOverlay   *overlay,
                  GtkWidget    *widget,
                  GdkRectangle *place,
                  SealwaxPane  *self)
{
  if (widget != self->empty_state && widget != self->question)
    return FALSE;

  *place = (GdkRectangle){ 0, 0, gtk_widget_get_width (self->overlay), gtk_widget_get_height (self->overlay) };

  return TRUE;
}

static void
set_question (SealwaxPane *self,
              GtkWidget   *question)
{
  self->question = question;
  gtk_widget_set_visible (question, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), question);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (self->overlay), question, TRUE);
}

static void
sealwax_pane_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  SealwaxPane *self = SEALWAX_PANE (object);

  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      self->placeholder = g_value_dup_string (value);
      break;
    case PROP_HEADING:
      set_heading (self, g_value_get_object (value));
      break;
    case PROP_BAR:
      gtk_box_insert_child_after (GTK_BOX (self), g_value_get_object (value), GTK_WIDGET (self->heading));
      break;
    case PROP_EMPTY_STATE:
      set_empty_state (self, g_value_get_object (value));
      break;
    case PROP_QUESTION:
      set_question (self, g_value_get_object (value));
      break;
    case PROP_NEXT_STEP:
      gtk_box_append (GTK_BOX (self), g_value_get_object (value));
      break;
    case PROP_MONOSPACE:
      self->monospace = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_pane_dispose (GObject *object)
{
  SealwaxPane *self = SEALWAX_PANE (object);

  sealwax_intake_stop (self->intake);
  g_clear_object (&self->mark);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_PANE);

  G_OBJECT_CLASS (sealwax_pane_parent_class)->dispose (object);
}

static void
sealwax_pane_finalize (GObject *object)
{
  SealwaxPane *self = SEALWAX_PANE (object);

  g_free (self->placeholder);
  g_object_unref (self->intake);
  g_clear_object (&self->model);
  g_free (self->status);

  G_OBJECT_CLASS (sealwax_pane_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * SealwaxPane:placeholder:
   *
   * What the pane says while it is empty.
   */
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);

  /**
   * SealwaxPane:heading:
   *
   * What is above the text. It is set before the other properties that are not strings.
   */
  properties[PROP_HEADING] = g_param_spec_object ("heading", NULL, NULL, SEALWAX_TYPE_PANE_HEADING, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPane:bar:
   *
   * A widget below the heading.
   */
  properties[PROP_BAR] = g_param_spec_object ("bar", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPane:empty-state:
   *
   * A widget in the place of the text, and of the placeholder, while the text is empty.
   */
  properties[PROP_EMPTY_STATE] = g_param_spec_object ("empty-state", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPane:question:
   *
   * A widget in the place of the text, whenever sealwax_pane_ask() says so.
   */
  properties[PROP_QUESTION] = g_param_spec_object ("question", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPane:next-step:
   *
   * A widget below the text.
   */
  properties[PROP_NEXT_STEP] = g_param_spec_object ("next-step", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPane:monospace:
   *
   * Whether all characters of the text are equally wide.
   */
  properties[PROP_MONOSPACE] = g_param_spec_boolean ("monospace", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GType type)
{
  /**
   * SealwaxPane::copying:
   *
   * The person wants all of the text on the clipboard.
   *
   * Returns: whether somebody else sees to that, with sealwax_pane_copy_all() if it comes to it
   */
  signals[COPYING] = g_signal_new ("copying", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);

  /**
   * SealwaxPane::file-dropped:
   * @file: the file
   *
   * The person wants a file opened in this pane.
   */
  signals[FILE_DROPPED] = g_signal_new ("file-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  /**
   * SealwaxPane::filled:
   *
   * The person has pasted or dropped all of the text that is there now.
   */
  signals[FILLED] = g_signal_new ("filled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxPane::refused:
   * @sentence: why
   *
   * Something that the person wanted could not be done.
   */
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sealwax_pane_class_init (SealwaxPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_pane_dispose;
  object_class->finalize = sealwax_pane_finalize;
  object_class->get_property = sealwax_pane_get_property;
  object_class->set_property = sealwax_pane_set_property;

  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (SEALWAX_TYPE_PAGE_BAR);
  g_type_ensure (SEALWAX_TYPE_PANE_HEADING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, overlay);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, placeholder_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, page_bar);
}

static void
sealwax_pane_init (SealwaxPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (on_place_overlay), self, 0);
  sealwax_page_bar_set_scroller (self->page_bar, GTK_SCROLLED_WINDOW (self->scroller));
  sealwax_pane_make_intake (self);
}

/**
 * sealwax_pane_set_model:
 * @self: a new pane
 * @model: a text
 *
 * Shows a text from now on, for as long as the pane exists.
 */
void
sealwax_pane_set_model (SealwaxPane      *self,
                        SealwaxTextModel *model)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  self->model = g_object_ref (model);
  g_set_str (&self->status, sealwax_pane_heading_set_status (self->heading, ""));
  g_signal_connect_object (model, "changed", G_CALLBACK (update_controls), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "wiped", G_CALLBACK (sealwax_pane_make_view), self, G_CONNECT_SWAPPED);
  sealwax_page_bar_set_model (self->page_bar, model, sealwax_pane_heading_get_title (self->heading));
  if (sealwax_text_model_get_secret (model))
    g_signal_connect_object (sealwax_secret_copy_get_default (), "ended", G_CALLBACK (sealwax_text_model_forget_copy), model, G_CONNECT_SWAPPED);
  sealwax_pane_make_view (self);
}

/**
 * sealwax_pane_get_model:
 * @self: a pane
 *
 * Returns: (transfer none): the text that it shows
 */
SealwaxTextModel *
sealwax_pane_get_model (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), NULL);

  return self->model;
}

/**
 * sealwax_pane_get_mark:
 * @self: a pane with a text
 *
 * What marks a message is made when it is first asked for: in a plaintext there is nothing to mark.
 *
 * Returns: (transfer none): what marks a message in it, until something is wiped
 */
SealwaxMessageMark *
sealwax_pane_get_mark (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), NULL);

  if (self->mark == NULL)
    self->mark = sealwax_message_mark_new (self->text_view);

  return self->mark;
}

/**
 * sealwax_pane_get_heading:
 * @self: a pane
 *
 * Returns: (transfer none): what is above the text
 */
SealwaxPaneHeading *
sealwax_pane_get_heading (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), NULL);

  return self->heading;
}
