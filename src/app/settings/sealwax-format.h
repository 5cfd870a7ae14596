/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_FORMAT (sealwax_format_get_type ())

GType sealwax_format_get_type (void);

G_END_DECLS
