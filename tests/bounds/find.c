/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>

#include <valgrind/callgrind.h>

#include "sealwax-finding.h"

/* find FILE…: finds the messages in each file, as the window does with what is pasted, and prints how many there are. Under
 * callgrind, only the instructions of that are dumped. */

static guint
find (const char *file)
{
  g_autoptr (GBytes) pasted = NULL;
  g_autoptr (GArray) findings = NULL;
  char *text;
  gsize size;

  if (!g_file_get_contents (file, &text, &size, NULL))
    abort ();
  pasted = g_bytes_new_take (text, size);

  CALLGRIND_ZERO_STATS;
  findings = sealwax_find (pasted);
  CALLGRIND_DUMP_STATS;

  return findings->len;
}

int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    printf ("%u\n", find (argv[i]));

  return 0;
}
