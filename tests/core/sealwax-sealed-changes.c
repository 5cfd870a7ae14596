/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-sealed.h"

#include <string.h>

#include <nettle/sha2.h>

#include "samples.h"
#include "support.h"

/* Everything that can happen to a message on its way, one change at a time. Each change has the outcome that the
 * specification's table gives, worked out here from the positions of the fields, and none of the results opens. */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* The three-line samples: their size in bytes, and in characters with and without line ends. */
enum
{
  LINES = 3,
  SIZE = 84 + LINES * 48,
  CHARS = SIZE / 3 * 4,
  TEXT_SIZE = CHARS + (CHARS + 63) / 64,
  LINES_MAX = 1441792,
};

/* Offsets of the fields. */
enum
{
  AT_METHOD = 6,
  AT_COST = 7,
  AT_CHECK = 9,
  AT_LINES = 13,
  AT_SALT = 16,
  AT_IV = 32,
  AT_TAG = SIZE - 36,
  AT_CHECKSUM = SIZE - 4,
};

typedef struct
{
  const char  *name;
  const char  *message;
  bool         with_passphrase;
  TestSecrets *secrets; /* the secrets it needs, and the other one, too */
} Sample;

static Sample samples[] = {
  { "key", SAMPLE_LONG, false, NULL },
  { "passphrase", SAMPLE_PASSPHRASE_LONG, true, NULL },
};

static uint8_t *
decode_sample (const Sample *sample)
{
  size_t   size;
  uint8_t *bytes = g_base64_decode (sample->message, &size);

  g_assert_cmpuint (size, ==, SIZE);

  return bytes;
}

/* One of the magic's eight characters is wrong. Either that makes it a newer version, or it is not a Sealed message; then all
 * that is left is Base64, which reads as a Basic message that no passphrase opens. */
static SealwaxStatus
expect_without_magic (size_t place,
                      char   character)
{
  return place == 7 && character >= '2' && character <= '9' ? SEALWAX_STATUS_NEWER : SEALWAX_STATUS_WRONG;
}

/* Lines are checked before the checksum. None or too many mean damage; more than are there mean that the end is missing. */
static bool
expect_by_lines (const uint8_t *bytes,
                 SealwaxStatus *expected)
{
  uint32_t lines = (uint32_t)bytes[AT_LINES] << 16 | (uint32_t)bytes[AT_LINES + 1] << 8 | bytes[AT_LINES + 2];

  if (lines == LINES)
    return false;

  *expected = lines > LINES && lines <= LINES_MAX ? SEALWAX_STATUS_INCOMPLETE : SEALWAX_STATUS_DAMAGED;

  return true;
}

static bool
is_known_cost (bool           with_passphrase,
               const uint8_t *bytes)
{
  unsigned cost = (unsigned)bytes[AT_COST] << 8 | bytes[AT_COST + 1];

  return with_passphrase ? cost >= 1 && cost <= 1000 : cost == 0;
}

/* The outcome for a message with one byte changed and the checksum recomputed. */
static SealwaxStatus
expect_altered (const Sample  *sample,
                const uint8_t *bytes,
                size_t         at)
{
  SealwaxStatus expected;

  if (expect_by_lines (bytes, &expected))
    return expected;
  if (at == AT_METHOD) /* 0x11 and 0x13 differ in one bit: both are known, but need different keys */
    return sample->with_passphrase && bytes[at] == 0x13 ? SEALWAX_STATUS_WRONG : SEALWAX_STATUS_NEWER;
  if (at >= AT_COST && at < AT_CHECK && !is_known_cost (sample->with_passphrase, bytes))
    return SEALWAX_STATUS_NEWER;
  if (at < AT_LINES || (at >= AT_SALT && at < AT_IV)) /* cost, check, salt: the check fails */
    return SEALWAX_STATUS_WRONG;
  if (at >= AT_CHECKSUM)
    return SEALWAX_STATUS_DAMAGED;

  return SEALWAX_STATUS_ALTERED; /* IV, body, tag */
}

static void
assert_outcome (const char   *text,
                size_t        size,
                const Sample *sample,
                SealwaxStatus expected,
                const char   *what,
                size_t        place)
{
  g_autoptr (TestResult) result = test_open_only (text, size, &sample->secrets->secrets);

  if (result->status != expected)
    g_error ("%s, %s %zu: %s instead of %s", sample->name, what, place, test_status_name (result->status), test_status_name (expected));
}

/* For a flipped bit in the magic: which of its characters changes, and to what. */
static SealwaxStatus
expect_flip_in_magic (const char *chars,
                      size_t      bit)
{
  size_t place = bit / 6;

  return expect_without_magic (place, chars[place]);
}

