/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sealwax_message_choice_find_at (GPtrArray *old,
                                         guint      chosen,
                                         GPtrArray *now,
                                         gsize      start,
                                         gsize      end,
                                         guint     *found);

guint    sealwax_message_choice_find    (GPtrArray *old,
                                         guint      chosen,
                                         GPtrArray *now);

G_END_DECLS
