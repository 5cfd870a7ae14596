/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsecret/secret.h>

#include "sealwax-keyring-error.h"

/* Each has a sentence of its own. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint code = 0; code < SEALWAX_KEYRING_ERROR_FAILED; code++)
    {
      g_autoptr (GError) error = sealwax_keyring_error_new (code);

      g_assert_error (error, SEALWAX_KEYRING_ERROR, (int)code);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_true (g_hash_table_add (seen, g_strdup (error->message)));
    }
}

static void
assert_translated (GQuark              domain,
                   int                 code,
                   SealwaxKeyringError expected)
{
  g_autoptr (GError) cause = g_error_new_literal (domain, code, "what it says");
  g_autoptr (GError) error = sealwax_keyring_error_translate (cause, NULL);

  g_assert_error (error, SEALWAX_KEYRING_ERROR, (int)expected);
}

static void
test_causes (void)
{
  assert_translated (G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, SEALWAX_KEYRING_ERROR_MISSING);
  assert_translated (G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER, SEALWAX_KEYRING_ERROR_MISSING);
  assert_translated (G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_CHILD_EXITED, SEALWAX_KEYRING_ERROR_MISSING);
  assert_translated (G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD, SEALWAX_KEYRING_ERROR_MISSING);
  assert_translated (G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED, SEALWAX_KEYRING_ERROR_DENIED);
  assert_translated (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, SEALWAX_KEYRING_ERROR_DENIED);
  assert_translated (G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY, SEALWAX_KEYRING_ERROR_SLOW);
  assert_translated (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, SEALWAX_KEYRING_ERROR_SLOW);
  assert_translated (SECRET_ERROR, SECRET_ERROR_IS_LOCKED, SEALWAX_KEYRING_ERROR_LOCKED);
  assert_translated (SECRET_ERROR, SECRET_ERROR_INVALID_FILE_FORMAT, SEALWAX_KEYRING_ERROR_BROKEN);
  assert_translated (SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT, SEALWAX_KEYRING_ERROR_FAILED);
  assert_translated (G_IO_ERROR, G_IO_ERROR_NO_SPACE, SEALWAX_KEYRING_ERROR_FAILED);
}

/* What libsecret 0.21.7 says when the Secret portal gives nothing that it can use. It is not the file that is damaged. */
static void
test_portal (void)
{
  g_autoptr (GError) nothing = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "user interaction failed");
  g_autoptr (GError) another = g_error_new_literal (SECRET_ERROR, SECRET_ERROR_PROTOCOL, "invalid password returned from portal");
  g_autoptr (GError) no_key = sealwax_keyring_error_translate (nothing, NULL);
  g_autoptr (GError) wrong_key = sealwax_keyring_error_translate (another, NULL);

  g_assert_error (no_key, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_DENIED);
  g_assert_error (wrong_key, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_FAILED);
  assert_translated (SECRET_ERROR, SECRET_ERROR_PROTOCOL, SEALWAX_KEYRING_ERROR_BROKEN);
}

/* A person can also cancel in the key ring's own dialog, and that is not the same. */
static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "what it says");
  g_autoptr (GError) theirs = sealwax_keyring_error_translate (cause, cancellable);
  g_autoptr (GError) ours = NULL;

  g_assert_error (theirs, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_DENIED);
  g_cancellable_cancel (cancellable);
  ours = sealwax_keyring_error_translate (cause, cancellable);
  g_assert_error (ours, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What the key ring says is quoted, and cannot pass for our own words. */
static void
test_quoted (void)
{
  g_autoptr (GError) cause = g_error_new_literal (SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT, "odd\xe2\x80\x9d.\nAll is well");
  g_autoptr (GError) error = sealwax_keyring_error_translate (cause, NULL);

  g_assert_error (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_FAILED);
  g_assert_nonnull (g_strstr_len (error->message, -1, "odd'."));
  g_assert_null (g_strstr_len (error->message, -1, "\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring-error/sentences", test_sentences);
  g_test_add_func ("/keyring-error/causes", test_causes);
  g_test_add_func ("/keyring-error/portal", test_portal);
  g_test_add_func ("/keyring-error/cancelled", test_cancelled);
  g_test_add_func ("/keyring-error/quoted", test_quoted);

  return g_test_run ();
}
