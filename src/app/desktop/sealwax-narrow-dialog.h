/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void sealwax_narrow_dialog_set_height (AdwDialog *dialog,
                                       int        height);

G_END_DECLS
