/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-message.h"

/* Any text: what the finder says about its candidates and about its messages agrees. */

static void
check_candidate (const char         *text,
                 size_t              size,
                 const SealwaxArmor *armor)
{
  FUZZ_CHECK (armor->start < armor->end && armor->end <= size);
  FUZZ_CHECK (text[armor->start] == 'S');
  FUZZ_CHECK (armor->chars >= SEALWAX_MAGIC_CHARS && armor->chars <= armor->wanted);
  FUZZ_CHECK (armor->chars <= armor->end - armor->start);
  FUZZ_CHECK (armor->wanted % 4 == 0 && armor->wanted >= SEALWAX_HEADER_CHARS);
  if (!armor->weak)
    {
      FUZZ_CHECK (armor->chars >= SEALWAX_HEADER_CHARS);
      FUZZ_CHECK (sealwax_header_has_known_keys (&armor->header));
      FUZZ_CHECK (sealwax_header_has_known_size (&armor->header));
      FUZZ_CHECK (armor->wanted == SEALWAX_BASE64_SIZE (sealwax_header_message_size (&armor->header)));
    }
}

static size_t
check_candidates (const char *text,
                  size_t      size)
{
  SealwaxArmor armor;
  size_t       position = 0;
  size_t       before = 0;
  size_t       count = 0;

  while (sealwax_armor_find (text, size, &position, &armor))
    {
      count++;
      FUZZ_CHECK (position > before && position <= size && armor.start >= before);
      before = position;
      check_candidate (text, size, &armor);
      sealwax_armor_gather (text, size, &armor);
      check_candidate (text, size, &armor);
      /* None reaches into the next one. */
      FUZZ_CHECK (!sealwax_armor_has_magic (text, armor.end, armor.start + 1, '1', '1'));
    }

  return count;
}

/* How many magics there are once everything that is passed over is removed. */
static size_t
count_magics (const char *text,
              size_t      size)
{
  char  *bare = malloc (size + 1);
  size_t length = 0;
  size_t count = 0;

  FUZZ_CHECK (bare != NULL);
  for (size_t i = sealwax_armor_skip (text, size, 0); i < size; i = sealwax_armor_skip (text, size, i + 1))
    bare[length++] = text[i];
  for (size_t i = 0; i + SEALWAX_MAGIC_CHARS <= length; i++)
    count += memcmp (bare + i, "Sealwax1", SEALWAX_MAGIC_CHARS) == 0;
  free (bare);

  return count;
}

/* With passed-over characters between all of its own, a message stays the same. */
static void
check_spread (const char           *text,
              const SealwaxMessage *message)
{
  static const char filler[] = "\r\n>\xe2\x80\x8b<bR />\xc2\xad|";
  size_t            length = message->end - message->start;
  size_t            size = 0;
  size_t            position = 0;
  char             *spread = malloc (length * sizeof filler);
  SealwaxMessage    again;

  for (size_t i = message->start; i < message->end;)
    {
      size_t next = sealwax_armor_skip (text, message->end, i);

      if (next == message->end)
        break;
      spread[size++] = text[next];
      memcpy (spread + size, filler, sizeof filler - 1);
      size += sizeof filler - 1;
      i = next + 1;
    }

  FUZZ_CHECK (sealwax_message_find (spread, size, &position, &again));
  FUZZ_CHECK (again.status == message->status && again.format == message->format);
  FUZZ_CHECK (again.chars == message->chars && again.size == message->size);
  free (spread);
}

/* Without a secret, a whole message asks for one, and any other keeps its name. */
static void
check_message (const char           *text,
               const SealwaxMessage *message)
{
  SealwaxSecrets nothing = { 0 };
  uint8_t       *buffer = malloc (message->size + 1);
  size_t         text_size = 1;
  SealwaxStatus  status;

  FUZZ_CHECK (buffer != NULL);
  memset (buffer, 0xa5, message->size);
  status = sealwax_message_open (text, message, &nothing, NULL, buffer, &text_size);
  FUZZ_CHECK (status == (message->status == SEALWAX_STATUS_OK ? SEALWAX_STATUS_MISSING : message->status));
  FUZZ_CHECK (text_size == 0 && fuzz_is_zero (buffer, message->size));
  free (buffer);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char    *text = (const char *)data;
  size_t         candidates = check_candidates (text, size);
  SealwaxMessage message;
  size_t         position = 0;
  size_t         messages = 0;
  size_t         end = 0;

  FUZZ_CHECK (candidates == count_magics (text, size));
  FUZZ_CHECK ((candidates > 0) == sealwax_armor_has_magic (text, size, 0, '1', '1'));

  while (sealwax_message_find (text, size, &position, &message))
    {
      messages++;
      FUZZ_CHECK (message.start >= end && message.start <= message.end && message.end <= size);
      FUZZ_CHECK (message.chars <= message.chars_wanted);
      FUZZ_CHECK ((message.status == SEALWAX_STATUS_OK) == (message.size > 0));
      FUZZ_CHECK (message.size <= size);
      end = message.end;
      check_message (text, &message);
      if (message.status == SEALWAX_STATUS_OK && size < 4096)
        check_spread (text, &message);
    }
  FUZZ_CHECK (messages > 0);

  return 0;
}
