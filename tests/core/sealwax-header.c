/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-header.h"

#include <string.h>

#include "sealwax-text.h"

#include "support.h"

/* P (n) as padded_length () in sealwax1.py gives it. That is a Python implementation of the specification, written before
 * this one and independently of it. */
static const struct
{
  size_t text_size;
  size_t padded_size;
} padded_sizes[] = {
  { 0, 48 },
  { 1, 48 },
  { 46, 48 },
  { 47, 48 },
  { 48, 96 },
  { 49, 96 },
  { 63, 96 },
  { 64, 96 },
  { 94, 96 },
  { 95, 96 },
  { 96, 144 },
  { 97, 144 },
  { 100, 144 },
  { 127, 144 },
  { 128, 144 },
  { 143, 144 },
  { 144, 192 },
  { 191, 192 },
  { 192, 240 },
  { 200, 240 },
  { 255, 288 },
  { 256, 288 },
  { 511, 528 },
  { 512, 576 },
  { 1000, 1056 },
  { 1023, 1056 },
  { 1024, 1104 },
  { 2047, 2064 },
  { 2048, 2208 },
  { 3071, 3072 },
  { 3072, 3216 },
  { 3073, 3216 },
  { 4095, 4128 },
  { 4096, 4368 },
  { 10000, 10272 },
  { 65535, 65568 },
  { 65536, 67584 },
  { 100000, 100368 },
  { 1048575, 1048608 },
  { 1048576, 1081344 },
  { 16777215, 16777248 },
  { 16777216, 17301504 },
  { 16777217, 17301504 },
  { 33554431, 33554448 },
  { 33554432, 34603008 },
  { 67108863, 67108896 },
  { 67108864, 69206016 },
};

static void
test_padded_size (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (padded_sizes); i++)
    g_assert_cmpuint (sealwax_padded_size (padded_sizes[i].text_size), ==, padded_sizes[i].padded_size);

  g_assert_cmpuint (sealwax_padded_size (SEALWAX_TEXT_MAX), ==, (size_t)1441792 * 48);
  g_assert_cmpuint (SEALWAX_LINES_MAX, ==, 1441792);
}

/* What holds for every length: there is room for the mark, lines are whole, more text never takes less, and the cost is at
 * most 12 % and one line. */
static void
test_padded_size_in_bounds (void)
{
  size_t before = 0;

  for (size_t n = 0; n <= 1 << 20; n++)
    {
      size_t padded_size = sealwax_padded_size (n);

      g_assert_cmpuint (padded_size, >, n);
      g_assert_cmpuint (padded_size % 48, ==, 0);
      g_assert_cmpuint (padded_size, >=, before);
      g_assert_cmpuint (padded_size * 100, <=, n * 112 + 100 * 48);
      before = padded_size;
    }
}

/* Every method byte with every cost. */
static void
test_known_keys (void)
{
  SealwaxHeader header = { 0 };

  for (unsigned method = 0; method <= 0xff; method++)
    for (unsigned cost = 0; cost <= 0xffff; cost++)
      {
        bool expected = method == 0x02 ? cost == 0
                                       : (method == 0x11 || method == 0x13) && cost >= 1 && cost <= 1000;

        header.method = (uint8_t)method;
        header.cost = (uint16_t)cost;
        if (sealwax_header_has_known_keys (&header) != expected)
          g_error ("Method %#x with cost %u is %s", method, cost, expected ? "known" : "not known");
      }
}

/* Every number of lines that fits into three bytes. */
static void
test_known_size (void)
{
  SealwaxHeader header = { 0 };

  for (header.lines = 0; header.lines <= 0xffffff; header.lines++)
    {
      bool expected = header.lines >= 1 && header.lines <= 1441792;

      if (sealwax_header_has_known_size (&header) != expected)
        g_error ("%u lines are %s", header.lines, expected ? "known" : "not known");
    }
}

static void
test_message_size (void)
{
  static const uint32_t lines[] = { 1, 2, 3, 1000, 1441792 };

  for (size_t i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      SealwaxHeader header = { .lines = lines[i] };

      g_assert_cmpuint (sealwax_header_message_size (&header), ==, 84 + 48 * (size_t)lines[i]);
    }
}

/* The fields at the offsets in the specification's table. */
static const uint8_t layout[SEALWAX_HEADER_SIZE] = {
  0x49,
  0xe6,
  0xa5,
  0xc1,
  0xac,
  0x75, /* magic */
  0x13, /* method */
  0x03,
  0xe8, /* cost */
  0xc1,
  0xc2,
  0xc3,
  0xc4, /* check */
  0x16,
  0x00,
  0x01, /* lines */
  0x50,
  0x51,
  0x52,
  0x53,
  0x54,
  0x55,
  0x56,
  0x57, /* salt */
  0x58,
  0x59,
  0x5a,
  0x5b,
  0x5c,
  0x5d,
  0x5e,
  0x5f,
  0x60,
  0x61,
  0x62,
  0x63,
  0x64,
  0x65,
  0x66,
  0x67, /* IV */
  0x68,
  0x69,
  0x6a,
  0x6b,
  0x6c,
  0x6d,
  0x6e,
  0x6f,
};

static void
test_layout (void)
{
  static const uint8_t check[] = { 0xc1, 0xc2, 0xc3, 0xc4 };
  SealwaxHeader        header;
  uint8_t              bytes[SEALWAX_HEADER_SIZE];

  sealwax_header_read (&header, layout);
  g_assert_cmpuint (header.method, ==, 0x13);
  g_assert_cmpuint (header.cost, ==, 1000);
  g_assert_cmpmem (header.check, sizeof header.check, check, sizeof check);
  g_assert_cmpuint (header.lines, ==, 0x160001);
  g_assert_cmpmem (header.salt, sizeof header.salt, layout + 16, 16);
  g_assert_cmpmem (header.iv, sizeof header.iv, layout + 32, 16);

  sealwax_header_write (&header, bytes);
  g_assert_cmpmem (bytes, sizeof bytes, layout, sizeof layout);
}

static void
test_round_trip (void)
{
  for (int round = 0; round < 10000; round++)
    {
      uint8_t       bytes[SEALWAX_HEADER_SIZE], written[SEALWAX_HEADER_SIZE];
      SealwaxHeader header;

      test_random_bytes (bytes, sizeof bytes);
      memcpy (bytes, layout, SEALWAX_MAGIC_SIZE);
      sealwax_header_read (&header, bytes);
      sealwax_header_write (&header, written);
      g_assert_cmpmem (written, sizeof written, bytes, sizeof bytes);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/header/padded-size", test_padded_size);
  g_test_add_func ("/core/header/padded-size-in-bounds", test_padded_size_in_bounds);
  g_test_add_func ("/core/header/known-keys", test_known_keys);
  g_test_add_func ("/core/header/known-size", test_known_size);
  g_test_add_func ("/core/header/message-size", test_message_size);
  g_test_add_func ("/core/header/layout", test_layout);
  g_test_add_func ("/core/header/round-trip", test_round_trip);

  return g_test_run ();
}
