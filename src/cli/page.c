/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "choose.h"
#include "cli.h"
#include "commands.h"
#include "options.h"
#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "sealwax-page.h"
#include "stream.h"

/* What was given on the command line. */
typedef struct
{
  char *language;
  char *number;
} PageOptions;

static void
page_options_clear (PageOptions *options)
{
  g_clear_pointer (&options->language, g_free);
  g_clear_pointer (&options->number, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PageOptions, page_options_clear)

/* Without a message, the page itself is in all languages, and the reader's browser says which. */
static gboolean
check_options (const PageOptions *options,
               const char        *file,
               GError           **error)
{
  g_auto (GStrv) languages = sealwax_page_list_languages ();
  g_autofree char *list = g_strjoinv (", ", languages);

  if (file == NULL && (options->language != NULL || options->number != NULL))
    {
      cli_usage_error (error, _ ("--language and --message go with a file that holds a message."));
      return FALSE;
    }
  if (options->language != NULL && !g_strv_contains ((const char *const *)languages, options->language))
    {
      cli_usage_error (error, _ ("--language must be one of these: %s."), list);
      return FALSE;
    }

  return TRUE;
}

static GBytes *
make_letter (const char        *file,
             const PageOptions *options,
             GError           **error)
{
  g_autoptr (SealwaxSecret) input = stream_read (file, NULL, CLI_PASTED_MAX, error);
  g_autoptr (GBytes) pasted = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GArray) messages = NULL;
  const SealwaxMessage *message;
  SealwaxMessage        found;

  if (input == NULL)
    return NULL;

  pasted = sealwax_secret_get_bytes (input);
  messages = sealwax_inspect (pasted);
  message = cli_choose_message (messages, options->number, error);
  if (message == NULL)
    return NULL;

  if (message->status != SEALWAX_STATUS_OK)
    {
      g_propagate_error (error, sealwax_error_new_opening (message->status, message));
      return NULL;
    }
  if (message->format != SEALWAX_FORMAT_SEALED)
    {
      g_set_error_literal (error, SEALWAX_ERROR, SEALWAX_STATUS_NOT_A_MESSAGE, _ ("Only a Sealed message can be in a page: a Basic one would not be found in it."));
      return NULL;
    }

  found = *message;
  made = sealwax_inspect_take (pasted, &found);

  return sealwax_page_new_letter (sealwax_page_choose_language (options->language != NULL ? options->language : ""), g_bytes_get_data (made, NULL), &found);
}

static CliStatus
make_page (const char        *file,
           const PageOptions *options)
{
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GError) error = NULL;

  if (!check_options (options, file, &error))
    return cli_fail (error);

  page = file != NULL ? make_letter (file, options, &error) : sealwax_page_get_reader ();
  if (page == NULL || !stream_write (g_bytes_get_data (page, NULL), g_bytes_get_size (page), &error))
    return cli_fail (error);

  return CLI_DONE;
}

/**
 * cli_page:
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `sealwax-cli page`: a page that opens messages in a browser, with a message in it or without.
 *
 * Returns: the exit status
 */
CliStatus
cli_page (int    argc,
          char **argv)
{
  g_auto (PageOptions) options = { 0 };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "language", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.language, N_ ("Let the page with the message be in this language"), N_ ("CODE") },
    { "message", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.number, N_ ("Take the Nth message of the file (1)"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  context = cli_context_new (_ ("[MESSAGE-FILE]"),
                             _ ("Writes a web page that opens messages in any browser, without network: with the message of MESSAGE-FILE in it, or for any message."),
                             entries);
  if (!cli_parse (context, entries, &argc, &argv, 1, &error))
    return cli_fail (error);

  return make_page (argv[1], &options);
}
