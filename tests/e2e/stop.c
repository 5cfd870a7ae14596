/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: the window stops when a file it saves has been written, but is not yet in its place.
 * */

#include <signal.h>
#include <unistd.h>

int
fsync (int fd)
{
  (void)fd;

  return raise (SIGSTOP); /* sent to this thread, which then does not take another step */
}
