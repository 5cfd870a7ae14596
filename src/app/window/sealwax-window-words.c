/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-loss-dialog.h"
#include "sealwax-window-private.h"

/* The words of a generated passphrase, which somebody has to get to the other person. */

/**
 * sealwax_window_watch_words:
 * @self: a window
 *
 * From now on, shows the words of a generated passphrase that the person takes.
 */
void
sealwax_window_watch_words (SealwaxWindow *self)
{
  sealwax_key_bar_set_words (self->key_bar, self->key_words);
  g_signal_connect (self->key_words, "changed", G_CALLBACK (sealwax_loss_dialog_look_again), NULL);
}

/**
 * sealwax_window_describe_untold:
 * @self: a window
 *
 * Returns: (nullable): what it means that nobody can have learnt the words of the passphrase that made the message; %NULL if
 *   somebody can, or if there is no such message
 */
const char *
sealwax_window_describe_untold (SealwaxWindow *self)
{
  g_return_val_if_fail (SEALWAX_IS_WINDOW (self), NULL);

  if (self->closed || !sealwax_key_words_is_untold (self->key_words))
    return NULL;

  return _ ("The generated words were neither copied nor shown for long enough to be read. Without them, nobody can open the message.");
}
