/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-armor.h"

#include <string.h>

#include "samples.h"
#include "support.h"

/* Turns the magic into the header of no known message: method and lines are zero. */
#define WEAK_TAIL "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

/* Finds the one candidate that begins at @start. */
static SealwaxArmor
find_at (const char *text,
         size_t      start)
{
  size_t       position = 0;
  SealwaxArmor armor;

  g_assert_true (sealwax_armor_find (text, strlen (text), &position, &armor));
  g_assert_cmpuint (armor.start, ==, start);
  g_assert_cmpuint (position, >, start);

  return armor;
}

static void
test_find_none (void)
{
  static const char *const texts[] = {
    "",
    "S",
    "Sealwax",
    "Sealwax0",
    "Sealwax2",
    "sealwax1",
    "SEALWAX1",
    "Seal-wax1",
    "Sealwax.1",
    "SealSealwax",
    "Hello Bob, lunch at noon?",
  };

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char  *copy = test_guarded (texts[i], strlen (texts[i]));
      size_t       position = 0;
      SealwaxArmor armor;

      g_assert_false (sealwax_armor_find (copy, strlen (texts[i]), &position, &armor));
    }
}

static void
test_find_whole (void)
{
  SealwaxArmor armor = find_at (SAMPLE_SHORT, 0);

  g_assert_false (armor.weak);
  g_assert_cmpuint (armor.chars, ==, (84 + 48) / 3 * 4);
  g_assert_cmpuint (armor.wanted, ==, (84 + 48) / 3 * 4);
  g_assert_cmpuint (armor.end, ==, strlen (SAMPLE_SHORT) - 1);
  g_assert_cmpuint (armor.header.method, ==, 0x02);
  g_assert_cmpuint (armor.header.cost, ==, 0);
  g_assert_cmpuint (armor.header.lines, ==, 1);
}

/* Text before a candidate does not matter, even if it is the beginning of another. */
static void
test_find_after_text (void)
{
  static const char *const before[] = { "S", "SS", "Sealwax", "Seal", "Hi Ana,\n", "A", "Sealwax2", "\xe2\x80\x9c", "\xff" };

  for (size_t i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *text = g_strconcat (before[i], SAMPLE_SHORT, NULL);
      SealwaxArmor     armor = find_at (text, strlen (before[i]));

      g_assert_false (armor.weak);
      g_assert_cmpuint (armor.chars, ==, armor.wanted);
    }
}

/* After a whole message, the search continues right behind it, even if more Base64 is glued on. */
static void
test_find_after_whole (void)
{
  static const char text[] = SAMPLE_SHORT "AAAA" SAMPLE_OTHER "BBBB";
  size_t            position = 0;
  SealwaxArmor      armor;

  g_assert_true (sealwax_armor_find (text, sizeof text - 1, &position, &armor));
  g_assert_cmpuint (armor.end, ==, strlen (SAMPLE_SHORT) - 1);
  g_assert_cmpuint (position, ==, armor.end);

  g_assert_true (sealwax_armor_find (text, sizeof text - 1, &position, &armor));
  g_assert_cmpuint (armor.start, ==, strlen (SAMPLE_SHORT "AAAA"));
  g_assert_cmpuint (armor.end, ==, strlen (SAMPLE_SHORT "AAAA" SAMPLE_OTHER) - 1);
  g_assert_cmpuint (position, ==, armor.end);

  g_assert_false (sealwax_armor_find (text, sizeof text - 1, &position, &armor));
}

