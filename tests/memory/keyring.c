/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>

#include "sealwax-keyring.h"
#include "support.h"

/* keyring: what a window does with the key ring. Loads all of it, notes a use of the last one in the list, and forgets it. Stops
 * when all is loaded, and when all is forgotten; its libraries are at work until then. */

int
main (int    argc,
      char **argv)
{
  SealwaxKeyring *ring = sealwax_keyring_new ();
  GAsyncResult   *pending = NULL;
  GAsyncResult   *result;
  SealwaxKept    *kept;
  GError         *error = NULL;

  sealwax_keyring_load_async (ring, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  g_assert_true (sealwax_keyring_load_finish (ring, result, &error));
  g_object_unref (result);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ring)), >, 0);
  raise (SIGSTOP);

  kept = g_list_model_get_item (G_LIST_MODEL (ring), g_list_model_get_n_items (G_LIST_MODEL (ring)) - 1);
  sealwax_keyring_touch_async (ring, kept, NULL, test_on_done, &pending);
  g_object_unref (kept);
  result = test_wait (&pending);
  g_assert_true (sealwax_keyring_touch_finish (ring, result, &error));
  g_object_unref (result);
  sealwax_keyring_forget (ring);
  raise (SIGSTOP);
  g_object_unref (ring);

  return 0;
}
