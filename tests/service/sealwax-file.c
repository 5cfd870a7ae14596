/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "files.h"
#include "loading.h"
#include "memory.h"

/* Reading a file. Which files are not read because of where they are is in sealwax-file-where.c. */

gssize __real_g_input_stream_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error);
gssize __wrap_g_input_stream_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error);

/* What happens to the file, once, as soon as its first bytes were read. */
static void (*meanwhile) (const char *path);
static const char   *meanwhile_path;
static GCancellable *cancel_meanwhile;

gssize
__wrap_g_input_stream_read (GInputStream *stream,
                            void         *buffer,
                            gsize         count,
                            GCancellable *cancellable,
                            GError      **error)
{
  gssize result = __real_g_input_stream_read (stream, buffer, count, cancellable, error);
  void (*now) (const char *path) = meanwhile;

  meanwhile = NULL;
  if (now != NULL)
    now (meanwhile_path);
  if (cancel_meanwhile != NULL)
    g_cancellable_cancel (cancel_meanwhile);

  return result;
}

/* As it is: no line end is changed, and neither a mark nor trailing space is stripped. */
static void
test_load (void)
{
  static const char *texts[] = { "", "a", TEXT, "\xef\xbb\xbfwith a mark", "  spaces  ", "\x01\x1b[0m\x7f" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = files_make ("text.txt", texts[i], strlen (texts[i]), 0644);

      loading_assert (path, texts[i], strlen (texts[i]));
    }
}

