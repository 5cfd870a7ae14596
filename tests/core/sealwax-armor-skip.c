/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-armor.h"

#include <string.h>

#include "samples.h"
#include "support.h"

/* The characters listed in the specification under "Passed over": first and last of each range. */
static const gunichar passed_over[][2] = {
  { 0x0009, 0x000d },
  { 0x0020, 0x0020 },
  { 0x0085, 0x0085 },
  { 0x00a0, 0x00a0 },
  { 0x00ad, 0x00ad },
  { 0x034f, 0x034f },
  { 0x061c, 0x061c },
  { 0x1680, 0x1680 },
  { 0x180e, 0x180e },
  { 0x2000, 0x200f },
  { 0x2028, 0x202f },
  { 0x205f, 0x2064 },
  { 0x2066, 0x206f },
  { 0x2500, 0x259f },
  { 0x3000, 0x3000 },
  { 0xfe00, 0xfe0f },
  { 0xfeff, 0xfeff },
  { '>', '>' },
  { '|', '|' },
};

/* And the line breaks before them. */
static const char *const line_breaks[] = {
  "<br>",
  "<br/>",
  "<br />",
  "<BR>",
  "<BR/>",
  "<BR />",
  "<Br>",
  "<bR/>",
  "<Br />"
};

/* What looks like one, but is not. */
static const char *const no_line_breaks[] = {
  "<",
  "<b",
  "<br",
  "<br/",
  "<br /",
  "<br ",
  "<br >",
  "<br  />",
  "<br/ >",
  "<br\t/>",
  "< br>",
  "</br>",
  "<brr>",
  "<b>",
  "<r>",
  "<br//>",
  "<br;>",
  "<hr>",
  "<br clear=\"all\">",
  "&lt;br&gt;",
  "<\xc3\x82r>",
  "<\xe2\x80\x8b"
  "br>"
};

static bool
is_passed_over (gunichar code)
{
  for (size_t i = 0; i < G_N_ELEMENTS (passed_over); i++)
    if (code >= passed_over[i][0] && code <= passed_over[i][1])
      return true;

  return false;
}

/* How many bytes of @bytes are passed over. */
static size_t
skip (const char *bytes,
      size_t      size)
{
  return sealwax_armor_skip (test_guarded (bytes, size), size, 0);
}

static bool
is_surrogate (gunichar code)
{
  return code >= 0xd800 && code <= 0xdfff;
}

/* Every code point, at the end of a text and inside one. */
static void
test_code_points (void)
{
  for (gunichar code = 0; code <= 0x10ffff; code++)
    {
      char   text[8];
      size_t size, expected;

      if (is_surrogate (code))
        continue;

      size = (size_t)g_unichar_to_utf8 (code, text);
      text[size] = 'A';
      expected = is_passed_over (code) ? size : 0;

      if (sealwax_armor_skip (text, size, 0) != expected || sealwax_armor_skip (text, size + 1, 0) != expected)
        g_error ("U+%04X is %s", code, expected > 0 ? "passed over" : "not passed over");
    }
}

/* A character or line break that is cut off is not passed over, whatever follows the end of the text. */
static void
test_cut_short (void)
{
  for (gunichar code = 0x80; code <= 0xffff; code++)
    if (is_passed_over (code))
      {
        char   bytes[6];
        size_t size = (size_t)g_unichar_to_utf8 (code, bytes);

        for (size_t cut = 1; cut < size; cut++)
          {
            g_assert_cmpuint (skip (bytes, cut), ==, 0);
            g_assert_cmpuint (sealwax_armor_skip (bytes, cut, 0), ==, 0);
          }
      }

  for (size_t i = 0; i < G_N_ELEMENTS (line_breaks); i++)
    for (size_t cut = 1; cut < strlen (line_breaks[i]); cut++)
      {
        g_assert_cmpuint (skip (line_breaks[i], cut), ==, 0);
        g_assert_cmpuint (sealwax_armor_skip (line_breaks[i], cut, 0), ==, 0);
      }
}

static void
test_line_breaks (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (line_breaks); i++)
    g_assert_cmpuint (skip (line_breaks[i], strlen (line_breaks[i])), ==, strlen (line_breaks[i]));

  for (size_t i = 0; i < G_N_ELEMENTS (no_line_breaks); i++)
    g_assert_cmpuint (skip (no_line_breaks[i], strlen (no_line_breaks[i])), ==, 0);

  /* No other two bytes make a line break. */
  for (int b = 0; b < 256; b++)
    for (int r = 0; r < 256; r++)
      {
        const char tag[] = { '<', (char)b, (char)r, '>' };
        bool       expected = (b == 'b' || b == 'B') && (r == 'r' || r == 'R');

        g_assert_cmpuint (skip (tag, sizeof tag), ==, expected ? 4 : 0);
      }
}

