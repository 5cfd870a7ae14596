/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-late-menu.h"
#include "sealwax-pane-private.h"

/**
 * SealwaxPane:
 *
 * One of the two panes: a heading, a status line, Paste and Copy, and the text. Copying and
 * pasting are in sealwax-pane-clipboard.c, dragging is in sealwax-pane-drag.c.
 */

G_DEFINE_FINAL_TYPE (SealwaxPane, sealwax_pane, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_PLACEHOLDER,
  PROP_HINT,
  PROP_PASTE_LABEL,
  PROP_COPY_LABEL,
  PROP_MENU_LABEL,
  PROP_MENU_MODEL,
  PROP_BAR,
  PROP_SECRET,
  PROP_MONOSPACE,
  PROP_NARROW,
  N_PROPS,
};

enum
{
  EDITED,
  FILE_DROPPED,
  PASTED,
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
    case PROP_TITLE:
    case PROP_PLACEHOLDER:
    case PROP_HINT:
    case PROP_PASTE_LABEL:
    case PROP_COPY_LABEL:
    case PROP_MENU_LABEL:
      g_value_set_string (value, self->strings[prop_id]);
      break;
    case PROP_SECRET:
      g_value_set_boolean (value, self->secret);
      break;
    case PROP_MONOSPACE:
      g_value_set_boolean (value, self->monospace);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
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
    case PROP_TITLE:
    case PROP_PLACEHOLDER:
    case PROP_HINT:
    case PROP_PASTE_LABEL:
    case PROP_COPY_LABEL:
    case PROP_MENU_LABEL:
      g_set_str (&self->strings[prop_id], g_value_get_string (value));
      break;
    case PROP_MENU_MODEL:
      sealwax_late_menu_set (GTK_MENU_BUTTON (self->menu_button), g_value_get_object (value));
      break;
    case PROP_BAR:
      gtk_box_insert_child_after (GTK_BOX (self), g_value_get_object (value), self->heading);
      break;
    case PROP_SECRET:
      self->secret = g_value_get_boolean (value);
      break;
    case PROP_MONOSPACE:
      self->monospace = g_value_get_boolean (value);
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The template cannot bind accessible names. */
static void
sealwax_pane_constructed (GObject *object)
{
  SealwaxPane *self = SEALWAX_PANE (object);

  G_OBJECT_CLASS (sealwax_pane_parent_class)->constructed (object);

  sealwax_pane_make_view (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paste_button), GTK_ACCESSIBLE_PROPERTY_LABEL, self->strings[PROP_PASTE_LABEL], -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL, self->strings[PROP_COPY_LABEL], -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, self->strings[PROP_MENU_LABEL], -1);
  sealwax_pane_set_status (self, "");
  sealwax_pane_set_up_dragging (self);
}

static void
sealwax_pane_dispose (GObject *object)
{
  SealwaxPane *self = SEALWAX_PANE (object);

  sealwax_pane_stop_reading (self);
  g_clear_handle_id (&self->copied_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_PANE);

  G_OBJECT_CLASS (sealwax_pane_parent_class)->dispose (object);
}

static void
sealwax_pane_finalize (GObject *object)
{
  SealwaxPane *self = SEALWAX_PANE (object);

  for (gsize i = 0; i < G_N_ELEMENTS (self->strings); i++)
    g_free (self->strings[i]);
  g_free (self->source);
  g_free (self->status);

  G_OBJECT_CLASS (sealwax_pane_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * SealwaxPane:title:
   *
   * The heading, and the accessible name of the text.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  /**
   * SealwaxPane:placeholder:
   *
   * What stands in the pane while it is empty.
   */
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);

  /**
   * SealwaxPane:hint:
   *
   * What stands below the heading while there is nothing to say of the text.
   */
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);

  /**
   * SealwaxPane:paste-label:
   *
   * The name of Paste.
   */
  properties[PROP_PASTE_LABEL] = g_param_spec_string ("paste-label", NULL, NULL, NULL, flags);

  /**
   * SealwaxPane:copy-label:
   *
   * The name of Copy.
   */
  properties[PROP_COPY_LABEL] = g_param_spec_string ("copy-label", NULL, NULL, NULL, flags);

  /**
   * SealwaxPane:menu-label:
   *
   * The name of the menu.
   */
  properties[PROP_MENU_LABEL] = g_param_spec_string ("menu-label", NULL, NULL, NULL, flags);

  /**
   * SealwaxPane:menu-model:
   *
   * What the menu holds. Not for construction only: a template sets what it defines further down later.
   */
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPane:bar:
   *
   * A widget below the heading.
   */
  properties[PROP_BAR] = g_param_spec_object ("bar", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPane:secret:
   *
   * Whether the text is secret, see #SealwaxTextView:secret.
   */
  properties[PROP_SECRET] = g_param_spec_boolean ("secret", NULL, NULL, FALSE, flags);

  /**
   * SealwaxPane:monospace:
   *
   * Whether all its characters are equally wide.
   */
  properties[PROP_MONOSPACE] = g_param_spec_boolean ("monospace", NULL, NULL, FALSE, flags);

  /**
   * SealwaxPane:narrow:
   *
   * Whether there is no room for the heading.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GType type)
{
  /**
   * SealwaxPane::edited:
   *
   * The person has changed the text.
   */
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxPane::file-dropped:
   * @file: the file
   *
   * The person wants a file opened in this pane.
   */
  signals[FILE_DROPPED] = g_signal_new ("file-dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  /**
   * SealwaxPane::pasted:
   *
   * Paste has replaced the text; comes after #SealwaxPane::edited.
   */
  signals[PASTED] = g_signal_new ("pasted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

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

  object_class->constructed = sealwax_pane_constructed;
  object_class->dispose = sealwax_pane_dispose;
  object_class->finalize = sealwax_pane_finalize;
  object_class->get_property = sealwax_pane_get_property;
  object_class->set_property = sealwax_pane_set_property;

  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, heading);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, title_box);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, status_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, placeholder_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, paste_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, sealwax_pane_copy_all);
  gtk_widget_class_bind_template_callback (widget_class, sealwax_pane_paste_over);
}

