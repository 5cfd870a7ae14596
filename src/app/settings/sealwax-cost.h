/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  sealwax_cost_watch          (void);

guint sealwax_cost_get_iterations (void);

G_END_DECLS
