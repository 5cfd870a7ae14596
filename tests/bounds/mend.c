/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <valgrind/callgrind.h>

#include "sealwax-mend.h"

/* mend SIZE…: mends texts that are made to be hard to mend. Prints for each its kind, its size and how many messages are
 * whole. Under callgrind, only the instructions of mending are dumped.
 * mend chat: finds the messages of a chat in which nothing has to be mended, and prints how many there are; dumps that, and then
 * how it finds out that nothing has to be. */

typedef struct
{
  const char *name;
  const char *start;  /* once */
  const char *repeat; /* over and over */
} Kind;

/* The header of a message of 64 MiB, one of a body of one line, and a whole message. */
#define LARGEST "Sealwax1AgAAAAAAABYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define SHORTEST "Sealwax1AgAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define MESSAGE                                                        \
  "Sealwax1AgAA6W90wwAAAVBRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5v\n" \
  "0bcEaRoljYVsS/TSl3yKe1XvO7G0zwj1KQ07ZIv91oOgdexsimnKKhq694K7F7Dd\n" \
  "NYT+iJlKzRL1TxEIGVHi2+LsgcnIeJw0wIAWS9ork334ZZHD\n"
#define SIGNS "=2B %2B \\+ &#43; <b> a-b +cdefghijklmn x \x1b[0m "

static const Kind kinds[] = {
  { "magics", "", "*Sealwax1" },
  { "headers", "", SHORTEST "*" },
  { "one-header", LARGEST "*", "ABCDabcd0123+/+/ABCD*" },
  { "signs", LARGEST "*", SIGNS },
  { "signs-headers", "", SHORTEST SIGNS },
  { "nearly", "", SHORTEST "*\nABCDabcd0123ABCDABCDabcd0123ABCDABCDabcd0123ABCDABCDabcd0123ABCD\nABCDabcd0123ABCDABCDabcd0123ABCDABCDabcd0123ABCD\n" },
  { "open-tags", LARGEST "*", "<a=\"" },
  { "open-comments", LARGEST "*", "<!--<style><script>" },
  { "escapes", LARGEST "*", "\x1b]ABCD\x1b[1;\x1bP" },
  { "backslashes", LARGEST "*", "\\\\u{" },
  { "entities", LARGEST "*", "&&#&#x" },
  { "soft-breaks", LARGEST "*", "= = =" },
  { "lines", LARGEST "*", "A\n" },
  { "blanks", LARGEST "*", "ABCDabcd0123 " },
  { "joiners", LARGEST "*", "A\xe2\x80\x8b" },
  { "messages", "", MESSAGE },
  { "mended", "", MESSAGE "S=" },
};

static char *
make_text (const Kind *kind,
           size_t      size)
{
  size_t start = strlen (kind->start);
  size_t step = strlen (kind->repeat);
  char  *text = malloc (size);

  if (text == NULL || size < start)
    abort ();
  memcpy (text, kind->start, start);
  for (size_t i = start; i < size; i++)
    text[i] = kind->repeat[(i - start) % step];

  return text;
}

static size_t
mend (const char *text,
      size_t      size)
{
  SealwaxMessage *messages = calloc (SEALWAX_MEND_MAX, sizeof *messages);
  char           *scratch = malloc (size);
  size_t          position = 0, count = 0, whole = 0;

  if (messages == NULL || scratch == NULL)
    abort ();
  while (count < SEALWAX_MEND_MAX && sealwax_message_find (text, size, &position, &messages[count]))
    count++;

  CALLGRIND_ZERO_STATS;
  if (!sealwax_mend (text, size, messages, &count, scratch, NULL))
    abort ();
  CALLGRIND_DUMP_STATS;

  for (size_t i = 0; i < count; i++)
    whole += messages[i].status == SEALWAX_STATUS_OK;
  free (messages);
  free (scratch);

  return whole;
}

/* Two lines of it: some names have the letter that a message begins with. */
#define CHAT "[12:04] Ana:\n" MESSAGE "\n[12:05] Sam:\n" MESSAGE "\n"

static void
find_in_chat (void)
{
  static const Kind kind = { "chat", "", CHAT };
  SealwaxMessage    messages[40];
  size_t            size = sizeof messages / sizeof messages[0] / 2 * strlen (CHAT);
  char             *text = make_text (&kind, size);
  size_t            position = 0, count = 0;

  CALLGRIND_ZERO_STATS;
  while (count < sizeof messages / sizeof messages[0] && sealwax_message_find (text, size, &position, &messages[count]))
    count++;
  CALLGRIND_DUMP_STATS;
  if (sealwax_mend_is_needed (text, size, messages, count))
    abort ();
  CALLGRIND_DUMP_STATS;

  printf ("%zu\n", count);
  free (text);
}

int
main (int   argc,
      char *argv[])
{
  if (argc > 1 && strcmp (argv[1], "chat") == 0)
    {
      find_in_chat ();
      return 0;
    }

  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    for (int j = 1; j < argc; j++)
      {
        size_t size = strtoul (argv[j], NULL, 10);
        char  *text = make_text (&kinds[i], size);

        printf ("%s %zu %zu\n", kinds[i].name, size, mend (text, size));
        free (text);
      }

  return 0;
}
