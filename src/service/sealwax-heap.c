/* SPDX-License-Identifier: GPL-3.0-or-later */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_NEXT, dladdr() */
#endif

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sealwax-bytes.h"

/* Ordinary memory is overwritten when it is freed, whoever frees it: libraries copy a passphrase or a text, too, and know
 * nothing of secrets. In a program that links these functions, they take the place of the allocator's, and pass calls on to
 * it. mallopt (M_PERTURB) is no use here: it leaves out what goes to a thread's cache of freed memory, which is nearly
 * everything.
 *
 * The allocator is the C library's, or one that somebody preloads. If it is complete, and so can tell how large its memory
 * is, it is asked for that. If a part is missing, the C library's part would know nothing of the memory. Then only its
 * malloc() and free() are used, and the size is kept in front of the memory. */

typedef void *(*MallocFunc) (size_t size);
typedef void *(*CallocFunc) (size_t count,
                             size_t size);
typedef int (*AlignFunc) (void **memory,
                          size_t alignment,
                          size_t size);
typedef void (*FreeFunc) (void *memory);
typedef size_t (*SizeFunc) (void *memory);

/* What is in front of memory whose size the allocator does not tell. */
typedef struct
{
  void  *start; /* of what the allocator gave */
  size_t size;  /* of what the program got */
} Header;

#define ALIGNMENT (2 * sizeof (size_t)) /* malloc()'s own; the header must have this size */
_Static_assert (sizeof (Header) == ALIGNMENT, "the header moves memory off its alignment");

/* Memory for whoever asks for it while the allocator is still being looked for. The dynamic linker may do that, to say that
 * it did not find something. */
#define EARLY_SIZE 8192

static struct
{
  MallocFunc malloc;
  CallocFunc calloc; /* this and the next two: NULL if memory has headers */
  AlignFunc  align;
  SizeFunc   size;
  FreeFunc   free; /* set last */
  bool       is_looked_for;
} allocator;

static _Alignas (ALIGNMENT) uint8_t early[EARLY_SIZE];
static size_t early_used;

/* These are new in C23, and not every C library declares them. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wredundant-decls"
void free_sized (void  *memory,
                 size_t size);
void free_aligned_sized (void  *memory,
                         size_t alignment,
                         size_t size);
#pragma GCC diagnostic pop

/* Whether two functions are from the same library, and so may belong together. */
static bool
are_of_one (void *a,
            void *b)
{
  Dl_info info_a, info_b;

  return a != NULL && b != NULL && dladdr (a, &info_a) != 0 && dladdr (b, &info_b) != 0 && info_a.dli_fbase == info_b.dli_fbase;
}

/* Finds the functions that would have been called if there were none here. This needs no lock: a thread takes memory, so
 * the first memory is asked for before there is a second thread. */
static void
find_allocator (void)
{
  static const char complaint[] = "There is no allocator to hand memory on to.\n";
  void             *allocate, *allocate_zeros, *align, *tell_size, *release;
  int               saved = errno;

  allocator.is_looked_for = true;
  allocate = dlsym (RTLD_NEXT, "malloc");
  allocate_zeros = dlsym (RTLD_NEXT, "calloc");
  align = dlsym (RTLD_NEXT, "posix_memalign");
  tell_size = dlsym (RTLD_NEXT, "malloc_usable_size");
  release = dlsym (RTLD_NEXT, "free");

  if (allocate == NULL || release == NULL)
    {
      (void)!write (STDERR_FILENO, complaint, sizeof complaint - 1);
      abort ();
    }

  if (are_of_one (release, allocate) && are_of_one (release, allocate_zeros) && are_of_one (release, align) && are_of_one (release, tell_size))
    {
      allocator.calloc = (CallocFunc)allocate_zeros;
      allocator.align = (AlignFunc)align;
      allocator.size = (SizeFunc)tell_size;
    }
  allocator.malloc = (MallocFunc)allocate;
  allocator.free = (FreeFunc)release;
  errno = saved;
}

/* Runs before anything else in the program. So this is done while there is one thread, even if nobody has asked for memory. */
__attribute__ ((constructor (101))) static void
begin (void)
{
  if (allocator.free == NULL)
    find_allocator ();
}

static bool
is_early (const void *memory)
{
  return (uintptr_t)memory - (uintptr_t)early < sizeof early;
}

static Header *
header_of (void *memory)
{
  return (Header *)memory - 1;
}

/* Puts the header into what the allocator gave, which has room for it and for the alignment. What is left over at both ends
 * belongs to nobody. It is filled with zeros now, so that everything is zeros when it is freed. */
static void *
put_header (void  *start,
            size_t whole,
            size_t alignment,
            size_t size)
{
  uintptr_t address = ((uintptr_t)start + sizeof (Header) + alignment - 1) & ~(uintptr_t)(alignment - 1);
  size_t    before = address - (uintptr_t)start;
  uint8_t  *memory = (uint8_t *)start + before;

  sealwax_wipe (start, before);
  sealwax_wipe (memory + size, whole - before - size);
  *header_of (memory) = (Header){ start, size };

  return memory;
}

