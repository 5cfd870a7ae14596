/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-kept-import.h"

#include <string.h>

#include <glib/gstdio.h>

#include "calls.h"
#include "daemon.h"
#include "sealwax-error.h"

/* Several key files at once, in a folder of each test's own. */

#define BYTES_KEY TEST_KEY
#define HEX_KEY "another key, of thirty-two bytes"
#define BASE64_KEY "a third key, of thirty-two bytes"

/* The fourth key in words.json. */
#define WORDS_KEY "\x28\x1c\x5c\xb6\x01\x28\x03\x62\x9b\x1d\xfd\xd6\xd9\xfc\x30\x95\x94\x57\xbe\x2e\x7b\x6c\xe0\x37\x5c\x73\x8f\xff\x54\x1d\xd6\x2a"

#define HEX_FILE "616e6f74686572206b65792c206f66207468697274792d74776f206279746573\n"
#define BASE64_FILE "YSB0aGlyZCBrZXksIG9mIHRoaXJ0eS10d28gYnl0ZXM=\n"
#define WORDS_FILE                                                                     \
  "chip toddler coast adapt local receive husky seafood success spiral attic client\n" \
  "elastic thank round image thistle rumble bubble cactus volume baggage fudge float\n"

typedef struct
{
  Daemon            *daemon;
  SealwaxKeyring    *ring;
  char              *folder;
  GListStore        *files;
  SealwaxKeptImport *import;
  GCancellable      *cancellable;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->daemon = daemon_new ();
  daemon_start (fixture->daemon, TRUE);
  fixture->ring = sealwax_keyring_new ();
  fixture->folder = g_dir_make_tmp ("sealwax-import-XXXXXX", NULL);
  fixture->files = g_list_store_new (G_TYPE_FILE);
  fixture->import = sealwax_kept_import_new (fixture->ring, G_LIST_MODEL (fixture->files));
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->files)); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (G_LIST_MODEL (fixture->files), i);

      g_file_delete (file, NULL, NULL); /* it may never have been there */
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_object_add_weak_pointer (G_OBJECT (fixture->import), (gpointer *)&fixture->import);
  g_object_unref (fixture->import);
  g_assert_null (fixture->import);
  g_object_unref (fixture->cancellable);
  g_object_unref (fixture->files);
  g_object_unref (fixture->ring);
  g_free (fixture->folder);
  daemon_free (fixture->daemon);
}

static void
choose (Fixture    *fixture,
        const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, name, NULL);

  g_list_store_append (fixture->files, file);
}

static void
choose_bytes (Fixture    *fixture,
              const char *name,
              const char *bytes,
              gsize       size)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize)size, &error);
  g_assert_no_error (error);
  choose (fixture, name);
}

static void
choose_text (Fixture    *fixture,
             const char *name,
             const char *text)
{
  choose_bytes (fixture, name, text, strlen (text));
}

static gboolean
run (Fixture *fixture,
     GError **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  sealwax_kept_import_run_async (fixture->import, fixture->cancellable, test_on_done, &pending);
  result = test_wait (&pending);

  return sealwax_kept_import_run_finish (fixture->import, result, error);
}

static void
run_all (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = run (fixture, &error);

  g_assert_no_error (error);
  g_assert_true (is_done);
  g_assert_cmpuint (sealwax_kept_import_get_done (fixture->import), ==, sealwax_kept_import_get_total (fixture->import));
}

static void
assert_said (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *said = sealwax_kept_import_describe (fixture->import);

  g_assert_cmpstr (said, ==, expected);
}

/* Leaves out the marks that go around a name. */
static void
assert_notes (Fixture           *fixture,
              const char *const *expected)
{
  const char *const *notes = sealwax_kept_import_get_notes (fixture->import);

  for (guint i = 0; notes[i] != NULL || expected[i] != NULL; i++)
    {
      g_autoptr (GString) note = g_string_new (notes[i]);

      g_string_replace (note, "\u2068", "", 0);
      g_string_replace (note, "\u2069", "", 0);
      g_assert_cmpstr (note->str, ==, expected[i]);
    }
}

static void
assert_key (Fixture    *fixture,
            const char *name,
            const char *expected)
{
  SealwaxKept *kept = sealwax_keyring_find (fixture->ring, name);

  g_assert_nonnull (kept);
  g_assert_cmpstr (sealwax_kept_get_name (kept), ==, name);
  g_assert_cmpint (sealwax_kept_get_kind (kept), ==, SEALWAX_KEPT_KEY);
  g_assert_cmpmem (sealwax_secret_get_text (sealwax_kept_get_secret (kept)), sealwax_secret_get_size (sealwax_kept_get_secret (kept)), expected, 32);
}

