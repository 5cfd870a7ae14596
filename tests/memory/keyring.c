/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>

#include "sealwax-keyring.h"

/* keyring: what a window does with the key ring. Loads all of it, notes a use of the last in the list, and forgets it. Stops
 * when all is loaded, and when all is forgotten; its libraries are at work until then. */

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

int
main (int    argc,
      char **argv)
{
  SealwaxKeyring *ring = sealwax_keyring_new ();
  GAsyncResult   *pending = NULL;
  GAsyncResult   *result;
  SealwaxKept    *kept;
  GError         *error = NULL;

  sealwax_keyring_load_async (ring, NULL, on_done, &pending);
  result = wait_for (&pending);
  g_assert_true (sealwax_keyring_load_finish (ring, result, &error));
  g_object_unref (result);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ring)), >, 0);
  raise (SIGSTOP);

  kept = g_list_model_get_item (G_LIST_MODEL (ring), g_list_model_get_n_items (G_LIST_MODEL (ring)) - 1);
  sealwax_keyring_touch_async (ring, kept, NULL, on_done, &pending);
  g_object_unref (kept);
  result = wait_for (&pending);
  g_assert_true (sealwax_keyring_touch_finish (ring, result, &error));
  g_object_unref (result);
  sealwax_keyring_forget (ring);
  raise (SIGSTOP);
  g_object_unref (ring);

  return 0;
}
