/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-kdf.h"
#include "sealwax-kept-value.h"
#include "sealwax-keyring-private.h"
#include "sealwax-passphrase.h"

/* What changes the key ring. */

/* Of an id, in bytes: nobody draws the same twice. */
#define ID_SIZE 16

static char *
make_id (GError **error)
{
  guint8        bytes[ID_SIZE];
  SealwaxStatus status = sealwax_random (bytes, sizeof bytes);
  GString      *id;

  if (status != SEALWAX_STATUS_OK)
    {
      g_propagate_error (error, sealwax_error_new (status));
      return NULL;
    }

  id = g_string_new (NULL);
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (id, "%02x", bytes[i]);

  return g_string_free_and_steal (id);
}

static SealwaxKept *
make_kept (const char     *name_text,
           SealwaxKeptKind kind,
           SealwaxSecret  *secret,
           GError        **error)
{
  g_autoptr (SealwaxSecret) name = sealwax_keyring_make_name (name_text, error);
  g_autofree char *id = NULL;
  gint64           now = g_get_real_time ();

  if (name == NULL || (kind == SEALWAX_KEPT_PASSPHRASE && !sealwax_passphrase_check (secret, error)))
    return NULL;

  id = make_id (error);

  return id != NULL ? sealwax_kept_new (id, name, kind, secret, now, now) : NULL;
}

/**
 * sealwax_keyring_make_name:
 * @text: what somebody typed
 * @error: why not: %SEALWAX_KEYRING_ERROR_BAD_NAME
 *
 * Returns: (transfer full): the name that it means, without what is blank around it; or %NULL if it cannot be a name
 */
SealwaxSecret *
sealwax_keyring_make_name (const char *text,
                           GError    **error)
{
  SealwaxSecret *name;

  g_return_val_if_fail (text != NULL, NULL);

  name = sealwax_kept_value_make_name (text);
  if (name == NULL)
    g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_BAD_NAME));

  return name;
}

/**
 * sealwax_keyring_add_async:
 * @self: the key ring
 * @name: its name, as it was typed
 * @kind: what it is
 * @secret: the passphrase, or a key of %SEALWAX_KEY_SIZE bytes
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Keeps a secret. Everything else that the key ring holds is loaded with it.
 */
void
sealwax_keyring_add_async (SealwaxKeyring     *self,
                           const char         *name,
                           SealwaxKeptKind     kind,
                           SealwaxSecret      *secret,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (SealwaxKept) kept = NULL;
  GError *error = NULL;

  g_return_if_fail (SEALWAX_IS_KEYRING (self));
  g_return_if_fail (name != NULL && secret != NULL);
  g_return_if_fail (kind != SEALWAX_KEPT_KEY || sealwax_secret_get_size (secret) == SEALWAX_KEY_SIZE);

  kept = make_kept (name, kind, secret, &error);
  if (kept == NULL)
    g_task_report_error (self, callback, user_data, sealwax_keyring_add_async, error);
  else
    sealwax_keyring_begin (self, sealwax_keyring_add_async, SEALWAX_KEYRING_ADD, TRUE, kept, cancellable, callback, user_data);
}

/**
 * sealwax_keyring_add_finish:
 * @self: the key ring
 * @result: the result
 * @error: why not: what sealwax_keyring_load_finish() says, %SEALWAX_KEYRING_ERROR_BAD_NAME, %SEALWAX_KEYRING_ERROR_NAME_TAKEN,
 *   or what sealwax_passphrase_check() says
 *
 * Returns: (transfer full): what is kept, or %NULL
 */
SealwaxKept *
sealwax_keyring_add_finish (SealwaxKeyring *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return sealwax_keyring_end_changed (self, result, sealwax_keyring_add_async, error);
}

/**
 * sealwax_keyring_rename_async:
 * @self: the key ring
 * @kept: what is kept
 * @name: its new name, as it was typed
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Gives it another name. The case alone may change, too.
 */