/* Every way to spell a key file. */
static void
test_spellings (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (SealwaxKeyring) other = sealwax_keyring_new ();

  choose_bytes (fixture, "ana.key", BYTES_KEY, 32);
  choose_text (fixture, "Bert’s key.txt", HEX_FILE);
  choose_text (fixture, "cleo", BASE64_FILE);
  choose_text (fixture, "Dora.words", WORDS_FILE);
  run_all (fixture);
  assert_said (fixture, "4 keys were imported.");
  assert_notes (fixture, (const char *const[]){ NULL });
  assert_key (fixture, "ana", BYTES_KEY);
  assert_key (fixture, "Bert’s key", HEX_KEY);
  assert_key (fixture, "cleo", BASE64_KEY);
  assert_key (fixture, "Dora", WORDS_KEY);

  /* They are there, and not only in the list. */
  call_load (other);
  call_assert_names (other, "Dora,cleo,Bert’s key,ana");
}

/* What is already kept is not imported again, nor is what comes twice, in whatever spelling. A passphrase is not a key. */
static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (SealwaxKept) kept = call_add (fixture->ring, "Accounting", SEALWAX_KEPT_KEY, HEX_KEY);
  g_autoptr (SealwaxKept) passphrase = call_add (fixture->ring, "Bank", SEALWAX_KEPT_PASSPHRASE, BASE64_KEY);

  choose_text (fixture, "again.key", HEX_FILE);
  choose_text (fixture, "cleo.key", BASE64_FILE);
  choose_bytes (fixture, "cleo (copy).key", BASE64_KEY, 32);
  run_all (fixture);
  assert_said (fixture, "1 key was imported.");
  assert_notes (fixture,
                (const char *const[]){ "“again.key” holds the key that is kept as “Accounting”.",
                                       "“cleo (copy).key” holds the key that is kept as “cleo”.",
                                       NULL });
  call_assert_names (fixture->ring, "cleo,Bank,Accounting");
}

