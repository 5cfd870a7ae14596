/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sealwax-hidden.h"
#include "sealwax-scripts.h"

/* How much is spelled out: enough to see what is going on, and little enough to be looked at. */
#define LINES_MAX 50
#define CONTEXT_MAX 40 /* characters before the first hidden one of a line */
#define LINE_MAX_CHARS 160
#define CHARACTER_SIZE_MAX 16 /* of one spelled out */

#define BLACK_FLAG 0x1f3f4
#define CANCEL_TAG 0xe007f

/* Where a text is being read. */
typedef struct
{
  gunichar before;  /* the character before this one, 0 at the beginning */
  gboolean in_flag; /* these tags belong to a flag */
} Reading;

static gboolean
is_selector (gunichar character)
{
  return (character >= 0xfe00 && character <= 0xfe0f) || (character >= 0xe0100 && character <= 0xe01ef);
}

static gboolean
is_tag (gunichar character)
{
  return character >= 0xe0000 && character <= 0xe007f;
}

/* Pictures are joined by U+200D, too, and come with a selector or a colour of skin. */
static gboolean
is_picture (gunichar character)
{
  return (character >= 0x1f000 && character <= 0x1faff) || (character >= 0x2190 && character <= 0x2bff) || character == 0xfe0f;
}

static gboolean
has_no_width (gunichar character)
{
  switch (character)
    {
    case 0x00ad:
    case 0x034f:
    case 0x115f:
    case 0x1160:
    case 0x180e:
    case 0x200b:
    case 0x200c:
    case 0x200d:
    case 0x2800:
    case 0x3164:
    case 0xfeff:
    case 0xffa0:
      return TRUE;
    default:
      return character >= 0x2060 && character <= 0x2064;
    }
}

static SealwaxHidden
classify_tag (Reading *reading,
              gunichar character)
{
  reading->in_flag = reading->in_flag || reading->before == BLACK_FLAG;
  if (!reading->in_flag)
    return SEALWAX_HIDDEN_TAGS;
  if (character == CANCEL_TAG)
    reading->in_flag = FALSE;

  return SEALWAX_HIDDEN_NONE;
}

/* A joiner that shapes what it stands behind is no stranger there, nor is a mark at the very beginning of a file. */
static SealwaxHidden
classify (Reading *reading,
          gunichar character)
{
  gunichar before = reading->before;

  if (is_tag (character))
    return classify_tag (reading, character);
  reading->in_flag = FALSE;

  if ((character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069))
    return SEALWAX_HIDDEN_DIRECTION;
  if (is_selector (character) && (before == 0 || is_selector (before) || g_unichar_isspace (before)))
    return SEALWAX_HIDDEN_VARIATION;
  if (has_no_width (character))
    {
      gboolean joins = (character == 0x200c || character == 0x200d) && (sealwax_scripts_can_join (before) || is_picture (before));

      return joins || (character == 0xfeff && before == 0) ? SEALWAX_HIDDEN_NONE : SEALWAX_HIDDEN_ZERO_WIDTH;
    }
  if ((character < 0x20 && character != '\t' && character != '\n' && character != '\r') || (character >= 0x7f && character < 0xa0 && character != 0x85))
    return SEALWAX_HIDDEN_CONTROL;

  return SEALWAX_HIDDEN_NONE;
}

static SealwaxHidden
read_on (Reading    *reading,
         const char *at)
{
  gunichar      character = g_utf8_get_char (at);
  SealwaxHidden kind = classify (reading, character);

  reading->before = character;

  return kind;
}

/**
 * sealwax_hidden_find:
 * @text: a text in UTF-8
 *
 * Looks for what makes a text look like another one, or hides something in it. What languages and pictures need is not
 * counted: joiners, a selector behind a picture, the tags of a region's flag.
 *
 * Returns: the kinds that it has
 */
SealwaxHidden
sealwax_hidden_find (const SealwaxSecret *text)
{
  Reading       reading = { 0 };
  SealwaxHidden found = SEALWAX_HIDDEN_NONE;
  const char   *start, *end;

  g_return_val_if_fail (text != NULL, SEALWAX_HIDDEN_NONE);

  start = sealwax_secret_get_text (text);
  end = start + sealwax_secret_get_size (text);
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    found |= read_on (&reading, p);

  return found;
}

