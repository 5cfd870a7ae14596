/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sealwax_desktop_is                (const char *name);

gboolean sealwax_desktop_has_active_window (void);

G_END_DECLS
