/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* An allocator to preload, which trusts nobody: it ends a program that frees what did not come from here, or frees it twice, or
 * wrote past its end, or frees it without having overwritten all of it with zeros. It comes in four kinds: whole; with NO_SIZE,
 * which does not tell how large its memory is; with NO_ALIGN, which gives none of another alignment; with LEAST, which is
 * malloc() and free() and nothing else. At the end it writes how often it was asked for memory, and how much of that was not
 * freed, into the file that SEALWAX_ALLOCATOR_REPORT names. */

#define ALIVE UINT64_C (0x5ea10a11ffee0001)
#define DEAD UINT64_C (0x5ea10a11ffee0002)
#define GUARD 0xc5
#define GUARD_SIZE 16
#define JUNK 0xd7 /* what memory contains that nobody has written to */

#define RESERVED ((size_t)8 << 30) /* of addresses, not of memory */
#define STEP ((size_t)1 << 20)
#define CLASS_MIN 6
#define CLASS_MAX 32

/* Stands before the memory that is handed out. */
typedef struct
{
  uint64_t state;
  size_t   size;  /* the guard comes after it */
  void    *block; /* the one it lies in */
  unsigned class; /* a block has 2^class bytes */
  unsigned unused;
} Header;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint8_t        *arena;
static size_t          used, readable;
static void           *free_blocks[CLASS_MAX + 1];
static size_t          allocations, alive;

static void
complain (const char *complaint)
{
  (void)!write (STDERR_FILENO, complaint, strlen (complaint));
  abort ();
}

/* A block that is not in use; called with the lock held. */
static void *
take_block (unsigned class)
{
  size_t size = (size_t)1 << class;
  void  *block = free_blocks[class];

  if (block != NULL)
    {
      memcpy (&free_blocks[class], block, sizeof (void *));
      memset (block, 0, sizeof (void *));
      return block;
    }

  if (arena == NULL)
    {
      arena = mmap (NULL, RESERVED, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
      if (arena == MAP_FAILED)
        complain ("allocator: no addresses\n");
    }
  if (size > RESERVED - used)
    return NULL;
  while (used + size > readable)
    {
      if (mprotect (arena + readable, STEP, PROT_READ | PROT_WRITE) != 0)
        return NULL;
      readable += STEP;
    }
  block = arena + used;
  used += size;

  return block;
}

static void *
take (size_t alignment,
      size_t size)
{
  unsigned class = CLASS_MIN;
  size_t    whole = sizeof (Header) + size + GUARD_SIZE + alignment;
  uint8_t  *block, *memory;
  uintptr_t address;

  if (size > RESERVED || alignment > RESERVED)
    {
      errno = ENOMEM;
      return NULL;
    }
  while (((size_t)1 << class) < whole)
    class ++;

  pthread_mutex_lock (&lock);
  block = take_block (class);
  allocations++;
  alive++;
  pthread_mutex_unlock (&lock);
  if (block == NULL)
    {
      errno = ENOMEM;
      return NULL;
    }

  address = ((uintptr_t)block + sizeof (Header) + alignment - 1) & ~(uintptr_t)(alignment - 1);
  memory = block + (address - (uintptr_t)block);
  *((Header *)memory - 1) = (Header){ ALIVE, size, block, class, 0 };
  memset (memory, JUNK, size);
  memset (memory + size, GUARD, GUARD_SIZE);

  return memory;
}

/* The block of these bytes. Ends the program if it was not handed out, or is no longer as it should be. */
static Header *
check (void *memory)
{
  Header *header = (Header *)memory - 1;

  if ((uintptr_t)memory - (uintptr_t)arena >= used || (uintptr_t)memory % 16 != 0)
    complain ("allocator: that did not come from here\n");
  if (header->state == DEAD)
    complain ("allocator: that was freed before\n");
  if (header->state != ALIVE)
    complain ("allocator: that is not where it began\n");
  for (size_t i = 0; i < GUARD_SIZE; i++)
    if (((uint8_t *)memory)[header->size + i] != GUARD)
      complain ("allocator: somebody wrote behind it\n");

  return header;
}

void *
malloc (size_t size)
{
  return take (16, size);
}

void
free (void *memory)
{
  Header  *header;
  void    *block;
  unsigned others = 0;

  if (memory == NULL)
    return;

  header = check (memory);
  for (size_t i = 0; i < header->size; i++)
    others |= ((uint8_t *)memory)[i];
  if (others != 0)
    complain ("allocator: that was not overwritten\n");

  block = header->block;
  memset ((uint8_t *)memory + header->size, 0, GUARD_SIZE);
  header->state = DEAD;

  pthread_mutex_lock (&lock);
  memcpy (block, &free_blocks[header->class], sizeof (void *));
  free_blocks[header->class] = block;
  alive--;
  pthread_mutex_unlock (&lock);

  errno = EBADMSG; /* it may */
}

#ifndef LEAST

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
  memory = take (16, whole);
  if (memory != NULL)
    memset (memory, 0, whole);

  return memory;
}

/* Nobody has overwritten what this frees. */
void *
realloc (void  *memory,
         size_t size)
{
  void  *moved = take (16, size);
  size_t old_size;

  if (memory == NULL || moved == NULL)
    return moved;

  old_size = check (memory)->size;
  memcpy (moved, memory, old_size < size ? old_size : size);
  free (memory);

  return moved;
}

#ifndef NO_ALIGN

int
posix_memalign (void **memory,
                size_t alignment,
                size_t size)
{
  void *taken = take (alignment < 16 ? 16 : alignment, size);

  if (taken == NULL)
    return ENOMEM;
  *memory = taken;

  return 0;
}

void *
aligned_alloc (size_t alignment,
               size_t size)
{
  return take (alignment < 16 ? 16 : alignment, size);
}

void *
memalign (size_t alignment,
          size_t size)
{
  return take (alignment < 16 ? 16 : alignment, size);
}

#endif
#ifndef NO_SIZE

size_t
malloc_usable_size (void *memory)
{
  return memory != NULL ? check (memory)->size : 0;
}

#endif
#endif

__attribute__ ((destructor)) static void
report (void)
{
  const char *path = getenv ("SEALWAX_ALLOCATOR_REPORT");
  char        line[64];
  int         fd;

  if (path == NULL)
    return;

  fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0)
    complain ("allocator: no report\n");
  (void)!write (fd, line, (size_t)snprintf (line, sizeof line, "%zu %zu\n", allocations, alive));
  close (fd);
}
