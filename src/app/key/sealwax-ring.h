/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-keyring.h"

G_BEGIN_DECLS

SealwaxKeyring *sealwax_ring_get_default (void);

void            sealwax_ring_note_use    (void);

void            sealwax_ring_touch       (SealwaxKept *kept);

G_END_DECLS
