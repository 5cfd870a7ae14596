/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sealwax_process_forbid_core (void);

void sealwax_process_hide        (void);

G_END_DECLS
