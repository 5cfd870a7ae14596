/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include <nettle/sha2.h>

#include "sealwax-base64.h"
#include "sealwax-mend.h"
#include "sealwax-nettle.h"

/* A message is made, mangled in one or two ways, and mended: it must come out as it was. Anything else in the input is put
 * before and after it, and is also read on its own. */

#define LINES_MAX 6
#define CHARS_MAX 512
#define TEXT_MAX 16384

typedef struct
{
  char   chars[TEXT_MAX];
  size_t size;
} Text;

static void
add (Text       *text,
     const char *chars,
     size_t      size)
{
  FUZZ_CHECK (text->size + size <= sizeof text->chars);
  memcpy (text->chars + text->size, chars, size);
  text->size += size;
}

static void
add_string (Text       *text,
            const char *string)
{
  add (text, string, strlen (string));
}

/* A message of random bytes with a valid checksum, in lines. */
static void
make (FuzzInput *input,
      Text      *text)
{
  uint8_t           bytes[SEALWAX_HEADER_SIZE + LINES_MAX * SEALWAX_LINE_SIZE + SEALWAX_TRAILER_SIZE + SHA256_DIGEST_SIZE];
  char              chars[SEALWAX_BASE64_SIZE (sizeof bytes)];
  uint8_t           seed[8];
  size_t            lines = 1 + fuzz_byte (input) % LINES_MAX;
  size_t            size = SEALWAX_HEADER_SIZE + lines * SEALWAX_LINE_SIZE + SEALWAX_TRAILER_SIZE;
  static const char magic[] = "Sealwax1";
  struct sha256_ctx sum;

  fuzz_bytes (input, seed, sizeof seed);
  for (size_t i = 0; i < size; i += SHA256_DIGEST_SIZE, seed[0]++)
    {
      sha256_init (&sum);
      sha256_update (&sum, sizeof seed, seed);
      SEALWAX_DIGEST (sha256, &sum, SHA256_DIGEST_SIZE, bytes + i);
    }
  FUZZ_CHECK (sealwax_base64_decode (magic, 8, bytes) == 6);
  memcpy (bytes + 6, "\x11\0\x3c", 3);
  memcpy (bytes + 13, (const uint8_t[]){ 0, 0, (uint8_t)lines }, 3);
  sha256_init (&sum);
  sha256_update (&sum, size - 4, bytes);
  SEALWAX_DIGEST (sha256, &sum, 4, bytes + size - 4);

  sealwax_base64_encode (bytes, size, chars);
  for (size_t i = 0; i < size / 3 * 4; i += 64)
    {
      add (text, chars + i, size / 3 * 4 - i < 64 ? size / 3 * 4 - i : 64);
      add_string (text, "\n");
    }
}

/* How a character is written; NULL: as it is. */
typedef struct
{
  const char *before; /* each line */
  const char *plus;
  const char *slash;
  const char *equals;
  const char *less;
  const char *backslash;
  const char *line_end;
  size_t      soft; /* after this many characters, */
  const char *soft_break;
} Mangler;

static const Mangler manglers[] = {
  { "", NULL, NULL, "=3D", NULL, NULL, NULL, 76, "=\n" },
  { "", "=2B", "=2F", "=3D", "=3C", NULL, "=20\n", 70, "=\r\n" },
  { "<div class=\"a\">", NULL, NULL, NULL, "&lt;", NULL, "</div>\n", 0, NULL },
  { "", "&#43;", "&sol;", NULL, "&#x3c;", NULL, "<br class=\"\">", 0, NULL },
  { "", "\\+", NULL, NULL, "\\<", "\\\\", "\\\n", 0, NULL },
  { "", "\\u002b", "\\/", NULL, NULL, "\\\\", "\\n", 0, NULL },
  { "", "%2B", "%2f", "%3D", "%3C", "%5C", "%0A", 0, NULL },
  { "\x1b[1;32m", NULL, NULL, NULL, NULL, NULL, "\x1b[0m\n", 0, NULL },
  { "> ", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL },
  { " 12: ", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL },
  { "\xe2\x80\xa2 ", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL },
  { "", NULL, NULL, NULL, NULL, NULL, "\n\n[10:03] Bob Miller:\n", 0, NULL },
  { "\xe2\x94\x82 ", NULL, NULL, NULL, NULL, NULL, " \xe2\x94\x82\n", 0, NULL },
  { "", "-", "_", NULL, NULL, NULL, NULL, 0, NULL },
  { "+", NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL },
};

#define N_MANGLERS (sizeof manglers / sizeof manglers[0])
#define FIRST_SIMPLE 7 /* those after this one put nothing into the lines that could be taken for something else */

