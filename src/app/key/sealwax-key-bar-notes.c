/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-key-bar-private.h"

/* What the bar says: about the passphrase, and about what was done with it. */

/**
 * sealwax_key_bar_judge:
 * @self: a key bar
 *
 * Judges the passphrase, but only where it matters: decrypting imposes no rule.
 */
void
sealwax_key_bar_judge (SealwaxKeyBar *self)
{
  g_autoptr (SealwaxSecret) passphrase = NULL;

  if (self->purpose == SEALWAX_KEY_PURPOSE_ENCRYPT && !self->generated && !self->used)
    passphrase = sealwax_passphrase_entry_dup_secret (self->passphrase_entry);
  sealwax_key_note_judge (self->note, passphrase, self->iterations);
}

/**
 * sealwax_key_bar_say:
 * @self: a key bar
 * @sentence: (nullable): what happened, or %NULL when that is over
 *
 * Says it below the passphrase, and announces it. Takes away what sealwax_key_bar_refuse() has said.
 */
void
sealwax_key_bar_say (SealwaxKeyBar *self,
                     const char    *sentence)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  if (self->refused)
    sealwax_key_note_set_error (self->note, NULL);
  self->refused = FALSE;
  sealwax_passphrase_entry_set_wrong (self->passphrase_entry, FALSE);
  sealwax_key_note_say (self->note, sentence);
}

/**
 * sealwax_key_bar_refuse:
 * @self: a key bar
 * @sentence: why it does not go on with this passphrase
 * @shakes: whether the entry shakes its head
 *
 * Says it at the passphrase, marks that, and moves the focus there.
 */
void
sealwax_key_bar_refuse (SealwaxKeyBar *self,
                        const char    *sentence,
                        gboolean       shakes)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  self->refused = TRUE;
  sealwax_passphrase_entry_set_wrong (self->passphrase_entry, TRUE);
  sealwax_passphrase_entry_focus (self->passphrase_entry, TRUE);
  sealwax_key_note_set_error (self->note, sentence);
  if (shakes)
    sealwax_shaker_shake (self->shaker);
}

/**
 * sealwax_key_bar_refuse_key:
 * @self: a key bar
 * @sentence: why it does not go on with this key
 *
 * Says it. Nothing is wrong with the passphrase, if there is one.
 */
void
sealwax_key_bar_refuse_key (SealwaxKeyBar *self,
                            const char    *sentence)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  self->refused = TRUE;
  sealwax_key_note_set_error (self->note, sentence);
}

/**
 * sealwax_key_bar_set_used:
 * @self: a key bar
 *
 * Call this when the passphrase has made a message. How strong it is is not said any more, until it changes.
 */
void
sealwax_key_bar_set_used (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  self->used = TRUE;
  sealwax_key_bar_judge (self);
  if (self->words != NULL)
    sealwax_key_words_set_used (self->words);
}

/**
 * sealwax_key_bar_focus:
 * @self: a key bar
 *
 * Moves the keyboard's focus to the passphrase.
 */
void
sealwax_key_bar_focus (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_passphrase_entry_focus (self->passphrase_entry, FALSE);
}

/**
 * sealwax_key_bar_set_iterations:
 * @self: a key bar
 * @iterations: how many iterations a guess at a message that is encrypted now will cost
 *
 * Judges the passphrase accordingly.
 */
void
sealwax_key_bar_set_iterations (SealwaxKeyBar *self,
                                guint          iterations)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  self->iterations = iterations;
  sealwax_key_bar_judge (self);
}

/**
 * sealwax_key_bar_show_format_note:
 * @self: a key bar
 * @shown: whether Basic is chosen
 *
 * Says what it means to choose Basic.
 */
void
sealwax_key_bar_show_format_note (SealwaxKeyBar *self,
                                  gboolean       shown)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  gtk_widget_set_visible (self->format_label, shown);
}
