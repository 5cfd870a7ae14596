/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "loading.h"

#include "memory.h"
#include "support.h"

SealwaxSecret *
loading_load (const char   *path,
              GCancellable *cancellable,
              char        **version,
              GError      **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;

  sealwax_file_load_async (file, cancellable, test_on_done, &pending);
  g_assert_null (pending);
  result = test_wait (&pending);

  return sealwax_file_load_finish (file, result, version, error);
}

/* Asserts that nothing is loaded, and that nothing of what was read is left. */
char *
loading_refuse (const char *path,
                int         code)
{
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;

  memory_begin ();
  g_assert_null (loading_load (path, NULL, &version, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_null (version);

  return g_strdup (error->message);
}

void
loading_assert (const char *path,
                const char *text,
                gsize       size)
{
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) loaded = loading_load (path, NULL, &version, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (sealwax_secret_get_text (loaded), sealwax_secret_get_size (loaded), text, size);
  g_assert_nonnull (version);
}
