/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-bytes.h"
#include "sealwax-text-preview.h"
#include "sealwax-text-state.h"
#include "sealwax-text.h"

/* What undoing and redoing put in may be the person's own or a message's. */
static void
note_inserted (SealwaxTextState  *self,
               const GtkTextIter *start,
               const GtkTextIter *end)
{
  if (!self->was_sealed)
    return;

  if (self->stepping)
    self->is_uncertain = TRUE;
  if (self->stepping || self->moving)
    gtk_text_buffer_apply_tag_by_name (self->buffer, SEALWAX_TEXT_TAG_FROM_MESSAGE, start, end);
  else
    gtk_text_buffer_remove_tag_by_name (self->buffer, SEALWAX_TEXT_TAG_FROM_MESSAGE, start, end);
}

/* Where Pango wraps a word, it puts in a hyphen, which would be read as part of a passphrase or a message. */
static void
on_text_inserted (GtkTextBuffer    *buffer,
                  GtkTextIter      *location,
                  const char       *text,
                  int               size,
                  SealwaxTextState *self)
{
  GtkTextIter start = *location;

  gtk_text_iter_backward_chars (&start, (int)g_utf8_strlen (text, size));
  gtk_text_buffer_apply_tag_by_name (buffer, "unhyphenated", &start, location);
  note_inserted (self, &start, location);
}

/* Whatever moves the cursor after everything was selected leaves another selection. */
static void
on_mark_set (GtkTextBuffer    *buffer,
             GtkTextIter      *location,
             GtkTextMark      *mark,
             SealwaxTextState *self)
{
  if (mark == gtk_text_buffer_get_insert (buffer) || mark == gtk_text_buffer_get_selection_bound (buffer))
    self->selected_whole = FALSE;
}

/* It is another text now. */
static void
on_buffer_changed (SealwaxTextState *self)
{
  g_clear_pointer (&self->filled, sealwax_secret_unref);
}

static void
place_cursor (SealwaxTextState *self,
              gboolean          at_end)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_place_cursor (self->buffer, at_end ? &end : &start);
}

/* Puts in what cannot be undone: the text, or the present page of it. */
static void
fill (SealwaxTextState *self,
      SealwaxSecret    *text)
{
  const char *shown = sealwax_secret_get_text (text);
  gsize       start = 0, end = sealwax_secret_get_size (text);

  if (self->whole != NULL)
    {
      start = sealwax_text_preview_find_page (text, self->page);
      end = sealwax_text_preview_find_page (text, self->page + 1);
    }

  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, shown + start, (int)(end - start));
  gtk_text_buffer_end_irreversible_action (self->buffer);
}

/* Makes a buffer that is not shown yet. */
static void
make_buffer (SealwaxTextState *self,
             GtkTextTagTable  *tags,
             SealwaxSecret    *text)
{
  self->buffer = gtk_text_buffer_new (tags);
  g_signal_connect_after (self->buffer, "insert-text", G_CALLBACK (on_text_inserted), self);
  g_signal_connect (self->buffer, "mark-set", G_CALLBACK (on_mark_set), self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_buffer_changed), self);
  fill (self, text);
  place_cursor (self, FALSE);
}

/**
 * sealwax_text_state_new:
 * @tags: the tags of its buffer, from sealwax_text_state_new_tags()
 * @text: UTF-8 without NUL
 *
 * Returns: (transfer full): the text as a view will show it; its buffer's history begins with it
 */
SealwaxTextState *
sealwax_text_state_new (GtkTextTagTable *tags,
                        SealwaxSecret   *text)
{
  SealwaxTextState *self = g_new0 (SealwaxTextState, 1);

  if (sealwax_text_preview_is_needed (text))
    {
      self->whole = sealwax_secret_ref (text);
      self->length = sealwax_text_count ((const guint8 *)sealwax_secret_get_text (text), sealwax_secret_get_size (text));
    }
  make_buffer (self, tags, text);
  if (self->whole == NULL && sealwax_secret_get_size (text) > 0)
    self->filled = sealwax_secret_ref (text);

  return self;
}

/**
 * sealwax_text_state_new_tags:
 *
 * Returns: (transfer full): the tags that all buffers of a text model share
 */
