/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-session.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_HIDDEN_NOTE (sealwax_hidden_note_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxHiddenNote, sealwax_hidden_note, SEALWAX, HIDDEN_NOTE, GtkBox)

void sealwax_hidden_note_set_session (SealwaxHiddenNote *self,
                                      SealwaxSession    *session);

G_END_DECLS
