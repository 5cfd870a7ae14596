/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SealwaxWaiting:
 * @cancellable: (nullable): gives up what is waited for; %NULL as long as nothing is
 * @source: 0 unless it is still to be shown
 * @show: shows that it takes long
 * @user_data: handed to @show
 *
 * Something takes its time, and the person sees so only if it takes long. All zeros before it begins, and after it has ended.
 */
typedef struct
{
  GCancellable   *cancellable;
  guint           source;
  GSourceOnceFunc show;
  gpointer        user_data;
} SealwaxWaiting;

void sealwax_waiting_begin      (SealwaxWaiting *self);

void sealwax_waiting_show_later (SealwaxWaiting *self,
                                 GSourceOnceFunc show,
                                 gpointer        user_data);

void sealwax_waiting_end        (SealwaxWaiting *self);

G_END_DECLS
