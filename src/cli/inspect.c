/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "cli.h"
#include "commands.h"
#include "options.h"
#include "sealwax-error.h"
#include "sealwax-foreign-name.h"
#include "sealwax-inspect.h"
#include "sealwax-repairs.h"
#include "stream.h"

static const char *
get_secrets_text (const SealwaxMessage *message)
{
  if (!message->needs_key)
    return C_ ("secret of a message", "passphrase");
  if (!message->needs_passphrase)
    return C_ ("secret of a message", "key file");

  return C_ ("secret of a message", "passphrase and key file");
}

static void
append_line (GString    *report,
             const char *label,
             const char *value)
{
  g_string_append_printf (report, "%s: %s\n", label, value);
}

static void
append_message (GString              *report,
                const SealwaxMessage *message)
{
  g_autofree char     *chars = g_strdup_printf ("%zu", message->chars);
  g_autofree char     *iterations = g_strdup_printf ("%u", message->iterations);
  const SealwaxRepairs repairs = { .undone = message->mending.undone };
  g_autofree char     *mended = sealwax_repairs_describe (&repairs);
  g_autoptr (GError) error = NULL;

  if (message->status != SEALWAX_STATUS_OK)
    {
      error = sealwax_error_new_opening (message->status, message);
      append_line (report, _ ("State"), error->message);
      return;
    }

  /* Translators: the names of the two formats. */
  append_line (report, _ ("Format"), message->format == SEALWAX_FORMAT_BASIC ? _ ("Basic") : _ ("Sealed"));
  /* Translators: what is needed to open a message: “Needs: passphrase”. */
  append_line (report, _ ("Needs"), get_secrets_text (message));
  if (message->iterations > 0)
    append_line (report, _ ("Iterations"), iterations);
  append_line (report, _ ("Characters"), chars);
  if (mended != NULL)
    g_string_append_printf (report, "%s\n", mended);
  if (message->foreign != SEALWAX_FOREIGN_NONE)
    /* Translators: “Note: This looks like a public SSH key, not like a message.” */
    append_line (report, _ ("Note"), sealwax_foreign_describe (message->foreign));
  /* Translators: of a message. Basic ones have no checksum. */
  append_line (report, _ ("State"), message->format == SEALWAX_FORMAT_BASIC ? _ ("may be whole") : _ ("whole, checksum right"));
}

static gboolean
can_open_any (const GArray *messages)
{
  for (guint i = 0; i < messages->len; i++)
    if (g_array_index (messages, SealwaxMessage, i).status == SEALWAX_STATUS_OK)
      return TRUE;

  return FALSE;
}

static CliStatus
inspect (const char *file)
{
  g_autoptr (SealwaxSecret) input = NULL;
  g_autoptr (GBytes) pasted = NULL;
  g_autoptr (GArray) messages = NULL;
  g_autoptr (GString) report = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  input = stream_read (file, NULL, CLI_PASTED_MAX, &error);
  if (input == NULL)
    return cli_fail (error);

  pasted = sealwax_secret_get_bytes (input);
  messages = sealwax_inspect (pasted);
  if (!can_open_any (messages))
    {
      const SealwaxMessage *first = &g_array_index (messages, SealwaxMessage, 0);

      error = sealwax_error_new_opening (first->status, first);
      return cli_fail (error);
    }

  for (guint i = 0; i < messages->len; i++)
    {
      if (messages->len > 1)
        {
          /* Translators: a heading: “Message 1 of 3”. */
          g_string_append_printf (report, _ ("Message %u of %u"), i + 1, messages->len);
          g_string_append_c (report, '\n');
        }
      append_message (report, &g_array_index (messages, SealwaxMessage, i));
      if (i + 1 < messages->len)
        g_string_append_c (report, '\n');
    }

  if (!stream_write (report->str, report->len, &error))
    return cli_fail (error);

  return CLI_DONE;
}

/**
 * cli_inspect:
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `sealwax-cli inspect`: says what can be said without the passphrase.
 *
 * Returns: the exit status
 */
CliStatus
cli_inspect (int    argc,
             char **argv)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;

  context = cli_context_new (_ ("[FILE]"), _ ("Says what can be said without the passphrase about the messages in FILE or on standard input."), NULL);
  if (!cli_parse (context, NULL, &argc, &argv, 1, &error))
    return cli_fail (error);

  return inspect (argv[1]);
}
