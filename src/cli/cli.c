/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "cli.h"
#include "sealwax-error.h"
#include "sealwax-keyring-error.h"
#include "sealwax-untrusted.h"

/**
 * cli_say:
 * @format: a sentence, as for printf()
 *
 * Tells the person something on standard error.
 */
void
cli_say (const char *format,
         ...)
{
  g_autofree char *sentence = NULL;
  g_autofree char *printable = NULL;
  va_list          args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  /* An argument that is repeated may hold line ends, what a terminal takes for commands, and bytes that are not text. */
  printable = sealwax_untrusted_dup_plain (sentence);

  g_printerr ("sealwax-cli: %s\n", printable);
}

/**
 * cli_usage_error:
 * @error: (out): receives the error
 * @format: a sentence, as for printf()
 *
 * Makes an error for a call that cannot be understood.
 */
void
cli_usage_error (GError    **error,
                 const char *format,
                 ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, format, args));
  va_end (args);
}

static CliStatus
get_status (const GError *error)
{
  if (error->domain == G_OPTION_ERROR || g_error_matches (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_BAD_NAME))
    return CLI_USAGE;
  if (g_error_matches (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_GONE))
    return CLI_WRONG;
  if (error->domain != SEALWAX_ERROR)
    return CLI_IO;

  switch ((SealwaxError)error->code)
    {
    case SEALWAX_ERROR_NOT_A_MESSAGE:
      return CLI_NOT_A_MESSAGE;
    case SEALWAX_ERROR_INCOMPLETE:
      return CLI_INCOMPLETE;
    case SEALWAX_ERROR_DAMAGED:
      return CLI_DAMAGED;
    case SEALWAX_ERROR_MISSING:
    case SEALWAX_ERROR_WRONG:
    case SEALWAX_ERROR_BAD_PASSPHRASE:
    case SEALWAX_ERROR_BAD_KEY_FILE:
    case SEALWAX_ERROR_UNKNOWN_WORD:
    case SEALWAX_ERROR_WORD_COUNT:
    case SEALWAX_ERROR_WORDS_WRONG:
      return CLI_WRONG;
    case SEALWAX_ERROR_ALTERED:
      return CLI_ALTERED;
    case SEALWAX_ERROR_NEWER:
    case SEALWAX_ERROR_TOO_LARGE:
    case SEALWAX_ERROR_BAD_COST:
      return CLI_OUT_OF_RANGE;
    case SEALWAX_ERROR_NO_RANDOM:
      return CLI_IO;
    case SEALWAX_ERROR_NOT_TEXT:
      return CLI_NOT_TEXT;
    }

  g_return_val_if_reached (CLI_IO);
}

/**
 * cli_fail_number:
 * @number: a message's number among several, from 1
 * @error: what went wrong with it
 *
 * Tells the person.
 *
 * Returns: the exit status for it
 */
CliStatus
cli_fail_number (guint         number,
                 const GError *error)
{
  /* Translators: a message's number among several, and a sentence about it. */
  cli_say (_ ("Message %u: %s"), number, error->message);

  return get_status (error);
}

/**
 * cli_fail:
 * @error: what went wrong
 *
 * Tells the person.
 *
 * Returns: the exit status for it
 */
CliStatus
cli_fail (const GError *error)
{
  cli_say ("%s", error->message);

  return get_status (error);
}
