/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-cost.h"
#include "sealwax-finding.h"
#include "sealwax-inspect.h"
#include "sealwax-window-private.h"

/* Texts of messages that the person had changed, and that had to leave the screen when it was locked or nobody used the
 * program. They come back when the passphrase is typed again that opened the message. */

/* A passphrase is tried on all drafts, one after the other. */
typedef struct
{
  SealwaxWindow *window;
  GCancellable  *cancellable;
  SealwaxKeys   *keys;
  SealwaxSecret *message; /* that is tried now */
  guint          next;    /* its number */
  gulong         handler; /* while the next one is still being sealed */
  gboolean       opened;  /* any */
  void (*otherwise) (SealwaxWindow *self);
} Trial;

static void
trial_free (Trial *trial)
{
  g_object_unref (trial->window);
  g_object_unref (trial->cancellable);
  sealwax_keys_unref (trial->keys);
  g_clear_pointer (&trial->message, sealwax_secret_unref);
  g_free (trial);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trial, trial_free)

static void
finish (Trial *trial)
{
  SealwaxWindow *self = trial->window;

  sealwax_window_stop_work (self);
  if (!trial->opened)
    {
      trial->otherwise (self);
      return;
    }

  self->edited_pane = self->plaintext_pane;
  sealwax_window_suggest_action (self);
  sealwax_window_describe_text (self);
  sealwax_window_show_pane (self, self->plaintext_pane);
  sealwax_pane_focus_text (self->plaintext_pane);
  sealwax_key_bar_set_confirmed (self->key_bar); /* the passphrase is no slip */
  sealwax_window_announce (self, _ ("Your text is back."));
}

static void try_next (Trial *trial);

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Trial) trial = user_data;
  g_autoptr (SealwaxSecret) text = sealwax_operation_open_finish (SEALWAX_OPERATION (source), result, NULL);
  SealwaxWindow *self = trial->window;

  if (self->cancellable != trial->cancellable)
    return;

  if (text != NULL)
    {
      sealwax_drafts_remove (self->drafts, trial->message);
      sealwax_text_model_bring_back (self->plaintext, text, sealwax_keys_get_passphrase (trial->keys));
      trial->opened = TRUE;
    }
  else
    trial->next++;
  try_next (g_steal_pointer (&trial));
}

static void
on_sealed (SealwaxDrafts *drafts,
           GParamSpec    *pspec,
           Trial         *trial)
{
  g_signal_handler_disconnect (drafts, trial->handler);
  if (trial->window->cancellable == trial->cancellable)
    try_next (trial);
  else
    trial_free (trial);
}

/* Takes the trial. */
static void
try_next (Trial *trial)
{
  SealwaxDrafts *drafts = trial->window->drafts;
  g_autoptr (Trial) owned = trial;
  g_autoptr (SealwaxOperation) operation = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) messages = NULL;

  g_clear_pointer (&trial->message, sealwax_secret_unref);
  trial->message = sealwax_drafts_dup (drafts, trial->next);
  if (trial->message == NULL && trial->next < sealwax_drafts_get_count (drafts))
    {
      trial->handler = g_signal_connect (drafts, "notify::count", G_CALLBACK (on_sealed), g_steal_pointer (&owned));
      return;
    }
  if (trial->message == NULL)
    {
      finish (trial);
      return;
    }

  bytes = sealwax_secret_get_bytes (trial->message);
  messages = sealwax_inspect (bytes);
  operation = sealwax_operation_new_open (bytes, &g_array_index (messages, SealwaxMessage, 0), trial->keys);
  sealwax_key_bar_set_operation (trial->window->key_bar, operation);
  sealwax_operation_open_async (operation, trial->cancellable, on_opened, g_steal_pointer (&owned));
}

static void
on_count_changed (SealwaxWindow *self)
{
  if (sealwax_text_model_get_length (self->plaintext) == 0)
    sealwax_window_describe_text (self);
}

/**
 * sealwax_window_watch_drafts:
 * @self: a window
 *
 * Prepares it to keep drafts.
 */
void
sealwax_window_watch_drafts (SealwaxWindow *self)
{
  self->drafts = sealwax_drafts_new ();
  g_signal_connect_object (self->drafts, "notify::count", G_CALLBACK (on_count_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->drafts, "lost", G_CALLBACK (sealwax_window_say), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_window_has_drafts:
 * @self: a window
 *
 * Returns: whether it keeps a text that only a passphrase brings back
 */
gboolean
sealwax_window_has_drafts (SealwaxWindow *self)
{
  return sealwax_drafts_get_count (self->drafts) > 0;
}

/**
 * sealwax_window_keep_draft:
 * @text: a text
 * @passphrase: what to seal it under
 * @window: a window
 *
 * Keeps a text that is about to be wiped: a #SealwaxTextKeep.
 */
void
sealwax_window_keep_draft (SealwaxSecret *text,
                           SealwaxSecret *passphrase,
                           gpointer       window)
{
  SealwaxWindow *self = window;

  sealwax_drafts_add (self->drafts, text, passphrase, sealwax_cost_get_iterations ());
}

/**
 * sealwax_window_try_drafts:
 * @self: a window with drafts, and with a passphrase
 * @otherwise: called when the passphrase opens none
 *
 * Brings back the drafts that the passphrase opens, on a thread: each takes the place of what is in the plaintext pane, as
 * one step of undo, the latest last.
 */
void
sealwax_window_try_drafts (SealwaxWindow *self,
                           void (*otherwise) (SealwaxWindow *self))
{
  Trial *trial = g_new0 (Trial, 1);

  trial->window = g_object_ref (self);
  trial->cancellable = g_object_ref (sealwax_window_start_work (self));
  trial->keys = sealwax_key_bar_dup_keys (self->key_bar);
  trial->otherwise = otherwise;
  try_next (trial);
}
