/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sealwax_scripts_can_join  (gunichar    character);

gboolean sealwax_scripts_are_mixed (const char *text,
                                    gsize       size);

G_END_DECLS
