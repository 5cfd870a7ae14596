/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "cli.h"
#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-outside.h"
#include "sealwax-process.h"
#include "stream.h"

typedef struct
{
  const char *name;
  CliStatus (*run) (int    argc,
                    char **argv);
} Command;

static const Command commands[] = {
  { "encrypt", cli_encrypt },
  { "decrypt", cli_decrypt },
  { "inspect", cli_inspect },
  { "generate", cli_generate },
};

/* The option that an argument names, and whether its value stands in the same argument. */
static const GOptionEntry *
find_option (const GOptionEntry *entries,
             const char         *argument,
             gboolean           *has_value)
{
  if (!g_str_has_prefix (argument, "--"))
    return NULL;

  for (; entries != NULL && entries->long_name != NULL; entries++)
    {
      gsize size = strlen (entries->long_name);

      if (strncmp (argument + 2, entries->long_name, size) == 0 && (argument[2 + size] == '\0' || argument[2 + size] == '='))
        {
          *has_value = argument[2 + size] == '=';
          return entries;
        }
    }

  return NULL;
}

/* What GLib lets pass: it takes `--switch=no` for `--switch`, and where an option is given twice it drops the first value, a
 * file that is never read, without a word. Goes from option to option as GLib does. */
static gboolean
check_options (const GOptionEntry *entries,
               char              **argv,
               GError            **error)
{
  guint64 given = 0;

  for (char **argument = argv + 1; *argument != NULL && !g_str_equal (*argument, "--"); argument++)
    {
      gboolean            has_value = FALSE;
      const GOptionEntry *option = find_option (entries, *argument, &has_value);
      guint64             bit = option != NULL ? G_GUINT64_CONSTANT (1) << (option - entries) : 0;

      if (option == NULL)
        continue;
      if (option->arg == G_OPTION_ARG_NONE && has_value)
        {
          cli_usage_error (error, _ ("--%s takes no value."), option->long_name);
          return FALSE;
        }
      if (option->arg != G_OPTION_ARG_NONE && option->arg != G_OPTION_ARG_STRING_ARRAY && (given & bit) != 0)
        {
          cli_usage_error (error, _ ("--%s can be given only once."), option->long_name);
          return FALSE;
        }

      given |= bit;
      if (option->arg != G_OPTION_ARG_NONE && !has_value && argument[1] != NULL)
        argument++;
    }

  return TRUE;
}

/* Nothing that was given is repeated here or anywhere else in this program, but the name of a file (stream_read() says which):
 * what does not belong there may be a secret that stands in a wrong place. GLib names an option that it does not know. */
