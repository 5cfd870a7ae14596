/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-mend-undo.h"
#include "sealwax-message.h"

/* The encodings, in the order in which those that show are undone. */
#define SEALWAX_MEND_ENCODINGS 4
#define SEALWAX_MEND_ENCODING(index) ((SealwaxUndo)(SEALWAX_UNDO_QUOTED_PRINTABLE << (index)))

uint16_t sealwax_mend_wide   (const char           *pasted,
                              size_t                size);

size_t sealwax_mend_chain    (char                 *text,
                              size_t                size,
                              SealwaxMending       *mending);

size_t sealwax_mend_text     (char                 *text,
                              size_t                size,
                              const SealwaxMending *mending,
                              bool                  with_last,
                              unsigned             *undone);

void   sealwax_mend_hide     (const char           *pasted,
                              size_t                size,
                              const SealwaxMessage *messages,
                              size_t                count,
                              bool                  wide,
                              char                 *text);

void   sealwax_mend_trace    (const char           *pasted,
                              size_t                size,
                              const SealwaxMessage *messages,
                              size_t                count,
                              const SealwaxMending *mending,
                              SealwaxUndoPlace     *places,
                              size_t                n_places,
                              char                 *scratch);
