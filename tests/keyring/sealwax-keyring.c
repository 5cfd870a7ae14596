/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem () */

#include <signal.h>
#include <string.h>

#include <libsecret/secret.h>

#include "calls.h"
#include "daemon.h"

/* The list, and what happens to the key ring meanwhile. */

static void
test_keep (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKeyring) other = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (SealwaxKept) bank = NULL;
  SealwaxKept *found;

  daemon_start (daemon, TRUE);
  call_load (ring);
  call_assert_names (ring, "");
  ana = call_add (ring, " Ana ", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  g_assert_cmpstr (sealwax_kept_get_name (ana), ==, "Ana");
  bank = call_add (ring, "Bank", SEALWAX_KEPT_KEY, TEST_KEY);
  call_assert_names (ring, "Bank,Ana");

  /* Another program sees the same. */
  g_assert_false (sealwax_keyring_is_loaded (other));
  call_load (other);
  call_assert_names (other, "Bank,Ana");
  found = sealwax_keyring_find (other, "ANA");
  g_assert_true (found != NULL && sealwax_kept_equal (found, ana));
  g_assert_cmpstr (sealwax_secret_get_text (sealwax_kept_get_secret (found)), ==, "correct horse");
  found = sealwax_keyring_find (other, "bank");
  g_assert_cmpmem (sealwax_secret_get_text (sealwax_kept_get_secret (found)), 32, TEST_KEY, 32);
  g_assert_null (sealwax_keyring_find (other, "An"));
}

static void
test_change (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (SealwaxKept) bank = NULL;
  g_autoptr (SealwaxKept) zoe = NULL;
  g_autoptr (SealwaxKept) capitals = NULL;
  g_autoptr (GError) error = NULL;

  daemon_start (daemon, TRUE);
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  bank = call_add (ring, "Bank", SEALWAX_KEPT_KEY, TEST_KEY);
  call_add_fails (ring, "ANA", SEALWAX_KEYRING_ERROR_NAME_TAKEN);
  call_add_fails (ring, "two\nlines", SEALWAX_KEYRING_ERROR_BAD_NAME);
  call_rename_fails (ring, ana, "bank", SEALWAX_KEYRING_ERROR_NAME_TAKEN);
  call_rename_fails (ring, ana, "", SEALWAX_KEYRING_ERROR_BAD_NAME);

  /* It keeps its place, and what it was. */
  zoe = call_rename (ring, ana, "Zoe");
  call_assert_names (ring, "Bank,Zoe");
  g_assert_cmpstr (sealwax_kept_get_id (zoe), ==, sealwax_kept_get_id (ana));
  g_assert_true (sealwax_secret_equal (sealwax_kept_get_secret (zoe), sealwax_kept_get_secret (ana)));
  capitals = call_rename (ring, zoe, "ZOE");

  call_touch (ring, zoe, &error);
  g_assert_no_error (error);
  call_assert_names (ring, "ZOE,Bank");
  call_remove (ring, bank);
  call_assert_names (ring, "ZOE");
  call_remove (ring, bank);
  call_rename_fails (ring, bank, "Savings", SEALWAX_KEYRING_ERROR_GONE);

  call_restore (ring, bank, &error);
  g_assert_no_error (error);
  call_assert_names (ring, "ZOE,Bank");
  g_assert_true (sealwax_kept_equal (sealwax_keyring_find (ring, "Bank"), bank));
}

/* Undo, when somebody has taken the name meanwhile. */
static void
test_restore_taken (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) first = NULL;
  g_autoptr (SealwaxKept) second = NULL;
  g_autoptr (GError) error = NULL;

  daemon_start (daemon, TRUE);
  first = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "first");
  call_remove (ring, first);
  second = call_add (ring, "ana", SEALWAX_KEPT_PASSPHRASE, "second");
  g_assert_false (call_restore (ring, first, &error));
  g_assert_error (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_NAME_TAKEN);
  call_assert_names (ring, "ana");
}