static void
mangle (const Mangler *how,
        const Text    *from,
        Text          *to)
{
  size_t column = 0;

  to->size = 0;
  for (size_t i = 0; i < from->size; i++)
    {
      char        character = from->chars[i];
      const char *written = NULL;

      if (i == 0 || from->chars[i - 1] == '\n')
        add_string (to, how->before);
      if (how->soft > 0 && ++column % how->soft == 0)
        add_string (to, how->soft_break);

      switch (character)
        {
        case '+':
          written = how->plus;
          break;
        case '/':
          written = how->slash;
          break;
        case '=':
          written = how->equals;
          break;
        case '<':
          written = how->less;
          break;
        case '\\':
          written = how->backslash;
          break;
        case '\n':
          written = how->line_end;
          column = 0;
          break;
        default:
          break;
        }
      if (written != NULL)
        add_string (to, written);
      else
        add (to, &character, 1);
    }
}

static void
check_messages (const char           *text,
                size_t                size,
                const SealwaxMessage *messages,
                size_t                count)
{
  size_t end = 0;

  for (size_t i = 0; i < count; i++)
    {
      const SealwaxMessage *message = &messages[i];
      char                 *chars;
      unsigned              undone;

      FUZZ_CHECK (message->start >= end && message->start <= message->end && message->end <= size);
      end = message->end;
      if (!message->mending.mended)
        continue;

      FUZZ_CHECK (message->status == SEALWAX_STATUS_OK || message->status == SEALWAX_STATUS_NEWER);
      chars = malloc (message->end - message->start);
      FUZZ_CHECK (chars != NULL);
      FUZZ_CHECK (sealwax_mend_read (text, message, chars, &undone) == message->chars);
      free (chars);
    }
}

/* Reads a text. Returns how many messages there are. */
static size_t
mend (const char      *text,
      size_t           size,
      SealwaxMessage **messages)
{
  char  *scratch = malloc (size + 1);
  char  *copy = malloc (size + 1);
  size_t position = 0, count = 0;

  *messages = calloc (SEALWAX_MEND_MAX, sizeof **messages);
  FUZZ_CHECK (scratch != NULL && copy != NULL && *messages != NULL);
  memcpy (copy, text, size);
  while (count < SEALWAX_MEND_MAX && sealwax_message_find (copy, size, &position, &(*messages)[count]))
    count++;
  FUZZ_CHECK (sealwax_mend (copy, size, *messages, &count, scratch, NULL));
  check_messages (copy, size, *messages, count);
  free (copy);
  free (scratch);

  return count;
}

/* Whether one of the messages is the one that was made. */
static bool
has (const char           *text,
     const SealwaxMessage *messages,
     size_t                count,
     const Text           *made)
{
  char     chars[CHARS_MAX + 512] = { 0 };
  size_t   size = 0;
  bool     found = false;
  unsigned undone;

  for (size_t i = 0; i < made->size; i++)
    if (made->chars[i] != '\n')
      chars[size++] = made->chars[i];

  for (size_t i = 0; i < count && !found; i++)
    {
      char *read = malloc (messages[i].end - messages[i].start + 1);

      FUZZ_CHECK (read != NULL);
      if (messages[i].mending.mended)
        found = sealwax_mend_read (text, &messages[i], read, &undone) == size && memcmp (read, chars, size) == 0;
      else /* found by strict reading */
        found = messages[i].status == SEALWAX_STATUS_OK && messages[i].chars == size;
      free (read);
    }

  return found;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  FuzzInput       input = { data, size };
  static Text     made, once, twice;
  size_t          first, second, count;
  SealwaxMessage *messages;

  count = mend ((const char *)data, size, &messages);
  FUZZ_CHECK (count > 0);
  free (messages);

  made.size = 0;
  first = fuzz_byte (&input) % N_MANGLERS;
  second = fuzz_byte (&input) % N_MANGLERS;
  make (&input, &made);
  mangle (&manglers[first], &made, &once);
  /* One encoding inside another, or an encoding of something simple; two simple ones may look like a third. */
  if (second < FIRST_SIMPLE && first != second)
    mangle (&manglers[second], &once, &twice);
  else
    twice = once;

  if (input.size < 1024)
    {
      add_string (&twice, "\n\n");
      add (&twice, (const char *)input.bytes, input.size);
    }
  count = mend (twice.chars, twice.size, &messages);
  FUZZ_CHECK (input.size > 0 || has (twice.chars, messages, count, &made));
  free (messages);

  return 0;
}
