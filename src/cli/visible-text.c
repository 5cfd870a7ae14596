/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "visible-text.h"

/* Unicode has a picture for each of the old control characters, and none for those from U+0080 to U+009F. */
#define PICTURES 0x2400
#define PICTURE_OF_DELETE 0x2421
#define LATER_SIZE 8 /* <U+009B> */

/* What may stay, besides what can be seen: a tab, and line ends. A carriage return elsewhere lets a line be written over. */
static gboolean
is_harmless (const char *at,
             const char *end)
{
  return *at == '\t' || *at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n');
}

static gboolean
is_control (gunichar character)
{
  return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

/* Writes what stands for a control character, and returns its size. */
static gsize
put_picture (gunichar character,
             char    *to)
{
  static const char digits[] = "0123456789ABCDEF";

  if (character < 0x20)
    return (gsize)g_unichar_to_utf8 (PICTURES + character, to);
  if (character == 0x7f)
    return (gsize)g_unichar_to_utf8 (PICTURE_OF_DELETE, to);

  for (gsize i = 0; i < LATER_SIZE; i++)
    to[i] = "<U+00XX>"[i];
  to[5] = digits[character >> 4];
  to[6] = digits[character & 15];

  return LATER_SIZE;
}

/**
 * visible_text_new:
 * @text: a text in UTF-8
 *
 * Returns: (transfer full) (nullable): the same with something to be seen in the place of each control character but tab and
 *   line ends; %NULL if it has no others
 */
SealwaxSecret *
visible_text_new (const SealwaxSecret *text)
{
  const char    *start = sealwax_secret_get_text (text);
  const char    *end = start + sealwax_secret_get_size (text);
  gsize          count = 0;
  gsize          size = 0;
  SealwaxSecret *visible;
  char          *bytes;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    count += is_control (g_utf8_get_char (p)) && !is_harmless (p, end);
  if (count == 0)
    return NULL;

  visible = sealwax_secret_new_sized (sealwax_secret_get_size (text) + count * LATER_SIZE);
  bytes = (char *)sealwax_secret_get_writable (visible);
  for (const char *p = start, *next; p < end; p = next)
    {
      next = g_utf8_next_char (p);
      if (is_control (g_utf8_get_char (p)) && !is_harmless (p, end))
        size += put_picture (g_utf8_get_char (p), bytes + size);
      else
        {
          memcpy (bytes + size, p, (gsize)(next - p));
          size += (gsize)(next - p);
        }
    }
  sealwax_secret_truncate (visible, size);

  return visible;
}
