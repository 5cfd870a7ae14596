/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_STATUS_LINE (sealwax_status_line_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxStatusLine, sealwax_status_line, SEALWAX, STATUS_LINE, AdwBin)

void sealwax_status_line_set_text (SealwaxStatusLine *self,
                                   const char        *text);

void sealwax_status_line_confirm  (SealwaxStatusLine *self,
                                   const char        *sentence);

void sealwax_status_line_note_change (SealwaxStatusLine *self);

G_END_DECLS
