/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-clipboard.h"
#include "sealwax-finding.h"
#include "sealwax-own-messages.h"

/* The digests of all messages that any window of this process has put on the clipboard. A clipboard manager offers them
 * again, as its own, and they come back from chats. */
static GHashTable *own;

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);

  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, SealwaxFinding, i).message.status == SEALWAX_STATUS_OK)
      {
        char *digest = g_strdup (g_array_index (findings, SealwaxFinding, i).digest);

        g_hash_table_add (own, digest);
      }
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SealwaxSecret) text = sealwax_clipboard_read_finish (result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    return;

  bytes = sealwax_secret_get_bytes (text);
  sealwax_find_async (bytes, NULL, on_found, NULL);
}

static void
on_changed (GdkClipboard *clipboard)
{
  if (gdk_clipboard_is_local (clipboard))
    sealwax_clipboard_read_async (clipboard, SEALWAX_TRANSFER_TEXT, NULL, on_read, NULL);
}

/**
 * sealwax_own_messages_watch:
 * @clipboard: a clipboard
 *
 * Remembers from now on which messages this process puts on the clipboard. Once for each clipboard is enough, more do no
 * harm.
 */
void
sealwax_own_messages_watch (GdkClipboard *clipboard)
{
  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  if (own == NULL)
    own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (g_signal_handler_find (clipboard, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_changed, NULL) == 0)
    g_signal_connect (clipboard, "changed", G_CALLBACK (on_changed), NULL);
}

/**
 * sealwax_own_messages_contains:
 * @digest: a message's, see #SealwaxFinding
 *
 * Returns: whether this process has put that message on the clipboard
 */
gboolean
sealwax_own_messages_contains (const char *digest)
{
  g_return_val_if_fail (digest != NULL, FALSE);

  return own != NULL && g_hash_table_contains (own, digest);
}
