/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-key-file.h"
#include "sealwax-keys.h"

/**
 * SealwaxKeys:
 *
 * All the secrets that one message is sealed or opened with. It never changes, so threads may share it.
 */
struct _SealwaxKeys
{
  SealwaxSecret *passphrase;
  SealwaxSecret *key;
};

/**
 * sealwax_keys_new:
 * @passphrase: (nullable): the passphrase
 * @key: (nullable): a key of %SEALWAX_KEY_SIZE bytes; only for Sealed
 *
 * Returns: (transfer full): both together
 */
SealwaxKeys *
sealwax_keys_new (SealwaxSecret *passphrase,
                  SealwaxSecret *key)
{
  SealwaxKeys *self = g_atomic_rc_box_new0 (SealwaxKeys);

  self->passphrase = passphrase != NULL ? sealwax_secret_ref (passphrase) : NULL;
  self->key = key != NULL ? sealwax_secret_ref (key) : NULL;

  return self;
}

/**
 * sealwax_keys_ref:
 * @self: the keys
 *
 * Returns: (transfer full): @self, with one more reference
 */
SealwaxKeys *
sealwax_keys_ref (SealwaxKeys *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer keys)
{
  SealwaxKeys *self = keys;

  g_clear_pointer (&self->passphrase, sealwax_secret_unref);
  g_clear_pointer (&self->key, sealwax_secret_unref);
}

/**
 * sealwax_keys_unref:
 * @self: (transfer full): the keys
 *
 * Drops a reference; the last one wipes what nobody else holds.
 */
void
sealwax_keys_unref (SealwaxKeys *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * sealwax_keys_get_passphrase:
 * @self: the keys
 *
 * Returns: (transfer none) (nullable): the passphrase
 */
SealwaxSecret *
sealwax_keys_get_passphrase (const SealwaxKeys *self)
{
  return self->passphrase;
}

/**
 * sealwax_keys_get_key:
 * @self: the keys
 *
 * Returns: (transfer none) (nullable): the key, of %SEALWAX_KEY_SIZE bytes
 */
SealwaxSecret *
sealwax_keys_get_key (const SealwaxKeys *self)
{
  return self->key;
}

/**
 * sealwax_key_generate:
 * @error: why not: SEALWAX_ERROR_NO_RANDOM
 *
 * Draws a key, in the form of a key file: 64 hexadecimal digits and a line end.
 *
 * Returns: (transfer full): the key file's content, or %NULL
 */
SealwaxSecret *
sealwax_key_generate (GError **error)
{
  g_autoptr (SealwaxSecret) file = sealwax_secret_new_sized (2 * SEALWAX_KEY_SIZE + 1);
  guint8       *to = sealwax_secret_get_writable (file);
  guint8        key[SEALWAX_KEY_SIZE];
  SealwaxStatus status = sealwax_random (key, sizeof key);

  if (status != SEALWAX_STATUS_OK)
    {
      g_propagate_error (error, sealwax_error_new (status));
      return NULL;
    }

  for (gsize i = 0; i < sizeof key; i++)
    for (int shift = 4; shift >= 0; shift -= 4)
      {
        guint digit = (guint)key[i] >> shift & 15;
        guint is_letter = (9 - digit) >> 31; /* no index and no branch may depend on a digit of the key */

        *to++ = (guint8)('0' + digit + is_letter * ('a' - '9' - 1));
      }
  *to = '\n';

  sealwax_wipe (key, sizeof key);
  sealwax_wipe_stack ();

  return g_steal_pointer (&file);
}

/**
 * sealwax_key_parse_file:
 * @file: (nullable): the content of a key file; %NULL if it is larger than any key file
 * @name: what the sentence calls the file, ready to be quoted
 * @error: why it is not a key: %SEALWAX_ERROR_BAD_KEY_FILE
 *
 * See the section "Key files" of docs/format.md.
 *
 * Returns: (transfer full): a key of %SEALWAX_KEY_SIZE bytes, or %NULL
 */
SealwaxSecret *
sealwax_key_parse_file (const SealwaxSecret *file,
                        const char          *name,
                        GError             **error)
{
  g_autoptr (SealwaxSecret) key = sealwax_secret_new_sized (SEALWAX_KEY_SIZE);

  if (file == NULL
      || !sealwax_key_file_read ((const guint8 *)sealwax_secret_get_text (file),
                                 sealwax_secret_get_size (file),
                                 sealwax_secret_get_writable (key)))
    {
      g_set_error (error,
                   SEALWAX_ERROR,
                   SEALWAX_ERROR_BAD_KEY_FILE,
                   _ ("“%s” is not a key file: it must hold 32 bytes, or their 64 hexadecimal digits, or their Base64."),
                   name);
      return NULL;
    }

  return g_steal_pointer (&key);
}
