/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-cost.h"
#include "sealwax-error.h"
#include "sealwax-keyboard.h"
#include "sealwax-window-private.h"

/* What a piece of work is done with: copies and references that do not change. The thread never sees the window. */
typedef struct
{
  SealwaxWindow *window;
  GCancellable  *cancellable;
  GBytes        *pasted;
  SealwaxKeys   *keys;
  char           digest[SEALWAX_DIGEST_CHARS + 1]; /* of the message to open */
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->window);
  g_object_unref (work->cancellable);
  g_clear_pointer (&work->pasted, g_bytes_unref);
  g_clear_pointer (&work->keys, sealwax_keys_unref);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

/* Whether this is still the work that the window waits for. */
static gboolean
is_current (Work *work)
{
  return work->window->cancellable == work->cancellable;
}

/**
 * sealwax_window_stop_work:
 * @self: a window
 *
 * Stops the work under way, if there is any; its result is wiped when it comes.
 */
void
sealwax_window_stop_work (SealwaxWindow *self)
{
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  sealwax_key_bar_set_operation (self->key_bar, NULL); /* first: Cancel may have the focus */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", FALSE);
}

/**
 * sealwax_window_start_work:
 * @self: a window that does not work
 *
 * Begins a piece of work. It is not the window's any more when the window has another cancellable, or none.
 *
 * Returns: (transfer none): what cancels it
 */
GCancellable *
sealwax_window_start_work (SealwaxWindow *self)
{
  sealwax_window_say (self, NULL);
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", TRUE);

  return self->cancellable;
}

static Work *
begin_work (SealwaxWindow *self)
{
  Work *work = g_new0 (Work, 1);

  work->window = g_object_ref (self);
  work->cancellable = g_object_ref (sealwax_window_start_work (self));
  work->keys = sealwax_key_bar_dup_keys (self->key_bar);

  return work;
}

static void
refuse (SealwaxWindow *self,
        const GError  *error)
{
  g_autofree char *keyboard = NULL;
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG))
    keyboard = sealwax_keyboard_describe (GTK_WIDGET (self));
  sentence = g_strjoin (" ", error->message, keyboard, NULL);

  sealwax_window_stop_work (self);
  sealwax_window_say (self, sentence);

  if (g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG)
      || g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_MISSING)
      || g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE))
    sealwax_key_bar_focus (self->key_bar);
}

/* Returns whether there is a passphrase; says so where there is none. */
static gboolean
require_passphrase (SealwaxWindow *self)
{
  if (sealwax_key_bar_has_passphrase (self->key_bar))
    return TRUE;

  sealwax_window_say (self, _ ("Type a passphrase first."));
  sealwax_key_bar_focus (self->key_bar);

  return FALSE;
}

static void
show_message (SealwaxWindow *self,
              SealwaxSecret *message,
              SealwaxSecret *passphrase)
{
  sealwax_window_stop_work (self);
  sealwax_window_stop_instructions (self); /* of the message that stood there */
  sealwax_text_model_set_text (self->ciphertext, message);
  sealwax_window_outdate_opened (self);
  sealwax_text_model_set_sealed (self->plaintext, passphrase);
  sealwax_window_inspect (self);
  sealwax_window_show_pane (self, self->ciphertext_pane);
  sealwax_pane_focus_copy (self->ciphertext_pane);
  sealwax_window_announce (self, _ ("Encrypted. Copy the message and send it."));
}

static void
on_sealed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) message = sealwax_operation_seal_finish (SEALWAX_OPERATION (source), result, &error);

  if (!is_current (work))
    return;

  if (message != NULL)
    show_message (work->window, message, sealwax_keys_get_passphrase (work->keys));
  else
    refuse (work->window, error);
}

/**
 * sealwax_window_get_iterations:
 * @self: a window
 *
 * Returns: what each guess at a message costs that is encrypted now
 */
guint
sealwax_window_get_iterations (SealwaxWindow *self)
{
  return self->format == SEALWAX_FORMAT_BASIC ? SEALWAX_BASIC_ITERATIONS : sealwax_cost_get_iterations ();
}

static void
refuse_drafts (SealwaxWindow *self)
{
  g_autoptr (GError) error = g_error_new_literal (SEALWAX_ERROR, SEALWAX_ERROR_WRONG, _ ("Your text, which is kept encrypted, does not open with this passphrase."));

  refuse (self, error);
}

/**
 * sealwax_window_encrypt:
 * @self: a window
 *
 * Makes a message of the plaintext, on a thread, and shows it in the other pane.
 */
