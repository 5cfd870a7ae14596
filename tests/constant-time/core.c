/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "secret.h"

/* Its static functions are tested, too, as the compiler makes them here. */
#include "sealwax-key-file.c"
#include "sealwax-sealed.c"
#include "sealwax-words.c"

static const uint8_t salt[SEALWAX_SALT_SIZE] = { 1, 2, 3 };

/* Does something wrong with a secret on purpose, to know that it would be seen. */
static void
test_control (void)
{
  static const uint8_t table[256] = { 1, 2, 3 };
  uint8_t              secret[4] = { 5, 6, 7, 8 };
  volatile unsigned    sink = 0;

  secret_mark (secret, sizeof secret);

  secret_begin ();
  if (secret[0] == 5)
    sink++;
  secret_end ("a branch is seen", true);

  secret_begin ();
  sink += table[secret[1]];
  secret_end ("an index is seen", true);

  secret_begin ();
  sink += (unsigned)memcmp (secret + 2, "\7", 1);
  if (sink > 1000)
    sink = 0;
  secret_end ("a comparison that is not for secrets is seen", true);

  secret_begin ();
  sink += secret[3] * 3U + (secret[2] ^ 5U);
  secret_end ("arithmetic is allowed", false);
}

static bool
go_on (uint32_t done,
       uint32_t total,
       void    *data)
{
  return true;
}

static void
test_kdf (void)
{
  const SealwaxProgress progress = { go_on, NULL };
  uint8_t               passphrase[100] = "a passphrase";
  uint8_t               key[SEALWAX_KEY_SIZE];
  uint8_t               root[SEALWAX_KEY_SIZE];

  secret_mark (passphrase, sizeof passphrase);

  secret_begin ();
  (void)!sealwax_pbkdf2 (passphrase, 12, salt, sizeof salt, 5000, &progress, key);
  secret_end ("PBKDF2", false);

  secret_begin ();
  (void)!sealwax_pbkdf2 (passphrase, sizeof passphrase, salt, sizeof salt, 3, NULL, key);
  secret_end ("PBKDF2 of a passphrase that is longer than a block", false);

  secret_begin ();
  sealwax_hkdf_extract (salt, sizeof salt, key, sizeof key, root);
  sealwax_hkdf_expand (root, "info", 4, key, sizeof key);
  secret_end ("HKDF", false);
}

static void
test_keys (void)
{
  SealwaxHeader  header = { .method = 0x13, .cost = 1 };
  uint8_t        passphrase[] = "a passphrase";
  uint8_t        key[SEALWAX_KEY_SIZE] = { 9, 8, 7 };
  SealwaxSecrets secrets = { .normalized = passphrase, .normalized_size = sizeof passphrase, .key = key };
  Keys           keys;

  secret_mark (passphrase, sizeof passphrase);
  secret_mark (key, sizeof key);

  secret_begin ();
  (void)!derive_keys (&header, &secrets, NULL, &keys);
  secret_end ("keys of a message", false);
}

static void
test_equal (void)
{
  uint8_t a[SEALWAX_TAG_SIZE] = { 1 };
  uint8_t b[SEALWAX_TAG_SIZE] = { 2 };
  bool    equal;

  secret_mark (a, sizeof a);
  secret_mark (b, sizeof b);

  secret_begin ();
  for (size_t size = 0; size <= sizeof a; size++)
    equal = sealwax_equal (a, b, size);
  secret_end ("comparison", false);
  (void)equal;
}

static void
test_tag (void)
{
  uint8_t message[SEALWAX_HEADER_SIZE + SEALWAX_LINE_SIZE + SEALWAX_TRAILER_SIZE] = { 0 };
  Keys    keys = { 0 };
  bool    holds;

  secret_mark (&keys, sizeof keys);

  secret_begin ();
  holds = tag_holds (&keys, message, sizeof message);
  secret_end ("tag", false);
  (void)holds;
}

