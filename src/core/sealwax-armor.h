/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-base64.h"
#include "sealwax-header.h"

/* How many characters of Base64 the magic and the header take. Every Sealed message begins with the magic. */
#define SEALWAX_MAGIC_CHARS 8
#define SEALWAX_HEADER_CHARS SEALWAX_BASE64_SIZE (SEALWAX_HEADER_SIZE)

/**
 * SealwaxArmor:
 * @start: where its first character is, in bytes from the text's start
 * @end: right after its last gathered character
 * @chars: how many Base64 characters were gathered, including the magic
 * @wanted: how many the header asks for, or %SEALWAX_HEADER_CHARS if that is not known
 * @weak: whether this may not be a message at all: too short for a header, or with fields that no known message has
 * @header: the header, once @chars has reached %SEALWAX_HEADER_CHARS
 *
 * A place in a text where a Sealed message may be (docs/format.md, "Finding messages").
 */
typedef struct
{
  size_t        start;
  size_t        end;
  size_t        chars;
  size_t        wanted;
  bool          weak;
  SealwaxHeader header;
} SealwaxArmor;

bool   sealwax_armor_find      (const char   *text,
                                size_t        size,
                                size_t       *position,
                                SealwaxArmor *armor) SEALWAX_MUST_CHECK;

void   sealwax_armor_gather    (const char   *text,
                                size_t        size,
                                SealwaxArmor *armor);

bool   sealwax_armor_has_magic (const char   *text,
                                size_t        size,
                                size_t        position,
                                char          first_version,
                                char          last_version) SEALWAX_MUST_CHECK;

size_t sealwax_armor_joiner    (const char   *bytes,
                                size_t        size);

size_t sealwax_armor_read      (const char   *text,
                                size_t        size,
                                size_t       *position,
                                char         *chars,
                                size_t        max);

size_t sealwax_armor_skip      (const char   *text,
                                size_t        size,
                                size_t        position);
