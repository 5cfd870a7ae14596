/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-strength-text.h"

#include <string.h>

#define ITERATIONS 600000

/* The line and its word, by the number of bits: an attacker with 100 cards takes 2^(bits - 1) / 1.476e6 seconds. */
static void
test_by_bits (void)
{
  static const struct
  {
    double      bits;
    guint       words;
    const char *line;
    const char *name;
  } cases[] = {
    { 0, 0, "Very weak: can be guessed in under a second", "Passphrase: very weak" },
    { 30, 0, "Very weak: can be guessed in 6 minutes", "Passphrase: very weak" },
    { 37.5, 0, "Very weak: can be guessed in 18 hours", "Passphrase: very weak" },
    { 38.5, 0, "Weak: can be guessed in 1 day", "Passphrase: weak" },
    { 47, 0, "Weak: can be guessed in 1 year", "Passphrase: weak" },
    { 51, 0, "Strong: about 24 years to guess", "Passphrase: strong, if it was chosen at random" },
    { 66, 6, "Strong: about 790000 years to guess", "Passphrase: strong, if it was chosen at random" },
    { 67.2, 0, "Strong: about 1.8 million years to guess", "Passphrase: strong, if it was chosen at random" },
    { 71, 0, "Strong: about 25 million years to guess", "Passphrase: strong, if it was chosen at random" },
    { 76.2, 0, "Strong: about 930 million years to guess", "Passphrase: strong, if it was chosen at random" },
    { 500, 50, "Strong: more than a billion years to guess", "Passphrase: strong, if it was chosen at random" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SealwaxStrength strength = { cases[i].bits, cases[i].words };
      g_autofree char      *line = sealwax_strength_describe (&strength, ITERATIONS);

      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (sealwax_strength_name (&strength, ITERATIONS), ==, cases[i].name);
    }
}

/* How strong a passphrase is depends on what each guess costs. */
static void
test_by_cost (void)
{
  const SealwaxStrength strength = { 36, 0 };

  g_assert_cmpstr (sealwax_strength_name (&strength, ITERATIONS), ==, "Passphrase: very weak");
  g_assert_cmpstr (sealwax_strength_name (&strength, 10 * 1000 * 1000), ==, "Passphrase: weak");
}

/* Every passphrase gets one of three names, and the line begins with what the name says. */
static void
test_three_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint tenths = 0; tenths < 2000; tenths++)
    {
      const SealwaxStrength strength = { tenths / 10., 0 };
      g_autofree char      *line = sealwax_strength_describe (&strength, ITERATIONS);
      const char           *name = sealwax_strength_name (&strength, ITERATIONS);

      g_hash_table_add (names, (char *)name);
      g_assert_cmpint (g_str_has_prefix (line, "Very weak"), ==, strstr (name, "very weak") != NULL);
      g_assert_cmpint (g_str_has_prefix (line, "Weak"), ==, strstr (name, ": weak") != NULL);
      g_assert_cmpint (g_str_has_prefix (line, "Strong"), ==, strstr (name, "strong") != NULL);
    }
  g_assert_cmpuint (g_hash_table_size (names), ==, 3);
}

/* Four steps for the eye; the lower two are what the name says. */
static void
test_levels (void)
{
  guint last = 1;

  for (guint tenths = 0; tenths < 2000; tenths++)
    {
      const SealwaxStrength strength = { tenths / 10., 0 };
      const char           *name = sealwax_strength_name (&strength, ITERATIONS);
      guint                 level = sealwax_strength_level (&strength, ITERATIONS);

      g_assert_cmpuint (level, >=, last);
      g_assert_cmpuint (level, <=, last + 1);
      g_assert_cmpint (level == 1, ==, strstr (name, "very weak") != NULL);
      g_assert_cmpint (level == 2, ==, strstr (name, ": weak") != NULL);
      last = level;
    }
  g_assert_cmpuint (last, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/strength-text/by-bits", test_by_bits);
  g_test_add_func ("/app/strength-text/by-cost", test_by_cost);
  g_test_add_func ("/app/strength-text/three-names", test_three_names);
  g_test_add_func ("/app/strength-text/levels", test_levels);

  return g_test_run ();
}
