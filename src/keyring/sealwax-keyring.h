/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-kept.h"
#include "sealwax-keyring-error.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEYRING (sealwax_keyring_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeyring, sealwax_keyring, SEALWAX, KEYRING, GObject)

SealwaxKeyring *sealwax_keyring_new             (void);

gboolean        sealwax_keyring_is_loaded       (SealwaxKeyring      *self);

guint           sealwax_keyring_get_skipped     (SealwaxKeyring      *self);

SealwaxKept    *sealwax_keyring_find            (SealwaxKeyring      *self,
                                                 const char          *name);

SealwaxSecret  *sealwax_keyring_make_name       (const char          *text,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void            sealwax_keyring_forget          (SealwaxKeyring      *self);

void            sealwax_keyring_load_async      (SealwaxKeyring      *self,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

gboolean        sealwax_keyring_load_finish     (SealwaxKeyring      *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

void            sealwax_keyring_peek_async      (SealwaxKeyring      *self,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

gboolean        sealwax_keyring_peek_finish     (SealwaxKeyring      *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

void            sealwax_keyring_add_async       (SealwaxKeyring      *self,
                                                 const char          *name,
                                                 SealwaxKeptKind      kind,
                                                 SealwaxSecret       *secret,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

SealwaxKept    *sealwax_keyring_add_finish      (SealwaxKeyring      *self,
                                                 GAsyncResult        *result,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void            sealwax_keyring_rename_async    (SealwaxKeyring      *self,
                                                 SealwaxKept         *kept,
                                                 const char          *name,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

SealwaxKept    *sealwax_keyring_rename_finish   (SealwaxKeyring      *self,
                                                 GAsyncResult        *result,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void            sealwax_keyring_remove_async    (SealwaxKeyring      *self,
                                                 SealwaxKept         *kept,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

gboolean        sealwax_keyring_remove_finish   (SealwaxKeyring      *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

void            sealwax_keyring_restore_async   (SealwaxKeyring      *self,
                                                 SealwaxKept         *kept,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

gboolean        sealwax_keyring_restore_finish  (SealwaxKeyring      *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

void            sealwax_keyring_touch_async     (SealwaxKeyring      *self,
                                                 SealwaxKept         *kept,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

gboolean        sealwax_keyring_touch_finish    (SealwaxKeyring      *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS
