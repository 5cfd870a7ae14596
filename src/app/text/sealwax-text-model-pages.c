/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-model-private.h"
#include "sealwax-text-preview.h"

/* The pages of a text that is too large to be shown whole. Turning them changes nothing but what is shown. */

/**
 * sealwax_text_model_get_page:
 * @self: a text
 *
 * Returns: which of its pages is shown, from 0
 */
guint
sealwax_text_model_get_page (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), 0);

  return self->state->page;
}

/**
 * sealwax_text_model_count_pages:
 * @self: a text
 *
 * Returns: how many pages it has: 1 if it is shown whole
 */
guint
sealwax_text_model_count_pages (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), 1);

  return self->state->whole != NULL ? sealwax_text_preview_count_pages (self->state->whole) : 1;
}

/**
 * sealwax_text_model_show_page:
 * @self: a text that is not shown whole
 * @page: one of its pages, from 0
 * @at_end: whether the cursor goes to the end of the page, and not to its beginning
 *
 * Shows that page. This is no change of the text, so no signal says that it is one; #SealwaxTextModel:page is notified.
 */
void
sealwax_text_model_show_page (SealwaxTextModel *self,
                              guint             page,
                              gboolean          at_end)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));
  g_return_if_fail (self->state->whole != NULL && page < sealwax_text_model_count_pages (self));

  sealwax_text_state_show_page (self->state, page, at_end);
  g_object_notify (G_OBJECT (self), "page");
}

/**
 * sealwax_text_model_get_page_bounds:
 * @self: a text
 * @start: (out): where the page that is shown begins in the text, in bytes
 * @end: (out): where the next one begins; %G_MAXSIZE if the text is shown whole
 */
void
sealwax_text_model_get_page_bounds (SealwaxTextModel *self,
                                    gsize            *start,
                                    gsize            *end)
{
  const SealwaxTextState *state;

  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  state = self->state;
  *start = state->whole != NULL ? sealwax_text_preview_find_page (state->whole, state->page) : 0;
  *end = state->whole != NULL ? sealwax_text_preview_find_page (state->whole, state->page + 1) : G_MAXSIZE;
}

/**
 * sealwax_text_model_find_page:
 * @self: a text
 * @at: a place in it, in bytes
 *
 * Returns: the page that this place is on; 0 if the text is shown whole
 */
guint
sealwax_text_model_find_page (SealwaxTextModel *self,
                              gsize             at)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), 0);

  return self->state->whole != NULL ? sealwax_text_preview_find_byte (self->state->whole, at) : 0;
}

/**
 * sealwax_text_model_select_all:
 * @self: a text
 *
 * Selects all of it, even if only a page is shown.
 */
void
sealwax_text_model_select_all (SealwaxTextModel *self)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  sealwax_text_state_select_all (self->state);
}
