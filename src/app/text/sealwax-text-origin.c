/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-text-state.h"
#include "sealwax-text.h"

/* Keeps track of what in a text came from a message, even while the person edits it: what is left of the message carries a
 * tag, and what they put in does not. If the two cannot be told apart, as after undoing, both are assumed, so that nothing
 * stays and nothing is lost. */

/* In bytes. A pasted text that is shorter than PART_MIN may be in the message's text by chance. A text longer than
 * PART_MAX, which no view shows whole, would take too long to search. */
#define PART_MIN ((gsize)12)
#define PART_MAX ((gsize)1 << 20)

static void
tag_all (SealwaxTextState *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (self->buffer, SEALWAX_TEXT_TAG_FROM_MESSAGE, &start, &end);
}

/* Whether all of the text has the tag or, if not @all, whether any of it does. */
static gboolean
is_tagged (SealwaxTextState *self,
           gboolean          all)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->buffer), SEALWAX_TEXT_TAG_FROM_MESSAGE);
  GtkTextIter place;
  gboolean    begins, toggles;

  gtk_text_buffer_get_start_iter (self->buffer, &place);
  begins = gtk_text_iter_has_tag (&place, tag);
  toggles = gtk_text_iter_forward_to_tag_toggle (&place, tag);

  return all ? begins && (!toggles || gtk_text_iter_is_end (&place)) : begins || toggles;
}

static gboolean
contains (const SealwaxSecret *text,
          const SealwaxSecret *part)
{
  gsize text_size = sealwax_secret_get_size (text), part_size = sealwax_secret_get_size (part);

  return part_size >= PART_MIN && text_size <= PART_MAX
         && memmem (sealwax_secret_get_text (text), text_size, sealwax_secret_get_text (part), part_size) != NULL;
}

/**
 * sealwax_text_state_set_sealed:
 * @self: a text
 * @keys: what opens the message
 *
 * Remembers that a message holds the text as it is now.
 */
void
sealwax_text_state_set_sealed (SealwaxTextState *self,
                               SealwaxKeys      *keys)
{
  sealwax_text_state_set_origin (self, keys, FALSE);
  g_clear_pointer (&self->tie, sealwax_text_tie_unref); /* it was another message's */
  self->kept = SEALWAX_TEXT_KEPT_SEALED;
  self->sealed = sealwax_text_state_dup_text (self);
  self->sealed_length = sealwax_text_state_get_length (self);
}

/**
 * sealwax_text_state_set_origin:
 * @self: a text
 * @keys: what opens the message
 * @is_uncertain: whether there may be words of the person's own in it
 *
 * Remembers that the text came from a message. The message may hold more than the text does now.
 */
void
sealwax_text_state_set_origin (SealwaxTextState *self,
                               SealwaxKeys      *keys,
                               gboolean          is_uncertain)
{
  g_clear_pointer (&self->sealed, sealwax_secret_unref);
  g_clear_pointer (&self->keys, sealwax_keys_unref);
  self->keys = sealwax_keys_ref (keys);
  self->was_sealed = TRUE;
  self->is_uncertain = is_uncertain;
  tag_all (self);
}

/**
 * sealwax_text_state_begin_moving:
 * @self: a text
 * @origin: (nullable): the text of a message that @text came from
 * @text: what is put in next
 *
 * If there is an @origin, whatever is put in until `moving` is cleared counts as coming from a message.
 */
void
sealwax_text_state_begin_moving (SealwaxTextState       *self,
                                 const SealwaxTextState *origin,
                                 const SealwaxSecret    *text)
{
  if (origin == NULL)
    return;

  if (!self->was_sealed)
    {
      self->keys = sealwax_keys_ref (origin->keys);
      self->was_sealed = TRUE;
    }
  if (!sealwax_text_state_holds (origin, text))
    self->is_uncertain = TRUE;
  self->moving = TRUE;
}

/**
 * sealwax_text_state_holds:
 * @self: a text
 * @text: another one
 *
 * Returns: whether @text is what a message holds of @self, or a part of that
 */
gboolean
sealwax_text_state_holds (const SealwaxTextState *self,
                          const SealwaxSecret    *text)
{
  return self->sealed != NULL && (sealwax_secret_equal (self->sealed, text) || contains (self->sealed, text));
}

/**
 * sealwax_text_state_is_origin_of:
 * @self: a text
 * @text: another one, for example one that is pasted
 *
 * Returns: whether @text came from the message that holds @self and is more than a word or two; it may have other things in it
 */
gboolean
sealwax_text_state_is_origin_of (const SealwaxTextState *self,
                                 const SealwaxSecret    *text)
{
  return self->sealed != NULL && sealwax_secret_get_size (text) > 0 && (sealwax_text_state_holds (self, text) || contains (text, self->sealed));
}

/**
 * sealwax_text_state_get_remains:
 * @self: a text
 *
 * Returns: what is left in it of a text that a message holds
 */
SealwaxTextRemains
sealwax_text_state_get_remains (SealwaxTextState *self)
{
  if (!self->was_sealed || !is_tagged (self, FALSE))
    return SEALWAX_TEXT_REMAINS_NOTHING;

  if ((is_tagged (self, TRUE) && !self->is_uncertain) || sealwax_text_state_get_kept (self) == SEALWAX_TEXT_KEPT_SEALED)
    return SEALWAX_TEXT_REMAINS_MESSAGE;

  return SEALWAX_TEXT_REMAINS_MIXED;
}

/**
 * sealwax_text_state_forget_sealed:
 * @self: a text
 * @keep: called with the text if what is left of a message stands among words of the person's own
 * @data: handed to @keep
 *
 * Tells whether a text may stay when everything that came from a message has to go. If it may, but what was typed into it
 * leads back to a message's text, the typing is forgotten.
 *
 * Returns: whether it may stay; if not, the caller frees it
 */
gboolean
sealwax_text_state_forget_sealed (SealwaxTextState *self,
                                  SealwaxTextKeep   keep,
                                  gpointer          data)
{
  SealwaxTextRemains remains = sealwax_text_state_get_remains (self);

  if (remains == SEALWAX_TEXT_REMAINS_MIXED)
    {
      g_autoptr (SealwaxSecret) text = sealwax_text_state_dup_text (self);

      keep (text, self->keys, data);
    }
  if (remains != SEALWAX_TEXT_REMAINS_NOTHING)
    return FALSE;

  if (self->was_sealed)
    {
      gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
      gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
      g_clear_pointer (&self->sealed, sealwax_secret_unref);
      g_clear_pointer (&self->keys, sealwax_keys_unref);
      g_clear_pointer (&self->tie, sealwax_text_tie_unref);
      self->undone = 0;
      self->was_sealed = FALSE;
    }

  return TRUE;
}
