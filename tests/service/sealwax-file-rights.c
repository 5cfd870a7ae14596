/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "files.h"

/* Only an administrator could really try whose a file is and who may change that, so it is made up here. */

#define SELF 1000
#define OLD_USER 1001
#define OLD_GROUP 2001
#define NEW_GROUP 2002
#define ACL "system.posix_acl_access"

int     __real_fstat (int fd, struct stat *info);
int     __wrap_fstat (int fd, struct stat *info);
int     __real_fstat64 (int fd, struct stat *info);
int     __wrap_fstat64 (int fd, struct stat *info);
int     __wrap_fchown (int fd, uid_t user, gid_t group);
ssize_t __wrap_getxattr (const char *path, const char *name, void *value, size_t size);
int     __wrap_fsetxattr (int fd, const char *name, const void *value, size_t size, int flags);
int     __wrap_fremovexattr (int fd, const char *name);
uid_t   __wrap_geteuid (void);
gid_t   __wrap_getegid (void);

static struct
{
  uid_t       user; /* of the new file */
  gid_t       group;
  gboolean    may_give;     /* to another user */
  gboolean    may_group;    /* to another group */
  const char *acl;          /* of the old file */
  int         acl_fails;    /* to be read, with this errno */
  int         set_fails;    /* of the new file, with this errno */
  int         remove_fails; /* with this errno */
  const char *new_acl;      /* of the new file */
} world;

/* The user who saves. */
uid_t
__wrap_geteuid (void)
{
  return SELF;
}

gid_t
__wrap_getegid (void)
{
  return NEW_GROUP;
}

static int
change (struct stat *info)
{
  info->st_uid = world.user;
  info->st_gid = world.group;

  return 0;
}

int
__wrap_fstat (int          fd,
              struct stat *info)
{
  return __real_fstat (fd, info) == 0 ? change (info) : -1;
}

int
__wrap_fstat64 (int          fd,
                struct stat *info)
{
  return __real_fstat64 (fd, info) == 0 ? change (info) : -1;
}

int
__wrap_fchown (int   fd,
               uid_t user,
               gid_t group)
{
  gboolean gives = user != (uid_t)-1 && user != world.user;
  gboolean groups = group != (gid_t)-1 && group != world.group;

  if ((gives && !world.may_give) || (groups && !world.may_group))
    {
      errno = EPERM;
      return -1;
    }
  if (user != (uid_t)-1)
    world.user = user;
  if (group != (gid_t)-1)
    world.group = group;

  return 0;
}

ssize_t
__wrap_getxattr (const char *path,
                 const char *name,
                 void       *value,
                 size_t      size)
{
  g_assert_cmpstr (name, ==, ACL);
  if (world.acl == NULL)
    {
      errno = world.acl_fails;
      return -1;
    }
  g_assert_cmpuint (size, >=, strlen (world.acl));
  memcpy (value, world.acl, strlen (world.acl));

  return (ssize_t)strlen (world.acl);
}

int
__wrap_fsetxattr (int         fd,
                  const char *name,
                  const void *value,
                  size_t      size,
                  int         flags)
{
  g_assert_cmpstr (name, ==, ACL);
  errno = world.set_fails;
  if (world.set_fails != 0)
    return -1;
  g_assert_cmpmem (value, size, world.acl, strlen (world.acl));
  world.new_acl = world.acl;

  return 0;
}

int
__wrap_fremovexattr (int         fd,
                     const char *name)
{
  g_assert_cmpstr (name, ==, ACL);
  errno = world.remove_fails;
  if (world.remove_fails != 0)
    return -1;
  world.new_acl = NULL;

  return 0;
}

/* Files belong to the new one's user and group, unless the test says otherwise. */
static void
begin (void)
{
  memset (&world, 0, sizeof world);
  world.user = SELF;
  world.group = NEW_GROUP;
  world.acl_fails = ENODATA;
}

/* Returns the mode that the new file gets. */
static mode_t
keep (uid_t    old_user,
      gid_t    old_group,
      mode_t   old_mode,
      gboolean is_private)
{
  g_autofree char *path = files_make ("new", "", 0, 0600);
  g_auto (SealwaxPlace) old = SEALWAX_PLACE_NONE;
  struct stat  old_info = { .st_uid = old_user, .st_gid = old_group, .st_mode = S_IFREG | old_mode };
  struct stat  info;
  g_autofd int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  old.file = open (path, O_RDONLY | O_CLOEXEC);
  sealwax_file_keep_rights (fd, &old, &old_info, is_private);
  g_assert_no_errno (g_stat (path, &info));

  return info.st_mode & 07777;
}

/* Owner, group and mode stay as they were if possible. */
static void
test_kept (void)
{
  for (guint private = 0; private < 2; private ++)
    {
      begin ();
      world.may_group = TRUE;
      g_assert_cmpuint (keep (SELF, OLD_GROUP, 0664, private), ==, private ? 0600 : 0664);
      g_assert_cmpuint (world.group, ==, OLD_GROUP);

      /* An administrator who saves somebody's file. */
      begin ();
      world.may_group = world.may_give = TRUE;
      g_assert_cmpuint (keep (OLD_USER, OLD_GROUP, 0640, private), ==, private ? 0600 : 0640);
      g_assert_cmpuint (world.user, ==, OLD_USER);
      g_assert_cmpuint (world.group, ==, OLD_GROUP);

      /* Somebody who may not give the file away, but is in its group. */
      begin ();
      world.may_group = TRUE;
      g_assert_cmpuint (keep (OLD_USER, OLD_GROUP, 0664, private), ==, private ? 0600 : 0664);
      g_assert_cmpuint (world.user, ==, SELF);
      g_assert_cmpuint (world.group, ==, OLD_GROUP);
    }
}

