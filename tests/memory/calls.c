/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Every way in which a library may get memory, change its size, ask about it and give it back: before main(), in it, on
 * threads, and at the end, with whatever allocator. Fails by its status, and says where. */

#define EXPECT(condition)                                          \
  do                                                               \
    {                                                              \
      if (!(condition))                                            \
        {                                                          \
          fprintf (stderr, "line %d: %s\n", __LINE__, #condition); \
          exit (1);                                                \
        }                                                          \
    }                                                              \
  while (0)

/* Not every C library declares them. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wredundant-decls"
void free_sized (void  *memory,
                 size_t size);
void free_aligned_sized (void  *memory,
                         size_t alignment,
                         size_t size);
#pragma GCC diagnostic pop

/* The compiler must not know what these are, or it optimizes pairs of them away. */
static void *(*volatile do_malloc) (size_t) = malloc;
static void *(*volatile do_calloc) (size_t, size_t) = calloc;
static void *(*volatile do_realloc) (void *, size_t) = realloc;
static void *(*volatile do_reallocarray) (void *, size_t, size_t) = reallocarray;
static void (*volatile do_free) (void *) = free;

static void *before_main;

static void
fill (void  *memory,
      size_t size)
{
  EXPECT (memory != NULL);
  EXPECT ((uintptr_t)memory % 16 == 0);
  EXPECT (malloc_usable_size (memory) >= size);
  memset (memory, 0x5a, malloc_usable_size (memory));
}

static bool
is_filled (const uint8_t *memory,
           size_t         size)
{
  for (size_t i = 0; i < size; i++)
    if (memory[i] != 0x5a)
      return false;

  return true;
}

/* As a library's own constructor may. */
__attribute__ ((constructor)) static void
take_before_main (void)
{
  void *memory = do_malloc (100);

  fill (memory, 100);
  do_free (memory);
  memory = do_malloc (3000000);
  fill (memory, 3000000);
  do_free (memory);
  before_main = do_malloc (1000);
  fill (before_main, 1000);
}

__attribute__ ((destructor)) static void
free_at_end (void)
{
  do_free (before_main);
}

/* Memory by every function. */
static void *
take (unsigned how,
      size_t   size)
{
  void  *memory = NULL;
  size_t page = (size_t)sysconf (_SC_PAGESIZE);

  switch (how)
    {
    case 0:
      return do_malloc (size);
    case 1:
      memory = do_calloc (size, 1);
      for (size_t i = 0; i < size; i++)
        EXPECT (((uint8_t *)memory)[i] == 0);
      return memory;
    case 2:
      return do_realloc (NULL, size);
    case 3:
      return do_reallocarray (NULL, size, 1);
    case 4:
      EXPECT (posix_memalign (&memory, sizeof (void *), size) == 0);
      return memory;
    case 5:
      EXPECT (posix_memalign (&memory, 4096, size) == 0 && (uintptr_t)memory % 4096 == 0);
      return memory;
    case 6:
      memory = aligned_alloc (64, (size + 63) / 64 * 64);
      EXPECT ((uintptr_t)memory % 64 == 0);
      return memory;
    case 7:
      memory = memalign (1024, size);
      EXPECT ((uintptr_t)memory % 1024 == 0);
      return memory;
    case 8:
      memory = valloc (size);
      EXPECT ((uintptr_t)memory % page == 0);
      return memory;
    case 9:
      memory = pvalloc (size);
      EXPECT ((uintptr_t)memory % page == 0 && malloc_usable_size (memory) >= page);
      return memory;
    default:
      memory = strdup ("what the C library takes by itself");
      return do_realloc (memory, size);
    }
}

#define WAYS 11

static void
try_sizes (void)
{
  static const size_t sizes[] = { 1, 15, 16, 17, 100, 4095, 4096, 100000 };

  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
    for (unsigned how = 0; how < WAYS; how++)
      {
        void *memory = take (how, sizes[i]);

        fill (memory, sizes[i]);
        memory = do_realloc (memory, sizes[i] * 3);
        EXPECT (memory != NULL && is_filled (memory, sizes[i]));
        fill (memory, sizes[i] * 3);
        memory = do_realloc (memory, sizes[i]);
        EXPECT (memory != NULL && is_filled (memory, sizes[i]));
        memory = do_reallocarray (memory, sizes[i] + 1, 5);
        EXPECT (memory != NULL && is_filled (memory, sizes[i]));
        fill (memory, sizes[i]);

        errno = 12345;
        if (how == 6)
          free_aligned_sized (memory, 64, sizes[i]);
        else if (how == 3)
          free_sized (memory, sizes[i]);
        else
          do_free (memory);
        EXPECT (errno == 12345);
      }
}

static void
try_none (void)
{
  volatile size_t nearly_all = SIZE_MAX - 8, half = SIZE_MAX / 2 + 2, much = PTRDIFF_MAX - 20;
  void           *memory = NULL;

  do_free (NULL);
  free_sized (NULL, 0);
  EXPECT (malloc_usable_size (NULL) == 0);
  do_free (do_malloc (0));
  do_free (do_calloc (0, 100));
  do_free (do_realloc (NULL, 0));
  EXPECT (do_realloc (do_malloc (10), 0) == NULL);

  EXPECT (do_malloc (nearly_all) == NULL && errno == ENOMEM);
  EXPECT (do_malloc (much) == NULL && errno == ENOMEM);
  errno = 0;
  EXPECT (do_calloc (half, 2) == NULL && errno == ENOMEM);
  errno = 0;
  EXPECT (do_reallocarray (NULL, half, 2) == NULL && errno == ENOMEM);
  EXPECT (posix_memalign (&memory, 64, much) == ENOMEM && memory == NULL);
  EXPECT (posix_memalign (&memory, 24, 10) == EINVAL && posix_memalign (&memory, 4, 10) == EINVAL && memory == NULL);

  /* What cannot grow stays as it is. */
  memory = do_malloc (50);
  fill (memory, 50);
  EXPECT (do_realloc (memory, much) == NULL && is_filled (memory, 50));
  do_free (memory);
}

static void *
run_thread (void *taken_elsewhere)
{
  do_free (taken_elsewhere);
  try_sizes ();

  return strdup ("freed by another thread");
}

static void
try_threads (void)
{
  pthread_t threads[8];

  for (size_t i = 0; i < 8; i++)
    {
      void *memory = take ((unsigned)i, 500);

      fill (memory, 500);
      EXPECT (pthread_create (&threads[i], NULL, run_thread, memory) == 0);
    }
  for (size_t i = 0; i < 8; i++)
    {
      void *result;

      EXPECT (pthread_join (threads[i], &result) == 0);
      do_free (result);
    }
}

/* The C library allocates memory for these, and leaves some of it to be freed. */
static void
try_library (void)
{
  char  *line = NULL, *text = NULL;
  size_t size = 0;
  FILE  *stream = open_memstream (&text, &size);

  EXPECT (stream != NULL);
  for (int i = 0; i < 10000; i++)
    fprintf (stream, "%d", i);
  EXPECT (fclose (stream) == 0);
  do_free (text);

  EXPECT (asprintf (&line, "%s", "a line") == 6);
  do_free (line);
  do_free (realpath ("/", NULL));
  EXPECT (dlopen ("no such library", RTLD_NOW) == NULL && dlerror () != NULL);
  EXPECT (dlsym (RTLD_DEFAULT, "no_such_function") == NULL && dlerror () != NULL);
}

int
main (void)
{
  try_sizes ();
  try_none ();
  try_threads ();
  try_library ();
  EXPECT (is_filled (before_main, 1000));

  return 0;
}
