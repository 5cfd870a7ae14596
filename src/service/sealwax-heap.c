/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "sealwax-bytes.h"

/* Ordinary memory is overwritten when it is freed, whoever frees it: libraries copy a passphrase or a text, too, and know
 * nothing of secrets. These take the place of the C library's own functions in a program that is linked with them.
 * mallopt (M_PERTURB) does not serve: it leaves out what goes to a thread's cache of freed memory, which is nearly all. */

/* By this name the C library's own one can still be reached. */
extern void __libc_free (void *memory);

void
free (void *memory)
{
  int saved = errno;

  if (memory == NULL)
    return;

  sealwax_wipe (memory, malloc_usable_size (memory));
  __libc_free (memory);
  errno = saved;
}

/* The C library's would free what it moves by itself. */
void *
realloc (void  *memory,
         size_t size)
{
  size_t old_size = memory != NULL ? malloc_usable_size (memory) : 0;
  void  *moved;

  if (memory != NULL && size == 0)
    {
      free (memory);
      return NULL;
    }
  /* As long as not much is given back. */
  if (size <= old_size && size >= old_size / 2)
    return memory;

  moved = malloc (size);
  if (moved == NULL || memory == NULL)
    return moved;

  memcpy (moved, memory, old_size < size ? old_size : size);
  free (memory);

  return moved;
}
