/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-finding.h"
#include "sealwax-own-messages.h"

/* Which messages the windows of this process have put on the clipboard: a clipboard manager offers them again, as its own,
 * and they come back from chats. Each window has its own, so that they go with it.
 *
 * Only the digest of a message is kept, but nearly any Base64 can be read as a Basic one, a password too, and of a password
 * the digest is what a guess can be tried on. So what was copied as a secret is never looked at, what does not look like a
 * message is not noted, and what was noted ends at the latest when the window is cleared. */

#define DATA_KEY "sealwax-own-messages"

typedef struct
{
  GCancellable *cancellable; /* of the searches under way */
  GHashTable   *digests;
} Own;

static void
own_free (gpointer data)
{
  Own *own = data;

  g_cancellable_cancel (own->cancellable);
  g_object_unref (own->cancellable);
  g_hash_table_unref (own->digests);
  g_free (own);
}

static Own *
get_own (GtkWindow *window)
{
  Own *own = g_object_get_data (G_OBJECT (window), DATA_KEY);

  if (own != NULL)
    return own;

  own = g_new0 (Own, 1);
  own->cancellable = g_cancellable_new ();
  own->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_object_set_data_full (G_OBJECT (window), DATA_KEY, own, own_free);

  return own;
}

/* Where the window has forgotten its messages meanwhile, that was cancelled, and what the data points to is gone. */
static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);
  Own *own = user_data;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const SealwaxFinding *finding = &g_array_index (findings, SealwaxFinding, i);
      char                 *digest;

      if (finding->message.status != SEALWAX_STATUS_OK || !finding->likely)
        continue;

      digest = g_strdup (finding->digest);
      g_hash_table_add (own->digests, digest);
    }
}

/**
 * sealwax_own_messages_note:
 * @window: the window that it comes from
 * @text: a text with messages that was put on the clipboard, for everybody to read: never a secret
 *
 * Remembers, once they are found on a thread, which messages those are.
 */
void
sealwax_own_messages_note (GtkWindow     *window,
                           SealwaxSecret *text)
{
  g_autoptr (GBytes) bytes = NULL;
  Own *own;

  g_return_if_fail (GTK_IS_WINDOW (window));

  own = get_own (window);
  bytes = sealwax_secret_get_bytes (text);
  sealwax_find_async (bytes, own->cancellable, on_found, own);
}

/**
 * sealwax_own_messages_forget:
 * @window: a window
 *
 * Forgets which messages come from there.
 */
void
sealwax_own_messages_forget (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set_data (G_OBJECT (window), DATA_KEY, NULL);
}

/**
 * sealwax_own_messages_contains:
 * @digest: a message's, see #SealwaxFinding
 *
 * Returns: whether a window of this process has put that message on the clipboard, as far as it remembers
 */
gboolean
sealwax_own_messages_contains (const char *digest)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  guint count = g_list_model_get_n_items (windows);

  g_return_val_if_fail (digest != NULL, FALSE);

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);
      const Own *own = g_object_get_data (window, DATA_KEY);

      if (own != NULL && g_hash_table_contains (own->digests, digest))
        return TRUE;
    }

  return FALSE;
}
