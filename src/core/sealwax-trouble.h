/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-message.h"

void sealwax_trouble_find (const char     *pasted,
                           size_t          size,
                           SealwaxMessage *message,
                           char           *scratch);
