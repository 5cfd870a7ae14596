/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-copy-bar.h"
#include "sealwax-late-menu.h"
#include "sealwax-own-messages.h"
#include "sealwax-secret-copy.h"
#include "sealwax-settings.h"
#include "sealwax-window-private.h"

/**
 * SealwaxWindow:
 *
 * A window with the two panes and the key bar. Here is what it consists of and how it follows the person; its actions are in
 * sealwax-window-actions.c, its work is in sealwax-window-work.c, its files are in sealwax-window-files.c, what it says of
 * the texts in sealwax-window-status.c, sealwax-window-verdict.c and sealwax-window-messages.c, what it does with the
 * clipboard in sealwax-window-offer.c and sealwax-window-paste.c.
 */

G_DEFINE_FINAL_TYPE (SealwaxWindow, sealwax_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_FORMAT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_plaintext_chosen (SealwaxWindow *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->pane_toggle), "ciphertext") != 0;
}

static void
update_panes (SealwaxWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->plaintext_pane), !self->narrow || is_plaintext_chosen (self));
  gtk_widget_set_visible (GTK_WIDGET (self->ciphertext_pane), !self->narrow || !is_plaintext_chosen (self));
}

/* What went into the work is not what stands there any more. */
static void
on_input_changed (SealwaxWindow *self)
{
  sealwax_window_say (self, NULL);
  if (self->cancellable == NULL)
    return;

  sealwax_window_stop_work (self);
  sealwax_window_say (self, _ ("Stopped, because something was changed meanwhile."));
}

/* The message that was to be copied may be another one now. */
static void
stop_instructions (SealwaxWindow *self)
{
  if (sealwax_window_stop_instructions (self))
    sealwax_window_say (self, _ ("Stopped, because something was changed meanwhile."));
}

static void
on_text_edited (SealwaxWindow    *self,
                SealwaxTextModel *text)
{
  gboolean is_plaintext = text == self->plaintext;

  self->edited_pane = is_plaintext ? self->plaintext_pane : self->ciphertext_pane;
  sealwax_window_suggest_action (self);
  on_input_changed (self);

  if (is_plaintext)
    {
      sealwax_window_describe_text (self);
      return;
    }

  stop_instructions (self);
  sealwax_window_outdate_opened (self);
  sealwax_window_inspect (self);
}

static void
on_text_replaced (SealwaxWindow    *self,
                  SealwaxTextModel *text)
{
  self->pasted = text == self->ciphertext;
  sealwax_key_bar_focus (self->key_bar);
}

static void
on_pane_refused (SealwaxWindow *self,
                 const char    *sentence,
                 SealwaxPane   *pane)
{
  sealwax_window_say (self, sentence);
}

static void
on_pane_file_dropped (SealwaxWindow *self,
                      GFile         *file,
                      SealwaxPane   *pane)
{
  sealwax_window_load (self, pane, file);
}

/* The choice goes into the work like the text. */
static void
on_message_chosen (SealwaxWindow *self)
{
  self->edited_pane = self->ciphertext_pane;
  sealwax_window_suggest_action (self);
  on_input_changed (self);
  stop_instructions (self);
  sealwax_window_show_pane (self, self->ciphertext_pane);
  sealwax_window_describe_message (self, TRUE);
  sealwax_window_follow_choice (self);
}

static void
on_key_activated (SealwaxWindow *self)
{
  sealwax_window_act_on (self, self->edited_pane);
}

static void
on_key_refused (SealwaxWindow *self,
                const char    *sentence)
{
  sealwax_window_say (self, sentence);
}

static void
on_key_repeated (SealwaxWindow *self)
{
  sealwax_window_encrypt (self);
}

static void
on_banner_dismissed (SealwaxWindow *self)
{
  sealwax_window_say (self, NULL);
}

static void
on_pane_chosen (SealwaxWindow *self)
{
  update_panes (self);
}

/* AdwBreakpoint unmaps the content while it changes, at which the focus goes to the first widget of the window. */
static void
set_narrow (SealwaxWindow *self,
            gboolean       narrow)
{
  g_set_weak_pointer (&self->kept_focus, gtk_root_get_focus (GTK_ROOT (self)));

  if (sealwax_window_has_focus_inside (self, self->plaintext_pane))
    sealwax_window_show_pane (self, self->plaintext_pane);
  else if (sealwax_window_has_focus_inside (self, self->ciphertext_pane))
    sealwax_window_show_pane (self, self->ciphertext_pane);

  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  update_panes (self);
}

