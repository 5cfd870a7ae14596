/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sys/types.h>

#include "sealwax-file.h"

#define OLD "The old text."
#define NEW "The new text, which is longer."

/* What goes wrong, or happens meanwhile. */
typedef struct
{
  gssize        room;        /* bytes left on the disk; -1: enough */
  int           write_fails; /* with this errno */
  int           sync_fails;  /* with this errno, for files */
  int           make_fails;  /* with this errno */
  uid_t         link_owner;  /* of all links; 0: as they really are */
  GCancellable *cancel;      /* when something was written */
  gboolean      cannot_keep; /* the disk cannot guarantee that a name is new */
  void (*when_synced) (const char *path);
  void (*when_renamed) (const char *path);
  const char *path;
  guint       writes, synced_files, synced_folders;
} World;

extern World world;

void saving_begin (void);

char *saving_save_file (GFile        *file,
                        const char   *text,
                        gboolean      is_private,
                        const char   *version,
                        GCancellable *cancellable,
                        GError      **error);

char *saving_save (const char *path,
                   const char *text,
                   gboolean    is_private,
                   const char *version);

void saving_assert_refused (const char *path,
                            const char *version,
                            int         code,
                            const char *sentence);