/* After a weak candidate, the search continues right behind its magic, and the candidate ends where the next begins. */
static void
test_find_after_weak (void)
{
  static const char *const weak[] = { "Sealwax1", "Sealwax1 is good: ", "Sealwax1" WEAK_TAIL, "Sealwax1AAAA\n" };
  static const size_t      chars[] = { 8, 8 + 6, 64, 12 };

  for (size_t i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autofree char *text = g_strconcat (weak[i], SAMPLE_SHORT, NULL);
      size_t           position = 0;
      SealwaxArmor     armor;

      g_assert_true (sealwax_armor_find (text, strlen (text), &position, &armor));
      g_assert_true (armor.weak);
      g_assert_cmpuint (armor.start, ==, 0);
      g_assert_cmpuint (armor.chars, ==, chars[i]);
      g_assert_cmpuint (position, ==, 8);

      g_assert_true (sealwax_armor_find (text, strlen (text), &position, &armor));
      g_assert_false (armor.weak);
      g_assert_cmpuint (armor.start, ==, strlen (weak[i]));
      g_assert_cmpuint (armor.chars, ==, armor.wanted);
    }
}

/* A message cut short by the next one. */
static void
test_find_cut_by_next (void)
{
  for (size_t cut = 0; cut < strlen (SAMPLE_SHORT); cut++)
    {
      g_autofree char *text = g_strdup_printf ("%.*s" SAMPLE_OTHER, (int)cut, SAMPLE_SHORT);
      size_t           line_ends = cut / 65;
      size_t           position = 0;
      SealwaxArmor     armor;

      g_assert_true (sealwax_armor_find (text, strlen (text), &position, &armor));
      if (cut >= 8)
        {
          g_assert_cmpint (armor.weak, ==, cut < 64);
          g_assert_cmpuint (armor.chars, ==, cut - line_ends);
          g_assert_cmpuint (armor.wanted, ==, cut < 64 ? 64 : 176);
          g_assert_true (sealwax_armor_find (text, strlen (text), &position, &armor));
        }

      g_assert_cmpuint (armor.start, ==, cut);
      g_assert_cmpuint (armor.chars, ==, 176);
    }
}

/* The rest of a weak candidate is gathered separately: as far as its header asks, or no further than the header. */
static void
test_gather (void)
{
  /* three lines: that is the w */
  static const char unknown_method[] = "Sealwax1AAAAAAAAAAAAAwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" WEAK_TAIL WEAK_TAIL WEAK_TAIL;
  static const char no_lines[] = "Sealwax1" WEAK_TAIL WEAK_TAIL;
  SealwaxArmor                                        armor;

  armor = find_at (unknown_method, 0);
  g_assert_true (armor.weak);
  g_assert_cmpuint (armor.chars, ==, 64);
  g_assert_cmpuint (armor.wanted, ==, (84 + 3 * 48) / 3 * 4);
  sealwax_armor_gather (unknown_method, strlen (unknown_method), &armor);
  g_assert_cmpuint (armor.chars, ==, 64 + 3 * strlen (WEAK_TAIL));
  g_assert_cmpuint (armor.end, ==, strlen (unknown_method));

  armor = find_at (no_lines, 0);
  g_assert_true (armor.weak);
  sealwax_armor_gather (no_lines, strlen (no_lines), &armor);
  g_assert_cmpuint (armor.chars, ==, 64);
  g_assert_cmpuint (armor.end, ==, 64);

  armor = find_at ("Sealwax1AAAA", 0);
  sealwax_armor_gather ("Sealwax1AAAA", 12, &armor);
  g_assert_cmpuint (armor.chars, ==, 12);
}

static void
test_has_magic (void)
{
  static const char text[] = "a Se\nalwa> x4 and S e a l w a x 7 b";

  for (char first = '0'; first <= '9'; first++)
    for (char last = first; last <= '9'; last++)
      {
        bool with_4 = first <= '4' && last >= '4';
        bool with_7 = first <= '7' && last >= '7';

        g_assert_cmpint (sealwax_armor_has_magic (text, sizeof text - 1, 0, first, last), ==, with_4 || with_7);
        g_assert_cmpint (sealwax_armor_has_magic (text, sizeof text - 1, 2, first, last), ==, with_4 || with_7);
        g_assert_cmpint (sealwax_armor_has_magic (text, sizeof text - 1, 3, first, last), ==, with_7);
        g_assert_cmpint (sealwax_armor_has_magic (text, sizeof text - 4, 0, first, last), ==, with_4);
      }

  g_assert_false (sealwax_armor_has_magic (text, sizeof text - 1, sizeof text - 1, '0', '9'));
}

