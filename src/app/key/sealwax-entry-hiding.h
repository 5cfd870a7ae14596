/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void sealwax_entry_hiding_watch (AdwBin *owner);

G_END_DECLS
