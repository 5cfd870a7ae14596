/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "own-stack.h"

#include <pthread.h>
#include <string.h>
#include <sys/mman.h>

#include "support.h"

#define STACK_SIZE (1024 * 1024)

/* How far below the thread's own frames the function runs, so that nothing the thread does as it ends can overwrite it. */
#define MARGIN (64 * 1024)

/* Half a key: nobody can guess the other half. */
#define PIECE_SIZE 16

typedef struct
{
  OwnStackFunc func;
  gpointer     data;
} Call;

static guint8 *stack;

__attribute__ ((noinline)) static void
call_below (Call *call)
{
  volatile guint8 margin[MARGIN];

  margin[0] = TEST_FILLER;
  call->func (call->data);
  (void)margin[0]; /* prevents a tail call */
}

static void *
run_thread (void *data)
{
  call_below (data);

  return NULL;
}

/**
 * own_stack_run:
 * @func: what to run
 * @data: its argument, which must not lie on the caller's stack if it is searched for
 *
 * Runs a function alone on a stack that nobody has used before and nobody will use afterwards: own_stack_holds() finds what it
 * leaves there.
 */
void
own_stack_run (OwnStackFunc func,
               gpointer     data)
{
  Call           call = { func, data };
  pthread_attr_t attributes;
  pthread_t      thread;

  if (stack == NULL)
    {
      stack = mmap (NULL, STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      g_assert_true (stack != MAP_FAILED);
    }
  memset (stack, TEST_FILLER, STACK_SIZE);

  g_assert_cmpint (pthread_attr_init (&attributes), ==, 0);
  g_assert_cmpint (pthread_attr_setstack (&attributes, stack, STACK_SIZE), ==, 0);
  g_assert_cmpint (pthread_create (&thread, &attributes, run_thread, &call), ==, 0);
  g_assert_cmpint (pthread_join (thread, NULL), ==, 0);
  pthread_attr_destroy (&attributes);
}

/**
 * own_stack_holds:
 * @bytes: (array length=size): what is looked for
 * @size: how many bytes
 *
 * Returns: whether what ran last has left that on its stack
 */
gboolean
own_stack_holds (gconstpointer bytes,
                 gsize         size)
{
  return memmem (stack, STACK_SIZE, bytes, size) != NULL;
}

/**
 * own_stack_find_key:
 * @key: (array length=size): a key, or the state of a hash in big-endian bytes
 * @size: its size in bytes, a multiple of 16
 *
 * Looks for any half of it, as bytes and as ciphers and hashes hold it: in words of the machine's order.
 *
 * Returns: (nullable): how it lies on the stack, or %NULL
 */
const char *
own_stack_find_key (const guint8 *key,
                    gsize         size)
{
  g_assert_cmpuint (size % PIECE_SIZE, ==, 0);

  for (gsize at = 0; at < size; at += PIECE_SIZE)
    {
      guint32 words[PIECE_SIZE / 4];

      if (own_stack_holds (key + at, PIECE_SIZE))
        return "in bytes";

      memcpy (words, key + at, sizeof words);
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        words[i] = GUINT32_FROM_BE (words[i]);
      if (own_stack_holds (words, sizeof words))
        return "in words";
    }

  return NULL;
}