/* Whatever has taken the name, and whatever its case. */
static void
test_taken (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *longest = g_strnfill (60, 'x');
  g_autofree char *longest_file = g_strconcat (longest, ".key", NULL);
  g_autofree char *numbered = g_strdup_printf ("%.58s 2", longest);
  g_autofree char *expected = g_strconcat ("ana 3,", numbered, ",", longest, ",Ana 2,ANA", NULL);
  g_autoptr (SealwaxKept) first = call_add (fixture->ring, "ANA", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  g_autoptr (SealwaxKept) second = call_add (fixture->ring, "Ana 2", SEALWAX_KEPT_KEY, HEX_KEY);
  g_autoptr (SealwaxKept) third = call_add (fixture->ring, longest, SEALWAX_KEPT_PASSPHRASE, "battery staple");

  choose_bytes (fixture, longest_file, BASE64_KEY, 32);
  choose_bytes (fixture, "ana.key", BYTES_KEY, 32);
  run_all (fixture);
  assert_said (fixture, "2 keys were imported.");
  call_assert_names (fixture->ring, expected);
  assert_key (fixture, "ana 3", BYTES_KEY);
  assert_key (fixture, numbered, BASE64_KEY);
}

/* What is wrong with one file is said in the same sentence as elsewhere, and the others are imported. */
static void
test_troubles (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *large = g_strnfill (5000, 'a');

  choose (fixture, "gone.key");
  choose_text (fixture, "letter.txt", "Dear Ana,\n");
  choose_bytes (fixture, "ana.key", BYTES_KEY, 32);
  choose_text (fixture, "large.key", large);
  choose_text (fixture, "few.key", "chip toddler coast adapt\n");
  choose_text (fixture, "verified · \u202e”.key", "");
  run_all (fixture);
  assert_said (fixture, "1 key was imported.");
  assert_notes (fixture,
                (const char *const[]){ "“gone.key” does not exist.",
                                       "“letter.txt” is not a key file: it must hold 32 bytes, or their 64 hexadecimal digits, their Base64, or their 24 words.",
                                       "“large.key” is not a key file: it must hold 32 bytes, or their 64 hexadecimal digits, their Base64, or their 24 words.",
                                       "“few.key” is not a key file: it holds 4 words, and 24 spell a key.",
                                       "“verified . \ufffd'.key” is not a key file: it must hold 32 bytes, or their 64 hexadecimal digits, their Base64, or their 24 words.",
                                       NULL });
  call_assert_names (fixture->ring, "ana");
}

static void
test_names (void)
{
  static const struct
  {
    const char *file;
    const char *name;
  } cases[] = {
    { "ana.key", "ana" },
    { "ana.2024.key", "ana.2024" },
    { "ana.2024", "ana.2024" },
    { "ana", "ana" },
    { "Dr. Müller", "Dr. Müller" },
    { ".key", ".key" },
    { "ana.", "ana." },
    { "ana.averylongsuffix", "ana.averylongsuffix" },
    { "Cle\u0301o.key", "Cléo" },   /* normal form C */
    { "a\nb.key", "a\ufffdb" },     /* no second line */
    { "a\u202eb.key", "a\ufffdb" }, /* nothing that turns the direction */
    { "a\u200bb.key", "a\ufffdb" }, /* nothing invisible */
    { "\xff.key", "\ufffd" },       /* not UTF-8 */
    { " ana .key", "ana" },
    { "  .key", "Key" },
    { "0123456789012345678901234567890123456789012345678901234567 89.key", "0123456789012345678901234567890123456789012345678901234567 8" },
    { "012345678901234567890123456789012345678901234567890123456789 and more", "012345678901234567890123456789012345678901234567890123456789" },
    { "01234567890123456789012345678901234567890123456789012345678 and more", "01234567890123456789012345678901234567890123456789012345678" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename ("/nowhere", cases[i].file, NULL);
      g_autofree char *name = sealwax_kept_import_name_file (file);
      g_autoptr (SealwaxSecret) valid = sealwax_keyring_make_name (name, NULL);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_nonnull (valid);
      g_assert_cmpstr (sealwax_secret_get_text (valid), ==, name);
    }
}

static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  daemon_stop (fixture->daemon);
  daemon_start (fixture->daemon, FALSE);
  choose_bytes (fixture, "ana.key", BYTES_KEY, 32);
  g_assert_false (run (fixture, &error));
  g_assert_error (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_LOCKED);
  assert_said (fixture, "No key was imported.");
  assert_notes (fixture, (const char *const[]){ NULL });
}

/* Three files, and something happens after the first. */
static void
run_until (Fixture  *fixture,
           GCallback happen,
           GError  **error)
{
  choose_bytes (fixture, "ana.key", BYTES_KEY, 32);
  choose_bytes (fixture, "bert.key", HEX_KEY, 32);
  choose_bytes (fixture, "cleo.key", BASE64_KEY, 32);
  g_signal_connect_swapped (fixture->import, "notify::done", happen, fixture);
  run (fixture, error);
}

static void
stop_daemon (Fixture *fixture)
{
  if (sealwax_kept_import_get_done (fixture->import) == 1)
    daemon_stop (fixture->daemon);
}

/* What was kept by then is reported, and is there. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run_until (fixture, G_CALLBACK (stop_daemon), &error);
  g_assert_error (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_MISSING);
  assert_said (fixture, "1 key was imported.");
  daemon_start (fixture->daemon, TRUE);
  call_load (fixture->ring);
  call_assert_names (fixture->ring, "ana");
}

static void
cancel (Fixture *fixture)
{
  g_cancellable_cancel (fixture->cancellable);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run_until (fixture, G_CALLBACK (cancel), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_said (fixture, "1 key was imported.");
  call_load (fixture->ring);
  call_assert_names (fixture->ring, "ana");
}

static void
forget (Fixture *fixture)
{
  sealwax_keyring_forget (fixture->ring);
}

/* Everything was cleared, or the screen locked: nothing comes back into memory. */
static void
test_forgotten (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run_until (fixture, G_CALLBACK (forget), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (sealwax_keyring_is_loaded (fixture->ring));
  call_assert_names (fixture->ring, "");
  call_load (fixture->ring);
  call_assert_names (fixture->ring, "ana");
}

static void
add_meanwhile (Fixture *fixture)
{
  g_autoptr (SealwaxKeyring) other = NULL;
  g_autoptr (SealwaxKept) bert = NULL;
  g_autoptr (SealwaxKept) cleo = NULL;

  if (sealwax_kept_import_get_done (fixture->import) != 1)
    return;

  other = sealwax_keyring_new ();
  bert = call_add (other, "Bert", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  cleo = call_add (other, "CLEO", SEALWAX_KEPT_KEY, BASE64_KEY);
}

/* Another program keeps something else under the name of a file, and the very key that is in another file. */
static void
test_meanwhile (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run_until (fixture, G_CALLBACK (add_meanwhile), &error);
  g_assert_no_error (error);
  assert_said (fixture, "2 keys were imported.");
  assert_notes (fixture, (const char *const[]){ "“cleo.key” holds the key that is kept as “CLEO”.", NULL });
  call_assert_names (fixture->ring, "bert 2,CLEO,Bert,ana");
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  daemon_bus_up ();
  g_test_add_func ("/kept-import/names", test_names);
  g_test_add ("/kept-import/spellings", Fixture, NULL, set_up, test_spellings, tear_down);
  g_test_add ("/kept-import/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/kept-import/taken", Fixture, NULL, set_up, test_taken, tear_down);
  g_test_add ("/kept-import/troubles", Fixture, NULL, set_up, test_troubles, tear_down);
  g_test_add ("/kept-import/locked", Fixture, NULL, set_up, test_locked, tear_down);
  g_test_add ("/kept-import/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/kept-import/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/kept-import/forgotten", Fixture, NULL, set_up, test_forgotten, tear_down);
  g_test_add ("/kept-import/meanwhile", Fixture, NULL, set_up, test_meanwhile, tear_down);
  status = g_test_run ();
  daemon_bus_down ();

  return status;
}
