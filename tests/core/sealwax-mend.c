/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-mend.h"

#include <string.h>

#include "samples.h"
#include "support.h"

/* A text: @before, then SAMPLE_SHORT with its line ends, plus signs and slashes replaced, then @after. */
typedef struct
{
  const char *name;
  const char *before;
  const char *line_end;
  const char *plus;
  const char *slash;
  const char *after;
  unsigned    undone; /* 0: it is not mended */
} Case;

#define QP SEALWAX_UNDO_QUOTED_PRINTABLE
#define BACK SEALWAX_UNDO_BACKSLASHES
#define PERCENT SEALWAX_UNDO_PERCENT
#define HTML SEALWAX_UNDO_HTML
#define BETWEEN SEALWAX_UNDO_BETWEEN

static const Case cases[] = {
  { "soft-breaks", "", "=\n", "+", "/", "", QP },
  { "soft-breaks-dos", "", "=\r\n", "+", "/", "", QP },
  { "soft-breaks-blanks", "", "= \t\n", "+", "/", "", QP },
  { "quoted", "", "\n", "=2B", "=2f", "=20\n", QP },
  { "tags", "<p>", "</p>\n<p class=\"a>b\">", "+", "/", "</p>", HTML },
  { "tags-in-lines", "<span style='x'>", "<wbr>", "<b>+</b>", "/", "</span>", HTML },
  { "comment", "", "<!-- a > b -->\n", "+", "/", "", HTML },
  { "style", "", "<style>p > a { color: red }</style>", "+", "/", "", HTML },
  { "numbers", "", "&#10;", "&#43;", "&#x2F;", "", HTML },
  { "names", "", "&NewLine;", "&plus;", "&sol;", "&nbsp;", HTML },
  { "twice", "", "&amp;#10;", "&amp;#43;", "&amp;sol;", "", HTML },
  { "markdown", "", "\\\n", "\\+", "/", "", BACK },
  { "json", "\"", "\\n", "\\u002b", "\\/", "\\n\"", BACK },
  { "json-in-json", "\"", "\\\\n", "\\\\u002b", "\\\\/", "\\\\n\"", BACK },
  { "shell", "$'", "\\n", "\\x2b", "\\057", "'", BACK },
  { "percent", "?q=", "%0D%0A", "%2b", "%2F", "&x", PERCENT },
  { "percent-old", "", "%u000A", "%u002B", "/", "", PERCENT },
  { "percent-wrapped", "", "%0\nA", "%\n2B", "/", "", PERCENT | SEALWAX_UNDO_LINES },
  { "plus", "", "\n", " ", "/", "", SEALWAX_UNDO_LOST_PLUS },
  { "plus-quoted", "> ", "\n> ", " ", "/", "", SEALWAX_UNDO_LOST_PLUS },
  { "url", "", "\n", "-", "_", "", SEALWAX_UNDO_URL_ALPHABET },
  { "diff", "+", "\n+", "+", "/", "", SEALWAX_UNDO_DIFF },
  { "colours", "\x1b[1;32m", "\x1b[0m\n\x1b[1;32m", "+", "/", "\x1b[0m", SEALWAX_UNDO_TERMINAL },
  { "colours-c1", "\xc2\x9b"
                  "32m",
    "\xc2\x9b"
    "m\n\xc2\x9b"
    "32m",
    "+",
    "/",
    "",
    SEALWAX_UNDO_TERMINAL },
  { "colours-bare", "[32m", "[0m\n[32m", "+", "/", "[0m", SEALWAX_UNDO_TERMINAL },
  { "link", "\x1b]8;;https://example.org\x1b\\", "\x1b]0;title\a\n", "+", "/", "", SEALWAX_UNDO_TERMINAL },
  { "bullets", "* ", "\n* ", "+", "/", "", BETWEEN },
  { "numbers-of-lines", "  1: ", "\n  2: ", "+", "/", "", BETWEEN },
  { "initials", "AL> ", "\nAL> ", "+", "/", "", BETWEEN },
  { "name-between", "", "\n[10:03] Bob Miller:\n", "+", "/", "\n", BETWEEN },
  { "longer-word-between", "", "\non Wednesday, unfortunately\n", "+", "/", "\n", BETWEEN },
  { "html-in-quoted-printable", "<div>", "<=\n/div>\n<div class=3D\"a\">", "&#43;", "/", "</div>", QP | HTML },
  { "html-in-json", "\"<p>", "<\\/p>\\n<p>", "&plus;", "\\/", "</p>\"", BACK | HTML },
  { "json-in-html", "<pre>&quot;", "\\n", "\\u002b", "&#47;", "&quot;</pre>", BACK | HTML },
  { "percent-in-html", "", "<br class=\"\">", "%2B", "&#37;2F", "", HTML | PERCENT },
  { "url-and-html", "<p>", "</p><p>", "-", "_", "</p>", HTML | SEALWAX_UNDO_URL_ALPHABET },

  /* What is not mended: nothing is ever guessed. */
  { "other-characters", "", "\n", "*", "/", "", 0 },
  { "lost-characters", "", "\n", "", "/", "", 0 },
  { "too-many", "", "\n", "++", "/", "", 0 },
};

