/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "calls.h"

#include <string.h>

void
call_load (SealwaxKeyring *ring)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sealwax_keyring_load_async (ring, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  sealwax_keyring_load_finish (ring, result, &error);
  g_assert_no_error (error);
  g_assert_true (sealwax_keyring_is_loaded (ring));
}

void
call_load_fails (SealwaxKeyring     *ring,
                 SealwaxKeyringError code)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sealwax_keyring_load_async (ring, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  g_assert_false (sealwax_keyring_load_finish (ring, result, &error));
  g_assert_error (error, SEALWAX_KEYRING_ERROR, (int)code);
}

void
call_peek_fails (SealwaxKeyring     *ring,
                 SealwaxKeyringError code)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sealwax_keyring_peek_async (ring, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  g_assert_false (sealwax_keyring_peek_finish (ring, result, &error));
  g_assert_error (error, SEALWAX_KEYRING_ERROR, (int)code);
}

static SealwaxKept *
add (SealwaxKeyring *ring,
     const char     *name,
     SealwaxKeptKind kind,
     const char     *bytes,
     GError        **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (SealwaxSecret) secret = sealwax_secret_new (bytes, strlen (bytes));
  g_autoptr (GAsyncResult) result = NULL;

  sealwax_keyring_add_async (ring, name, kind, secret, NULL, test_on_done, &pending);
  result = test_wait (&pending);

  return sealwax_keyring_add_finish (ring, result, error);
}

SealwaxKept *
call_add (SealwaxKeyring *ring,
          const char     *name,
          SealwaxKeptKind kind,
          const char     *bytes)
{
  g_autoptr (GError) error = NULL;
  SealwaxKept *kept = add (ring, name, kind, bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);

  return kept;
}

void
call_add_fails (SealwaxKeyring     *ring,
                const char         *name,
                SealwaxKeyringError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (add (ring, name, SEALWAX_KEPT_PASSPHRASE, "another", &error));
  g_assert_error (error, SEALWAX_KEYRING_ERROR, (int)code);
}

static SealwaxKept *
rename_kept (SealwaxKeyring *ring,
             SealwaxKept    *kept,
             const char     *name,
             GError        **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  sealwax_keyring_rename_async (ring, kept, name, NULL, test_on_done, &pending);
  result = test_wait (&pending);

  return sealwax_keyring_rename_finish (ring, result, error);
}

SealwaxKept *
call_rename (SealwaxKeyring *ring,
             SealwaxKept    *kept,
             const char     *name)
{
  g_autoptr (GError) error = NULL;
  SealwaxKept *renamed = rename_kept (ring, kept, name, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sealwax_kept_get_name (renamed), ==, name);

  return renamed;
}

void
call_rename_fails (SealwaxKeyring     *ring,
                   SealwaxKept        *kept,
                   const char         *name,
                   SealwaxKeyringError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rename_kept (ring, kept, name, &error));
  g_assert_error (error, SEALWAX_KEYRING_ERROR, (int)code);
}

void
call_remove (SealwaxKeyring *ring,
             SealwaxKept    *kept)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  sealwax_keyring_remove_async (ring, kept, NULL, test_on_done, &pending);
  result = test_wait (&pending);
  sealwax_keyring_remove_finish (ring, result, &error);
  g_assert_no_error (error);
}

gboolean
call_restore (SealwaxKeyring *ring,
              SealwaxKept    *kept,
              GError        **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  sealwax_keyring_restore_async (ring, kept, NULL, test_on_done, &pending);
  result = test_wait (&pending);

  return sealwax_keyring_restore_finish (ring, result, error);
}

gboolean
call_touch (SealwaxKeyring *ring,
            SealwaxKept    *kept,
            GError        **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  sealwax_keyring_touch_async (ring, kept, NULL, test_on_done, &pending);
  result = test_wait (&pending);

  return sealwax_keyring_touch_finish (ring, result, error);
}

/* The names in the list, with commas. */
void
call_assert_names (SealwaxKeyring *ring,
                   const char     *expected)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (ring)); i++)
    {
      g_autoptr (SealwaxKept) kept = g_list_model_get_item (G_LIST_MODEL (ring), i);

      g_string_append_printf (all, "%s%s", i > 0 ? "," : "", sealwax_kept_get_name (kept));
    }
  g_assert_cmpstr (all->str, ==, expected);
}
