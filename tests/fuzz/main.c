/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "fuzz.h"

#include <dirent.h>
#include <string.h>

/* Passes the contents of folders to a target, as libFuzzer would, for the ordinary tests: no clang is needed. Each folder
 * is a case, and a missing folder counts as an empty one. */

/* A separate copy of the exact size, so that valgrind and AddressSanitizer notice reads beyond its end. */
static void
feed (const uint8_t *bytes,
      size_t         size)
{
  uint8_t *copy = malloc (size);

  if (size > 0)
    {
      FUZZ_CHECK (copy != NULL);
      memcpy (copy, bytes, size);
    }
  (void)LLVMFuzzerTestOneInput (copy, size);
  free (copy);
}

static void
feed_file (const char *folder,
           const char *name)
{
  char    *path;
  FILE    *file;
  uint8_t *bytes = NULL;
  size_t   size = 0;
  size_t   got;

  FUZZ_CHECK (asprintf (&path, "%s/%s", folder, name) > 0);
  file = fopen (path, "rb");
  FUZZ_CHECK (file != NULL);
  do
    {
      bytes = realloc (bytes, size + 65536);
      FUZZ_CHECK (bytes != NULL);
      got = fread (bytes + size, 1, 65536, file);
      size += got;
    }
  while (got > 0);

  /* Printed first: a crash says nothing more. */
  printf ("# %s\n", path);
  feed (bytes, size);

  fclose (file);
  free (bytes);
  free (path);
}

static unsigned
feed_folder (const char *folder)
{
  struct dirent **entries;
  int             count = scandir (folder, &entries, NULL, alphasort);
  unsigned        fed = 0;

  for (int i = 0; i < count; i++)
    {
      if (entries[i]->d_name[0] != '.')
        {
          feed_file (folder, entries[i]->d_name);
          fed++;
        }
      free (entries[i]);
    }
  if (count >= 0)
    free (entries);

  return fed;
}

int
main (int   argc,
      char *argv[])
{
  setvbuf (stdout, NULL, _IOLBF, 0);
  printf ("1..%d\n", argc);

  feed (NULL, 0);
  printf ("ok 1 - nothing\n");
  for (int i = 1; i < argc; i++)
    {
      unsigned fed = feed_folder (argv[i]);

      printf ("ok %d - %u inputs of %s\n", i + 1, fed, argv[i]);
    }

  return 0;
}
