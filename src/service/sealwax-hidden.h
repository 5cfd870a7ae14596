/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-secret.h"

G_BEGIN_DECLS

/**
 * SealwaxHidden:
 * @SEALWAX_HIDDEN_NONE: nothing
 * @SEALWAX_HIDDEN_DIRECTION: characters that turn the direction of writing, U+202A–202E and U+2066–2069
 * @SEALWAX_HIDDEN_TAGS: tags, U+E0000–E007F, that do not make the flag of a region
 * @SEALWAX_HIDDEN_ZERO_WIDTH: characters of no width where they shape nothing, like U+200B
 * @SEALWAX_HIDDEN_VARIATION: variation selectors in a row, or behind nothing: they can carry any bytes
 * @SEALWAX_HIDDEN_CONTROL: control characters but tab and line ends
 *
 * What a decrypted text can hold so that it is not what it seems to be.
 */
typedef enum
{
  SEALWAX_HIDDEN_NONE = 0,
  SEALWAX_HIDDEN_DIRECTION = 1 << 0,
  SEALWAX_HIDDEN_TAGS = 1 << 1,
  SEALWAX_HIDDEN_ZERO_WIDTH = 1 << 2,
  SEALWAX_HIDDEN_VARIATION = 1 << 3,
  SEALWAX_HIDDEN_CONTROL = 1 << 4,
} SealwaxHidden;

SealwaxHidden  sealwax_hidden_find     (const SealwaxSecret *text);

char          *sealwax_hidden_describe (SealwaxHidden        kinds);

SealwaxSecret *sealwax_hidden_spell    (const SealwaxSecret *text);

G_END_DECLS