/* Wherever the text ends, or if it does not. */
static void
test_padding (void)
{
  uint8_t padded[10 * SEALWAX_LINE_SIZE] = { 0 };
  size_t  text_size = 0;
  bool    good;

  secret_begin ();
  for (size_t end = 0; end <= sizeof padded; end += 60)
    {
      memset (padded, 'a', end);
      memset (padded + end, 0, sizeof padded - end);
      if (end < sizeof padded)
        padded[end] = 0x80;
      secret_mark (padded, sizeof padded);
      good = find_text_size (padded, sizeof padded, &text_size);
      secret_reveal (&good, sizeof good);
      secret_reveal (&text_size, sizeof text_size);
    }
  secret_end ("end of the text", false);
}

/* Whether it is a key is no secret, nor is white space at an end, which is looked at first. */
static void
test_key_file (void)
{
  uint8_t      hex[HEX_DIGITS + 1] = "00108310518720928b30d38f41149351559761969b71d79f8218a39259fbfbFF";
  uint8_t      base64[BASE64_DIGITS + 2] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkln7+/8=";
  uint8_t      raw[SEALWAX_KEY_SIZE] = { 32, 1, 255 };
  uint8_t      key[SEALWAX_KEY_SIZE];
  bool         good;
  SealwaxWords words;

  secret_mark (hex, HEX_DIGITS);
  secret_mark (base64, BASE64_DIGITS);
  secret_mark (raw, sizeof raw);

  secret_begin ();
  good = read_hex (hex, key);
  secret_end ("key file, hexadecimal", false);

  secret_begin ();
  good |= read_base64 (base64, key);
  secret_end ("key file, Base64", false);

  secret_begin ();
  good |= sealwax_key_file_read (raw, sizeof raw, key, &words) == SEALWAX_STATUS_OK;
  secret_end ("key file, raw", false);
  (void)good;
}

/* How many words there are, whether they are in the list, and whether the checksum is right are no secrets. */
static void
test_words (void)
{
  static const uint16_t spelled[] = { 0, LIST_WORDS - 1, 1, 99, 700, 1024, 5, 300, 2000 };
  uint8_t               key[SEALWAX_KEY_SIZE] = { 7, 200, 31 };
  char                  slots[SEALWAX_WORDS_OF_KEY * SEALWAX_WORDS_SLOT + 1] = { 0 };
  uint16_t              numbers[sizeof spelled / sizeof *spelled];
  SealwaxWords          words;
  bool                  holds;

  memcpy (numbers, spelled, sizeof spelled);
  secret_mark (numbers, sizeof numbers);
  secret_begin ();
  sealwax_words_spell (numbers, sizeof numbers / sizeof *numbers, slots);
  sealwax_words_join (slots, sizeof numbers / sizeof *numbers);
  secret_end ("words by their numbers", false);

  secret_mark (key, sizeof key);
  secret_begin ();
  sealwax_words_compare (key, sizeof key, slots);
  secret_end ("words to compare a key by", false);

  secret_begin ();
  sealwax_words_spell_key (key, slots);
  sealwax_words_join (slots, SEALWAX_WORDS_OF_KEY);
  secret_end ("words of a key", false);

  secret_begin ();
  holds = read_words ((const uint8_t *)slots, sizeof slots, key, &words);
  secret_end ("a key read from words", false);

  /* It really is the key that came out. */
  secret_reveal (&holds, sizeof holds);
  secret_reveal (&words, sizeof words);
  secret_reveal (key, sizeof key);
  secret_begin ();
  secret_end ("the same key", !(holds && words.known == SEALWAX_WORDS_OF_KEY && key[0] == 7 && key[1] == 200 && key[2] == 31));
}

static void
run_tests (void)
{
  test_control ();
  test_kdf ();
  test_keys ();
  test_equal ();
  test_tag ();
  test_padding ();
  test_key_file ();
  test_words ();
}

int
main (void)
{
  return secret_run (run_tests);
}