static void
flip (const Sample *sample,
      size_t        bit,
      bool          with_checksum)
{
  g_autofree uint8_t *bytes = decode_sample (sample);
  g_autofree char    *chars = NULL;
  SealwaxStatus       expected;
  size_t              at = bit / 8;

  bytes[at] ^= (uint8_t)(0x80 >> bit % 8);
  if (with_checksum && at < AT_CHECKSUM)
    {
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
      guint8 digest[32];
      gsize  digest_size = sizeof digest;

      g_checksum_update (sum, bytes, AT_CHECKSUM);
      g_checksum_get_digest (sum, digest, &digest_size);
      memcpy (bytes + AT_CHECKSUM, digest, 4);
    }

  chars = g_base64_encode (bytes, SIZE);
  if (at < AT_METHOD)
    expected = expect_flip_in_magic (chars, bit);
  else if (with_checksum)
    expected = expect_altered (sample, bytes, at);
  else if (!expect_by_lines (bytes, &expected))
    expected = SEALWAX_STATUS_DAMAGED;

  assert_outcome (chars, CHARS, sample, expected, with_checksum ? "altered bit" : "bit", bit);
}

static void
test_bits_changed (gconstpointer data)
{
  for (size_t bit = 0; bit < SIZE * 8; bit++)
    flip (data, bit, false);
}

static void
test_bits_altered (gconstpointer data)
{
  for (size_t bit = 0; bit < SIZE * 8; bit++)
    flip (data, bit, true);
}

/* Cut after every byte. The message is complete if only the last line end is missing. */
static void
test_cut_end (gconstpointer data)
{
  const Sample *sample = data;

  for (size_t size = 0; size < TEXT_SIZE; size++)
    {
      size_t chars = size - size / 65;
      g_autoptr (TestResult) result = test_open_only (sample->message, size, &sample->secrets->secrets);

      if (chars < 8)
        {
          g_assert_cmpint (result->status, ==, SEALWAX_STATUS_NOT_A_MESSAGE);
        }
      else if (chars < CHARS)
        {
          g_assert_cmpint (result->status, ==, SEALWAX_STATUS_INCOMPLETE);
          g_assert_cmpuint (result->message.chars, ==, chars);
          g_assert_cmpuint (result->message.chars_wanted, ==, chars < 64 ? 176 : CHARS);
        }
      else
        {
          test_assert_text (result, SAMPLE_LONG_TEXT, strlen (SAMPLE_LONG_TEXT));
        }
    }
}

/* Without its beginning, it is just Base64, and Basic if that makes whole groups of at least 32 bytes. Any passphrase can
 * turn a few bytes into text, with the probability that the specification gives, but never into a proven one. */
static void
test_cut_start (gconstpointer data)
{
  const Sample *sample = data;

  for (size_t cut = 1; cut <= TEXT_SIZE; cut++)
    {
      size_t lost = MIN (cut - cut / 65, CHARS);
      size_t bytes = (CHARS - lost) / 4 * 3;
      bool   is_basic = lost % 4 == 0 && bytes >= 32;
      g_autoptr (TestResult) result = test_open_only (sample->message + cut, TEXT_SIZE - cut, &sample->secrets->secrets);

      if (!is_basic)
        g_assert_cmpint (result->status, ==, SEALWAX_STATUS_NOT_A_MESSAGE);
      else if (bytes - 32 >= 16 || result->status != SEALWAX_STATUS_UNPROVEN)
        g_assert_cmpint (result->status, ==, SEALWAX_STATUS_WRONG);
    }
}

/* The outcome for a message with one Base64 character replaced by another. */
static SealwaxStatus
expect_other_digit (const char *text,
                    size_t      place)
{
  size_t              size;
  g_autofree uint8_t *bytes = g_base64_decode (text, &size);
  SealwaxStatus       expected = SEALWAX_STATUS_DAMAGED;

  if (place < 8)
    return expect_without_magic (place, text[place]);
  g_assert_cmpuint (size, ==, SIZE);
  (void)expect_by_lines (bytes, &expected);

  return expected;
}

/* Every Base64 character of the text, replaced by every other. A changed magic makes it a Basic message; most of those are
 * opened without a passphrase, because with one it would take too long. */