/* Many in a row, from any position, up to the first that does not belong. */
static void
test_many (void)
{
  static const char text[] = " \t\r\n>|<br>\xc2\xad<BR />\xe2\x80\x8b\xef\xbb\xbf<br ";

  g_assert_cmpuint (sealwax_armor_skip (text, sizeof text - 1, 0), ==, sizeof text - 1 - strlen ("<br "));
  g_assert_cmpuint (sealwax_armor_skip (text, sizeof text - 1, 4), ==, sizeof text - 1 - strlen ("<br "));
  g_assert_cmpuint (sealwax_armor_skip (text, sizeof text - 1, 7), ==, 7);
  g_assert_cmpuint (sealwax_armor_skip (text, 6, 0), ==, 6);
  g_assert_cmpuint (sealwax_armor_skip (text, 6, 6), ==, 6);
  g_assert_cmpuint (sealwax_armor_skip (text, 0, 0), ==, 0);
}

/* SAMPLE_SHORT with something inserted before the Base64 character of that number. */
static GString *
insert (const char *inserted,
        size_t      size,
        size_t      place)
{
  GString *text = g_string_new (SAMPLE_SHORT);

  g_string_insert_len (text, (gssize)(place + place / 64), inserted, (gssize)size);

  return text;
}

static void
assert_opens_with (const char           *inserted,
                   size_t                size,
                   const SealwaxSecrets *secrets)
{
  static const size_t places[] = { 0, 1, 4, 7, 8, 30, 63, 64, 65, 100, 175, 176 };
  g_autoptr (GString) everywhere = g_string_new (NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GString) text = insert (inserted, size, places[i]);
      g_autoptr (TestResult) result = test_open_only (text->str, text->len, secrets);

      test_assert_text (result, SAMPLE_SHORT_TEXT, strlen (SAMPLE_SHORT_TEXT));
    }

  for (const char *character = SAMPLE_SHORT; *character != '\0'; character++)
    {
      g_string_append_len (everywhere, inserted, (gssize)size);
      g_string_append_c (everywhere, *character);
    }
  {
    g_autoptr (TestResult) result = test_open_only (everywhere->str, everywhere->len, secrets);

    test_assert_text (result, SAMPLE_SHORT_TEXT, strlen (SAMPLE_SHORT_TEXT));
  }
}

/* Everything that is passed over, one at a time, at single places in a message and at all of them. */
static void
test_in_message (void)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);

  for (gunichar code = 0; code <= 0xffff; code++)
    if (is_passed_over (code))
      {
        char bytes[6];

        assert_opens_with (bytes, (size_t)g_unichar_to_utf8 (code, bytes), &secrets->secrets);
      }

  for (size_t i = 0; i < G_N_ELEMENTS (line_breaks); i++)
    assert_opens_with (line_breaks[i], strlen (line_breaks[i]), &secrets->secrets);
}

/* What inserting @inserted before Base64 character 100 does: the message is shorter, or damaged by one digit too many. */
static void
assert_breaks_at_100 (const char *inserted,
                      size_t      size)
{
  g_autoptr (GString) text = insert (inserted, size, 100);
  size_t         position = 0;
  SealwaxMessage message;
  bool           is_digit = g_ascii_isalnum (inserted[0]) || inserted[0] == '+' || inserted[0] == '/';

  g_assert_true (sealwax_message_find (text->str, text->len, &position, &message));

  if (is_digit)
    {
      g_assert_cmpint (message.status, ==, SEALWAX_STATUS_DAMAGED);
      g_assert_cmpuint (message.chars, ==, 176);
    }
  else
    {
      g_assert_cmpint (message.status, ==, SEALWAX_STATUS_INCOMPLETE);
      g_assert_cmpuint (message.chars, ==, 100);
    }
  g_assert_cmpuint (message.chars_wanted, ==, 176);
}

/* Anything else ends a message: every code point of the Basic Multilingual Plane, some beyond it, invalid UTF-8, and things
 * that only look like a line break. */
static void
test_not_in_message (void)
{
  char bytes[6];

  for (gunichar code = 0; code <= 0x10ffff; code += code < 0xffff ? 1 : 0x3ff)
    if (!is_surrogate (code) && !is_passed_over (code))
      assert_breaks_at_100 (bytes, (size_t)g_unichar_to_utf8 (code, bytes));

  for (int byte = 0x80; byte < 0x100; byte++)
    assert_breaks_at_100 ((const char[]){ (char)byte }, 1);

  for (size_t i = 0; i < G_N_ELEMENTS (no_line_breaks); i++)
    assert_breaks_at_100 (no_line_breaks[i], strlen (no_line_breaks[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/armor/passed-over/code-points", test_code_points);
  g_test_add_func ("/core/armor/passed-over/cut-short", test_cut_short);
  g_test_add_func ("/core/armor/passed-over/line-breaks", test_line_breaks);
  g_test_add_func ("/core/armor/passed-over/many", test_many);
  g_test_add_func ("/core/armor/passed-over/in-message", test_in_message);
  g_test_add_func ("/core/armor/passed-over/not-in-message", test_not_in_message);

  return g_test_run ();
}
