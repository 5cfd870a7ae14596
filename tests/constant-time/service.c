/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "secret.h"

/* Its static functions are tested, too, as the compiler makes them here. */
#include "sealwax-keys.c"

ssize_t __wrap_getrandom (void *buffer, size_t size, unsigned flags);

/* Replaces the system's: what it returns is a secret. */
ssize_t
__wrap_getrandom (void    *buffer,
                  size_t   size,
                  unsigned flags)
{
  memset (buffer, 0x5a, size);
  secret_mark (buffer, size);

  return (ssize_t)size;
}

static void
test_key (void)
{
  static const struct
  {
    SealwaxKeySpelling spelling;
    const char        *name;
    const char        *start;
  } cases[] = {
    { SEALWAX_KEY_SPELLING_BASE64, "a generated key in Base64", "WlpaWlpaWlpa" },
    { SEALWAX_KEY_SPELLING_HEX, "a generated key in digits", "5a5a5a5a5a5a" },
    { SEALWAX_KEY_SPELLING_WORDS, "a generated key in words", " 1 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SealwaxSecret) key = NULL;
      g_autoptr (SealwaxSecret) file = NULL;

      secret_begin ();
      key = sealwax_key_generate (NULL);
      file = sealwax_key_write (key, cases[i].spelling);
      secret_end (cases[i].name, false);

      /* It really is the key that came out. */
      secret_reveal (sealwax_secret_get_text (file), sealwax_secret_get_size (file));
      g_assert_true (g_str_has_prefix (sealwax_secret_get_text (file), cases[i].start));
    }
}

static void
run_tests (void)
{
  test_key ();
}

int
main (void)
{
  return secret_run (run_tests);
}
