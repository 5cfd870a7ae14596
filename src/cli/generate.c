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
generate (const char *what,
          const char *words,
          GError    **error)
{
  if (g_strcmp0 (what, "passphrase") == 0)
    return generate_passphrase (words, error);

  if (g_strcmp0 (what, "key") == 0 && words == NULL)
    return sealwax_key_generate (error);

  if (g_strcmp0 (what, "key") == 0)
    cli_usage_error (error, _ ("A key has no words."));
  else
    cli_usage_error (error, _ ("Say what to generate: “passphrase” or “key”."));

  return NULL;
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
  g_autofree char *words = NULL;
  g_autoptr (SealwaxSecret) secret = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "words", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words, N_ ("Let the passphrase have N words, from 4 to 10 (6)"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  context = cli_context_new (_ ("passphrase|key"), _ ("Draws a passphrase of words, or a key for a key file, and writes it."), entries);
  if (!cli_parse (context, entries, &argc, &argv, 1, &error))
    return cli_fail (error);

  secret = generate (argv[1], words, &error);
  if (secret == NULL || !stream_write (sealwax_secret_get_text (secret), sealwax_secret_get_size (secret), &error))
    return cli_fail (error);

  return CLI_DONE;
}
