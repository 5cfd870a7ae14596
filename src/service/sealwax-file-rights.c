/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "sealwax-file-private.h"

/* Who may do what with a file that takes the place of another one: the same people may do the same, as far as possible, and
 * nobody may do more than before. */

#define ACL "system.posix_acl_access"
#define ACL_MAX 65536 /* bytes; Linux's limit for any attribute */

/* The number of a user or group that has none in this user namespace. So it may be any of many. */
#define UNKNOWN_ID 65534

static gboolean
is_same_id (guint old_id,
            guint new_id,
            guint own_id)
{
  return old_id == new_id && (old_id != UNKNOWN_ID || own_id == UNKNOWN_ID);
}

/* The old mode, if owner and group are the old ones. Whoever loses their place is among the others from then on, or in the
 * group. So nobody there may do what they could not do. */
static mode_t
choose_mode (const struct stat *old,
             const struct stat *now)
{
  mode_t user = old->st_mode >> 6 & 7;
  mode_t group = old->st_mode >> 3 & 7;
  mode_t other = old->st_mode & 7;

  if (!is_same_id (old->st_gid, now->st_gid, getegid ()))
    group = other = group & other;
  if (!is_same_id (old->st_uid, now->st_uid, geteuid ()))
    {
      group &= user;
      other &= user;
    }

  return user << 6 | group << 3 | other;
}

static gboolean
has_none (void)
{
  return errno == ENODATA || errno == EOPNOTSUPP;
}

/* Keeps the list of more users and groups. Where there is one, the mode's bits for the group stand for all of these, so
 * without the list they would mean something else. A new file may have got a list from its folder. */
static gboolean
keep_acl (int           fd,
          SealwaxPlace *old)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", old->file); /* for a file that is not open, there is no other
                                                                            * way */
  g_autofree char *acl = g_malloc (ACL_MAX);
  gssize           size = getxattr (path, ACL, acl, ACL_MAX);

  if (size >= 0)
    return fsetxattr (fd, ACL, acl, (gsize)size, 0) == 0;
  if (!has_none ())
    return FALSE;

  return fremovexattr (fd, ACL) == 0 || has_none ();
}

/**
 * sealwax_file_keep_rights:
 * @fd: a new file, which nobody else may read yet
 * @old: the file whose place it takes
 * @old_info: what is known of the old file
 * @is_private: whether nobody but its owner may read the new one
 *
 * Gives the new file the old one's owner, group, access list and mode. If one of them cannot be kept, the mode is such that
 * nobody may do more than before. If the disk has no modes, there is nothing to keep.
 */
void
sealwax_file_keep_rights (int                fd,
                          SealwaxPlace      *old,
                          const struct stat *old_info,
                          gboolean           is_private)
{
  struct stat now;
  mode_t      mode;

  if (fstat (fd, &now) != 0)
    return;

  /* Only an administrator can give a file to another user. Others can only give it to groups that they are in. */
  if ((now.st_uid != old_info->st_uid || now.st_gid != old_info->st_gid)
      && fchown (fd, old_info->st_uid, old_info->st_gid) != 0
      && fchown (fd, (uid_t)-1, old_info->st_gid) != 0)
    g_debug ("The group of the old file cannot be kept");

  if (is_private || fstat (fd, &now) != 0)
    return;

  mode = choose_mode (old_info, &now);
  if (!keep_acl (fd, old))
    mode &= 0700;
  (void)!fchmod (fd, mode);
}
