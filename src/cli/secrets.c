/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "cli.h"
#include "options.h"
#include "prompt.h"
#include "ring.h"
#include "sealwax-error.h"
#include "sealwax-keys.h"
#include "sealwax-oddities.h"
#include "sealwax-untrusted.h"
#include "sealwax-passphrase.h"
#include "secrets.h"
#include "stream.h"

/* If a file is larger than this, it is the wrong one. */
#define PASSPHRASE_FILE_MAX (SEALWAX_PASSPHRASE_MAX + 2) /* with a line end */

static gboolean
is_standard_input (const char *file)
{
  return file == NULL || g_str_equal (file, "-");
}

/**
 * secret_options_check:
 * @options: (inout): the options as they were given; numbers in them are parsed
 * @input: (nullable): the name of the input's file
 * @error: what does not go together
 *
 * Returns: whether the options go together
 */
gboolean
secret_options_check (SecretOptions *options,
                      const char    *input,
                      GError       **error)
{
  guint64 number;
  int     readers = is_standard_input (input);

  if (options->passphrase_file != NULL && options->passphrase_fd_text != NULL)
    {
      cli_usage_error (error, _ ("--passphrase-file and --passphrase-fd cannot be used together."));
      return FALSE;
    }

  if (options->passphrase_fd_text != NULL)
    {
      if (!cli_parse_number ("--passphrase-fd", options->passphrase_fd_text, 0, G_MAXINT, &number, error))
        return FALSE;
      options->passphrase_fd = (int)number;
      readers += options->passphrase_fd == STDIN_FILENO;
    }

  readers += options->passphrase_file != NULL && is_standard_input (options->passphrase_file);
  readers += options->key_file != NULL && is_standard_input (options->key_file);
  if (readers > 1)
    {
      cli_usage_error (error, _ ("Only one thing can be read from standard input."));
      return FALSE;
    }

  return TRUE;
}

/* One name for each of the two at most, and nothing else that says where that one is. */
static gboolean
take_kept (SecretOptions *options,
           SealwaxKept   *kept,
           GError       **error)
{
  gboolean      is_key = sealwax_kept_get_kind (kept) == SEALWAX_KEPT_KEY;
  SealwaxKept **place = is_key ? &options->kept_key : &options->kept_passphrase;

  if (is_key ? secret_options_has_key (options) : secret_options_has_passphrase (options))
    {
      cli_usage_error (error, is_key ? _ ("Only one key can be used: --kept names another one.") : _ ("Only one passphrase can be used: --kept names another one."));
      return FALSE;
    }
  g_set_object (place, kept);

  return TRUE;
}

/**
 * secret_options_load_kept:
 * @options: (inout): the options
 * @error: why not
 *
 * Gets what --kept names from the key ring, for which the desktop may ask the person to unlock it. Without that option, there
 * is nothing to do, and nobody asks the bus for anything.
 *
 * Returns: whether all of it is there
 */
gboolean
secret_options_load_kept (SecretOptions *options,
                          GError       **error)
{
  if (options->kept == NULL)
    return TRUE;

  options->ring = ring_open (TRUE, error);
  if (options->ring == NULL)
    return FALSE;

  for (char **name = options->kept; *name != NULL; name++)
    {
      SealwaxKept *kept = ring_find (options->ring, *name, error);

      if (kept == NULL || !take_kept (options, kept, error))
        return FALSE;
    }

  /* Of what was not asked for, nothing stays here. */
  sealwax_keyring_forget (options->ring);

  return TRUE;
}

/**
 * secret_options_note_use:
 * @options: the options
 *
 * Notes that what --kept names was used.
 */
void
secret_options_note_use (SecretOptions *options)
{
  if (options->kept_passphrase != NULL)
    ring_touch (options->ring, options->kept_passphrase);
  if (options->kept_key != NULL)
    ring_touch (options->ring, options->kept_key);
}

/**
 * secret_options_has_passphrase:
 * @options: the options
 *
 * Returns: whether they say where the passphrase is
 */
gboolean
secret_options_has_passphrase (const SecretOptions *options)
{
  return options->passphrase_file != NULL || options->passphrase_fd_text != NULL || options->kept_passphrase != NULL;
}

