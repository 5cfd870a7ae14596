/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-operation.h"
#include "sealwax-passphrase.h"

/* The progress is kept as a number of parts, so that it is a single word that threads can share. */
#define PARTS 10000

/**
 * SealwaxOperation:
 *
 * One sealing or one opening: what goes in, and how far it has got. It is used once. What it is given never changes again,
 * so the thread that works and the one that waits share only two atomic numbers.
 */
struct _SealwaxOperation
{
  GObject parent_instance;

  SealwaxFormat  format;
  SealwaxMessage message;
  guint          iterations;
  gboolean       stays_here; /* only this process will ever open the message */
  gint           parts;      /* atomic */
  gint           proven;     /* atomic */

  SealwaxSecret *text;
  GBytes        *pasted;
  SealwaxKeys   *keys;
  SealwaxSecret *normalized; /* the passphrase */
};

G_DEFINE_FINAL_TYPE (SealwaxOperation, sealwax_operation, G_TYPE_OBJECT)

/* What the core's progress function is given. */
typedef struct
{
  SealwaxOperation *operation;
  GCancellable     *cancellable;
} Progress;

static bool
on_progress (uint32_t done,
             uint32_t total,
             void    *data)
{
  Progress *progress = data;

  g_atomic_int_set (&progress->operation->parts, (gint)((guint64)done * PARTS / total));

  return !g_cancellable_is_cancelled (progress->cancellable);
}

static void
get_secrets (const SealwaxOperation *self,
             SealwaxSecrets         *secrets)
{
  const SealwaxSecret *passphrase = sealwax_keys_get_passphrase (self->keys);
  const SealwaxSecret *key = sealwax_keys_get_key (self->keys);

  *secrets = (SealwaxSecrets){ 0 };

  if (passphrase != NULL)
    {
      secrets->passphrase = (const guint8 *)sealwax_secret_get_text (passphrase);
      secrets->passphrase_size = sealwax_secret_get_size (passphrase);
    }
  if (self->normalized != NULL)
    {
      secrets->normalized = (const guint8 *)sealwax_secret_get_text (self->normalized);
      secrets->normalized_size = sealwax_secret_get_size (self->normalized);
    }
  if (key != NULL)
    secrets->key = (const guint8 *)sealwax_secret_get_text (key);
}

/* The core takes any bytes as a passphrase. Here they are checked to be one, once for the window and the terminal. */
static gboolean
take_passphrase (SealwaxOperation *self,
                 GError          **error)
{
  SealwaxSecret *passphrase = sealwax_keys_get_passphrase (self->keys);

  if (passphrase == NULL)
    return TRUE;
  if (!sealwax_passphrase_check (passphrase, error))
    return FALSE;

  g_clear_pointer (&self->normalized, sealwax_secret_unref);
  if (self->format == SEALWAX_FORMAT_SEALED)
    self->normalized = sealwax_passphrase_normalize (passphrase);

  return TRUE;
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
  if (self->format != SEALWAX_FORMAT_SEALED || self->stays_here || !has_unassigned (self))
    return TRUE;

  /* The character is part of the passphrase, so it is not named. */
  g_set_error_literal (error,
                       SEALWAX_ERROR,
                       SEALWAX_ERROR_BAD_PASSPHRASE,
                       _ ("The passphrase holds a character that is not in the Unicode standard yet. Please use another one."));

  return FALSE;
}

