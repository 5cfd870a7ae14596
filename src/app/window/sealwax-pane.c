/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-intake.h"
#include "sealwax-message-copy.h"
#include "sealwax-page-bar.h"
#include "sealwax-pane-heading.h"
#include "sealwax-pane.h"
#include "sealwax-secret-copy.h"
#include "sealwax-text-drag.h"
#include "sealwax-text-place.h"
#include "sealwax-text-view.h"

/* A held key says only once that it does nothing, and so does typing. */
#define REFUSED_AGAIN ((gint64)10 * G_TIME_SPAN_SECOND)

/**
 * SealwaxPane:
 *
 * One of the two panes: a heading, a view of the text with what can be done to it, and the next step.
 */
struct _SealwaxPane
{
  GtkBox parent_instance;

  char    *placeholder;
  gboolean monospace;

  char          *status; /* as assistive technology knows it */
  SealwaxIntake *intake;
  gboolean       replaces;   /* what is pasted replaces everything that is there */
  gboolean       drags_part; /* a part of a preview is dragged out of this pane */
  gint64         refused_at; /* when the person last tried to change a preview */

  SealwaxPaneHeading *heading;
  GtkWidget          *empty_state; /* (nullable): what is there instead of the placeholder */
  SealwaxTextModel   *model;
  SealwaxTextView    *text_view; /* the scroller's child, made anew whenever something is wiped */

  /* Template. */
  GtkWidget      *scroller;
  GtkWidget      *overlay;
  GtkLabel       *placeholder_label;
  SealwaxPageBar *page_bar;
};

G_DEFINE_FINAL_TYPE (SealwaxPane, sealwax_pane, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_HEADING,
  PROP_BAR,
  PROP_EMPTY_STATE,
  PROP_NEXT_STEP,
  PROP_MONOSPACE,
  N_PROPS,
};

