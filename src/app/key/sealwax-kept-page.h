/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sealwax-kept.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_KEPT_PAGE (sealwax_kept_page_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxKeptPage, sealwax_kept_page, SEALWAX, KEPT_PAGE, AdwNavigationPage)

AdwNavigationPage *sealwax_kept_page_new (SealwaxKept *kept);

G_END_DECLS
