/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Called by libFuzzer, or by main.c where there is no libFuzzer. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* A condition that holds for every input. Not assert(): a fuzzer without its checks finds nothing. */
#define FUZZ_CHECK(condition)                                                          \
  do                                                                                   \
    if (!(condition))                                                                  \
      {                                                                                \
        fprintf (stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
        abort ();                                                                      \
      }                                                                                \
  while (0)

/* An input, which is used up from its beginning. */
typedef struct
{
  const uint8_t *bytes;
  size_t         size;
} FuzzInput;

/* The next byte, 0 at the end. */
static inline uint8_t
fuzz_byte (FuzzInput *input)
{
  if (input->size == 0)
    return 0;

  input->size--;

  return *input->bytes++;
}

/* As many of the next bytes as there are, up to @size, and zeros for the rest. Returns how many there were. */
static inline size_t
fuzz_bytes (FuzzInput *input,
            uint8_t   *bytes,
            size_t     size)
{
  size_t taken = size < input->size ? size : input->size;

  for (size_t i = 0; i < size; i++)
    bytes[i] = i < taken ? input->bytes[i] : 0;
  input->bytes += taken;
  input->size -= taken;

  return taken;
}

static inline bool
fuzz_is_zero (const uint8_t *bytes,
              size_t         size)
{
  uint8_t all = 0;

  for (size_t i = 0; i < size; i++)
    all |= bytes[i];

  return all == 0;
}
