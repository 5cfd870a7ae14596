/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>

#include "sealwax-inspect.h"

SealwaxSecret *
test_secret (const char *text)
{
  return text != NULL ? sealwax_secret_new (text, strlen (text)) : NULL;
}

/**
 * test_new_seal:
 * @passphrase: (nullable): the passphrase
 * @key: (nullable): the key, #SEALWAX_KEY_SIZE characters
 * @iterations: 0 for the least that the format takes
 *
 * Afterwards, only the operation holds the secrets.
 */
SealwaxOperation *
test_new_seal (SealwaxFormat format,
               const char   *text,
               const char   *passphrase,
               const char   *key,
               guint         iterations)
{
  g_autoptr (SealwaxSecret) text_secret = test_secret (text);
  g_autoptr (SealwaxSecret) passphrase_secret = test_secret (passphrase);
  g_autoptr (SealwaxSecret) key_secret = test_secret (key);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase_secret, key_secret);

  if (iterations == 0)
    iterations = format == SEALWAX_FORMAT_BASIC ? SEALWAX_BASIC_ITERATIONS : SEALWAX_ITERATIONS_MIN;

  return sealwax_operation_new_seal (format, text_secret, keys, iterations);
}

/**
 * test_new_open:
 * @pasted: a text with a message
 *
 * Afterwards, only the operation holds the secrets and the message's description.
 */
SealwaxOperation *
test_new_open (GBytes     *pasted,
               const char *passphrase,
               const char *key)
{
  g_autoptr (GArray) messages = sealwax_inspect (pasted);
  g_autoptr (SealwaxSecret) passphrase_secret = test_secret (passphrase);
  g_autoptr (SealwaxSecret) key_secret = test_secret (key);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase_secret, key_secret);

  return sealwax_operation_new_open (pasted, &g_array_index (messages, SealwaxMessage, 0), keys);
}

/**
 * test_on_done:
 * @data: a #GAsyncResult pointer, to be set
 *
 * A callback for test_wait().
 */
void
test_on_done (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  GAsyncResult **to = data;

  g_assert_null (*to);
  *to = g_object_ref (result);
}

/**
 * test_wait:
 * @result: what test_on_done() will set
 *
 * Runs the main loop until the result is there.
 *
 * Returns: (transfer full): it
 */
GAsyncResult *
test_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}

/**
 * test_take_message:
 * @message: (transfer full) (nullable): a message as it was sealed
 *
 * Returns: (transfer full) (nullable): the same as what is pasted
 */
GBytes *
test_take_message (SealwaxSecret *message)
{
  GBytes *bytes;

  if (message == NULL)
    return NULL;

  bytes = sealwax_secret_get_bytes (message);
  sealwax_secret_unref (message);

  return bytes;
}

/**
 * test_seal:
 * @operation: an operation that seals
 * @error: why not
 *
 * Seals on a thread, as the window does.
 */
GBytes *
test_seal (SealwaxOperation *operation,
           GError          **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  sealwax_operation_seal_async (operation, NULL, test_on_done, &pending);
  result = test_wait (&pending);

  return test_take_message (sealwax_operation_seal_finish (operation, result, error));
}

/**
 * test_open:
 * @operation: an operation that opens
 * @error: why not
 *
 * Opens on a thread, as the window does.
 */
SealwaxSecret *
test_open (SealwaxOperation *operation,
           GError          **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  sealwax_operation_open_async (operation, NULL, test_on_done, &pending);
  result = test_wait (&pending);

  return sealwax_operation_open_finish (operation, result, error);
}

/**
 * test_release:
 * @operation: (transfer full): an operation
 *
 * Drops the last known reference. One that nobody drops ends the test by its time limit; the thread that
 * worked may still hold one for a moment after the result has arrived.
 */
void
test_release (SealwaxOperation *operation)
{
  GWeakRef weak;

  g_weak_ref_init (&weak, operation);
  g_object_unref (operation);

  for (GObject *alive = g_weak_ref_get (&weak); alive != NULL; alive = g_weak_ref_get (&weak))
    {
      g_object_unref (alive);
      g_thread_yield ();
    }

  g_weak_ref_clear (&weak);
}

/**
 * test_make_message:
 *
 * Seals at the lowest cost, which must succeed.
 *
 * Returns: (transfer full): the message
 */
GBytes *
test_make_message (SealwaxFormat format,
                   const char   *text,
                   const char   *passphrase,
                   const char   *key)
{
  SealwaxOperation *operation = test_new_seal (format, text, passphrase, key, 0);
  g_autoptr (GError) error = NULL;
  GBytes *message = test_take_message (sealwax_operation_seal (operation, NULL, &error));

  g_assert_no_error (error);
  g_assert_nonnull (message);
  test_release (operation);

  return message;
}
