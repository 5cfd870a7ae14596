/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_IMPORT_PAGE (sealwax_import_page_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxImportPage, sealwax_import_page, SEALWAX, IMPORT_PAGE, AdwNavigationPage)

SealwaxImportPage *sealwax_import_page_new    (void);

void               sealwax_import_page_choose (SealwaxImportPage *self,
                                               AdwNavigationView *navigation);

void               sealwax_import_page_cancel (SealwaxImportPage *self);

G_END_DECLS
