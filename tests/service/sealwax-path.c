/* SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_PATH */
#endif

#include "sealwax-path.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "files.h"

#define TEXT "The text at the end of the path."
#define SOMEBODY 4711

/* Trying other users' links should not take an administrator, so here it is made up whose they are. Some C libraries call
 * the function by another name. */
int   __real_fstat (int fd, struct stat *info);
int   __wrap_fstat (int fd, struct stat *info);
int   __real_fstat64 (int fd, struct stat *info);
int   __wrap_fstat64 (int fd, struct stat *info);
uid_t __wrap_geteuid (void);

static struct
{
  const char *foreign_link;   /* the link that belongs to somebody else, by how its name ends */
  uid_t       link_owner;     /* its owner */
  uid_t       folder_owner;   /* of all folders; 0: as they really are */
  const char *when_looked_at; /* this happens, once, when that is looked at */
  void (*meanwhile) (void);
} world;

#define SELF 1001

/* The user who follows the links, who also owns all links that are nobody else's. */
uid_t
__wrap_geteuid (void)
{
  return SELF;
}

static gboolean
is_name_of (int         fd,
            const char *name)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  char             path[4096];
  ssize_t          length = readlink (link, path, sizeof path - 1);

  if (name == NULL || length < 0)
    return FALSE;
  path[length] = 0;

  return g_str_has_suffix (path, name);
}

static int
change (int          fd,
        struct stat *info)
{
  if (S_ISLNK (info->st_mode))
    info->st_uid = is_name_of (fd, world.foreign_link) ? world.link_owner : SELF;
  if (S_ISDIR (info->st_mode) && world.folder_owner != 0)
    info->st_uid = world.folder_owner;

  if (world.meanwhile != NULL && is_name_of (fd, world.when_looked_at))
    {
      void (*now) (void) = g_steal_pointer (&world.meanwhile);

      now ();
    }

  return 0;
}

int
__wrap_fstat (int          fd,
              struct stat *info)
{
  return __real_fstat (fd, info) == 0 ? change (fd, info) : -1;
}

int
__wrap_fstat64 (int          fd,
                struct stat *info)
{
  return __real_fstat64 (fd, info) == 0 ? change (fd, info) : -1;
}

