/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "cli.h"
#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "sealwax-operation.h"
#include "secrets.h"
#include "stream.h"

/* The message that was asked for. Where there is none at all, the one says so: that is what is wrong then, whatever number
 * was asked for. */
static const SealwaxMessage *
choose_message (GArray     *messages,
                const char *number_text,
                GError    **error)
{
  const SealwaxMessage *first = &g_array_index (messages, SealwaxMessage, 0);
  gboolean              none = messages->len == 1 && first->status != SEALWAX_STATUS_OK;
  guint64               number = 1;

  if (number_text != NULL && !cli_parse_number ("--message", number_text, 1, none ? G_MAXUINT : messages->len, &number, error))
    return NULL;

  if (messages->len > 1)
    cli_say (_ ("There are %u messages; this is number %u. --message=N chooses another."), messages->len, (guint)number);

  return none ? first : &g_array_index (messages, SealwaxMessage, number - 1);
}

/* Only what the message needs is asked for. */
static gboolean
read_secrets (const SecretOptions  *options,
              const SealwaxMessage *message,
              SealwaxSecret       **passphrase,
              SealwaxSecret       **key,
              GError              **error)
{
  if (message->needs_key && options->key_file != NULL)
    {
      *key = secret_options_read_key (options, error);
      if (*key == NULL)
        return FALSE;
    }
  if (message->needs_key && options->key_file == NULL)
    {
      g_propagate_error (error, sealwax_error_new_opening (SEALWAX_STATUS_MISSING, message, NULL));
      return FALSE;
    }
  if (message->needs_passphrase)
    {
      *passphrase = secret_options_read_passphrase (options, FALSE, error);
      if (*passphrase == NULL)
        return FALSE;
    }

  return TRUE;
}

/* A program cannot tell a wrong passphrase from an altered message where nothing proves either; a caller that could would
 * be an oracle (docs/format.md, "Basic"). */
static SealwaxSecret *
open_message (GBytes               *pasted,
              const SealwaxMessage *message,
              SealwaxSecret        *passphrase,
              SealwaxSecret        *key,
              gboolean              accept_unproven,
              GError              **error)
{
  g_autoptr (SealwaxOperation) operation = sealwax_operation_new_open (pasted, message, passphrase, key);
  g_autoptr (SealwaxSecret) text = sealwax_operation_open (operation, NULL, error);

  if (text == NULL || sealwax_operation_get_proven (operation))
    return g_steal_pointer (&text);

  if (!accept_unproven)
    {
      g_propagate_error (error, sealwax_error_new_opening (SEALWAX_STATUS_WRONG, message, NULL));
      return NULL;
    }

  cli_say (_ ("Nothing proves that this passphrase is right and this text unchanged. If Sealwax made the message, one of them is not."));

  return g_steal_pointer (&text);
}

static CliStatus
decrypt (const char    *file,
         const char    *number,
         gboolean       accept_unproven,
         SecretOptions *options)
{
  g_autoptr (SealwaxSecret) input = NULL;
  g_autoptr (GBytes) pasted = NULL;
  g_autoptr (GArray) messages = NULL;
  g_autoptr (SealwaxSecret) passphrase = NULL;
  g_autoptr (SealwaxSecret) key = NULL;
  g_autoptr (SealwaxSecret) text = NULL;
  g_autoptr (GError) error = NULL;
  const SealwaxMessage *message;

  if (!secret_options_check (options, file, &error))
    return cli_fail (error);

  input = stream_read (file, CLI_PASTED_MAX, &error);
  if (input == NULL)
    return cli_fail (error);

  pasted = sealwax_secret_get_bytes (input);
  messages = sealwax_inspect (pasted);
  message = choose_message (messages, number, &error);
  if (message == NULL)
    return cli_fail (error);

  if (message->status != SEALWAX_STATUS_OK)
    {
      error = sealwax_error_new_opening (message->status, message, NULL);
      return cli_fail (error);
    }

  if (!read_secrets (options, message, &passphrase, &key, &error))
    return cli_fail (error);

  text = open_message (pasted, message, passphrase, key, accept_unproven, &error);
  if (text == NULL || !stream_write (sealwax_secret_get_text (text), sealwax_secret_get_size (text), &error))
    return cli_fail (error);

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
  g_auto (SecretOptions) options = { 0 };
  gboolean         accept_unproven = FALSE;
  g_autofree char *number = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "accept-unproven", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &accept_unproven, N_ ("Open a basic message even if nothing proves it intact"), NULL },
    { "message", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &number, N_ ("Open the Nth message of the text (1)"), N_ ("N") },
    SECRET_OPTION_ENTRIES (&options),
    G_OPTION_ENTRY_NULL,
  };

  context = cli_context_new (_ ("[FILE]"), _ ("Opens the message in FILE or on standard input, and writes its text."), entries);
  if (!cli_parse (context, entries, &argc, &argv, 1, &error))
    return cli_fail (error);

  return decrypt (argv[1], number, accept_unproven, &options);
}
