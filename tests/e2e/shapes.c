/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: the file that SEALWAX_SHAPES_FILE names has a byte for each piece of text that was shaped,
 * that is, turned into glyphs. Pango does that for each piece of each line whenever it lays a text out. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static int file = -1;

__attribute__ ((constructor)) static void
open_file (void)
{
  const char *path = getenv ("SEALWAX_SHAPES_FILE");

  if (path != NULL)
    file = open (path, O_WRONLY | O_APPEND | O_CLOEXEC);
}

void hb_shape (void        *font,
               void        *buffer,
               const void  *features,
               unsigned int count);

void
hb_shape (void        *font,
          void        *buffer,
          const void  *features,
          unsigned int count)
{
  void (*next) (void *, void *, const void *, unsigned int) = dlsym (RTLD_NEXT, "hb_shape");

  if (file >= 0 && write (file, "s", 1) != 1)
    abort ();
  next (font, buffer, features, count);
}
