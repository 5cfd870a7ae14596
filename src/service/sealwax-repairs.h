/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

/**
 * SealwaxRepairs:
 * @quoted_lines: lines with `>` or `|`
 * @line_break_tags: `<br>` and the like
 * @invisible_characters: characters beyond ASCII that are passed over: odd spaces, marks of direction, zero-width ones
 * @undone: if it was mended, what was undone: kinds of #SealwaxUndo
 *
 * What was passed over in a message because its writer did not put it there, or what was undone.
 */
typedef struct
{
  gsize quoted_lines;
  gsize line_break_tags;
  gsize invisible_characters;
  guint undone;
} SealwaxRepairs;

void  sealwax_repairs_count    (SealwaxRepairs       *self,
                                const char           *pasted,
                                const SealwaxMessage *message);

char *sealwax_repairs_describe (const SealwaxRepairs *self);

G_END_DECLS
