/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sys/types.h>

/* A folder for tests, and no administrator rights: an administrator is never denied anything. */

void files_begin (void);

void files_clear (void);

int files_end (int status);

char *files_path (const char *name);

char *files_make (const char *name,
                  const char *bytes,
                  gsize       size,
                  mode_t      mode);

void files_write (const char *path,
                  const char *bytes,
                  gsize       size);

void files_set_old (const char *path);

void files_assert (const char *path,
                   const char *bytes,
                   gsize       size,
                   mode_t      mode);

void files_assert_names (const char *names);