/**
 * sealwax_hidden_describe:
 * @kinds: what was found in a text
 *
 * Returns: (transfer full) (nullable): a translated sentence for each of them, %NULL if there is none
 */
char *
sealwax_hidden_describe (SealwaxHidden kinds)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  if ((kinds & SEALWAX_HIDDEN_DIRECTION) != 0)
    g_ptr_array_add (sentences, _ ("Characters here turn the direction of writing."));
  if ((kinds & (SEALWAX_HIDDEN_TAGS | SEALWAX_HIDDEN_VARIATION)) != 0)
    g_ptr_array_add (sentences, _ ("Invisible characters here can carry a hidden text."));
  if ((kinds & (SEALWAX_HIDDEN_ZERO_WIDTH | SEALWAX_HIDDEN_CONTROL)) != 0)
    g_ptr_array_add (sentences, _ ("Some characters here cannot be seen."));
  if (sentences->len == 0)
    return NULL;
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **)sentences->pdata);
}

/* Writes a character, or what stands for it. A tag is spelled with the letter that it hides. */
static gsize
put (SealwaxHidden kind,
     gunichar      character,
     char         *to)
{
  char name[CHARACTER_SIZE_MAX] = "";

  if (kind == SEALWAX_HIDDEN_NONE)
    return (gsize)g_unichar_to_utf8 (character, to);

  if (kind == SEALWAX_HIDDEN_TAGS && character > 0xe0020 && character < CANCEL_TAG)
    g_snprintf (name, sizeof name, "⟨%c⟩", (char)(character - 0xe0000));
  else
    g_snprintf (name, sizeof name, "⟨U+%04X⟩", character);

  return (gsize)(g_stpcpy (to, name) - to);
}

/* Whether a line has anything hidden; @first is set to where the first one is. */
static gboolean
line_has_hidden (Reading      reading,
                 const char  *line,
                 const char  *end,
                 const char **first)
{
  for (const char *p = line; p < end; p = g_utf8_next_char (p))
    if (read_on (&reading, p) != SEALWAX_HIDDEN_NONE)
      {
        *first = p;
        return TRUE;
      }

  return FALSE;
}

/* Spells the part of a line around its first hidden character. */
static gsize
spell_line (Reading     reading,
            const char *line,
            const char *end,
            const char *first,
            char       *to)
{
  glong before = g_utf8_strlen (line, first - line);
  glong number = 0;
  gsize size = 0;

  if (before > CONTEXT_MAX)
    size += (gsize)g_unichar_to_utf8 (0x2026, to);
  for (const char *p = line; p < end && number < before + LINE_MAX_CHARS; p = g_utf8_next_char (p), number++)
    {
      SealwaxHidden kind = read_on (&reading, p);

      if (before - number <= CONTEXT_MAX)
        size += put (kind, g_utf8_get_char (p), to + size);
    }

  return size;
}

/**
 * sealwax_hidden_spell:
 * @text: a text in UTF-8
 *
 * Returns: (transfer full): the lines in which something is hidden, the first ones of them, with everything hidden spelled so
 *   that it can be seen: `⟨U+202E⟩`
 */
SealwaxSecret *
sealwax_hidden_spell (const SealwaxSecret *text)
{
  const char    *line = sealwax_secret_get_text (text);
  const char    *end = line + sealwax_secret_get_size (text);
  SealwaxSecret *spelled = sealwax_secret_new_sized ((gsize)LINES_MAX * (LINE_MAX_CHARS + CONTEXT_MAX + 2) * CHARACTER_SIZE_MAX);
  char          *bytes = (char *)sealwax_secret_get_writable (spelled);
  Reading        reading = { 0 };
  gsize          size = 0;

  for (guint lines = 0; line < end && lines < LINES_MAX;)
    {
      const char *line_end = memchr (line, '\n', (gsize)(end - line));
      const char *first;

      line_end = line_end != NULL ? line_end : end;
      if (line_has_hidden (reading, line, line_end, &first))
        {
          if (lines++ > 0)
            bytes[size++] = '\n';
          size += spell_line (reading, line, line_end, first, bytes + size);
        }
      line = line_end + 1;
      reading = (Reading){ .before = '\n' };
    }
  sealwax_secret_truncate (spelled, size);

  return spelled;
}
