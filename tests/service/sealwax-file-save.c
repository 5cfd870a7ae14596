/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "files.h"
#include "memory.h"
#include "saving.h"
#include "support.h"

/* Plaintext is for nobody else; a message may have the usual mode. */
static void
test_new (void)
{
  g_autofree char *secret = files_path ("secret.txt");
  g_autofree char *message = files_path ("message.sealwax");
  g_autofree char *empty = files_path ("empty.txt");

  saving_begin ();
  g_free (saving_save (secret, NEW, TRUE, NULL));
  g_free (saving_save (message, NEW, FALSE, NULL));
  g_free (saving_save (empty, "", TRUE, NULL));

  files_assert (secret, NEW, strlen (NEW), 0600);
  files_assert (message, NEW, strlen (NEW), 0644);
  files_assert (empty, "", 0, 0600);
  files_assert_names ("empty.txt message.sealwax secret.txt");
  g_assert_cmpuint (world.synced_files, ==, 3);
  g_assert_cmpuint (world.synced_folders, ==, 3);
  memory_wait ();
  memory_assert_all_wiped ();
}

static void
test_new_with_umask (void)
{
  g_autofree char *message = files_path ("message.sealwax");

  saving_begin ();
  umask (077);
  g_free (saving_save (message, NEW, FALSE, NULL));
  umask (022);

  files_assert (message, NEW, strlen (NEW), 0600);
}

/* An existing file keeps its mode, unless it receives plaintext. */
static void
test_existing (void)
{
  static const struct
  {
    mode_t   before;
    gboolean is_private;
    mode_t   after;
  } cases[] = {
    { 0664, FALSE, 0664 },
    { 0604, FALSE, 0604 },
    { 0600, FALSE, 0600 },
    { 0664, TRUE, 0600 },
    { 0600, TRUE, 0600 },
    { 0755, TRUE, 0600 },
  };

  saving_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = files_make ("text.txt", OLD, strlen (OLD), cases[i].before);

      g_free (saving_save (path, NEW, cases[i].is_private, NULL));
      files_assert (path, NEW, strlen (NEW), cases[i].after);
      files_assert_names ("text.txt");
    }
}

/* An old file is never written to: whoever has it open keeps it. */
static void
test_is_new_file (void)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = g_malloc0 (sizeof OLD);
  int              fd;

  saving_begin ();
  path = files_make ("text.txt", OLD, strlen (OLD), 0600);
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_free (saving_save (path, NEW, TRUE, NULL));

  files_assert (path, NEW, strlen (NEW), 0600);
  g_assert_cmpint (read (fd, bytes, sizeof OLD), ==, (gssize)strlen (OLD));
  g_assert_cmpstr (bytes, ==, OLD);
  g_assert_no_errno (close (fd));
}

/* If something goes wrong on the way, the old file is left, or none, and nothing next to it. */
static void
test_whole_before (void)
{
  static const struct
  {
    gssize      room;
    int         write_fails, sync_fails, make_fails;
    int         code;
    const char *sentence;
  } cases[] = {
    { 0, ENOSPC, 0, 0, G_IO_ERROR_NO_SPACE, "“⁨text.txt⁩” was not saved: there is no space left." },
    { 10, ENOSPC, 0, 0, G_IO_ERROR_NO_SPACE, "“⁨text.txt⁩” was not saved: there is no space left." },
    { 10, EDQUOT, 0, 0, G_IO_ERROR_NO_SPACE, "“⁨text.txt⁩” was not saved: there is no space left." },
    { -1, 0, ENOSPC, 0, G_IO_ERROR_NO_SPACE, "“⁨text.txt⁩” was not saved: there is no space left." },
    { -1, 0, EIO, 0, G_IO_ERROR_FAILED, "“⁨text.txt⁩” was not saved: “⁨Input/output error⁩”" },
    { -1, 0, 0, EROFS, G_IO_ERROR_READ_ONLY, "“⁨text.txt⁩” was not saved: its folder is on a read-only disk." },
  };

  saving_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint existing = 0; existing < 2; existing++)
      {
        g_autofree char *path = files_path ("text.txt");

        files_clear ();
        if (existing)
          g_free (files_make ("text.txt", OLD, strlen (OLD), 0640));

        world.room = cases[i].room;
        world.write_fails = cases[i].write_fails;
        world.sync_fails = cases[i].sync_fails;
        world.make_fails = cases[i].make_fails;
        saving_assert_refused (path, NULL, cases[i].code, cases[i].sentence);

        world.room = -1;
        files_assert_names (existing ? "text.txt" : "");
        if (existing)
          files_assert (path, OLD, strlen (OLD), 0640);
      }
  memory_wait ();
  memory_assert_all_wiped ();
}

/* After a partial write, writing continues. */
static void
test_short_writes (void)
{
  g_autofree char *path = files_path ("text.txt");
  g_autofree char *text = g_strnfill (3 << 20, 'a');

  saving_begin ();
  for (gsize i = 0; text[i] != 0; i++)
    text[i] = (char)('a' + i % 23);
  world.room = 4 << 20;
  g_free (saving_save (path, text, TRUE, NULL));
  files_assert (path, text, strlen (text), 0600);
}

