/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sealwax-status.h"

void          sealwax_wipe       (void          *bytes,
                                  size_t         size);

void          sealwax_wipe_stack (void);

bool          sealwax_equal      (const void    *a,
                                  const void    *b,
                                  size_t         size) SEALWAX_MUST_CHECK;

SealwaxStatus sealwax_random     (uint8_t       *bytes,
                                  size_t         size) SEALWAX_MUST_CHECK;
