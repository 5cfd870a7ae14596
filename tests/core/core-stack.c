/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <nettle/hmac.h>

#include "sealwax-bytes.h"
#include "sealwax-cipher.h"
#include "sealwax-key-file.h"

#include "samples.h"
#include "stack-work.h"

/* Runs each function of the core that derives a secret on its stack, alone on a stack of its own and on every way out, and
 * checks that nothing secret is left there. In a real program, sealwax_wipe_stack() runs after all of them and would hide a
 * function that wipes nothing. Sealing and opening messages is in core-stack-messages.c. */

/* The control: whatever a function leaves is found, in whichever form. */
static void
leave_key (gpointer data)
{
  Work            *work = data;
  volatile guint8  bytes[KEY_SIZE];
  volatile guint32 words[KEY_SIZE / 4];

  for (gsize i = 0; i < KEY_SIZE; i++)
    bytes[i] = work->key[i];
  for (gsize i = 0; i < KEY_SIZE / 4; i++)
    words[i] = (guint32)work->message[4 * i] << 24 | (guint32)work->message[4 * i + 1] << 16 | (guint32)work->message[4 * i + 2] << 8 | work->message[4 * i + 3];
  (void)bytes[0];
  (void)words[0];
}

static void
test_control (void)
{
  g_autoptr (Work) work = work_new ();

  test_random_bytes (work->key, KEY_SIZE);
  test_random_bytes (work->message, KEY_SIZE);
  own_stack_run (leave_key, work);

  g_assert_cmpstr (own_stack_find_key (work->key, KEY_SIZE), ==, "in bytes");
  g_assert_cmpstr (own_stack_find_key (work->message, KEY_SIZE), ==, "in words");
  work->message[0] ^= 1;
  work->message[KEY_SIZE - 1] ^= 1;
  g_assert_null (own_stack_find_key (work->message, KEY_SIZE));
}

static void
run_pbkdf2 (gpointer data)
{
  Work *work = data;

  work->status = sealwax_pbkdf2 (work->secrets->passphrase, work->secrets->passphrase_size, work_salt, sizeof work_salt, WORK_ITERATIONS, work->progress, work->key);
}

static void
test_pbkdf2 (void)
{
  static const char *const passphrases[] = { SAMPLE_PASSPHRASE, LONG_PASSPHRASE };

  for (gsize i = 0; i < G_N_ELEMENTS (passphrases); i++)
    for (guint reports = 0; reports < 4; reports++)
      {
        g_autoptr (TestSecrets) secrets = test_secrets_new (passphrases[i], NULL);
        g_autoptr (Work) work = work_new ();
        guint           left = reports;
        SealwaxProgress progress = { work_count_down, &left };
        guint8          expected[KEY_SIZE];

        work_add_derivation (work, secrets->secrets.passphrase, secrets->secrets.passphrase_size, WORK_ITERATIONS, expected);
        work->secrets = &secrets->secrets;
        work->progress = &progress;
        work_run (work, run_pbkdf2);

        g_assert_cmpint (work->status, ==, reports < 3 ? SEALWAX_STATUS_CANCELLED : SEALWAX_STATUS_OK);
        if (work->status == SEALWAX_STATUS_OK)
          g_assert_cmpmem (work->key, KEY_SIZE, expected, KEY_SIZE);
      }
}

static void
run_extract (gpointer data)
{
  Work *work = data;

  sealwax_hkdf_extract (work_salt, sizeof work_salt, work->message, work->size, work->key);
}

static void
test_extract (void)
{
  for (gsize size = KEY_SIZE; size <= 2 * KEY_SIZE; size += KEY_SIZE)
    {
      g_autoptr (Work) work = work_new ();
      guint8 root[KEY_SIZE];

      work->size = size;
      test_random_bytes (work->message, size);
      for (gsize at = 0; at < size; at += KEY_SIZE)
        work_add (work, "material", work->message + at, KEY_SIZE);
      work_add_last_step (work, work->message, size);
      work_extract (work->message, size, root);
      work_add (work, "root", root, KEY_SIZE);
      work_add_hmac_key (work, "context", work_salt, sizeof work_salt); /* not secret, but a sign of a context that was not wiped */
      work_run (work, run_extract);

      g_assert_cmpmem (work->key, KEY_SIZE, root, KEY_SIZE);
    }
}

static void
run_expand (gpointer data)
{
  Work *work = data;

  sealwax_hkdf_expand (work->message, "sealwax1 encrypt", 16, work->key, KEY_SIZE);
}

static void
test_expand (void)
{
  g_autoptr (Work) work = work_new ();
  guint8 key[KEY_SIZE];

  test_random_bytes (work->message, KEY_SIZE);
  work_expand (work->message, "sealwax1 encrypt", key);
  work_add_hmac_key (work, "root", work->message, KEY_SIZE);
  work_add (work, "key", key, KEY_SIZE);
  work_run (work, run_expand);

  g_assert_cmpmem (work->key, KEY_SIZE, key, KEY_SIZE);
}

