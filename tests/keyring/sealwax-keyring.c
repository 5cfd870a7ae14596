/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "daemon.h"

#define KEY "0123456789abcdef0123456789ABCDEF"
#define PASSPHRASE "correct horse \xc3\xa4gg\n"

typedef GAsyncResult *Pending;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Pending *to = data;

  g_assert_null (*to);
  *to = g_object_ref (result);
}

static GAsyncResult *
wait_for (Pending *pending)
{
  while (*pending == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (pending);
}

static void
load (SealwaxKeyring *ring,
      GError        **error)
{
  Pending pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  sealwax_keyring_load_async (ring, NULL, on_done, &pending);
  result = wait_for (&pending);
  g_assert_cmpint (sealwax_keyring_load_finish (ring, result, error), ==, error == NULL || *error == NULL);
}

static SealwaxKept *
add (SealwaxKeyring *ring,
     const char     *name,
     SealwaxKeptKind kind,
     const char     *bytes,
     GError        **error)
{
  g_autoptr (SealwaxSecret) secret = sealwax_secret_new (bytes, strlen (bytes));
  Pending pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  sealwax_keyring_add_async (ring, name, kind, secret, NULL, on_done, &pending);
  result = wait_for (&pending);

  return sealwax_keyring_add_finish (ring, result, error);
}

/* The names in the list, with commas. */
static char *
names (SealwaxKeyring *ring)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (ring)); i++)
    {
      g_autoptr (SealwaxKept) kept = g_list_model_get_item (G_LIST_MODEL (ring), i);

      g_string_append_printf (all, "%s%s", i > 0 ? "," : "", sealwax_kept_get_name (kept));
    }

  return g_string_free_and_steal (all);
}

static void
assert_names (SealwaxKeyring *ring,
              const char     *expected)
{
  g_autofree char *found = names (ring);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_keep (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKeyring) other = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (SealwaxKept) bank = NULL;
  g_autoptr (GError) error = NULL;
  SealwaxKept *found;

  daemon_start (daemon, TRUE);
  load (ring, &error);
  g_assert_no_error (error);
  g_assert_true (sealwax_keyring_is_loaded (ring));
  assert_names (ring, "");

  ana = add (ring, " Ana ", SEALWAX_KEPT_PASSPHRASE, "correct horse", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sealwax_kept_get_name (ana), ==, "Ana");
  bank = add (ring, "Bank", SEALWAX_KEPT_KEY, KEY, &error);
  g_assert_no_error (error);
  assert_names (ring, "Bank,Ana");

  /* Another program sees the same. */
  g_assert_false (sealwax_keyring_is_loaded (other));
  load (other, &error);
  g_assert_no_error (error);
  assert_names (other, "Bank,Ana");
  found = sealwax_keyring_find (other, "ANA");
  g_assert_true (found != NULL && sealwax_kept_equal (found, ana));
  g_assert_cmpstr (sealwax_secret_get_text (sealwax_kept_get_secret (found)), ==, "correct horse");
  found = sealwax_keyring_find (other, "bank");
  g_assert_cmpmem (sealwax_secret_get_text (sealwax_kept_get_secret (found)), 32, KEY, 32);

  sealwax_keyring_forget (ring);
  g_assert_false (sealwax_keyring_is_loaded (ring));
  assert_names (ring, "");
}

static void
test_missing (void)
{
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (GError) error = NULL;

  load (ring, &error);
  g_assert_error (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_MISSING);
  g_assert_false (sealwax_keyring_is_loaded (ring));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  daemon_bus_up ();
  g_test_add_func ("/keyring/missing", test_missing);
  g_test_add_func ("/keyring/keep", test_keep);
  status = g_test_run ();
  daemon_bus_down ();

  return status;
}
