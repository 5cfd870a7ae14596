/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-finding.h"
#include "sealwax-own-messages.h"

/* Which messages the windows of this process have put on the clipboard. Clipboard managers offer them again, as their own,
 * and they come back from chats. Each window has its own list, which goes with the window.
 *
 * Only the digest of a message is kept. But nearly any Base64 can be read as a Basic message, even a password, and guesses
 * at a password can be checked against its digest. So what was copied as a secret is never looked at, what does not look
 * like a message is not noted, and what was noted is forgotten when the window is cleared, at the latest. */

typedef struct
{
  GCancellable *cancellable; /* for the searches under way */
  GHashTable   *digests;
} Own;

/* From a window to its Own. */
static GHashTable *owners;

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
get_own (gconstpointer owner)
{
  Own *own;

  if (owners == NULL)
    owners = g_hash_table_new_full (NULL, NULL, NULL, own_free);
  own = g_hash_table_lookup (owners, owner);
  if (own != NULL)
    return own;

  own = g_new0 (Own, 1);
  own->cancellable = g_cancellable_new ();
  own->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (owners, (gpointer)owner, own);

  return own;
}

/* If the window has forgotten its messages meanwhile, the search was cancelled, and what the data points to is gone. */
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
 * @owner: the window that it comes from, which has to call sealwax_own_messages_forget() before it goes
 * @text: a text with messages that was put on the clipboard for everybody to read; never a secret
 *
 * Finds the messages on a thread, and then remembers which they are.
 */
void
sealwax_own_messages_note (gconstpointer  owner,
                           SealwaxSecret *text)
{
  g_autoptr (GBytes) bytes = sealwax_secret_get_bytes (text);
  Own *own = get_own (owner);

  sealwax_find_async (bytes, own->cancellable, on_found, own);
}

/**
 * sealwax_own_messages_forget:
 * @owner: a window
 *
 * Forgets which messages come from that window.
 */
void
sealwax_own_messages_forget (gconstpointer owner)
{
  if (owners != NULL)
    g_hash_table_remove (owners, owner);
}

/**
 * sealwax_own_messages_contain:
 * @digest: the digest of a message, see #SealwaxFinding
 *
 * Returns: whether a window of this process has put that message on the clipboard, as far as it remembers
 */
gboolean
sealwax_own_messages_contain (const char *digest)
{
  GHashTableIter iter;
  gpointer       own;

  g_return_val_if_fail (digest != NULL, FALSE);

  if (owners == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_iter_next (&iter, NULL, &own))
    if (g_hash_table_contains (((const Own *)own)->digests, digest))
      return TRUE;

  return FALSE;
}
