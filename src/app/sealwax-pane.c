/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-bytes.h"
#include "sealwax-message-copy.h"
#include "sealwax-pane.h"
#include "sealwax-secret-copy.h"
#include "sealwax-text-view.h"
#include "sealwax-text.h"

/* For how long a copy is confirmed. */
#define COPIED_SECONDS 3

/**
 * SealwaxPane:
 *
 * One of the two panes: a heading, a status line, Paste and Copy, and the text.
 */
struct _SealwaxPane
{
  GtkBox parent_instance;

  char    *title;
  char    *placeholder;
  char    *hint;
  char    *paste_label;
  char    *copy_label;
  char    *menu_label;
  gboolean secret;
  gboolean monospace;
  gboolean narrow;

  char         *status; /* what the status line says, but for a while after copying */
  guint         copied_source;
  GMenuModel   *menu_model;
  GCancellable *paste_cancellable;

  SealwaxTextView *text_view;
  GtkLabel        *status_label;
  GtkLabel        *placeholder_label;
  GtkWidget       *paste_button;
  GtkWidget       *copy_button;
  GtkWidget       *menu_button;
};

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
  PROP_SECRET,
  PROP_MONOSPACE,
  PROP_NARROW,
  N_PROPS,
};

enum
{
  EDITED,
  PASTED,
  REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
update_controls (SealwaxPane *self)
{
  gboolean empty = sealwax_pane_get_length (self) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder_label), empty);
  gtk_widget_set_sensitive (self->copy_button, !empty);
}

static void
on_text_edited (SealwaxPane *self)
{
  update_controls (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* A paste under way: the pane, and whether the text takes the place of all that is there. */
typedef struct
{
  SealwaxPane *pane;
  gboolean     replace;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->pane);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
take_pasted (SealwaxPane   *self,
             SealwaxSecret *pasted,
             gboolean       replace)
{
  if (!replace)
    {
      sealwax_text_view_insert (self->text_view, pasted);
      return;
    }

  sealwax_text_view_set_text (self->text_view, pasted);
  on_text_edited (self);
  g_signal_emit (self, signals[PASTED], 0);
}

static void
on_pasted (GObject      *stream,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) pasted = NULL;
  SealwaxPane         *self = paste->pane;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  gssize               size = g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, &error);

  if (size > 0)
    {
      pasted = sealwax_secret_new (g_memory_output_stream_get_data (memory), (gsize)size);
      sealwax_wipe (g_memory_output_stream_get_data (memory), (gsize)size);
    }

  if (self->text_view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* nobody waits for it any more */

  if (pasted == NULL)
    g_signal_emit (self, signals[REFUSED], 0, _ ("There is no text on the clipboard."));
  else if (!sealwax_text_is_valid ((const guint8 *)sealwax_secret_get_text (pasted), (gsize)size))
    g_signal_emit (self, signals[REFUSED], 0, _ ("What is on the clipboard is not text."));
  else
    take_pasted (self, pasted, paste->replace);
}

static void
on_offered (GObject      *clipboard,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, &error);
  g_autoptr (GOutputStream) memory = NULL;
  GCancellable *cancellable = paste->pane->paste_cancellable;

  if (paste->pane->text_view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (stream == NULL)
    {
      g_signal_emit (paste->pane, signals[REFUSED], 0, _ ("There is no text on the clipboard."));
      return;
    }

  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory,
                                stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT,
                                cancellable,
                                on_pasted,
                                g_steal_pointer (&paste));
}

/* Not gdk_clipboard_read_text_async(), which makes some text of bytes that are none, and cuts it at a NUL. */
static void
read_clipboard (SealwaxPane *self,
                gboolean     replace)
{
  static const char *types[] = { "text/plain;charset=utf-8", "UTF8_STRING", "text/plain", NULL };
  Paste             *paste = g_new0 (Paste, 1);

  g_cancellable_cancel (self->paste_cancellable);
  g_clear_object (&self->paste_cancellable);
  self->paste_cancellable = g_cancellable_new ();

  paste->pane = g_object_ref (self);
  paste->replace = replace;
  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), types, G_PRIORITY_DEFAULT, self->paste_cancellable, on_offered, paste);
}

/* Ctrl+V and the menu: at the cursor. */
static void
on_paste (SealwaxPane *self)
{
  read_clipboard (self, FALSE);
}

/* The button: instead of all that is there. */
static void
on_paste_clicked (SealwaxPane *self)
{
  read_clipboard (self, TRUE);
}

static void
show_status (SealwaxPane *self)
{
  g_clear_handle_id (&self->copied_source, g_source_remove);
  gtk_label_set_label (self->status_label, self->status != NULL ? self->status : "");
}

static void
on_copied_seen (gpointer user_data)
{
  SealwaxPane *self = user_data;

  self->copied_source = 0;
  show_status (self);
}

static void
confirm_copy (SealwaxPane *self)
{
  g_clear_handle_id (&self->copied_source, g_source_remove);
  gtk_label_set_label (self->status_label, _ ("Copied"));
  self->copied_source = g_timeout_add_seconds_once (COPIED_SECONDS, on_copied_seen, self);
}

