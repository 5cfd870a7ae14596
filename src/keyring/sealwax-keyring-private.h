/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-keyring-store.h"
#include "sealwax-keyring.h"

G_BEGIN_DECLS

void         sealwax_keyring_begin       (SealwaxKeyring      *self,
                                          gpointer             tag,
                                          SealwaxKeyringAction action,
                                          gboolean             may_ask,
                                          SealwaxKept         *kept,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

gboolean     sealwax_keyring_end         (SealwaxKeyring      *self,
                                          GAsyncResult        *result,
                                          gpointer             tag,
                                          GError             **error);

SealwaxKept *sealwax_keyring_end_changed (SealwaxKeyring      *self,
                                          GAsyncResult        *result,
                                          gpointer             tag,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
