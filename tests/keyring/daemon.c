/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "daemon.h"

#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

#define NAME "org.freedesktop.secrets"

struct Daemon
{
  char        *home;
  GSubprocess *process;
};

static GTestDBus *bus;

/**
 * daemon_bus_up:
 *
 * Starts a bus that starts nothing. One for the whole program, because GIO does not change to another.
 */
void
daemon_bus_up (void)
{
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
}

void
daemon_bus_down (void)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  /* Not g_test_dbus_down (), which dropping the last reference would call as well: libsecret keeps references to the connection,
   * so it would never end. */
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_test_dbus_stop (bus);
}

Daemon *
daemon_new (void)
{
  Daemon *self = g_new0 (Daemon, 1);

  self->home = g_dir_make_tmp ("sealwax-keyring-XXXXXX", NULL);
  g_assert_nonnull (self->home);

  return self;
}

static void
on_appeared (GDBusConnection *connection,
             const char      *name,
             const char      *owner,
             gpointer         data)
{
  *(gboolean *)data = TRUE;
}

static void
on_vanished (GDBusConnection *connection,
             const char      *name,
             gpointer         data)
{
  *(gboolean *)data = FALSE;
}

static void
wait_for_name (gboolean wanted)
{
  gboolean there = !wanted;
  guint    watch = g_bus_watch_name (G_BUS_TYPE_SESSION, NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, on_appeared, on_vanished, &there, NULL);

  while (there != wanted)
    g_main_context_iteration (NULL, TRUE);
  g_bus_unwatch_name (watch);
}

/**
 * daemon_start:
 * @unlocked: whether its key ring, which is made if there is none, is unlocked
 */
void
daemon_start (Daemon  *self,
              gboolean unlocked)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;

  g_assert_null (self->process);
  for (const char *const *name = (const char *const[]){ "HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", NULL }; *name != NULL; name++)
    g_subprocess_launcher_setenv (launcher, *name, self->home, TRUE);
  self->process = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground", "--components=secrets", unlocked ? "--unlock" : NULL, NULL);
  g_assert_no_error (error);

  if (unlocked)
    g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), "door", 4, NULL, NULL, NULL);
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  wait_for_name (TRUE);
}

GPid
daemon_get_pid (Daemon *self)
{
  return (GPid)g_ascii_strtoll (g_subprocess_get_identifier (self->process), NULL, 10);
}

void
daemon_stop (Daemon *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
  wait_for_name (FALSE);
}

/**
 * daemon_dup_files:
 *
 * Returns: all that it has stored
 */
char *
daemon_dup_files (Daemon *self,
                  gsize  *size)
{
  g_autofree char *folder = g_build_filename (self->home, "keyrings", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GString *all = g_string_new (NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize            length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_string_append (all, name);
      g_string_append_len (all, content, (gssize)length);
    }
  *size = all->len;

  return g_string_free_and_steal (all);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

void
daemon_free (Daemon *self)
{
  if (self->process != NULL)
    daemon_stop (self);
  remove_folder (self->home);
  g_free (self->home);
  g_free (self);
}
