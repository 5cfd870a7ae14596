/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-base64.h"
#include "sealwax-header.h"

/* The Base64 of the magic, with which every Sealed message begins, and of the header. */
#define SEALWAX_MAGIC_CHARS 8
#define SEALWAX_HEADER_CHARS SEALWAX_BASE64_SIZE (SEALWAX_HEADER_SIZE)

/**
 * SealwaxArmor:
 * @start: where its first character stands, in bytes from the text's start
 * @end: right after its last gathered character
 * @chars: how many Base64 characters were gathered, the magic included
 * @wanted: how many the header asks for; %SEALWAX_HEADER_CHARS when that is not known
 * @weak: whether this may be no message at all: too short for a header, or with fields that no known message has
 * @header: the header, once @chars has reached %SEALWAX_HEADER_CHARS
 *
 * A place in a text where a Sealed message may stand (docs/format.md, "Finding messages").
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

size_t sealwax_armor_read      (const char   *text,
                                size_t        size,
                                size_t       *position,
                                char         *chars,
                                size_t        max);

size_t sealwax_armor_skip      (const char   *text,
                                size_t        size,
                                size_t        position);
