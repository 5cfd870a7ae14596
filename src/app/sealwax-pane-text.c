/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-pane-private.h"

/**
 * sealwax_pane_dup_text:
 * @self: a pane
 *
 * Returns: (transfer full): all of its text
 */
SealwaxSecret *
sealwax_pane_dup_text (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), NULL);

  return sealwax_text_view_dup_text (self->text_view);
}

/**
 * sealwax_pane_get_length:
 * @self: a pane
 *
 * Returns: how many characters its text has
 */
gsize
sealwax_pane_get_length (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), 0);

  return sealwax_text_view_get_length (self->text_view);
}

/**
 * sealwax_pane_get_kept:
 * @self: a pane
 *
 * Returns: where its text is kept beside it
 */
SealwaxTextKept
sealwax_pane_get_kept (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), SEALWAX_TEXT_KEPT_NOWHERE);

  return sealwax_text_view_get_kept (self->text_view);
}

/**
 * sealwax_pane_has_sealed:
 * @self: a pane
 *
 * Returns: see sealwax_text_view_has_sealed()
 */
gboolean
sealwax_pane_has_sealed (SealwaxPane *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE (self), FALSE);

  return sealwax_text_view_has_sealed (self->text_view);
}

/**
 * sealwax_pane_set_kept:
 * @self: a pane
 * @kept: where its text, as it stands there now, is kept
 *
 * Remembers that the text is kept elsewhere, until the person changes it.
 */
void
sealwax_pane_set_kept (SealwaxPane    *self,
                       SealwaxTextKept kept)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_text_view_set_kept (self->text_view, kept);
}

/**
 * sealwax_pane_focus_text:
 * @self: a pane
 *
 * Moves the keyboard's focus to the text.
 */
void
sealwax_pane_focus_text (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/**
 * sealwax_pane_focus_copy:
 * @self: a pane
 *
 * Moves the keyboard's focus to Copy.
 */
void
sealwax_pane_focus_copy (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  gtk_widget_grab_focus (self->copy_button);
}