static void
test_cancelled (void)
{
  g_autofree char *path = NULL;
  g_autofree char *text = g_strnfill (3 << 20, 'a');
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  saving_begin ();
  path = files_make ("text.txt", OLD, strlen (OLD), 0644);
  file = g_file_new_for_path (path);
  world.writes = 0;
  world.cancel = cancellable;
  g_assert_null (saving_save_file (file, text, TRUE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_cmpuint (world.writes, ==, 1);
  files_assert (path, OLD, strlen (OLD), 0644);
  files_assert_names ("text.txt");
  memory_wait ();
  memory_assert_all_wiped ();
}

/* Cancelled when everything was done: then it is done, and that is all that is said. */
static void
test_cancelled_too_late (void)
{
  g_autofree char *path = files_path ("text.txt");
  g_autofree char *version = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SealwaxSecret) secret = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  saving_begin ();
  secret = test_secret (NEW);
  sealwax_file_save_async (file, secret, TRUE, NULL, cancellable, test_on_done, &pending);
  result = test_wait (&pending);
  g_cancellable_cancel (cancellable);
  version = sealwax_file_save_finish (file, result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (version);
}

/* A file with another version is not replaced. Loading and saving both report the version. */
static void
test_version (void)
{
  g_autofree char *path = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  saving_begin ();
  path = files_make ("text.txt", OLD, strlen (OLD), 0644);
  first = saving_save (path, NEW, TRUE, NULL);
  second = saving_save (path, OLD, TRUE, first);
  g_assert_cmpstr (first, !=, second);

  saving_assert_refused (path, first, G_IO_ERROR_WRONG_ETAG, "“⁨text.txt⁩” was not saved: another program has changed it. Save again to replace it.");
  files_assert (path, OLD, strlen (OLD), 0600);

  /* A file that is gone was changed by nobody. */
  g_assert_no_errno (g_unlink (path));
  g_free (saving_save (path, NEW, TRUE, second));
  files_assert_names ("text.txt");
}

static void
write_other (const char *path)
{
  files_write (path, "somebody else's", strlen ("somebody else's"));
}

static void
test_changed_meanwhile (void)
{
  g_autofree char *path = files_path ("text.txt");

  for (guint existing = 0; existing < 2; existing++)
    {
      saving_begin ();
      if (existing)
        g_free (files_make ("text.txt", OLD, strlen (OLD), 0644));

      world.when_synced = write_other;
      world.path = path;
      saving_assert_refused (path, NULL, G_IO_ERROR_WRONG_ETAG, "“⁨text.txt⁩” was not saved: another program has changed it. Save again to replace it.");
      files_assert (path, "somebody else's", strlen ("somebody else's"), 0644);
      files_assert_names ("text.txt");
    }
}

/* Just before the new file gets its name. If the disk cannot rule it out, the file is saved all the same. */
static void
test_made_meanwhile (void)
{
  g_autofree char *path = files_path ("text.txt");

  saving_begin ();
  world.when_renamed = write_other;
  world.path = path;
  saving_assert_refused (path, NULL, G_IO_ERROR_WRONG_ETAG, "“⁨text.txt⁩” was not saved: another program has changed it. Save again to replace it.");
  files_assert (path, "somebody else's", strlen ("somebody else's"), 0644);
  files_assert_names ("text.txt");

  saving_begin ();
  world.cannot_keep = TRUE;
  g_free (saving_save (path, NEW, TRUE, NULL));
  files_assert (path, NEW, strlen (NEW), 0600);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    int         code;
    const char *sentence;
  } cases[] = {
    { "nowhere/text.txt", G_IO_ERROR_NOT_FOUND, "“⁨text.txt⁩” was not saved: its folder does not exist." },
    { "folder", G_IO_ERROR_IS_DIRECTORY, "“⁨folder⁩” was not saved: there is a folder of this name." },
    { "pipe", G_IO_ERROR_NOT_REGULAR_FILE, "“⁨pipe⁩” was not saved: it is not a regular file." },
    { "dangling.txt", G_IO_ERROR_NOT_REGULAR_FILE, "“⁨dangling.txt⁩” was not saved: it is not a regular file." },
    { "protected.txt", G_IO_ERROR_EXISTS, "“⁨protected.txt⁩” was not saved: it is there, and protected from changes." },
    { "closed/text.txt", G_IO_ERROR_PERMISSION_DENIED, "“⁨text.txt⁩” was not saved: you have no permission to write to its folder." },
  };
  g_autofree char *folder = files_path ("folder");
  g_autofree char *fifo = files_path ("pipe");
  g_autofree char *dangling = files_path ("dangling.txt");
  g_autofree char *closed = files_path ("closed");

  saving_begin ();
  g_assert_no_errno (g_mkdir (folder, 0755));
  g_assert_no_errno (mkfifo (fifo, 0644));
  g_assert_no_errno (symlink ("not-there.txt", dangling));
  g_assert_no_errno (g_mkdir (closed, 0500));
  g_free (files_make ("protected.txt", OLD, strlen (OLD), 0444));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = files_path (cases[i].name);

      saving_assert_refused (path, NULL, cases[i].code, cases[i].sentence);
    }
  files_assert_names ("closed dangling.txt folder pipe protected.txt");
}

int
main (int    argc,
      char **argv)
{
  files_begin ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/file-save/new", test_new);
  g_test_add_func ("/service/file-save/new/umask", test_new_with_umask);
  g_test_add_func ("/service/file-save/existing", test_existing);
  g_test_add_func ("/service/file-save/is-new-file", test_is_new_file);
  g_test_add_func ("/service/file-save/whole-before", test_whole_before);
  g_test_add_func ("/service/file-save/short-writes", test_short_writes);
  g_test_add_func ("/service/file-save/cancelled", test_cancelled);
  g_test_add_func ("/service/file-save/cancelled/too-late", test_cancelled_too_late);
  g_test_add_func ("/service/file-save/version", test_version);
  g_test_add_func ("/service/file-save/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/service/file-save/made-meanwhile", test_made_meanwhile);
  g_test_add_func ("/service/file-save/refused", test_refused);

  return files_end (g_test_run ());
}
