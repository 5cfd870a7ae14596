/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "secret.h"

#include <stdio.h>

#include <valgrind/memcheck.h>

/* Secrets are bytes that valgrind takes for undefined. It complains about every branch and every address that depends on
 * one, and about nothing else that is done with them. */

static unsigned long errors_before;
static unsigned      cases;
static unsigned      failures;

/**
 * secret_mark:
 * @bytes: a secret
 * @size: its size in bytes
 *
 * From now on nothing may depend on it.
 */
void
secret_mark (const void *bytes,
             size_t      size)
{
  (void)VALGRIND_MAKE_MEM_UNDEFINED (bytes, size);
}

/**
 * secret_reveal:
 * @bytes: something that was computed from secrets
 * @size: its size in bytes
 *
 * From now on everybody may know it.
 */
void
secret_reveal (const void *bytes,
               size_t      size)
{
  (void)VALGRIND_MAKE_MEM_DEFINED (bytes, size);
}

void
secret_begin (void)
{
  errors_before = VALGRIND_COUNT_ERRORS;
}

/**
 * secret_end:
 * @name: of what was done since secret_begin()
 * @is_seen: whether valgrind must have complained: for what is wrong on purpose, to see that it would
 *
 * Ends a case.
 */
void
secret_end (const char *name,
            bool        is_seen)
{
  bool seen = VALGRIND_COUNT_ERRORS > errors_before;

  cases++;
  if (seen != is_seen)
    failures++;
  printf ("%s %u - %s\n", seen == is_seen ? "ok" : "not ok", cases, name);
}

/**
 * secret_run:
 * @tests: runs the cases
 *
 * Returns: the exit status
 */
int
secret_run (void (*tests) (void))
{
  setvbuf (stdout, NULL, _IOLBF, 0);
  if (RUNNING_ON_VALGRIND == 0)
    {
      puts ("1..0 # SKIP not under valgrind");
      return 77;
    }

  tests ();
  printf ("1..%u\n", cases);

  return failures > 0;
}
