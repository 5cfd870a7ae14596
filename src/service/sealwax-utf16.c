/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text.h"
#include "sealwax-utf16.h"

/* Older programs of Windows, its Notepad above all, save a text as UTF-16, and begin it with a mark that says so. */

G_DEFINE_QUARK (sealwax - utf16 - error - quark, sealwax_utf16_error)

#define UNIT_SIZE 2

static const guint8 *
get_bytes (const SealwaxSecret *bytes)
{
  return (const guint8 *)sealwax_secret_get_text (bytes);
}

static gunichar
read_unit (const guint8 *bytes,
           gboolean      big_endian)
{
  return big_endian ? (gunichar)bytes[0] << 8 | bytes[1] : (gunichar)bytes[1] << 8 | bytes[0];
}

static gboolean
is_high_surrogate (gunichar unit)
{
  return unit >= 0xd800 && unit < 0xdc00;
}

static gboolean
is_low_surrogate (gunichar unit)
{
  return unit >= 0xdc00 && unit < 0xe000;
}

/* Reads a character of one or two units. Returns whether there is a whole one. */
static gboolean
read_char (const guint8 *bytes,
           gsize         size,
           gboolean      big_endian,
           gsize        *position,
           gunichar     *character)
{
  gunichar unit, low;

  if (size - *position < UNIT_SIZE)
    return FALSE;

  unit = read_unit (bytes + *position, big_endian);
  *position += UNIT_SIZE;
  *character = unit;
  if (!is_high_surrogate (unit))
    return !is_low_surrogate (unit);

  if (size - *position < UNIT_SIZE)
    return FALSE;

  low = read_unit (bytes + *position, big_endian);
  *position += UNIT_SIZE;
  *character = 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);

  return is_low_surrogate (low);
}

/* Goes through all of it, after the mark. @utf8 can be NULL, to find out how much room it needs. */
static gboolean
decode (const SealwaxSecret *marked,
        char                *utf8,
        gsize               *length,
        GError             **error)
{
  const guint8  *bytes = get_bytes (marked);
  const gsize    size = sealwax_secret_get_size (marked);
  const gboolean big_endian = bytes[0] == 0xfe;
  gsize          position = UNIT_SIZE;
  gunichar       character;

  *length = 0;
  while (position < size)
    {
      if (!read_char (bytes, size, big_endian, &position, &character))
        {
          g_set_error_literal (error, SEALWAX_UTF16_ERROR, SEALWAX_UTF16_ERROR_BROKEN, "Half a character");
          return FALSE;
        }
      if (character == 0)
        {
          g_set_error_literal (error, SEALWAX_UTF16_ERROR, SEALWAX_UTF16_ERROR_NUL, "A NUL");
          return FALSE;
        }
      *length += (gsize)g_unichar_to_utf8 (character, utf8 != NULL ? utf8 + *length : NULL);
      if (*length > SEALWAX_TEXT_MAX)
        {
          g_set_error_literal (error, SEALWAX_UTF16_ERROR, SEALWAX_UTF16_ERROR_TOO_LARGE, "Too large");
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * sealwax_utf16_is_marked:
 * @bytes: what a file holds
 *
 * Returns: whether it begins with the mark of UTF-16, in either order of bytes; no text in UTF-8 does
 */
gboolean
sealwax_utf16_is_marked (const SealwaxSecret *bytes)
{
  const guint8 *mark = get_bytes (bytes);

  return sealwax_secret_get_size (bytes) >= UNIT_SIZE && ((mark[0] == 0xff && mark[1] == 0xfe) || (mark[0] == 0xfe && mark[1] == 0xff));
}

/**
 * sealwax_utf16_convert:
 * @bytes: what a file holds, with the mark of UTF-16
 * @error: a #SealwaxUtf16Error
 *
 * Converts it, without the mark. Nothing is repaired. This takes a while, so it is for a thread.
 *
 * Returns: (transfer full): UTF-8 without NUL, of at most %SEALWAX_TEXT_MAX bytes, or %NULL
 */
SealwaxSecret *
sealwax_utf16_convert (const SealwaxSecret *bytes,
                       GError             **error)
{
  SealwaxSecret *text;
  gsize          length;

  g_return_val_if_fail (sealwax_utf16_is_marked (bytes), NULL);

  if (!decode (bytes, NULL, &length, error))
    return NULL;

  text = sealwax_secret_new_sized (length);
  if (!decode (bytes, (char *)sealwax_secret_get_writable (text), &length, error))
    g_clear_pointer (&text, sealwax_secret_unref);

  return text;
}