static void
note_change (GListModel *list,
             guint       position,
             guint       removed,
             guint       added,
             GString    *changes)
{
  g_string_append_printf (changes, "%u-%u+%u ", position, removed, added);
}

/* Whoever shows the list hears of what changed, and of nothing else. */
static void
test_list (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (SealwaxKept) a = NULL;
  g_autoptr (SealwaxKept) b = NULL;
  g_autoptr (SealwaxKept) c = NULL;
  g_autoptr (SealwaxKept) still = NULL;
  g_autoptr (SealwaxKept) renamed = NULL;

  g_signal_connect (ring, "items-changed", G_CALLBACK (note_change), changes);
  daemon_start (daemon, TRUE);
  a = call_add (ring, "A", SEALWAX_KEPT_PASSPHRASE, "a");
  b = call_add (ring, "B", SEALWAX_KEPT_PASSPHRASE, "b");
  c = call_add (ring, "C", SEALWAX_KEPT_PASSPHRASE, "c");
  call_load (ring);
  g_assert_cmpstr (changes->str, ==, "0-0+1 0-0+1 0-0+1 ");
  g_string_truncate (changes, 0);

  renamed = call_rename (ring, b, "D");
  still = g_list_model_get_item (G_LIST_MODEL (ring), 0);
  g_assert_true (sealwax_kept_equal (still, c));
  call_touch (ring, a, NULL);
  call_remove (ring, c);
  sealwax_keyring_forget (ring);
  g_assert_cmpstr (changes->str, ==, "1-1+1 0-3+3 1-1+0 0-2+0 ");
  g_assert_false (sealwax_keyring_is_loaded (ring));
  sealwax_keyring_forget (ring);

  /* Noting a use loads nothing. */
  call_touch (ring, a, NULL);
  g_assert_false (sealwax_keyring_is_loaded (ring));
  call_assert_names (ring, "");
}

/* Two programs at once: nobody's entry is lost, and none comes back. */
static void
test_together (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKeyring) other = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (SealwaxKept) bank = NULL;
  g_autoptr (SealwaxKept) zoe = NULL;
  g_autoptr (GError) error = NULL;

  daemon_start (daemon, TRUE);
  call_load (ring);
  call_load (other);
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  bank = call_add (other, "Bank", SEALWAX_KEPT_KEY, TEST_KEY);
  call_assert_names (other, "Bank,Ana");
  call_add_fails (ring, "bank", SEALWAX_KEYRING_ERROR_NAME_TAKEN);

  /* What one has changed, the other does not change back. */
  zoe = call_rename (other, ana, "Zoe");
  call_touch (ring, ana, &error);
  g_assert_no_error (error);
  call_assert_names (ring, "Zoe,Bank");
  call_remove (other, bank);
  g_assert_true (call_touch (ring, bank, &error));
  g_assert_no_error (error);
  call_assert_names (ring, "Zoe");
}

static void
test_missing (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;

  call_load_fails (ring, SEALWAX_KEYRING_ERROR_MISSING);
  call_peek_fails (ring, SEALWAX_KEYRING_ERROR_MISSING);
  call_add_fails (ring, "Ana", SEALWAX_KEYRING_ERROR_MISSING);
  g_assert_false (sealwax_keyring_is_loaded (ring));

  /* Started later, and again: each is another process, which knows nothing of what the one before was asked. */
  daemon_start (daemon, TRUE);
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  daemon_stop (daemon);
  call_load_fails (ring, SEALWAX_KEYRING_ERROR_MISSING);
  daemon_start (daemon, TRUE);
  call_load (ring);
  call_assert_names (ring, "Ana");
}