static void
test_digits_changed (gconstpointer data)
{
  const Sample    *sample = data;
  g_autofree char *text = g_strdup (sample->message);
  g_autoptr (TestSecrets) key_only = test_secrets_new (NULL, SAMPLE_KEY);
  Sample without = { sample->name, sample->message, sample->with_passphrase, key_only };

  for (size_t at = 0; at < TEXT_SIZE; at++)
    {
      char   original = text[at];
      size_t place = at - at / 65;

      for (size_t i = 0; i < 64 && original != '\n'; i++)
        {
          SealwaxStatus expected;

          if (alphabet[i] == original)
            continue;

          text[at] = alphabet[i];
          expected = expect_other_digit (text, place);
          if (place < 8 && expected == SEALWAX_STATUS_WRONG && i % 16 != 5)
            assert_outcome (text, TEXT_SIZE, &without, SEALWAX_STATUS_MISSING, "digit", at);
          else
            assert_outcome (text, TEXT_SIZE, sample, expected, "digit", at);
        }
      text[at] = original;
    }
}

/* The outcome for a message that has lost a character: the rest moves up, and L may change. */
static SealwaxStatus
expect_lost (const char *text,
             size_t      place)
{
  size_t              size;
  g_autofree uint8_t *bytes = g_base64_decode (text, &size); /* skips everything that is not a digit */
  SealwaxStatus       expected;

  if (place < 8)
    return SEALWAX_STATUS_NOT_A_MESSAGE;
  if (!expect_by_lines (bytes, &expected))
    expected = SEALWAX_STATUS_INCOMPLETE;

  return expected;
}

/* Every Base64 character of the text, replaced by something that ends a message or is passed over. */
static void
test_characters_foreign (gconstpointer data)
{
  static const char foreign[] = "=-_.,*~`\"'<\\\0\x01\x7f\x80\xc2\xff";
  static const char over[] = " \t\n\r>|";
  const Sample     *sample = data;
  g_autofree char  *text = g_strdup (sample->message);

  for (size_t at = 0; at < TEXT_SIZE; at++)
    {
      char   original = text[at];
      size_t place = at - at / 65;

      if (original == '\n')
        continue;

      for (size_t i = 0; i < sizeof foreign - 1; i++)
        {
          text[at] = foreign[i];
          assert_outcome (text, TEXT_SIZE, sample, place < 8 ? SEALWAX_STATUS_NOT_A_MESSAGE : SEALWAX_STATUS_INCOMPLETE, "foreign", at);
        }

      for (size_t i = 0; i < sizeof over - 1; i++)
        {
          text[at] = over[i];
          assert_outcome (text, TEXT_SIZE, sample, expect_lost (text, place), "passed over", at);
        }
      text[at] = original;
    }
}

/* Every line end changed. If it is passed over, nothing is lost; a digit moves everything after it; anything else ends the
 * message there. After the last character, nothing matters. */
static void
test_line_ends (gconstpointer data)
{
  const Sample    *sample = data;
  g_autofree char *text = g_strdup (sample->message);

  for (size_t at = 0; at < TEXT_SIZE; at++)
    {
      bool is_last = at == TEXT_SIZE - 1;

      if (text[at] != '\n')
        continue;

      text[at] = ' ';
      assert_outcome (text, TEXT_SIZE, sample, SEALWAX_STATUS_OK, "line end", at);
      for (size_t i = 0; i < 64; i++)
        {
          text[at] = alphabet[i];
          assert_outcome (text, TEXT_SIZE, sample, is_last ? SEALWAX_STATUS_OK : SEALWAX_STATUS_DAMAGED, "line end", at);
        }
      text[at] = '.';
      assert_outcome (text, TEXT_SIZE, sample, is_last ? SEALWAX_STATUS_OK : SEALWAX_STATUS_INCOMPLETE, "line end", at);
      text[at] = '\n';
    }
}

static const struct
{
  const char   *name;
  GTestDataFunc func;
} tests[] = {
  { "bits-changed", test_bits_changed },
  { "bits-altered", test_bits_altered },
  { "cut-end", test_cut_end },
  { "cut-start", test_cut_start },
  { "digits-changed", test_digits_changed },
  { "characters-foreign", test_characters_foreign },
  { "line-ends", test_line_ends },
};

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TestSecrets) secrets = NULL;

  g_test_init (&argc, &argv, NULL);

  secrets = test_secrets_new (SAMPLE_PASSPHRASE, SAMPLE_KEY);
  for (size_t i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_assert_cmpuint (strlen (samples[i].message), ==, TEXT_SIZE);
      samples[i].secrets = secrets;
      for (size_t j = 0; j < G_N_ELEMENTS (tests); j++)
        {
          g_autofree char *path = g_strdup_printf ("/core/sealed/changes/%s/%s", samples[i].name, tests[j].name);

          g_test_add_data_func (path, &samples[i], tests[j].func);
        }
    }

  return g_test_run ();
}
