/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-file.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "far-file.h"
#include "files.h"
#include "saving.h"

/* Where a saved file really is: behind links and under other names, but not on another computer. */

/* A link stays a link, and its target is replaced. */
static void
test_link (void)
{
  g_autofree char *path = NULL;
  g_autofree char *link_path = files_path ("link.txt");

  saving_begin ();
  path = files_make ("text.txt", OLD, strlen (OLD), 0600);
  g_assert_no_errno (symlink ("text.txt", link_path));
  g_free (saving_save (link_path, NEW, TRUE, NULL));

  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  files_assert (path, NEW, strlen (NEW), 0600);
  files_assert_names ("link.txt text.txt");
}

/* A file with two names does not become two files without a word, even if the second name is made meanwhile. */
static void
test_other_names (void)
{
  static const char sentence[] = "“⁨text.txt⁩” was not saved: this file has another name, too, under which the old text would stay. Save under a new name.";
  g_autofree char  *path = NULL;
  g_autofree char  *other = files_path ("other.txt");
  g_autofree char  *link_path = files_path ("link.txt");

  saving_begin ();
  path = files_make ("text.txt", OLD, strlen (OLD), 0644);
  g_assert_no_errno (link (path, other));
  g_assert_no_errno (symlink ("text.txt", link_path));

  saving_assert_refused (path, NULL, G_IO_ERROR_TOO_MANY_LINKS, sentence);
  saving_assert_refused (link_path, NULL, G_IO_ERROR_TOO_MANY_LINKS, "“⁨link.txt⁩” was not saved: this file has another name, too, under which the old text would stay. Save under a new name.");
  files_assert (path, OLD, strlen (OLD), 0644);
  files_assert (other, OLD, strlen (OLD), 0644);
  files_assert_names ("link.txt other.txt text.txt");

  g_assert_no_errno (g_unlink (other));
  g_free (saving_save (path, NEW, TRUE, NULL));
  files_assert (path, NEW, strlen (NEW), 0600);
}

static void
make_other_name (const char *path)
{
  g_autofree char *other = files_path ("other.txt");

  g_assert_no_errno (link (path, other));
}

static void
test_other_names_meanwhile (void)
{
  g_autofree char *path = NULL;

  saving_begin ();
  path = files_make ("text.txt", OLD, strlen (OLD), 0644);
  world.when_synced = make_other_name;
  world.path = path;
  saving_assert_refused (path, NULL, G_IO_ERROR_WRONG_ETAG, "“⁨text.txt⁩” was not saved: another program has changed it. Save again to replace it.");
  files_assert (path, OLD, strlen (OLD), 0644);
  files_assert_names ("other.txt text.txt");
}

/* In a folder where everybody may put things, another user's link is not followed, whether it leads to a file, nowhere yet,
 * or to a folder. */
static void
test_foreign_links (void)
{
  static const struct
  {
    const char *target;
    const char *path;
    const char *sentence;
  } cases[] = {
    { "../mine.txt", "open/link.txt", "“⁨link.txt⁩” was not saved: another user has put a link in its place." },
    { "../new.txt", "open/link.txt", "“⁨link.txt⁩” was not saved: another user has put a link in its place." },
    { "..", "open/link.txt/mine.txt", "“⁨mine.txt⁩” was not saved: another user has put a link in its place." },
    { "..", "open/link.txt/new.txt", "“⁨new.txt⁩” was not saved: another user has put a link in its place." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *open_folder = files_path ("open");
      g_autofree char *link_path = files_path ("open/link.txt");
      g_autofree char *path = files_path (cases[i].path);
      g_autofree char *mine = NULL;

      saving_begin ();
      mine = files_make ("mine.txt", OLD, strlen (OLD), 0644);
      g_assert_no_errno (g_mkdir (open_folder, 0755));
      g_assert_no_errno (g_chmod (open_folder, 01777));
      g_assert_no_errno (symlink (cases[i].target, link_path));
      world.link_owner = geteuid () + 1;

      saving_assert_refused (path, NULL, G_IO_ERROR_PERMISSION_DENIED, cases[i].sentence);
      files_assert (mine, OLD, strlen (OLD), 0644);
      files_assert_names ("mine.txt open");

      /* One's own link is followed. */
      world.link_owner = geteuid ();
      if (i == 0)
        g_free (saving_save (path, NEW, TRUE, NULL));
    }
}

static void
swap_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *away = g_strconcat (folder, "-away", NULL);

  g_assert_no_errno (g_rename (folder, away));
  g_assert_no_errno (symlink ("elsewhere", folder));
}

/* The file is saved in the folder that was looked at, wherever that folder is by then. */
static void
test_folder_swapped (void)
{
  g_autofree char *folder = files_path ("folder");
  g_autofree char *elsewhere = files_path ("elsewhere");
  g_autofree char *path = files_path ("folder/text.txt");
  g_autofree char *moved = files_path ("folder-away/text.txt");
  g_autoptr (GDir) dir = NULL;

  saving_begin ();
  g_assert_no_errno (g_mkdir (folder, 0755));
  g_assert_no_errno (g_mkdir (elsewhere, 0755));
  world.when_synced = swap_folder;
  world.path = path;
  g_free (saving_save (path, NEW, TRUE, NULL));

  files_assert (moved, NEW, strlen (NEW), 0600);
  dir = g_dir_open (elsewhere, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

/* Where there is no promise that the file will be whole, nothing is saved. */
static void
assert_elsewhere (GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (saving_save_file (file, NEW, TRUE, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpstr (error->message, ==, "“⁨text.txt⁩” was not saved: its folder is not on this computer.");
}

static void
test_elsewhere (void)
{
  static const char *const uris[] = { "sftp://example.org/text.txt", "dav://example.org/text.txt", "smb://share/text.txt" };

  saving_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      assert_elsewhere (file);
    }
}

/* A GVfs mount is not asked for anything, although the file has a path, and is not reached through a link either. */
static void
test_share (void)
{
  g_autofree char *share = files_path ("share");
  g_autofree char *link_path = files_path ("text.txt");
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) link_file = NULL;

  saving_begin ();
  g_assert_no_errno (g_mkdir (share, 0755));
  path = files_make ("share/text.txt", OLD, strlen (OLD), 0644);
  file = far_file_new ("text.txt", path);
  assert_elsewhere (file);
  files_assert (path, OLD, strlen (OLD), 0644);

  g_assert_no_errno (symlink ("share/text.txt", link_path));
  link_file = g_file_new_for_path (link_path);
  assert_elsewhere (link_file);
  files_assert (path, OLD, strlen (OLD), 0644);
  files_assert_names ("share text.txt");
}

int
main (int    argc,
      char **argv)
{
  files_begin ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/file-save/link", test_link);
  g_test_add_func ("/service/file-save/other-names", test_other_names);
  g_test_add_func ("/service/file-save/other-names/meanwhile", test_other_names_meanwhile);
  g_test_add_func ("/service/file-save/foreign-links", test_foreign_links);
  g_test_add_func ("/service/file-save/folder-swapped", test_folder_swapped);
  g_test_add_func ("/service/file-save/elsewhere", test_elsewhere);
  g_test_add_func ("/service/file-save/elsewhere/share", test_share);

  return files_end (g_test_run ());
}
