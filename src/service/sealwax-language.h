/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language that the source is written in, which has no translation. */
#define SEALWAX_LANGUAGE_SOURCE "en"

const char *sealwax_language_choose (const char *const *languages,
                                     const char        *preferred);

G_END_DECLS