static void *
take_early (size_t size)
{
  size_t whole = sizeof (Header) + ((size + ALIGNMENT - 1) & ~(ALIGNMENT - 1));
  void  *start = early + early_used;

  if (size > sizeof early || whole > sizeof early - early_used)
    {
      errno = ENOMEM;
      return NULL;
    }
  early_used += whole;

  return put_header (start, whole, ALIGNMENT, size);
}

static void *
take_with_header (size_t alignment,
                  size_t size)
{
  size_t more = sizeof (Header) + alignment - 1;
  void  *start;

  if (size > PTRDIFF_MAX - more)
    {
      errno = ENOMEM;
      return NULL;
    }
  start = allocator.malloc (size + more);

  return start != NULL ? put_header (start, size + more, alignment, size) : NULL;
}

/* How much the program may use, and so may have written to. */
static size_t
usable_size (void *memory)
{
  if (allocator.size == NULL || is_early (memory))
    return header_of (memory)->size;

  return allocator.size (memory);
}

void *
malloc (size_t size)
{
  if (allocator.free == NULL)
    {
      if (allocator.is_looked_for)
        return take_early (size);
      find_allocator ();
    }

  return allocator.size != NULL ? allocator.malloc (size) : take_with_header (ALIGNMENT, size);
}

void
free (void *memory)
{
  int saved = errno;

  if (memory == NULL)
    return;

  sealwax_wipe (memory, usable_size (memory));
  if (is_early (memory))
    return;

  if (allocator.size != NULL)
    {
      allocator.free (memory);
    }
  else
    {
      void *start = header_of (memory)->start;

      sealwax_wipe (header_of (memory), sizeof (Header));
      allocator.free (start);
    }
  errno = saved;
}

void *
calloc (size_t count,
        size_t size)
{
  size_t whole;
  void  *memory;

  if (__builtin_mul_overflow (count, size, &whole))
    {
      errno = ENOMEM;
      return NULL;
    }
  if (allocator.calloc != NULL)
    return allocator.calloc (count, size);

  memory = malloc (whole);
  if (memory != NULL)
    explicit_bzero (memory, whole); /* the compiler would turn malloc() and memset() into calloc(), which is this */

  return memory;
}

/* Not the allocator's own realloc(), which would itself free the memory that it moves away from. */
void *
realloc (void  *memory,
         size_t size)
{
  size_t old_size = memory != NULL ? usable_size (memory) : 0;
  void  *moved;

  if (memory != NULL && size == 0)
    {
      free (memory);
      return NULL;
    }
  /* It stays where it is, as long as not much is given back. */
  if (memory != NULL && size <= old_size && size >= old_size / 2)
    return memory;

  moved = malloc (size);
  if (moved == NULL || memory == NULL)
    return moved;

  memcpy (moved, memory, old_size < size ? old_size : size);
  free (memory);

  return moved;
}

void *
reallocarray (void  *memory,
              size_t count,
              size_t size)
{
  size_t whole;

  if (__builtin_mul_overflow (count, size, &whole))
    {
      errno = ENOMEM;
      return NULL;
    }

  return realloc (memory, whole);
}

/* Returns 0 or an errno, as posix_memalign() does. */
static int
take_aligned (void **memory,
              size_t alignment,
              size_t size)
{
  int saved = errno;

  if (alignment == 0 || (alignment & (alignment - 1)) != 0 || alignment > PTRDIFF_MAX / 2)
    return EINVAL;
  if (alignment < ALIGNMENT)
    alignment = ALIGNMENT;

  begin ();
  if (allocator.align != NULL)
    return allocator.align (memory, alignment, size);

  *memory = take_with_header (alignment, size);
  errno = saved;

  return *memory != NULL ? 0 : ENOMEM;
}

int
posix_memalign (void **memory,
                size_t alignment,
                size_t size)
{
  void *taken = NULL;
  int   error = alignment % sizeof (void *) == 0 ? take_aligned (&taken, alignment, size) : EINVAL;

  if (error == 0)
    *memory = taken;

  return error;
}

void *
aligned_alloc (size_t alignment,
               size_t size)
{
  void *memory = NULL;
  int   error = take_aligned (&memory, alignment, size);

  if (error == 0)
    return memory;
  errno = error;

  return NULL;
}

void *
memalign (size_t alignment,
          size_t size)
{
  return aligned_alloc (alignment, size);
}

void *
valloc (size_t size)
{
  return aligned_alloc ((size_t)sysconf (_SC_PAGESIZE), size);
}

void *
pvalloc (size_t size)
{
  size_t page = (size_t)sysconf (_SC_PAGESIZE);

  if (size > PTRDIFF_MAX - page)
    {
      errno = ENOMEM;
      return NULL;
    }

  return aligned_alloc (page, (size + page - 1) / page * page);
}

size_t
malloc_usable_size (void *memory)
{
  return memory != NULL ? usable_size (memory) : 0;
}

void
free_sized (void  *memory,
            size_t size)
{
  free (memory);
}

void
free_aligned_sized (void  *memory,
                    size_t alignment,
                    size_t size)
{
  free (memory);
}
