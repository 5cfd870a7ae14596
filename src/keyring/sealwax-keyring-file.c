/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>

#include <glib/gstdio.h>

#include "sealwax-keyring-error.h"
#include "sealwax-keyring-file.h"

/* The file in which libsecret keeps secrets where it does not ask the Secret Service. Nothing of it is used here. But
 * libsecret believes what the file says of itself, and ends the program over a wrong size in it, so one that a failing disk
 * has damaged must not get that far. */

/* What it begins with: a name that has a NUL in it, and a version of two bytes. */
static const char beginning[] = "GnomeKeyring\n\r\0\n\1";
#define BEGINNING_SIZE sizeof beginning /* with the version's second byte, which is 0 */

/* The salt's size and the salt, the iterations, when it was changed, how often, and the entries. */
#define REST_TYPE "(uayutua(a{say}ay))"

/* libsecret uses 100 000. With very many, it would seem to hang. */
#define ITERATIONS_MAX 10000000

/* How often it is looked whether another program has finished with the file, and how long. */
#define LOOK_MICROSECONDS 20000
#define LOOKS 500

/**
 * sealwax_keyring_file_is_sandboxed:
 *
 * Returns: whether this program is in a sandbox, where libsecret asks the portal for the file's key
 */
gboolean
sealwax_keyring_file_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP_NAME") != NULL;
}

static gboolean
is_used (void)
{
  return sealwax_keyring_file_is_sandboxed () || g_strcmp0 (g_getenv ("SECRET_BACKEND"), "file") == 0;
}

static char *
dup_path (void)
{
  const char *for_tests = g_getenv ("SECRET_FILE_TEST_PATH");

  if (for_tests != NULL && *for_tests != '\0')
    return g_strdup (for_tests);

  return g_build_filename (g_get_user_data_dir (), "keyrings", "default.keyring", NULL);
}

static gboolean
is_sound (const char *content,
          gsize       size)
{
  g_autoptr (GBytes) rest = NULL;
  g_autoptr (GVariant) parts = NULL;
  g_autoptr (GVariant) salt = NULL;
  guint32 salt_size;
  guint32 iterations;

  if (size < BEGINNING_SIZE || memcmp (content, beginning, BEGINNING_SIZE) != 0)
    return FALSE;

  rest = g_bytes_new (content + BEGINNING_SIZE, size - BEGINNING_SIZE);
  parts = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (REST_TYPE), rest, FALSE));
  if (!g_variant_is_normal_form (parts))
    return FALSE;

  g_variant_get (parts, "(u@ayutu@a(a{say}ay))", &salt_size, &salt, &iterations, NULL, NULL, NULL);
  iterations = GUINT32_FROM_LE (iterations);

  return g_variant_n_children (salt) == GUINT32_FROM_LE (salt_size) && iterations > 0 && iterations <= ITERATIONS_MAX;
}

/**
 * sealwax_keyring_file_check:
 * @error: why not: %SEALWAX_KEYRING_ERROR_BROKEN, or what the system says
 *
 * Looks at libsecret's file, if that is what it uses.
 *
 * Returns: whether libsecret may read it
 */
gboolean
sealwax_keyring_file_check (GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize size;

  if (!is_used ())
    return TRUE;

  path = dup_path ();
  if (!g_file_get_contents (path, &content, &size, &local_error))
    {
      if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (is_sound (content, size))
    return TRUE;

  g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_BROKEN));

  return FALSE;
}

/**
 * sealwax_keyring_file_lock:
 * @fd: (out): receives what has to be closed afterwards, or -1
 * @cancellable: (nullable): to cancel it
 * @error: why not: %SEALWAX_KEYRING_ERROR_SLOW, or what the system says
 *
 * Keeps other programs of ours from changing libsecret's file, if that is what is used: libsecret notices that another one
 * has written to it, but not if that happens between its look and its own writing.
 *
 * Returns: whether it may be changed
 */
gboolean
sealwax_keyring_file_lock (int          *fd,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autofree char *file = dup_path ();
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *path = g_build_filename (folder, ".sealwax-lock", NULL);

  *fd = -1;
  if (!is_used ())
    return TRUE;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    *fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (*fd < 0)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (code), g_strerror (code));
      return FALSE;
    }

  for (guint i = 0; i < LOOKS && !g_cancellable_is_cancelled (cancellable); i++)
    {
      if (flock (*fd, LOCK_EX | LOCK_NB) == 0)
        return TRUE;
      g_usleep (LOOK_MICROSECONDS);
    }

  g_clear_fd (fd, NULL);
  g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_SLOW));

  return FALSE;
}
