/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void sealwax_language_row_fill (AdwComboRow       *row,
                                const char *const *languages);

void sealwax_language_row_keep (const char        *language);

G_END_DECLS
