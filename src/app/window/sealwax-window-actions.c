/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-preferences-dialog.h"
#include "sealwax-shortcuts-dialog.h"
#include "sealwax-window-private.h"

/* The pane that has the focus, or else the one that the person changed last. */
static SealwaxPane *
get_current_pane (SealwaxWindow *self)
{
  SealwaxPane *focused = sealwax_panes_get_focused (self->panes);

  return focused != NULL ? focused : sealwax_panes_find (self->panes, sealwax_session_get_edited (self->session));
}

static void
act_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  sealwax_window_act_on (self, sealwax_pane_get_model (get_current_pane (self)));
}

static void
encrypt_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  sealwax_window_encrypt (SEALWAX_WINDOW (widget));
}

static void
decrypt_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  sealwax_window_decrypt (SEALWAX_WINDOW (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  if (sealwax_kept_trial_is_running (self->trial))
    {
      sealwax_window_stop_trial (self);
      sealwax_key_bar_say (self->key_bar, _ ("Cancelled."));
      return;
    }
  if (!sealwax_session_is_working (self->session))
    {
      sealwax_window_stop_chat (self);
      return;
    }

  sealwax_session_stop (self->session);
  sealwax_key_bar_say (self->key_bar, _ ("Cancelled."));
}

static void
stop_chat_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  sealwax_window_stop_chat (SEALWAX_WINDOW (widget));
}

static void
go_on_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  sealwax_window_go_on (SEALWAX_WINDOW (widget));
}

static void
copy_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  sealwax_window_copy_all (SEALWAX_WINDOW (widget));
}

static void
save_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  sealwax_window_save_all (SEALWAX_WINDOW (widget));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  sealwax_window_clear (SEALWAX_WINDOW (widget));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  adw_dialog_present (sealwax_preferences_dialog_new (), widget);
}

static void
copy_with_instructions_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  sealwax_window_send_message (SEALWAX_WINDOW (widget), SEALWAX_SENDING_COPY_WITH_INSTRUCTIONS);
}

static void
save_letter_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  sealwax_window_send_message (SEALWAX_WINDOW (widget), SEALWAX_SENDING_SAVE_LETTER);
}

static void
save_reader_page_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  sealwax_window_save_reader_page (SEALWAX_WINDOW (widget));
}

static void
copy_ciphertext_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  sealwax_window_send_message (SEALWAX_WINDOW (widget), SEALWAX_SENDING_COPY);
}

/* Pastes where it belongs: a message into the ciphertext, anything else into the plaintext. The person asked for this, so
 * it does not matter if the clipboard is marked as secret. */
static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  sealwax_intake_paste (SEALWAX_WINDOW (widget)->intake, gtk_widget_get_clipboard (widget));
}

static void
bring_back_draft_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  if (!sealwax_session_bring_back_draft (self->session))
    return;

  sealwax_panes_focus (self->panes, self->plaintext_pane);
  sealwax_banners_announce (self->banners, _ ("Your draft is back."));
}

static void
reply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  sealwax_window_reply (SEALWAX_WINDOW (widget));
}

static void
paste_message_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  sealwax_window_paste_message (SEALWAX_WINDOW (widget));
}

static void
open_stray_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  sealwax_window_open_stray (SEALWAX_WINDOW (widget));
}

static void
keep_stray_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  sealwax_window_keep_stray (SEALWAX_WINDOW (widget));
}

static void
use_key_file_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  sealwax_key_bar_use_key_file (SEALWAX_WINDOW (widget)->key_bar);
}

static void
make_key_file_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  sealwax_key_bar_make_key_file (SEALWAX_WINDOW (widget)->key_bar);
}

static void
type_words_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  sealwax_key_bar_type_words (SEALWAX_WINDOW (widget)->key_bar);
}

static void
show_words_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  sealwax_key_bar_show_words (SEALWAX_WINDOW (widget)->key_bar);
}

static void
compare_key_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  sealwax_key_bar_compare_key (SEALWAX_WINDOW (widget)->key_bar);
}

static void
remove_key_file_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  sealwax_key_bar_remove_key (SEALWAX_WINDOW (widget)->key_bar);
}

static void
remove_kept_passphrase_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  sealwax_key_bar_remove_kept_passphrase (SEALWAX_WINDOW (widget)->key_bar);
}

static void
kept_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  sealwax_window_show_kept (SEALWAX_WINDOW (widget));
}

static void
keep_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  sealwax_window_keep (SEALWAX_WINDOW (widget));
}

static void
try_kept_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  sealwax_window_try_kept (SEALWAX_WINDOW (widget));
}

static void
stop_trying_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  sealwax_window_stop_trial (SEALWAX_WINDOW (widget));
}

