/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-tie.h"

static void
clear (gpointer data)
{
  SealwaxTextTie *self = data;

  g_clear_pointer (&self->text, sealwax_secret_unref);
  g_free (self->digest);
}

/**
 * sealwax_text_tie_new:
 * @text: the text that a message was made of
 * @length: how many characters it has
 *
 * Returns: (transfer full): what ties the two
 */
SealwaxTextTie *
sealwax_text_tie_new (SealwaxSecret *text,
                      gsize          length)
{
  SealwaxTextTie *self = g_rc_box_new0 (SealwaxTextTie);

  sealwax_text_tie_set_text (self, text, length);

  return self;
}

/**
 * sealwax_text_tie_ref:
 * @self: a tie
 *
 * Returns: (transfer full): the same
 */
SealwaxTextTie *
sealwax_text_tie_ref (SealwaxTextTie *self)
{
  return g_rc_box_acquire (self);
}

/**
 * sealwax_text_tie_unref:
 * @self: (transfer full): a tie
 *
 * Lets go of it.
 */
void
sealwax_text_tie_unref (SealwaxTextTie *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * sealwax_text_tie_set_text:
 * @self: a tie
 * @text: (nullable): the text that the message was found to hold, or %NULL to forget it
 * @length: how many characters it has
 *
 * Sets what the message was made of.
 */
void
sealwax_text_tie_set_text (SealwaxTextTie *self,
                           SealwaxSecret  *text,
                           gsize           length)
{
  if (text != NULL)
    sealwax_secret_ref (text);
  g_clear_pointer (&self->text, sealwax_secret_unref);
  self->text = text;
  self->length = length;
}
