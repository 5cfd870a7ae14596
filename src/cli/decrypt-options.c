/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "cli.h"
#include "decrypt-options.h"

/**
 * decrypt_options_check:
 * @options: (inout): the options as they were given; what is text in them is parsed
 * @file: (nullable): the name of the input's file
 * @error: what does not go together
 *
 * Checks what can be checked before anything is read.
 *
 * Returns: whether the options go together
 */
gboolean
decrypt_options_check (DecryptOptions *options,
                       const char     *file,
                       GError        **error)
{
  if (!requirements_parse ((const char *const *)options->require, &options->requirements, error)
      || !secret_options_check (&options->secrets, file, error))
    return FALSE;

  /* A Sealed message is always proven, so one of the two was a mistake. */
  if (options->accept_unproven && options->requirements.sealed)
    {
      cli_usage_error (error, _ ("--accept-unproven and --require=sealed cannot be used together."));
      return FALSE;
    }
  if (options->all && options->number != NULL)
    {
      cli_usage_error (error, _ ("--all and --message cannot be used together."));
      return FALSE;
    }
  if (options->output_dir != NULL && !options->all)
    {
      cli_usage_error (error, _ ("--output-dir goes with --all."));
      return FALSE;
    }

  return TRUE;
}

/**
 * decrypt_options_get_source:
 * @options: the options
 *
 * Returns: where the passphrase comes from
 */
SealwaxSource
decrypt_options_get_source (const DecryptOptions *options)
{
  if (options->secrets.kept_passphrase != NULL)
    return SEALWAX_SOURCE_EXACT;

  return secret_options_has_passphrase (&options->secrets) ? SEALWAX_SOURCE_FILE : SEALWAX_SOURCE_TYPED;
}

/**
 * decrypt_options_describe_excess:
 * @options: the options
 * @message: a message that was opened
 *
 * Whoever gives two secrets expects a message that needs both. A message that needs less may have been made by somebody who
 * has only one of them.
 *
 * Returns: (nullable): a sentence that says what was not needed
 */
const char *
decrypt_options_describe_excess (const DecryptOptions *options,
                                 const SealwaxMessage *message)
{
  const SecretOptions *secrets = &options->secrets;

  if (secret_options_has_key (secrets) && message->format == SEALWAX_FORMAT_BASIC)
    return _ ("This Basic message needed only the passphrase, and not the key file: --require=key refuses such a message.");
  if (secret_options_has_key (secrets) && !message->needs_key)
    return _ ("This message needed only the passphrase, and not the key file: --require=key refuses such a message.");
  if (secret_options_has_passphrase (secrets) && !message->needs_passphrase)
    return _ ("This message needed only the key file, and not the passphrase: --require=passphrase refuses such a message.");

  return NULL;
}

/**
 * decrypt_options_clear:
 * @options: the options
 *
 * Frees what was given.
 */
void
decrypt_options_clear (DecryptOptions *options)
{
  g_clear_pointer (&options->number, g_free);
  g_clear_pointer (&options->output_dir, g_free);
  g_clear_pointer (&options->require, g_strfreev);
  secret_options_clear (&options->secrets);
}
