/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sealwax-error.h"
#include "sealwax-oddities.h"
#include "sealwax-scripts.h"

/* Whoever opens the message types the passphrase. What was pasted into it without being seen, they do not type. Only names of
 * kinds leave this file, and they go into sentences; the passphrase stays where it is, and nothing here copies it but into a
 * secret. */

/* More names than these make no sentence that anybody reads. */
#define NAMES_MAX 4

/* A name of something that was found, and which of the kinds it is. */
typedef struct
{
  gunichar        first;
  gunichar        last;
  SealwaxOddities kind;
  const char     *name;
} Range;

/* Those with a name that people know. The order is the order in a sentence. */
static const Range named[] = {
  /* Translators: the names that follow are parts of a list: what is invisible in a passphrase. */
  { 0x09, 0x09, SEALWAX_ODDITY_CONTROL, N_ ("tab") },
  { 0x0a, 0x0a, SEALWAX_ODDITY_CONTROL | SEALWAX_ODDITY_LINE_BREAK, N_ ("line break") },
  { 0x0d, 0x0d, SEALWAX_ODDITY_CONTROL | SEALWAX_ODDITY_LINE_BREAK, N_ ("line break") },
  { 0x85, 0x85, SEALWAX_ODDITY_CONTROL | SEALWAX_ODDITY_LINE_BREAK, N_ ("line break") },
  { 0x2028, 0x2029, SEALWAX_ODDITY_LINE_BREAK, N_ ("line break") },
  { 0x08, 0x08, SEALWAX_ODDITY_CONTROL, N_ ("backspace character") },
  { 0x1b, 0x1b, SEALWAX_ODDITY_CONTROL, N_ ("escape character") },
  { 0x7f, 0x7f, SEALWAX_ODDITY_CONTROL, N_ ("delete character") },
  { 0xa0, 0xa0, SEALWAX_ODDITY_SPACE, N_ ("no-break space") },
  { 0x2007, 0x2007, SEALWAX_ODDITY_SPACE, N_ ("no-break space") },
  { 0x202f, 0x202f, SEALWAX_ODDITY_SPACE, N_ ("no-break space") },
  { 0x2000, 0x200a, SEALWAX_ODDITY_SPACE, N_ ("space of an unusual width") },
  { 0x205f, 0x205f, SEALWAX_ODDITY_SPACE, N_ ("space of an unusual width") },
  { 0x200b, 0x200b, SEALWAX_ODDITY_ZERO_WIDTH, N_ ("zero-width space") },
  { 0x200c, 0x200d, SEALWAX_ODDITY_ZERO_WIDTH, N_ ("zero-width joiner") },
  { 0x2060, 0x2060, SEALWAX_ODDITY_ZERO_WIDTH, N_ ("word joiner") },
  { 0xfeff, 0xfeff, SEALWAX_ODDITY_ZERO_WIDTH, N_ ("byte order mark") },
  { 0xad, 0xad, SEALWAX_ODDITY_ZERO_WIDTH, N_ ("soft hyphen") },
  { 0x061c, 0x061c, SEALWAX_ODDITY_DIRECTION, N_ ("writing direction mark") },
  { 0x200e, 0x200f, SEALWAX_ODDITY_DIRECTION, N_ ("writing direction mark") },
  { 0x202a, 0x202e, SEALWAX_ODDITY_DIRECTION, N_ ("writing direction mark") },
  { 0x2066, 0x2069, SEALWAX_ODDITY_DIRECTION, N_ ("writing direction mark") },
};

/* They take up no space, and Unicode counts them as letters or marks. */
static const Range unseen[] = {
  { 0x034f, 0x034f, SEALWAX_ODDITY_INVISIBLE, NULL },
  { 0x115f, 0x1160, SEALWAX_ODDITY_INVISIBLE, NULL },
  { 0x17b4, 0x17b5, SEALWAX_ODDITY_INVISIBLE, NULL },
  { 0x2800, 0x2800, SEALWAX_ODDITY_INVISIBLE, NULL },
  { 0x3164, 0x3164, SEALWAX_ODDITY_INVISIBLE, NULL },
  { 0xffa0, 0xffa0, SEALWAX_ODDITY_INVISIBLE, NULL },
};

static const Range *
find_range (const Range *ranges,
            gsize        count,
            gunichar     character)
{
  for (gsize i = 0; i < count; i++)
    if (character >= ranges[i].first && character <= ranges[i].last)
      return &ranges[i];

  return NULL;
}

