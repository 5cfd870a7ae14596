/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli.h"
#include "decrypt-options.h"

G_BEGIN_DECLS

CliStatus decrypt_all (GBytes               *pasted,
                       const GArray         *messages,
                       DecryptOptions       *options);

G_END_DECLS