static void
go_on_trying_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  sealwax_kept_trial_go_on (SEALWAX_WINDOW (widget)->trial);
}

static void
use_as_key_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  sealwax_window_use_as_key (SEALWAX_WINDOW (widget));
}

static void
next_message_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  sealwax_messages_choose_next (sealwax_session_get_messages (SEALWAX_WINDOW (widget)->session), 1);
}

static void
previous_message_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  sealwax_messages_choose_next (sealwax_session_get_messages (SEALWAX_WINDOW (widget)->session), -1);
}

static void
other_pane_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);
  gboolean       is_here = sealwax_panes_get_focused (self->panes) == self->plaintext_pane;

  sealwax_panes_focus (self->panes, is_here ? self->ciphertext_pane : self->plaintext_pane);
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  adw_dialog_present (sealwax_shortcuts_dialog_new (), widget);
}

/* The actions name their pane, or leave it to the focus. */
static SealwaxPane *
get_pane (SealwaxWindow *self,
          const char    *action_name)
{
  if (g_str_has_suffix (action_name, "-plaintext"))
    return self->plaintext_pane;
  if (g_str_has_suffix (action_name, "-ciphertext"))
    return self->ciphertext_pane;

  return get_current_pane (self);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  sealwax_window_choose_open (self, get_pane (self, action_name));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  if (get_pane (self, action_name) == self->ciphertext_pane)
    sealwax_window_send_message (self, SEALWAX_SENDING_SAVE);
  else
    sealwax_window_choose_save (self, self->plaintext_pane);
}

/**
 * sealwax_window_install_actions:
 * @widget_class: the window's class
 *
 * Adds the actions that buttons, menus and shortcuts name.
 */
void
sealwax_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.act", NULL, act_action);
  gtk_widget_class_install_action (widget_class, "win.encrypt", NULL, encrypt_action);
  gtk_widget_class_install_action (widget_class, "win.decrypt", NULL, decrypt_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.stop-chat", NULL, stop_chat_action);
  gtk_widget_class_install_action (widget_class, "win.go-on", NULL, go_on_action);
  gtk_widget_class_install_action (widget_class, "win.copy-all", NULL, copy_all_action);
  gtk_widget_class_install_action (widget_class, "win.save-all", NULL, save_all_action);
  gtk_widget_class_install_action (widget_class, "win.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.reply", NULL, reply_action);
  gtk_widget_class_install_action (widget_class, "win.copy-with-instructions", NULL, copy_with_instructions_action);
  gtk_widget_class_install_action (widget_class, "win.save-letter", NULL, save_letter_action);
  gtk_widget_class_install_action (widget_class, "win.save-reader-page", NULL, save_reader_page_action);
  gtk_widget_class_install_action (widget_class, "win.copy-ciphertext", NULL, copy_ciphertext_action);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "win.paste-message", NULL, paste_message_action);
  gtk_widget_class_install_action (widget_class, "win.open-stray", NULL, open_stray_action);
  gtk_widget_class_install_action (widget_class, "win.keep-stray", NULL, keep_stray_action);
  gtk_widget_class_install_action (widget_class, "win.bring-back-draft", NULL, bring_back_draft_action);
  gtk_widget_class_install_action (widget_class, "win.use-key-file", NULL, use_key_file_action);
  gtk_widget_class_install_action (widget_class, "win.make-key-file", NULL, make_key_file_action);
  gtk_widget_class_install_action (widget_class, "win.type-words", NULL, type_words_action);
  gtk_widget_class_install_action (widget_class, "win.show-words", NULL, show_words_action);
  gtk_widget_class_install_action (widget_class, "win.compare-key", NULL, compare_key_action);
  gtk_widget_class_install_action (widget_class, "win.remove-key-file", NULL, remove_key_file_action);
  gtk_widget_class_install_action (widget_class, "win.remove-kept-passphrase", NULL, remove_kept_passphrase_action);
  gtk_widget_class_install_action (widget_class, "win.kept", NULL, kept_action);
  gtk_widget_class_install_action (widget_class, "win.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "win.try-kept", NULL, try_kept_action);
  gtk_widget_class_install_action (widget_class, "win.stop-trying", NULL, stop_trying_action);
  gtk_widget_class_install_action (widget_class, "win.go-on-trying", NULL, go_on_trying_action);
  gtk_widget_class_install_action (widget_class, "win.use-as-key", NULL, use_as_key_action);
  gtk_widget_class_install_action (widget_class, "win.next-message", NULL, next_message_action);
  gtk_widget_class_install_action (widget_class, "win.previous-message", NULL, previous_message_action);
  gtk_widget_class_install_action (widget_class, "win.other-pane", NULL, other_pane_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-plaintext", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-ciphertext", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-plaintext", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-ciphertext", NULL, save_action);
}
