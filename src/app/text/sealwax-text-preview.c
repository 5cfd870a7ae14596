/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <pango/pango.h>
#include <string.h>

#include "sealwax-text-preview.h"

/* What GtkTextView can lay out without holding up the main loop. A text up to SHOWN_MAX is shown whole, unless it has a
 * paragraph longer than PARAGRAPH_MAX. Any other text is shown a page at a time. */
#define SHOWN_MAX ((gsize)1 << 20)
#define PARAGRAPH_MAX ((gsize)16 << 10)

/* A page begins at the best place in the last PAGE_REACH bytes before a multiple of PAGE_STEP. So any page can be found
 * without looking at the others, and none is longer than a paragraph may be. */
#define PAGE_STEP ((gsize)12 << 10)
#define PAGE_REACH ((gsize)3 << 10)

G_STATIC_ASSERT (PAGE_STEP + PAGE_REACH < PARAGRAPH_MAX);
G_STATIC_ASSERT (PAGE_REACH < PAGE_STEP);

/* How much after a place is looked at to know whether a page may begin there. */
#define PAGE_AHEAD ((gsize)64)

static gboolean
has_long_paragraph (const char *text,
                    gsize       size)
{
  const char *end = text + size;

  while (text < end)
    {
      const char *line_end = memchr (text, '\n', (gsize)(end - text));

      if (line_end == NULL)
        line_end = end;
      if ((gsize)(line_end - text) > PARAGRAPH_MAX)
        return TRUE;
      text = line_end + 1;
    }

  return FALSE;
}

/* The last place up to @at where a character begins. */
static gsize
align (const char *text,
       gsize       at)
{
  while (((guint8)text[at] & 0xc0) == 0x80)
    at--;

  return at;
}

static gboolean
is_half_of_flag (const char *text,
                 gsize       at)
{
  gunichar letter = g_utf8_get_char (text + at);

  return letter >= 0x1f1e6 && letter <= 0x1f1ff;
}

/* Two letters make a flag, and which two depends on how many there are before them. */
static gsize
align_flags (const char *text,
             gsize       at)
{
  const gsize letter = 4;
  gsize       before = at;

  if (!is_half_of_flag (text, at))
    return at;

  while (before >= letter && is_half_of_flag (text, align (text, before - 1)))
    before -= letter;

  return (at - before) / letter % 2 == 0 ? at : at - letter;
}

/* How good a place is for a page to begin. */
typedef enum
{
  PLACE_IN_CHARACTER,
  PLACE_IN_WORD,
  PLACE_IN_LINE, /* where a line could be broken: after a hyphen, or anywhere among Chinese characters */
  PLACE_BETWEEN_WORDS,
} Place;

static Place
rate (const PangoLogAttr *attr)
{
  if (!attr->is_cursor_position)
    return PLACE_IN_CHARACTER;
  if (!attr->is_line_break)
    return PLACE_IN_WORD;

  return attr[-1].is_white ? PLACE_BETWEEN_WORDS : PLACE_IN_LINE;
}

/* Finds the last of the best places between two others. What the person sees as one character, such as a letter with its
 * accents, is only cut if it is longer than the distance between the two. */
static gsize
find_place (const char *text,
            gsize       size,
            gsize       from,
            gsize       to)
{
  gsize                    end = to + PAGE_AHEAD < size ? align (text, to + PAGE_AHEAD) : size;
  glong                    length = g_utf8_strlen (text + from, (gssize)(end - from));
  gsize                    n_attrs = (gsize)length + 1;
  Place                    best = PLACE_IN_CHARACTER;
  gsize                    found = to, at = from;
  PangoLogAttr g_autofree *attrs = g_new0 (PangoLogAttr, n_attrs);

  pango_get_log_attrs (text + from, (int)(end - from), -1, pango_language_get_default (), attrs, (int)n_attrs);
  for (gsize i = 0; at <= to; i++)
    {
      Place place = i > 0 ? rate (&attrs[i]) : PLACE_IN_CHARACTER;

      if (place > PLACE_IN_CHARACTER && place >= best)
        {
          best = place;
          found = at;
        }
      at += (gsize)(g_utf8_next_char (text + at) - (text + at));
    }

  return found;
}

/**
 * sealwax_text_preview_is_needed:
 * @text: a text in UTF-8
 *
 * Returns: whether showing all of @text at once would hold up the main loop
 */
gboolean
sealwax_text_preview_is_needed (const SealwaxSecret *text)
{
  gsize size = sealwax_secret_get_size (text);

  return size > SHOWN_MAX || has_long_paragraph (sealwax_secret_get_text (text), size);
}

/**
 * sealwax_text_preview_count_pages:
 * @text: a text in UTF-8
 *
 * Returns: how many pages it is shown in, at least 1
 */
guint
sealwax_text_preview_count_pages (const SealwaxSecret *text)
{
  return MAX (1, (guint)((sealwax_secret_get_size (text) + PAGE_STEP - 1) / PAGE_STEP));
}

/**
 * sealwax_text_preview_find_page:
 * @text: a text in UTF-8
 * @page: a page of it, from 0; or the number of pages, for the end of the last one
 *
 * Each page begins where the one before ends, so that together they are the text. None is too long to be laid out at once.
 * A page begins at a paragraph if one begins nearby, or else between words, or else between two characters.
 *
 * Returns: where the page begins, in bytes
 */
gsize
sealwax_text_preview_find_page (const SealwaxSecret *text,
                                guint                page)
{
  const char *bytes = sealwax_secret_get_text (text);
  gsize       size = sealwax_secret_get_size (text);
  gsize       to = page * PAGE_STEP;
  gsize       from;
  const char *line_end;

  if (page == 0)
    return 0;
  if (to >= size)
    return size;

  to = align (bytes, to);
  from = align (bytes, to - PAGE_REACH);
  line_end = g_strrstr_len (bytes + from, (gssize)(to - from), "\n");
  if (line_end != NULL)
    return (gsize)(line_end - bytes) + 1;

  return find_place (bytes, size, align_flags (bytes, from), to);
}

/**
 * sealwax_text_preview_find_byte:
 * @text: a text in UTF-8
 * @at: a place in it, in bytes
 *
 * Returns: the page that this place is on
 */
guint
sealwax_text_preview_find_byte (const SealwaxSecret *text,
                                gsize                at)
{
  const guint last = sealwax_text_preview_count_pages (text) - 1;
  const guint page = (guint)MIN (at / PAGE_STEP, last);

  return page < last && at >= sealwax_text_preview_find_page (text, page + 1) ? page + 1 : page;
}