GtkTextTagTable *
sealwax_text_state_new_tags (void)
{
  GtkTextTagTable *tags = gtk_text_tag_table_new ();
  g_autoptr (GtkTextTag) unhyphenated = gtk_text_tag_new ("unhyphenated");
  g_autoptr (GtkTextTag) from_message = gtk_text_tag_new (SEALWAX_TEXT_TAG_FROM_MESSAGE);

  g_object_set (unhyphenated, "insert-hyphens", FALSE, NULL);
  gtk_text_tag_table_add (tags, unhyphenated);
  gtk_text_tag_table_add (tags, from_message);

  return tags;
}

/**
 * sealwax_text_state_free:
 * @self: (transfer full): a text
 *
 * Frees a text that no view shows any more. Its buffer is emptied first, because a GTK buffer keeps itself alive for good
 * once something in it was selected.
 */
void
sealwax_text_state_free (SealwaxTextState *self)
{
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->whole, sealwax_secret_unref);
  g_clear_pointer (&self->filled, sealwax_secret_unref);
  g_clear_pointer (&self->sealed, sealwax_secret_unref);
  g_clear_pointer (&self->keys, sealwax_keys_unref);
  g_clear_pointer (&self->tie, sealwax_text_tie_unref);
  g_free (self);
}

/**
 * sealwax_text_state_dup_text:
 * @self: a text
 *
 * Returns: (transfer full): all of it
 */
SealwaxSecret *
sealwax_text_state_dup_text (SealwaxTextState *self)
{
  GtkTextIter start, end;

  if (self->whole != NULL)
    return sealwax_secret_ref (self->whole);
  if (self->filled != NULL)
    return sealwax_secret_ref (self->filled);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return sealwax_secret_new_take (gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE));
}

/**
 * sealwax_text_state_drop_filled:
 * @self: a text
 *
 * Call this when it is set aside: then it is held once, in its buffer, and not twice.
 */
void
sealwax_text_state_drop_filled (SealwaxTextState *self)
{
  g_clear_pointer (&self->filled, sealwax_secret_unref);
}

/**
 * sealwax_text_state_get_kept:
 * @self: a text
 *
 * Returns: where it is kept besides the view that shows it; a text that was changed, and then changed back to what the
 *   message holds, is kept there again
 */
SealwaxTextKept
sealwax_text_state_get_kept (SealwaxTextState *self)
{
  const SealwaxTextKept kept = MAX (self->kept, self->saved || self->copied ? SEALWAX_TEXT_KEPT_OUTSIDE : SEALWAX_TEXT_KEPT_NOWHERE);

  if (kept == SEALWAX_TEXT_KEPT_SEALED || self->sealed == NULL)
    return kept;

  return sealwax_text_state_is (self, self->sealed, self->sealed_length) ? SEALWAX_TEXT_KEPT_SEALED : kept;
}

/**
 * sealwax_text_state_stands_alone:
 * @self: a text
 * @shown: (nullable): the tie of the message that the person sees now
 *
 * A message that was received is still where it came from. One that was made here holds a text only as long as it is there
 * itself: it is shown now, or was sent.
 *
 * Returns: whether it is a text that would be lost, because it is kept nowhere else
 */
gboolean
sealwax_text_state_stands_alone (SealwaxTextState     *self,
                                 const SealwaxTextTie *shown)
{
  SealwaxTextKept kept;

  if (sealwax_text_state_get_length (self) == 0 || self->saved || self->copied)
    return FALSE;

  kept = sealwax_text_state_get_kept (self);
  if (kept == SEALWAX_TEXT_KEPT_SEALED)
    return self->tie != NULL && self->tie != shown && !self->tie->sent;

  return kept == SEALWAX_TEXT_KEPT_NOWHERE;
}

/**
 * sealwax_text_state_equal:
 * @self: a text
 * @other: another one
 *
 * Returns: whether the two are the same
 */
gboolean
sealwax_text_state_equal (SealwaxTextState *self,
                          SealwaxTextState *other)
{
  g_autoptr (SealwaxSecret) text = NULL;

  if (sealwax_text_state_get_length (self) != sealwax_text_state_get_length (other))
    return FALSE;

  text = sealwax_text_state_dup_text (other);

  return sealwax_text_state_is (self, text, sealwax_text_state_get_length (other));
}

