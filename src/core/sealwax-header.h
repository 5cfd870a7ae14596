/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-cipher.h"
#include "sealwax-status.h"

/* Sizes of the Sealed format in bytes (docs/format.md, "Sealed"). */
#define SEALWAX_MAGIC_SIZE 6
#define SEALWAX_CHECK_SIZE 4
#define SEALWAX_SALT_SIZE 16
#define SEALWAX_HEADER_SIZE 48
#define SEALWAX_LINE_SIZE 48
#define SEALWAX_TAG_SIZE 32
#define SEALWAX_CHECKSUM_SIZE 4
#define SEALWAX_TRAILER_SIZE (SEALWAX_TAG_SIZE + SEALWAX_CHECKSUM_SIZE)

/* How many lines the body has for a text of SEALWAX_TEXT_MAX bytes. */
#define SEALWAX_LINES_MAX 1441792

/* PBKDF2 iterations go in steps of this many. */
#define SEALWAX_COST_UNIT 10000
#define SEALWAX_COST_MAX 1000

/* What a writer may use. A reader takes one unit and more. */
#define SEALWAX_ITERATIONS_MIN ((uint32_t)600000)
#define SEALWAX_ITERATIONS_MAX ((uint32_t)(SEALWAX_COST_MAX * SEALWAX_COST_UNIT))

/**
 * SealwaxMethod:
 *
 * The secrets that a Sealed message needs: the low half of the header's method byte.
 */
typedef enum
{
  SEALWAX_METHOD_PASSPHRASE = 1 << 0,
  SEALWAX_METHOD_KEY = 1 << 1,
} SealwaxMethod;

/**
 * SealwaxHeader:
 * @method: the method byte as it is
 * @cost: the cost as it is: iterations in units of %SEALWAX_COST_UNIT
 * @check: shows that a secret is wrong
 * @lines: L, the body's lines of %SEALWAX_LINE_SIZE bytes
 * @salt: the salt
 * @iv: the IV
 *
 * The first line of a Sealed message after its magic.
 */
typedef struct
{
  uint8_t  method;
  uint16_t cost;
  uint8_t  check[SEALWAX_CHECK_SIZE];
  uint32_t lines;
  uint8_t  salt[SEALWAX_SALT_SIZE];
  uint8_t  iv[SEALWAX_IV_SIZE];
} SealwaxHeader;

void   sealwax_header_read           (SealwaxHeader       *header,
                                      const uint8_t        bytes[SEALWAX_HEADER_SIZE]);

void   sealwax_header_write          (const SealwaxHeader *header,
                                      uint8_t              bytes[SEALWAX_HEADER_SIZE]);

bool   sealwax_header_has_known_keys (const SealwaxHeader *header) SEALWAX_MUST_CHECK;

bool   sealwax_header_has_known_size (const SealwaxHeader *header) SEALWAX_MUST_CHECK;

size_t sealwax_header_message_size   (const SealwaxHeader *header);

size_t sealwax_padded_size           (size_t               text_size);
