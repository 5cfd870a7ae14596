/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-text-preview.h"

/* What GtkTextView can lay out without holding up the main loop. A text up to SHOWN_MAX is shown whole, unless it has a
 * paragraph longer than PARAGRAPH_MAX. Of any other text, only the beginning is shown, in paragraphs that are short enough. */
#define SHOWN_MAX ((gsize)1 << 20)
#define PARAGRAPH_MAX ((gsize)4 << 10)
#define PREVIEW_SIZE ((gsize)16 << 10)

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

/**
 * sealwax_text_preview_is_needed:
 * @text: a text in UTF-8
 *
 * Returns: whether showing all of @text would hold up the main loop
 */
gboolean
sealwax_text_preview_is_needed (const SealwaxSecret *text)
{
  gsize size = sealwax_secret_get_size (text);

  return size > SHOWN_MAX || has_long_paragraph (sealwax_secret_get_text (text), size);
}

/* The size of the longest beginning of @text that ends between two characters and has at most @max bytes. */
static gsize
get_prefix_size (const char *text,
                 gsize       size,
                 gsize       max)
{
  if (size <= max)
    return size;

  while (max > 0 && ((guint8)text[max] & 0xc0) == 0x80)
    max--;

  return max;
}

/**
 * sealwax_text_preview_make:
 * @text: a text in UTF-8
 *
 * Returns: (transfer full): its beginning, with line ends put in so that no paragraph is too long
 */
SealwaxSecret *
sealwax_text_preview_make (const SealwaxSecret *text)
{
  const char    *from = sealwax_secret_get_text (text);
  gsize          left = get_prefix_size (from, sealwax_secret_get_size (text), PREVIEW_SIZE);
  SealwaxSecret *preview = sealwax_secret_new_sized (left + 2 * (PREVIEW_SIZE / PARAGRAPH_MAX));
  guint8        *to = sealwax_secret_get_writable (preview);
  gsize          size = 0;

  while (left > 0)
    {
      gsize step = get_prefix_size (from, left, PARAGRAPH_MAX);

      memcpy (to + size, from, step);
      size += step;
      if (step < left)
        to[size++] = '\n';
      from += step;
      left -= step;
    }

  sealwax_secret_truncate (preview, size);

  return preview;
}

/**
 * sealwax_text_preview_find:
 * @text: a text in UTF-8
 * @at: a place in its preview, in bytes
 *
 * Returns: the same place in the text, in bytes, not counting the line ends that were put in
 */
gsize
sealwax_text_preview_find (const SealwaxSecret *text,
                           gsize                at)
{
  const char *from = sealwax_secret_get_text (text);
  gsize       left = get_prefix_size (from, sealwax_secret_get_size (text), PREVIEW_SIZE);
  gsize       passed = 0;

  while (left > 0)
    {
      gsize step = get_prefix_size (from + passed, left, PARAGRAPH_MAX);

      if (at <= step)
        return passed + at;

      at -= step + 1;
      passed += step;
      left -= step;
    }

  return passed;
}