/* What a character is by itself. A joiner that shapes what it stands behind is no stranger there. */
static SealwaxOddities
classify (gunichar character,
          gunichar before)
{
  const Range *range = find_range (named, G_N_ELEMENTS (named), character);

  if ((character == 0x200c || character == 0x200d) && sealwax_scripts_can_join (before))
    return SEALWAX_ODDITY_NONE;
  if (range != NULL)
    return range->kind;
  if (character < 0x20 || (character >= 0x7f && character < 0xa0))
    return SEALWAX_ODDITY_CONTROL;
  if (g_unichar_type (character) == G_UNICODE_FORMAT || find_range (unseen, G_N_ELEMENTS (unseen), character) != NULL)
    return SEALWAX_ODDITY_INVISIBLE;

  return SEALWAX_ODDITY_NONE;
}

/* What takes the place of a space, to an eye. A wide one is what Japanese and Chinese keyboards type. */
static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || character == 0x85 || g_unichar_type (character) == G_UNICODE_SPACE_SEPARATOR;
}

static gboolean
has_blank_at_start (const SealwaxSecret *passphrase)
{
  return sealwax_secret_get_size (passphrase) > 0 && is_blank (g_utf8_get_char (sealwax_secret_get_text (passphrase)));
}

static gboolean
has_blank_at_end (const SealwaxSecret *passphrase)
{
  const char *text = sealwax_secret_get_text (passphrase);
  gsize       size = sealwax_secret_get_size (passphrase);

  return size > 0 && is_blank (g_utf8_get_char (g_utf8_find_prev_char (text, text + size)));
}

/**
 * sealwax_oddities_find:
 * @passphrase: a passphrase in UTF-8
 *
 * Looks for what keyboards and pasting put into a passphrase, and nobody sees there.
 *
 * Returns: the kinds that it has
 */
SealwaxOddities
sealwax_oddities_find (const SealwaxSecret *passphrase)
{
  SealwaxOddities found = SEALWAX_ODDITY_NONE;
  const char     *text, *end;
  gunichar        before = 0;

  g_return_val_if_fail (passphrase != NULL, SEALWAX_ODDITY_NONE);

  text = sealwax_secret_get_text (passphrase);
  end = text + sealwax_secret_get_size (passphrase);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      found |= classify (g_utf8_get_char (p), before);
      before = g_utf8_get_char (p);
    }
  if (has_blank_at_start (passphrase) || has_blank_at_end (passphrase))
    found |= SEALWAX_ODDITY_OUTER_BLANK;
  if (sealwax_scripts_are_mixed (text, sealwax_secret_get_size (passphrase)))
    found |= SEALWAX_ODDITY_MIXED_SCRIPTS;

  return found;
}

static void
add_name (GPtrArray  *names,
          const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

static void
add_control (GPtrArray *names,
             gunichar   character)
{
  /* Translators: part of a list: what is invisible in a passphrase. “%04X” is a number of Unicode, like 001C. */
  g_autofree char *name = g_strdup_printf (_ ("control character U+%04X"), character);

  add_name (names, name);
}

/* Each once, those with a name first. */
static GPtrArray *
list_names (const SealwaxSecret *passphrase,
            SealwaxOddities      kinds)
{
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  const char *end = sealwax_secret_get_text (passphrase) + sealwax_secret_get_size (passphrase);
  gunichar    before = 0;

  for (const char *p = sealwax_secret_get_text (passphrase); p < end; p = g_utf8_next_char (p))
    {
      gunichar        character = g_utf8_get_char (p);
      const Range    *range = find_range (named, G_N_ELEMENTS (named), character);
      SealwaxOddities kind = classify (character, before) & kinds;

      before = character;
      if (kind == SEALWAX_ODDITY_NONE)
        continue;
      if (range != NULL)
        add_name (names, _ (range->name));
      else if (kind == SEALWAX_ODDITY_CONTROL)
        add_control (names, character);
      else
        /* Translators: part of a list: what is invisible in a passphrase. */
        add_name (names, _ ("invisible character"));
    }

  return names;
}

/* The same blank is not named twice: it is told where it stands only if it is an ordinary one. */
static void
add_outer_blanks (GPtrArray           *names,
                  const SealwaxSecret *passphrase)
{
  const char *text = sealwax_secret_get_text (passphrase);
  gsize       size = sealwax_secret_get_size (passphrase);

  if (has_blank_at_start (passphrase) && classify (g_utf8_get_char (text), 0) == SEALWAX_ODDITY_NONE)
    /* Translators: part of a list: what is invisible in a passphrase. */
    add_name (names, _ ("space at the beginning"));
  if (has_blank_at_end (passphrase) && classify (g_utf8_get_char (g_utf8_find_prev_char (text, text + size)), 0) == SEALWAX_ODDITY_NONE)
    /* Translators: part of a list: what is invisible in a passphrase. */
    add_name (names, _ ("space at the end"));
}

static char *
join_names (GPtrArray *names)
{
  if (names->len > NAMES_MAX)
    {
      g_ptr_array_set_size (names, NAMES_MAX);
      /* Translators: part of a list, its end: what else is invisible in a passphrase. */
      add_name (names, _ ("and more"));
    }
  g_ptr_array_add (names, NULL);

  /* Translators: between the parts of a list. */
  return g_strjoinv (C_ ("list", ", "), (char **)names->pdata);
}

/**
 * sealwax_oddities_describe:
 * @passphrase: a passphrase in UTF-8
 * @kinds: what to tell of, if it is there
 *
 * Returns: (transfer full) (nullable): a translated sentence that names what is odd, without anything of the passphrase that
 *   can be seen; %NULL if there is nothing of these kinds
 */
char *
sealwax_oddities_describe (const SealwaxSecret *passphrase,
                           SealwaxOddities      kinds)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;
  SealwaxOddities  found;

  g_return_val_if_fail (passphrase != NULL, NULL);

  found = sealwax_oddities_find (passphrase) & kinds;
  names = list_names (passphrase, found);
  if ((found & SEALWAX_ODDITY_OUTER_BLANK) != 0)
    add_outer_blanks (names, passphrase);

  if (names->len > 0)
    {
      list = join_names (names);
      /* Translators: followed by a list like “tab, space at the end”. */
      return g_strdup_printf (_ ("Invisible in the passphrase: %s."), list);
    }
  if ((found & SEALWAX_ODDITY_MIXED_SCRIPTS) != 0)
    return g_strdup (_ ("The passphrase mixes alphabets whose letters look alike."));

  return NULL;
}

