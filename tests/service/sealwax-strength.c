/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-strength.h"

#include <math.h>
#include <string.h>

#include "memory.h"
#include "sealwax-passphrase.h"
#include "support.h"

static SealwaxStrength
estimate (const char *text)
{
  g_autoptr (SealwaxSecret) passphrase = test_secret (text);
  SealwaxStrength strength;

  sealwax_strength_estimate (passphrase, &strength);

  return strength;
}

/* The most that each is worth, from counting the possibilities for somebody who knows how it was made. */
static void
test_at_most (void)
{
  static const struct
  {
    const char *text;
    double      bits;
  } cases[] = {
    { "", 0. },
    { "a", 4.71 },                     /* 26 */
    { "7", 3.33 },                     /* 10 */
    { "aaaaaaaaaaaaaaaa", 4.71 + 6. }, /* 26 characters, of up to 64 */
    { "12345678", 3.33 + 1. + 4. },    /* a row of digits: start, direction, up to 16 */
    { "87654321", 3.33 + 1. + 4. },
    { "abcdefgh", 4.71 + 1. + 4. },
    { "qwertyuiop", 6.7 + 1. + 4. }, /* one of some hundred places on the keyboard */
    { "1qaz2wsx", 6.7 + 1. + 4. },
    { "password", 10. }, /* among the first thousand */
    { "P4ssw0rd", 10. + 1. + 2. },
    { "H3llo123", 10. + 1. + 1. + 8.4 }, /* a common word, capital, variant, a row */
    { "1987", 7.4 },                     /* 160 years */
    { "24.05.1987", 15.3 + 3. },         /* a day of a century, in one of 8 forms */
    { "19870524", 15.3 + 3. },
    { "violet", 11. },
    { "Violet", 12. },
    { "violetviolet", 11. + 3. },
    { "violet violet violet violet violet violet", 11. + 3. * 3. },
    { "violet harvest candle orbit marble summer", 66. },
    { "violetharvestcandleorbitmarblesummer", 66. },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double bits = estimate (cases[i].text).bits;

      g_test_message ("%s: %.1f bits, at most %.1f", cases[i].text, bits, cases[i].bits);
      g_assert_cmpfloat (bits, <=, cases[i].bits);
      g_assert_cmpfloat (bits, >=, 0.);
    }
}

static void
test_words (void)
{
  SealwaxStrength six = estimate ("violet harvest candle orbit marble summer");

  g_assert_cmpfloat (six.bits, ==, 66.);
  g_assert_cmpuint (six.words, ==, 6);
  g_assert_cmpuint (estimate ("violet-harvest-candle").words, ==, 3);
  g_assert_cmpuint (estimate ("violet harvest candle 7").words, ==, 0);
  g_assert_cmpuint (estimate ("").words, ==, 0);
}

/* What fingers do on their own is worth at most the possibilities for a guesser who knows the kind. A row starts at one of
 * about 300 keys, goes in one of two directions, and has up to 16 characters. */
static void
test_keyboard (void)
{
  static const struct
  {
    const char *text;
    double      bits;
  } cases[] = {
    { "1q2w3e4r5t", 2. * 9.2 + 4. },
    { "q1w2e3r4", 2. * 9.2 + 4. },
    { "p0o9i8u7", 2. * 9.2 + 4. },
    { "a1b2c3d4e5", 2. * 9.2 + 4. },
    { "q1q2q3q4", 9.2 + 4.7 + 4. }, /* a row, and one character */
    { "102030405060", 9.2 + 3.3 + 4. },
    { "azsxdcfvgb", 5.6 + 2. * 2.6 + 4. }, /* 48 keys, two steps to one of six neighbours, and how often */
    { "qwaszx12", 5.6 + 7. * 2.6 },
    { "12qw34er", 5.6 + 7. * 2.6 },
    { "0147896325", 3.3 + 9. * 2.6 }, /* ten keys */
    { "741852963", 3. * (3.3 + 2.6) },
    { "ghbdtn", 16. }, /* among the words of a language */
    { "fktrcfylhjdbx", 24. },
    { "Fktrcfylhjdbx", 25. },
    { "j3qq4h7h2v", 14.3 }, /* among the twenty thousand that leaked most often */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double bits = estimate (cases[i].text).bits;

      g_test_message ("%s: %.1f bits, at most %.1f", cases[i].text, bits, cases[i].bits);
      g_assert_cmpfloat (bits, <=, cases[i].bits);
      g_assert_cmpfloat (bits, >, 0.);
    }
}

