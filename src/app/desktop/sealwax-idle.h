/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_IDLE (sealwax_idle_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxIdle, sealwax_idle, SEALWAX, IDLE, GObject)

SealwaxIdle *sealwax_idle_get_default (void);

gboolean     sealwax_idle_is_counting (SealwaxIdle *self);

void         sealwax_idle_start       (SealwaxIdle *self);

void         sealwax_idle_note_use    (SealwaxIdle *self);

G_END_DECLS
