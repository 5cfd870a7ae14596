/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-key-load.h"

#include <string.h>
#include <sys/stat.h>

#include "files.h"
#include "memory.h"
#include "sealwax-error.h"
#include "sealwax-keys.h"
#include "support.h"

/* Key files as the window loads them. What a key file is, byte by byte, is tested in the core; how files are opened, in
 * sealwax-file.c. */

#define KEY "0123456789abcdef0123456789ABCDEF"
#define KEY_HEX "3031323334353637383961626364656630313233343536373839414243444546"
#define KEY_BASE64 "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlBQkNERUY="

gssize __real_g_input_stream_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error);
gssize __wrap_g_input_stream_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error);

static gsize         has_read;   /* bytes */
static gconstpointer read_into;  /* where the first of them went */
static const char   *grows_path; /* (nullable): what somebody writes to meanwhile */

gssize
__wrap_g_input_stream_read (GInputStream *stream,
                            void         *buffer,
                            gsize         count,
                            GCancellable *cancellable,
                            GError      **error)
{
  gssize      result = __real_g_input_stream_read (stream, buffer, count, cancellable, error);
  const char *path = g_steal_pointer (&grows_path);

  if (has_read == 0)
    read_into = buffer;
  has_read += result > 0 ? (gsize)result : 0;
  if (path != NULL)
    files_write (path, KEY KEY, 64);

  return result;
}

static SealwaxSecret *
load (const char   *path,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  has_read = 0;
  sealwax_key_load_async (file, cancellable, test_on_done, &pending);
  g_assert_null (pending);
  result = test_wait (&pending);

  return sealwax_key_load_finish (file, result, error);
}

static void
assert_loads (const char *bytes,
              gsize       size)
{
  g_autofree char *path = files_make ("key", bytes, size, 0600);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) key = load (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (sealwax_secret_get_text (key), sealwax_secret_get_size (key), KEY, SEALWAX_KEY_SIZE);
}

/* Asserts that no key comes of it, that the sentence is about the file, and that nothing of what was read is left. */
static void
assert_refused (const char *path,
                GQuark      domain,
                int         code,
                const char *expected)
{
  g_autoptr (GError) error = NULL;

  memory_begin ();
  g_assert_null (load (path, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, "⁨key⁩"));
  g_assert_nonnull (strstr (error->message, expected));
  if (has_read > 0)
    g_assert_cmpint (memory_get_state (read_into), ==, MEMORY_WIPED);
}

static void
assert_no_key (const char *bytes,
               gsize       size,
               int         code,
               const char *expected)
{
  g_autofree char *path = files_make ("key", bytes, size, 0600);

  assert_refused (path, SEALWAX_ERROR, code, expected);
}

static void
test_spellings (void)
{
  g_autoptr (SealwaxSecret) key = sealwax_secret_new (KEY, SEALWAX_KEY_SIZE);
  g_autoptr (SealwaxSecret) words = sealwax_key_write (key, SEALWAX_KEY_SPELLING_WORDS);

  assert_loads (KEY, 32);
  assert_loads (KEY_HEX "\n", 65);
  assert_loads (KEY_BASE64 "\r\n", 46);
  assert_loads (sealwax_secret_get_text (words), sealwax_secret_get_size (words));
}

/* A key is any 32 bytes: a file is neither converted nor asked whether it is text. */
static void
test_bytes (void)
{
  static const char bytes[SEALWAX_KEY_SIZE] = "\xff\xfe\0\xd8 is no UTF-16";
  g_autofree char  *path = files_make ("key", bytes, sizeof bytes, 0600);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) key = load (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (sealwax_secret_get_text (key), sealwax_secret_get_size (key), bytes, sizeof bytes);
}

static void
test_no_key (void)
{
  assert_no_key ("", 0, SEALWAX_ERROR_BAD_KEY_FILE, "it must hold 32 bytes");
  assert_no_key (KEY, 31, SEALWAX_ERROR_BAD_KEY_FILE, "it must hold 32 bytes");
  assert_no_key (KEY "\n", 33, SEALWAX_ERROR_BAD_KEY_FILE, "it must hold 32 bytes");
  assert_no_key ("Dear Ana, this is a letter.", 27, SEALWAX_ERROR_BAD_KEY_FILE, "it must hold 32 bytes");
  assert_no_key ("ability antler logo", 19, SEALWAX_STATUS_WORD_COUNT, "it holds 3 words");
}

/* If a file is larger than any key file, none of it is read. */
static void
test_large (void)
{
  g_autofree char *spaces = g_strnfill (SEALWAX_KEY_FILE_MAX + 1, ' ');

  memcpy (spaces, KEY_HEX, 64);
  assert_loads (spaces, SEALWAX_KEY_FILE_MAX);
  assert_no_key (spaces, SEALWAX_KEY_FILE_MAX + 1, SEALWAX_ERROR_BAD_KEY_FILE, "it must hold 32 bytes");
  g_assert_cmpuint (has_read, ==, 0);
}

static void
test_unreadable (void)
{
  g_autofree char *path = files_path ("key");

  files_clear ();
  assert_refused (path, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "does not exist");
  g_assert_no_errno (mkdir (path, 0700));
  assert_refused (path, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "is a folder");
  files_clear ();
  g_assert_no_errno (mkfifo (path, 0600));
  assert_refused (path, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "is not a regular file");
}

static void
test_changed (void)
{
  g_autofree char *path = files_make ("key", KEY, 32, 0600);

  grows_path = path;
  assert_refused (path, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "was changed while it was read");
}

static void
test_cancelled (void)
{
  g_autofree char *path = files_make ("key", KEY, 32, 0600);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (load (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Who lets go of a key has it wiped. */
static void
test_wiped (void)
{
  g_autofree char *path = files_make ("key", KEY_HEX "\n", 65, 0600);
  g_autoptr (GError) error = NULL;
  SealwaxSecret *key;
  gconstpointer  at;

  memory_begin ();
  key = load (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (memory_get_state (read_into), ==, MEMORY_WIPED);
  at = sealwax_secret_get_text (key);
  sealwax_secret_unref (key);
  g_assert_cmpint (memory_get_state (at), ==, MEMORY_WIPED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  files_begin ();
  g_test_add_func ("/key-load/spellings", test_spellings);
  g_test_add_func ("/key-load/bytes", test_bytes);
  g_test_add_func ("/key-load/no-key", test_no_key);
  g_test_add_func ("/key-load/large", test_large);
  g_test_add_func ("/key-load/unreadable", test_unreadable);
  g_test_add_func ("/key-load/changed", test_changed);
  g_test_add_func ("/key-load/cancelled", test_cancelled);
  g_test_add_func ("/key-load/wiped", test_wiped);

  return files_end (g_test_run ());
}
