/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-bytes.h"
#include "sealwax-finding.h"
#include "sealwax-inspect.h"
#include "sealwax-key-file.h"
#include "sealwax-keys.h"

/* Nobody would choose among more, and a hostile text could hold hundreds of thousands. */
#define FINDINGS_MAX 1000

/* This many characters of Base64 in a row are not a word in any language. */
#define RUN_MIN 32
#define PIECE_CHARS 4096

/* Whether what could be a Basic message looks like one: with long lines, and letters of both cases. Prose, file names and
 * the digests of programs do not have both. */
static gboolean
looks_encrypted (const char           *pasted,
                 const SealwaxMessage *message)
{
  gsize    run = 0, longest = 0;
  gboolean upper = FALSE, lower = FALSE;

  for (gsize i = message->start; i < message->end && !(longest >= RUN_MIN && upper && lower); i++)
    {
      upper = upper || g_ascii_isupper (pasted[i]);
      lower = lower || g_ascii_islower (pasted[i]);
      run = g_ascii_isalnum (pasted[i]) || pasted[i] == '+' || pasted[i] == '/' ? run + 1 : 0;
      longest = MAX (longest, run);
    }

  return longest >= RUN_MIN && upper && lower;
}

static gboolean
is_likely (const char           *pasted,
           const SealwaxMessage *message)
{
  if (message->format == SEALWAX_FORMAT_BASIC)
    return message->foreign == SEALWAX_FOREIGN_NONE && looks_encrypted (pasted, message);

  return message->status == SEALWAX_STATUS_OK || message->status == SEALWAX_STATUS_NEWER || message->chars >= SEALWAX_HEADER_CHARS;
}

/* The digest is over the Base64 characters. The first one of a Sealed message is left out, because reading stops at a magic. */
static void
compute_digest (const char     *text,
                gsize           start,
                gsize           end,
                SealwaxFinding *finding)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  char  chars[PIECE_CHARS];
  gsize position = start + (finding->message.format == SEALWAX_FORMAT_BASIC ? 0 : 1);
  gsize count;

  while ((count = sealwax_armor_read (text, end, &position, chars, sizeof chars)) > 0)
    g_checksum_update (checksum, (const guchar *)chars, (gssize)count);

  g_strlcpy (finding->digest, g_checksum_get_string (checksum), sizeof finding->digest);
}

/* What is said of a message that was mended is said of what came out. */
static void
describe_mended (SealwaxFinding *finding,
                 GBytes         *pasted)
{
  g_autoptr (GBytes) chars = sealwax_inspect_read (pasted, &finding->message);

  finding->likely = TRUE;
  finding->repairs = (SealwaxRepairs){ .undone = finding->message.mending.undone };
  compute_digest (g_bytes_get_data (chars, NULL), 0, g_bytes_get_size (chars), finding);
}

/* Words can only be told from a key's in a time that does not depend on them, which takes longer than all the rest. What a
 * Sealed message stands in is no key file. */
static gboolean
may_be_key (GBytes       *pasted,
            const GArray *messages)
{
  const SealwaxMessage *first = &g_array_index (messages, SealwaxMessage, 0);

  if (first->format == SEALWAX_FORMAT_SEALED && first->status == SEALWAX_STATUS_OK)
    return FALSE;

  return sealwax_may_be_key (g_bytes_get_data (pasted, NULL), g_bytes_get_size (pasted));
}

static GArray *
find (GBytes       *pasted,
      GCancellable *cancellable)
{
  g_autoptr (GArray) messages = sealwax_inspect_at_most (pasted, FINDINGS_MAX, cancellable);
  GArray        *findings = g_array_sized_new (FALSE, FALSE, sizeof (SealwaxFinding), messages->len);
  SealwaxFinding finding = { 0 };
  const char    *text = g_bytes_get_data (pasted, NULL);
  gboolean       perhaps_key = may_be_key (pasted, messages);

  for (guint i = 0; i < messages->len; i++)
    {
      finding.message = g_array_index (messages, SealwaxMessage, i);
      if (finding.message.mending.mended)
        describe_mended (&finding, pasted);
      else
        {
          finding.likely = is_likely (text, &finding.message);
          sealwax_repairs_count (&finding.repairs, text, &finding.message);
          compute_digest (text, finding.message.start, finding.message.end, &finding);
        }
      finding.perhaps_key = perhaps_key;
      finding.likely = finding.likely && !perhaps_key;
      g_array_append_val (findings, finding);
    }
  sealwax_wipe (&finding, sizeof finding); /* what could be a message may be a password, and guesses can be checked against
                                            * a digest */

  return findings;
}

/**
 * sealwax_may_be_key:
 * @text: any text
 * @size: its size in bytes
 *
 * Whether a text is what is in a key file, which it can be without being meant as a key: 64 hexadecimal digits, or 44
 * characters of Base64, or 24 words. Any 32 characters are a key file, too, but hardly ever a key.
 *
 * Returns: whether it may be one
 */
gboolean
sealwax_may_be_key (const char *text,
                    gsize       size)
{
  guint8        key[SEALWAX_KEY_SIZE];
  SealwaxWords  words;
  SealwaxStatus status;

  if (size <= SEALWAX_KEY_SIZE || size > SEALWAX_KEY_FILE_MAX)
    return FALSE;

  status = sealwax_key_file_read ((const guint8 *)text, size, key, &words);
  sealwax_wipe (key, sizeof key);

  return status == SEALWAX_STATUS_OK;
}

/**
 * sealwax_find:
 * @pasted: any text
 *
 * Finds the messages of a text, as sealwax_inspect() does, and says more about each. It never finds more than 1 000.
 *
 * Returns: (transfer full) (element-type SealwaxFinding): at least one; if there is no message, the one finding says so
 *   with its message's status
 */
GArray *
sealwax_find (GBytes *pasted)
{
  return find (pasted, NULL);
}

static void
find_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GArray *findings = find (task_data, cancellable);

  sealwax_wipe_stack ();
  g_task_return_pointer (task, findings, (GDestroyNotify)g_array_unref);
}

/**
 * sealwax_findings_hold_message:
 * @findings: (element-type SealwaxFinding): what sealwax_find() found
 *
 * Returns: whether any of them is meant as a message
 */
gboolean
sealwax_findings_hold_message (const GArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, SealwaxFinding, i).likely)
      return TRUE;

  return FALSE;
}

/**
 * sealwax_find_async:
 * @pasted: any text
 * @cancellable: (nullable): to throw the result away
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Runs sealwax_find() on a thread.
 */
void
sealwax_find_async (GBytes             *pasted,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, sealwax_find_async);
  g_task_set_task_data (task, g_bytes_ref (pasted), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, find_thread);
}

/**
 * sealwax_find_finish:
 * @result: the result
 * @error: G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type SealwaxFinding): see sealwax_find(), or %NULL
 */
GArray *
sealwax_find_finish (GAsyncResult *result,
                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_find_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
