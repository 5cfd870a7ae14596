/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "choose.h"
#include "decrypt-all.h"
#include "new-file.h"
#include "sealwax-batch.h"
#include "sealwax-error.h"
#include "stream.h"

/* What `sealwax-cli decrypt --all` does. */
typedef struct
{
  DecryptOptions *options;
  const GArray   *messages;
  SealwaxBatch   *batch;
  GArray         *indices; /* of guint: in the batch, for each message; G_MAXUINT for one that is not tried */
  CliStatus       status;  /* the first failure's */
} Run;

static const SealwaxMessage *
get_message (const Run *run,
             guint      number)
{
  return &g_array_index (run->messages, SealwaxMessage, number);
}

static void
fail (Run          *run,
      guint         number,
      const GError *error)
{
  CliStatus status = cli_fail_number (number + 1, error);

  if (run->status == CLI_DONE)
    run->status = status;
}

/* Whether a message may be opened with what there is, as far as can be said without a secret. */
static gboolean
check_message (const Run *run,
               guint      number,
               gboolean   has_key,
               GError   **error)
{
  const SealwaxMessage *message = get_message (run, number);

  if (message->status != SEALWAX_STATUS_OK)
    {
      g_propagate_error (error, sealwax_error_new_opening (message->status, message));
      return FALSE;
    }
  if (!requirements_check (&run->options->requirements, message, error))
    return FALSE;
  if (message->needs_key && !has_key)
    {
      g_propagate_error (error, sealwax_error_new_opening (SEALWAX_STATUS_MISSING, message));
      return FALSE;
    }

  return TRUE;
}

/* As with one message, every secret that is given is read, and the person is asked only for what is needed. */
static SealwaxKeys *
read_keys (const Run *run,
           GError   **error)
{
  SecretOptions *options = &run->options->secrets;
  gboolean       needs_passphrase;
  g_autoptr (SealwaxSecret) passphrase = NULL;
  g_autoptr (SealwaxSecret) key = NULL;

  if (!secret_options_load_kept (options, error))
    return NULL;
  if (secret_options_has_key (options))
    {
      key = secret_options_read_key (options, error);
      if (key == NULL)
        return NULL;
    }

  needs_passphrase = secret_options_has_passphrase (options);
  for (guint i = 0; i < run->messages->len && !needs_passphrase; i++)
    needs_passphrase = check_message (run, i, key != NULL, NULL) && get_message (run, i)->needs_passphrase;
  if (needs_passphrase)
    {
      passphrase = secret_options_read_passphrase (options, FALSE, error);
      if (passphrase == NULL)
        return NULL;
    }

  return sealwax_keys_new (passphrase, key);
}

static void
open_all (Run         *run,
          GBytes      *pasted,
          SealwaxKeys *keys)
{
  run->batch = sealwax_batch_new (pasted, keys, decrypt_options_get_source (run->options));
  run->indices = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < run->messages->len; i++)
    {
      gboolean tried = check_message (run, i, sealwax_keys_get_key (keys) != NULL, NULL);
      guint    index = tried ? sealwax_batch_get_count (run->batch) : G_MAXUINT;

      if (tried)
        sealwax_batch_add (run->batch, get_message (run, i));
      g_array_append_val (run->indices, index);
    }

  sealwax_batch_run (run->batch, NULL);
}

/* Only NUL cannot be in a text, so that is what stands behind each. */
static gboolean
write_text (const Run     *run,
            guint          number,
            SealwaxSecret *text,
            GError       **error)
{
  g_autofree char *name = NULL;

  if (run->options->output_dir == NULL)
    return stream_write_text (text, error) && stream_write ("", 1, error);

  name = g_strdup_printf ("%u.txt", number + 1);

  return new_file_write (run->options->output_dir, name, text, error);
}

static void
say_about (guint       number,
           const char *sentence)
{
  /* Translators: a message's number among several, and a sentence about it. */
  cli_say (_ ("Message %u: %s"), number + 1, sentence);
}

/* Returns whether to go on: not if nothing more can be written. */
static gboolean
finish_message (Run  *run,
                guint number)
{
  guint            index = g_array_index (run->indices, guint, number);
  SealwaxSecret   *text = index != G_MAXUINT ? sealwax_batch_get_text (run->batch, index) : NULL;
  gboolean         proven = text != NULL && sealwax_batch_get_proven (run->batch, index);
  const char      *excess;
  g_autofree char *mended = NULL;
  g_autoptr (GError) error = NULL;

  if (index == G_MAXUINT)
    (void)check_message (run, number, secret_options_has_key (&run->options->secrets), &error);
  else if (text == NULL || (!proven && !run->options->accept_unproven))
    error = sealwax_batch_dup_error (run->batch, index);

  if (error != NULL)
    {
      fail (run, number, error);
      return TRUE;
    }

  mended = cli_describe_mended (get_message (run, number));
  if (mended != NULL)
    say_about (number, mended);
  excess = decrypt_options_describe_excess (run->options, get_message (run, number));
  if (excess != NULL)
    say_about (number, excess);
  if (!proven)
    say_about (number, _ ("Nothing proves that this passphrase is right and this text unchanged. If Sealwax made the message, one of them is not."));

  if (write_text (run, number, text, &error))
    return TRUE;

  fail (run, number, error);

  return run->options->output_dir != NULL;
}

/**
 * decrypt_all:
 * @pasted: the input
 * @messages: (element-type SealwaxMessage): what was found in it
 * @options: (inout): the options
 *
 * Opens every message that the secrets open, on all processors, and writes the texts in their order. Those that do not open
 * are told by their number.
 *
 * Returns: the exit status: the first failure's
 */
CliStatus
decrypt_all (GBytes         *pasted,
             const GArray   *messages,
             DecryptOptions *options)
{
  Run run = { .options = options, .messages = messages };
  g_autoptr (SealwaxKeys) keys = NULL;
  g_autoptr (GError) error = NULL;
  const char *changed;

  if (messages->len > SEALWAX_BATCH_MAX)
    {
      error = g_error_new (SEALWAX_ERROR, SEALWAX_ERROR_TOO_LARGE, _ ("There are more than %u messages, which is the most that --all opens."), SEALWAX_BATCH_MAX);
      return cli_fail (error);
    }

  keys = read_keys (&run, &error);
  if (keys == NULL || (options->output_dir != NULL && !new_file_make_folder (options->output_dir, &error)))
    return cli_fail (error);

  open_all (&run, pasted, keys);
  changed = sealwax_variants_describe (sealwax_batch_get_variant (run.batch));
  if (changed != NULL)
    cli_say ("%s", changed);
  for (guint i = 0; i < messages->len && finish_message (&run, i); i++)
    ;

  secret_options_note_use (&options->secrets);
  g_object_unref (run.batch);
  g_array_unref (run.indices);

  return run.status;
}