/* Ctrl+C, Ctrl+X and the menu: what is selected. A secret copy is confirmed by #SealwaxCopyBar. */
static void
on_copy (SealwaxPane   *self,
         SealwaxSecret *text)
{
  if (self->secret)
    {
      sealwax_secret_copy_text (GTK_WIDGET (self->text_view), text);
      return;
    }

  sealwax_message_copy_text (GTK_WIDGET (self->text_view), text);
  confirm_copy (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _ ("Copied"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The button: all that is there. */
static void
on_copy_clicked (SealwaxPane *self)
{
  g_autoptr (SealwaxSecret) text = sealwax_pane_dup_text (self);

  on_copy (self, text);
}

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
      g_value_set_string (value, self->title);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_PASTE_LABEL:
      g_value_set_string (value, self->paste_label);
      break;
    case PROP_COPY_LABEL:
      g_value_set_string (value, self->copy_label);
      break;
    case PROP_MENU_LABEL:
      g_value_set_string (value, self->menu_label);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
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
      g_set_str (&self->title, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      g_set_str (&self->placeholder, g_value_get_string (value));
      break;
    case PROP_HINT:
      g_set_str (&self->hint, g_value_get_string (value));
      break;
    case PROP_PASTE_LABEL:
      g_set_str (&self->paste_label, g_value_get_string (value));
      break;
    case PROP_COPY_LABEL:
      g_set_str (&self->copy_label, g_value_get_string (value));
      break;
    case PROP_MENU_LABEL:
      g_set_str (&self->menu_label, g_value_get_string (value));
      break;
    case PROP_MENU_MODEL:
      g_set_object (&self->menu_model, g_value_get_object (value));
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

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title,
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  self->placeholder,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paste_button), GTK_ACCESSIBLE_PROPERTY_LABEL, self->paste_label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL, self->copy_label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, self->menu_label, -1);
  sealwax_pane_set_status (self, "");
  if (self->monospace) /* no words to keep together */
    gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text_view), GTK_WRAP_CHAR);
}

static void
sealwax_pane_dispose (GObject *object)
{
  SealwaxPane *self = SEALWAX_PANE (object);

  g_cancellable_cancel (self->paste_cancellable);
  g_clear_object (&self->paste_cancellable);
  g_clear_handle_id (&self->copied_source, g_source_remove);
  g_clear_object (&self->menu_model);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_PANE);

  G_OBJECT_CLASS (sealwax_pane_parent_class)->dispose (object);
}

static void
sealwax_pane_finalize (GObject *object)
{
  SealwaxPane *self = SEALWAX_PANE (object);

  g_free (self->title);
  g_free (self->placeholder);
  g_free (self->hint);
  g_free (self->paste_label);
  g_free (self->copy_label);
  g_free (self->menu_label);
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
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

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

  g_type_ensure (SEALWAX_TYPE_TEXT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, text_view);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, status_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, placeholder_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, paste_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPane, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_text_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
  gtk_widget_class_bind_template_callback (widget_class, on_paste);
  gtk_widget_class_bind_template_callback (widget_class, on_paste_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
sealwax_pane_init (SealwaxPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_pane_dup_text:
 * @self: a pane
 *
 * Returns: (transfer full): all of its text
 */
SealwaxSecret *
sealwax_pane_dup_text (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), NULL);

  return sealwax_text_view_dup_text (self->text_view);
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

  sealwax_text_view_set_text (self->text_view, text);
  update_controls (self);
}

/**
 * sealwax_pane_get_length:
 * @self: a pane
 *
 * Returns: how many characters its text has
 */
gsize
sealwax_pane_get_length (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), 0);

  return sealwax_text_view_get_length (self->text_view);
}

/**
 * sealwax_pane_set_status:
 * @self: a pane
 * @status: what to say of the text, or nothing
 *
 * Sets the line below the heading, which describes the text to assistive technology. Where only the beginning of the text
 * is shown, it says that, too.
 */
void
sealwax_pane_set_status (SealwaxPane *self,
                         const char  *status)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (SEALWAX_IS_PANE (self));

  if (*status == '\0')
    status = self->hint;
  else if (!sealwax_text_view_is_shown_whole (self->text_view))
    {
      /* Translators: a status, and then a note on it. */
      shown = g_strdup_printf (_ ("%s · only the beginning is shown"), status);
      status = shown;
    }

  g_set_str (&self->status, status);
  show_status (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status, -1);
}

/**
 * sealwax_pane_wipe:
 * @self: a pane
 *
 * Empties the pane for good, with the history of changes.
 */
void
sealwax_pane_wipe (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  g_cancellable_cancel (self->paste_cancellable); /* what comes now comes too late */
  sealwax_text_view_wipe (self->text_view);
  update_controls (self);
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
 * sealwax_pane_focus_copy:
 * @self: a pane
 *
 * Moves the keyboard's focus to Copy.
 */
void
sealwax_pane_focus_copy (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  gtk_widget_grab_focus (self->copy_button);
}
