/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SealwaxBootTimer SealwaxBootTimer;

SealwaxBootTimer *sealwax_boot_timer_new        (GSourceOnceFunc   expired,
                                                 gpointer          user_data);

void              sealwax_boot_timer_free       (SealwaxBootTimer *self);

void              sealwax_boot_timer_note_use   (SealwaxBootTimer *self);

gboolean          sealwax_boot_timer_start      (SealwaxBootTimer *self,
                                                 gint64            length);

void              sealwax_boot_timer_stop       (SealwaxBootTimer *self);

gboolean          sealwax_boot_timer_is_running (SealwaxBootTimer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxBootTimer, sealwax_boot_timer_free)

G_END_DECLS
