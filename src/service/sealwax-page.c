/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-language.h"
#include "sealwax-page-resource.h"
#include "sealwax-page.h"

/* The page that opens messages in a browser (src/page), and letters: pages that hold a message. A letter is the page with three
 * changes, all outside of its program and its style, whose digests it holds. src/page/assemble.py marks the places. */

/* The element that says the language. */
#define HEAD "<html lang=\"en\" dir=\"ltr\">"
/* What is shown where the program does not run. For each language, a comment holds what is shown in a letter instead. */
#define PLAIN_BEGIN "<!--plain-->\n"
#define PLAIN_END "<!--/plain-->\n"
#define LETTER_BEGIN "<!--letter "
#define LETTER_END "-->\n"
/* Where a letter's message is. */
#define MESSAGE "<!--message-->\n"

#define LINE_CHARS 64

/**
 * sealwax_page_get_reader:
 *
 * Returns: (transfer full): the page that opens messages in a browser, and holds none
 */
GBytes *
sealwax_page_get_reader (void)
{
  GResource *resource = sealwax_page_get_resource ();
  GBytes    *page = g_resource_lookup_data (resource, "/io/github/sealwax/Sealwax/sealwax.html", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (page != NULL);

  return page;
}

/**
 * sealwax_page_list_languages:
 *
 * Returns: (transfer full): the languages that there are letters in, named as the translations are
 */
GStrv
sealwax_page_list_languages (void)
{
  g_autoptr (GBytes) page = sealwax_page_get_reader ();
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  gsize       size;
  const char *text = g_bytes_get_data (page, &size);
  const char *found = text;

  while ((found = g_strstr_len (found, text + size - found, LETTER_BEGIN)) != NULL)
    {
      found += strlen (LETTER_BEGIN);
      g_strv_builder_take (languages, g_strndup (found, strcspn (found, " ")));
    }

  return g_strv_builder_end (languages);
}

/**
 * sealwax_page_choose_language:
 * @preferred: the language that was chosen last, or ""
 *
 * Returns: that language, or else the desktop's, or else English; there are always letters in it
 */
const char *
sealwax_page_choose_language (const char *preferred)
{
  g_auto (GStrv) languages = sealwax_page_list_languages ();

  return sealwax_language_choose ((const char *const *)languages, preferred);
}

/* The message as its writer made it, whatever is around and between its characters where it was found. */
static void
append_message (GString              *letter,
                const char           *pasted,
                const SealwaxMessage *message)
{
  char  line[LINE_CHARS + 1] = { pasted[message->start] }; /* reading would stop at the magic that begins with it */
  gsize position = message->start + 1;
  gsize first = 1;
  gsize count;

  g_string_append (letter, "<pre id=\"letter\" dir=\"ltr\">\n");
  while ((count = first + sealwax_armor_read (pasted, message->end, &position, line + first, LINE_CHARS - first)) > 0)
    {
      line[count] = '\n';
      g_string_append_len (letter, line, (gssize)count + 1);
      first = 0;
    }
  g_string_append (letter, "</pre>\n");
}

/* Appends the page from *@place to the next mark, and puts *@place behind that. */
static void
append_until (GString     *letter,
              const char **place,
              const char  *mark)
{
  const char *found = strstr (*place, mark);

  g_assert (found != NULL);
  g_string_append_len (letter, *place, found - *place);
  *place = found + strlen (mark);
}

/* What begins the line that says what the receiver needs. Of the others there is one for each other need. */
static const char *
get_need (const SealwaxMessage *message)
{
  if (!message->needs_key)
    return "passphrase:";

  return message->needs_passphrase ? "both:" : "key:";
}

/* Appends what a letter in this language shows where its program does not run; it stands between @place and PLAIN_END. */
static void
append_plain (GString              *letter,
              const char           *place,
              const char           *language,
              const SealwaxMessage *message)
{
  g_autofree char *mark = g_strconcat (LETTER_BEGIN, language, " ", NULL);
  const char      *need = get_need (message);
  const char      *begin = strstr (place, mark);
  const char      *end;

  g_assert (begin != NULL);
  begin = strchr (begin, '\n') + 1;
  end = strstr (begin, LETTER_END);
  g_assert (end != NULL);

  while (begin < end)
    {
      const char *next = begin + strcspn (begin, "\n") + 1;

      if (g_str_has_prefix (begin, need))
        begin += strlen (need);
      if (*begin == '<')
        g_string_append_len (letter, begin, next - begin);
      begin = next;
    }
}

/* "ltr" or "rtl", which comes after the language. */
static char *
get_direction (const char *page,
               const char *language)
{
  g_autofree char *mark = g_strconcat (LETTER_BEGIN, language, " ", NULL);
  const char      *found = strstr (page, mark);

  g_assert (found != NULL);

  return g_strndup (found + strlen (mark), 3);
}

/**
 * sealwax_page_new_letter:
 * @language: one of sealwax_page_list_languages()
 * @pasted: a text
 * @message: a whole Sealed message in it
 *
 * Makes a page that holds a message and opens it. It holds the message as text, so that the message is found in it as in any
 * other text.
 *
 * Returns: (transfer full): the page
 */
GBytes *
sealwax_page_new_letter (const char           *language,
                         const char           *pasted,
                         const SealwaxMessage *message)
{
  g_autoptr (GBytes) reader = sealwax_page_get_reader ();
  GString *letter = g_string_sized_new (g_bytes_get_size (reader) + message->size * 3 / 2);
  g_autoptr (GString) page = g_string_new_len (g_bytes_get_data (reader, NULL), (gssize)g_bytes_get_size (reader));
  g_autofree char *direction = get_direction (page->str, language);
  g_autofree char *tag = g_strdelimit (g_strdup (language), "_", '-');
  const char      *place = page->str;
  const char      *plain;

  g_return_val_if_fail (message->format == SEALWAX_FORMAT_SEALED && message->status == SEALWAX_STATUS_OK, NULL);

  append_until (letter, &place, HEAD);
  g_string_append_printf (letter, "<html lang=\"%s\" dir=\"%s\" data-language=\"%s\">", tag, direction, language);
  append_until (letter, &place, PLAIN_BEGIN);
  append_plain (letter, place, language, message);
  plain = strstr (place, PLAIN_END);
  g_assert (plain != NULL);
  place = plain + strlen (PLAIN_END);
  append_until (letter, &place, MESSAGE);
  append_message (letter, pasted, message);
  g_string_append (letter, place);

  return g_string_free_to_bytes (letter);
}
