/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-closing.h"
#include "sealwax-copy-bar.h"
#include "sealwax-format.h"
#include "sealwax-late-bus.h"
#include "sealwax-lazy-menu.h"
#include "sealwax-loss-dialog.h"
#include "sealwax-message-label.h"
#include "sealwax-own-messages.h"
#include "sealwax-ring.h"
#include "sealwax-secret-copy.h"
#include "sealwax-settings.h"
#include "sealwax-window-private.h"
#include "sealwax-wrapping-button.h"
#include "sealwax-yielding-box.h"

/**
 * SealwaxWindow:
 *
 * A window with the two panes and the key bar, which shows a #SealwaxSession. This file has its parts and how it follows
 * the session and the person; the actions are in sealwax-window-actions.c.
 */

G_DEFINE_FINAL_TYPE (SealwaxWindow, sealwax_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_FORMAT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The message that was to be copied may have changed. */
static void
stop_instructions (SealwaxWindow *self)
{
  if (sealwax_window_stop_instructions (self))
    sealwax_key_bar_say (self->key_bar, _ ("Stopped because you changed the text or passphrase."));
}

static void
on_session_changed (SealwaxWindow    *self,
                    SealwaxTextModel *text)
{
  sealwax_window_say_nothing (self);
  sealwax_window_stop_waiting (self);
  sealwax_window_stop_trial (self);
  sealwax_window_end_steps (self);
  if (text == sealwax_session_get_ciphertext (self->session))
    stop_instructions (self);
}

/* Shows which action Return in the passphrase will run. */
static void
on_edited_changed (SealwaxWindow *self)
{
  gboolean is_plaintext = sealwax_session_get_edited (self->session) == sealwax_session_get_plaintext (self->session);

  sealwax_key_bar_suggest (self->key_bar, is_plaintext ? SEALWAX_KEY_PURPOSE_ENCRYPT : SEALWAX_KEY_PURPOSE_DECRYPT);
}

/* The passphrase comes next. */
static void
on_text_replaced (SealwaxWindow    *self,
                  SealwaxTextModel *text)
{
  self->pasted = text == sealwax_session_get_ciphertext (self->session);
  sealwax_panes_show (self->panes, sealwax_panes_find (self->panes, text));
  sealwax_key_bar_focus (self->key_bar);
}

static void
on_taken (SealwaxWindow *self,
          const char    *source)
{
  g_autofree char *sentence = source != NULL ? g_strdup_printf (_ ("Opened “%s”."), source) : NULL;

  if (sentence == NULL)
    return;

  /* What is said of the text says more now. */
  sealwax_window_describe_text (self);
  sealwax_window_describe_message (self, FALSE);
  sealwax_banners_announce (self->banners, sentence);
}

static void
on_saved (SealwaxWindow *self,
          const char    *name)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Saved as “%s”."), name);

  sealwax_banners_say (self->banners, sentence);
}

static gboolean
on_ciphertext_copying (SealwaxWindow *self)
{
  sealwax_window_send_message (self, SEALWAX_SENDING_COPY);

  return TRUE;
}

static void
on_outdated (SealwaxWindow *self)
{
  sealwax_banners_announce (self->banners, sealwax_message_label_verdict (sealwax_session_get_verdict (self->session)));
}

/* Something that the person wanted could not be done. */
static void
on_refused (SealwaxWindow *self,
            const char    *sentence)
{
  sealwax_banners_say (self->banners, sentence);
}

static gboolean
on_text_pasted (SealwaxWindow          *self,
                SealwaxSecret          *text,
                const graphene_point_t *place)
{
  sealwax_session_take (self->session, text, NULL, SEALWAX_TAKEN_AS_IT_IS);

  return TRUE;
}

static void
on_pane_file_dropped (SealwaxWindow *self,
                      GFile         *file,
                      SealwaxPane   *pane)
{
  sealwax_files_load (self->files, file, sealwax_pane_get_model (pane));
}

static void
on_key_activated (SealwaxWindow *self)
{
  sealwax_window_act_on (self, sealwax_session_get_edited (self->session));
}

static void
on_key_edited (SealwaxWindow *self)
{
  sealwax_window_say_nothing (self);
  sealwax_window_stop_waiting (self);
  sealwax_session_interrupt (self->session);
  sealwax_window_forget_worked (self);
  sealwax_window_stop_trial (self);
  sealwax_window_count_idle_time (self); /* a key file may come long after the person asked for it */
}

static void
on_banner_dismissed (SealwaxWindow *self)
{
  sealwax_banners_say (self->banners, NULL);
}

