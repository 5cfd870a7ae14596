/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

SealwaxSecret *prompt_passphrase (gboolean sealing,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
