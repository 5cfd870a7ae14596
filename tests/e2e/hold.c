/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: measures for how long its main loop is held. That is the CPU time of the main thread
 * between two calls of poll(), which all of GLib's waiting goes through; on a busy machine wall time would also count the
 * scheduler. It also measures how much text is laid out meanwhile, which is what holds the loop in a long paragraph, and is the
 * same on any machine. The figures are in the file that SEALWAX_HOLD_FILE names, which the test maps, too. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/* In bytes. Labels are shorter than this; for longer texts, every time that one is laid out counts. */
#define LONG_TEXT 1024

typedef struct
{
  volatile uint64_t worst_ns; /* the test sets all of them to 0 to start again */
  volatile uint64_t iterations;
  volatile uint64_t laid_out;
  volatile uint64_t total_ns; /* of all threads, the main thread, too */
} Figures;

static Figures *figures;
static uint64_t last_ns;
static uint64_t start_ns;

static uint64_t
get_cpu_ns (clockid_t of)
{
  struct timespec now;

  clock_gettime (of, &now);

  return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

__attribute__ ((constructor)) static void
map_figures (void)
{
  const char *path = getenv ("SEALWAX_HOLD_FILE");
  int         fd = path != NULL ? open (path, O_RDWR | O_CLOEXEC) : -1;
  void       *mapped = fd >= 0 ? mmap (NULL, sizeof *figures, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;

  if (fd >= 0)
    close (fd);
  if (mapped != MAP_FAILED)
    figures = mapped;
}

static int
is_measured (void)
{
  return figures != NULL && gettid () == getpid ();
}

static void
before_poll (void)
{
  uint64_t held = get_cpu_ns (CLOCK_THREAD_CPUTIME_ID) - last_ns;
  uint64_t total_ns = get_cpu_ns (CLOCK_PROCESS_CPUTIME_ID);

  if (held > figures->worst_ns)
    figures->worst_ns = held;
  if (figures->iterations++ == 0)
    start_ns = total_ns - held;
  figures->total_ns = total_ns - start_ns;
}

int
poll (struct pollfd *fds,
      nfds_t         count,
      int            timeout)
{
  static int (*next) (struct pollfd *, nfds_t, int);
  int result;

  if (next == NULL)
    next = (int (*) (struct pollfd *, nfds_t, int))dlsym (RTLD_NEXT, "poll");

  if (is_measured ())
    before_poll ();
  result = next (fds, count, timeout);
  if (is_measured ())
    last_ns = get_cpu_ns (CLOCK_THREAD_CPUTIME_ID);

  return result;
}

int
ppoll (struct pollfd         *fds,
       nfds_t                 count,
       const struct timespec *timeout,
       const sigset_t        *mask)
{
  static int (*next) (struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);
  int result;

  if (next == NULL)
    next = (int (*) (struct pollfd *, nfds_t, const struct timespec *, const sigset_t *))dlsym (RTLD_NEXT, "ppoll");

  if (is_measured ())
    before_poll ();
  result = next (fds, count, timeout, mask);
  if (is_measured ())
    last_ns = get_cpu_ns (CLOCK_THREAD_CPUTIME_ID);

  return result;
}

void pango_layout_set_text (void       *layout,
                            const char *text,
                            int         size);

void
pango_layout_set_text (void       *layout,
                       const char *text,
                       int         size)
{
  static void (*next) (void *, const char *, int);
  size_t bytes = size >= 0 ? (size_t)size : strlen (text);

  if (next == NULL)
    next = (void (*) (void *, const char *, int))dlsym (RTLD_NEXT, "pango_layout_set_text");

  if (is_measured () && bytes >= LONG_TEXT)
    figures->laid_out += bytes;
  next (layout, text, size);
}