typedef struct
{
  SealwaxMessage messages[SEALWAX_MEND_MAX];
  size_t         count;
  char          *scratch;
} Found;

static void
found_free (Found *found)
{
  g_free (found->scratch);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static Found *
find (const char *text,
      size_t      size)
{
  Found *found = g_new0 (Found, 1);
  size_t position = 0;

  found->scratch = g_malloc (size);
  while (found->count < SEALWAX_MEND_MAX && sealwax_message_find (text, size, &position, &found->messages[found->count]))
    found->count++;
  g_assert_true (sealwax_mend (text, size, found->messages, &found->count, found->scratch, NULL));

  return found;
}

static void
append_mangled (GString    *text,
                const char *message,
                const Case *how)
{
  g_string_append (text, how->before);
  for (const char *at = message; *at != '\0'; at++)
    if (*at == '\n' && at[1] == '\0')
      ;
    else if (*at == '\n')
      g_string_append (text, how->line_end);
    else if (*at == '+')
      g_string_append (text, how->plus);
    else if (*at == '/')
      g_string_append (text, how->slash);
    else
      g_string_append_c (text, *at);
  g_string_append (text, how->after);
}

static void
assert_reads (const char           *text,
              const SealwaxMessage *message,
              const char           *made)
{
  g_autofree char *chars = g_malloc (message->end - message->start);
  g_auto (GStrv) lines = g_strsplit (made, "\n", -1);
  g_autofree char *expected = g_strjoinv ("", lines);
  unsigned         undone;
  size_t           count = sealwax_mend_read (text, message, chars, &undone);

  g_assert_cmpmem (chars, count, expected, strlen (expected));
  g_assert_cmpuint (undone, ==, message->mending.undone);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Found) found = NULL;
  const SealwaxMessage *message;

  append_mangled (text, SAMPLE_SHORT, test);
  found = find (test_guarded (text->str, text->len), text->len);
  g_assert_cmpuint (found->count, ==, 1);
  message = &found->messages[0];
  if (test->undone == 0)
    {
      g_assert_cmpint (message->status, !=, SEALWAX_STATUS_OK);
      return;
    }

  g_assert_cmpint (message->status, ==, SEALWAX_STATUS_OK);
  g_assert_true (message->mending.mended);
  g_assert_cmphex (message->mending.undone, ==, test->undone);
  g_assert_cmpuint (message->chars, ==, 176);
  g_assert_cmpuint (message->start, ==, strstr (text->str, "Sealwax1") - text->str);
  assert_reads (text->str, message, SAMPLE_SHORT);
}

/* Whole messages stay as they are, those between them are mended, and each keeps its place. */
static void
test_several (void)
{
  g_autoptr (GString) text = g_string_new ("Ana: ");
  g_autoptr (Found) found = NULL;
  size_t end = 0;

  g_string_append (text, SAMPLE_SHORT "\n");
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i += 5)
    if (cases[i].undone != 0 && cases[i].undone != SEALWAX_UNDO_DIFF)
      {
        g_string_append (text, "\n\n");
        append_mangled (text, SAMPLE_SHORT, &cases[i]);
        g_string_append (text, "\n\n" SAMPLE_SHORT);
      }

  found = find (text->str, text->len);
  g_assert_cmpuint (found->count, >, 10);
  for (size_t i = 0; i < found->count; i++)
    {
      g_assert_cmpint (found->messages[i].status, ==, SEALWAX_STATUS_OK);
      g_assert_cmpuint (found->messages[i].start, >=, end);
      end = found->messages[i].end;
      if (found->messages[i].mending.mended)
        assert_reads (text->str, &found->messages[i], SAMPLE_SHORT);
      g_assert_cmpint (found->messages[i].mending.mended, ==, i % 2 == 1);
    }
}

