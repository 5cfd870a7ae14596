/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-oddities.h"

#include <string.h>

#include "memory.h"
#include "sealwax-error.h"
#include "support.h"

#define ALL ((SealwaxOddities)~0)

/* Passphrases that people type are left alone, whatever their language. */
static void
test_nothing (void)
{
  static const char *const good[] = {
    "",
    "hunter2",
    "correct horse battery staple",
    "two  spaces",
    "naïve café",
    "e\xcc\x81",                                                            /* an accent on its own */
    "пароль для wifi",                                                      /* words of two alphabets */
    "日本語\xe3\x80\x80パスワード abc",                                     /* the space on its keyboards */
    "비밀번호 hangul",                                                      /* and others */
    "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae\xd9\x88\xd8\xa7\xd9\x87\xd9\x85", /* Persian, with the joiner it is written with */
    "\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d\xe0\xa4\xb7",                     /* Hindi */
    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",                         /* a woman with a computer */
    "\xe2\x9d\xa4\xef\xb8\x8f\xe2\x80\x8d\xf0\x9f\x94\xa5",                 /* a heart on fire */
    "µ Ω",                                                                  /* among things that are not letters */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (SealwaxSecret) passphrase = test_secret (good[i]);
      g_autoptr (SealwaxSecret) cleaned = sealwax_oddities_remove (passphrase);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", good[i]);
      g_assert_cmpint (sealwax_oddities_find (passphrase), ==, SEALWAX_ODDITY_NONE);
      g_assert_null (sealwax_oddities_describe (passphrase, ALL));
      g_assert_true (cleaned == passphrase);
      g_assert_true (sealwax_oddities_may_seal (passphrase, &error));
      g_assert_no_error (error);
    }
}

typedef struct
{
  const char     *text;
  SealwaxOddities kinds;
  const char     *names; /* what the list says; NULL for mixed alphabets */
  const char     *cleaned;
} Case;

#define CONTROL_BREAK (SEALWAX_ODDITY_CONTROL | SEALWAX_ODDITY_LINE_BREAK)
#define OUTER SEALWAX_ODDITY_OUTER_BLANK

static const Case cases[] = {
  { "hunter2\n", CONTROL_BREAK | OUTER, "line break", "hunter2" },
  { "hunter2\r\n", CONTROL_BREAK | OUTER, "line break", "hunter2" },
  { "correct\r\nhorse", CONTROL_BREAK, "line break", "correct horse" },
  { "correct \n horse", CONTROL_BREAK, "line break", "correct   horse" },
  { "correct\xe2\x80\xa8horse\xe2\x80\xa9", SEALWAX_ODDITY_LINE_BREAK | OUTER, "line break", "correct horse" },
  { "a\xc2\x85"
    "b",
    CONTROL_BREAK,
    "line break",
    "a b" },
  { "\thunter2", SEALWAX_ODDITY_CONTROL | OUTER, "tab", "hunter2" },
  { "user\thunter2", SEALWAX_ODDITY_CONTROL, "tab", "user hunter2" },
  { "hun\x1bter2", SEALWAX_ODDITY_CONTROL, "escape character", "hunter2" },
  { "hun\x08\x7fter2", SEALWAX_ODDITY_CONTROL, "backspace character, delete character", "hunter2" },
  { "hun\x01\x1cter\xc2\x80\xc2\x9f"
    "2",
    SEALWAX_ODDITY_CONTROL,
    "control character U+0001, control character U+001C, control character U+0080, control character U+009F",
    "hunter2" },
  { "\x01\x02\x03\x04\x05x",
    SEALWAX_ODDITY_CONTROL,
    "control character U+0001, control character U+0002, control character U+0003, control character U+0004, and more",
    "x" },
  { "correct\xc2\xa0horse", SEALWAX_ODDITY_SPACE, "no-break space", "correct horse" },
  { "correct\xe2\x80\xafhorse\xe2\x80\x87!", SEALWAX_ODDITY_SPACE, "no-break space", "correct horse !" },
  { "hunter2\xc2\xa0", SEALWAX_ODDITY_SPACE | OUTER, "no-break space", "hunter2" },
  { "correct\xe2\x80\x89horse", SEALWAX_ODDITY_SPACE, "space of an unusual width", "correct horse" },
  { "hun\xe2\x80\x8bter2", SEALWAX_ODDITY_ZERO_WIDTH, "zero-width space", "hunter2" },
  { "hun\xe2\x80\x8cter2", SEALWAX_ODDITY_ZERO_WIDTH, "zero-width joiner", "hunter2" },
  { "hun\xe2\x80\x8dter2", SEALWAX_ODDITY_ZERO_WIDTH, "zero-width joiner", "hunter2" },
  { "hun\xe2\x81\xa0ter2", SEALWAX_ODDITY_ZERO_WIDTH, "word joiner", "hunter2" },
  { "\xef\xbb\xbfhunter2", SEALWAX_ODDITY_ZERO_WIDTH, "byte order mark", "hunter2" },
  { "\xef\xbb\xbf hunter2", SEALWAX_ODDITY_ZERO_WIDTH, "byte order mark", "hunter2" },
  { "hun\xc2\xadter2", SEALWAX_ODDITY_ZERO_WIDTH, "soft hyphen", "hunter2" },
  { "hun\xe2\x80\xaeter2", SEALWAX_ODDITY_DIRECTION, "writing direction mark", "hunter2" },
  { "\xe2\x80\x8ehun\xe2\x80\x8fter2\xd8\x9c\xe2\x81\xa6\xe2\x81\xa9\xe2\x80\xaa", SEALWAX_ODDITY_DIRECTION, "writing direction mark", "hunter2" },
  { "hun\xf3\xa0\x81\xa1ter2", SEALWAX_ODDITY_INVISIBLE, "invisible character", "hunter2" },        /* a tag */
  { "hun\xcd\x8fter\xe3\x85\xa4\x32", SEALWAX_ODDITY_INVISIBLE, "invisible character", "hunter2" }, /* a filler */
  { " hunter2", OUTER, "space at the beginning", "hunter2" },
  { "hunter2 ", OUTER, "space at the end", "hunter2" },
  { "  hunter2  ", OUTER, "space at the beginning, space at the end", "hunter2" },
  { "hunter2\xe3\x80\x80", OUTER, "space at the end", "hunter2" },
  { " \xc2\xa0\t", SEALWAX_ODDITY_SPACE | SEALWAX_ODDITY_CONTROL | OUTER, "no-break space, tab, space at the beginning", "" },
  { "\xe2\x80\x8b", SEALWAX_ODDITY_ZERO_WIDTH, "zero-width space", "" },
  { "p\xd0\xb0ssword", SEALWAX_ODDITY_MIXED_SCRIPTS, NULL, "p\xd0\xb0ssword" },
  { "\xce\xbfmega", SEALWAX_ODDITY_MIXED_SCRIPTS, NULL, "\xce\xbfmega" },
  { "correct h\xd0\xberse\xc2\xa0", SEALWAX_ODDITY_MIXED_SCRIPTS | SEALWAX_ODDITY_SPACE | OUTER, "no-break space", "correct h\xd0\xberse" },
};

