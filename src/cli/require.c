/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "cli.h"
#include "require.h"
#include "sealwax-error.h"

static gboolean
parse_word (const char   *word,
            Requirements *requirements)
{
  if (g_str_equal (word, "passphrase"))
    requirements->passphrase = TRUE;
  else if (g_str_equal (word, "key"))
    requirements->key = TRUE;
  else if (g_str_equal (word, "sealed"))
    requirements->sealed = TRUE;
  else
    return FALSE;

  return TRUE;
}

/**
 * requirements_parse:
 * @lists: (nullable) (array zero-terminated=1): what was given with each `--require`: words with commas between them
 * @requirements: (out caller-allocates): receives all of them together
 * @error: that a word is not one of the known ones: a G_OPTION_ERROR
 *
 * Reads the words strictly. If a word were passed over, nobody would keep that requirement. The same goes for a list
 * without any word, which is what a script makes of a variable that is not set.
 *
 * Returns: whether every word is known, and each list has one
 */
gboolean
requirements_parse (const char *const *lists,
                    Requirements      *requirements,
                    GError           **error)
{
  *requirements = (Requirements){ 0 };

  for (; lists != NULL && *lists != NULL; lists++)
    {
      g_auto (GStrv) words = g_strsplit (*lists, ",", -1);
      gboolean known = words[0] != NULL;

      for (char **word = words; *word != NULL; word++)
        known = parse_word (*word, requirements) && known;

      if (!known)
        {
          /* Translators: the three words must stay as they are. */
          cli_usage_error (error, _ ("--require takes the words “passphrase”, “key” and “sealed”, with commas between them."));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * requirements_check:
 * @requirements: what is asked for
 * @message: a message that can be opened, as far as can be said without any secret
 * @error: what it lacks: SEALWAX_ERROR_MISSING
 *
 * Judges by the format and by what the header says (`docs/format.md`, "Sealed"): no secret is looked at.
 *
 * Returns: whether @message is what was asked for
 */
gboolean
requirements_check (const Requirements   *requirements,
                    const SealwaxMessage *message,
                    GError              **error)
{
  const char *sentence = NULL;

  if (requirements->sealed && message->format != SEALWAX_FORMAT_SEALED)
    sentence = _ ("This is a Basic message, and --require asks for a Sealed one.");
  else if (requirements->key && !message->needs_key)
    sentence = _ ("This message needs no key file, and --require asks for one that does.");
  else if (requirements->passphrase && !message->needs_passphrase)
    sentence = _ ("This message needs no passphrase, and --require asks for one that does.");

  if (sentence == NULL)
    return TRUE;

  g_set_error_literal (error, SEALWAX_ERROR, SEALWAX_ERROR_MISSING, sentence);

  return FALSE;
}
