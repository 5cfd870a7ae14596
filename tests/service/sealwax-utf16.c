/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-utf16.h"

#include <string.h>

#include "sealwax-text.h"
#include "support.h"

#define LITERAL(bytes) sealwax_secret_new (bytes, sizeof bytes - 1)

static void
assert_converted (SealwaxSecret *marked,
                  const char    *expected)
{
  g_autoptr (SealwaxSecret) bytes = marked;
  g_autoptr (SealwaxSecret) text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sealwax_utf16_is_marked (bytes));
  text = sealwax_utf16_convert (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (sealwax_secret_get_text (text), sealwax_secret_get_size (text), expected, strlen (expected));
}

static void
assert_refused (SealwaxSecret    *marked,
                SealwaxUtf16Error code)
{
  g_autoptr (SealwaxSecret) bytes = marked;
  g_autoptr (GError) error = NULL;

  g_assert_true (sealwax_utf16_is_marked (bytes));
  g_assert_null (sealwax_utf16_convert (bytes, &error));
  g_assert_error (error, SEALWAX_UTF16_ERROR, (int)code);
}

/* In both byte orders. The mark is not part of the text, and nothing else is changed. */
static void
test_convert (void)
{
  assert_converted (LITERAL ("\xff\xfe"), "");
  assert_converted (LITERAL ("\xfe\xff"), "");
  assert_converted (LITERAL ("\xff\xfeH\0i\0\r\0\n\0"), "Hi\r\n");
  assert_converted (LITERAL ("\xfe\xff\0H\0i\0\r\0\n"), "Hi\r\n");
  assert_converted (LITERAL ("\xff\xfe\xfc\0\xac\x20"), "ü€");
  assert_converted (LITERAL ("\xfe\xff\0\xfc\x20\xac"), "ü€");
  assert_converted (LITERAL ("\xff\xfe\xff\xfe"
                             "a\0"),
                    "\xef\xbb\xbf"
                    "a");
}

/* Characters made of two units, up to the last one. */
static void
test_pairs (void)
{
  assert_converted (LITERAL ("\xff\xfe\x00\xd8\x00\xdc"), "\xf0\x90\x80\x80");
  assert_converted (LITERAL ("\xff\xfe\x3d\xd8\x11\xdd!\0"), "\xf0\x9f\x94\x91!");
  assert_converted (LITERAL ("\xfe\xff\xd8\x3d\xdd\x11\0!"), "\xf0\x9f\x94\x91!");
  assert_converted (LITERAL ("\xff\xfe\xff\xdb\xff\xdf"), "\xf4\x8f\xbf\xbf");
  assert_converted (LITERAL ("\xff\xfe\xff\xd7\x00\xe0"), "\xed\x9f\xbf\xee\x80\x80");
}

static void
test_broken (void)
{
  assert_refused (LITERAL ("\xff\xfeH"), SEALWAX_UTF16_ERROR_BROKEN);
  assert_refused (LITERAL ("\xff\xfeH\0i"), SEALWAX_UTF16_ERROR_BROKEN);
  assert_refused (LITERAL ("\xff\xfe\x3d\xd8"), SEALWAX_UTF16_ERROR_BROKEN);
  assert_refused (LITERAL ("\xff\xfe\x3d\xd8\x11"), SEALWAX_UTF16_ERROR_BROKEN);
  assert_refused (LITERAL ("\xff\xfe\x3d\xd8H\0"), SEALWAX_UTF16_ERROR_BROKEN);
  assert_refused (LITERAL ("\xff\xfe\x3d\xd8\x3d\xd8\x11\xdd"), SEALWAX_UTF16_ERROR_BROKEN);
  assert_refused (LITERAL ("\xff\xfe\x11\xdd"), SEALWAX_UTF16_ERROR_BROKEN);
  assert_refused (LITERAL ("\xfe\xff\xdd\x11"), SEALWAX_UTF16_ERROR_BROKEN);
}

static void
test_nul (void)
{
  assert_refused (LITERAL ("\xff\xfeH\0\0\0i\0"), SEALWAX_UTF16_ERROR_NUL);
  assert_refused (LITERAL ("\xff\xfe\0\0H\0\0\0"), SEALWAX_UTF16_ERROR_NUL); /* this would be UTF-32 */
}

static void
test_not_marked (void)
{
  static const char *texts[] = { "", "\xff", "\xfe", "H\0", "\xef\xbb\xbfHi", "\xff\xff", "\xfe\xfe" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SealwaxSecret) bytes = sealwax_secret_new (texts[i], strlen (texts[i]));

      g_assert_false (sealwax_utf16_is_marked (bytes));
    }
}

/* By the bytes of the text, not those of the file. */
static void
test_largest (void)
{
  const gsize    euros = SEALWAX_TEXT_MAX / 3;
  SealwaxSecret *bytes = sealwax_secret_new_sized (2 + 2 * (euros + 2));
  guint8        *at = sealwax_secret_get_writable (bytes);
  g_autoptr (SealwaxSecret) text = NULL;

  at[0] = 0xfe;
  at[1] = 0xff;
  for (gsize i = 0; i < euros + 2; i++)
    {
      at[2 + 2 * i] = 0x20;
      at[3 + 2 * i] = 0xac;
    }
  /* One byte short of the limit. */
  at[2 + 2 * euros] = 0;
  at[3 + 2 * euros] = 'a';
  assert_refused (sealwax_secret_ref (bytes), SEALWAX_UTF16_ERROR_TOO_LARGE);

  sealwax_secret_truncate (bytes, 2 + 2 * (euros + 1));
  text = sealwax_utf16_convert (bytes, NULL);
  g_assert_cmpuint (sealwax_secret_get_size (text), ==, SEALWAX_TEXT_MAX);
  g_assert_true (g_str_has_prefix (sealwax_secret_get_text (text), "€€€"));
  sealwax_secret_unref (bytes);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/utf16/convert", test_convert);
  g_test_add_func ("/service/utf16/pairs", test_pairs);
  g_test_add_func ("/service/utf16/broken", test_broken);
  g_test_add_func ("/service/utf16/nul", test_nul);
  g_test_add_func ("/service/utf16/not-marked", test_not_marked);
  g_test_add_func ("/service/utf16/largest", test_largest);

  return g_test_run ();
}
