/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-message.h"

#include <string.h>

#include <nettle/sha2.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-bytes.h"
#include "sealwax-nettle.h"
#include "sealwax-sealed.h"

/* Messages are decoded in pieces of this many characters on the stack. */
#define PIECE_CHARS 4096

/* Receives a message's next decoded bytes. */
typedef void (*DecodedFunc) (const uint8_t *bytes,
                             size_t         size,
                             void          *data);

/* Decodes @count characters from @position on. They are known to be there and, except for the unused bits of the last one,
 * to be right. Returns whether those bits are right, too. */
static bool
decode (const char *text,
        size_t      size,
        size_t      position,
        size_t      count,
        DecodedFunc func,
        void       *data)
{
  char    chars[PIECE_CHARS];
  uint8_t bytes[PIECE_CHARS / 4 * 3];

  while (count > 0)
    {
      size_t step = sealwax_armor_read (text, size, &position, chars, count < PIECE_CHARS ? count : PIECE_CHARS);
      size_t decoded = sealwax_base64_decode (chars, step, bytes);

      if (decoded == 0)
        return false;
      func (bytes, decoded, data);
      count -= step;
    }

  return true;
}

/* The same for a Sealed message. sealwax_armor_read() would take its first character for the next message's magic. */
static bool
decode_sealed (const char *text,
               size_t      size,
               size_t      start,
               size_t      count,
               DecodedFunc func,
               void       *data)
{
  static const char first_group[4] = { 'S', 'e', 'a', 'l' };
  uint8_t           bytes[3];

  (void)!sealwax_base64_decode (first_group, sizeof first_group, bytes);
  func (bytes, sizeof bytes, data);

  for (size_t i = 0; i < sizeof first_group; i++)
    start = sealwax_armor_skip (text, size, start) + 1;

  return decode (text, size, start, count - sizeof first_group, func, data);
}

/* What it takes to judge a checksum: the sum of all bytes but the last four, and those four, which arrive last. */
typedef struct
{
  struct sha256_ctx sum;
  size_t            left;
  uint8_t           checksum[SEALWAX_CHECKSUM_SIZE];
} Sum;

static void
add_to_sum (const uint8_t *bytes,
            size_t         size,
            void          *data)
{
  Sum   *sum = data;
  size_t summed = size < sum->left ? size : sum->left;

  sha256_update (&sum->sum, summed, bytes);
  sum->left -= summed;
  if (summed == size)
    return;

  /* A checksum may lie across two pieces: shift what came before. */
  for (size_t i = summed; i < size; i++)
    {
      memmove (sum->checksum, sum->checksum + 1, sizeof sum->checksum - 1);
      sum->checksum[sizeof sum->checksum - 1] = bytes[i];
    }
}

static bool
checksum_holds (const char         *text,
                size_t              size,
                const SealwaxArmor *armor)
{
  Sum     sum = { .left = sealwax_header_message_size (&armor->header) - SEALWAX_CHECKSUM_SIZE };
  uint8_t expected[SEALWAX_CHECKSUM_SIZE];
  bool    whole;

  sha256_init (&sum.sum);
  whole = decode_sealed (text, size, armor->start, armor->chars, add_to_sum, &sum);
  SEALWAX_DIGEST (sha256, &sum.sum, sizeof expected, expected);

  return whole && memcmp (expected, sum.checksum, sizeof expected) == 0; /* not a secret: anyone can compute it */
}

/* The outcomes that need no secret, in the specification's order. */
static SealwaxStatus
judge_sealed (const char         *text,
              size_t              size,
              const SealwaxArmor *armor)
{
  if (armor->chars < SEALWAX_HEADER_CHARS)
    return SEALWAX_STATUS_INCOMPLETE;
  if (!sealwax_header_has_known_size (&armor->header))
    return SEALWAX_STATUS_DAMAGED;
  if (armor->chars < armor->wanted)
    return SEALWAX_STATUS_INCOMPLETE;
  if (!checksum_holds (text, size, armor))
    return SEALWAX_STATUS_DAMAGED;
  if (!sealwax_header_has_known_keys (&armor->header))
    return SEALWAX_STATUS_NEWER;

  return SEALWAX_STATUS_OK;
}

static void
describe_sealed (const char         *text,
                 size_t              size,
                 const SealwaxArmor *armor,
                 SealwaxMessage     *message)
{
  size_t shortest = SEALWAX_BASE64_SIZE (SEALWAX_HEADER_SIZE + SEALWAX_LINE_SIZE + SEALWAX_TRAILER_SIZE);

  message->format = SEALWAX_FORMAT_SEALED;
  message->status = judge_sealed (text, size, armor);
  message->start = armor->start;
  message->end = armor->end;
  message->chars = armor->chars;
  message->chars_wanted = armor->wanted > shortest ? armor->wanted : shortest;

  if (message->status != SEALWAX_STATUS_OK)
    return;

  message->needs_passphrase = (armor->header.method & SEALWAX_METHOD_PASSPHRASE) != 0;
  message->needs_key = (armor->header.method & SEALWAX_METHOD_KEY) != 0;
  message->iterations = (uint32_t)armor->header.cost * SEALWAX_COST_UNIT;
  message->size = sealwax_header_message_size (&armor->header);
}

