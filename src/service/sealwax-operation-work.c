/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "sealwax-oddities.h"
#include "sealwax-operation-private.h"
#include "sealwax-passphrase.h"

/* What an operation does on its thread. */

/* What the core's progress function is given. */
typedef struct
{
  SealwaxOperation *operation;
  GCancellable     *cancellable;
  guint             attempt;  /* from 0 */
  guint             attempts; /* how many there may be */
} Progress;

static bool
on_progress (uint32_t done,
             uint32_t total,
             void    *data)
{
  Progress *progress = data;

  guint64 all_done = (guint64)progress->attempt * total + done;

  g_atomic_int_set (&progress->operation->parts, (gint)(all_done * SEALWAX_OPERATION_PARTS / ((guint64)total * progress->attempts)));

  return !g_cancellable_is_cancelled (progress->cancellable);
}

/* Basic takes the passphrase as it is, Sealed its normal form. */
static void
get_secrets (const SealwaxOperation *self,
             const SealwaxSecret    *passphrase,
             SealwaxSecrets         *secrets)
{
  const SealwaxSecret *key = sealwax_keys_get_key (self->keys);

  *secrets = (SealwaxSecrets){ 0 };

  if (passphrase != NULL && self->format == SEALWAX_FORMAT_SEALED)
    {
      secrets->normalized = (const guint8 *)sealwax_secret_get_text (passphrase);
      secrets->normalized_size = sealwax_secret_get_size (passphrase);
    }
  else if (passphrase != NULL)
    {
      secrets->passphrase = (const guint8 *)sealwax_secret_get_text (passphrase);
      secrets->passphrase_size = sealwax_secret_get_size (passphrase);
    }
  if (key != NULL)
    secrets->key = (const guint8 *)sealwax_secret_get_text (key);
}

/* The core takes any bytes as a passphrase. Here they are checked to be one, once for the window and the terminal. Returns what
 * there is to try, the passphrase itself first; nothing without one, and NULL if it is none. */
static GArray *
list_attempts (SealwaxOperation *self,
               GError          **error)
{
  SealwaxSecret *passphrase = sealwax_keys_get_passphrase (self->keys);

  if (passphrase == NULL)
    return g_array_new (FALSE, FALSE, sizeof (SealwaxAttempt));
  if (!sealwax_passphrase_check (passphrase, error))
    return NULL;

  return sealwax_variants_list (passphrase, self->source, self->format);
}

static const SealwaxSecret *
get_passphrase (GArray *attempts,
                guint   number)
{
  return number < attempts->len ? g_array_index (attempts, SealwaxAttempt, number).passphrase : NULL;
}

/* Whether the passphrase has a character that a reader may know more about than we do, or less. */
static gboolean
has_unassigned (const SealwaxOperation *self)
{
  const SealwaxSecret *passphrase = sealwax_keys_get_passphrase (self->keys);

  return passphrase != NULL && sealwax_passphrase_get_unassigned (passphrase) != 0;
}

static gboolean
check_for_sealing (const SealwaxOperation *self,
                   GError                **error)
{
  const SealwaxSecret *passphrase = sealwax_keys_get_passphrase (self->keys);

  if (self->stays_here)
    return TRUE;
  if (passphrase != NULL && !sealwax_oddities_may_seal (passphrase, error))
    return FALSE;
  if (self->format != SEALWAX_FORMAT_SEALED || !has_unassigned (self))
    return TRUE;

  /* The character is part of the passphrase, so it is not named. */
  g_set_error_literal (error,
                       SEALWAX_ERROR,
                       SEALWAX_ERROR_BAD_PASSPHRASE,
                       _ ("The passphrase holds a character that is not in the Unicode standard yet. Please use another one."));

  return FALSE;
}

SealwaxSecret *
sealwax_operation_do_seal (SealwaxOperation *self,
                           GCancellable     *cancellable,
                           GError          **error)
{
  Progress        progress = { self, cancellable, 0, 1 };
  SealwaxProgress core_progress = { on_progress, &progress };
  SealwaxSecrets  secrets;
  SealwaxStatus   status;
  gsize           text_size;
  g_autoptr (GArray) attempts = NULL;
  g_autoptr (SealwaxSecret) message = NULL;

  text_size = sealwax_secret_get_size (self->text);
  if (text_size > SEALWAX_TEXT_MAX)
    {
      g_propagate_error (error, sealwax_error_new (SEALWAX_STATUS_TOO_LARGE));
      return NULL;
    }
  attempts = list_attempts (self, error);
  if (attempts == NULL || !check_for_sealing (self, error))
    return NULL;

  get_secrets (self, get_passphrase (attempts, 0), &secrets);
  message = sealwax_secret_new_sized (sealwax_message_size (self->format, text_size));

  status = sealwax_message_seal (self->format,
                                 (const guint8 *)sealwax_secret_get_text (self->text),
                                 text_size,
                                 &secrets,
                                 self->iterations,
                                 &core_progress,
                                 (char *)sealwax_secret_get_writable (message));
  if (status != SEALWAX_STATUS_OK)
    {
      g_propagate_error (error, sealwax_error_new (status));
      return NULL;
    }

  return g_steal_pointer (&message);
}