static void
on_narrow_applied (SealwaxWindow *self)
{
  set_narrow (self, TRUE);
}

static void
on_narrow_unapplied (SealwaxWindow *self)
{
  set_narrow (self, FALSE);
}

static void
restore_focus (gpointer user_data)
{
  g_autoptr (SealwaxWindow) self = user_data;

  /* Not so that all of the passphrase is selected, and goes with the next letter. */
  if (GTK_IS_TEXT (self->kept_focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (self->kept_focus));
  else if (self->kept_focus != NULL)
    gtk_widget_grab_focus (self->kept_focus);
  g_clear_weak_pointer (&self->kept_focus);
}

static void
on_content_mapped (SealwaxWindow *self)
{
  if (self->kept_focus != NULL)
    g_idle_add_once (restore_focus, g_object_ref (self));
}

static void
on_active_changed (SealwaxWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    sealwax_secret_copy_settle (FALSE);
}

/* It depends on the format and on the settings. */
static void
update_iterations (SealwaxWindow *self)
{
  sealwax_key_bar_set_iterations (self->key_bar, sealwax_window_get_iterations (self));
}

static void
set_format (SealwaxWindow *self,
            SealwaxFormat  format)
{
  if (self->format == format)
    return;

  self->format = format;
  sealwax_key_bar_show_format_note (self->key_bar, format == SEALWAX_FORMAT_BASIC);
  update_iterations (self);
  on_input_changed (self);
}

/* Nobody waits for anything any more. Each piece of work has a reference to the window, which is not disposed, and is as if it
 * were still there, before the last one is over. */
static void
leave (SealwaxWindow *self)
{
  self->closed = TRUE;
  sealwax_window_stop_work (self);
  sealwax_window_stop_inspecting (self);
  sealwax_window_stop_looking (self);
  sealwax_window_stop_pasting (self);
  sealwax_window_stop_instructions (self);
  sealwax_window_stop_loading (self);
  sealwax_pane_stop_reading (self->plaintext_pane);
  sealwax_pane_stop_reading (self->ciphertext_pane);
  sealwax_own_messages_forget (GTK_WINDOW (self));
  g_clear_handle_id (&self->use_source, g_source_remove);
}

static gboolean
sealwax_window_close_request (GtkWindow *window)
{
  SealwaxWindow *self = SEALWAX_WINDOW (window);

  if (!sealwax_window_may_close (self))
    return GDK_EVENT_STOP;

  sealwax_window_save_size (self);
  if (GTK_WINDOW_CLASS (sealwax_window_parent_class)->close_request (window) == GDK_EVENT_STOP)
    return GDK_EVENT_STOP; /* a dialog is closed first */

  leave (self);

  return GDK_EVENT_PROPAGATE;
}

static void
sealwax_window_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SealwaxWindow *self = SEALWAX_WINDOW (object);

  switch (prop_id)
    {
    case PROP_FORMAT:
      g_value_set_string (value, self->format == SEALWAX_FORMAT_BASIC ? "basic" : "sealed");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_window_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SealwaxWindow *self = SEALWAX_WINDOW (object);

  switch (prop_id)
    {
    case PROP_FORMAT:
      set_format (self, g_strcmp0 (g_value_get_string (value), "basic") == 0 ? SEALWAX_FORMAT_BASIC : SEALWAX_FORMAT_SEALED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_window_dispose (GObject *object)
{
  SealwaxWindow *self = SEALWAX_WINDOW (object);

  if (!self->closed)
    leave (self);
  g_clear_object (&self->drafts);
  g_clear_object (&self->plaintext);
  g_clear_object (&self->ciphertext);
  g_clear_pointer (&self->file_versions, g_hash_table_unref);
  g_clear_weak_pointer (&self->kept_focus);
  g_clear_weak_pointer (&self->question);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_WINDOW);

  G_OBJECT_CLASS (sealwax_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, main_menu_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, offer_banner);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, pane_toggle);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, plaintext_pane);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, ciphertext_pane);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, message_bar);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, key_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_banner_dismissed);
  gtk_widget_class_bind_template_callback (widget_class, on_content_mapped);
  gtk_widget_class_bind_template_callback (widget_class, on_key_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_input_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_refused);
  gtk_widget_class_bind_template_callback (widget_class, on_key_repeated);
  gtk_widget_class_bind_template_callback (widget_class, on_message_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_unapplied);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_file_dropped);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_refused);
  gtk_widget_class_bind_template_callback (widget_class, sealwax_window_follow_split);
}

