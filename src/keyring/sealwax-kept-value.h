/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-kept.h"

G_BEGIN_DECLS

SealwaxSecret *sealwax_kept_value_make_name (const char    *text) G_GNUC_WARN_UNUSED_RESULT;

SealwaxSecret *sealwax_kept_value_write     (SealwaxKept   *kept) G_GNUC_WARN_UNUSED_RESULT;

SealwaxKept   *sealwax_kept_value_read      (const char    *id,
                                             SealwaxSecret *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
