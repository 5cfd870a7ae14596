/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-kdf.h"

#include <string.h>

#include <nettle/hmac.h>
#include <nettle/pbkdf2.h>

#include "sealwax-nettle.h"

#include "support.h"

/* RFC 7914, section 11. The RFC derives 64 bytes; ours gives the first 32, which are PBKDF2's first block. */
static const struct
{
  const char *passphrase;
  const char *salt;
  uint32_t    iterations;
  const char *key;
} rfc_7914[] = {
  { "passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc" },
  { "Password", "NaCl", 80000, "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56" },
};

static void
assert_hex (const uint8_t *bytes,
            size_t         size,
            const char    *expected)
{
  size_t              expected_size;
  g_autofree uint8_t *expected_bytes = test_unhex (expected, &expected_size);

  g_assert_cmpmem (bytes, size, expected_bytes, expected_size);
}

static void
test_rfc_7914 (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (rfc_7914); i++)
    {
      uint8_t key[SEALWAX_KEY_SIZE];

      g_assert_cmpint (sealwax_pbkdf2 ((const uint8_t *)rfc_7914[i].passphrase,
                                       strlen (rfc_7914[i].passphrase),
                                       (const uint8_t *)rfc_7914[i].salt,
                                       strlen (rfc_7914[i].salt),
                                       rfc_7914[i].iterations,
                                       NULL,
                                       key),
                       ==,
                       SEALWAX_STATUS_OK);
      assert_hex (key, sizeof key, rfc_7914[i].key);
    }
}

/* Around SHA-256's block size, beyond which a passphrase is hashed first, and around the interval between two reports. */
static void
test_like_nettle (void)
{
  static const size_t   sizes[] = { 1, 2, 31, 32, 33, 55, 56, 57, 63, 64, 65, 66, 119, 120, 127, 128, 129, 200 };
  static const uint32_t iterations[] = { 1, 2, 3, 4095, 4096, 4097, 4098, 8192, 8193, 8194 };
  uint8_t               passphrase[200], salt[80], expected[SEALWAX_KEY_SIZE], key[SEALWAX_KEY_SIZE];

  for (size_t i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (size_t j = 0; j < G_N_ELEMENTS (iterations); j++)
      {
        size_t salt_size = (size_t)g_test_rand_int_range (0, (gint32)sizeof salt + 1);

        test_random_bytes (passphrase, sizes[i]);
        test_random_bytes (salt, salt_size);
        pbkdf2_hmac_sha256 (sizes[i], passphrase, iterations[j], salt_size, salt, sizeof expected, expected);

        g_assert_cmpint (sealwax_pbkdf2 (passphrase, sizes[i], salt, salt_size, iterations[j], NULL, key), ==, SEALWAX_STATUS_OK);
        g_assert_cmpmem (key, sizeof key, expected, sizeof expected);
      }
}

typedef struct
{
  uint32_t total;
  uint32_t last;
  guint    calls;
  guint    stop_at; /* the call at which to cancel; 0: none */
} Reports;

static bool
take_report (uint32_t done,
             uint32_t total,
             void    *data)
{
  Reports *reports = data;

  g_assert_cmpuint (total, ==, reports->total);
  g_assert_cmpuint (done, >, reports->last);
  g_assert_cmpuint (done, <=, total);
  reports->last = done;
  reports->calls++;

  return reports->calls != reports->stop_at;
}

static SealwaxStatus
derive_with_reports (Reports *reports,
                     uint8_t  key[SEALWAX_KEY_SIZE])
{
  SealwaxProgress progress = { take_report, reports };

  memset (key, TEST_FILLER, SEALWAX_KEY_SIZE);

  return sealwax_pbkdf2 ((const uint8_t *)"passphrase", 10, (const uint8_t *)"0123456789abcdef", 16, reports->total, &progress, key);
}

static void
test_progress (void)
{
  static const uint32_t iterations[] = { 2, 100, 4096, 4097, 4098, 10000, 100000 };

  for (size_t i = 0; i < G_N_ELEMENTS (iterations); i++)
    {
      Reports reports = { .total = iterations[i] };
      uint8_t key[SEALWAX_KEY_SIZE], expected[SEALWAX_KEY_SIZE];

      g_assert_cmpint (derive_with_reports (&reports, key), ==, SEALWAX_STATUS_OK);
      g_assert_cmpuint (reports.last, ==, iterations[i]);
      g_assert_cmpuint (reports.calls, >=, 1 + iterations[i] / 10000); /* often enough for a person */

      pbkdf2_hmac_sha256 (10, (const uint8_t *)"passphrase", iterations[i], 16, (const uint8_t *)"0123456789abcdef", sizeof expected, expected);
      g_assert_cmpmem (key, sizeof key, expected, sizeof expected);
    }
}

static void
test_cancel (void)
{
  Reports whole = { .total = 100000 };
  uint8_t key[SEALWAX_KEY_SIZE];

  g_assert_cmpint (derive_with_reports (&whole, key), ==, SEALWAX_STATUS_OK);

  /* The last report can cancel, too. */
  for (guint stop_at = 1; stop_at <= whole.calls; stop_at++)
    {
      Reports reports = { .total = whole.total, .stop_at = stop_at };

      g_assert_cmpint (derive_with_reports (&reports, key), ==, SEALWAX_STATUS_CANCELLED);
      g_assert_true (test_is_zero (key, sizeof key));
      g_assert_cmpuint (reports.calls, ==, stop_at);
    }
}

/* RFC 5869, appendix A.1 to A.3: the first 32 bytes of each OKM, because ours gives no more. */
static const struct
{
  const char *material;
  const char *salt;
  const char *info;
  const char *root;
  const char *key;
} rfc_5869[] = {
  { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
    "000102030405060708090a0b0c",
    "f0f1f2f3f4f5f6f7f8f9",
    "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
    "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf" },
  { "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f"
    "303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f",
    "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f"
    "909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
    "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedf"
    "e0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
    "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
    "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c" },
  { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
    "",
    "",
    "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d" },
};

static void
test_rfc_5869 (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (rfc_5869); i++)
    {
      size_t              material_size, salt_size, info_size, key_size;
      g_autofree uint8_t *material = test_unhex (rfc_5869[i].material, &material_size);
      g_autofree uint8_t *salt = test_unhex (rfc_5869[i].salt, &salt_size);
      g_autofree uint8_t *info = test_unhex (rfc_5869[i].info, &info_size);
      g_autofree uint8_t *expected = test_unhex (rfc_5869[i].key, &key_size);
      uint8_t             root[SEALWAX_KEY_SIZE];

      sealwax_hkdf_extract (salt, salt_size, material, material_size, root);
      assert_hex (root, sizeof root, rfc_5869[i].root);

      /* Every shorter key is a prefix of the same one. */
      for (size_t size = 1; size <= key_size; size++)
        {
          uint8_t key[SEALWAX_KEY_SIZE + 1];

          memset (key, TEST_FILLER, sizeof key);
          sealwax_hkdf_expand (root, info, info_size, key, size);
          g_assert_cmpmem (key, size, expected, size);
          g_assert_cmpuint (key[size], ==, TEST_FILLER);
        }
    }
}