/* open/ is like /tmp; closed/ is one's own. Both hold a file, and links to it and to each other. */
static void
make_tree (void)
{
  static const char *const folders[] = { "open", "closed", "open/folder", "closed/folder" };
  g_autofree char         *text = NULL;
  g_autofree char         *absolute = NULL;

  memset (&world, 0, sizeof world);
  files_clear ();
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = files_path (folders[i]);

      g_assert_no_errno (g_mkdir (folder, 0755));
    }
  g_free (files_make ("closed/text", TEXT, strlen (TEXT), 0644));
  g_free (files_make ("closed/folder/text", TEXT, strlen (TEXT), 0644));
  g_free (files_make ("open/text", TEXT, strlen (TEXT), 0644));

  text = files_path ("open");
  g_assert_no_errno (g_chmod (text, 01777));
  absolute = files_path ("closed/text");

  {
    const struct
    {
      const char *target;
      const char *name;
    } links[] = {
      { "../closed/text", "open/link" },
      { "text", "open/sibling" },
      { absolute, "open/absolute" },
      { "link", "open/chain" },
      { "../closed", "open/to-folder" },
      { "./../open/.././open/to-folder/folder/", "open/winding" },
      { "nowhere", "open/dangling" },
      { "loop", "open/loop" },
      { "../open/link", "closed/own" },
      { "../open/to-folder/text", "closed/through" },
      { "text", "closed/inside" },
      { ".", "closed/here" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
      {
        g_autofree char *path = files_path (links[i].name);

        g_assert_no_errno (symlink (links[i].target, path));
      }
  }
}

/* All paths that lead to a text, or nowhere, and the links on them. */
static const struct
{
  const char *path;
  int         code; /* 0: this is the text */
  const char *links[3];
} ways[] = {
  { "closed/text", 0, { NULL } },
  { "closed//./folder/../text", 0, { NULL } },
  { "closed/inside", 0, { NULL } },
  { "closed/here/here/text", 0, { NULL } },
  { "open/text", 0, { NULL } },
  { "open/link", 0, { "open/link" } },
  { "open/sibling", 0, { "open/sibling" } },
  { "open/absolute", 0, { "open/absolute" } },
  { "open/chain", 0, { "open/chain", "open/link" } },
  { "open/to-folder/text", 0, { "open/to-folder" } },
  { "open/winding/text", 0, { "open/winding", "open/to-folder" } },
  { "closed/own", 0, { "open/link" } },
  { "closed/through", 0, { "open/to-folder" } },
  { "open/dangling", G_IO_ERROR_NOT_FOUND, { "open/dangling" } },
  { "open/loop", G_IO_ERROR_TOO_MANY_LINKS, { "open/loop" } },
  { "open/nothing", G_IO_ERROR_NOT_FOUND, { NULL } },
  { "open/nothing/text", G_IO_ERROR_NOT_FOUND, { NULL } },
  { "open/text/text", G_IO_ERROR_NOT_DIRECTORY, { NULL } },
};

static void
assert_holds_text (int fd)
{
  char bytes[sizeof TEXT];

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpmem (bytes, read (fd, bytes, sizeof bytes), TEXT, strlen (TEXT));
  g_assert_no_errno (close (fd));
}

/* Both functions lead to the same file. */
static void
assert_leads (const char *name,
              GQuark      domain,
              int         code)
{
  g_autofree char *path = files_path (name);
  g_auto (SealwaxPlace) place = SEALWAX_PLACE_NONE;
  g_autoptr (GError) find_error = NULL;
  g_autoptr (GError) open_error = NULL;
  gboolean found = sealwax_place_find (&place, path, &find_error);
  int      fd = sealwax_path_open (path, O_RDONLY, &open_error);

  if (domain == 0)
    {
      g_assert_no_error (find_error);
      g_assert_no_error (open_error);
      g_assert_true (found);
      g_assert_cmpint (place.file, >=, 0);
      assert_holds_text (fd);
      assert_holds_text (openat (place.folder, place.name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
      return;
    }

  g_assert_cmpint (fd, ==, -1);
  g_assert_error (open_error, domain, code);
  if (found) /* the last name need not exist */
    g_assert_true (domain == G_IO_ERROR && code == G_IO_ERROR_NOT_FOUND && place.file == -1);
  else
    g_assert_error (find_error, domain, code);
}

static void
test_ways (void)
{
  make_tree ();
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    assert_leads (ways[i].path, ways[i].code != 0 ? G_IO_ERROR : 0, ways[i].code);
}

/* Every link on every path belongs to another user, one at a time: the path ends there. */
static void
test_foreign (void)
{
  make_tree ();
  world.link_owner = SOMEBODY;
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    for (gsize k = 0; ways[i].links[k] != NULL; k++)
      {
        world.foreign_link = ways[i].links[k];
        assert_leads (ways[i].path, SEALWAX_PATH_ERROR, SEALWAX_PATH_ERROR_FOREIGN_LINK);
      }
}

/* Who owns link and folder, and the folder's mode, as Linux judges it. */
static void
test_owners (void)
{
  static const struct
  {
    mode_t   mode;
    uid_t    link_owner;
    uid_t    folder_owner;
    gboolean may;
  } cases[] = {
    { 01777, SELF, SOMEBODY, TRUE },
    { 01777, SELF, SELF, TRUE },
    { 01777, SOMEBODY, SOMEBODY, TRUE }, /* root's, in /tmp */
    { 01777, SOMEBODY, SELF, FALSE },
    { 01777, SOMEBODY, SOMEBODY + 1, FALSE },
    { 01757, SOMEBODY, SELF, FALSE },
    { 0777, SOMEBODY, SELF, TRUE }, /* there, anybody could replace the file itself */
    { 01775, SOMEBODY, SELF, TRUE },
    { 0755, SOMEBODY, SELF, TRUE },
  };

  make_tree ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = files_path ("open");

      g_assert_no_errno (g_chmod (folder, (int)cases[i].mode));
      world.foreign_link = "open/link";
      world.link_owner = cases[i].link_owner;
      world.folder_owner = cases[i].folder_owner;
      assert_leads ("open/link", cases[i].may ? 0 : SEALWAX_PATH_ERROR, SEALWAX_PATH_ERROR_FOREIGN_LINK);
    }
}

/* In a user namespace, everybody without a number there has the same one, so two with it may be two people. */
static void
test_unknown_owner (void)
{
  make_tree ();
  world.foreign_link = "open/link";
  world.link_owner = world.folder_owner = 65534;
  assert_leads ("open/link", SEALWAX_PATH_ERROR, SEALWAX_PATH_ERROR_FOREIGN_LINK);
}

static void
put_link (const char *name,
          const char *target)
{
  g_autofree char *path = files_path (name);
  g_autofree char *away = files_path ("away");

  g_assert_no_errno (g_rename (path, away));
  g_assert_no_errno (symlink (target, path));
}

static void
put_link_for_folder (void)
{
  put_link ("closed/folder", "../open");
}

static void
put_link_for_text (void)
{
  put_link ("closed/text", "../open/text");
}

/* What was no link when it was looked at is not followed as one: a folder is refused, and at the end of a path, what was
 * found is opened, wherever it is by now. */
static void
test_swapped (void)
{
  static const struct
  {
    const char *when_looked_at;
    void (*meanwhile) (void);
    const char *name;
    int         code;
  } cases[] = {
    { "closed/folder", put_link_for_folder, "closed/folder/text", G_IO_ERROR_NOT_DIRECTORY },
    { "closed/text", put_link_for_text, "closed/text", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = files_path (cases[i].name);
      g_autofree char *away = files_path ("away");
      g_autoptr (GError) error = NULL;
      g_autofd int fd = -1;
      struct stat  opened, found;

      make_tree ();
      world.when_looked_at = cases[i].when_looked_at;
      world.meanwhile = cases[i].meanwhile;
      fd = sealwax_path_open (path, O_RDONLY, &error);
      g_assert_null (world.meanwhile);
      if (cases[i].code != 0)
        {
          g_assert_cmpint (fd, ==, -1);
          g_assert_error (error, G_IO_ERROR, cases[i].code);
          continue;
        }

      g_assert_no_error (error);
      g_assert_no_errno (fstat (fd, &opened));
      g_assert_no_errno (stat (away, &found));
      g_assert_cmpuint (opened.st_ino, ==, found.st_ino);
    }
}

/* The place stays where it was. */
static void
test_folder_stays (void)
{
  g_autofree char *path = NULL;
  g_auto (SealwaxPlace) place = SEALWAX_PLACE_NONE;
  g_autoptr (GError) error = NULL;
  struct stat info;

  make_tree ();
  path = files_path ("closed/folder/text");
  g_assert_true (sealwax_place_find (&place, path, &error));
  put_link_for_folder ();
  g_assert_true (sealwax_place_look (&place, &info));
  assert_holds_text (openat (place.folder, place.name, O_RDONLY | O_CLOEXEC));
}

/* Without a slash at the beginning. */
static void
test_relative (void)
{
  g_autofree char *folder = NULL;

  make_tree ();
  folder = files_path ("closed");
  g_assert_no_errno (g_chdir (folder));
  assert_holds_text (sealwax_path_open ("text", O_RDONLY, NULL));
  assert_holds_text (sealwax_path_open ("./inside", O_RDONLY, NULL));
  assert_holds_text (sealwax_path_open ("../open/chain", O_RDONLY, NULL));
  g_assert_no_errno (g_chdir ("/"));
}

/* A folder is a folder, however it is written. */
static void
test_folders (void)
{
  static const char *const names[] = { "closed/", "closed/.", "closed/folder/..", "open/to-folder/", "open/winding" };

  make_tree ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = files_path (names[i]);
      g_auto (SealwaxPlace) place = SEALWAX_PLACE_NONE;
      g_autoptr (GError) error = NULL;
      struct stat info;

      g_assert_true (sealwax_place_find (&place, path, &error));
      g_assert_true (sealwax_place_look (&place, &info) && S_ISDIR (info.st_mode));
    }
  {
    g_auto (SealwaxPlace) place = SEALWAX_PLACE_NONE;
    g_autoptr (GError) error = NULL;

    g_assert_true (sealwax_place_find (&place, "/", &error));
    sealwax_place_clear (&place);
    g_assert_false (sealwax_place_find (&place, "", &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  }
}

/* What is already open can be opened by the name that a shell gives it, even if it has no path. */
static void
test_kernels_links (void)
{
  g_autofree char *text = NULL;
  int              ends[2];

  make_tree ();
  text = files_path ("closed/text");
  g_assert_no_errno (pipe (ends));
  g_assert_cmpint (write (ends[1], TEXT, strlen (TEXT)), ==, (gssize)strlen (TEXT));
  g_assert_no_errno (close (ends[1]));

  for (gsize i = 0; i < 2; i++)
    {
      int              fd = i == 0 ? ends[0] : g_open (text, O_RDONLY | O_CLOEXEC, 0);
      g_autofree char *by_dev = g_strdup_printf ("/dev/fd/%d", fd);

      if (i == 1)
        g_assert_no_errno (g_unlink (text));
      assert_holds_text (sealwax_path_open (by_dev, O_RDONLY, NULL));
      g_assert_no_errno (close (fd));
    }
}

int
main (int    argc,
      char **argv)
{
  files_begin ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/path/ways", test_ways);
  g_test_add_func ("/service/path/foreign-links", test_foreign);
  g_test_add_func ("/service/path/foreign-links/owners", test_owners);
  g_test_add_func ("/service/path/foreign-links/unknown-owner", test_unknown_owner);
  g_test_add_func ("/service/path/swapped", test_swapped);
  g_test_add_func ("/service/path/folder-stays", test_folder_stays);
  g_test_add_func ("/service/path/relative", test_relative);
  g_test_add_func ("/service/path/folders", test_folders);
  g_test_add_func ("/service/path/kernels-links", test_kernels_links);

  return files_end (g_test_run ());
}