/* Encrypting zeros gives the key stream itself. */
static void
run_cipher (gpointer data)
{
  Work         *work = data;
  SealwaxCipher cipher;

  sealwax_cipher_init (&cipher, work->key, work_salt);
  sealwax_cipher_encrypt (&cipher, work->message, work->size);
  sealwax_wipe (&cipher, sizeof cipher);
}

static void
test_cipher (void)
{
  static const gsize sizes[] = { 32, 33, 1024, 1040, 3000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (Work) work = work_new ();

      work->size = sizes[i];
      test_random_bytes (work->key, KEY_SIZE);
      work_add_cipher_key (work, "key", work->key);
      work_run (work, run_cipher);

      g_assert_false (test_is_zero (work->message, KEY_SIZE));
      for (gsize at = 16; at + KEY_SIZE <= sizes[i]; at += 16)
        g_assert_null (own_stack_find_key (work->message + at, KEY_SIZE));
    }
}

/* A key file in every spelling, and one that only at its end turns out not to be a key. */
static void
run_key_file (gpointer data)
{
  Work        *work = data;
  SealwaxWords words;

  work->status = sealwax_key_file_read (work->text, work->text_size, work->key, &words);
}

/* The intermediate forms of a key in words: its letters packed into 64-bit numbers, and its positions in the list. */
static void
add_words (Work         *work,
           const guint8 *key)
{
  char    slots[SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT];
  guint64 letters[KEY_SIZE / 8];
  guint16 numbers[KEY_SIZE / 2];

  sealwax_words_spell_key (key, slots);
  for (gsize at = 0; at < SEALWAX_WORDS_OF_KEY; at += G_N_ELEMENTS (letters))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
        {
          memcpy (&letters[i], slots + (at + i) * SEALWAX_WORDS_SLOT, sizeof letters[i]);
          letters[i] = GUINT64_FROM_BE (letters[i]);
        }
      work_add (work, "words", letters, sizeof letters);
    }

  for (gsize bit = 0; bit < 11 * G_N_ELEMENTS (numbers); bit++)
    numbers[bit / 11] = (guint16)((bit % 11 == 0 ? 0 : numbers[bit / 11] << 1) | (key[bit / 8] >> (7 - bit % 8) & 1));
  work_add (work, "numbers", numbers, sizeof numbers);
  work_add (work, "key", key, KEY_SIZE);
}

static void
run_spell (gpointer data)
{
  Work *work = data;

  sealwax_words_spell_key (work->key, (char *)work->message);
}

static void
run_compare (gpointer data)
{
  Work *work = data;

  sealwax_words_compare (work->key, KEY_SIZE, (char *)work->message);
}

static void
test_words (void)
{
  static const OwnStackFunc funcs[] = { run_spell, run_compare };

  for (gsize i = 0; i < G_N_ELEMENTS (funcs); i++)
    {
      g_autoptr (Work) work = work_new ();

      test_random_bytes (work->key, KEY_SIZE);
      add_words (work, work->key);
      work_run (work, funcs[i]);

      g_assert_true (g_ascii_islower (work->message[0]));
    }
}

static void
test_key_file (void)
{
  gsize              size;
  g_autofree guint8 *key = test_unhex ("9bc1e7a2503d8f6419b2c7d8e3f40a5b6c7d8e9fa0b1c2d3e4f5061728394a5b", &size);
  const char        *hex = "9bc1e7a2503d8f6419b2c7d8e3f40a5b6c7d8e9fa0b1c2d3e4f5061728394a5b";
  g_autofree char   *base64 = g_base64_encode (key, size);
  g_autofree char   *bad_hex = g_strdup (hex);
  g_autofree char   *bad_base64 = g_strdup (base64);
  char               slots[SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT];
  g_autofree char   *bad_words = NULL;
  const char        *files[] = { (const char *)key, hex, base64, slots, bad_hex, bad_base64, NULL };

  sealwax_words_spell_key (key, slots);
  sealwax_words_join (slots, SEALWAX_WORDS_OF_KEY);
  bad_words = g_strconcat (slots, "x", NULL);
  files[6] = bad_words;

  bad_hex[63] = 'g';
  bad_base64[43] = '-';

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (Work) work = work_new ();

      add_words (work, key);
      work->text = (const guint8 *)files[i];
      work->text_size = i == 0 ? KEY_SIZE : strlen (files[i]);
      work_run (work, run_key_file);

      g_assert_cmpint (work->status, ==, i < 4 ? SEALWAX_STATUS_OK : i < 6 ? SEALWAX_STATUS_NOT_A_KEY
                                                                           : SEALWAX_STATUS_UNKNOWN_WORD);
      if (i < 4)
        g_assert_cmpmem (work->key, KEY_SIZE, key, KEY_SIZE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/stack/control", test_control);
  g_test_add_func ("/core/stack/pbkdf2", test_pbkdf2);
  g_test_add_func ("/core/stack/hkdf-extract", test_extract);
  g_test_add_func ("/core/stack/hkdf-expand", test_expand);
  g_test_add_func ("/core/stack/cipher", test_cipher);
  g_test_add_func ("/core/stack/words", test_words);
  g_test_add_func ("/core/stack/key-file", test_key_file);

  return g_test_run ();
}
