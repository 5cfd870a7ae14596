/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-trouble.h"

#include <string.h>

#include "samples.h"
#include "support.h"

/* SAMPLE_LONG has six lines: the header, four of 64 characters, and 48. */
#define LINE_1 "Sealwax1AgAA6W90wwAAA1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5v\n"
#define LINE_2 "yLoEPUsxkMZpBPnO1ovkW7STIytBX/TUd99dE2jZG+ZSbsXsBfEsUpgC+LW1XNi6\n"
#define LINE_3 "1uRzU4gWx6Mfu+ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjytFfwuxg\n"
#define LINE_4 "BArrWPoGM1G0OjA3sTPO+Gl0zhmmXZ6Bza0bAFewEICaosvRO++4H43X4XkzCvtF\n"
#define LINE_5 "EcgPbF5BtWhy2MLoH7ZliaPULi91BsRQq0iK8K6fNr+FLdK7\n"

typedef struct
{
  const char        *name;
  const char        *text;
  SealwaxTroubleKind kind;
  size_t             present;
  size_t             missing;
  size_t             line;
  uint32_t           character;
} Case;

static const Case cases[] = {
  { "end", LINE_1 LINE_2 LINE_3, SEALWAX_TROUBLE_END, 192, 112, 0, 0 },
  { "end-within-line", "> " LINE_1 "> " LINE_2 "> 1uRzU4gWx6Mfu+ZNavXAg5Y", SEALWAX_TROUBLE_END, 151, 153, 0, 0 },
  { "end-at-the-start-of-a-line", LINE_1 LINE_2 "1uRzU4gWx6Mfu\n", SEALWAX_TROUBLE_END, 141, 163, 0, 0 },
  { "end-and-a-name", "> " LINE_1 "> " LINE_2 "> 1uRzU4gWx6Mfu+ZNavXAg5Y\n> Bob\n", SEALWAX_TROUBLE_END, 151, 153, 0, 0 },
  { "end-in-html", "<p>" LINE_1 "</p><p>" LINE_2 "</p><p>" LINE_3 "</p>", SEALWAX_TROUBLE_END, 192, 112, 0, 0 },
  { "line", LINE_1 LINE_2 LINE_4 LINE_5, SEALWAX_TROUBLE_LINES, 240, 64, 0, 0 },
  { "line-and-a-name", LINE_1 LINE_2 LINE_4 LINE_5 "Bob\n", SEALWAX_TROUBLE_LINES, 240, 64, 0, 0 },
  { "line-at-a-gap", LINE_1 LINE_2 "\nBob:\n" LINE_4 LINE_5, SEALWAX_TROUBLE_LINES, 240, 64, 2, 0 },
  { "lines-at-a-gap", LINE_1 "\n" LINE_4 LINE_5, SEALWAX_TROUBLE_LINES, 176, 128, 1, 0 },
  { "lines-at-two-gaps", LINE_1 "\n" LINE_3 "\n" LINE_5, SEALWAX_TROUBLE_LINES, 176, 128, 0, 0 },
  { "in-line", LINE_1 LINE_2 "1uRzU4gWx6Mfu+ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjyt\n" LINE_4 LINE_5, SEALWAX_TROUBLE_IN_LINE, 298, 6, 3, 0 },
  { "in-line-and-a-character", LINE_1 LINE_2 "1uRzU4gWx6Mfu*ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjyt\n" LINE_4 LINE_5, SEALWAX_TROUBLE_IN_LINE, 297, 7, 3, '*' },
  { "character", LINE_1 LINE_2 "1uRzU4gWx6Mfu*ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjytFfwuxg\n" LINE_4 LINE_5, SEALWAX_TROUBLE_CHARACTER, 303, 1, 3, '*' },
  { "first-character", LINE_1 LINE_2 "*uRzU4gWx6Mfu+ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjytFfwuxg\n" LINE_4 LINE_5, SEALWAX_TROUBLE_IN_LINE, 303, 1, 3, 0 },
  { "second-character", LINE_1 LINE_2 "1*RzU4gWx6Mfu+ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjytFfwuxg\n" LINE_4 LINE_5, SEALWAX_TROUBLE_CHARACTER, 303, 1, 3, '*' },
  { "next-to-last-character", LINE_1 LINE_2 "1uRzU4gWx6Mfu+ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjytFfwu*g\n" LINE_4 LINE_5, SEALWAX_TROUBLE_CHARACTER, 303, 1, 3, '*' },
  { "character-of-the-last-line", LINE_1 LINE_2 LINE_3 LINE_4 "EcgPbF5BtWhy2MLoH7ZliaPULi91BsRQq0i*8K6fNr+FLdK7\n", SEALWAX_TROUBLE_CHARACTER, 303, 1, 5, '*' },
  { "wide-character", LINE_1 LINE_2 "1uRzU4gWx6Mfu\xc3\xa4ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjytFfwuxg\n" LINE_4 LINE_5, SEALWAX_TROUBLE_CHARACTER, 303, 1, 3, 0xe4 },
  { "too-many", LINE_1 LINE_2 "11uRzU4gWx6Mfu+ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjytFfwuxg\n" LINE_4 LINE_5, SEALWAX_TROUBLE_TOO_MANY, 305, 1, 3, 0 },
  { "changed", LINE_1 LINE_2 "2uRzU4gWx6Mfu+ZNavXAg5YZbLZQCQ5sL6laMbzyo+qAG3rij+RgZvcjytFfwuxg\n" LINE_4 LINE_5, SEALWAX_TROUBLE_CHANGED, 304, 0, 0, 0 },
  { "small", "Sealwax1agaa6w90wwaaa1bruluvvzxwflaw1xdxl9gywjjzgvmz2hpamtsbw5v\n", SEALWAX_TROUBLE_CASE, 63, 113, 0, 0 },
};

static void
test_case (gconstpointer data)
{
  const Case      *test = data;
  size_t           size = strlen (test->text);
  size_t           position = 0;
  SealwaxMessage   message;
  g_autofree char *scratch = g_malloc (size);

  g_assert_true (sealwax_message_find (test->text, size, &position, &message));
  g_assert_cmpint (message.status, !=, SEALWAX_STATUS_OK);
  g_assert_cmpint (message.trouble.kind, ==, SEALWAX_TROUBLE_NONE);

  sealwax_trouble_find (test->text, size, &message, scratch);
  g_assert_cmpint (message.trouble.kind, ==, test->kind);
  g_assert_cmpuint (message.trouble.present, ==, test->present);
  g_assert_cmpuint (message.trouble.missing, ==, test->missing);
  g_assert_cmpuint (message.trouble.line, ==, test->line);
  g_assert_cmpuint (message.trouble.character, ==, test->character);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/trouble/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
