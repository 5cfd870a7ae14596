/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-base64.h"
#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-key-file.h"
#include "sealwax-keys.h"
#include "sealwax-words.h"

/* A table of words: "12 ability  13 able", in characters. */
#define WORDS_ON_A_LINE 4
#define LINES (SEALWAX_WORDS_OF_KEY / WORDS_ON_A_LINE)
#define CELL_SIZE (3 + SEALWAX_WORDS_SLOT - 1)
#define GAP_SIZE 2

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
 * sealwax_keys_narrow:
 * @self: keys that open a message
 * @needs_passphrase: whether the message needs the passphrase
 * @needs_key: whether it needs the key
 *
 * Returns: (transfer full): the keys without the one that happened to be at hand, too
 */
SealwaxKeys *
sealwax_keys_narrow (const SealwaxKeys *self,
                     gboolean           needs_passphrase,
                     gboolean           needs_key)
{
  return sealwax_keys_new (needs_passphrase ? self->passphrase : NULL, needs_key ? self->key : NULL);
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
 * Draws a key.
 *
 * Returns: (transfer full): %SEALWAX_KEY_SIZE bytes, or %NULL
 */
SealwaxSecret *
sealwax_key_generate (GError **error)
{
  g_autoptr (SealwaxSecret) key = sealwax_secret_new_sized (SEALWAX_KEY_SIZE);
  SealwaxStatus status = sealwax_random (sealwax_secret_get_writable (key), SEALWAX_KEY_SIZE);

  if (status != SEALWAX_STATUS_OK)
    {
      g_propagate_error (error, sealwax_error_new (status));
      return NULL;
    }

  return g_steal_pointer (&key);
}

/* From here on, no index and no branch may depend on a digit of the key. */
static guint8
write_base64_digit (guint digit)
{
  int is_small = (int)((25 - digit) >> 31);
  int is_number = (int)((51 - digit) >> 31);
  int is_plus = (int)((61 - digit) >> 31);
  int is_slash = (int)((62 - digit) >> 31);

  return (guint8)('A' + (int)digit
                  + is_small * ('a' - 26 - 'A')
                  + is_number * ('0' - 52 - ('a' - 26))
                  + is_plus * ('+' - 62 - ('0' - 52))
                  + is_slash * ('/' - 63 - ('+' - 62)));
}

static SealwaxSecret *
write_base64 (const guint8 *key)
{
  SealwaxSecret *file = sealwax_secret_new_sized (SEALWAX_BASE64_SIZE (SEALWAX_KEY_SIZE) + 1);
  guint8        *to = sealwax_secret_get_writable (file);

  G_STATIC_ASSERT (SEALWAX_KEY_SIZE % 3 == 2);
  for (gsize i = 0; i < SEALWAX_KEY_SIZE; i += 3)
    {
      guint third = i + 2 < SEALWAX_KEY_SIZE ? key[i + 2] : 0;
      guint bits = (guint)key[i] << 16 | (guint)key[i + 1] << 8 | third;

      for (int shift = 18; shift >= 0; shift -= 6)
        *to++ = write_base64_digit (bits >> shift & 63);
    }
  to[-1] = '='; /* there is no third byte */
  *to = '\n';

  return file;
}

static SealwaxSecret *
write_hex (const guint8 *key)
{
  SealwaxSecret *file = sealwax_secret_new_sized (2 * SEALWAX_KEY_SIZE + 1);
  guint8        *to = sealwax_secret_get_writable (file);

  for (gsize i = 0; i < SEALWAX_KEY_SIZE; i++)
    for (int shift = 4; shift >= 0; shift -= 4)
      {
        guint digit = (guint)key[i] >> shift & 15;
        guint is_letter = (9 - digit) >> 31;

        *to++ = (guint8)('0' + digit + is_letter * ('a' - '9' - 1));
      }
  *to = '\n';

  return file;
}

/* A table, so that the words are easily copied by hand, and as long for every key. What reads keys passes over the numbers. */
static SealwaxSecret *
write_words (const guint8 *key)
{
  SealwaxSecret *file = sealwax_secret_new_sized (SEALWAX_WORDS_OF_KEY * (CELL_SIZE + GAP_SIZE) - (GAP_SIZE - 1) * LINES);
  guint8        *to = sealwax_secret_get_writable (file);
  char           slots[SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT];

  sealwax_words_spell_key (key, slots);
  for (guint i = 0; i < SEALWAX_WORDS_OF_KEY; i++)
    {
      guint number = i + 1;

      *to++ = number < 10 ? ' ' : (guint8)('0' + number / 10);
      *to++ = (guint8)('0' + number % 10);
      *to++ = ' ';
      for (guint k = 0; k < SEALWAX_WORDS_SLOT - 1; k++)
        {
          guint letter = (guint8)slots[i * SEALWAX_WORDS_SLOT + k];
          guint is_none = (letter - 1) >> 31; /* nor on a word's length */

          *to++ = (guint8)(letter + is_none * ' ');
        }
      if (number % WORDS_ON_A_LINE == 0)
        *to++ = '\n';
      else
        for (guint k = 0; k < GAP_SIZE; k++)
          *to++ = ' ';
    }
  sealwax_wipe (slots, sizeof slots);

  return file;
}

/**
 * sealwax_key_write:
 * @key: a key of %SEALWAX_KEY_SIZE bytes
 * @spelling: how to write it
 *
 * Returns: (transfer full): the content of a key file with @key
 */
SealwaxSecret *
sealwax_key_write (const SealwaxSecret *key,
                   SealwaxKeySpelling   spelling)
{
  const guint8  *bytes = (const guint8 *)sealwax_secret_get_text (key);
  SealwaxSecret *file = NULL;

  switch (spelling)
    {
    case SEALWAX_KEY_SPELLING_BASE64:
      file = write_base64 (bytes);
      break;
    case SEALWAX_KEY_SPELLING_HEX:
      file = write_hex (bytes);
      break;
    case SEALWAX_KEY_SPELLING_WORDS:
      file = write_words (bytes);
      break;
    default:
      g_return_val_if_reached (NULL);
    }

  sealwax_wipe_stack ();

  return file;
}

/* Makes a text of the words that are in slots. */
static SealwaxSecret *
join_slots (SealwaxSecret *slots)
{
  char *words = (char *)sealwax_secret_get_writable (slots);

  sealwax_words_join (words, sealwax_secret_get_size (slots) / SEALWAX_WORDS_SLOT);
  sealwax_wipe_stack ();
  sealwax_secret_truncate (slots, strlen (words));

  return slots;
}

/**
 * sealwax_key_spell:
 * @key: a key of %SEALWAX_KEY_SIZE bytes
 *
 * See the section "Keys in words" of docs/format.md.
 *
 * Returns: (transfer full): the 24 words that spell the key, with a space between each two
 */
SealwaxSecret *
sealwax_key_spell (const SealwaxSecret *key)
{
  SealwaxSecret *words = sealwax_secret_new_sized (SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT);

  sealwax_words_spell_key ((const guint8 *)sealwax_secret_get_text (key), (char *)sealwax_secret_get_writable (words));

  return join_slots (words);
}

/**
 * sealwax_key_compare:
 * @key: a random key of %SEALWAX_KEY_SIZE bytes
 *
 * See the section "Keys in words" of docs/format.md.
 *
 * Returns: (transfer full): eight words, by which two people see that they have the same key
 */
SealwaxSecret *
sealwax_key_compare (const SealwaxSecret *key)
{
  SealwaxSecret *words = sealwax_secret_new_sized (SEALWAX_WORDS_TO_COMPARE * SEALWAX_WORDS_SLOT);

  sealwax_words_compare ((const guint8 *)sealwax_secret_get_text (key),
                         sealwax_secret_get_size (key),
                         (char *)sealwax_secret_get_writable (words));

  return join_slots (words);
}

/**
 * sealwax_key_parse_file:
 * @file: (nullable): the content of a key file; %NULL if it is larger than any key file
 * @name: what the sentence calls the file, ready to be quoted
 * @error: why it is not a key: %SEALWAX_ERROR_BAD_KEY_FILE, or which error its words have
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
  SealwaxWords  words = { 0 };
  SealwaxStatus status = SEALWAX_STATUS_NOT_A_KEY;

  if (file != NULL)
    status = sealwax_key_file_read ((const guint8 *)sealwax_secret_get_text (file),
                                    sealwax_secret_get_size (file),
                                    sealwax_secret_get_writable (key),
                                    &words);
  if (status != SEALWAX_STATUS_OK)
    {
      g_propagate_error (error, sealwax_error_new_key (status, &words, name));
      return NULL;
    }

  return g_steal_pointer (&key);
}
