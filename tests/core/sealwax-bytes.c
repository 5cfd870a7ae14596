/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-bytes.h"

#include <errno.h>
#include <string.h>

#include "fake-random.h"
#include "support.h"

static void
test_wipe (void)
{
  uint8_t bytes[66];

  for (size_t size = 0; size <= 64; size++)
    {
      memset (bytes, TEST_FILLER, sizeof bytes);
      sealwax_wipe (bytes + 1, size);
      g_assert_true (test_is_zero (bytes + 1, size));
      g_assert_cmpuint (bytes[0], ==, TEST_FILLER);
      g_assert_cmpuint (bytes[size + 1], ==, TEST_FILLER);
    }

  sealwax_wipe (NULL, 0);
}

static void
test_equal (void)
{
  uint8_t a[64], b[64];

  test_random_bytes (a, sizeof a);

  for (size_t size = 0; size <= sizeof a; size++)
    {
      memcpy (b, a, sizeof b);
      g_assert_true (sealwax_equal (a, b, size));

      for (size_t i = 0; i < sizeof a; i++)
        for (int bit = 0; bit < 8; bit++)
          {
            b[i] ^= (uint8_t)(1 << bit);
            g_assert_cmpint (sealwax_equal (a, b, size), ==, i >= size);
            b[i] ^= (uint8_t)(1 << bit);
          }
    }
}

/* The system's own generator: 64 draws of 32 bytes, no two alike. */
static void
test_random_differs (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

  for (int i = 0; i < 64; i++)
    {
      uint8_t bytes[32] = { 0 };

      g_assert_cmpint (sealwax_random (bytes, sizeof bytes), ==, SEALWAX_STATUS_OK);
      g_assert_true (g_hash_table_add (seen, g_bytes_new (bytes, sizeof bytes)));
    }
}

static void
test_random_whole (void)
{
  uint8_t bytes[33];

  memset (bytes, TEST_FILLER, sizeof bytes);
  fake_random_begin ();
  fake_random_give ("0123456789abcdefghijklmnopqrstuv", 32);

  g_assert_cmpint (sealwax_random (bytes, 32), ==, SEALWAX_STATUS_OK);
  g_assert_cmpuint (fake_random_end (), ==, 1);
  g_assert_cmpmem (bytes, 32, "0123456789abcdefghijklmnopqrstuv", 32);
  g_assert_cmpuint (bytes[32], ==, TEST_FILLER);
}

static void
test_random_in_pieces (void)
{
  uint8_t bytes[33];

  memset (bytes, TEST_FILLER, sizeof bytes);
  fake_random_begin ();
  fake_random_fail (EINTR);
  fake_random_give ("0", 1);
  fake_random_give ("123456789abcdefghijklmnopqrst", 29);
  fake_random_fail (EINTR);
  fake_random_fail (EINTR);
  fake_random_give ("uv", 2);

  g_assert_cmpint (sealwax_random (bytes, 32), ==, SEALWAX_STATUS_OK);
  g_assert_cmpuint (fake_random_end (), ==, 6);
  g_assert_cmpmem (bytes, 32, "0123456789abcdefghijklmnopqrstuv", 32);
  g_assert_cmpuint (bytes[32], ==, TEST_FILLER);
}

static void
test_random_none (void)
{
  static const int errors[] = { ENOSYS, EAGAIN, EFAULT, EPERM };
  uint8_t          bytes[32];

  for (size_t i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      fake_random_begin ();
      fake_random_give ("0123", 4);
      fake_random_fail (errors[i]);

      g_assert_cmpint (sealwax_random (bytes, sizeof bytes), ==, SEALWAX_STATUS_NO_RANDOM);
      g_assert_cmpuint (fake_random_end (), ==, 2);
    }

  /* No bytes at all is neither success nor a reason to ask forever. */
  fake_random_begin ();
  fake_random_give ("", 0);

  g_assert_cmpint (sealwax_random (bytes, sizeof bytes), ==, SEALWAX_STATUS_NO_RANDOM);
  g_assert_cmpuint (fake_random_end (), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/bytes/wipe", test_wipe);
  g_test_add_func ("/core/bytes/equal", test_equal);
  g_test_add_func ("/core/bytes/random/differs", test_random_differs);
  g_test_add_func ("/core/bytes/random/whole", test_random_whole);
  g_test_add_func ("/core/bytes/random/in-pieces", test_random_in_pieces);
  g_test_add_func ("/core/bytes/random/none", test_random_none);

  return g_test_run ();
}
