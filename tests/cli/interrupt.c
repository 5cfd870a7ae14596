/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

/* Preloaded into sealwax-cli: sends the signal SEALWAX_TEST_SIGNAL to the program, once, in the moment SEALWAX_TEST_MOMENT,
 * which is right before one of these calls on a terminal:
 *
 * hide  the echo is turned off
 * ask   something is written
 * wait  something is read, and nothing is there yet, so that the call will wait, whichever call it is
 * show  the echo is turned on */

#define REAL(name) ((__typeof__ (&(name)))find (#name))

static void *
find (const char *name)
{
  void *function = dlsym (RTLD_NEXT, name);

  if (function == NULL)
    abort ();

  return function;
}

static void
come (const char *moment)
{
  static int  done;
  const char *wanted = getenv ("SEALWAX_TEST_MOMENT");
  const char *number = getenv ("SEALWAX_TEST_SIGNAL");

  if (done || wanted == NULL || number == NULL || strcmp (wanted, moment) != 0)
    return;

  done = 1;
  kill (getpid (), atoi (number));
}

static int
has_nothing (int fd)
{
  struct pollfd what = { .fd = fd, .events = POLLIN };

  return isatty (fd) && REAL (poll) (&what, 1, 0) == 0;
}

/* What would wait on a terminal. */
static int
polls_for_nothing (const struct pollfd *fds,
                   nfds_t               n)
{
  for (nfds_t i = 0; i < n; i++)
    if ((fds[i].events & POLLIN) != 0 && has_nothing (fds[i].fd))
      return 1;

  return 0;
}

static int
selects_for_nothing (int           n,
                     const fd_set *readable)
{
  for (int fd = 0; readable != NULL && fd < n; fd++)
    if (FD_ISSET (fd, readable) && has_nothing (fd))
      return 1;

  return 0;
}

ssize_t
read (int    fd,
      void  *bytes,
      size_t size)
{
  if ((fcntl (fd, F_GETFL) & O_NONBLOCK) == 0 && has_nothing (fd))
    come ("wait");

  return REAL (read) (fd, bytes, size);
}

int
poll (struct pollfd *fds,
      nfds_t         n,
      int            timeout)
{
  if (polls_for_nothing (fds, n))
    come ("wait");

  return REAL (poll) (fds, n, timeout);
}

int
ppoll (struct pollfd         *fds,
       nfds_t                 n,
       const struct timespec *timeout,
       const sigset_t        *mask)
{
  if (polls_for_nothing (fds, n))
    come ("wait");

  return REAL (ppoll) (fds, n, timeout, mask);
}

int
select (int             n,
        fd_set         *readable,
        fd_set         *writable,
        fd_set         *exceptional,
        struct timeval *timeout)
{
  if (selects_for_nothing (n, readable))
    come ("wait");

  return REAL (select) (n, readable, writable, exceptional, timeout);
}

int
pselect (int                    n,
         fd_set                *readable,
         fd_set                *writable,
         fd_set                *exceptional,
         const struct timespec *timeout,
         const sigset_t        *mask)
{
  if (selects_for_nothing (n, readable))
    come ("wait");

  return REAL (pselect) (n, readable, writable, exceptional, timeout, mask);
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      size)
{
  if (isatty (fd))
    come ("ask");

  return REAL (write) (fd, bytes, size);
}

int
tcsetattr (int                   fd,
           int                   actions,
           const struct termios *mode)
{
  come ((mode->c_lflag & ECHO) != 0 ? "show" : "hide");

  return REAL (tcsetattr) (fd, actions, mode);
}
