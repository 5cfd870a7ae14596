/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 sealwax_clock_get_boot_time (void);

G_END_DECLS
