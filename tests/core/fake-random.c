/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-random.h"

#include <errno.h>
#include <string.h>
#include <sys/types.h>

/* One answer of the generator: some bytes, possibly none, or an error. */
typedef struct
{
  GBytes *bytes;
  int     error;
} Answer;

static GQueue   answers = G_QUEUE_INIT;
static gboolean is_fake;
static guint    calls;

ssize_t __real_getrandom (void    *buffer,
                          size_t   size,
                          unsigned flags);
ssize_t __wrap_getrandom (void    *buffer,
                          size_t   size,
                          unsigned flags);

ssize_t
__wrap_getrandom (void    *buffer,
                  size_t   size,
                  unsigned flags)
{
  g_autofree Answer *answer = NULL;
  gsize              given;

  if (!is_fake)
    return __real_getrandom (buffer, size, flags);

  calls++;
  g_assert_cmpuint (flags, ==, 0);
  answer = g_queue_pop_head (&answers);
  if (answer == NULL)
    g_error ("The generator is asked more often than expected");

  if (answer->error != 0)
    {
      errno = answer->error;
      return -1;
    }

  given = g_bytes_get_size (answer->bytes);
  g_assert_cmpuint (given, <=, size);
  if (given > 0)
    memcpy (buffer, g_bytes_get_data (answer->bytes, NULL), given);
  g_bytes_unref (answer->bytes);

  return (ssize_t)given;
}

/**
 * fake_random_begin:
 *
 * From now on the generator gives only what it is told to.
 */
void
fake_random_begin (void)
{
  is_fake = TRUE;
  calls = 0;
}

/**
 * fake_random_give:
 * @bytes: (array length=size): what one call gives
 * @size: how much; less than is asked for is legal
 */
void
fake_random_give (const void *bytes,
                  gsize       size)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->bytes = g_bytes_new (bytes, size);
  g_queue_push_tail (&answers, answer);
}

/**
 * fake_random_fail:
 * @error: the errno with which one call fails
 */
void
fake_random_fail (int error)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->error = error;
  g_queue_push_tail (&answers, answer);
}

/**
 * fake_random_end:
 *
 * Gives the system's generator back. Every answer must have been used.
 *
 * Returns: how many calls were made
 */
guint
fake_random_end (void)
{
  is_fake = FALSE;
  g_assert_true (g_queue_is_empty (&answers));

  return calls;
}