static SealwaxSecret *
seal (SealwaxOperation *self,
      GCancellable     *cancellable,
      GError          **error)
{
  Progress        progress = { self, cancellable };
  SealwaxProgress core_progress = { on_progress, &progress };
  SealwaxSecrets  secrets;
  SealwaxStatus   status;
  gsize           text_size;
  g_autoptr (SealwaxSecret) message = NULL;

  text_size = sealwax_secret_get_size (self->text);
  if (text_size > SEALWAX_TEXT_MAX)
    {
      g_propagate_error (error, sealwax_error_new (SEALWAX_STATUS_TOO_LARGE));
      return NULL;
    }
  if (!take_passphrase (self, error) || !check_for_sealing (self, error))
    return NULL;

  get_secrets (self, &secrets);
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

static GError *
new_opening_error (const SealwaxOperation *self,
                   SealwaxStatus           status)
{
  GError *error = sealwax_error_new_opening (status, &self->message);

  /* The sender's tables may have another normal form for it. */
  if (status == SEALWAX_STATUS_WRONG && self->message.format == SEALWAX_FORMAT_SEALED && self->message.needs_passphrase && has_unassigned (self))
    {
      g_autofree char *sentence = g_steal_pointer (&error->message);

      error->message = g_strconcat (sentence, " ", _ ("The passphrase holds a character that this version of Sealwax does not know."), NULL);
    }

  return error;
}

static SealwaxSecret *
open_message (SealwaxOperation *self,
              GCancellable     *cancellable,
              GError          **error)
{
  Progress        progress = { self, cancellable };
  SealwaxProgress core_progress = { on_progress, &progress };
  SealwaxSecrets  secrets;
  SealwaxStatus   status;
  gsize           text_size;
  g_autoptr (SealwaxSecret) text = NULL;

  if (!take_passphrase (self, error))
    return NULL;

  get_secrets (self, &secrets);
  text = sealwax_secret_new_sized (self->message.size);

  status = sealwax_message_open (g_bytes_get_data (self->pasted, NULL),
                                 &self->message,
                                 &secrets,
                                 &core_progress,
                                 sealwax_secret_get_writable (text),
                                 &text_size);
  if (status != SEALWAX_STATUS_OK && status != SEALWAX_STATUS_UNPROVEN)
    {
      g_propagate_error (error, new_opening_error (self, status));
      return NULL;
    }

  g_atomic_int_set (&self->proven, status == SEALWAX_STATUS_OK);
  sealwax_secret_truncate (text, text_size);

  return g_steal_pointer (&text);
}

static void
seal_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  SealwaxSecret *message = sealwax_operation_seal (source_object, cancellable, &error);

  if (message != NULL)
    g_task_return_pointer (task, message, (GDestroyNotify)sealwax_secret_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  SealwaxSecret *text = sealwax_operation_open (source_object, cancellable, &error);

  /* If this was cancelled meanwhile, the task drops the result, which wipes it. */
  if (text != NULL)
    g_task_return_pointer (task, text, (GDestroyNotify)sealwax_secret_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
sealwax_operation_finalize (GObject *object)
{
  SealwaxOperation *self = SEALWAX_OPERATION (object);

  g_clear_pointer (&self->text, sealwax_secret_unref);
  g_clear_pointer (&self->pasted, g_bytes_unref);
  g_clear_pointer (&self->keys, sealwax_keys_unref);
  g_clear_pointer (&self->normalized, sealwax_secret_unref);

  G_OBJECT_CLASS (sealwax_operation_parent_class)->finalize (object);
}

static void
sealwax_operation_class_init (SealwaxOperationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sealwax_operation_finalize;
}

static void
sealwax_operation_init (SealwaxOperation *self)
{
}

/**
 * sealwax_operation_new_seal:
 * @format: the format to make
 * @text: the text
 * @keys: what to seal it with
 * @iterations: PBKDF2 iterations, see sealwax_message_seal()
 *
 * Returns: (transfer full): an operation for sealwax_operation_seal()
 */
SealwaxOperation *
sealwax_operation_new_seal (SealwaxFormat  format,
                            SealwaxSecret *text,
                            SealwaxKeys   *keys,
                            guint          iterations)
{
  SealwaxOperation *self = g_object_new (SEALWAX_TYPE_OPERATION, NULL);

  self->format = format;
  self->iterations = iterations;
  self->text = sealwax_secret_ref (text);
  self->keys = sealwax_keys_ref (keys);

  return self;
}

/**
 * sealwax_operation_new_seal_here:
 * @text: the text
 * @keys: what to seal it with
 * @iterations: PBKDF2 iterations, see sealwax_message_seal()
 *
 * Like sealwax_operation_new_seal() for a Sealed message that never leaves this process: the passphrase may hold characters
 * that Unicode does not know yet, because the message will be opened with the same tables.
 *
 * Returns: (transfer full): an operation for sealwax_operation_seal()
 */
SealwaxOperation *
sealwax_operation_new_seal_here (SealwaxSecret *text,
                                 SealwaxKeys   *keys,
                                 guint          iterations)
{
  SealwaxOperation *self = sealwax_operation_new_seal (SEALWAX_FORMAT_SEALED, text, keys, iterations);

  self->stays_here = TRUE;

  return self;
}

/**
 * sealwax_operation_new_open:
 * @pasted: the text in which sealwax_inspect() found the message
 * @message: the message
 * @keys: what to open it with
 *
 * Returns: (transfer full): an operation for sealwax_operation_open()
 */
SealwaxOperation *
sealwax_operation_new_open (GBytes               *pasted,
                            const SealwaxMessage *message,
                            SealwaxKeys          *keys)
{
  SealwaxOperation *self = g_object_new (SEALWAX_TYPE_OPERATION, NULL);

  self->format = message->format;
  self->message = *message;
  self->pasted = g_bytes_ref (pasted);
  self->keys = sealwax_keys_ref (keys);

  return self;
}

/**
 * sealwax_operation_get_fraction:
 * @self: an operation, under way on any thread
 *
 * Returns: how much of the key derivation, which takes nearly all of the time, is done: from 0 to 1
 */
double
sealwax_operation_get_fraction (SealwaxOperation *self)
{
  g_return_val_if_fail (SEALWAX_IS_OPERATION (self), 0);

  return (double)g_atomic_int_get (&self->parts) / PARTS;
}

/**
 * sealwax_operation_get_proven:
 * @self: an operation that has opened a message
 *
 * Returns: whether the text is proven to be what was sealed. Only a Basic message may open without proof. The person must
 *   be told then, and a program that no person watches must refuse it.
 */
gboolean
sealwax_operation_get_proven (SealwaxOperation *self)
{
  g_return_val_if_fail (SEALWAX_IS_OPERATION (self), FALSE);

  return g_atomic_int_get (&self->proven) != 0;
}

/**
 * sealwax_operation_seal:
 * @self: an operation of sealwax_operation_new_seal()
 * @cancellable: (nullable): to cancel it
 * @error: why not: %SEALWAX_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Seals on this thread. The message is not secret, but what shows and passes on secrets can take it this way without a copy.
 *
 * Returns: (transfer full): the message's characters, or %NULL
 */
SealwaxSecret *
sealwax_operation_seal (SealwaxOperation *self,
                        GCancellable     *cancellable,
                        GError          **error)
{
  SealwaxSecret *message;

  g_return_val_if_fail (SEALWAX_IS_OPERATION (self), NULL);
  g_return_val_if_fail (self->text != NULL, NULL);

  message = seal (self, cancellable, error);
  sealwax_wipe_stack ();

  return message;
}

/**
 * sealwax_operation_open:
 * @self: an operation of sealwax_operation_new_open()
 * @cancellable: (nullable): to cancel it
 * @error: why not: %SEALWAX_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Opens on this thread. Ask sealwax_operation_get_proven() about the text.
 *
 * Returns: (transfer full): the text, or %NULL
 */
SealwaxSecret *
sealwax_operation_open (SealwaxOperation *self,
                        GCancellable     *cancellable,
                        GError          **error)
{
  SealwaxSecret *text;

  g_return_val_if_fail (SEALWAX_IS_OPERATION (self), NULL);
  g_return_val_if_fail (self->pasted != NULL, NULL);

  text = open_message (self, cancellable, error);
  sealwax_wipe_stack ();

  return text;
}

/**
 * sealwax_operation_seal_async:
 * @self: an operation of sealwax_operation_new_seal()
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Runs sealwax_operation_seal() on a thread.
 */
void
sealwax_operation_seal_async (SealwaxOperation   *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sealwax_operation_seal_async);
  g_task_run_in_thread (task, seal_thread);
}

/**
 * sealwax_operation_seal_finish:
 * @self: the operation
 * @result: the result
 * @error: see sealwax_operation_seal()
 *
 * Returns: (transfer full): see sealwax_operation_seal()
 */
SealwaxSecret *
sealwax_operation_seal_finish (SealwaxOperation *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_operation_seal_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sealwax_operation_open_async:
 * @self: an operation of sealwax_operation_new_open()
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Runs sealwax_operation_open() on a thread.
 */
void
sealwax_operation_open_async (SealwaxOperation   *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sealwax_operation_open_async);
  g_task_run_in_thread (task, open_thread);
}

/**
 * sealwax_operation_open_finish:
 * @self: the operation
 * @result: the result
 * @error: see sealwax_operation_open()
 *
 * Returns: (transfer full): the text, or %NULL
 */
SealwaxSecret *
sealwax_operation_open_finish (SealwaxOperation *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_operation_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
