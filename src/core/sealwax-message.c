/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-message.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-bytes.h"
#include "sealwax-decode.h"
#include "sealwax-message-basic.h"
#include "sealwax-sealed.h"

/* The same for a Sealed message. sealwax_armor_read() would take its first character for the next message's magic. */
static bool
decode_sealed (const char        *text,
               size_t             size,
               size_t             start,
               size_t             count,
               SealwaxDecodedFunc func,
               void              *data)
{
  static const char first_group[4] = { 'S', 'e', 'a', 'l' };
  uint8_t           bytes[3];

  (void)!sealwax_base64_decode (first_group, sizeof first_group, bytes);
  func (bytes, sizeof bytes, data);

  for (size_t i = 0; i < sizeof first_group; i++)
    start = sealwax_armor_skip (text, size, start) + 1;

  return sealwax_decode (text, size, start, count - sizeof first_group, func, data);
}

static bool
checksum_holds (const char         *text,
                size_t              size,
                const SealwaxArmor *armor)
{
  SealwaxSum sum;

  sealwax_sum_init (&sum, sealwax_header_message_size (&armor->header));

  return decode_sealed (text, size, armor->start, armor->chars, sealwax_sum_add, &sum) && sealwax_sum_holds (&sum);
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
  else if (!sealwax_message_find_basic (text, size, message))
    {
      message->status = SEALWAX_STATUS_NOT_A_MESSAGE;
      message->foreign = sealwax_foreign_name_text (text, size);
    }
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
 * Opens a message (docs/format.md, "Reading"). One that was mended has to be read with sealwax_mend_read() first, and is
 * found again in what that gives.
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
  if (message->mending.mended)
    return SEALWAX_STATUS_DAMAGED;

  whole = (basic ? sealwax_decode : decode_sealed) (pasted, message->end, message->start, digits, add_to_buffer, &decoded);
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

/* Whether a reader would not take a message for what it is: it has a magic that we did not put there, anywhere in Basic,
 * after the first one in Sealed; or it looks like something else that is refused. */
static bool
is_mistakable (SealwaxFormat format,
               const char   *message,
               size_t        size)
{
  if (format == SEALWAX_FORMAT_BASIC)
    return sealwax_armor_has_magic (message, size, 0, '1', '9')
           || sealwax_foreign_is_certain (sealwax_message_name_basic (message, size, 0, sealwax_base64_span (message, size)));

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
  while (status == SEALWAX_STATUS_OK && is_mistakable (format, out, sealwax_message_size (format, text_size)));

  return status;
}