static void
test_special_bits (void)
{
  begin ();
  world.may_group = TRUE;
  g_assert_cmpuint (keep (SELF, OLD_GROUP, 06755, FALSE), ==, 0755);
}

/* What a mode allows somebody who is not the new file's owner. */
static mode_t
rights (mode_t   mode,
        gboolean is_owner,
        gboolean is_in_group)
{
  return (is_owner ? mode >> 6 : is_in_group ? mode >> 3
                                             : mode)
         & 7;
}

/* For every mode and everybody there could be: nobody may do more than before. */
static void
assert_nobody_gains (gboolean keeps_owner,
                     gboolean keeps_group,
                     mode_t   before,
                     mode_t   after)
{
  for (guint person = 0; person < 8; person++)
    {
      gboolean was_owner = (person & 1) != 0;
      gboolean in_old_group = (person & 2) != 0;
      gboolean in_new_group = keeps_group ? in_old_group : (person & 4) != 0;
      mode_t   could = rights (before, was_owner, in_old_group);
      mode_t   can = rights (after, was_owner && keeps_owner, in_new_group);

      if ((can & ~could) != 0)
        g_error ("%04o became %04o: somebody may now do %o, not %o", before, after, can, could);
    }
}

static void
test_narrowed (void)
{
  for (guint kept = 0; kept < 4; kept++)
    for (mode_t mode = 0; mode <= 0777; mode++)
      {
        gboolean keeps_owner = (kept & 1) != 0, keeps_group = (kept & 2) != 0;
        mode_t   after;

        begin ();
        world.may_group = keeps_group;
        after = keep (keeps_owner ? SELF : OLD_USER, OLD_GROUP, mode, FALSE);
        g_assert_cmpuint (world.group, ==, keeps_group ? OLD_GROUP : NEW_GROUP);
        assert_nobody_gains (keeps_owner, keeps_group, mode, after);
        g_assert_cmpuint (after >> 6, ==, mode >> 6);
        if (keeps_owner && keeps_group)
          g_assert_cmpuint (after, ==, mode);
      }

  /* No narrower than necessary. */
  begin ();
  g_assert_cmpuint (keep (SELF, OLD_GROUP, 0664, FALSE), ==, 0644);
  begin ();
  g_assert_cmpuint (keep (SELF, OLD_GROUP, 0640, FALSE), ==, 0600);
  begin ();
  g_assert_cmpuint (keep (SELF, OLD_GROUP, 0604, FALSE), ==, 0600);
}

/* A user without a number in a user namespace could be anybody. */
static void
test_unknown_group (void)
{
  begin ();
  world.group = 65534;
  g_assert_cmpuint (keep (SELF, 65534, 0660, FALSE), ==, 0600);
}

/* With an access list, the group's bits stand for everybody named there. */
static void
test_acl (void)
{
  static const struct
  {
    const char *acl;
    const char *inherited;
    int         acl_fails, set_fails, remove_fails;
    mode_t      after;
    const char *new_acl;
  } cases[] = {
    { "a list", NULL, 0, 0, 0, 0664, "a list" },
    { "a list", NULL, 0, EPERM, 0, 0600, NULL },
    { "a list", NULL, 0, EOPNOTSUPP, 0, 0600, NULL },
    { NULL, "inherited", ENODATA, 0, 0, 0664, NULL },
    { NULL, "inherited", ENODATA, 0, EPERM, 0600, "inherited" },
    { NULL, NULL, ENODATA, 0, ENODATA, 0664, NULL },
    { NULL, NULL, EOPNOTSUPP, 0, EOPNOTSUPP, 0664, NULL },
    { NULL, NULL, EACCES, 0, 0, 0600, NULL },
    { NULL, NULL, ENOENT, 0, 0, 0600, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      begin ();
      world.group = OLD_GROUP;
      world.acl = cases[i].acl;
      world.new_acl = cases[i].inherited;
      world.acl_fails = cases[i].acl_fails;
      world.set_fails = cases[i].set_fails;
      world.remove_fails = cases[i].remove_fails;
      g_assert_cmpuint (keep (SELF, OLD_GROUP, 0664, FALSE), ==, cases[i].after);
      g_assert_cmpstr (world.new_acl, ==, cases[i].new_acl);
    }

  /* What nobody else may read needs no list, and gets none. */
  begin ();
  world.acl = "a list";
  g_assert_cmpuint (keep (SELF, OLD_GROUP, 0664, TRUE), ==, 0600);
  g_assert_null (world.new_acl);
}

int
main (int    argc,
      char **argv)
{
  files_begin ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/file-rights/kept", test_kept);
  g_test_add_func ("/service/file-rights/kept/special-bits", test_special_bits);
  g_test_add_func ("/service/file-rights/narrowed", test_narrowed);
  g_test_add_func ("/service/file-rights/unknown-group", test_unknown_group);
  g_test_add_func ("/service/file-rights/access-list", test_acl);

  return files_end (g_test_run ());
}
