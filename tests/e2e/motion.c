/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: what Sealwax itself animates takes twenty times as long, so that a busy machine draws it,
 * too. And the file that SEALWAX_MOTION_FILE names gets a line for each animation that is made, with its real duration, and for
 * everything that is drawn in another place or at another size than its own: "moved 3.5", "scaled 2.25". */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/auxv.h>

#define SLOWER 20

static FILE *file;

__attribute__ ((constructor)) static void
open_file (void)
{
  const char *path = getenv ("SEALWAX_MOTION_FILE");

  file = path != NULL ? fopen (path, "ae") : NULL;
  if (file != NULL)
    setlinebuf (file);
}

/* Whether the code there is the program's own, and not a library's. */
static int
is_own (const void *address)
{
  Dl_info here, own;

  return file != NULL && dladdr (address, &here) != 0 && dladdr ((void *)getauxval (AT_ENTRY), &own) != 0 && here.dli_fbase == own.dli_fbase;
}

void *adw_timed_animation_new (void        *widget,
                               double       from,
                               double       to,
                               unsigned int duration,
                               void        *target);

void *
adw_timed_animation_new (void        *widget,
                         double       from,
                         double       to,
                         unsigned int duration,
                         void        *target)
{
  void *(*next) (void *, double, double, unsigned int, void *) = dlsym (RTLD_NEXT, "adw_timed_animation_new");

  if (!is_own (__builtin_return_address (0)))
    return next (widget, from, to, duration, target);

  fprintf (file, "animation %u\n", duration);

  return next (widget, from, to, duration * SLOWER, target);
}

void gtk_snapshot_translate (void        *snapshot,
                             const float *point);

void
gtk_snapshot_translate (void        *snapshot,
                        const float *point)
{
  void (*next) (void *, const float *) = dlsym (RTLD_NEXT, "gtk_snapshot_translate");

  if (is_own (__builtin_return_address (0)))
    fprintf (file, "moved %g\n", (double)point[0]);
  next (snapshot, point);
}

void gtk_snapshot_scale (void *snapshot,
                         float x,
                         float y);

void
gtk_snapshot_scale (void *snapshot,
                    float x,
                    float y)
{
  void (*next) (void *, float, float) = dlsym (RTLD_NEXT, "gtk_snapshot_scale");

  if (is_own (__builtin_return_address (0)))
    fprintf (file, "scaled %g\n", (double)x);
  next (snapshot, x, y);
}
