/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-file-dialog.h"
#include "sealwax-message-label.h"
#include "sealwax-secret-copy.h"
#include "sealwax-window-private.h"

/* A whole chat: what is said while its messages are opened, leafing through their texts, and copying and saving them all. */

static SealwaxChat *
get_chat (SealwaxWindow *self)
{
  return sealwax_session_get_chat (self->session);
}

static void
on_changed (SealwaxWindow *self)
{
  SealwaxChat     *chat = get_chat (self);
  gboolean         running = sealwax_chat_is_running (chat);
  gboolean         asking = sealwax_chat_is_asking (chat);
  g_autofree char *question = NULL;
  guint            opened, total;

  sealwax_chat_count (chat, &opened, &total);
  sealwax_window_update_cancel (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-chat", running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-on", asking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-all", !running && opened > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-all", !running && opened > 1);

  if (asking && !self->asked)
    {
      question = sealwax_chat_bar_describe (chat);
      sealwax_banners_announce (self->banners, question);
    }
  self->asked = asking;
}

static void
on_ended (SealwaxWindow *self)
{
  g_autofree char *sentence = sealwax_chat_bar_describe (get_chat (self));

  sealwax_window_count_idle_time (self);
  sealwax_banners_announce (self->banners, sentence);
}

/* Leafing goes on with the same button of the other pane, if it was begun with one. */
static void
move_focus (SealwaxWindow *self,
            gboolean       to_text,
            const char    *action)
{
  if (action == NULL)
    sealwax_pane_focus_text (to_text ? self->plaintext_pane : self->ciphertext_pane);
  else if (to_text)
    sealwax_chat_bar_focus (self->chat_bar, g_str_equal (action, "win.next-message"));
  else
    sealwax_message_bar_focus (self->message_bar, g_str_equal (action, "win.next-message"));
}

/* Where there is room for one pane only, that with the message's text is shown if it has opened, and else that with the message.
 * The focus goes along. Returns whether it has opened. */
static gboolean
show_chosen (SealwaxWindow *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (sealwax_session_get_messages (self->session));
  gboolean              to_text = finding != NULL && sealwax_chat_get_text (get_chat (self), finding->digest) != NULL;
  SealwaxPane          *other = to_text ? self->ciphertext_pane : self->plaintext_pane;
  GtkWidget            *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean              moves = sealwax_panes_is_narrow (self->panes) && sealwax_panes_get_focused (self->panes) == other;
  const char           *action = NULL;

  if (moves && GTK_IS_ACTIONABLE (focus))
    action = gtk_actionable_get_action_name (GTK_ACTIONABLE (focus));
  if (g_strcmp0 (action, "win.next-message") != 0 && g_strcmp0 (action, "win.previous-message") != 0)
    action = NULL;

  sealwax_panes_show (self->panes, to_text ? self->plaintext_pane : self->ciphertext_pane);
  if (moves)
    move_focus (self, to_text, action);

  return to_text;
}

static void
announce_verdict (SealwaxWindow *self)
{
  sealwax_banners_announce (self->banners, sealwax_message_label_verdict (sealwax_session_get_verdict (self->session)));
}

static void
on_leafed (SealwaxWindow *self,
           gboolean       late)
{
  sealwax_window_offer_reply (self);
  if (!late)
    return;

  show_chosen (self);
  announce_verdict (self);
}

/* What became of a message is heard with the choice; what can be seen without trying it, its status says. When the choice goes
 * back to the text that is shown, the session says so itself. */
static void
on_chosen (SealwaxWindow *self)
{
  SealwaxVerdict   verdict = sealwax_session_get_verdict (self->session);
  SealwaxMessages *messages = sealwax_session_get_messages (self->session);
  g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (messages), sealwax_messages_get_chosen (messages));
  const char *refusal = message != NULL ? sealwax_message_label_refusal (message) : NULL;

  gboolean is_open = show_chosen (self);

  sealwax_window_describe_message (self, TRUE);
  if (refusal != NULL)
    sealwax_banners_announce (self->banners, refusal);
  if (is_open && (verdict == SEALWAX_VERDICT_PROVEN || verdict == SEALWAX_VERDICT_UNPROVEN))
    announce_verdict (self);
}

/**
 * sealwax_window_watch_chat:
 * @self: a window with a session
 *
 * From now on, follows the opening of whole chats.
 */
void
sealwax_window_watch_chat (SealwaxWindow *self)
{
  SealwaxChat *chat = get_chat (self);

  sealwax_chat_bar_set_chat (self->chat_bar, chat);
  g_signal_connect_object (sealwax_session_get_messages (self->session), "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chat_bar, "left", G_CALLBACK (sealwax_pane_focus_text), self->plaintext_pane, G_CONNECT_SWAPPED);
  g_signal_connect_object (chat, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chat, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "leafed", G_CALLBACK (on_leafed), self, G_CONNECT_SWAPPED);
  on_changed (self);
}

/**
 * sealwax_window_stop_chat:
 * @self: a window
 *
 * Tries no more messages.
 */
void
sealwax_window_stop_chat (SealwaxWindow *self)
{
  sealwax_chat_stop (get_chat (self));
}

/**
 * sealwax_window_go_on:
 * @self: a window
 *
 * Tries the other messages, too, however long it takes.
 */
void
sealwax_window_go_on (SealwaxWindow *self)
{
  sealwax_chat_go_on (get_chat (self));
}

/**
 * sealwax_window_copy_all:
 * @self: a window
 *
 * Copies the texts of all messages that have opened. It is a secret copy.
 */
void
sealwax_window_copy_all (SealwaxWindow *self)
{
  g_autoptr (SealwaxSecret) joined = sealwax_chat_join (get_chat (self));

  if (sealwax_secret_get_size (joined) > 0)
    sealwax_secret_copy_text (GTK_WIDGET (self->chat_bar), joined);
}

static void
on_save_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (SealwaxWindow) self = user_data;
  g_autoptr (GFile) file = sealwax_window_take_file (self, result);
  g_autoptr (SealwaxSecret) joined = sealwax_chat_join (get_chat (self));

  if (file == NULL)
    return;

  if (sealwax_secret_get_size (joined) > 0)
    sealwax_files_save_secret (self->files, file, joined);
  else
    sealwax_banners_say (self->banners, _ ("There’s nothing to save yet.")); /* it was cleared meanwhile */
}

/**
 * sealwax_window_save_all:
 * @self: a window
 *
 * Lets the person choose a file to save the texts of all messages to that have opened.
 */
void
sealwax_window_save_all (SealwaxWindow *self)
{
  /* Translators: the name of a file, with its suffix as it is. */
  sealwax_file_dialog_save_async (GTK_WINDOW (self), _ ("Save Texts Unencrypted"), SEALWAX_FILE_KIND_TEXT, _ ("texts.txt"), on_save_chosen, g_object_ref (self));
}
