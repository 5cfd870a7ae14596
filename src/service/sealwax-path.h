/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sys/stat.h>

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEALWAX_PATH_ERROR (sealwax_path_error_quark ())

/**
 * SealwaxPathError:
 * @SEALWAX_PATH_ERROR_FOREIGN_LINK: the path leads through a link that another user has put into a folder where anybody
 *   may put things
 * @SEALWAX_PATH_ERROR_OTHER_NAMES: what is to be replaced has other names, too (hard links), which would not be replaced
 */
typedef enum
{
  SEALWAX_PATH_ERROR_FOREIGN_LINK,
  SEALWAX_PATH_ERROR_OTHER_NAMES,
} SealwaxPathError;

/**
 * SealwaxPlace:
 * @folder: the folder, opened with O_PATH; -1 when there is none
 * @name: the name in it
 * @file: what has this name, opened with O_PATH, and never a link; -1 when nothing has it
 * @is_linked: whether the path's last name is a link
 *
 * Where a path leads. The folder stays the same, whoever renames what meanwhile.
 */
typedef struct
{
  int      folder;
  char    *name;
  int      file;
  gboolean is_linked;
} SealwaxPlace;

/* An initializer. */
#define SEALWAX_PLACE_NONE { -1, NULL, -1, FALSE }

GQuark   sealwax_path_error_quark (void);

gboolean sealwax_place_find       (SealwaxPlace *place,
                                   const char   *path,
                                   GError      **error);

gboolean sealwax_place_look       (SealwaxPlace *place,
                                   struct stat  *info);

int      sealwax_place_open       (SealwaxPlace *place,
                                   int           flags);

void     sealwax_place_clear      (SealwaxPlace *place);

int      sealwax_path_open        (const char   *path,
                                   int           flags,
                                   GError      **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SealwaxPlace, sealwax_place_clear)

G_END_DECLS
