/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-message.h"

#include <string.h>

#include "samples.h"
#include "support.h"

/* The samples' lengths by the specification: (84 + 48 L) / 3 * 4. */
#define SHORT_CHARS 176
#define LONG_CHARS 304

/* A Basic message of an empty text, 32 zero bytes: 42 digits for them, one more, and one '='. */
#define BASIC_42 "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define BASIC_EMPTY BASIC_42 "A="

static SealwaxMessage
find_only (const char *pasted)
{
  size_t         position = 0;
  SealwaxMessage message, other;

  g_assert_true (sealwax_message_find (pasted, strlen (pasted), &position, &message));
  g_assert_false (sealwax_message_find (pasted, strlen (pasted), &position, &other));

  return message;
}

static void
assert_nothing (const SealwaxMessage *message,
                SealwaxStatus         expected)
{
  g_assert_cmpint (message->status, ==, expected);
  g_assert_cmpint (message->format, ==, SEALWAX_FORMAT_NONE);
  g_assert_cmpuint (message->size, ==, 0);
}

static void
test_find_none (void)
{
  static const char *const texts[] = { "", " ", "\n", "<br>", "=", "==", "Hello Bob, lunch at noon?", "Sealwax", "Sealwax0", "SEALWAX1" };

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SealwaxMessage message = find_only (texts[i]);

      assert_nothing (&message, SEALWAX_STATUS_NOT_A_MESSAGE);
    }
}

/* The end of the search is final, however often one asks. */
static void
test_find_end (void)
{
  static const char *const texts[] = { "", SAMPLE_SHORT, "Sealwax1", BASIC_EMPTY };

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      size_t         position = 0;
      SealwaxMessage message;

      g_assert_true (sealwax_message_find (texts[i], strlen (texts[i]), &position, &message));
      for (int j = 0; j < 5; j++)
        {
          g_assert_false (sealwax_message_find (texts[i], strlen (texts[i]), &position, &message));
          assert_nothing (&message, SEALWAX_STATUS_OK);
        }
    }
}

static void
test_find_newer (void)
{
  static const char *const newer[] = { "Sealwax2", "see Sealwax9", "S e a l w a x \xe2\x80\x8b"
                                                                   "5",
                                       "AAAASealwax3AAAA",
                                       "Sealwax0Sealwax7" };

  for (size_t i = 0; i < G_N_ELEMENTS (newer); i++)
    {
      SealwaxMessage message = find_only (newer[i]);

      assert_nothing (&message, SEALWAX_STATUS_NEWER);
    }

  /* If there is a message of this version, that is the one reported. */
  g_assert_cmpint (find_only ("Sealwax2 Sealwax1").status, ==, SEALWAX_STATUS_INCOMPLETE);
  g_assert_cmpint (find_only ("Sealwax2 " SAMPLE_SHORT).status, ==, SEALWAX_STATUS_OK);
}

static void
test_find_sealed (void)
{
  SealwaxMessage message = find_only ("Hi!\n" SAMPLE_LONG "Bye");

  g_assert_cmpint (message.status, ==, SEALWAX_STATUS_OK);
  g_assert_cmpint (message.format, ==, SEALWAX_FORMAT_SEALED);
  g_assert_cmpuint (message.start, ==, 4);
  g_assert_cmpuint (message.end, ==, 4 + strlen (SAMPLE_LONG) - 1);
  g_assert_cmpuint (message.chars, ==, LONG_CHARS);
  g_assert_cmpuint (message.chars_wanted, ==, LONG_CHARS);
  g_assert_cmpuint (message.size, ==, 84 + 3 * 48);
  g_assert_false (message.needs_passphrase);
  g_assert_true (message.needs_key);
  g_assert_cmpuint (message.iterations, ==, 0);

  message = find_only (SAMPLE_PASSPHRASE_LONG);
  g_assert_true (message.needs_passphrase && !message.needs_key);
  g_assert_cmpuint (message.iterations, ==, 10000);

  message = find_only (SAMPLE_BOTH);
  g_assert_true (message.needs_passphrase && message.needs_key);
  g_assert_cmpuint (message.iterations, ==, 10000);
}

