/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-basic.h"
#include "sealwax-foreign.h"
#include "sealwax-header.h"
#include "sealwax-kdf.h"
#include "sealwax-secrets.h"
#include "sealwax-status.h"
#include "sealwax-text.h"

/**
 * SealwaxFormat:
 * @SEALWAX_FORMAT_SEALED: the default
 * @SEALWAX_FORMAT_BASIC: the format of the article, see docs/format.md
 * @SEALWAX_FORMAT_NONE: neither, or not known
 */
typedef enum
{
  SEALWAX_FORMAT_SEALED,
  SEALWAX_FORMAT_BASIC,
  SEALWAX_FORMAT_NONE,
} SealwaxFormat;

/* How many encodings one inside the other are undone at most. */
#define SEALWAX_MENDING_STEPS 4

/**
 * SealwaxMending:
 * @mended: whether a message was mended at all
 * @rule: which pieces of the text are kept
 * @last: the kinds of #SealwaxUndo of characters that were undone in the end
 * @wide: the kind of #SealwaxUndo of UTF-16, or 0
 * @steps: the kinds of #SealwaxUndo of encodings, in the order in which they were undone; the rest is 0
 * @undone: all that was undone
 *
 * How a message comes out of a text in which it is not as it was made (docs/format.md, "Mending").
 */
typedef struct
{
  bool     mended;
  uint8_t  rule;
  uint16_t last;
  uint16_t wide;
  uint16_t steps[SEALWAX_MENDING_STEPS];
  unsigned undone;
} SealwaxMending;

/**
 * SealwaxTroubleKind:
 * @SEALWAX_TROUBLE_NONE: nothing is known
 * @SEALWAX_TROUBLE_END: the end is missing
 * @SEALWAX_TROUBLE_LINES: whole lines are missing, after a line that may be known
 * @SEALWAX_TROUBLE_IN_LINE: characters are missing in a line
 * @SEALWAX_TROUBLE_CHARACTER: a character in a line does not belong there
 * @SEALWAX_TROUBLE_TOO_MANY: a line has too many characters
 * @SEALWAX_TROUBLE_CHANGED: all characters are there, but not as they were
 * @SEALWAX_TROUBLE_CASE: the letters have lost their case
 */
typedef enum
{
  SEALWAX_TROUBLE_NONE,
  SEALWAX_TROUBLE_END,
  SEALWAX_TROUBLE_LINES,
  SEALWAX_TROUBLE_IN_LINE,
  SEALWAX_TROUBLE_CHARACTER,
  SEALWAX_TROUBLE_TOO_MANY,
  SEALWAX_TROUBLE_CHANGED,
  SEALWAX_TROUBLE_CASE,
} SealwaxTroubleKind;

/**
 * SealwaxTrouble:
 * @kind: what is wrong with a message
 * @present: how many of its characters are there, in whatever state; 0 if that is not known
 * @missing: how many are missing, or too many
 * @line: in which line of the message, from 1, or after which; 0 if that is not known
 * @character: the character that does not belong there
 */
typedef struct
{
  SealwaxTroubleKind kind;
  size_t             present;
  size_t             missing;
  size_t             line;
  uint32_t           character;
} SealwaxTrouble;

/**
 * SealwaxMessage:
 * @format: its format
 * @status: SEALWAX_STATUS_OK, or why it cannot be opened, whatever the secrets are
 * @start: where it begins in the pasted text, in bytes
 * @end: right after its last character
 * @chars: how many of its Base64 characters are there
 * @chars_wanted: how many it should have, as far as its beginning tells
 * @needs_passphrase: whether it needs the passphrase
 * @needs_key: whether it needs the key
 * @iterations: PBKDF2 iterations, or 0 if there are none
 * @size: the decoded message's size in bytes, or 0 if it cannot be opened
 * @trouble: what is known to be wrong with it; only set where it was looked for
 * @mending: how it was mended, if it was
 * @foreign: what it is, or what a Basic message looks like, if it is not a message
 *
 * A message in a pasted text, and what can be said about it without any secret. Those from @needs_passphrase to @size are set if @status is
 * SEALWAX_STATUS_OK.
 */
typedef struct
{
  SealwaxFormat  format;
  SealwaxStatus  status;
  size_t         start;
  size_t         end;
  size_t         chars;
  size_t         chars_wanted;
  bool           needs_passphrase;
  bool           needs_key;
  uint32_t       iterations;
  size_t         size;
  SealwaxTrouble trouble;
  SealwaxMending mending;
  SealwaxForeign foreign;
} SealwaxMessage;

bool          sealwax_message_find (const char            *pasted,
                                    size_t                 size,
                                    size_t                *position,
                                    SealwaxMessage        *message) SEALWAX_MUST_CHECK;

SealwaxStatus sealwax_message_open (const char            *pasted,
                                    const SealwaxMessage  *message,
                                    const SealwaxSecrets  *secrets,
                                    const SealwaxProgress *progress,
                                    uint8_t               *buffer,
                                    size_t                *text_size) SEALWAX_MUST_CHECK;

size_t        sealwax_message_size (SealwaxFormat          format,
                                    size_t                 text_size);

SealwaxStatus sealwax_message_seal (SealwaxFormat          format,
                                    const uint8_t         *text,
                                    size_t                 text_size,
                                    const SealwaxSecrets  *secrets,
                                    uint32_t               iterations,
                                    const SealwaxProgress *progress,
                                    char                  *out) SEALWAX_MUST_CHECK;
