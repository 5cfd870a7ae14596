/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-mend-undo.h"
#include "sealwax-message.h"

/* How many messages of a text are known, at most: nobody would choose among more. */
#define SEALWAX_MEND_MAX 1000

bool   sealwax_mend_is_needed (const char            *pasted,
                               size_t                 size,
                               const SealwaxMessage  *messages,
                               size_t                 count) SEALWAX_MUST_CHECK;

bool   sealwax_mend           (const char            *pasted,
                               size_t                 size,
                               SealwaxMessage        *messages,
                               size_t                *count,
                               char                  *scratch,
                               const SealwaxProgress *progress) SEALWAX_MUST_CHECK;

size_t sealwax_mend_read      (const char            *pasted,
                               const SealwaxMessage  *message,
                               char                  *chars,
                               unsigned              *undone);