static const char several[] = "1: " SAMPLE_SHORT "2: " SAMPLE_LONG "3:" SAMPLE_OTHER SAMPLE_SHORT;

static void
test_find_several (void)
{
  static const char *const texts[] = { SAMPLE_SHORT_TEXT, SAMPLE_LONG_TEXT, SAMPLE_OTHER_TEXT, SAMPLE_SHORT_TEXT };
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);
  g_autoptr (GPtrArray) results = test_open_all (several, strlen (several), &secrets->secrets);

  g_assert_cmpuint (results->len, ==, G_N_ELEMENTS (texts));
  for (guint i = 0; i < results->len; i++)
    test_assert_text (results->pdata[i], texts[i], strlen (texts[i]));
}

/* A weak candidate is passed over if there is a message before or after it. Otherwise, the first weak one is reported. */
static void
test_find_weak (void)
{
  static const char *const with_message[] = {
    "Sealwax1 " SAMPLE_SHORT,
    "Sealwax1Sealwax1Sealwax1" SAMPLE_SHORT,
    SAMPLE_SHORT "Sealwax1",
    "Sealwax1" BASIC_42 "AAAAAAAAAAAAAAAAAAAAAAAAAA" SAMPLE_SHORT " Sealwax1 ",
  };
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);
  SealwaxMessage message;

  for (size_t i = 0; i < G_N_ELEMENTS (with_message); i++)
    {
      g_autoptr (TestResult) result = test_open_only (with_message[i], strlen (with_message[i]), &secrets->secrets);

      test_assert_text (result, SAMPLE_SHORT_TEXT, strlen (SAMPLE_SHORT_TEXT));
    }

  message = find_only ("Sealwax1.org, Sealwax1AAAA, Sealwax1");
  g_assert_cmpint (message.status, ==, SEALWAX_STATUS_INCOMPLETE);
  g_assert_cmpint (message.format, ==, SEALWAX_FORMAT_SEALED);
  g_assert_cmpuint (message.start, ==, 0);
  g_assert_cmpuint (message.end, ==, 8);
  g_assert_cmpuint (message.chars, ==, 8);
  g_assert_cmpuint (message.chars_wanted, ==, SHORT_CHARS);
}

/* Whatever is there of an incomplete message is reported, wherever it was cut. */
static void
test_find_incomplete (void)
{
  for (size_t cut = 8; cut < LONG_CHARS; cut++)
    {
      g_autofree char *text = g_strndup (SAMPLE_LONG, cut + cut / 64);
      SealwaxMessage   message = find_only (text);

      g_assert_cmpint (message.status, ==, SEALWAX_STATUS_INCOMPLETE);
      g_assert_cmpuint (message.chars, ==, cut);
      g_assert_cmpuint (message.chars_wanted, ==, cut < 64 ? SHORT_CHARS : LONG_CHARS);
      g_assert_cmpuint (message.size, ==, 0);
    }
}