static void
sealwax_pane_init (SealwaxPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The person has changed the text. */
void
sealwax_pane_note_edited (SealwaxPane *self)
{
  g_clear_pointer (&self->source, g_free);
  sealwax_pane_update_controls (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* Something that the person wanted could not be done. */
void
sealwax_pane_refuse (SealwaxPane *self,
                     const char  *sentence)
{
  g_signal_emit (self, signals[REFUSED], 0, sentence);
}

/* The template cannot bind accessible names; the description is what the status line says. */
void
sealwax_pane_name_view (SealwaxPane *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->strings[PROP_TITLE],
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  self->strings[PROP_PLACEHOLDER],
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->status != NULL ? self->status : "",
                                  -1);
}

/* The person wants a file opened here. */
void
sealwax_pane_take_file (SealwaxPane *self,
                        GFile       *file)
{
  g_signal_emit (self, signals[FILE_DROPPED], 0, file);
}

/**
 * sealwax_pane_set_text:
 * @self: a pane
 * @text: a result to be shown: UTF-8 without NUL
 *
 * Replaces the text, as one step of undo. This is no change of the person's: there is no signal.
 */
void
sealwax_pane_set_text (SealwaxPane   *self,
                       SealwaxSecret *text)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  g_clear_pointer (&self->source, g_free);
  sealwax_text_view_set_text (self->text_view, text);
  sealwax_pane_update_controls (self);
}

/**
 * sealwax_pane_paste_text:
 * @self: a pane
 * @text: what the person pasted: UTF-8 without NUL
 *
 * Replaces the text, as one step of undo, and sends the signals `edited` and `pasted`.
 */
void
sealwax_pane_paste_text (SealwaxPane   *self,
                         SealwaxSecret *text)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_text_view_set_text (self->text_view, text);
  sealwax_pane_note_edited (self);
  g_signal_emit (self, signals[PASTED], 0);
}

/**
 * sealwax_pane_open_text:
 * @self: a pane
 * @text: what a file holds: UTF-8 without NUL
 * @name: the file's name, by sealwax_file_dup_name(), for the status
 *
 * Replaces the text, as one step of undo, and sends the signals `edited` and `pasted`.
 */
void
sealwax_pane_open_text (SealwaxPane   *self,
                        SealwaxSecret *text,
                        const char    *name)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_pane_set_text (self, text);
  g_set_str (&self->source, name);
  g_signal_emit (self, signals[EDITED], 0);
  g_signal_emit (self, signals[PASTED], 0);
}

/**
 * sealwax_pane_set_status:
 * @self: a pane
 * @status: what to say of the text, or nothing
 *
 * Sets the line below the heading, which describes the text to assistive technology. Where only the beginning of the text is
 * shown, it says that, too. The name of the file, if the text comes from one, stands behind all that, where it pushes nothing
 * out of sight, and between quotation marks: others chose it.
 */
void
sealwax_pane_set_status (SealwaxPane *self,
                         const char  *status)
{
  g_autofree char *shown = NULL;
  g_autofree char *named = NULL;

  g_return_if_fail (SEALWAX_IS_PANE (self));

  if (*status != '\0' && !sealwax_text_view_is_shown_whole (self->text_view))
    {
      /* Translators: a status, and then a note on it. */
      shown = g_strdup_printf (_ ("%s · only the beginning is shown"), status);
      status = shown;
    }
  if (*status != '\0' && self->source != NULL)
    {
      /* Translators: a status, and then the name of the file that the text comes from. */
      named = g_strdup_printf (_ ("%s · from “%s”"), status, self->source);
      status = named;
    }

  if (*status == '\0')
    status = self->strings[PROP_HINT];

  g_set_str (&self->status, status);
  if (self->copied_source == 0) /* else it follows: a text can be copied before it was looked at */
    sealwax_pane_show_status (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status, -1);
}