/* Nobody is there to be asked, so it stays locked. */
static void
test_locked (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (GError) error = NULL;

  daemon_start (daemon, TRUE);
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  sealwax_keyring_forget (ring);
  daemon_stop (daemon);
  daemon_start (daemon, FALSE);

  call_peek_fails (ring, SEALWAX_KEYRING_ERROR_LOCKED);
  call_load_fails (ring, SEALWAX_KEYRING_ERROR_LOCKED);
  call_add_fails (ring, "Bank", SEALWAX_KEYRING_ERROR_LOCKED);
  call_rename_fails (ring, ana, "Bank", SEALWAX_KEYRING_ERROR_LOCKED);
  g_assert_false (call_touch (ring, ana, &error));
  g_assert_error (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_LOCKED);
  g_assert_false (sealwax_keyring_is_loaded (ring));
}

/* One that has nothing of ours is no less locked: the first secret cannot be kept. */
static void
test_locked_and_empty (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();

  daemon_start (daemon, TRUE);
  daemon_stop (daemon);
  daemon_start (daemon, FALSE);
  call_add_fails (ring, "Ana", SEALWAX_KEYRING_ERROR_LOCKED);
}

/* A desktop that never had one, and that cannot make one: nobody is there to choose a password. */
static void
test_none_yet (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();

  daemon_start (daemon, FALSE);
  call_load (ring);
  call_assert_names (ring, "");
  call_add_fails (ring, "Ana", SEALWAX_KEYRING_ERROR_MISSING);
}

