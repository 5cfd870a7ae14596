/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli.h"
#include "commands.h"
#include "options.h"
#include "sealwax-keys.h"
#include "sealwax-passphrase.h"
#include "stream.h"

static SealwaxSecret *
generate_passphrase (const char *words_text,
                     GError    **error)
{
  guint64 words = SEALWAX_WORDS_DEFAULT;
  g_autoptr (SealwaxSecret) passphrase = NULL;
  g_autoptr (SealwaxSecret) line = NULL;

  if (words_text != NULL && !cli_parse_number ("--words", words_text, SEALWAX_WORDS_MIN, SEALWAX_WORDS_MAX, &words, error))
    return NULL;

  passphrase = sealwax_passphrase_generate ((guint)words, error);
  if (passphrase == NULL)
    return NULL;

  /* A person wants to know its strength; a file must hold nothing but the passphrase. */
  if (isatty (STDOUT_FILENO))
    cli_say (ngettext ("%u bits of strength.", "%u bits of strength.", (gulong)words * SEALWAX_BITS_PER_WORD),
             (guint)words * SEALWAX_BITS_PER_WORD);

  line = sealwax_secret_new_sized (sealwax_secret_get_size (passphrase) + 1);
  memcpy (sealwax_secret_get_writable (line), sealwax_secret_get_text (passphrase), sealwax_secret_get_size (passphrase));
  sealwax_secret_get_writable (line)[sealwax_secret_get_size (passphrase)] = '\n';

  return g_steal_pointer (&line);
}

static SealwaxSecret *
generate_key (gboolean in_words,
              GError **error)
{
  g_autoptr (SealwaxSecret) key = sealwax_key_generate (error);

  if (key == NULL)
    return NULL;

  return sealwax_key_write (key, in_words ? SEALWAX_KEY_SPELLING_WORDS : SEALWAX_KEY_SPELLING_HEX);
}

/* For a passphrase, --words has a value, and for a key it has none, so what is drawn has to be known beforehand. */
static gboolean
is_for_key (char **argv)
{
  gboolean is_key = FALSE;

  for (char **argument = argv + 1; *argument != NULL; argument++)
    {
      if (g_str_equal (*argument, "passphrase"))
        return FALSE;
      is_key = is_key || g_str_equal (*argument, "key");
    }

  return is_key;
}

/**
 * cli_generate:
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `sealwax-cli generate`: draws a passphrase or a key.
 *
 * Returns: the exit status
 */
CliStatus
cli_generate (int    argc,
              char **argv)
{
  gboolean         for_key = is_for_key (argv);
  gboolean         in_words = FALSE;
  g_autofree char *words = NULL;
  g_autoptr (SealwaxSecret) secret = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry passphrase_entries[] = {
    { "words", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words, N_ ("Let the passphrase have N words, from 4 to 10 (6)"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry key_entries[] = {
    { "words", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &in_words, N_ ("Write the key as 24 words, for paper"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry *entries = for_key ? key_entries : passphrase_entries;

  context = cli_context_new (_ ("passphrase|key"), _ ("Draws a passphrase of words, or a key for a key file, and writes it."), entries);
  if (!cli_parse (context, entries, &argc, &argv, 1, &error))
    return cli_fail (error);

  if (g_strcmp0 (argv[1], "passphrase") == 0)
    secret = generate_passphrase (words, &error);
  else if (g_strcmp0 (argv[1], "key") == 0)
    secret = generate_key (in_words, &error);
  else
    cli_usage_error (&error, _ ("Say what to generate: “passphrase” or “key”."));

  if (secret == NULL || !stream_write (sealwax_secret_get_text (secret), sealwax_secret_get_size (secret), &error))
    return cli_fail (error);

  return CLI_DONE;
}
