/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "cli.h"
#include "commands.h"
#include "options.h"
#include "ring.h"
#include "secrets.h"
#include "stream.h"

typedef enum
{
  NOTHING,
  LIST,
  ADD,
  REMOVE,
  RENAME,
} Action;

static const char *const actions[] = { [LIST] = "list", [ADD] = "add", [REMOVE] = "remove", [RENAME] = "rename" };

/* How many names each takes. */
static const int counts[] = { [NOTHING] = 0, [LIST] = 0, [ADD] = 1, [REMOVE] = 1, [RENAME] = 2 };

/* Which options there are depends on it, so it has to be known beforehand. */
static Action
find_action (char **argv)
{
  for (char **argument = argv + 1; *argument != NULL; argument++)
    for (Action i = LIST; i <= RENAME; i++)
      if (g_str_equal (*argument, actions[i]))
        return i;

  return NOTHING;
}

/* A line for each: what it is, a tab, and its name, which has none. */
static gboolean
list (gboolean may_ask,
      GError **error)
{
  g_autoptr (SealwaxKeyring) ring = ring_open (may_ask, error);
  g_autoptr (GString) lines = g_string_new (NULL);
  guint skipped;

  if (ring == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (ring)); i++)
    {
      g_autoptr (SealwaxKept) kept = g_list_model_get_item (G_LIST_MODEL (ring), i);

      g_string_append_printf (lines,
                              "%s\t%s\n",
                              sealwax_kept_get_kind (kept) == SEALWAX_KEPT_KEY ? "key" : "passphrase",
                              sealwax_kept_get_name (kept));
    }

  skipped = sealwax_keyring_get_skipped (ring);
  if (skipped > 0 && may_ask)
    cli_say (ngettext ("%u entry of the key ring was not understood, and is left as it is.",
                       "%u entries of the key ring were not understood, and are left as they are.",
                       skipped),
             skipped);

  return stream_write (lines->str, lines->len, error);
}

static gboolean
add (const char          *name,
     const SecretOptions *options,
     GError             **error)
{
  gboolean is_key = options->key_file != NULL;
  g_autoptr (SealwaxSecret) valid = NULL;
  g_autoptr (SealwaxKeyring) ring = NULL;
  g_autoptr (SealwaxSecret) secret = NULL;

  if (is_key && secret_options_has_passphrase (options))
    {
      cli_usage_error (error, _ ("Only one secret can be kept under a name."));
      return FALSE;
    }

  /* Nobody should type a passphrase twice for nothing. */
  valid = sealwax_keyring_make_name (name, error);
  ring = valid != NULL ? ring_open (TRUE, error) : NULL;
  if (ring == NULL)
    return FALSE;
  if (sealwax_keyring_find (ring, name) != NULL)
    {
      g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_NAME_TAKEN));
      return FALSE;
    }

  secret = is_key ? secret_options_read_key (options, error) : secret_options_read_passphrase (options, TRUE, error);
  if (secret == NULL || !ring_add (ring, name, is_key ? SEALWAX_KEPT_KEY : SEALWAX_KEPT_PASSPHRASE, secret, error))
    return FALSE;

  if (!is_key)
    secret_say_what_is_odd (secret);

  return TRUE;
}

static gboolean
change (Action      action,
        const char *name,
        const char *new_name,
        GError    **error)
{
  g_autoptr (SealwaxKeyring) ring = ring_open (TRUE, error);
  g_autoptr (SealwaxKept) kept = NULL;

  if (ring == NULL)
    return FALSE;

  kept = ring_find (ring, name, error);
  if (kept == NULL)
    return FALSE;
  g_object_ref (kept);

  return action == REMOVE ? ring_remove (ring, kept, error) : ring_rename (ring, kept, new_name, error);
}

/* Names come as the terminal encodes them. */
static char *
take_name (const char *argument,
           GError    **error)
{
  char *name = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  if (name == NULL)
    g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_BAD_NAME));

  return name;
}

static gboolean
act (Action         action,
     char         **arguments,
     SecretOptions *options,
     gboolean       no_prompt,
     GError       **error)
{
  g_autofree char *name = NULL;
  g_autofree char *new_name = NULL;

  if (action == LIST)
    return list (!no_prompt, error);

  name = take_name (arguments[0], error);
  if (name == NULL)
    return FALSE;
  if (action == ADD) /* there is no other input */
    return secret_options_check (options, "", error) && add (name, options, error);
  if (action == REMOVE)
    return change (REMOVE, name, NULL, error);

  new_name = take_name (arguments[1], error);

  return new_name != NULL && change (RENAME, name, new_name, error);
}

/**
 * cli_kept:
 * @argc: how many arguments
 * @argv: the arguments, the command's name first
 *
 * `sealwax-cli kept`: what is in the key ring.
 *
 * Returns: the exit status
 */
CliStatus
cli_kept (int    argc,
          char **argv)
{
  g_auto (SecretOptions) options = { 0 };
  Action   action = find_action (argv);
  gboolean no_prompt = FALSE;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry add_entries[] = {
    SECRET_OPTION_ENTRIES (&options),
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry list_entries[] = {
    { "no-prompt", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &no_prompt, N_ ("Fail if the key ring is locked, and ask nobody"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry *entries = action == ADD ? add_entries : action == LIST ? list_entries
                                                                             : NULL;

  /* Translators: the words in small letters must stay as they are. */
  context = cli_context_new (_ ("list|add NAME|remove NAME|rename NAME NEW-NAME"),
                             _ ("Shows and changes which passphrases and keys the desktop’s key ring keeps."),
                             entries);
  if (!cli_parse (context, entries, &argc, &argv, 1 + counts[action], &error))
    return cli_fail (error);

  if (action == NOTHING || g_strcmp0 (argv[1], actions[action]) != 0)
    cli_usage_error (&error, _ ("Say what to do with the key ring: “list”, “add”, “remove” or “rename”."));
  else if (argc - 2 < counts[action])
    cli_usage_error (&error, _ ("A name is missing: see sealwax-cli kept --help."));
  else if (act (action, argv + 2, &options, no_prompt, &error))
    return CLI_DONE;

  return cli_fail (error);
}