static void
test_case (gconstpointer data)
{
  const Case      *test = data;
  g_autofree char *sentence = NULL;
  g_autofree char *expected = test->names != NULL ? g_strdup_printf ("Invisible in the passphrase: %s.", test->names)
                                                  : g_strdup ("The passphrase mixes alphabets whose letters look alike.");

  memory_begin ();
  {
    g_autoptr (SealwaxSecret) passphrase = test_secret (test->text);
    g_autoptr (SealwaxSecret) cleaned = sealwax_oddities_remove (passphrase);

    g_assert_cmphex (sealwax_oddities_find (passphrase), ==, test->kinds);
    sentence = sealwax_oddities_describe (passphrase, ALL);
    g_assert_cmpstr (sentence, ==, expected);
    g_assert_cmpstr (sealwax_secret_get_text (passphrase), ==, test->text);
    g_assert_cmpstr (sealwax_secret_get_text (cleaned), ==, test->cleaned);
    g_assert_cmpuint (sealwax_secret_get_size (cleaned), ==, strlen (test->cleaned));
    g_assert_cmphex (sealwax_oddities_find (cleaned), ==, test->kinds & SEALWAX_ODDITY_MIXED_SCRIPTS);
  }
  memory_assert_all_wiped ();
}

/* Only what was asked for is reported. A space at the end may be one between two words still being typed. */
static void
test_describe_some (void)
{
  g_autoptr (SealwaxSecret) passphrase = test_secret ("correct\xc2\xa0");
  g_autofree char *all = sealwax_oddities_describe (passphrase, ALL & ~SEALWAX_ODDITY_OUTER_BLANK);

  g_assert_cmpstr (all, ==, "Invisible in the passphrase: no-break space.");
  g_assert_null (sealwax_oddities_describe (passphrase, SEALWAX_ODDITY_OUTER_BLANK | SEALWAX_ODDITY_CONTROL));
}

/* Whatever it finds, it never repeats a word of the passphrase. */
static void
test_describe_nothing_of_it (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SealwaxSecret) passphrase = test_secret (cases[i].text);
      g_autofree char *sentence = sealwax_oddities_describe (passphrase, ALL);

      g_assert_null (strstr (sentence, "hun"));
      g_assert_null (strstr (sentence, "correct"));
      for (const char *p = sentence; *p != '\0'; p++)
        g_assert_true (*p >= ' ' && *p < 0x7f);
    }
}

/* Exactly Unicode's control characters are refused, every one of them. */
static void
test_may_seal (void)
{
  for (gunichar character = 1; character < 0x3000; character++)
    {
      gboolean is_control = character < 0x20 || (character >= 0x7f && character < 0xa0);
      char     text[16] = "ab";
      g_autoptr (GError) error = NULL;
      g_autoptr (SealwaxSecret) passphrase = NULL;

      text[1 + g_unichar_to_utf8 (character, text + 1)] = 'b';
      passphrase = test_secret (text);
      g_assert_true (sealwax_oddities_may_seal (passphrase, &error) == !is_control);
      if (is_control)
        g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE);
    }
}

static void
test_may_seal_sentence (void)
{
  g_autoptr (SealwaxSecret) passphrase = test_secret ("hunter2\tand\nmore\x1c\xc2\xa0");
  g_autoptr (GError) error = NULL;

  g_assert_false (sealwax_oddities_may_seal (passphrase, &error));
  g_assert_cmpstr (error->message, ==, "The passphrase holds what nobody can type again: tab, line break, control character U+001C.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/oddities/nothing", test_nothing);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/service/oddities/case/%02zu", i + 1);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/service/oddities/describe/some", test_describe_some);
  g_test_add_func ("/service/oddities/describe/nothing-of-it", test_describe_nothing_of_it);
  g_test_add_func ("/service/oddities/may-seal", test_may_seal);
  g_test_add_func ("/service/oddities/may-seal/sentence", test_may_seal_sentence);

  return g_test_run ();
}