/* Words are walks across the keyboard by chance, too. No walk over letters is cheaper than a word. */
static void
test_short_walks (void)
{
  static const char *const walks[] = { "azsx", "azsxdc", "qwas", "frgt" };

  for (gsize i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      g_test_message ("%s: %.1f bits", walks[i], estimate (walks[i]).bits);
      g_assert_cmpfloat (estimate (walks[i]).bits, ==, SEALWAX_BITS_PER_WORD);
    }
  g_assert_cmpfloat (estimate ("xkqvzj").bits, >, 20.);
}

/* What people think of is never rated above six random words. */
static void
test_never_praised (void)
{
  static const char *const weak[] = { "H3llo123", "P@ssw0rd!", "Summer2024!", "qwerty12345", "iloveyou1987", "Tr0ub4dor&3", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1234567890123456789012345678901234567890", "letmeinletmeinletmeinletmein", "Michael24051987", "zaq1xsw2cde3vfr4" };

  for (gsize i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_test_message ("%s: %.1f bits", weak[i], estimate (weak[i]).bits);
      g_assert_cmpfloat (estimate (weak[i]).bits, <, 66.);
      g_assert_cmpfloat (estimate (weak[i]).bits, <, 4 * SEALWAX_BITS_PER_WORD);
    }
}

/* Random characters are worth something, too: more of them are worth more, and enough of them more than six words. */
static void
test_random_characters (void)
{
  g_assert_cmpfloat (estimate ("k9$Xv").bits, <, estimate ("k9$XvQ2m").bits);
  g_assert_cmpfloat (estimate ("k9$XvQ2m").bits, <, 8 * log2 (94.));
  g_assert_cmpfloat (estimate ("k9$XvQ2m&Jz7Wq4#Tx8bLf3@Hc6").bits, >, 66.);
}

/* Putting parts together makes nothing harder than the parts are. */
static void
test_parts (void)
{
  static const char *const parts[] = { "violet", "H3llo", "1987", "qwerty", "kqzv", " ", "ab", "7", "!", "été", "日本", "aaaa" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
      {
        g_autofree char *both = g_strconcat (parts[i], parts[j], NULL);

        g_test_message ("%s", both);
        g_assert_cmpfloat (estimate (both).bits, <=, estimate (parts[i]).bits + estimate (parts[j]).bits + 1e-9);
      }
}

/* Generated passphrases are never rated above their strength, which is known. */
static void
test_generated (void)
{
  for (guint words = SEALWAX_WORDS_MIN; words <= SEALWAX_WORDS_MAX; words++)
    {
      g_autoptr (SealwaxSecret) passphrase = sealwax_passphrase_generate (words, NULL);
      SealwaxStrength strength;

      sealwax_strength_estimate (passphrase, &strength);
      g_assert_cmpfloat (strength.bits, <=, words * SEALWAX_BITS_PER_WORD);
      g_assert_cmpfloat (strength.bits, >, (words - 1) * SEALWAX_BITS_PER_WORD * .8);
    }
}

/* 2^44 guesses, half of them tried, at 8 865 700 × 999 iterations a second. */
static void
test_seconds (void)
{
  double one = sealwax_strength_get_seconds (44., 600000, 1);

  g_assert_cmpfloat_with_epsilon (one, 8796093022208. * 600000. / 8856834300., 1.);
  g_assert_cmpfloat_with_epsilon (sealwax_strength_get_seconds (44., 600000, 100), one / 100., 1e-3);
  g_assert_cmpfloat_with_epsilon (sealwax_strength_get_seconds (45., 600000, 1), one * 2., 1e-3);
  g_assert_cmpfloat_with_epsilon (sealwax_strength_get_seconds (44., 100000, 1), one / 6., 1.);
}

/* A million characters take no longer than the first of them, and everything that was worked on is wiped. */
static void
test_bounded_and_wiped (void)
{
  g_autofree char *text = g_strnfill (1000000, 'x');

  for (gsize i = 0; i < 1000000; i++)
    text[i] = (char)('!' + (i * i * 7 + i / 3) % 94);

  memory_begin ();
  g_assert_cmpfloat (estimate (text).bits, <, 128. * log2 (94.));
  memory_assert_all_wiped ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/strength/at-most", test_at_most);
  g_test_add_func ("/service/strength/words", test_words);
  g_test_add_func ("/service/strength/keyboard", test_keyboard);
  g_test_add_func ("/service/strength/short-walks", test_short_walks);
  g_test_add_func ("/service/strength/never-praised", test_never_praised);
  g_test_add_func ("/service/strength/random-characters", test_random_characters);
  g_test_add_func ("/service/strength/parts", test_parts);
  g_test_add_func ("/service/strength/generated", test_generated);
  g_test_add_func ("/service/strength/seconds", test_seconds);
  g_test_add_func ("/service/strength/bounded-and-wiped", test_bounded_and_wiped);

  return g_test_run ();
}