/* The largest file, and one that is a byte larger. */
static void
test_load_largest (void)
{
  g_autofree char *text = g_malloc (SEALWAX_FILE_MAX + 1);
  g_autofree char *path = NULL;
  g_autofree char *sentence = NULL;

  memset (text, 'a', SEALWAX_FILE_MAX + 1);
  path = files_make ("text.txt", text, SEALWAX_FILE_MAX, 0644);
  loading_assert (path, text, SEALWAX_FILE_MAX);

  g_assert_no_errno (truncate (path, (off_t)SEALWAX_FILE_MAX + 1));
  sentence = loading_refuse (path, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_nonnull (strstr (sentence, "text.txt⁩” is larger than 100 MiB"));
}

/* Files whose bytes are not text. */
static void
test_load_binary (void)
{
  static const char unmarked_utf_16[] = "H\0i\0";
  static const char with_nul[] = "pay 100\0 to nobody";
  static const char cut[] = "caf\xc3";
  static const char latin_1[] = "caf\xe9 au lait";

  static const struct
  {
    const char *bytes;
    gsize       size;
  } cases[] = {
    { unmarked_utf_16, sizeof unmarked_utf_16 - 1 },
    { with_nul, sizeof with_nul - 1 },
    { cut, sizeof cut - 1 },
    { latin_1, sizeof latin_1 - 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = files_make ("text.txt", cases[i].bytes, cases[i].size, 0644);
      g_autofree char *sentence = loading_refuse (path, G_IO_ERROR_INVALID_DATA);

      g_assert_cmpstr (sentence, ==, "“⁨text.txt⁩” is not text in UTF-8.");
      memory_wait ();
      memory_assert_all_wiped ();
    }
}

/* As Notepad writes them. Nothing is left of what was read. */
static void
test_load_utf16 (void)
{
  static const char text[] = "\xff\xfeH\0i\0";
  static const struct
  {
    const char *bytes;
    gsize       size;
    const char *sentence;
  } refused[] = {
    { "\xff\xfeH\0i", 5, "“⁨text.txt⁩” is marked as UTF-16, but is damaged: it has half a character in it." },
    { "\xfe\xff\xdd\x11", 4, "“⁨text.txt⁩” is marked as UTF-16, but is damaged: it has half a character in it." },
    { "\xff\xfeH\0\0\0", 6, "“⁨text.txt⁩” is marked as UTF-16, but has a character that no text can have (NUL)." },
  };
  g_autofree char *path = files_make ("text.txt", text, sizeof text - 1, 0644);

  memory_begin ();
  loading_assert (path, "Hi", 2);
  memory_wait ();
  memory_assert_all_wiped ();

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *broken = files_make ("text.txt", refused[i].bytes, refused[i].size, 0644);
      g_autofree char *sentence = loading_refuse (broken, G_IO_ERROR_INVALID_DATA);

      g_assert_cmpstr (sentence, ==, refused[i].sentence);
      memory_wait ();
      memory_assert_all_wiped ();
    }
}

/* What cannot be read has a sentence of its own, with the name but not the path. */
static void
test_load_refused (void)
{
  static const struct
  {
    const char *name;
    int         code;
    const char *sentence;
  } cases[] = {
    { "nowhere.txt", G_IO_ERROR_NOT_FOUND, "“⁨nowhere.txt⁩” does not exist." },
    { "dangling.txt", G_IO_ERROR_NOT_FOUND, "“⁨dangling.txt⁩” does not exist." },
    { "folder", G_IO_ERROR_IS_DIRECTORY, "“⁨folder⁩” is a folder." },
    { "pipe", G_IO_ERROR_NOT_REGULAR_FILE, "“⁨pipe⁩” is not a regular file." },
    { "secret.txt", G_IO_ERROR_PERMISSION_DENIED, "You have no permission to read “⁨secret.txt⁩”." },
    { "closed/text.txt", G_IO_ERROR_PERMISSION_DENIED, "You have no permission to read “⁨text.txt⁩”." },
  };
  g_autofree char *dangling = files_path ("dangling.txt");
  g_autofree char *folder = files_path ("folder");
  g_autofree char *fifo = files_path ("pipe");
  g_autofree char *closed = files_path ("closed");
  g_autofree char *secret = files_make ("secret.txt", TEXT, strlen (TEXT), 0);

  g_assert_no_errno (symlink ("not-there.txt", dangling));
  g_assert_no_errno (g_mkdir (folder, 0755));
  g_assert_no_errno (mkfifo (fifo, 0644));
  g_assert_no_errno (g_mkdir (closed, 0));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = files_path (cases[i].name);
      g_autofree char *sentence = loading_refuse (path, cases[i].code);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
grow (const char *path)
{
  files_write (path, TEXT "more", strlen (TEXT "more"));
}

static void
shrink (const char *path)
{
  files_write (path, "", 0);
}

/* As large as before. */
static void
rewrite (const char *path)
{
  g_autofree char *other = g_strnfill (strlen (TEXT), 'x');

  files_write (path, other, strlen (TEXT));
}

static void
replace (const char *path)
{
  g_autofree char *other = files_make ("other.txt", TEXT, strlen (TEXT), 0644);

  g_assert_no_errno (g_rename (other, path));
}

static void
take_away (const char *path)
{
  g_assert_no_errno (g_unlink (path));
}

static void
assert_notices (void (*change) (const char *path),
                int code)
{
  g_autofree char *path = files_make ("text.txt", TEXT, strlen (TEXT), 0644);
  g_autofree char *sentence = NULL;

  files_set_old (path);
  meanwhile = change;
  meanwhile_path = path;
  sentence = loading_refuse (path, code);

  g_assert_null (meanwhile);
  if (code == G_IO_ERROR_WRONG_ETAG)
    g_assert_cmpstr (sentence, ==, "“⁨text.txt⁩” was changed while it was read. Open it again.");
  memory_wait ();
  memory_assert_all_wiped ();
}

static void
test_load_changed (void)
{
  assert_notices (grow, G_IO_ERROR_WRONG_ETAG);
  assert_notices (shrink, G_IO_ERROR_WRONG_ETAG);
  assert_notices (rewrite, G_IO_ERROR_WRONG_ETAG);
  assert_notices (replace, G_IO_ERROR_WRONG_ETAG);
  assert_notices (take_away, G_IO_ERROR_NOT_FOUND);
}

/* A file that claims to be empty, but is not. */
static void
test_load_untrue (void)
{
  g_free (loading_refuse ("/proc/self/status", G_IO_ERROR_WRONG_ETAG));
}

/* Before it is loaded, and while it is. */
static void
test_load_cancelled (void)
{
  g_autofree char *path = files_make ("text.txt", TEXT, strlen (TEXT), 0644);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  memory_begin ();
  cancel_meanwhile = cancellable;
  g_assert_null (loading_load (path, cancellable, NULL, &error));
  cancel_meanwhile = NULL;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  memory_wait ();
  memory_assert_all_wiped ();

  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_null (loading_load (path, cancelled, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The version stays the same until somebody changes the file. */
static void
test_version (void)
{
  g_autofree char *path = files_make ("text.txt", TEXT, strlen (TEXT), 0644);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  SealwaxSecret   *text;

  files_set_old (path);
  text = loading_load (path, NULL, &first, NULL);
  sealwax_secret_unref (text);
  text = loading_load (path, NULL, &second, NULL);
  sealwax_secret_unref (text);
  g_assert_cmpstr (first, ==, second);

  rewrite (path);
  text = loading_load (path, NULL, &third, NULL);
  sealwax_secret_unref (text);
  g_assert_cmpstr (first, !=, third);
}

/* On one line, not long, and with a direction of its own. */
static void
test_name (void)
{
  static const struct
  {
    const char *path;
    const char *name;
  } cases[] = {
    { "/a/b/notes.txt", "⁨notes.txt⁩" },
    { "/a/two\nlines.txt", "⁨two\xef\xbf\xbdlines.txt⁩" },
    { "/a/caf\xe9", "⁨caf\xef\xbf\xbd⁩" },
    { "/a/12345678901234567890123456789012", "⁨12345678901234567890123456789012⁩" },
    { "/a/ääääääääääääääää=ÖÖÖÖÖÖÖÖÖÖÖÖ.txt", "⁨ääääääääääääääää…ÖÖÖÖÖÖÖÖÖÖÖ.txt⁩" },
    { "/a/1234567890123456-and so on and so on-123456789012.txt", "⁨1234567890123456…23456789012.txt⁩" },
    { "/", "⁨/⁩" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);
      g_autofree char *name = sealwax_file_dup_name (file);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int    argc,
      char **argv)
{
  files_begin ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/file/load", test_load);
  g_test_add_func ("/service/file/load/largest", test_load_largest);
  g_test_add_func ("/service/file/load/binary", test_load_binary);
  g_test_add_func ("/service/file/load/utf16", test_load_utf16);
  g_test_add_func ("/service/file/load/refused", test_load_refused);
  g_test_add_func ("/service/file/load/changed", test_load_changed);
  g_test_add_func ("/service/file/load/untrue", test_load_untrue);
  g_test_add_func ("/service/file/load/cancelled", test_load_cancelled);
  g_test_add_func ("/service/file/version", test_version);
  g_test_add_func ("/service/file/name", test_name);

  return files_end (g_test_run ());
}
