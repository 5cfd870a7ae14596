/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-kept.h"

G_BEGIN_DECLS

AdwToast *sealwax_removed_toast_new (AdwToastOverlay *toasts,
                                     SealwaxKept     *removed);

G_END_DECLS