void
sealwax_keyring_rename_async (SealwaxKeyring     *self,
                              SealwaxKept        *kept,
                              const char         *name,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (SealwaxSecret) valid = NULL;
  g_autoptr (SealwaxKept) renamed = NULL;
  GError *error = NULL;

  g_return_if_fail (SEALWAX_IS_KEYRING (self));
  g_return_if_fail (SEALWAX_IS_KEPT (kept));
  g_return_if_fail (name != NULL);

  valid = sealwax_keyring_make_name (name, &error);
  if (valid == NULL)
    {
      g_task_report_error (self, callback, user_data, sealwax_keyring_rename_async, error);
      return;
    }

  renamed = sealwax_kept_rename (kept, sealwax_secret_get_text (valid));
  sealwax_keyring_begin (self, sealwax_keyring_rename_async, SEALWAX_KEYRING_RENAME, TRUE, renamed, cancellable, callback, user_data);
}

/**
 * sealwax_keyring_rename_finish:
 * @self: the key ring
 * @result: the result
 * @error: why not: what sealwax_keyring_add_finish() says, or %SEALWAX_KEYRING_ERROR_GONE
 *
 * Returns: (transfer full): the same secret with its new name, or %NULL
 */
SealwaxKept *
sealwax_keyring_rename_finish (SealwaxKeyring *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return sealwax_keyring_end_changed (self, result, sealwax_keyring_rename_async, error);
}

/**
 * sealwax_keyring_remove_async:
 * @self: the key ring
 * @kept: what is kept
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Removes it from the key ring. Whoever holds @kept can put it back with sealwax_keyring_restore_async().
 */
void
sealwax_keyring_remove_async (SealwaxKeyring     *self,
                              SealwaxKept        *kept,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (SEALWAX_IS_KEYRING (self));
  g_return_if_fail (SEALWAX_IS_KEPT (kept));

  sealwax_keyring_begin (self, sealwax_keyring_remove_async, SEALWAX_KEYRING_REMOVE, TRUE, kept, cancellable, callback, user_data);
}

/**
 * sealwax_keyring_remove_finish:
 * @self: the key ring
 * @result: the result
 * @error: why not, as for sealwax_keyring_load_finish()
 *
 * Returns: whether it is no longer there
 */
gboolean
sealwax_keyring_remove_finish (SealwaxKeyring *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return sealwax_keyring_end (self, result, sealwax_keyring_remove_async, error);
}

/**
 * sealwax_keyring_restore_async:
 * @self: the key ring
 * @kept: what was removed
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Puts it back, as it was.
 */
void
sealwax_keyring_restore_async (SealwaxKeyring     *self,
                               SealwaxKept        *kept,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (SEALWAX_IS_KEYRING (self));
  g_return_if_fail (SEALWAX_IS_KEPT (kept));

  sealwax_keyring_begin (self, sealwax_keyring_restore_async, SEALWAX_KEYRING_ADD, TRUE, kept, cancellable, callback, user_data);
}

/**
 * sealwax_keyring_restore_finish:
 * @self: the key ring
 * @result: the result
 * @error: why not: what sealwax_keyring_load_finish() says, or %SEALWAX_KEYRING_ERROR_NAME_TAKEN
 *
 * Returns: whether it is there again
 */
gboolean
sealwax_keyring_restore_finish (SealwaxKeyring *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  return sealwax_keyring_end (self, result, sealwax_keyring_restore_async, error);
}

/**
 * sealwax_keyring_touch_async:
 * @self: the key ring
 * @kept: what was used just now
 * @cancellable: (nullable): to cancel it
 * @callback: (nullable): called when done
 * @user_data: handed to @callback
 *
 * Notes the use, so that it comes first. Nobody is asked to unlock anything for that.
 */
void
sealwax_keyring_touch_async (SealwaxKeyring     *self,
                             SealwaxKept        *kept,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (SealwaxKept) touched = NULL;

  g_return_if_fail (SEALWAX_IS_KEYRING (self));
  g_return_if_fail (SEALWAX_IS_KEPT (kept));

  touched = sealwax_kept_touch (kept, g_get_real_time ());
  sealwax_keyring_begin (self, sealwax_keyring_touch_async, SEALWAX_KEYRING_TOUCH, FALSE, touched, cancellable, callback, user_data);
}

/**
 * sealwax_keyring_touch_finish:
 * @self: the key ring
 * @result: the result
 * @error: why not, as for sealwax_keyring_load_finish()
 *
 * Returns: whether it is noted, if it is still kept
 */
gboolean
sealwax_keyring_touch_finish (SealwaxKeyring *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  return sealwax_keyring_end (self, result, sealwax_keyring_touch_async, error);
}
