/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: when a thread that searches a text for messages has found one, it waits for as long as the
 * file that SEALWAX_SEARCH_FILE names says so. The test maps that file, too. A search takes a checksum of what it finds; the main
 * thread never waits. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define STEP_MICROSECONDS 1000

typedef struct
{
  volatile uint32_t held;    /* set by the test: whether to wait */
  volatile uint32_t waiting; /* how many threads are waiting */
  volatile uint32_t arrived; /* how many threads have ever waited */
} State;

static State *state;

__attribute__ ((constructor)) static void
map_state (void)
{
  const char *path = getenv ("SEALWAX_SEARCH_FILE");
  int         fd = path != NULL ? open (path, O_RDWR | O_CLOEXEC) : -1;
  void       *mapped = fd >= 0 ? mmap (NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;

  if (fd >= 0)
    close (fd);
  if (mapped != MAP_FAILED)
    state = mapped;
}

/* GLib's, with its types as the machine has them. */
void *g_checksum_new (int type);

void *
g_checksum_new (int type)
{
  static void *(*next) (int);

  if (next == NULL)
    next = (void *(*)(int))dlsym (RTLD_NEXT, "g_checksum_new");

  if (state != NULL && state->held && gettid () != getpid ())
    {
      __sync_fetch_and_add (&state->waiting, 1);
      __sync_fetch_and_add (&state->arrived, 1);
      while (state->held)
        usleep (STEP_MICROSECONDS);
      __sync_fetch_and_sub (&state->waiting, 1);
    }

  return next (type);
}
