/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: it stands still when a file that it saves is written, and not yet in its place. */

#include <signal.h>
#include <unistd.h>

int
fsync (int fd)
{
  (void)fd;

  return raise (SIGSTOP); /* to this thread, which does not go on by a step then */
}
