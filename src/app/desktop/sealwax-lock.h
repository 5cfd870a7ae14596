/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SealwaxLockFunc) (gpointer data);

void sealwax_lock_watch (GtkApplication *application, SealwaxLockFunc locked);

G_END_DECLS
