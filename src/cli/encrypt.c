/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "cli.h"
#include "commands.h"
#include "options.h"
#include "sealwax-operation.h"
#include "secrets.h"
#include "stream.h"

static gboolean
parse_format (const char    *name,
              SealwaxFormat *format,
              GError       **error)
{
  if (name == NULL || g_str_equal (name, "sealed"))
    *format = SEALWAX_FORMAT_SEALED;
  else if (g_str_equal (name, "basic"))
    *format = SEALWAX_FORMAT_BASIC;
  else
    {
      cli_usage_error (error, _ ("--format must be “sealed” or “basic”."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_iterations (const char   *text,
                  SealwaxFormat format,
                  guint        *iterations,
                  GError      **error)
{
  guint64 number;

  *iterations = format == SEALWAX_FORMAT_BASIC ? SEALWAX_BASIC_ITERATIONS : SEALWAX_ITERATIONS_MIN;
  if (text == NULL)
    return TRUE;

  if (format == SEALWAX_FORMAT_BASIC)
    {
      cli_usage_error (error, _ ("The format “basic” always takes %u iterations."), SEALWAX_BASIC_ITERATIONS);
      return FALSE;
    }
  if (!cli_parse_number ("--iterations", text, SEALWAX_ITERATIONS_MIN, SEALWAX_ITERATIONS_MAX, &number, error))
    return FALSE;
  if (number % SEALWAX_COST_UNIT != 0)
    {
      cli_usage_error (error, _ ("%s must be a multiple of %u."), "--iterations", SEALWAX_COST_UNIT);
      return FALSE;
    }

  *iterations = (guint)number;

  return TRUE;
}

/* A key file alone is enough for Sealed; Basic only takes passphrases. */
static SealwaxKeys *
read_keys (const SecretOptions *options,
           SealwaxFormat        format,
           GError             **error)
{
  g_autoptr (SealwaxSecret) passphrase = NULL;
  g_autoptr (SealwaxSecret) key = NULL;

  if (secret_options_has_key (options) && format == SEALWAX_FORMAT_BASIC)
    {
      cli_usage_error (error, _ ("The format “basic” takes no key file."));
      return NULL;
    }

  if (secret_options_has_key (options))
    {
      key = secret_options_read_key (options, error);
      if (key == NULL)
        return NULL;
    }
  if (!secret_options_has_key (options) || secret_options_has_passphrase (options))
    {
      passphrase = secret_options_read_passphrase (options, TRUE, error);
      if (passphrase == NULL)
        return NULL;
    }

  return sealwax_keys_new (passphrase, key);
}

static CliStatus
encrypt (const char    *file,
         const char    *format_name,
         const char    *iterations_text,
         SecretOptions *options)
{
  g_autoptr (SealwaxSecret) text = NULL;
  g_autoptr (SealwaxKeys) keys = NULL;
  g_autoptr (SealwaxOperation) operation = NULL;
  g_autoptr (SealwaxSecret) message = NULL;
  g_autoptr (GError) error = NULL;
  SealwaxFormat format;
  guint         iterations;

  if (!secret_options_check (options, file, &error)
      || !parse_format (format_name, &format, &error)
      || !parse_iterations (iterations_text, format, &iterations, &error)
      || !secret_options_load_kept (options, &error))
    return cli_fail (error);

  keys = read_keys (options, format, &error);
  if (keys == NULL)
    return cli_fail (error);

  text = stream_read (file, NULL, SEALWAX_TEXT_MAX, &error);
  if (text == NULL)
    return cli_fail (error);

  operation = sealwax_operation_new_seal (format, text, keys, iterations);
  message = sealwax_operation_seal (operation, NULL, &error);
  if (message == NULL)
    return cli_fail (error);

  if (sealwax_keys_get_passphrase (keys) != NULL)
    secret_say_what_is_odd (sealwax_keys_get_passphrase (keys));
  if (iterations_text != NULL && sealwax_keys_get_passphrase (keys) == NULL)
    cli_say (_ ("Without a passphrase there is nothing to guess: --iterations had no effect."));
  if (!stream_write (sealwax_secret_get_text (message), sealwax_secret_get_size (message), &error))
    return cli_fail (error);
  secret_options_note_use (options);

  return CLI_DONE;
}

/**
 * cli_encrypt:
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `sealwax-cli encrypt`: makes a message of a text.
 *
 * Returns: the exit status
 */
CliStatus
cli_encrypt (int    argc,
             char **argv)
{
  g_auto (SecretOptions) options = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *iterations = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format, N_ ("Make a “sealed” message (the default), or a “basic” one"), N_ ("FORMAT") },
    { "iterations", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &iterations, N_ ("Let each guess at the passphrase cost N iterations (600000)"), N_ ("N") },
    SECRET_OPTION_ENTRIES (&options),
    SECRET_OPTION_KEPT (&options),
    G_OPTION_ENTRY_NULL,
  };

  context = cli_context_new (_ ("[FILE]"), _ ("Makes a message of the text in FILE or on standard input."), entries);
  if (!cli_parse (context, entries, &argc, &argv, 1, &error))
    return cli_fail (error);

  return encrypt (argv[1], format, iterations, &options);
}
