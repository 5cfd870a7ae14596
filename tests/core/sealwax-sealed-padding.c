/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-sealed.h"

#include <string.h>

#include <nettle/hmac.h>

#include "sealwax-cipher.h"
#include "sealwax-nettle.h"

#include "samples.h"
#include "support.h"

/* Messages that no writer makes: the tag is valid, but what it protects is not a padded text. */

/* P (n) again, written from the specification with GLib's bit functions. */
static size_t
padded_size_of (size_t text_size)
{
  gulong m = text_size + 1;
  guint  e = g_bit_storage (m) - 1;
  guint  s = e > 0 ? g_bit_storage (e) : 0;
  gulong unit = 1UL << (e > s ? e - s : 0);

  m = (m + unit - 1) / unit * unit;

  return (m + 47) / 48 * 48;
}

/* Opens a message with the samples' key, salt and IV whose padded text is @padded. Its parts are tested against the vectors
 * of NIST and the RFCs. */
static SealwaxStatus
open_padded (const uint8_t *padded,
             size_t         padded_size,
             uint8_t       *message,
             size_t        *text_size)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new (NULL, SAMPLE_KEY);
  size_t                 header_size, tagged = 48 + padded_size;
  g_autofree uint8_t    *header = g_base64_decode (SAMPLE_SHORT, &header_size);
  uint8_t                root[32], key[32];
  struct hmac_sha256_ctx hmac;
  SealwaxCipher          cipher;

  memcpy (message, header, 48);
  message[13] = (uint8_t)(padded_size / 48 >> 16);
  message[14] = (uint8_t)(padded_size / 48 >> 8);
  message[15] = (uint8_t)(padded_size / 48);
  sealwax_hkdf_extract (message + 16, 16, secrets->key, 32, root);

  memcpy (message + 48, padded, padded_size);
  sealwax_hkdf_expand (root, "sealwax1 encrypt", 16, key, sizeof key);
  sealwax_cipher_init (&cipher, key, message + 32);
  sealwax_cipher_encrypt (&cipher, message + 48, padded_size);

  sealwax_hkdf_expand (root, "sealwax1 authenticate", 21, key, sizeof key);
  hmac_sha256_set_key (&hmac, sizeof key, key);
  hmac_sha256_update (&hmac, tagged, message);
  SEALWAX_DIGEST (hmac_sha256, &hmac, 32, message + tagged);
  memset (message + tagged + 32, 0, 4); /* the checksum, which is not checked here */

  return sealwax_sealed_open (message, tagged + 36, &secrets->secrets, NULL, text_size);
}

static void
assert_padded (const uint8_t *padded,
               size_t         padded_size,
               bool           is_good,
               size_t         expected_size)
{
  g_autofree uint8_t *message = g_malloc (84 + padded_size);
  size_t              text_size = SIZE_MAX;
  SealwaxStatus       status = open_padded (padded, padded_size, message, &text_size);

  if (status != (is_good ? SEALWAX_STATUS_OK : SEALWAX_STATUS_ALTERED))
    g_error ("%zu bytes in %zu: %s", expected_size, padded_size, test_status_name (status));

  if (is_good)
    g_assert_cmpmem (message, text_size, padded, expected_size);
  else
    g_assert_cmpuint (text_size, ==, 0);
  g_assert_true (test_is_zero (message + text_size, 84 + padded_size - text_size));
}

/* The mark at every position, for every number of lines up to 24 and some beyond, where Padmé skips lines. It is accepted
 * only where the specification puts it. */
static void
test_mark_places (void)
{
  for (size_t lines = 1; lines <= 92; lines += lines < 24 || lines > 84 ? 1 : 12)
    for (size_t mark = 0; mark < lines * 48; mark++)
      {
        uint8_t padded[92 * 48];

        memset (padded, 0, sizeof padded);
        memset (padded, 'a', mark);
        padded[mark] = 0x80;
        assert_padded (padded, lines * 48, padded_size_of (mark) == lines * 48, mark);
      }
}

/* Every other byte in place of the mark: none makes the text end elsewhere. */
static void
test_other_marks (void)
{
  for (unsigned mark = 0; mark < 256; mark++)
    {
      uint8_t padded[48] = "Meet at noon.";

      padded[13] = (uint8_t)mark;
      assert_padded (padded, sizeof padded, mark == 0x80, 13);
    }
}

/* Any byte after the mark becomes the last one that is not zero, and is not a mark. A second mark leaves invalid UTF-8
 * before it. */
static void
test_behind_mark (void)
{
  for (size_t place = 14; place < 48; place++)
    for (unsigned byte = 1; byte < 256; byte++)
      {
        uint8_t padded[48] = "Meet at noon.\x80";

        padded[place] = (uint8_t)byte;
        assert_padded (padded, sizeof padded, false, 13);
      }
}

static void
test_nothing (void)
{
  uint8_t padded[96] = { 0 };

  assert_padded (padded, 48, false, 0);
  assert_padded (padded, 96, false, 0);
  padded[0] = 0x80;
  assert_padded (padded, 48, true, 0);
  assert_padded (padded, 96, false, 0);
}

/* Not text, for each of the specification's reasons, at the first byte and at the last. */
static void
test_not_text (void)
{
  static const char *const wrong[] = { "\xff", "\xc3", "\xed\xa0\x80", "\xc0\x80" };

  for (size_t i = 0; i < G_N_ELEMENTS (wrong); i++)
    for (size_t place = 0; place + strlen (wrong[i]) <= 20; place++)
      {
        uint8_t padded[48] = "aaaaaaaaaaaaaaaaaaaa\x80";

        memcpy (padded + place, wrong[i], strlen (wrong[i]));
        assert_padded (padded, sizeof padded, false, 20);
      }

  for (size_t place = 0; place < 20; place++)
    {
      uint8_t padded[48] = "aaaaaaaaaaaaaaaaaaaa\x80";

      padded[place] = 0;
      assert_padded (padded, sizeof padded, false, 20);
    }
}

/* The largest text, and one byte more, for which P (n) is the same. */
static void
test_largest (void)
{
  size_t              largest = (size_t)64 << 20;
  size_t              padded_size = padded_size_of (largest);
  g_autofree uint8_t *padded = g_malloc0 (padded_size);

  g_assert_cmpuint (padded_size_of (largest + 1), ==, padded_size);

  memset (padded, 'a', largest + 1);
  padded[largest] = 0x80;
  assert_padded (padded, padded_size, true, largest);

  padded[largest] = 'a';
  padded[largest + 1] = 0x80;
  assert_padded (padded, padded_size, false, largest + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/sealed/padding/mark-places", test_mark_places);
  g_test_add_func ("/core/sealed/padding/other-marks", test_other_marks);
  g_test_add_func ("/core/sealed/padding/behind-mark", test_behind_mark);
  g_test_add_func ("/core/sealed/padding/nothing", test_nothing);
  g_test_add_func ("/core/sealed/padding/not-text", test_not_text);
  g_test_add_func ("/core/sealed/padding/largest", test_largest);

  return g_test_run ();
}
