/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-message-basic.h"

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-decode.h"

/* Collects how the bytes begin, and whether they are printable: most of the time, the first piece tells that they are not. */
typedef struct
{
  uint8_t start[SEALWAX_FOREIGN_BYTES];
  size_t  count;
  bool    printable;
} Glance;

static void
glance_at (const uint8_t *bytes,
           size_t         size,
           void          *data)
{
  Glance *glance = data;

  for (size_t i = 0; i < size && glance->count < sizeof glance->start; i++)
    glance->start[glance->count++] = bytes[i];
  for (size_t i = 0; i < size && glance->printable; i++)
    glance->printable = (bytes[i] >= ' ' && bytes[i] < 0x7f) || (bytes[i] >= '\t' && bytes[i] <= '\r');
}

/**
 * sealwax_message_name_basic:
 * @text: (array length=size): a text
 * @size: its size in bytes
 * @start: where its first Base64 character is
 * @chars: how many of those it has, and nothing else but what is passed over and padding
 *
 * Returns: what such a text may be that is no message
 */
SealwaxForeign
sealwax_message_name_basic (const char *text,
                            size_t      size,
                            size_t      start,
                            size_t      chars)
{
  size_t         few = chars < SEALWAX_BASE64_SIZE (SEALWAX_FOREIGN_BYTES) ? chars : SEALWAX_BASE64_SIZE (SEALWAX_FOREIGN_BYTES);
  Glance         glance = { .printable = true };
  SealwaxForeign foreign = sealwax_foreign_name_case (text, size);

  if (foreign != SEALWAX_FOREIGN_NONE)
    return foreign;

  (void)!sealwax_decode (text, size, start, few, glance_at, &glance);
  foreign = sealwax_foreign_name_bytes (glance.start, glance.count, chars * 3 / 4);
  if (foreign != SEALWAX_FOREIGN_NONE && foreign != SEALWAX_FOREIGN_PERHAPS_KEY)
    return foreign;

  if (glance.printable && few < chars)
    (void)!sealwax_decode (text, size, start, chars, glance_at, &glance);

  return glance.printable ? SEALWAX_FOREIGN_TEXT : foreign;
}

static void
ignore_decoded (const uint8_t *bytes,
                size_t         size,
                void          *data)
{
}

/**
 * sealwax_message_find_basic:
 * @text: (array length=size): a text without a magic
 * @size: its size in bytes
 * @message: (inout): receives the message, or what the text is that can be no message
 *
 * Reads a text that may be a Basic message and nothing else.
 *
 * Returns: whether it is Base64, so that @message was set
 */
bool
sealwax_message_find_basic (const char     *text,
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
  if (padding > 0 && !sealwax_decode (text, size, start, chars, ignore_decoded, NULL))
    return false;

  message->format = SEALWAX_FORMAT_BASIC;
  message->start = start;
  message->end = end;
  message->chars = message->chars_wanted = chars + padding;
  message->foreign = sealwax_message_name_basic (text, size, start, chars);

  if (sealwax_foreign_is_certain (message->foreign))
    {
      *message = (SealwaxMessage){ .format = SEALWAX_FORMAT_NONE, .status = SEALWAX_STATUS_NOT_A_MESSAGE, .foreign = message->foreign };
      return true;
    }
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
