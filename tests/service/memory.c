/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "memory.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/types.h>

/* The pages by address. An address may be used again, so its latest state counts. */
static GMutex      lock;
static GHashTable *pages;
static guint       mapped, given_back, left;

static gconstpointer watched_free;
static gsize         watched_free_size;
static MemoryState   freed;

static gboolean refuse_locks;
static guint    refused_locks;

void *__real_mmap64 (void *address, size_t size, int protection, int flags, int fd, off_t offset);
void *__wrap_mmap64 (void *address, size_t size, int protection, int flags, int fd, off_t offset);
void *__wrap_mmap (void *address, size_t size, int protection, int flags, int fd, off_t offset);
int   __real_munmap (void *address, size_t size);
int   __wrap_munmap (void *address, size_t size);
int   __real_mlock (const void *address, size_t size);
int   __wrap_mlock (const void *address, size_t size);
void  __real_g_free (void *memory);
void  __wrap_g_free (void *memory);

static gboolean
is_zero (const guint8 *bytes,
         gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if (bytes[i] != 0)
      return FALSE;

  return TRUE;
}

static void
set_state (void       *address,
           MemoryState state)
{
  gboolean counted;

  g_mutex_lock (&lock);
  if (pages == NULL)
    pages = g_hash_table_new (NULL, NULL);
  /* What existed before memory_begin(), and may be held by a thread for a moment longer, is not counted. */
  counted = state == MEMORY_MAPPED || g_hash_table_contains (pages, address);
  g_hash_table_insert (pages, address, GINT_TO_POINTER (state));
  mapped += counted && state == MEMORY_MAPPED;
  given_back += counted && state != MEMORY_MAPPED;
  left += state == MEMORY_LEFT; /* whenever it was mapped */
  g_mutex_unlock (&lock);
}

void *
__wrap_mmap64 (void  *address,
               size_t size,
               int    protection,
               int    flags,
               int    fd,
               off_t  offset)
{
  void *result = __real_mmap64 (address, size, protection, flags, fd, offset);

  if (result != MAP_FAILED)
    set_state (result, MEMORY_MAPPED);

  return result;
}

/* Which of the two names a source calls depends on the machine. */
void *
__wrap_mmap (void  *address,
             size_t size,
             int    protection,
             int    flags,
             int    fd,
             off_t  offset)
{
  return __wrap_mmap64 (address, size, protection, flags, fd, offset);
}

int
__wrap_munmap (void  *address,
               size_t size)
{
  set_state (address, is_zero (address, size) ? MEMORY_WIPED : MEMORY_LEFT);

  return __real_munmap (address, size);
}

int
__wrap_mlock (const void *address,
              size_t      size)
{
  if (!refuse_locks)
    return __real_mlock (address, size);

  refused_locks++;
  errno = ENOMEM;

  return -1;
}

void
__wrap_g_free (void *memory)
{
  if (memory != NULL && memory == watched_free)
    {
      freed = is_zero (memory, watched_free_size) ? MEMORY_WIPED : MEMORY_LEFT;
      watched_free = NULL;
    }

  __real_g_free (memory);
}

/**
 * memory_begin:
 *
 * Forgets what was seen before.
 */
void
memory_begin (void)
{
  g_mutex_lock (&lock);
  g_clear_pointer (&pages, g_hash_table_unref);
  mapped = given_back = left = 0;
  g_mutex_unlock (&lock);

  watched_free = NULL;
  freed = MEMORY_UNKNOWN;
}

/**
 * memory_get_state:
 * @address: where a secret's bytes begin, or began
 *
 * Returns: what became of it
 */
MemoryState
memory_get_state (gconstpointer address)
{
  MemoryState state = MEMORY_UNKNOWN;

  g_mutex_lock (&lock);
  if (pages != NULL)
    state = (MemoryState)GPOINTER_TO_INT (g_hash_table_lookup (pages, address));
  g_mutex_unlock (&lock);

  return state;
}

/**
 * memory_assert_all_wiped:
 *
 * Asserts that there have been secrets since memory_begin(), and that all of them were wiped before they went.
 */
void
memory_assert_all_wiped (void)
{
  g_mutex_lock (&lock);
  g_assert_cmpuint (mapped, >, 0);
  g_assert_cmpuint (given_back, ==, mapped);
  g_assert_cmpuint (left, ==, 0);
  g_mutex_unlock (&lock);
}

/**
 * memory_wait:
 *
 * Waits until all secrets since memory_begin() are gone: a thread may hold one for a moment longer than its result, and so may
 * a result that nobody has come for. One that is never dropped ends the test by its time limit.
 */
void
memory_wait (void)
{
  gboolean gone = FALSE;

  while (!gone)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_thread_yield ();
      g_mutex_lock (&lock);
      gone = given_back == mapped;
      g_mutex_unlock (&lock);
    }
}

/**
 * memory_watch_free:
 * @address: ordinary memory that will be freed
 * @size: how much of it is a secret
 *
 * Looks at it when it is freed.
 */
void
memory_watch_free (gconstpointer address,
                   gsize         size)
{
  watched_free = address;
  watched_free_size = size;
  freed = MEMORY_MAPPED;
}

/**
 * memory_get_freed:
 *
 * Returns: what became of the memory of memory_watch_free()
 */
MemoryState
memory_get_freed (void)
{
  return freed;
}

/**
 * memory_refuse_locks:
 * @refuse: whether the system refuses to lock memory from now on, as it does at the user's limit
 */
void
memory_refuse_locks (gboolean refuse)
{
  if (!refuse)
    g_assert_cmpuint (refused_locks, >, 0);

  refuse_locks = refuse;
  refused_locks = 0;
}
