/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-model-private.h"

/* The file that a text comes from. It is forgotten with the first change. */

/**
 * sealwax_text_model_get_source:
 * @self: a text
 *
 * Returns: (transfer none) (nullable): the name of the file that the text comes from, as sealwax_file_dup_name() gives it
 */
const char *
sealwax_text_model_get_source (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), NULL);

  return self->source;
}

/**
 * sealwax_text_model_set_converted:
 * @self: a text that was just put in from a file
 *
 * Remembers that the file was UTF-16, until the text is another one.
 */
void
sealwax_text_model_set_converted (SealwaxTextModel *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  self->converted = TRUE;
}

/**
 * sealwax_text_model_was_converted:
 * @self: a text
 *
 * Returns: whether the file that the text comes from was UTF-16
 */
gboolean
sealwax_text_model_was_converted (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  return self->converted;
}