/* A Basic message has no checksum: encodings are undone, but nothing is left out. */
static void
test_basic (void)
{
#define BASIC "6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUaSiRxPqBz+hY5DkMu/6ZpXQ2f"
  static const struct
  {
    const char *text;
    bool        mended;
  } texts[] = {
    { "6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUaSiRxPqBz%2BhY5DkMu%2F6ZpXQ2f", true },
    { "6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUaSiRx=\nPqBz+hY5DkMu/6ZpXQ2f", true },
    { "<p>6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUaSiRxPqBz&#43;hY5DkMu/6ZpXQ2f</p>", true },
    { "6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUaSiRxPqBz-hY5DkMu_6ZpXQ2f", true },
    { "6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUaSiRxPqBz\\+hY5DkMu\\/6ZpXQ2f", true },
    { "* 6ZpXQ2fT0b9Lr1yKcVn3mWg8HdEoJtUa\n* SiRxPqBz+hY5DkMu/6ZpXQ2f", false },
    { "Ana: " BASIC, false },
    { "All-of_this is only-some prose that_goes on-and on_for a_while and-is no-message", false },
    { "<p>All of this is only some prose in a web page that goes on for a while</p>", false },
    { "U2FsdGVkX1%2BzJ3xYc0hDkq7qg7Zl4vVdLKQ8oCk1ZyE8rYPNRkQ2xMdVhAnPq3dG", false },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Found) found = find (test_guarded (texts[i].text, strlen (texts[i].text)), strlen (texts[i].text));

      g_assert_cmpuint (found->count, ==, 1);
      g_assert_cmpint (found->messages[0].status, ==, texts[i].mended ? SEALWAX_STATUS_OK : SEALWAX_STATUS_NOT_A_MESSAGE);
      g_assert_cmpint (found->messages[0].mending.mended, ==, texts[i].mended);
      if (texts[i].mended)
        assert_reads (texts[i].text, &found->messages[0], BASIC);
    }
}

static bool
on_progress (uint32_t done,
             uint32_t total,
             void    *data)
{
  unsigned *calls = data;

  g_assert_cmpuint (done, <, total);

  return ++*calls < 3;
}

static void
test_cancelled (void)
{
  g_autofree SealwaxMessage *messages = g_new0 (SealwaxMessage, SEALWAX_MEND_MAX);
  g_autofree char           *text = g_strconcat ("<p>%20=20\\x", SAMPLE_SHORT, NULL);
  g_autofree char           *scratch = NULL;
  unsigned                   calls = 0;
  SealwaxProgress            progress = { on_progress, &calls };
  size_t                     count = 1, position = 0;

  memcpy (strstr (text, "\n"), "*", 1);
  memcpy (strstr (text, "\n"), "A", 1);
  scratch = g_malloc (strlen (text));
  g_assert_true (sealwax_message_find (text, strlen (text), &position, &messages[0]));
  g_assert_cmpint (messages[0].status, ==, SEALWAX_STATUS_INCOMPLETE);
  g_assert_false (sealwax_mend (text, strlen (text), messages, &count, scratch, &progress));
  g_assert_cmpuint (calls, ==, 3);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpint (messages[0].status, ==, SEALWAX_STATUS_INCOMPLETE);
}

/* Nothing comes out that was not in the original text. */
static void
test_other_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (Found) found = NULL;
  g_autofree char *chars = NULL;
  unsigned         undone;

  append_mangled (text, SAMPLE_SHORT, &cases[0]);
  found = find (text->str, text->len);
  chars = g_malloc (text->len);
  text->str[100] ^= 1;
  g_assert_cmpuint (sealwax_mend_read (text->str, &found->messages[0], chars, &undone), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/mend/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/mend/several", test_several);
  g_test_add_func ("/core/mend/basic", test_basic);
  g_test_add_func ("/core/mend/cancelled", test_cancelled);
  g_test_add_func ("/core/mend/other-text", test_other_text);

  return g_test_run ();
}