/**
 * sealwax_text_state_is:
 * @self: a text
 * @text: another one
 * @length: how many characters that has
 *
 * Returns: whether the two are the same
 */
gboolean
sealwax_text_state_is (SealwaxTextState    *self,
                       const SealwaxSecret *text,
                       gsize                length)
{
  g_autoptr (SealwaxSecret) now = NULL;

  if (sealwax_text_state_get_length (self) != length)
    return FALSE;

  now = sealwax_text_state_dup_text (self);

  return now == text || sealwax_secret_equal (now, text); /* as it came in, it is the same secret */
}

/**
 * sealwax_text_state_set_tie:
 * @self: a text that is a message, or that one was made of
 * @tie: what ties the two
 *
 * Remembers that.
 */
void
sealwax_text_state_set_tie (SealwaxTextState *self,
                            SealwaxTextTie   *tie)
{
  g_clear_pointer (&self->tie, sealwax_text_tie_unref);
  self->tie = sealwax_text_tie_ref (tie);
}

/**
 * sealwax_text_state_get_length:
 * @self: a text
 *
 * Returns: how many characters it has
 */
gsize
sealwax_text_state_get_length (const SealwaxTextState *self)
{
  return self->whole != NULL ? self->length : (gsize)gtk_text_buffer_get_char_count (self->buffer);
}

/**
 * sealwax_text_state_splice:
 * @self: a text that is shown whole
 * @inserted: UTF-8 without NUL
 *
 * Returns: (transfer full): the text as it will be with @inserted in place of the selection
 */
SealwaxSecret *
sealwax_text_state_splice (SealwaxTextState *self,
                           SealwaxSecret    *inserted)
{
  GtkTextBuffer   *buffer = self->buffer;
  GtkTextIter      start, from, to, end;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SealwaxSecret   *text;
  guint8          *bytes;
  gsize            before_size, after_size, inserted_size = sealwax_secret_get_size (inserted);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_selection_bounds (buffer, &from, &to);
  before = gtk_text_buffer_get_text (buffer, &start, &from, TRUE);
  after = gtk_text_buffer_get_text (buffer, &to, &end, TRUE);
  before_size = strlen (before);
  after_size = strlen (after);

  text = sealwax_secret_new_sized (before_size + inserted_size + after_size);
  bytes = sealwax_secret_get_writable (text);
  memcpy (bytes, before, before_size);
  memcpy (bytes + before_size, sealwax_secret_get_text (inserted), inserted_size);
  memcpy (bytes + before_size + inserted_size, after, after_size);

  sealwax_wipe (before, before_size);
  sealwax_wipe (after, after_size);

  return text;
}

/**
 * sealwax_text_state_show_page:
 * @self: a text of which only a page is shown
 * @page: another page of it, from 0
 * @at_end: whether the cursor goes to the end of the page, and not to its beginning
 *
 * Shows that page in place of the present one. The text itself stays as it is, and so does what came from a message in it.
 */
void
sealwax_text_state_show_page (SealwaxTextState *self,
                              guint             page,
                              gboolean          at_end)
{
  self->page = page;
  self->turning = TRUE;
  self->moving = TRUE;
  fill (self, self->whole);
  place_cursor (self, at_end);
  self->moving = FALSE;
  self->turning = FALSE;
}

/**
 * sealwax_text_state_select_all:
 * @self: a text
 *
 * Selects all of it, whatever is shown.
 */
void
sealwax_text_state_select_all (SealwaxTextState *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_select_range (self->buffer, &start, &end);
  self->selected_whole = TRUE;
}

/**
 * sealwax_text_state_dup_selection:
 * @self: a text
 *
 * Returns: (transfer full) (nullable): what is selected of it, or %NULL if nothing is
 */
SealwaxSecret *
sealwax_text_state_dup_selection (SealwaxTextState *self)
{
  GtkTextIter from, to;

  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &from, &to))
    return NULL;
  if (self->whole != NULL && self->selected_whole)
    return sealwax_secret_ref (self->whole);

  return sealwax_secret_new_take (gtk_text_buffer_get_text (self->buffer, &from, &to, TRUE));
}
