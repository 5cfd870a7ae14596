/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * Work:
 * @size: bytes of text, or iterations of a key derivation
 * @input: (array length=size): the text, the same for all; not for key derivations
 * @output: receives what comes of it
 * @output_size: in: how many bytes fit; out: how many there are. 0 if nothing comes of it that others could have, too
 * @key: 32 bytes
 * @iv: 16 bytes
 *
 * What has to be done once.
 */
typedef struct
{
  size_t         size;
  const uint8_t *input;
  uint8_t       *output;
  size_t         output_size;
  uint8_t        key[32];
  uint8_t        iv[16];
} Work;

/**
 * Contender:
 * @group: what is measured; all of a group must have the same output
 * @name: who does it
 * @can_run: (nullable): whether this processor can
 * @run: does it; false when it could not
 *
 * One row.
 */
typedef struct
{
  const char *group;
  const char *name;
  bool (*can_run) (void);
  bool (*run) (Work *work);
} Contender;

/* Each ends with an empty one. */
extern const Contender kdf_contenders[];
extern const Contender cipher_contenders[];
extern const Contender base64_contenders[];
extern const Contender limit_contenders[];

#define PASSPHRASE "six words are better than one"
