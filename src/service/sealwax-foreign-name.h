/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-foreign.h"

G_BEGIN_DECLS

const char *sealwax_foreign_describe (SealwaxForeign foreign);

G_END_DECLS
