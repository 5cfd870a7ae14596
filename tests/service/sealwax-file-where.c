/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-file.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "far-file.h"
#include "files.h"
#include "loading.h"
#include "support.h"

/* Links, and files that are not on this computer. */

GFile *__real_g_file_new_for_path (const char *path);
GFile *__wrap_g_file_new_for_path (const char *path);

int __real_fstat (int fd, struct stat *info);
int __wrap_fstat (int fd, struct stat *info);
int __real_fstat64 (int fd, struct stat *info);
int __wrap_fstat64 (int fd, struct stat *info);

/* Who owns all links; 0: as they really are. */
static uid_t link_owner;

static int
set_owner (struct stat *info)
{
  if (S_ISLNK (info->st_mode) && link_owner != 0)
    info->st_uid = link_owner;

  return 0;
}

int
__wrap_fstat (int          fd,
              struct stat *info)
{
  return __real_fstat (fd, info) == 0 ? set_owner (info) : -1;
}

int
__wrap_fstat64 (int          fd,
                struct stat *info)
{
  return __real_fstat64 (fd, info) == 0 ? set_owner (info) : -1;
}

/* As GVfs does it: what lies below where it mounts shares is not a file on this computer. */
GFile *
__wrap_g_file_new_for_path (const char *path)
{
  return g_str_has_suffix (path, "/share") ? far_file_new ("share", path) : __real_g_file_new_for_path (path);
}

static void
test_load_link (void)
{
  g_autofree char *path = files_make ("text.txt", TEXT, strlen (TEXT), 0644);
  g_autofree char *link_path = files_path ("link.txt");

  g_assert_no_errno (symlink ("text.txt", link_path));
  loading_assert (link_path, TEXT, strlen (TEXT));
}

/* In a folder where everybody may put things, another user's link is not followed. */
static void
test_load_foreign_links (void)
{
  static const struct
  {
    const char *target;
    const char *path;
    const char *sentence;
  } cases[] = {
    { "../mine.txt", "open/link.txt", "“⁨link.txt⁩” was not opened: another user has put a link in its place." },
    { "nowhere.txt", "open/link.txt", "“⁨link.txt⁩” was not opened: another user has put a link in its place." },
    { "..", "open/link.txt/mine.txt", "“⁨mine.txt⁩” was not opened: another user has put a link in its place." },
  };
  g_autofree char *open_folder = files_path ("open");

  g_free (files_make ("mine.txt", TEXT, strlen (TEXT), 0644));
  g_assert_no_errno (g_mkdir (open_folder, 0755));
  g_assert_no_errno (g_chmod (open_folder, 01777));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link_path = files_path ("open/link.txt");
      g_autofree char *path = files_path (cases[i].path);
      g_autofree char *sentence = NULL;

      g_assert_no_errno (symlink (cases[i].target, link_path));
      link_owner = geteuid () + 1;
      sentence = loading_refuse (path, G_IO_ERROR_PERMISSION_DENIED);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);

      link_owner = geteuid ();
      if (i != 1)
        loading_assert (path, TEXT, strlen (TEXT));
      link_owner = 0;
      g_assert_no_errno (g_unlink (link_path));
    }
  files_clear ();
}

static void
assert_elsewhere (GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;

  sealwax_file_load_async (file, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  g_assert_null (sealwax_file_load_finish (file, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpstr (error->message, ==, "“⁨text.txt⁩” is not on this computer.");
}

/* A link to somewhere is not followed: nothing is fetched from a network. */
static void
test_load_elsewhere (void)
{
  static const char *const uris[] = { "https://example.org/text.txt", "dav://example.org/text.txt", "smb://share/text.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (uris); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      assert_elsewhere (file);
    }
}

/* A GVfs mount is not asked for anything, although the file has a path, and is not reached through a link either. */
static void
test_load_share (void)
{
  g_autofree char *share = files_path ("share");
  g_autofree char *link_path = files_path ("text.txt");
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) link_file = NULL;

  files_clear ();
  g_assert_no_errno (g_mkdir (share, 0755));
  path = files_make ("share/text.txt", TEXT, strlen (TEXT), 0644);
  file = far_file_new ("text.txt", path);
  assert_elsewhere (file);

  g_assert_no_errno (symlink ("share/text.txt", link_path));
  link_file = g_file_new_for_path (link_path);
  assert_elsewhere (link_file);
}

int
main (int    argc,
      char **argv)
{
  files_begin ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/file/load/link", test_load_link);
  g_test_add_func ("/service/file/load/elsewhere", test_load_elsewhere);
  g_test_add_func ("/service/file/load/elsewhere/share", test_load_share);
  g_test_add_func ("/service/file/load/foreign-links", test_load_foreign_links);

  return files_end (g_test_run ());
}