static void
on_content_mapped (SealwaxWindow *self)
{
  sealwax_window_restore_focus (self);
}

/* The number depends on the format and on the settings. */
static void
update_iterations (SealwaxWindow *self)
{
  sealwax_key_bar_set_iterations (self->key_bar, sealwax_session_get_iterations (self->session));
}

static void
on_format_changed (SealwaxWindow *self)
{
  sealwax_key_bar_show_format_note (self->key_bar, sealwax_session_get_format (self->session) == SEALWAX_FORMAT_BASIC);
  update_iterations (self);
  sealwax_window_say_nothing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORMAT]);
}

/* Stops everything, as nobody is waiting for it any more. Each piece of work holds a reference to the window. So until the
 * last one is over, the window is not disposed, and behaves as if it were still there. */
static void
leave (SealwaxWindow *self)
{
  self->closed = TRUE;
  sealwax_loss_dialog_look_again ();
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (self->files, self);
  sealwax_window_stop_asking (self);
  sealwax_session_stop (self->session);
  sealwax_session_stop_taking (self->session);
  sealwax_chat_forget (sealwax_session_get_chat (self->session));
  sealwax_messages_stop (sealwax_session_get_messages (self->session));
  g_signal_handlers_disconnect_by_data (self->stray, self);
  sealwax_offer_forget (self->offer);
  sealwax_intake_stop (self->intake);
  sealwax_window_stop_instructions (self);
  sealwax_files_stop_loading (self->files);
  sealwax_pane_stop_reading (self->plaintext_pane);
  sealwax_pane_stop_reading (self->ciphertext_pane);
  sealwax_own_messages_forget (self);
  sealwax_window_forget_worked (self);
  g_signal_handlers_disconnect_by_data (self->trial, self);
  sealwax_kept_trial_stop (self->trial);
  g_clear_object (&self->tried);
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
    return GDK_EVENT_STOP; /* a dialog closes first */

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
      g_value_set_enum (value, (int)sealwax_session_get_format (self->session));
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
      sealwax_session_set_format (self->session, (SealwaxFormat)g_value_get_enum (value));
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
  g_clear_weak_pointer (&self->kept_focus);
  g_clear_weak_pointer (&self->send_question);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_WINDOW);

  G_OBJECT_CLASS (sealwax_window_parent_class)->dispose (object);
}

static void
sealwax_window_finalize (GObject *object)
{
  SealwaxWindow *self = SEALWAX_WINDOW (object);

  g_object_unref (self->banners);
  g_object_unref (self->dialog_room);
  g_object_unref (self->intake);
  g_object_unref (self->stray);
  g_object_unref (self->trial);
  g_object_unref (self->offer);
  g_object_unref (self->files);
  g_object_unref (self->session);

  G_OBJECT_CLASS (sealwax_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SEALWAX_TYPE_WRAPPING_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, row_breakpoint);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, stacked_breakpoint);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, main_menu_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, toggle_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, offer_banner);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, pane_toggle);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, plaintext_pane);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, stray_open_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, hidden_note);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, chat_bar);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, ciphertext_pane);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, message_bar);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, plaintext_step);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, ciphertext_step);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, empty_state);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, key_words);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, trial_bar);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, passphrase_chip);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, key_chip);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, key_offer);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, SealwaxWindow, key_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_banner_dismissed);
  gtk_widget_class_bind_template_callback (widget_class, on_ciphertext_copying);
  gtk_widget_class_bind_template_callback (widget_class, on_content_mapped);
  gtk_widget_class_bind_template_callback (widget_class, on_key_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_file_dropped);
  gtk_widget_class_bind_template_callback (widget_class, on_refused);
}

static void
sealwax_window_class_init (SealwaxWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = sealwax_window_dispose;
  object_class->finalize = sealwax_window_finalize;
  object_class->get_property = sealwax_window_get_property;
  object_class->set_property = sealwax_window_set_property;
  window_class->close_request = sealwax_window_close_request;

  /**
   * SealwaxWindow:format:
   *
   * The format that Encrypt uses; for the action win.format.
   */
  properties[PROP_FORMAT] = g_param_spec_enum ("format", NULL, NULL, SEALWAX_TYPE_FORMAT, SEALWAX_FORMAT_SEALED, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SEALWAX_TYPE_CHAT_BAR);
  g_type_ensure (SEALWAX_TYPE_COPY_BAR);
  g_type_ensure (SEALWAX_TYPE_EMPTY_STATE);
  g_type_ensure (SEALWAX_TYPE_HIDDEN_NOTE);
  g_type_ensure (SEALWAX_TYPE_NEXT_STEP);
  g_type_ensure (SEALWAX_TYPE_PANE);
  g_type_ensure (SEALWAX_TYPE_PANES);
  g_type_ensure (SEALWAX_TYPE_KEY_BAR);
  g_type_ensure (SEALWAX_TYPE_KEY_CHIP);
  g_type_ensure (SEALWAX_TYPE_KEY_WORDS);
  g_type_ensure (SEALWAX_TYPE_MESSAGE_BAR);
  g_type_ensure (SEALWAX_TYPE_TRIAL_BAR);
  g_type_ensure (SEALWAX_TYPE_YIELDING_BOX);
  bind_template (widget_class);

  sealwax_window_install_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.format", "format");
}

