/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-repairs.h"

#include <string.h>

#include "support.h"

/* What is put before each line of a message and in place of each line end, and what must be said about it. */
typedef struct
{
  const char *name;
  const char *before;
  const char *line_end;
  const char *sentence;
} Case;

/* A message of three lines with a key: the header, and two more. */
static const Case cases[] = {
  { "clean", "", "\n", NULL },
  { "crlf", "", "\r\n", NULL },
  { "blank-lines", "", "\n\n", NULL },
  { "indented", "    ", "\n", NULL },
  { "one-line", "", " ", NULL },
  { "quoted", "> ", "\n", "Ignored: quote marks on 3 lines" },
  { "quoted-crlf", "> ", "\r\n", "Ignored: quote marks on 3 lines" },
  { "quoted-twice", ">> ", "\n", "Ignored: quote marks on 3 lines" },
  { "table", "| ", " |\n", "Ignored: quote marks on 3 lines" },
  { "blank-quoted-lines", "", "\n>\n", "Ignored: quote marks on 2 lines" },
  { "tags", "", "<br>\n", "Ignored: 2 line break tags" },
  { "tags-of-all-kinds", "<BR/>", "<br />", "Ignored: 4 line break tags" },
  { "no-break-space", "", "\xc2\xa0\n", "Ignored: 2 invisible characters" },
  { "zero-width", "", "\xe2\x80\x8b\xef\xbb\xbf\n", "Ignored: 4 invisible characters" },
  { "all", "> ", "<br>\xe2\x80\x8b\n", "Ignored: quote marks on 3 lines, 2 line break tags, 2 invisible characters" },
};

static GBytes *sealed;

static char *
describe (const char *pasted)
{
  SealwaxMessage message;
  SealwaxRepairs repairs;
  gsize          position = 0;

  g_assert_true (sealwax_message_find (pasted, strlen (pasted), &position, &message));
  g_assert_cmpint (message.status, ==, SEALWAX_STATUS_OK);
  sealwax_repairs_count (&repairs, pasted, &message);

  return sealwax_repairs_describe (&repairs);
}

/* What surrounds the message is not part of it. */
static char *
make_pasted (const Case *test,
             const char *around)
{
  g_autofree char *message = g_strndup (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed) - 1);
  g_auto (GStrv) lines = g_strsplit (message, "\n", -1);
  g_autofree char *between = g_strconcat (test->line_end, test->before, NULL);
  g_autofree char *joined = g_strjoinv (between, lines);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);

  return g_strconcat (around, test->before, joined, "\n", around, NULL);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  const char *arounds[] = { "", "Hi Ana,\n", "> quoted <br> \xc2\xa0\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (arounds); i++)
    {
      g_autofree char *pasted = make_pasted (test, arounds[i]);
      g_autofree char *sentence = describe (pasted);

      g_assert_cmpstr (sentence, ==, test->sentence);
    }
}

/* What comes before the message on its first line. */
static void
test_first_line (void)
{
  const struct
  {
    const char *before;
    const char *sentence;
  } firsts[] = {
    { "> ", "Ignored: quote marks on 1 line" },
    { "> > ", "Ignored: quote marks on 1 line" },
    { "Bob> ", NULL },
    { "[10:02] Bob: ", NULL },
    { "Here it is:<br>", NULL },
    { "<br>", NULL },
    { "<br> > ", NULL },
  };
  g_autofree char *message = g_strndup (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));

  for (gsize i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autofree char *pasted = g_strconcat (firsts[i].before, message, NULL);
      g_autofree char *sentence = describe (pasted);

      g_assert_cmpstr (sentence, ==, firsts[i].sentence);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  sealed = test_make_message (SEALWAX_FORMAT_SEALED, "Meet at noon.", NULL, TEST_KEY);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/service/repairs/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/service/repairs/first-line", test_first_line);

  status = g_test_run ();
  g_bytes_unref (sealed);

  return status;
}