static void
ignore_decoded (const uint8_t *bytes,
                size_t         size,
                void          *data)
{
}

/* Whether the text is Base64 of a Basic message and nothing else. */
static bool
describe_basic (const char     *text,
                size_t          size,
                SealwaxMessage *message)
{
  size_t start = sealwax_armor_skip (text, size, 0);
  size_t end = start;
  size_t chars = sealwax_armor_read (text, size, &end, NULL, size);
  size_t padding = 0;
  size_t next = sealwax_armor_skip (text, size, end);

  while (next < size && text[next] == '=' && padding < 2)
    {
      padding++;
      end = next + 1;
      next = sealwax_armor_skip (text, size, end);
    }

  if (next < size || (chars + padding) % 4 != 0 || chars * 3 / 4 < SEALWAX_BASIC_OVERHEAD)
    return false;
  if (padding > 0 && !decode (text, size, start, chars, ignore_decoded, NULL))
    return false;

  message->format = SEALWAX_FORMAT_BASIC;
  message->start = start;
  message->end = end;
  message->chars = message->chars_wanted = chars + padding;

  if (chars * 3 / 4 > SEALWAX_BASIC_OVERHEAD + SEALWAX_TEXT_MAX)
    {
      message->status = SEALWAX_STATUS_TOO_LARGE;
      return true;
    }

  message->status = SEALWAX_STATUS_OK;
  message->needs_passphrase = true;
  message->iterations = SEALWAX_BASIC_ITERATIONS;
  message->size = chars * 3 / 4;

  return true;
}

/* Describes a text in which no message was found: by its first weak candidate, or else by the nearest thing to one. */
static void
describe_nearest (const char     *text,
                  size_t          size,
                  SealwaxMessage *message)
{
  SealwaxArmor armor;
  size_t       position = 0;

  if (sealwax_armor_find (text, size, &position, &armor))
    {
      sealwax_armor_gather (text, size, &armor);
      describe_sealed (text, size, &armor, message);
    }
  else if (sealwax_armor_has_magic (text, size, 0, '2', '9'))
    message->status = SEALWAX_STATUS_NEWER;
  else if (!describe_basic (text, size, message))
    message->status = SEALWAX_STATUS_NOT_A_MESSAGE;
}

/**
 * sealwax_message_find:
 * @pasted: (array length=size): any text
 * @size: its size in bytes
 * @position: (inout): 0 at first; afterwards, where to go on
 * @message: (out caller-allocates): receives the message
 *
 * Finds the messages in a text one after another (docs/format.md, "Finding messages"), and says about each what can be said
 * without any secret, which includes whether its checksum holds. If there is none, one call says what comes nearest to one:
 * its @status is never SEALWAX_STATUS_OK then, except for a Basic message.
 *
 * Returns: whether @message was set: at least once for every text
 */
bool
sealwax_message_find (const char     *pasted,
                      size_t          size,
                      size_t         *position,
                      SealwaxMessage *message)
{
  bool         first = *position == 0;
  SealwaxArmor armor;

  *message = (SealwaxMessage){ .format = SEALWAX_FORMAT_NONE };
  if (*position == SIZE_MAX)
    return false;

  while (sealwax_armor_find (pasted, size, position, &armor))
    if (!armor.weak)
      {
        describe_sealed (pasted, size, &armor, message);
        return true;
      }

  *position = SIZE_MAX;
  if (first)
    describe_nearest (pasted, size, message);

  return first;
}

typedef struct
{
  uint8_t *next;
} Buffer;

static void
add_to_buffer (const uint8_t *bytes,
               size_t         size,
               void          *data)
{
  Buffer *buffer = data;

  memcpy (buffer->next, bytes, size);
  buffer->next += size;
}

/**
 * sealwax_message_open:
 * @pasted: the text that sealwax_message_find() found the message in
 * @message: the message
 * @secrets: the secrets at hand; a message opens with those that it needs, whatever else is given
 * @progress: (nullable): told of the derivation's progress, and asked whether to go on
 * @buffer: (out caller-allocates): @message->size bytes; receives the text at its beginning, or only zeros
 * @text_size: (out): receives the text's size in bytes
 *
 * Opens a message (docs/format.md, "Reading").
 *
 * Returns: SEALWAX_STATUS_OK; SEALWAX_STATUS_UNPROVEN with a text, which a program that no person watches must treat as
 *   SEALWAX_STATUS_WRONG; @message->status when that is not SEALWAX_STATUS_OK; SEALWAX_STATUS_MISSING,
 *   SEALWAX_STATUS_WRONG, SEALWAX_STATUS_ALTERED, SEALWAX_STATUS_CANCELLED
 */