/* Whoever reads the passphrase aloud says one space for whatever looks like it, so that is what stays. */
static gsize
clean (const SealwaxSecret *passphrase,
       guint8              *to)
{
  const char *end = sealwax_secret_get_text (passphrase) + sealwax_secret_get_size (passphrase);
  const char *next;
  guint8     *out = to, *last_end = to;
  gunichar    before = 0;
  gboolean    had_blank = FALSE; /* the character that was written last is a blank of ours */

  for (const char *p = sealwax_secret_get_text (passphrase); p < end; p = next)
    {
      gunichar        character = g_utf8_get_char (p);
      SealwaxOddities kind = classify (character, before);

      next = g_utf8_next_char (p);
      before = character;
      if (is_blank (character) && (out == to || (kind != SEALWAX_ODDITY_NONE && had_blank)))
        continue;
      had_blank = is_blank (character) && kind != SEALWAX_ODDITY_NONE;
      if (had_blank)
        *out++ = ' ';
      else if (kind == SEALWAX_ODDITY_NONE)
        {
          memcpy (out, p, (gsize)(next - p));
          out += next - p;
        }
      if (kind == SEALWAX_ODDITY_NONE && !is_blank (character))
        last_end = out;
    }

  return (gsize)(last_end - to);
}

/**
 * sealwax_oddities_remove:
 * @passphrase: a passphrase in UTF-8
 *
 * Takes out what sealwax_oddities_find() finds, but for letters of other alphabets, which may be meant. Of what looks like a
 * space within the passphrase, one space stays.
 *
 * Returns: (transfer full): the same without it; it may be empty
 */
SealwaxSecret *
sealwax_oddities_remove (SealwaxSecret *passphrase)
{
  g_autoptr (SealwaxSecret) cleaned = NULL;

  g_return_val_if_fail (passphrase != NULL, NULL);

  if ((sealwax_oddities_find (passphrase) & SEALWAX_ODDITIES_REMOVABLE) == 0)
    return sealwax_secret_ref (passphrase);

  cleaned = sealwax_secret_new_sized (sealwax_secret_get_size (passphrase));
  sealwax_secret_truncate (cleaned, clean (passphrase, sealwax_secret_get_writable (cleaned)));

  return g_steal_pointer (&cleaned);
}

/**
 * sealwax_oddities_may_seal:
 * @passphrase: a passphrase in UTF-8
 * @error: why not: SEALWAX_ERROR_BAD_PASSPHRASE
 *
 * Tells whether a message may be sealed with it. A control character, like a tab or a line break, cannot be typed again.
 *
 * Returns: whether it may
 */
gboolean
sealwax_oddities_may_seal (const SealwaxSecret *passphrase,
                           GError             **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;

  g_return_val_if_fail (passphrase != NULL, FALSE);

  names = list_names (passphrase, SEALWAX_ODDITY_CONTROL);
  if (names->len == 0)
    return TRUE;

  list = join_names (names);
  g_set_error (error,
               SEALWAX_ERROR,
               SEALWAX_ERROR_BAD_PASSPHRASE,
               /* Translators: followed by a list like “tab, line break”. */
               _ ("The passphrase holds what nobody can type again: %s."),
               list);

  return FALSE;
}