static void
test_read (void)
{
  static const char text[] = " Ab\n> +/|9 <br>Z\xc2\xa0y. CD";
  char              chars[16];
  size_t            position = 0;

  memset (chars, '~', sizeof chars);
  g_assert_cmpuint (sealwax_armor_read (text, sizeof text - 1, &position, chars, 3), ==, 3);
  g_assert_cmpmem (chars, 4, "Ab+~", 4);
  g_assert_cmpuint (position, ==, strlen (" Ab\n> +"));

  g_assert_cmpuint (sealwax_armor_read (text, sizeof text - 1, &position, chars, sizeof chars), ==, 4);
  g_assert_cmpmem (chars, 5, "/9Zy~", 5);
  g_assert_cmpuint (position, ==, strstr (text, ".") - text);

  g_assert_cmpuint (sealwax_armor_read (text, sizeof text - 1, &position, chars, sizeof chars), ==, 0);
  g_assert_cmpuint (position, ==, strstr (text, ".") - text);

  position = 0;
  g_assert_cmpuint (sealwax_armor_read (text, sizeof text - 1, &position, NULL, SIZE_MAX), ==, 7);
  g_assert_cmpuint (position, ==, strstr (text, ".") - text);
}

/* A magic of this version ends what is gathered. A magic of another version, or the beginning of one, is plain Base64. */
static void
test_read_to_magic (void)
{
  static const struct
  {
    const char *text;
    size_t      count;
  } texts[] = {
    { "AAAASealwax1AAAA", 4 },
    { "AAAA S e a l w a x > 1AAAA", 4 },
    { "Sealwax1", 0 },
    { "AAAASealwax2AAAA", 16 },
    { "AAAASealwax.1", 11 },
    { "SSSSSealwax1", 4 },
    { "SealSealwax1", 4 },
    { "AAAASealwax", 11 },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      size_t position = 0;

      g_assert_cmpuint (sealwax_armor_read (texts[i].text, strlen (texts[i].text), &position, NULL, SIZE_MAX), ==, texts[i].count);
    }
}

/* A magic is found at every position: the search works in blocks, and reading in pieces that may end inside it. */
static void
test_magic_at_every_place (void)
{
  static const char *const between[] = { "", "\n", ">", "|", "<br>", "\xc2\xa0", "\xe2\x80\x8b" };

  for (size_t i = 0; i < G_N_ELEMENTS (between); i++)
    for (size_t place = 1; place < 150; place++)
      {
        g_autofree char *filler = g_strnfill (place, 'A');
        g_autofree char *text = NULL;
        SealwaxArmor     armor;
        size_t           position = 0;

        filler[place / 2] = '\n'; /* so that a piece has more bytes than characters */
        text = g_strconcat (filler, "S", between[i], "ealwax1", NULL);

        g_assert_true (sealwax_armor_find (text, strlen (text), &position, &armor));
        g_assert_cmpuint (armor.start, ==, place);

        for (size_t max = 1; max < place + 10; max++)
          {
            position = 0;
            g_assert_cmpuint (sealwax_armor_read (text, strlen (text), &position, NULL, max), ==, MIN (max, place - 1));
          }
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/armor/find/none", test_find_none);
  g_test_add_func ("/core/armor/find/whole", test_find_whole);
  g_test_add_func ("/core/armor/find/after-text", test_find_after_text);
  g_test_add_func ("/core/armor/find/after-whole", test_find_after_whole);
  g_test_add_func ("/core/armor/find/after-weak", test_find_after_weak);
  g_test_add_func ("/core/armor/find/cut-by-next", test_find_cut_by_next);
  g_test_add_func ("/core/armor/gather", test_gather);
  g_test_add_func ("/core/armor/has-magic", test_has_magic);
  g_test_add_func ("/core/armor/magic-at-every-place", test_magic_at_every_place);
  g_test_add_func ("/core/armor/read", test_read);
  g_test_add_func ("/core/armor/read-to-magic", test_read_to_magic);

  return g_test_run ();
}
