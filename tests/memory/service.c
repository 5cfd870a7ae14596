/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "sealwax-inspect.h"
#include "sealwax-operation.h"
#include "sealwax-secret.h"

/* service TEXT PASSPHRASE KEY MESSAGE: what a window does with the service layer. Seals TEXT with PASSPHRASE and KEY
 * (files), opens the result, then opens MESSAGE with the same secrets, all on threads. Waits for everything and drops
 * everything. Prints what it made. */

static GMainLoop *loop;

static SealwaxSecret *
read_secret (const char *path)
{
  int            fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat    info;
  SealwaxSecret *secret;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fstat (fd, &info), ==, 0);
  secret = sealwax_secret_new_sized ((gsize)info.st_size);
  g_assert_cmpint (read (fd, sealwax_secret_get_writable (secret), (gsize)info.st_size), ==, info.st_size);
  close (fd);

  return secret;
}

static void
on_gone (gpointer user_data,
         GObject *object)
{
  g_atomic_int_set ((gint *)user_data, TRUE);
}

/* The thread that did the work may be the last to let go. */
static void
let_go (SealwaxOperation *operation)
{
  gint gone = FALSE;

  g_object_weak_ref (G_OBJECT (operation), on_gone, &gone);
  g_object_unref (operation);
  while (!g_atomic_int_get (&gone))
    g_usleep (1000);
}

static void
on_opened (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = sealwax_operation_open_finish (SEALWAX_OPERATION (object), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sealwax_secret_get_size (text), >, 0);
  g_main_loop_quit (loop);
}

static void
open_message (GBytes      *pasted,
              SealwaxKeys *keys)
{
  g_autoptr (GArray) messages = sealwax_inspect (pasted);
  const SealwaxMessage *message = &g_array_index (messages, SealwaxMessage, 0);
  SealwaxOperation     *operation = sealwax_operation_new_open (pasted, message, keys);

  sealwax_operation_open_async (operation, NULL, on_opened, NULL);
  g_main_loop_run (loop);
  let_go (operation);
}

static void
on_sealed (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GBytes **message = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) sealed = NULL;

  sealed = sealwax_operation_seal_finish (SEALWAX_OPERATION (object), result, &error);
  g_assert_no_error (error);
  *message = sealwax_secret_get_bytes (sealed);
  g_main_loop_quit (loop);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (SealwaxSecret) text = read_secret (argv[1]);
  g_autoptr (SealwaxSecret) passphrase = read_secret (argv[2]);
  g_autoptr (SealwaxSecret) key = read_secret (argv[3]);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, key);
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autofree char  *other_text = NULL;
  SealwaxOperation *operation;
  gsize             other_size;

  g_assert_cmpint (argc, ==, 5);
  loop = g_main_loop_new (NULL, FALSE);

  operation = sealwax_operation_new_seal (SEALWAX_FORMAT_SEALED, text, keys, SEALWAX_ITERATIONS_MIN);
  sealwax_operation_seal_async (operation, NULL, on_sealed, &message);
  g_main_loop_run (loop);
  let_go (operation);
  open_message (message, keys);

  g_assert_true (g_file_get_contents (argv[4], &other_text, &other_size, NULL));
  other = g_bytes_new_take (g_steal_pointer (&other_text), other_size);
  open_message (other, keys);

  g_assert_cmpint (write (STDOUT_FILENO, g_bytes_get_data (message, NULL), g_bytes_get_size (message)), >, 0);
  g_main_loop_unref (loop);

  return 0;
}
