/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli.h"
#include "options.h"

/* Finds the option that an argument names, and whether its value is in the same argument. */
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

/* Refuses what GLib lets pass: it takes `--switch=no` for `--switch`, and if an option is given twice, it drops the first
 * value without a word, so that file would never be read. This goes from option to option as GLib does. */
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

/* Nothing that was given is repeated here or anywhere else in this program, except the name of a file (stream_read() says
 * which): what does not belong there may be a secret in the wrong place. GLib would name an option that it does not know. */
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
 * cli_context_new:
 * @parameters: what comes after the options
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
 * cli_parse_before_command:
 * @context: the program's option parser
 * @entries: its own options, none of which takes a value
 * @argc: (inout): how many arguments
 * @argv: (inout): the arguments, the program's name first
 * @error: what cannot be understood
 *
 * Parses what comes before the command. The rest is the command's.
 *
 * Returns: whether it was understood
 */
gboolean
cli_parse_before_command (GOptionContext     *context,
                          const GOptionEntry *entries,
                          int                *argc,
                          char             ***argv,
                          GError            **error)
{
  gboolean            has_value = FALSE;
  const GOptionEntry *option = *argc > 1 ? find_option (entries, (*argv)[1], &has_value) : NULL;

  if (option != NULL && has_value)
    {
      cli_usage_error (error, _ ("--%s takes no value."), option->long_name);
      return FALSE;
    }

  g_option_context_set_strict_posix (context, TRUE);

  return parse_options (context, argc, argv, error);
}

/**
 * cli_parse:
 * @context: the command's option parser
 * @entries: (nullable): its options
 * @argc: (inout): how many arguments
 * @argv: (inout): the arguments, the command's name first
 * @max_arguments: how many may be left besides the options
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

  /* GLib leaves the mark in when what follows begins with a dash, too. */
  for (int i = 1; i < *argc; i++)
    if (g_str_equal ((*argv)[i], "--"))
      {
        memmove (*argv + 1, *argv, (gsize)i * sizeof **argv);
        (*argv)++;
        (*argc)--;
        break;
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
 * @min: the lowest number
 * @max: the highest number
 * @number: (out): receives the number
 * @error: why it is not such a number
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
