/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sealwax_process_forbid_core (void);

void sealwax_process_hide        (void);

void sealwax_process_hold        (void);

void sealwax_process_release     (void);

G_END_DECLS
