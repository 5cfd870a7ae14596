/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-privacy.h"

/* What a view of a secret text keeps from other programs. */

/**
 * sealwax_text_privacy_publish_selection:
 * @view: a view
 * @model: its text
 * @publish: whether what is selected goes to the primary selection
 *
 * Does nothing for a text that is no secret. GtkTextView expects its buffer to have the primary selection from realize to
 * unrealize, so a secret text's buffer loses it after the one and gets it back before the other.
 */
void
sealwax_text_privacy_publish_selection (GtkTextView      *view,
                                        SealwaxTextModel *model,
                                        gboolean          publish)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkClipboard  *primary;

  if (!sealwax_text_model_get_secret (model) || !gtk_widget_get_realized (GTK_WIDGET (view)))
    return;

  primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (view));
  if (publish)
    gtk_text_buffer_add_selection_clipboard (buffer, primary);
  else
    gtk_text_buffer_remove_selection_clipboard (buffer, primary);
}

/**
 * sealwax_text_privacy_set_input_hints:
 * @view: a view
 * @model: its text
 *
 * Asks input methods not to check or decorate the text, and not to learn from it if it is secret.
 */
void
sealwax_text_privacy_set_input_hints (GtkTextView      *view,
                                      SealwaxTextModel *model)
{
  GtkInputHints hints = GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI;

  if (sealwax_text_model_get_secret (model))
    hints |= GTK_INPUT_HINT_PRIVATE;
  gtk_text_view_set_input_hints (view, hints);
}