static gboolean
parse_options (GOptionContext *context,
               int            *argc,
               char         ***argv,
               GError        **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_option_context_parse (context, argc, argv, &local_error))
    return TRUE;

  if (local_error->domain != G_OPTION_ERROR)
    {
      cli_usage_error (error, _ ("An option is not text."));
      return FALSE;
    }

  if (g_error_matches (local_error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    /* Translators: both are the program's name, with a command's name behind it. */
    cli_usage_error (error, _ ("There is an option that %s does not have: see %s --help."), g_get_prgname (), g_get_prgname ());
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

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
  /* An argument that is repeated may hold line ends, what a terminal takes for commands, and bytes that are no text. */
  printable = sealwax_outside_dup_plain (sentence);

  g_printerr ("sealwax-cli: %s\n", printable);
}

/**
 * cli_usage_error:
 * @error: (out): set
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
  if (error->domain == G_OPTION_ERROR)
    return CLI_USAGE;
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

/**
 * cli_context_new:
 * @parameters: what stands after the options
 * @summary: what the command does, in a sentence
 * @entries: (nullable): its options
 *
 * Returns: (transfer full): the command's option parser
 */
GOptionContext *
cli_context_new (const char         *parameters,
                 const char         *summary,
                 const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (parameters);

  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

/**
 * cli_parse:
 * @context: the command's option parser
 * @entries: (nullable): its options
 * @argc: (inout): how many arguments
 * @argv: (inout): the arguments, the command's name first
 * @max_arguments: how many may be left beside the options
 * @error: what cannot be understood
 *
 * Returns: whether it was understood
 */
gboolean
cli_parse (GOptionContext     *context,
           const GOptionEntry *entries,
           int                *argc,
           char             ***argv,
           int                 max_arguments,
           GError            **error)
{
  if (!check_options (entries, *argv, error) || !parse_options (context, argc, argv, error))
    return FALSE;

  /* GLib leaves the mark in where it stands before a file's name. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)[1] = (*argv)[0];
      (*argv)++;
      (*argc)--;
    }

  if (*argc - 1 <= max_arguments)
    return TRUE;

  /* Translators: the program's name, with a command's name behind it. */
  cli_usage_error (error, _ ("There is one argument too many: see %s --help."), g_get_prgname ());

  return FALSE;
}

/**
 * cli_parse_number:
 * @option: the option's name
 * @text: what was given
 * @min: the least
 * @max: the most
 * @number: (out): receives the number
 * @error: why it is not one
 *
 * Returns: whether @text is a number from @min to @max
 */
gboolean
cli_parse_number (const char *option,
                  const char *text,
                  guint64     min,
                  guint64     max,
                  guint64    *number,
                  GError    **error)
{
  g_autofree char *least = g_strdup_printf ("%" G_GUINT64_FORMAT, min);
  g_autofree char *most = g_strdup_printf ("%" G_GUINT64_FORMAT, max);

  if (g_ascii_string_to_unsigned (text, 10, min, max, number, NULL))
    return TRUE;

  /* Translators: an option, and two numbers: “--message must be a number from 1 to 3.” */
  cli_usage_error (error, _ ("%s must be a number from %s to %s."), option, least, most);

  return FALSE;
}

static gboolean
on_version (const char *option_name,
            const char *value,
            gpointer    data,
            GError    **error)
{
  static const char line[] = "sealwax-cli " VERSION "\n";
  g_autoptr (GError) write_error = NULL;

  exit ((int)(stream_write (line, strlen (line), &write_error) ? CLI_DONE : cli_fail (write_error)));
}

static const GOptionEntry main_entries[] = {
  { "version", 0, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, on_version, N_ ("Show the version"), NULL },
  G_OPTION_ENTRY_NULL,
};

static CliStatus
run (int    argc,
     char **argv)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_value = FALSE;

  context = cli_context_new (_ ("COMMAND [OPTION…] [FILE]"),
                             _ ("Encrypts text so that it can be sent through any channel, and opens it again."),
                             main_entries);
  g_option_context_set_strict_posix (context, TRUE); /* what follows the command is the command's */
  g_option_context_set_description (context,
                                    _ ("Commands:\n"
                                       "  encrypt   make a message of a text\n"
                                       "  decrypt   open a message\n"
                                       "  inspect   say what can be said without the passphrase\n"
                                       "  generate  draw a passphrase or a key\n"
                                       "\n"
                                       "“sealwax-cli COMMAND --help” tells more about each."));

  if (argc > 1 && find_option (main_entries, argv[1], &has_value) != NULL && has_value)
    cli_usage_error (&error, _ ("--%s takes no value."), "version");
  if (error != NULL || !parse_options (context, &argc, &argv, &error))
    return cli_fail (error);

  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      {
        g_autofree char *name = g_strdup_printf ("sealwax-cli %s", commands[i].name);

        g_set_prgname (name);
        return commands[i].run (argc - 1, argv + 1);
      }

  if (argc > 1)
    cli_say (_ ("There is no such command: see sealwax-cli --help."));
  else
    cli_say (_ ("A command is missing: see sealwax-cli --help."));

  return CLI_USAGE;
}

int
main (int    argc,
      char **argv)
{
  CliStatus status;

  sealwax_process_forbid_core ();
  sealwax_process_hide ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("sealwax-cli");

  /* A reader that goes away, and a file that may not grow any more, are told as an error of output. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  status = run (argc, argv);
  sealwax_wipe_stack ();

  return status;
}
