/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-message.h"

SealwaxForeign sealwax_message_name_basic (const char     *text,
                                           size_t          size,
                                           size_t          start,
                                           size_t          chars);

bool           sealwax_message_find_basic (const char     *text,
                                           size_t          size,
                                           SealwaxMessage *message) SEALWAX_MUST_CHECK;