void
sealwax_window_encrypt (SealwaxWindow *self)
{
  g_autoptr (SealwaxOperation) operation = NULL;
  g_autoptr (SealwaxSecret) text = NULL;
  Work *work;

  if (self->cancellable != NULL || !require_passphrase (self))
    return;

  /* Nobody means to encrypt nothing while a text waits to come back. */
  if (sealwax_text_model_get_length (self->plaintext) == 0 && sealwax_window_has_drafts (self))
    {
      sealwax_window_try_drafts (self, refuse_drafts);
      return;
    }
  if (!sealwax_key_bar_confirm (self->key_bar))
    return;

  work = begin_work (self);
  text = sealwax_text_model_dup_text (self->plaintext);
  operation = sealwax_operation_new_seal (self->format,
                                          text,
                                          work->keys,
                                          sealwax_window_get_iterations (self));
  sealwax_key_bar_set_operation (self->key_bar, operation);
  sealwax_operation_seal_async (operation, work->cancellable, on_sealed, work);
}

static void
show_text (SealwaxWindow *self,
           SealwaxSecret *text,
           SealwaxSecret *passphrase,
           const char    *digest,
           gboolean       proven)
{
  sealwax_window_stop_work (self);
  sealwax_text_model_set_text (self->plaintext, text);
  sealwax_text_model_set_sealed (self->plaintext, passphrase);
  sealwax_window_describe_opened (self, digest, proven);
  sealwax_window_show_pane (self, self->plaintext_pane);
  sealwax_pane_focus_text (self->plaintext_pane);

  if (proven)
    {
      sealwax_key_bar_set_confirmed (self->key_bar); /* the passphrase is no slip */
      sealwax_window_announce (self, _ ("Decrypted. The text is what was encrypted."));
    }
  else
    sealwax_window_say (self, _ ("Nothing proves that this passphrase is right and this text unchanged. If Sealwax made the message, one of them is not."));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  SealwaxOperation *operation = SEALWAX_OPERATION (source);
  g_autoptr (SealwaxSecret) text = sealwax_operation_open_finish (operation, result, &error);

  if (!is_current (work))
    return;

  if (text != NULL)
    {
      sealwax_window_note_opened (work->window, work->digest, sealwax_operation_get_proven (operation));
      show_text (work->window, text, sealwax_keys_get_passphrase (work->keys), work->digest, sealwax_operation_get_proven (operation));
    }
  else
    {
      sealwax_window_note_refused (work->window, work->digest, error);
      refuse (work->window, error);
    }
}

/* The window has no keys: only the terminal's program does. */
static GError *
get_reason_not_to_open (const SealwaxMessage *message)
{
  if (message->status != SEALWAX_STATUS_OK)
    return sealwax_error_new_opening (message->status, message);

  if (message->needs_key)
    return g_error_new_literal (SEALWAX_ERROR,
                                SEALWAX_ERROR_MISSING,
                                _ ("This message needs a key file. The program for the terminal, sealwax-cli, can open it."));

  return NULL;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) findings = sealwax_find_finish (result, &error);
  g_autoptr (SealwaxOperation) operation = NULL;
  SealwaxMessageBar    *bar = work->window->message_bar;
  const SealwaxFinding *finding;
  const SealwaxMessage *message;
  GCancellable         *cancellable = work->cancellable;

  if (!is_current (work))
    return;

  sealwax_message_bar_set_findings (bar, findings); /* the choice may still be one among those of an older text */
  finding = sealwax_message_bar_get_finding (bar);
  g_strlcpy (work->digest, finding->digest, sizeof work->digest);
  message = &finding->message;
  error = get_reason_not_to_open (message);
  if (error != NULL)
    {
      sealwax_window_note_refused (work->window, work->digest, error);
      refuse (work->window, error);
      return;
    }

  operation = sealwax_operation_new_open (work->pasted, message, work->keys);
  sealwax_key_bar_set_operation (work->window->key_bar, operation);
  sealwax_operation_open_async (operation, cancellable, on_opened, g_steal_pointer (&work));
}

static void
decrypt (SealwaxWindow *self)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_text (self->ciphertext);
  Work *work = begin_work (self);

  work->pasted = sealwax_secret_get_bytes (text);
  sealwax_find_async (work->pasted, work->cancellable, on_found, work);
}

/**
 * sealwax_window_decrypt:
 * @self: a window
 *
 * Opens the chosen message of the ciphertext, on a thread, and shows its text in the other pane. What the passphrase opens of
 * the drafts comes first.
 */
void
sealwax_window_decrypt (SealwaxWindow *self)
{
  gboolean is_empty = sealwax_text_model_get_length (self->ciphertext) == 0;

  if (self->cancellable != NULL)
    return;

  if (is_empty && !sealwax_window_has_drafts (self))
    {
      sealwax_window_say (self, _ ("Paste a message first."));
      sealwax_window_show_pane (self, self->ciphertext_pane);
      sealwax_pane_focus_text (self->ciphertext_pane);
      return;
    }
  if (!require_passphrase (self))
    return;

  if (sealwax_window_has_drafts (self))
    sealwax_window_try_drafts (self, is_empty ? refuse_drafts : decrypt);
  else
    decrypt (self);
}