/* A key ring that hangs: whoever does not want to wait any longer need not. */
static void
test_slow (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  daemon_start (daemon, TRUE);
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  sealwax_keyring_forget (ring);
  kill (daemon_get_pid (daemon), SIGSTOP);

  sealwax_keyring_load_async (ring, cancellable, test_on_done, &pending);
  g_main_context_iteration (NULL, FALSE);
  g_assert_null (pending);
  g_cancellable_cancel (cancellable);
  result = test_wait (&pending);
  g_assert_false (sealwax_keyring_load_finish (ring, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (sealwax_keyring_is_loaded (ring));

  kill (daemon_get_pid (daemon), SIGCONT);
  call_load (ring);
  call_assert_names (ring, "Ana");
}

/* Killed while it is asked. */
static void
test_killed (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  daemon_start (daemon, TRUE);
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  kill (daemon_get_pid (daemon), SIGSTOP);
  sealwax_keyring_load_async (ring, NULL, test_on_done, &pending);
  daemon_stop (daemon);
  result = test_wait (&pending);
  g_assert_false (sealwax_keyring_load_finish (ring, result, &error));
  g_assert_cmpuint (error->domain, ==, SEALWAX_KEYRING_ERROR);
  g_assert_true (error->code == SEALWAX_KEYRING_ERROR_SLOW || error->code == SEALWAX_KEYRING_ERROR_MISSING);

  /* What was loaded before is still there. */
  call_assert_names (ring, "Ana");
  daemon_start (daemon, TRUE);
  call_load (ring);
  call_assert_names (ring, "Ana");
}

/* The window was cleared while the key ring was read: nothing arrives any more. */
static void
test_forgotten (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  daemon_start (daemon, TRUE);
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  sealwax_keyring_load_async (ring, NULL, test_on_done, &pending);
  sealwax_keyring_forget (ring);
  result = test_wait (&pending);
  g_assert_false (sealwax_keyring_load_finish (ring, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (sealwax_keyring_is_loaded (ring));
  call_assert_names (ring, "");
}

static const SecretSchema schema = {
  .name = "io.github.sealwax.Sealwax.Kept",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
      { "sealwax", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "id", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

/* What another version, or somebody else, may leave there. */
static void
store_anything (const char *id,
                const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, "Sealwax", value, NULL, test_on_done, &pending, "sealwax", "kept", id != NULL ? "id" : NULL, id, NULL);
  result = test_wait (&pending);
  secret_password_store_finish (result, &error);
  g_assert_no_error (error);
  secret_service_disconnect ();
}

/* It is counted, and whatever else happens, it stays as it is. */
static void
test_skipped (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (SealwaxKept) eve = NULL;

  daemon_start (daemon, TRUE);
  store_anything (NULL, "Sealwax kept 1\nkind passphrase\ncreated 1\nused 1\nname No id\n\nsecret");
  store_anything ("1", "Sealwax kept 2\nname Newer\n\nsecret");
  store_anything ("2", "");
  store_anything ("3", "Sealwax kept 1\nkind passphrase\ncreated 1\nused 1\nname Eve\n\nsecret");
  call_load (ring);
  call_assert_names (ring, "Eve");
  g_assert_cmpuint (sealwax_keyring_get_skipped (ring), ==, 3);

  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  eve = g_object_ref (sealwax_keyring_find (ring, "Eve"));
  call_remove (ring, eve);
  call_assert_names (ring, "Ana");
  g_assert_cmpuint (sealwax_keyring_get_skipped (ring), ==, 3);
  sealwax_keyring_forget (ring);
  g_assert_cmpuint (sealwax_keyring_get_skipped (ring), ==, 0);
}

/* What every program of the person sees, even while it is locked, is docs/keyring.md's table and nothing else. */
static void
test_public (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (SealwaxKept) bank = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  GList        *items;

  daemon_start (daemon, TRUE);
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  bank = call_add (ring, "Bank", SEALWAX_KEPT_KEY, TEST_KEY);
  secret_password_search (&schema, SECRET_SEARCH_ALL, NULL, test_on_done, &pending, "sealwax", "kept", NULL);
  result = test_wait (&pending);
  items = secret_password_search_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_length (items), ==, 2);
  for (GList *i = items; i != NULL; i = i->next)
    {
      g_autofree char *label = secret_retrievable_get_label (i->data);
      g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (i->data);
      const char *id = g_hash_table_lookup (attributes, "id");

      g_assert_cmpstr (label, ==, "Sealwax");
      g_assert_cmpuint (g_hash_table_size (attributes), ==, 3);
      g_assert_cmpstr (g_hash_table_lookup (attributes, "sealwax"), ==, "kept");
      g_assert_cmpstr (g_hash_table_lookup (attributes, "xdg:schema"), ==, schema.name);
      g_assert_true (g_regex_match_simple ("^[0-9a-f]{32}$", id, 0, 0));
    }
  g_list_free_full (items, g_object_unref);
  secret_service_disconnect ();
}

/* Neither names nor kinds can be read in the file, nor can the secrets. */
static void
test_stored (void)
{
  g_autoptr (Daemon) daemon = daemon_new ();
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (SealwaxKept) bank = NULL;
  g_autofree char *files = NULL;
  gsize            size;

  daemon_start (daemon, TRUE);
  ana = call_add (ring, "Anastasia", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  bank = call_add (ring, "Bank", SEALWAX_KEPT_KEY, TEST_KEY);
  files = daemon_dup_files (daemon, &size);
  g_assert_cmpuint (size, >, 100);
  g_assert_nonnull (memmem (files, size, "sealwax", 7));
  for (const char *const *secret = (const char *const[]){ "Anastasia", "Bank", "correct", "horse", "passphrase", "kind", TEST_KEY, "30313233", "kept 1", NULL }; *secret != NULL; secret++)
    g_assert_null (memmem (files, size, *secret, strlen (*secret)));
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
  g_test_add_func ("/keyring/change", test_change);
  g_test_add_func ("/keyring/restore-taken", test_restore_taken);
  g_test_add_func ("/keyring/list", test_list);
  g_test_add_func ("/keyring/together", test_together);
  g_test_add_func ("/keyring/locked", test_locked);
  g_test_add_func ("/keyring/locked-and-empty", test_locked_and_empty);
  g_test_add_func ("/keyring/none-yet", test_none_yet);
  g_test_add_func ("/keyring/slow", test_slow);
  g_test_add_func ("/keyring/killed", test_killed);
  g_test_add_func ("/keyring/forgotten", test_forgotten);
  g_test_add_func ("/keyring/skipped", test_skipped);
  g_test_add_func ("/keyring/public", test_public);
  g_test_add_func ("/keyring/stored", test_stored);
  status = g_test_run ();
  daemon_bus_down ();

  return status;
}
