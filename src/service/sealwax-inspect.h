/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

GArray *sealwax_inspect (GBytes *pasted);

G_END_DECLS
