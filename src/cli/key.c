/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli.h"
#include "commands.h"
#include "options.h"
#include "sealwax-keys.h"
#include "secrets.h"
#include "stream.h"

/* What is compared is read aloud, so it is a line of its own, and nothing else. */
static SealwaxSecret *
write_compare_words (const SealwaxSecret *key)
{
  g_autoptr (SealwaxSecret) words = sealwax_key_compare (key);
  SealwaxSecret *line = sealwax_secret_new_sized (sealwax_secret_get_size (words) + 1);

  memcpy (sealwax_secret_get_writable (line), sealwax_secret_get_text (words), sealwax_secret_get_size (words));
  sealwax_secret_get_writable (line)[sealwax_secret_get_size (words)] = '\n';

  return line;
}

static SealwaxSecret *
show_key (const char    *what,
          SecretOptions *options,
          GError       **error)
{
  gboolean compare = g_strcmp0 (what, "compare") == 0;
  g_autoptr (SealwaxSecret) key = NULL;

  if (!compare && g_strcmp0 (what, "words") != 0)
    {
      cli_usage_error (error, _ ("Say what to show of the key: “words” or “compare”."));
      return NULL;
    }
  if (options->key_file == NULL && options->kept == NULL)
    {
      cli_usage_error (error, _ ("Say which key: --key-file or --kept is missing."));
      return NULL;
    }
  if (!secret_options_load_kept (options, error))
    return NULL;
  if (secret_options_has_passphrase (options))
    {
      cli_usage_error (error, _ ("What --kept names is a passphrase, and not a key."));
      return NULL;
    }

  key = secret_options_read_key (options, error);
  if (key == NULL)
    return NULL;

  return compare ? write_compare_words (key) : sealwax_key_write (key, SEALWAX_KEY_SPELLING_WORDS);
}

/**
 * cli_key:
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `sealwax-cli key`: a key's words, or those to compare it by.
 *
 * Returns: the exit status
 */
CliStatus
cli_key (int    argc,
         char **argv)
{
  g_auto (SecretOptions) options = { 0 };
  g_autoptr (SealwaxSecret) words = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    SECRET_OPTION_KEY_FILE (&options),
    SECRET_OPTION_KEPT (&options),
    G_OPTION_ENTRY_NULL,
  };

  /* Translators: both words must stay as they are. */
  context = cli_context_new (_ ("words|compare"),
                             _ ("Writes a key as 24 words, which are as secret as the key, or eight words by which two people see that they have the same key."),
                             entries);
  if (!cli_parse (context, entries, &argc, &argv, 1, &error))
    return cli_fail (error);

  words = show_key (argv[1], &options, &error);
  if (words == NULL || !stream_write (sealwax_secret_get_text (words), sealwax_secret_get_size (words), &error))
    return cli_fail (error);
  secret_options_note_use (&options);

  return CLI_DONE;
}
