/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define NOBODY 65534

static char *folder;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_assert_no_errno (g_chmod (path, 0700));
      dir = g_dir_open (path, 0, NULL);
      for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }

  if (path != folder)
    g_assert_no_errno (g_remove (path));
}

/**
 * files_begin:
 *
 * Makes the folder, and drops administrator rights.
 */
void
files_begin (void)
{
  folder = g_dir_make_tmp ("sealwax-files-XXXXXX", NULL);
  g_assert_nonnull (folder);

  if (geteuid () == 0)
    {
      g_assert_no_errno (chown (folder, NOBODY, NOBODY));
      g_assert_no_errno (setgid (NOBODY));
      g_assert_no_errno (setuid (NOBODY));
    }
  umask (022);
}

/**
 * files_clear:
 *
 * Removes all that is in the folder.
 */
void
files_clear (void)
{
  remove_tree (folder);
}

/**
 * files_end:
 * @status: of the tests
 *
 * Removes everything that can be removed without administrator rights.
 *
 * Returns: @status
 */
int
files_end (int status)
{
  files_clear ();
  (void)!g_rmdir (folder); /* in the system's folder, where nobody may be forbidden to */
  g_free (folder);

  return status;
}

/**
 * files_path:
 * @name: a name in the folder
 */
char *
files_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/**
 * files_make:
 * @name: a name in the folder
 * @mode: whatever the umask is
 *
 * Makes a file.
 *
 * Returns: (transfer full): its path
 */
char *
files_make (const char *name,
            const char *bytes,
            gsize       size,
            mode_t      mode)
{
  char *path = files_path (name);

  g_unlink (path);
  files_write (path, bytes, size);
  g_assert_no_errno (g_chmod (path, (int)mode));

  return path;
}

/**
 * files_write:
 *
 * Writes a file in place, as a careless program does.
 */
void
files_write (const char *path,
             const char *bytes,
             gsize       size)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

  g_assert_no_errno (fd);
  g_assert_cmpint (write (fd, bytes, size), ==, (gssize)size);
  g_assert_no_errno (close (fd));
}

/**
 * files_set_old:
 *
 * Makes a file look as if it was changed long ago, so that any change from now on has another time.
 */
void
files_set_old (const char *path)
{
  const struct timespec times[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };

  g_assert_no_errno (utimensat (AT_FDCWD, path, times, 0));
}

/**
 * files_assert:
 *
 * Asserts what a file contains, and its mode.
 */
void
files_assert (const char *path,
              const char *bytes,
              gsize       size,
              mode_t      mode)
{
  g_autofree char *content = NULL;
  gsize            content_size;
  struct stat      info;

  g_assert_true (g_file_get_contents (path, &content, &content_size, NULL));
  g_assert_cmpmem (content, content_size, bytes, size);
  g_assert_no_errno (stat (path, &info));
  g_assert_cmpuint (info.st_mode & 07777, ==, mode);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

/**
 * files_assert_names:
 * @names: in alphabetical order, with blanks between them
 *
 * Asserts that exactly these files are in the folder.
 */
void
files_assert_names (const char *names)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_ptr_array_add (found, g_strdup (name));
  g_ptr_array_sort (found, compare);
  g_ptr_array_add (found, NULL);

  joined = g_strjoinv (" ", (char **)found->pdata);
  g_assert_cmpstr (joined, ==, names);
}
