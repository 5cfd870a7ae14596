/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-keyring.h"

G_BEGIN_DECLS

SealwaxKeyring *ring_open   (gboolean         may_ask,
                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;

SealwaxKept    *ring_find   (SealwaxKeyring  *ring,
                             const char      *name,
                             GError         **error);

gboolean        ring_add    (SealwaxKeyring  *ring,
                             const char      *name,
                             SealwaxKeptKind  kind,
                             SealwaxSecret   *secret,
                             GError         **error);

gboolean        ring_rename (SealwaxKeyring  *ring,
                             SealwaxKept     *kept,
                             const char      *name,
                             GError         **error);

gboolean        ring_remove (SealwaxKeyring  *ring,
                             SealwaxKept     *kept,
                             GError         **error);

void            ring_touch  (SealwaxKeyring  *ring,
                             SealwaxKept     *kept);

G_END_DECLS
