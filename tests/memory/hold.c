/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Preloaded into the program whose memory is searched. Stops it once all its work is done and exit() has run, and keeps it
 * readable for whoever runs the tests, who may not be root. */

int
prctl (int option,
       ...)
{
  unsigned long argument[4];
  va_list       args;

  va_start (args, option);
  for (int i = 0; i < 4; i++)
    argument[i] = va_arg (args, unsigned long);
  va_end (args);

  if (option == PR_SET_DUMPABLE)
    return 0;

  return (int)syscall (SYS_prctl, option, argument[0], argument[1], argument[2], argument[3]);
}

__attribute__ ((destructor)) static void
stop (void)
{
  raise (SIGSTOP);
}