static void
sealwax_window_class_init (SealwaxWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = sealwax_window_dispose;
  object_class->get_property = sealwax_window_get_property;
  object_class->set_property = sealwax_window_set_property;
  window_class->close_request = sealwax_window_close_request;

  /**
   * SealwaxWindow:format:
   *
   * The format that Encrypt makes: "sealed" or "basic".
   */
  properties[PROP_FORMAT] = g_param_spec_string ("format", NULL, NULL, "sealed", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SEALWAX_TYPE_COPY_BAR);
  g_type_ensure (SEALWAX_TYPE_PANE);
  g_type_ensure (SEALWAX_TYPE_KEY_BAR);
  g_type_ensure (SEALWAX_TYPE_MESSAGE_BAR);
  bind_template (widget_class);

  sealwax_window_install_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.format", "format");
  sealwax_window_install_file_actions (widget_class);
}

static SealwaxTextModel *
make_text (SealwaxWindow *self,
           SealwaxPane   *pane,
           gboolean       secret)
{
  SealwaxTextModel *text = sealwax_text_model_new (secret);

  g_signal_connect_object (text, "edited", G_CALLBACK (on_text_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "replaced", G_CALLBACK (on_text_replaced), self, G_CONNECT_SWAPPED);
  sealwax_pane_set_model (pane, text);

  return text;
}

static void
sealwax_window_init (SealwaxWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->plaintext = make_text (self, self->plaintext_pane, TRUE);
  self->ciphertext = make_text (self, self->ciphertext_pane, FALSE);

  sealwax_late_menu_set (self->main_menu_button, G_MENU_MODEL (self->main_menu));
  sealwax_window_restore_size (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", FALSE);
  sealwax_window_watch_use (self);
  sealwax_window_watch_drafts (self);
  set_format (self, sealwax_settings_get_format (sealwax_settings_get_default ()));
  self->edited_pane = self->plaintext_pane;
  update_iterations (self);
  g_signal_connect_object (sealwax_settings_get_default (), "notify::iterations", G_CALLBACK (update_iterations), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sealwax_settings_get_default (), "notify::calibrated-iterations", G_CALLBACK (update_iterations), self, G_CONNECT_SWAPPED);
  sealwax_window_suggest_action (self);
  sealwax_pane_focus_text (self->plaintext_pane);
  sealwax_window_watch_clipboard (self);
}

/**
 * sealwax_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
SealwaxWindow *
sealwax_window_new (GtkApplication *application)
{
  return g_object_new (SEALWAX_TYPE_WINDOW, "application", application, NULL);
}

/**
 * sealwax_window_suggest_action:
 * @self: a window
 *
 * Shows which action Return in the passphrase will run.
 */
void
sealwax_window_suggest_action (SealwaxWindow *self)
{
  sealwax_key_bar_suggest (self->key_bar, self->edited_pane == self->plaintext_pane ? "win.encrypt" : "win.decrypt");
}

/**
 * sealwax_window_act_on:
 * @self: a window
 * @pane: one of its panes
 *
 * Encrypts what is in the plaintext pane, or decrypts what is in the other one.
 */
void
sealwax_window_act_on (SealwaxWindow *self,
                       SealwaxPane   *pane)
{
  if (pane == self->plaintext_pane)
    sealwax_window_encrypt (self);
  else
    sealwax_window_decrypt (self);
}

/**
 * sealwax_window_has_focus_inside:
 * @self: a window
 * @pane: one of its panes
 *
 * Returns: whether the keyboard's focus is in the pane
 */
gboolean
sealwax_window_has_focus_inside (SealwaxWindow *self,
                                 SealwaxPane   *pane)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (pane));
}

/**
 * sealwax_window_show_pane:
 * @self: a window
 * @pane: one of its panes
 *
 * Sees to it that the pane is visible, where there is room for one only.
 */
void
sealwax_window_show_pane (SealwaxWindow *self,
                          SealwaxPane   *pane)
{
  adw_toggle_group_set_active_name (self->pane_toggle, pane == self->plaintext_pane ? "plaintext" : "ciphertext");
}

/**
 * sealwax_window_get_current_pane:
 * @self: a window
 *
 * Returns: (transfer none): the pane that has the focus, or else the one that the person changed last
 */
SealwaxPane *
sealwax_window_get_current_pane (SealwaxWindow *self)
{
  if (sealwax_window_has_focus_inside (self, self->plaintext_pane))
    return self->plaintext_pane;
  if (sealwax_window_has_focus_inside (self, self->ciphertext_pane))
    return self->ciphertext_pane;

  return self->edited_pane;
}