/* What the window shows. */
static void
make_session (SealwaxWindow *self)
{
  self->session = sealwax_session_new ();
  self->stray = sealwax_stray_new (sealwax_session_get_plaintext (self->session));
  self->offer = sealwax_offer_new (sealwax_session_get_messages (self->session));
  self->files = sealwax_files_new (self->session);
  self->trial = sealwax_kept_trial_new (sealwax_session_get_messages (self->session), G_LIST_MODEL (sealwax_ring_get_default ()));
  self->intake = sealwax_intake_new (SEALWAX_TRANSFER_TEXT);
}

static void
follow_session (SealwaxWindow *self)
{
  SealwaxSession   *session = self->session;
  SealwaxTextModel *plaintext = sealwax_session_get_plaintext (session);
  SealwaxTextModel *ciphertext = sealwax_session_get_ciphertext (session);

  sealwax_pane_set_model (self->plaintext_pane, plaintext);
  sealwax_pane_set_model (self->ciphertext_pane, ciphertext);
  sealwax_message_bar_set_messages (self->message_bar, sealwax_session_get_messages (session));
  sealwax_window_watch_stray (self);
  sealwax_hidden_note_set_session (self->hidden_note, session);
  sealwax_window_mark_message (self); /* before it is said that they were read */

  g_signal_connect_object (plaintext, "replaced", G_CALLBACK (on_text_replaced), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ciphertext, "replaced", G_CALLBACK (on_text_replaced), self, G_CONNECT_SWAPPED);
  sealwax_window_follow_messages (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_session_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (session, "kept", G_CALLBACK (sealwax_loss_dialog_look_again), NULL);
  g_signal_connect_object (session, "lost", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::edited", G_CALLBACK (on_edited_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::format", G_CALLBACK (on_format_changed), self, G_CONNECT_SWAPPED);
  sealwax_window_follow_draft (self);
  g_signal_connect_object (session, "notify::verdict", G_CALLBACK (sealwax_window_describe_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "outdated", G_CALLBACK (on_outdated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "taken", G_CALLBACK (on_taken), self, G_CONNECT_SWAPPED);
  sealwax_window_watch_work (self);
  sealwax_window_watch_chat (self);

  g_signal_connect_object (self->files, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->files, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "text", G_CALLBACK (on_text_pasted), self, G_CONNECT_SWAPPED);
}

static void
follow_settings (SealwaxWindow *self)
{
  SealwaxSettings *settings = sealwax_settings_get_default ();

  sealwax_session_set_format (self->session, sealwax_settings_get_format (settings));
  update_iterations (self);
  g_signal_connect_object (settings, "notify::iterations", G_CALLBACK (update_iterations), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::calibrated-iterations", G_CALLBACK (update_iterations), self, G_CONNECT_SWAPPED);
}

static void
sealwax_window_init (SealwaxWindow *self)
{
  make_session (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->banners = sealwax_banners_new (self->scroller, self->banner, self->offer_banner, self->key_bar);

  sealwax_late_bus_watch (GTK_WINDOW (self));
  sealwax_closing_guard (GTK_WINDOW (self));
  sealwax_lazy_menu_set (self->main_menu_button, G_MENU_MODEL (self->main_menu));
  sealwax_window_restore_size (self);
  sealwax_window_watch_width (self);
  sealwax_window_watch_offer (self);
  sealwax_window_watch_use (self);
  sealwax_window_watch_words (self);
  sealwax_window_watch_scrolling (self);
  sealwax_window_watch_steps (self);

  follow_session (self);
  sealwax_window_watch_keys (self);
  sealwax_window_watch_kept (self);
  sealwax_window_watch_trial (self);
  sealwax_window_watch_tried (self);
  follow_settings (self);
  on_edited_changed (self);
  sealwax_pane_focus_text (self->plaintext_pane);
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
