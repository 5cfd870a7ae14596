/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-loss-dialog.h"
#include "sealwax-window-private.h"

/* The words of a generated passphrase, which somebody has to get to the other person. */

static void
scroll_to_words (GdkFrameClock *clock,
                 SealwaxWindow *self)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);

  g_signal_handlers_disconnect_by_func (clock, scroll_to_words, self);
  if (!self->closed && gtk_widget_get_mapped (GTK_WIDGET (self->key_words)))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), GTK_WIDGET (self->key_words), NULL);
}

/* In a low window they are below what can be seen. They have a place only once the next frame is laid out; an idle callback can
 * come before that, where the compositor is slow to ask for a frame. */
static void
on_words_mapped (SealwaxWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (clock, scroll_to_words, self);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (scroll_to_words), self, G_CONNECT_DEFAULT);
}

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
  g_signal_connect_object (self->key_words, "map", G_CALLBACK (on_words_mapped), self, G_CONNECT_SWAPPED);
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
