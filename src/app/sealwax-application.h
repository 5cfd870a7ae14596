/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SEALWAX_TYPE_APPLICATION (sealwax_application_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxApplication, sealwax_application, SEALWAX, APPLICATION, AdwApplication)

SealwaxApplication *sealwax_application_new (void);

G_END_DECLS
