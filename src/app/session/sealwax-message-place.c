/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-message-place.h"

/* Both ways go by lines: that copies nothing of the text. */

/**
 * sealwax_message_place_find:
 * @buffer: a text
 * @offset: how far into it a place is, in bytes
 * @place: (out caller-allocates): the place, or the end of the text if it is not as long
 */
void
sealwax_message_place_find (GtkTextBuffer *buffer,
                            gsize          offset,
                            GtkTextIter   *place)
{
  gboolean goes_on = TRUE;

  gtk_text_buffer_get_start_iter (buffer, place);
  while (goes_on && offset >= (gsize)gtk_text_iter_get_bytes_in_line (place))
    {
      offset -= (gsize)gtk_text_iter_get_bytes_in_line (place);
      goes_on = gtk_text_iter_forward_line (place);
    }
  if (goes_on)
    gtk_text_iter_set_line_index (place, (int)offset);
}

static GtkTextMark *
make_mark (GtkTextBuffer *buffer,
           gsize          offset,
           gboolean       left_gravity)
{
  GtkTextIter place;

  sealwax_message_place_find (buffer, offset, &place);

  return g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &place, left_gravity));
}

static gsize
get_offset (GtkTextBuffer *buffer,
            GtkTextMark   *mark)
{
  GtkTextIter place, line;
  gsize       offset = 0;

  gtk_text_buffer_get_iter_at_mark (buffer, &place, mark);
  gtk_text_buffer_get_start_iter (buffer, &line);
  while (gtk_text_iter_get_line (&line) < gtk_text_iter_get_line (&place))
    {
      offset += (gsize)gtk_text_iter_get_bytes_in_line (&line);
      gtk_text_iter_forward_line (&line);
    }

  return offset + (gsize)gtk_text_iter_get_line_index (&place);
}

/**
 * sealwax_message_place_set:
 * @self: a place
 * @text: a text
 * @start: how far into it the message begins, in bytes
 * @end: how far into it the message ends
 *
 * Follows a message from now on. What is put in right before or after it is not part of it. A preview cannot be edited, so
 * there is nothing to follow.
 */
void
sealwax_message_place_set (SealwaxMessagePlace *self,
                           SealwaxTextModel    *text,
                           gsize                start,
                           gsize                end)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (text);

  sealwax_message_place_clear (self);
  if (!sealwax_text_model_is_shown_whole (text))
    return;

  self->start = make_mark (buffer, start, FALSE);
  self->end = make_mark (buffer, end, TRUE);
}

/**
 * sealwax_message_place_get:
 * @self: a place
 * @start: (out): how far into the text the message begins now, in bytes
 * @end: (out): how far into the text the message ends now
 *
 * Returns: whether that is known, and anything of the message is still there
 */
gboolean
sealwax_message_place_get (SealwaxMessagePlace *self,
                           gsize               *start,
                           gsize               *end)
{
  GtkTextBuffer *buffer = self->start != NULL ? gtk_text_mark_get_buffer (self->start) : NULL;

  if (buffer == NULL)
    return FALSE;

  *start = get_offset (buffer, self->start);
  *end = get_offset (buffer, self->end);

  return *start < *end;
}

static void
clear_mark (GtkTextMark **mark)
{
  GtkTextBuffer *buffer = *mark != NULL ? gtk_text_mark_get_buffer (*mark) : NULL;

  if (buffer != NULL)
    gtk_text_buffer_delete_mark (buffer, *mark);
  g_clear_object (mark);
}

/**
 * sealwax_message_place_clear:
 * @self: a place
 *
 * Follows nothing any more.
 */
void
sealwax_message_place_clear (SealwaxMessagePlace *self)
{
  clear_mark (&self->start);
  clear_mark (&self->end);
}
