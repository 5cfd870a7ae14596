/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "choose.h"
#include "cli.h"
#include "commands.h"
#include "decrypt-all.h"
#include "options.h"
#include "require.h"
#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "sealwax-operation.h"
#include "secrets.h"
#include "stream.h"

/* Everything that was given is read and checked, whether it is needed or not: if a file is missing, or holds something
 * else, somebody wants to know about that mistake. What is not needed is forgotten at once. The person is asked last, and
 * only for what is needed. */
static SealwaxKeys *
read_keys (SecretOptions        *options,
           const SealwaxMessage *message,
           GError              **error)
{
  g_autoptr (SealwaxSecret) passphrase = NULL;
  g_autoptr (SealwaxSecret) key = NULL;

  if (!secret_options_load_kept (options, error))
    return NULL;
  if (secret_options_has_key (options))
    {
      key = secret_options_read_key (options, error);
      if (key == NULL)
        return NULL;
    }
  if (secret_options_has_passphrase (options))
    {
      passphrase = secret_options_read_passphrase (options, FALSE, error);
      if (passphrase == NULL)
        return NULL;
    }

  if (message->needs_key && key == NULL)
    {
      g_propagate_error (error, sealwax_error_new_opening (SEALWAX_STATUS_MISSING, message));
      return NULL;
    }
  if (message->needs_passphrase && passphrase == NULL)
    {
      passphrase = secret_options_read_passphrase (options, FALSE, error);
      if (passphrase == NULL)
        return NULL;
    }

  return sealwax_keys_new (message->needs_passphrase ? passphrase : NULL, message->needs_key ? key : NULL);
}

/* When nothing proves the text, a calling program cannot tell a wrong passphrase from an altered message. If it could, it
 * would be an oracle (docs/format.md, "Basic"). */
static SealwaxSecret *
open_message (GBytes               *pasted,
              const SealwaxMessage *message,
              SealwaxKeys          *keys,
              const DecryptOptions *options,
              GError              **error)
{
  g_autoptr (SealwaxOperation) operation = sealwax_operation_new_open (pasted, message, keys);
  g_autoptr (SealwaxSecret) text = NULL;
  const char *changed;

  sealwax_operation_set_source (operation, decrypt_options_get_source (options));
  text = sealwax_operation_open (operation, NULL, error);

  changed = sealwax_variants_describe (sealwax_operation_get_variant (operation));
  if (changed != NULL)
    cli_say ("%s", changed);
  if (text == NULL || sealwax_operation_get_proven (operation))
    return g_steal_pointer (&text);

  if (!options->accept_unproven)
    {
      g_propagate_error (error, sealwax_operation_dup_wrong (operation));
      return NULL;
    }

  cli_say (_ ("Nothing proves that this passphrase is right and this text unchanged. If Sealwax made the message, one of them is not."));

  return g_steal_pointer (&text);
}

static CliStatus
decrypt (const char     *file,
         DecryptOptions *options)
{
  g_autoptr (SealwaxSecret) input = NULL;
  g_autoptr (GBytes) pasted = NULL;
  g_autoptr (GArray) messages = NULL;
  g_autoptr (SealwaxKeys) keys = NULL;
  g_autoptr (SealwaxSecret) text = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char      *mended = NULL;
  const SealwaxMessage *message;
  const char           *excess;

  if (!decrypt_options_check (options, file, &error))
    return cli_fail (error);

  input = stream_read (file, NULL, CLI_PASTED_MAX, &error);
  if (input == NULL)
    return cli_fail (error);

  pasted = sealwax_secret_get_bytes (input);
  messages = sealwax_inspect (pasted);
  if (options->all && g_array_index (messages, SealwaxMessage, 0).status != SEALWAX_STATUS_NOT_A_MESSAGE)
    return decrypt_all (pasted, messages, options);

  message = cli_choose_message (messages, options->number, &error);
  if (message == NULL)
    return cli_fail (error);

  if (message->status != SEALWAX_STATUS_OK)
    {
      error = sealwax_error_new_opening (message->status, message);
      return cli_fail (error);
    }

  /* This is judged before any secret is touched. */
  if (!requirements_check (&options->requirements, message, &error))
    return cli_fail (error);

  keys = read_keys (&options->secrets, message, &error);
  if (keys == NULL)
    return cli_fail (error);

  text = open_message (pasted, message, keys, options, &error);
  if (text == NULL)
    return cli_fail (error);

  mended = cli_describe_mended (message);
  if (mended != NULL)
    cli_say ("%s", mended);
  excess = decrypt_options_describe_excess (options, message);
  if (excess != NULL)
    cli_say ("%s", excess);
  if (!stream_write_text (text, &error))
    return cli_fail (error);
  secret_options_note_use (&options->secrets);

  return CLI_DONE;
}

/**
 * cli_decrypt:
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `sealwax-cli decrypt`: opens a message.
 *
 * Returns: the exit status
 */
CliStatus
cli_decrypt (int    argc,
             char **argv)
{
  g_auto (DecryptOptions) options = { 0 };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "accept-unproven", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.accept_unproven, N_ ("Open a basic message even if nothing proves it intact"), NULL },
    { "all", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.all, N_ ("Open every message of the text, and write a NUL behind each"), NULL },
    { "message", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.number, N_ ("Open the Nth message of the text (1)"), N_ ("N") },
    { "output-dir", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output_dir, N_ ("With --all: write each text to a new file in FOLDER, such as 1.txt"), N_ ("FOLDER") },
    { "require", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &options.require, N_ ("Refuse a message that is less than this: “passphrase”, “key”, “sealed”, with commas between them"), N_ ("WORDS") },
    SECRET_OPTION_ENTRIES (&options.secrets),
    SECRET_OPTION_KEPT (&options.secrets),
    G_OPTION_ENTRY_NULL,
  };

  context = cli_context_new (_ ("[FILE]"), _ ("Opens the message in FILE or on standard input, and writes its text."), entries);
  if (!cli_parse (context, entries, &argc, &argv, 1, &error))
    return cli_fail (error);

  return decrypt (argv[1], &options);
}
