/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "secret.h"

/* What is static in there is tested, as the compiler makes it here. */
#include "sealwax-keys.c"
#include "sealwax-passphrase.c"

ssize_t __wrap_getrandom (void *buffer, size_t size, unsigned flags);

/* In the place of the system's: what comes is a secret. */
ssize_t
__wrap_getrandom (void    *buffer,
                  size_t   size,
                  unsigned flags)
{
  memset (buffer, 0x5a, size);
  secret_mark (buffer, size);

  return (ssize_t)size;
}

/* Short words and long ones, the first and the last. */
static void
test_words (void)
{
  g_autoptr (GBytes) list = sealwax_passphrase_get_words ();
  guint16 numbers[SEALWAX_WORDS_MAX] = { 0, WORD_COUNT - 1, 1, 99, 700, 1024, 65535, 5, 300, 2000 };
  guint8  text[SEALWAX_WORDS_MAX * WORD_SLOT] = { 0 };

  secret_mark (numbers, sizeof numbers);
  secret_begin ();
  spell (list, numbers, SEALWAX_WORDS_MAX, text);
  secret_end ("choice of the generator's words", false);

  /* It is really the words that came out. */
  secret_reveal (text, sizeof text);
  g_assert_true (g_str_has_prefix ((const char *)text, "ability "));
}

static void
test_key (void)
{
  g_autoptr (SealwaxSecret) key = NULL;

  secret_begin ();
  key = sealwax_key_generate (NULL);
  secret_end ("a generated key", false);
  g_assert_cmpuint (sealwax_secret_get_size (key), ==, 2 * SEALWAX_KEY_SIZE + 1);
}

static void
run_tests (void)
{
  test_words ();
  test_key ();
}

int
main (void)
{
  return secret_run (run_tests);
}
