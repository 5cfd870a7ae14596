/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem () */

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "calls.h"

/* libsecret's own file, which it uses in a sandbox; here with a key from the environment, as libsecret's tests have it. */

/* How many programs at once, and what each adds. */
#define PROGRAMS 3
#define EACH 4

static char       *path;
static const char *program;

static void
remove_file (void)
{
  g_unlink (path);
}

static void
read_file (char **content,
           gsize *size)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, content, size, &error);
  g_assert_no_error (error);
}

static void
write_file (const char *content,
            gsize       size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, (gssize)size, &error);
  g_assert_no_error (error);
}

static void
test_keep (void)
{
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKeyring) other = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (SealwaxKept) bank = NULL;
  g_autoptr (SealwaxKept) zoe = NULL;
  g_autoptr (GError) error = NULL;

  remove_file ();
  call_load (ring);
  call_assert_names (ring, "");
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  bank = call_add (ring, "Bank", SEALWAX_KEPT_KEY, TEST_KEY);
  call_load (other);
  call_assert_names (other, "Bank,Ana");
  g_assert_true (sealwax_kept_equal (sealwax_keyring_find (other, "ana"), ana));
  call_add_fails (other, "BANK", SEALWAX_KEYRING_ERROR_NAME_TAKEN);

  zoe = call_rename (other, ana, "Zoe");
  call_touch (ring, ana, &error);
  g_assert_no_error (error);
  call_assert_names (ring, "Zoe,Bank");
  call_remove (other, bank);
  call_load (ring);
  call_assert_names (ring, "Zoe");
  call_restore (ring, bank, &error);
  g_assert_no_error (error);
  call_assert_names (ring, "Zoe,Bank");
}

static void
test_stored (void)
{
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autoptr (SealwaxKept) bank = NULL;
  g_autofree char *content = NULL;
  gsize            size;
  GStatBuf         info;

  remove_file ();
  ana = call_add (ring, "Anastasia", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  bank = call_add (ring, "Bank", SEALWAX_KEPT_KEY, TEST_KEY);
  read_file (&content, &size);
  g_assert_nonnull (memmem (content, size, "sealwax", 7));
  for (const char *const *secret = (const char *const[]){ "Anastasia", "Bank", "correct", "horse", "passphrase", "kind", TEST_KEY, "30313233", "kept", NULL }; *secret != NULL; secret++)
    g_assert_null (memmem (content, size, *secret, strlen (*secret)));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 077, ==, 0);
}

static void
assert_loads_or_is_broken (void)
{
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  sealwax_keyring_load_async (ring, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  if (!sealwax_keyring_load_finish (ring, result, &error))
    g_assert_error (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_BROKEN);
}

/* Whatever a disk makes of the file, it ends nobody's program, and it is not written to. */
static void
test_broken (void)
{
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  g_autoptr (SealwaxKept) ana = NULL;
  g_autofree char *content = NULL;
  gsize            size;

  remove_file ();
  ana = call_add (ring, "Ana", SEALWAX_KEPT_PASSPHRASE, "correct horse");
  read_file (&content, &size);

  for (gsize cut = 0; cut < size; cut += 1 + size / 8)
    {
      write_file (content, cut);
      call_load_fails (ring, SEALWAX_KEYRING_ERROR_BROKEN);
      call_add_fails (ring, "Bank", SEALWAX_KEYRING_ERROR_BROKEN);
    }
  for (gsize at = 0; at < size; at += at < 80 ? 3 : 1 + size / 12)
    {
      g_autofree char *changed = g_memdup2 (content, size);

      changed[at] = (char)(changed[at] ^ 0x81);
      write_file (changed, size);
      assert_loads_or_is_broken ();
    }

  write_file ("not a key ring", 14);
  call_load_fails (ring, SEALWAX_KEYRING_ERROR_BROKEN);
  write_file (content, size);
  call_load (ring);
  call_assert_names (ring, "Ana");
}

/* What each of the programs does. */
static int
add_some (const char *name)
{
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();

  for (guint i = 0; i < EACH; i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s%u", name, i);

      g_object_unref (call_add (ring, numbered, SEALWAX_KEPT_PASSPHRASE, numbered));
    }

  return 0;
}

static void
test_together (void)
{
  g_autoptr (SealwaxKeyring) ring = sealwax_keyring_new ();
  GSubprocess *programs[PROGRAMS];

  remove_file ();
  for (guint i = 0; i < PROGRAMS; i++)
    {
      const char name[] = { (char)('A' + i), '\0' };

      programs[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, program, "--add", name, NULL);
    }
  for (guint i = 0; i < PROGRAMS; i++)
    {
      g_assert_true (g_subprocess_wait_check (programs[i], NULL, NULL));
      g_object_unref (programs[i]);
    }

  call_load (ring);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ring)), ==, PROGRAMS * EACH);
}

/* Without LeakSanitizer, which would find what libsecret leaks of its file's entries: their attributes. */
G_NORETURN static void
end (int status)
{
  fflush (stdout);
  _exit (status);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int              status;

  if (argc == 3 && g_str_equal (argv[1], "--add"))
    end (add_some (argv[2]));

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("sealwax-keyring-XXXXXX", NULL);
  path = g_build_filename (folder, "default.keyring", NULL);
  program = argv[0];
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "as long as the portal's", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);

  g_test_add_func ("/keyring-file/keep", test_keep);
  g_test_add_func ("/keyring-file/stored", test_stored);
  g_test_add_func ("/keyring-file/broken", test_broken);
  g_test_add_func ("/keyring-file/together", test_together);
  status = g_test_run ();
  remove_file ();
  g_rmdir (folder);
  g_free (path);
  end (status);
}