static void
add_sentence (GError     *error,
              const char *sentence)
{
  g_autofree char *before = g_steal_pointer (&error->message);

  error->message = g_strconcat (before, " ", sentence, NULL);
}

/* Why the message does not open. The words depend on the passphrase alone, never on how it failed. */
GError *
sealwax_operation_new_error (SealwaxOperation *self,
                             SealwaxStatus     status)
{
  GError              *error = sealwax_error_new_opening (status, &self->message);
  const SealwaxSecret *passphrase = sealwax_keys_get_passphrase (self->keys);
  g_autofree char     *odd = NULL;

  if (status != SEALWAX_STATUS_WRONG || !self->message.needs_passphrase || passphrase == NULL)
    return error;

  /* Nobody sees what is in a file. */
  if (self->source == SEALWAX_SOURCE_FILE)
    odd = sealwax_oddities_describe (passphrase, ~SEALWAX_ODDITY_NONE);
  if (odd != NULL)
    add_sentence (error, odd);

  /* The sender's tables may have another normal form for it. */
  if (self->message.format == SEALWAX_FORMAT_SEALED && has_unassigned (self))
    add_sentence (error, _ ("The passphrase holds a character that this version of Sealwax does not know."));

  return error;
}

/* Opens with one passphrase. The text is set if it opened, proven or not. */
static SealwaxStatus
try_passphrase (SealwaxOperation    *self,
                const SealwaxSecret *passphrase,
                Progress            *progress,
                SealwaxSecret      **text)
{
  SealwaxProgress core_progress = { on_progress, progress };
  SealwaxMessage  message = self->message;
  SealwaxSecrets  secrets;
  SealwaxStatus   status;
  gsize           text_size;
  g_autoptr (SealwaxSecret) buffer = sealwax_secret_new_sized (self->message.size);
  g_autoptr (GBytes) pasted = sealwax_inspect_take (self->pasted, &message);

  get_secrets (self, passphrase, &secrets);
  if (self->derived != NULL)
    secrets.derived = &self->derived[progress->attempt];
  status = sealwax_message_open (g_bytes_get_data (pasted, NULL),
                                 &message,
                                 &secrets,
                                 &core_progress,
                                 sealwax_secret_get_writable (buffer),
                                 &text_size);

  if (status == SEALWAX_STATUS_OK || status == SEALWAX_STATUS_UNPROVEN)
    {
      sealwax_secret_truncate (buffer, text_size);
      *text = g_steal_pointer (&buffer);
    }

  return status;
}

/* Tries one passphrase after another until one gives a proven text, or says more than that it is wrong. What opens a Basic
 * message without proof ends nothing: it must cost as much as a wrong one, and a variant may be the right one. */
static SealwaxStatus
try_all (SealwaxOperation *self,
         GArray           *attempts,
         GCancellable     *cancellable,
         SealwaxSecret   **text)
{
  Progress      progress = { self, cancellable, 0, MAX (attempts->len, 1) };
  SealwaxStatus first = SEALWAX_STATUS_WRONG;

  for (; progress.attempt < progress.attempts; progress.attempt++)
    {
      g_autoptr (SealwaxSecret) opened = NULL;
      SealwaxStatus status = try_passphrase (self, get_passphrase (attempts, progress.attempt), &progress, &opened);

      if (progress.attempt == 0)
        first = status;
      if (opened != NULL && (progress.attempt == 0 || status == SEALWAX_STATUS_OK))
        {
          g_clear_pointer (text, sealwax_secret_unref);
          *text = g_steal_pointer (&opened);
        }
      if (status == SEALWAX_STATUS_OK && progress.attempt > 0)
        g_atomic_int_set (&self->variant, (gint)g_array_index (attempts, SealwaxAttempt, progress.attempt).variant);
      if (status != SEALWAX_STATUS_WRONG && status != SEALWAX_STATUS_UNPROVEN)
        return status;
    }

  return first;
}

SealwaxSecret *
sealwax_operation_do_open (SealwaxOperation *self,
                           GCancellable     *cancellable,
                           GError          **error)
{
  SealwaxStatus status;
  g_autoptr (GArray) attempts = list_attempts (self, error);
  g_autoptr (SealwaxSecret) text = NULL;

  if (attempts == NULL)
    return NULL;
  if (!self->message.needs_passphrase)
    g_array_set_size (attempts, 0);

  status = try_all (self, attempts, cancellable, &text);
  if (status != SEALWAX_STATUS_OK && status != SEALWAX_STATUS_UNPROVEN)
    {
      g_propagate_error (error, sealwax_operation_new_error (self, status));
      return NULL;
    }

  g_atomic_int_set (&self->proven, status == SEALWAX_STATUS_OK);
  g_atomic_int_set (&self->parts, SEALWAX_OPERATION_PARTS); /* no variant has to be tried any more */

  return g_steal_pointer (&text);
}