SealwaxStatus
sealwax_message_open (const char            *pasted,
                      const SealwaxMessage  *message,
                      const SealwaxSecrets  *secrets,
                      const SealwaxProgress *progress,
                      uint8_t               *buffer,
                      size_t                *text_size)
{
  Buffer decoded = { buffer };
  size_t digits = (message->size * 4 + 2) / 3;
  bool   basic = message->format == SEALWAX_FORMAT_BASIC;
  bool   whole;

  *text_size = 0;
  if (message->status != SEALWAX_STATUS_OK)
    return message->status;

  whole = (basic ? decode : decode_sealed) (pasted, message->end, message->start, digits, add_to_buffer, &decoded);
  if (!whole) /* this is not the text that it was found in */
    {
      sealwax_wipe (buffer, message->size);
      return SEALWAX_STATUS_DAMAGED;
    }

  if (basic)
    return sealwax_basic_open (buffer, message->size, secrets->passphrase, secrets->passphrase_size, progress, text_size);

  return sealwax_sealed_open (buffer, message->size, secrets, progress, text_size);
}

/**
 * sealwax_message_size:
 * @format: a format
 * @text_size: a text's size in bytes, at most %SEALWAX_TEXT_MAX
 *
 * Returns: how many characters its message has, including line ends
 */
size_t
sealwax_message_size (SealwaxFormat format,
                      size_t        text_size)
{
  return format == SEALWAX_FORMAT_BASIC ? sealwax_basic_size (text_size) : sealwax_sealed_size (text_size);
}

/* What a writer may use; a message without a passphrase has no cost. */
static bool
is_good_cost (SealwaxFormat format,
              uint32_t      iterations)
{
  if (format == SEALWAX_FORMAT_BASIC)
    return iterations == SEALWAX_BASIC_ITERATIONS;

  return iterations >= SEALWAX_ITERATIONS_MIN && iterations <= SEALWAX_ITERATIONS_MAX && iterations % SEALWAX_COST_UNIT == 0;
}

/* Whether a reader would find a magic that we did not put there: anywhere in Basic, after the first one in Sealed. */
static bool
holds_stray_magic (SealwaxFormat format,
                   const char   *message,
                   size_t        size)
{
  if (format == SEALWAX_FORMAT_BASIC)
    return sealwax_armor_has_magic (message, size, 0, '1', '9');

  return sealwax_armor_has_magic (message, size, SEALWAX_MAGIC_CHARS, '1', '1');
}

/**
 * sealwax_message_seal:
 * @format: the format to make
 * @text: (array length=text_size): the text
 * @text_size: its size in bytes
 * @secrets: the passphrase, the key or, in Sealed, both; whatever is given is used
 * @iterations: PBKDF2 iterations: for Sealed, from %SEALWAX_ITERATIONS_MIN to %SEALWAX_ITERATIONS_MAX in steps of
 *   %SEALWAX_COST_UNIT; for Basic, %SEALWAX_BASIC_ITERATIONS
 * @progress: (nullable): told of the derivation's progress, and asked whether to go on
 * @out: (out caller-allocates): receives sealwax_message_size() characters, no NUL
 *
 * Makes a message with a fresh salt and IV.
 *
 * Returns: SEALWAX_STATUS_OK, or SEALWAX_STATUS_TOO_LARGE, SEALWAX_STATUS_NOT_TEXT, SEALWAX_STATUS_BAD_COST,
 *   SEALWAX_STATUS_MISSING without a secret that the format takes, SEALWAX_STATUS_NO_RANDOM, SEALWAX_STATUS_CANCELLED
 */
SealwaxStatus
sealwax_message_seal (SealwaxFormat          format,
                      const uint8_t         *text,
                      size_t                 text_size,
                      const SealwaxSecrets  *secrets,
                      uint32_t               iterations,
                      const SealwaxProgress *progress,
                      char                  *out)
{
  uint8_t       random[SEALWAX_SALT_SIZE + SEALWAX_IV_SIZE];
  SealwaxStatus status;

  if (text_size > SEALWAX_TEXT_MAX)
    return SEALWAX_STATUS_TOO_LARGE;
  if (!sealwax_text_is_valid (text, text_size))
    return SEALWAX_STATUS_NOT_TEXT;
  if ((secrets->passphrase_size > 0 || secrets->normalized_size > 0) && !is_good_cost (format, iterations))
    return SEALWAX_STATUS_BAD_COST;

  do
    {
      status = sealwax_random (random, sizeof random);
      if (status != SEALWAX_STATUS_OK)
        return status;

      if (format == SEALWAX_FORMAT_BASIC)
        status = sealwax_basic_seal (text, text_size, secrets->passphrase, secrets->passphrase_size, random, progress, out);
      else
        status = sealwax_sealed_seal (text, text_size, secrets, iterations, random, random + SEALWAX_SALT_SIZE, progress, out);
    }
  while (status == SEALWAX_STATUS_OK && holds_stray_magic (format, out, sealwax_message_size (format, text_size)));

  return status;
}
