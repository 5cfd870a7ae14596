/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-strength.h"

G_BEGIN_DECLS

char *sealwax_strength_describe_time (double                 bits,
                                      guint                  iterations);

char *sealwax_strength_describe      (const SealwaxStrength *strength,
                                      guint                  iterations);

const char *sealwax_strength_name    (const SealwaxStrength *strength,
                                      guint                  iterations);

guint sealwax_strength_level         (const SealwaxStrength *strength,
                                      guint                  iterations);

char *sealwax_strength_explain       (double                 bits,
                                      guint                  iterations);

char *sealwax_strength_explain_typed (const SealwaxStrength *strength,
                                      guint                  iterations);

G_END_DECLS