/**
 * secret_options_has_key:
 * @options: the options
 *
 * Returns: whether they say where a key is
 */
gboolean
secret_options_has_key (const SecretOptions *options)
{
  return options->key_file != NULL || options->kept_key != NULL;
}

/**
 * secret_options_read_passphrase:
 * @options: the options
 * @sealing: whether it is for a new message: then the person is asked twice, if it is not in a file, and what an editor adds
 *   to a file is taken off. When opening, it stays: an earlier version may have sealed with it.
 * @error: why there is none, or why nobody could type it again
 *
 * Reads the passphrase from where the options say, or else asks for it on the terminal.
 *
 * Returns: (transfer full): the passphrase, or %NULL
 */
SealwaxSecret *
secret_options_read_passphrase (const SecretOptions *options,
                                gboolean             sealing,
                                GError             **error)
{
  g_autoptr (SealwaxSecret) file = NULL;
  g_autoptr (SealwaxSecret) passphrase = NULL;

  if (options->passphrase_file != NULL)
    file = stream_read (options->passphrase_file, "--passphrase-file", PASSPHRASE_FILE_MAX, error);
  else if (options->kept_passphrase != NULL)
    passphrase = sealwax_secret_ref (sealwax_kept_get_secret (options->kept_passphrase));
  else if (options->passphrase_fd_text != NULL)
    file = stream_read_fd (options->passphrase_fd, "--passphrase-fd", PASSPHRASE_FILE_MAX, error);
  else
    return prompt_passphrase (sealing, error);

  if (file == NULL && passphrase == NULL)
    return NULL;

  if (file != NULL)
    passphrase = sealwax_passphrase_trim (file);
  if (file != NULL && sealing)
    {
      g_autoptr (SealwaxSecret) marked = g_steal_pointer (&passphrase);

      passphrase = sealwax_passphrase_strip_mark (marked);
    }
  if (!sealwax_passphrase_check (passphrase, error) || (sealing && !sealwax_oddities_may_seal (passphrase, error)))
    return NULL;

  return g_steal_pointer (&passphrase);
}

/**
 * secret_options_read_key:
 * @options: the options, with a key
 * @error: why there is no key
 *
 * Returns: (transfer full): the key, or %NULL
 */
SealwaxSecret *
secret_options_read_key (const SecretOptions *options,
                         GError             **error)
{
  g_autoptr (SealwaxSecret) file = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;

  if (options->kept_key != NULL)
    return sealwax_secret_ref (sealwax_kept_get_secret (options->kept_key));

  name = sealwax_untrusted_dup_quotable (options->key_file, 0);
  file = stream_read (options->key_file, "--key-file", SEALWAX_KEY_FILE_MAX, &local_error);
  if (file == NULL && !g_error_matches (local_error, SEALWAX_ERROR, SEALWAX_ERROR_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return sealwax_key_parse_file (file, name, error);
}

/**
 * secret_say_what_is_odd:
 * @passphrase: a passphrase that somebody has just chosen
 *
 * Whatever nobody sees in it will be missed when it is typed again, and then it is too late.
 */
void
secret_say_what_is_odd (const SealwaxSecret *passphrase)
{
  g_autofree char *invisible = sealwax_oddities_describe (passphrase, ~SEALWAX_ODDITY_MIXED_SCRIPTS);
  g_autofree char *mixed = sealwax_oddities_describe (passphrase, SEALWAX_ODDITY_MIXED_SCRIPTS);

  if (invisible != NULL)
    cli_say ("%s", invisible);
  if (mixed != NULL)
    cli_say ("%s", mixed);
}

/**
 * secret_options_clear:
 * @options: the options
 *
 * Frees the names, and what was kept under them.
 */
void
secret_options_clear (SecretOptions *options)
{
  g_clear_pointer (&options->passphrase_file, g_free);
  g_clear_pointer (&options->passphrase_fd_text, g_free);
  g_clear_pointer (&options->key_file, g_free);
  g_clear_pointer (&options->kept, g_strfreev);
  g_clear_object (&options->kept_passphrase);
  g_clear_object (&options->kept_key);
  g_clear_object (&options->ring);
}
