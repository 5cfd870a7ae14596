/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "ring.h"

/* The key ring, for a program that waits for it. */

/* What is only looked at, a shell waits for: longer than a key ring takes, and shorter than a person would. */
#define PEEK_MILLISECONDS 2000

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GAsyncResult **to = data;

  *to = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **pending)
{
  while (*pending == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (pending);
}

static gboolean
on_time (gpointer data)
{
  g_cancellable_cancel (data);

  return G_SOURCE_REMOVE;
}

static gboolean
peek (SealwaxKeyring *ring,
      GError        **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  guint         timeout = g_timeout_add (PEEK_MILLISECONDS, on_time, cancellable);

  sealwax_keyring_peek_async (ring, cancellable, on_done, &pending);
  result = wait_for (&pending);
  if (!g_cancellable_is_cancelled (cancellable))
    g_source_remove (timeout);
  if (sealwax_keyring_peek_finish (ring, result, error))
    return TRUE;

  if (g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_SLOW));
    }

  return FALSE;
}

/**
 * ring_open:
 * @may_ask: whether the desktop may ask the person to unlock it
 * @error: why not
 *
 * Returns: (transfer full): the key ring, loaded, or %NULL
 */
SealwaxKeyring *
ring_open (gboolean may_ask,
           GError **error)
{
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  if (!may_ask)
    return peek (ring, error) ? g_steal_pointer (&ring) : NULL;

  sealwax_keyring_load_async (ring, NULL, on_done, &pending);
  result = wait_for (&pending);

  return sealwax_keyring_load_finish (ring, result, error) ? g_steal_pointer (&ring) : NULL;
}

/**
 * ring_find:
 * @ring: the key ring
 * @name: a name
 * @error: that there is nothing under this name
 *
 * Returns: (transfer none): what is kept under it, or %NULL
 */
SealwaxKept *
ring_find (SealwaxKeyring *ring,
           const char     *name,
           GError        **error)
{
  SealwaxKept *kept = sealwax_keyring_find (ring, name);

  if (kept == NULL)
    g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_GONE));

  return kept;
}

/**
 * ring_add:
 * @ring: the key ring
 * @name: a name
 * @kind: what it is
 * @secret: the passphrase or key
 * @error: why not
 *
 * Returns: whether it is kept
 */
gboolean
ring_add (SealwaxKeyring *ring,
          const char     *name,
          SealwaxKeptKind kind,
          SealwaxSecret  *secret,
          GError        **error)
{
  g_autoptr (SealwaxKept) kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  sealwax_keyring_add_async (ring, name, kind, secret, NULL, on_done, &pending);
  result = wait_for (&pending);
  kept = sealwax_keyring_add_finish (ring, result, error);

  return kept != NULL;
}

/**
 * ring_rename:
 * @ring: the key ring
 * @kept: what is kept
 * @name: its new name
 * @error: why not
 *
 * Returns: whether it has the name
 */
gboolean
ring_rename (SealwaxKeyring *ring,
             SealwaxKept    *kept,
             const char     *name,
             GError        **error)
{
  g_autoptr (SealwaxKept) renamed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  sealwax_keyring_rename_async (ring, kept, name, NULL, on_done, &pending);
  result = wait_for (&pending);
  renamed = sealwax_keyring_rename_finish (ring, result, error);

  return renamed != NULL;
}

/**
 * ring_remove:
 * @ring: the key ring
 * @kept: what is kept
 * @error: why not
 *
 * Returns: whether it is gone
 */
gboolean
ring_remove (SealwaxKeyring *ring,
             SealwaxKept    *kept,
             GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  sealwax_keyring_remove_async (ring, kept, NULL, on_done, &pending);
  result = wait_for (&pending);

  return sealwax_keyring_remove_finish (ring, result, error);
}

/**
 * ring_touch:
 * @ring: the key ring
 * @kept: what was used
 *
 * Notes the use. If that fails, a list has another order, and nothing else.
 */
void
ring_touch (SealwaxKeyring *ring,
            SealwaxKept    *kept)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  sealwax_keyring_touch_async (ring, kept, NULL, on_done, &pending);
  result = wait_for (&pending);
  (void)sealwax_keyring_touch_finish (ring, result, NULL);
}
