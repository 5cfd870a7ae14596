/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-hidden.h"

#include <string.h>

#include "memory.h"
#include "support.h"

typedef struct
{
  const char   *text;
  SealwaxHidden kinds;
  const char   *spelled;
} Case;

#define FLAG_OF_SCOTLAND "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

static const Case cases[] = {
  { "", SEALWAX_HIDDEN_NONE, "" },
  { "plain\ttext,\r\nin lines\n", SEALWAX_HIDDEN_NONE, "" },
  { "\ufeffwith a mark at its beginning", SEALWAX_HIDDEN_NONE, "" },
  /* What languages and pictures need. */
  { "می\u200cخواهم, क\u094d\u200dष, שלום \u200fעולם", SEALWAX_HIDDEN_NONE, "" },
  { "👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 " FLAG_OF_SCOTLAND " 1\ufe0f\u20e3 葛\U000e0100", SEALWAX_HIDDEN_NONE, "" },
  /* What they do not. */
  { "pay to \u202eecila", SEALWAX_HIDDEN_DIRECTION, "pay to ⟨U+202E⟩ecila" },
  { "a\u2066b\u2069c", SEALWAX_HIDDEN_DIRECTION, "a⟨U+2066⟩b⟨U+2069⟩c" },
  { "ok\U000e0068\U000e0069\U000e0001", SEALWAX_HIDDEN_TAGS, "ok⟨h⟩⟨i⟩⟨U+E0001⟩" },
  { FLAG_OF_SCOTLAND "\U000e0068", SEALWAX_HIDDEN_TAGS, FLAG_OF_SCOTLAND "⟨h⟩" },
  { "pass\u200bword\u2060", SEALWAX_HIDDEN_ZERO_WIDTH, "pass⟨U+200B⟩word⟨U+2060⟩" },
  { "a\u200db", SEALWAX_HIDDEN_ZERO_WIDTH, "a⟨U+200D⟩b" },
  { "a\ufeffb", SEALWAX_HIDDEN_ZERO_WIDTH, "a⟨U+FEFF⟩b" },
  { "😀\ufe00\ufe01\U000e0100", SEALWAX_HIDDEN_VARIATION, "😀\ufe00⟨U+FE01⟩⟨U+E0100⟩" },
  { "a \ufe0fb", SEALWAX_HIDDEN_VARIATION, "a ⟨U+FE0F⟩b" },
  { "red \x1b[31m", SEALWAX_HIDDEN_CONTROL, "red ⟨U+001B⟩[31m" },
  { "one\nt\u202ewo\nthree\nf\u200bour", SEALWAX_HIDDEN_DIRECTION | SEALWAX_HIDDEN_ZERO_WIDTH, "t⟨U+202E⟩wo\nf⟨U+200B⟩our" },
};

static void
test_cases (void)
{
  memory_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SealwaxSecret) text = test_secret (cases[i].text);
      g_autoptr (SealwaxSecret) spelled = sealwax_hidden_spell (text);
      g_autofree char *sentence = sealwax_hidden_describe (cases[i].kinds);

      g_assert_cmpint (sealwax_hidden_find (text), ==, cases[i].kinds);
      g_assert_cmpstr (sealwax_secret_get_text (spelled), ==, cases[i].spelled);
      g_assert_cmpint (sentence != NULL, ==, cases[i].kinds != SEALWAX_HIDDEN_NONE);
    }
  memory_assert_all_wiped ();
}

/* A long line is cut around what is hidden, and at most fifty lines are spelled. */
static void
test_long (void)
{
  g_autoptr (GString) long_line = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (SealwaxSecret) line = NULL;
  g_autoptr (SealwaxSecret) lines = NULL;
  g_autoptr (SealwaxSecret) spelled_line = NULL;
  g_autoptr (SealwaxSecret) spelled_lines = NULL;
  g_auto (GStrv) split = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (long_line, i == 50000 ? "\U000e0041" : "é");
  for (guint i = 0; i < 1000; i++)
    for (guint j = 0; j < 1000; j++)
      g_string_append (many, j == 999 ? "\n" : "\U000e0041");

  line = test_secret (long_line->str);
  spelled_line = sealwax_hidden_spell (line);
  g_assert_cmpint (g_utf8_strlen (sealwax_secret_get_text (spelled_line), -1), <, 250);
  g_assert_true (g_str_has_prefix (sealwax_secret_get_text (spelled_line), "…é"));
  g_assert_nonnull (strstr (sealwax_secret_get_text (spelled_line), "é⟨A⟩é"));

  lines = test_secret (many->str);
  spelled_lines = sealwax_hidden_spell (lines);
  split = g_strsplit (sealwax_secret_get_text (spelled_lines), "\n", -1);
  g_assert_cmpuint (g_strv_length (split), ==, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/hidden/cases", test_cases);
  g_test_add_func ("/service/hidden/long", test_long);

  return g_test_run ();
}
