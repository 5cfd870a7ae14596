/* SPDX-License-Identifier: GPL-3.0-or-later */

/* measure COMMAND…: runs it, and writes to descriptor 3 how many nanoseconds it took, how many of the processor's, and the
 * most KiB of memory that it had. This is a small program because a process's peak memory starts with that of the process
 * that started it. */

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long
get_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return (long long)now.tv_sec * 1000000000 + now.tv_nsec;
}

static long long
to_ns (struct timeval time)
{
  return (long long)time.tv_sec * 1000000000 + (long long)time.tv_usec * 1000;
}

int
main (int    argc,
      char **argv)
{
  struct rusage usage;
  long long     start = get_ns ();
  pid_t         child = argc > 1 ? fork () : -1;
  int           status;

  if (child == 0)
    {
      close (3);
      execvp (argv[1], argv + 1);
      _exit (127);
    }
  if (child < 0 || wait4 (child, &status, 0, &usage) < 0)
    return 126;

  dprintf (3, "%lld %lld %ld\n", get_ns () - start, to_ns (usage.ru_utime) + to_ns (usage.ru_stime), usage.ru_maxrss);

  return WIFEXITED (status) ? WEXITSTATUS (status) : 125;
}
