/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <nettle/sha2.h>

#include "sealwax-nettle.h"

#include "probe.h"

/* Does one thing at a time as bench.py asks, so that all contenders, Python's own too, can take turns.
 *
 *   list              each contender, as GROUP NAME; then an empty line
 *   run GROUP NAME N  how many nanoseconds of the processor's time N bytes or iterations took, and the digest of what came of
 *                     it, or - for nothing
 */

static const Contender *const lists[] = { kdf_contenders, cipher_contenders, base64_contenders, limit_contenders };

#define FOR_EACH_CONTENDER(contender)                                   \
  for (size_t list_ = 0; list_ < sizeof lists / sizeof *lists; list_++) \
    for (const Contender *contender = lists[list_]; contender->group != NULL; contender++)

static const Contender *
find (const char *group,
      const char *name)
{
  FOR_EACH_CONTENDER (contender)
  {
    if (strcmp (contender->group, group) == 0 && strcmp (contender->name, name) == 0)
      return contender;
  }

  return NULL;
}

static void
list (void)
{
  FOR_EACH_CONTENDER (contender)
  {
    if (contender->can_run == NULL || contender->can_run ())
      printf ("%s %s\n", contender->group, contender->name);
  }
  puts ("");
}

static uint64_t
get_cpu_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

static void
print_digest (const uint8_t *bytes,
              size_t         size)
{
  struct sha256_ctx context;
  uint8_t           digest[SHA256_DIGEST_SIZE];

  sha256_init (&context);
  sha256_update (&context, size, bytes);
  SEALWAX_DIGEST (sha256, &context, sizeof digest, digest);
  for (size_t i = 0; i < sizeof digest; i++)
    printf ("%02x", digest[i]);
}

/* The same bytes for everyone; for decoding Base64, digits. Both buffers are written to beforehand, so that the system has
 * provided the pages. Ciphers work in place. */
static void
prepare (Work       *work,
         const char *group,
         uint8_t    *input,
         size_t      room)
{
  bool     digits = strcmp (group, "base64-decode") == 0;
  uint32_t state = 1;

  for (size_t i = 0; i < work->size; i++)
    {
      state = state * 1664525 + 1013904223;
      input[i] = (uint8_t)(digits ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[state >> 26] : (char)(state >> 24));
    }
  for (size_t i = 0; i < sizeof work->key; i++)
    work->key[i] = (uint8_t)(i * 7);
  for (size_t i = 0; i < sizeof work->iv; i++)
    work->iv[i] = (uint8_t)(i * 11 + 3);
  memset (work->output, 0, room);
  work->input = input;
  work->output_size = room;

  if (strncmp (group, "cfb", 3) == 0)
    {
      memcpy (work->output, input, work->size);
      work->output_size = work->size;
    }
}

static void
run (const Contender *contender,
     size_t           size)
{
  const bool is_kdf = strncmp (contender->group, "kdf", 3) == 0;
  size_t     room = is_kdf ? 32 : size * 2 + 64;
  uint8_t   *input = malloc (is_kdf ? 1 : size + 1);
  Work       work = { .size = is_kdf ? 0 : size, .output = malloc (room) };
  uint64_t   start, end;

  if (input == NULL || work.output == NULL)
    abort ();
  prepare (&work, contender->group, input, room);
  work.size = size;

  start = get_cpu_ns ();
  if (!contender->run (&work))
    {
      fprintf (stderr, "%s could not do %s.\n", contender->name, contender->group);
      exit (1);
    }
  end = get_cpu_ns ();

  printf ("%llu ", (unsigned long long)(end - start));
  if (work.output_size > 0)
    print_digest (work.output, work.output_size);
  else
    putchar ('-');
  putchar ('\n');

  free (input);
  free (work.output);
}

int
main (void)
{
  char   line[200], group[50], name[50];
  size_t size;

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      if (strcmp (line, "list\n") == 0)
        list ();
      else if (sscanf (line, "run %49s %49s %zu", group, name, &size) == 3 && find (group, name) != NULL)
        run (find (group, name), size);
      else
        return 2;
      fflush (stdout);
    }

  return 0;
}
