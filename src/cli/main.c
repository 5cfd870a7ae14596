/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "cli.h"
#include "commands.h"
#include "options.h"
#include "sealwax-bytes.h"
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
  { "key", cli_key },
  { "kept", cli_kept },
  { "page", cli_page },
};

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

  context = cli_context_new (_ ("COMMAND [OPTION…] [FILE]"),
                             _ ("Encrypts text so that it can be sent through any channel, and opens it again."),
                             main_entries);
  g_option_context_set_description (context,
                                    _ ("Commands:\n"
                                       "  encrypt   make a message of a text\n"
                                       "  decrypt   open a message\n"
                                       "  inspect   say what can be said without the passphrase\n"
                                       "  generate  draw a passphrase or a key\n"
                                       "  key       show a key in words, or words to compare it by\n"
                                       "  kept      show and change what the key ring keeps\n"
                                       "  page      make a web page that opens messages\n"
                                       "\n"
                                       "“sealwax-cli COMMAND --help” tells more about each."));

  if (!cli_parse_before_command (context, main_entries, &argc, &argv, &error))
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

  /* If a reader goes away, or a file may not grow any further, that is reported as an output error. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  status = run (argc, argv);
  sealwax_wipe_stack ();

  return status;
}