/* Basic is Base64 of at least 32 bytes and nothing else, except what is passed over. */
static void
test_find_basic (void)
{
  static const char *const basic[] = {
    BASIC_EMPTY,
    BASIC_42 "AA",
    BASIC_42 "AAAA==",
    BASIC_42 "AAAAA=",
    BASIC_42 "AAAA=\n> =<br>",
    " > " BASIC_42 "\r\n| A = ",
    BASIC_42 "Sealwax0"
             "AA", /* a version that will never exist */
  };
  static const char *const no_basic[] = {
    BASIC_42,       /* two digits of a group */
    BASIC_42 "A",   /* no padding */
    BASIC_42 "==",  /* 31 bytes */
    BASIC_42 "A==", /* too much padding */
    BASIC_42 "AA=", /* none is wanted */
    BASIC_42 "AAAA===",
    BASIC_42 "AAA=", /* a digit too many */
    BASIC_42 "AAA===",
    BASIC_42 "B=", /* unused bits */
    BASIC_42 "AAAB==",
    "=" BASIC_42 "A",
    BASIC_42 "A=A",
    BASIC_42 "A=.",
    "." BASIC_EMPTY,
    BASIC_42 "-_", /* another alphabet */
    BASIC_42 "A=\xff",
    BASIC_EMPTY BASIC_EMPTY, /* two of them */
  };

  for (size_t i = 0; i < G_N_ELEMENTS (basic); i++)
    {
      SealwaxMessage message = find_only (basic[i]);

      g_assert_cmpint (message.status, ==, SEALWAX_STATUS_OK);
      g_assert_cmpint (message.format, ==, SEALWAX_FORMAT_BASIC);
      g_assert_true (message.needs_passphrase && !message.needs_key);
      g_assert_cmpuint (message.iterations, ==, 100000);
      g_assert_cmpuint (message.chars, ==, message.chars_wanted);
    }

  for (size_t i = 0; i < G_N_ELEMENTS (no_basic); i++)
    {
      SealwaxMessage message = find_only (no_basic[i]);

      assert_nothing (&message, SEALWAX_STATUS_NOT_A_MESSAGE);
    }
}

static void
test_find_basic_place (void)
{
  SealwaxMessage message = find_only (" > " BASIC_42 "\r\n| A = ");

  g_assert_cmpuint (message.start, ==, 3);
  g_assert_cmpuint (message.end, ==, 3 + 42 + 7);
  g_assert_cmpuint (message.chars, ==, 44);
  g_assert_cmpuint (message.size, ==, 32);

  g_assert_cmpuint (find_only (BASIC_42 "AA").size, ==, 33);
  g_assert_cmpuint (find_only (BASIC_42 "AAAA==").size, ==, 34);
  g_assert_cmpuint (find_only (BASIC_42 "AAAAA=").size, ==, 35);
}

/* A Basic message of the longest text, and one of one byte more. */
static void
test_find_basic_too_large (void)
{
  size_t           size = ((size_t)64 << 20) + 32;
  size_t           digits = size / 3 * 4;
  g_autofree char *pasted = g_malloc (digits + 4);
  size_t           position = 0;
  SealwaxMessage   message;

  g_assert_cmpuint (size % 3, ==, 0);
  memset (pasted, 'A', digits + 2);
  pasted[0] = 'B';
  memset (pasted + digits + 2, '=', 2);

  g_assert_true (sealwax_message_find (pasted, digits, &position, &message));
  g_assert_cmpint (message.status, ==, SEALWAX_STATUS_OK);
  g_assert_cmpuint (message.size, ==, size);

  position = 0;
  g_assert_true (sealwax_message_find (pasted, digits + 4, &position, &message));
  g_assert_cmpint (message.status, ==, SEALWAX_STATUS_TOO_LARGE);
  g_assert_cmpuint (message.size, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/message/find/none", test_find_none);
  g_test_add_func ("/core/message/find/end", test_find_end);
  g_test_add_func ("/core/message/find/newer", test_find_newer);
  g_test_add_func ("/core/message/find/sealed", test_find_sealed);
  g_test_add_func ("/core/message/find/several", test_find_several);
  g_test_add_func ("/core/message/find/weak", test_find_weak);
  g_test_add_func ("/core/message/find/incomplete", test_find_incomplete);
  g_test_add_func ("/core/message/find/basic", test_find_basic);
  g_test_add_func ("/core/message/find/basic-place", test_find_basic_place);
  g_test_add_func ("/core/message/find/basic-too-large", test_find_basic_too_large);

  return g_test_run ();
}