/* RFC 4231, sections 4.2 to 4.8. Section 4.6 gives only the first 16 bytes of its HMAC. */
#define KEY_OF_131_BYTES                                                                                 \
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const struct
{
  const char *key;
  const char *data;
  const char *hmac;
} rfc_4231[] = {
  { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
    "4869205468657265",
    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
  { "4a656665",
    "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
  { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
    "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
  { "0102030405060708090a0b0c0d0e0f10111213141516171819",
    "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
    "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b" },
  { "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c",
    "546573742057697468205472756e636174696f6e",
    "a3b6167473100ee06e0c796c2955552b" },
  { KEY_OF_131_BYTES,
    "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579"
    "204669727374",
    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
  { KEY_OF_131_BYTES,
    "5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b65"
    "7920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565"
    "647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c"
    "676f726974686d2e",
    "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2" },
};

/* HKDF-Extract is the HMAC of the material under the salt, so it must give RFC 4231's results. So must nettle's HMAC when
 * its digest is taken as the core takes it, whole and in part. */
static void
test_rfc_4231 (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (rfc_4231); i++)
    {
      size_t                 key_size, size, expected_size;
      g_autofree uint8_t    *key = test_unhex (rfc_4231[i].key, &key_size);
      g_autofree uint8_t    *bytes = test_unhex (rfc_4231[i].data, &size);
      g_autofree uint8_t    *expected = test_unhex (rfc_4231[i].hmac, &expected_size);
      uint8_t                root[SEALWAX_KEY_SIZE], digest[SEALWAX_KEY_SIZE + 1];
      struct hmac_sha256_ctx hmac;

      sealwax_hkdf_extract (key, key_size, bytes, size, root);
      g_assert_cmpmem (root, expected_size, expected, expected_size);

      memset (digest, TEST_FILLER, sizeof digest);
      hmac_sha256_set_key (&hmac, key_size, key);
      hmac_sha256_update (&hmac, size, bytes);
      SEALWAX_DIGEST (hmac_sha256, &hmac, expected_size, digest);
      g_assert_cmpmem (digest, expected_size, expected, expected_size);
      g_assert_cmpuint (digest[expected_size], ==, TEST_FILLER);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/kdf/pbkdf2/rfc-7914", test_rfc_7914);
  g_test_add_func ("/core/kdf/pbkdf2/like-nettle", test_like_nettle);
  g_test_add_func ("/core/kdf/pbkdf2/progress", test_progress);
  g_test_add_func ("/core/kdf/pbkdf2/cancel", test_cancel);
  g_test_add_func ("/core/kdf/hkdf/rfc-5869", test_rfc_5869);
  g_test_add_func ("/core/kdf/hmac/rfc-4231", test_rfc_4231);

  return g_test_run ();
}