enum
{
  COPYING,
  FILE_DROPPED,
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

/* A secret copy is confirmed by #SealwaxCopyBar. A message is copied to be sent, and so kept outside; whether that is all of
 * it is judged by its size. */
static void
on_copy (SealwaxPane   *self,
         SealwaxSecret *text)
{
  g_autoptr (SealwaxSecret) all = NULL;

  if (sealwax_text_model_get_secret (self->model))
    {
      sealwax_secret_copy_text (GTK_WIDGET (self->text_view), text);
      return;
    }

  sealwax_message_copy_text (GTK_WIDGET (self->text_view), text);
  sealwax_pane_heading_confirm (self->heading, _ ("Copied"));
  sealwax_announce (GTK_WIDGET (self), _ ("Copied"));

  all = sealwax_text_model_dup_text (self->model);
  if (sealwax_secret_get_size (text) == sealwax_secret_get_size (all))
    sealwax_text_model_set_kept_outside (self->model);
}

/* The status line says so each time, and assistive technology once. */
static void
on_change_refused (SealwaxPane *self)
{
  const char *sentence = _ ("This text is too large to edit. You can read, copy, or save it.");
  gint64      now = g_get_monotonic_time ();

  sealwax_pane_heading_confirm (self->heading, sentence);
  if (self->refused_at == 0 || now - self->refused_at > REFUSED_AGAIN)
    sealwax_announce (GTK_WIDGET (self->text_view), sentence);
  self->refused_at = now;
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

/* Called by a shortcut or from the menu: pastes at the cursor. */
static void
on_paste (SealwaxPane *self)
{
  self->replaces = FALSE;
  sealwax_intake_paste (self->intake, gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

static void
on_aimed (SealwaxPane *self,
          double       x,
          double       y)
{
  self->replaces = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  sealwax_text_place_cursor (GTK_TEXT_VIEW (self->text_view), x, y);
}

/* Inserts a text where it was dropped, and replaces nothing. */
static void
insert_at (SealwaxPane            *self,
           SealwaxSecret          *text,
           const graphene_point_t *place)
{
  graphene_point_t point;

  if (gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->text_view), place, &point))
    sealwax_text_place_cursor (GTK_TEXT_VIEW (self->text_view), point.x, point.y);
  sealwax_text_view_insert (self->text_view, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/* A drop replaces a preview, and nobody means to replace it with a part of itself. */
static void
on_drag_begin (SealwaxPane *self)
{
  self->drags_part = TRUE;
}

static void
on_drag_end (SealwaxPane *self)
{
  self->drags_part = FALSE;
}

static gboolean
on_text_taken (SealwaxPane            *self,
               SealwaxSecret          *text,
               const graphene_point_t *place)
{
  if (place != NULL && self->drags_part)
    return FALSE;

  if (place != NULL)
    insert_at (self, text, place);
  else if (!self->replaces)
    sealwax_text_view_insert (self->text_view, text);
  else
    sealwax_text_model_replace (self->model, text, NULL);

  return TRUE;
}

static void
on_file_taken (SealwaxPane *self,
               GFile       *file)
{
  g_signal_emit (self, signals[FILE_DROPPED], 0, file);
}

static void
on_refused (SealwaxPane *self,
            const char  *sentence)
{
  g_signal_emit (self, signals[REFUSED], 0, sentence);
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
make_intake (SealwaxPane *self)
{
  self->intake = sealwax_intake_new (SEALWAX_TRANSFER_TEXT);
  g_signal_connect_object (self->intake, "aimed", G_CALLBACK (on_aimed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "file", G_CALLBACK (on_file_taken), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "text", G_CALLBACK (on_text_taken), self, G_CONNECT_SWAPPED);
  sealwax_intake_watch_drops (self->intake, GTK_WIDGET (self));
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
  g_signal_connect_object (click, "pressed", G_CALLBACK (sealwax_pane_focus_text), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (empty_state, GTK_EVENT_CONTROLLER (click));
  sealwax_intake_watch_middle_click (self->intake, empty_state);
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
  sealwax_page_bar_set_scroller (self->page_bar, GTK_SCROLLED_WINDOW (self->scroller));
  make_intake (self);
}

/* The description is what the status line says. */
static void
name_view (SealwaxPane *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sealwax_pane_heading_get_title (self->heading),
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  self->placeholder,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->status,
                                  -1);
}

static void
connect_view (SealwaxPane *self)
{
  GtkDragSource *drag = sealwax_text_drag_watch_preview (self->text_view);

  self->drags_part = FALSE;
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_view, "refused", G_CALLBACK (on_change_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_view, "copy", G_CALLBACK (on_copy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_view, "paste", G_CALLBACK (on_paste), self, G_CONNECT_SWAPPED);
  sealwax_intake_watch_middle_click (self->intake, GTK_WIDGET (self->text_view));
}

/* Makes the view for the first time, or anew: GTK keeps some of the text in the old one, and so does its input method. */
static void
make_view (SealwaxPane *self)
{
  gboolean     had_focus = self->text_view != NULL && gtk_widget_has_focus (GTK_WIDGET (self->text_view));
  GtkTextView *view;

  self->text_view = sealwax_text_view_new (self->model);
  view = GTK_TEXT_VIEW (self->text_view);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_monospace (view, self->monospace);
  gtk_text_view_set_wrap_mode (view, self->monospace ? GTK_WRAP_CHAR : GTK_WRAP_WORD_CHAR); /* no words to keep together */
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 12);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  name_view (self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (view));
  connect_view (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (view));
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
  g_signal_connect_object (model, "wiped", G_CALLBACK (make_view), self, G_CONNECT_SWAPPED);
  sealwax_page_bar_set_model (self->page_bar, model, sealwax_pane_heading_get_title (self->heading));
  if (sealwax_text_model_get_secret (model))
    g_signal_connect_object (sealwax_secret_copy_get_default (), "ended", G_CALLBACK (sealwax_text_model_forget_copy), model, G_CONNECT_SWAPPED);
  make_view (self);
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
 * sealwax_pane_set_status:
 * @self: a pane
 * @status: what to say about the text, or an empty string
 *
 * Sets the line below the heading, which describes the text to assistive technology. If the text is shown a
 * page at a time, it says that, too. If the text comes from a file, the file's name comes last, where it pushes nothing out of
 * sight. It is in quotation marks, because others chose it.
 */
void
sealwax_pane_set_status (SealwaxPane *self,
                         const char  *status)
{
  const char      *source;
  g_autofree char *shown = NULL;
  g_autofree char *named = NULL;

  g_return_if_fail (SEALWAX_IS_PANE (self));

  source = sealwax_text_model_get_source (self->model);
  if (*status != '\0' && !sealwax_text_model_is_shown_whole (self->model))
    {
      /* Translators: a status, and then a note on it. */
      shown = g_strdup_printf (_ ("%s · Preview, read-only"), status);
      status = shown;
    }
  if (*status != '\0' && source != NULL)
    {
      /* Translators: a status, and then the name of the file that the text comes from. */
      named = g_strdup_printf (_ ("%s · from “%s”"), status, source);
      status = named;
    }

  g_set_str (&self->status, sealwax_pane_heading_set_status (self->heading, status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->status, -1);
}

/**
 * sealwax_pane_paste:
 * @self: a pane
 *
 * Puts what is on the clipboard in place of all that is there.
 */
void
sealwax_pane_paste (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  self->replaces = TRUE;
  sealwax_intake_paste (self->intake, gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

/**
 * sealwax_pane_copy_all:
 * @self: a pane
 *
 * Puts all of the text on the clipboard.
 */
void
sealwax_pane_copy_all (SealwaxPane *self)
{
  g_autoptr (SealwaxSecret) text = NULL;

  g_return_if_fail (SEALWAX_IS_PANE (self));

  text = sealwax_text_model_dup_text (self->model);
  on_copy (self, text);
  if (sealwax_text_model_get_secret (self->model))
    sealwax_text_model_set_copied (self->model);
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

/**
 * sealwax_pane_focus_text:
 * @self: a pane
 *
 * Moves the keyboard's focus to the text.
 */
void
sealwax_pane_focus_text (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/**
 * sealwax_pane_stop_reading:
 * @self: a pane
 *
 * Stops reading what was pasted or dropped, if anything is being read.
 */
void
sealwax_pane_stop_reading (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_intake_stop (self->intake);
}
