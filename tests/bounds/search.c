/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <valgrind/callgrind.h>

#include "sealwax-message.h"

/* search SIZE…: looks for messages in texts that are made to be hard to search. Prints for each its kind, its size and the
 * milliseconds. Under callgrind, only the instructions of the search are dumped. */

typedef struct
{
  const char *name;
  const char *start;  /* once */
  const char *repeat; /* over and over */
  const char *end;    /* once */
} Kind;

/* The header of a message of 64 MiB, and one of an unknown method. */
#define LARGEST "Sealwax1AgAAAAAAABYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
#define UNKNOWN "Sealwax1/gAAAAAAABYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

static const Kind kinds[] = {
  { "magics", "", "Sealwax1", "" },
  { "almost-magics", "", "Sealwax", "" },
  { "letters", "", "S", "" },
  { "beginnings", "", "Se", "" },
  { "letters-apart", "", "S                    ", "" },
  { "spaces", "S", " ", "" },
  { "spread-magics", "", "S e a l w a x 1 ", "" },
  { "breaks", "Sealwax", "<br />", "" },
  { "almost-breaks", "", "<br /", "" },
  { "base64", "", "ABCDabcd0123+/+/", "" },
  { "almost-base64", "", "ABCDabcd0123+/+/", "*" },
  { "padding", "", "ABC=", "" },
  { "headers", "", LARGEST, "" },
  { "one-header", LARGEST, "ABCDabcd0123+/+/", "" },
  { "unknown-headers", "", UNKNOWN "\n", "" },
  { "high-bytes", "", "\xe2\x80", "" },
};

static char *
make_text (const Kind *kind,
           size_t      size)
{
  size_t start = strlen (kind->start);
  size_t step = strlen (kind->repeat);
  size_t end = strlen (kind->end);
  char  *text = malloc (size);

  if (text == NULL || size < start + end)
    abort ();

  memcpy (text, kind->start, start);
  for (size_t i = start; i < size - end; i++)
    text[i] = kind->repeat[(i - start) % step];
  memcpy (text + size - end, kind->end, end);

  return text;
}

static double
search (const char *text,
        size_t      size)
{
  SealwaxMessage  message;
  struct timespec before, after;
  size_t          position = 0;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &before);
  CALLGRIND_ZERO_STATS;
  while (sealwax_message_find (text, size, &position, &message))
    ;
  CALLGRIND_DUMP_STATS;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &after);

  return (double)(after.tv_sec - before.tv_sec) * 1e3 + (double)(after.tv_nsec - before.tv_nsec) / 1e6;
}

int
main (int   argc,
      char *argv[])
{
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    {
      /* Without arguments, prints the names. */
      if (argc == 1)
        puts (kinds[i].name);

      for (int j = 1; j < argc; j++)
        {
          size_t size = strtoul (argv[j], NULL, 10);
          char  *text = make_text (&kinds[i], size);

          printf ("%s %zu %.3f\n", kinds[i].name, size, search (text, size));
          free (text);
        }
    }

  return 0;
}
