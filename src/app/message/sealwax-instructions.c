/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "sealwax-instructions.h"
#include "sealwax-language.h"

/* What goes along with a message to somebody who has never heard of Sealwax, in every language that there is a translation
 * for. gettext itself gives only the language that the program runs in. */

#define GROUP "Instructions"
#define LANGUAGE_KEY "Language"

static GKeyFile *
get_sentences (void)
{
  static GKeyFile *sentences;

  if (sentences == NULL)
    {
      g_autoptr (GBytes) data = g_resources_lookup_data ("/io/github/sealwax/Sealwax/instructions.ini", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      sentences = g_key_file_new ();
      g_key_file_load_from_bytes (sentences, data, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
    }

  return sentences;
}

static char *
get_sentence (const char *key,
              const char *language)
{
  return g_key_file_get_locale_string (get_sentences (), GROUP, key, language, NULL);
}

/**
 * sealwax_instructions_list_languages:
 *
 * Returns: (transfer full): the languages that there are instructions in, named as the translations are
 */
GStrv
sealwax_instructions_list_languages (void)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  g_auto (GStrv) keys = g_key_file_get_keys (get_sentences (), GROUP, NULL, NULL);
  const gsize prefix = strlen (LANGUAGE_KEY "[");

  g_strv_builder_add (languages, SEALWAX_LANGUAGE_SOURCE);
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], LANGUAGE_KEY "["))
      g_strv_builder_take (languages, g_strndup (keys[i] + prefix, strlen (keys[i]) - prefix - strlen ("]")));

  return g_strv_builder_end (languages);
}

/**
 * sealwax_instructions_get_name:
 * @language: one of sealwax_instructions_list_languages()
 *
 * Returns: (transfer full): the language's name, in that language
 */
char *
sealwax_instructions_get_name (const char *language)
{
  return get_sentence (LANGUAGE_KEY, language);
}

/**
 * sealwax_instructions_get_before:
 * @language: one of sealwax_instructions_list_languages()
 *
 * Returns: (transfer full): what comes before the message
 */
char *
sealwax_instructions_get_before (const char *language)
{
  return get_sentence ("Before", language);
}

/**
 * sealwax_instructions_get_after:
 * @language: one of sealwax_instructions_list_languages()
 * @needs_passphrase: whether the message needs a passphrase
 * @needs_key: whether it needs a key
 *
 * Returns: (transfer full): what comes after the message
 */
char *
sealwax_instructions_get_after (const char *language,
                                gboolean    needs_passphrase,
                                gboolean    needs_key)
{
  if (!needs_key)
    return get_sentence ("After", language);

  return get_sentence (needs_passphrase ? "AfterBoth" : "AfterKey", language);
}

/**
 * sealwax_instructions_wrap:
 * @language: one of sealwax_instructions_list_languages()
 * @message: a Sealed message, and nothing else
 * @size: its size in bytes
 * @needs_passphrase: whether it needs a passphrase
 * @needs_key: whether it needs a key
 *
 * Puts the instructions around a message. When all of it is pasted, the message in it is found (docs/format.md, "Finding
 * messages"). That would not work with a Basic message.
 *
 * Returns: (transfer full): the text to send
 */
char *
sealwax_instructions_wrap (const char *language,
                           const char *message,
                           gsize       size,
                           gboolean    needs_passphrase,
                           gboolean    needs_key)
{
  g_autofree char *before = sealwax_instructions_get_before (language);
  g_autofree char *after = sealwax_instructions_get_after (language, needs_passphrase, needs_key);
  GString         *text = g_string_sized_new (size + 1024);

  g_string_append_printf (text, "%s\n\n", before);
  g_string_append_len (text, message, (gssize)size);
  if (size > 0 && message[size - 1] != '\n')
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "\n%s\n", after);

  return g_string_free_and_steal (text);
}
