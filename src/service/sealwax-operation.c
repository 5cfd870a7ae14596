/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-bytes.h"
#include "sealwax-operation-private.h"

/**
 * SealwaxOperation:
 *
 * One sealing or one opening: what goes in, and how far it has got. It is used once. What it is given never changes again,
 * so the thread that works and the one that waits share only three atomic numbers.
 */
G_DEFINE_FINAL_TYPE (SealwaxOperation, sealwax_operation, G_TYPE_OBJECT)

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
 * sealwax_operation_set_source:
 * @self: an operation of sealwax_operation_new_open() that has not begun
 * @source: where its passphrase comes from; without this, it is exact
 *
 * Has it try what else may have been meant with the passphrase if that is wrong, see sealwax_variants_list(). A variant opens
 * a Basic message only if the text is proven. Ask sealwax_operation_get_variant() afterwards.
 */
void
sealwax_operation_set_source (SealwaxOperation *self,
                              SealwaxSource     source)
{
  g_return_if_fail (SEALWAX_IS_OPERATION (self));

  self->source = source;
}

/* For several messages of one format that are opened one after another with the same passphrase. */
void
sealwax_operation_set_derived (SealwaxOperation *self,
                               SealwaxDerived   *derived)
{
  self->derived = derived;
}

/**
 * sealwax_operation_get_variant:
 * @self: an operation that has opened a message
 *
 * Returns: what was changed in the passphrase to open it
 */
SealwaxVariant
sealwax_operation_get_variant (SealwaxOperation *self)
{
  g_return_val_if_fail (SEALWAX_IS_OPERATION (self), SEALWAX_VARIANT_NONE);

  return (SealwaxVariant)g_atomic_int_get (&self->variant);
}

/**
 * sealwax_operation_dup_wrong:
 * @self: an operation that has opened a message without proof
 *
 * Returns: (transfer full): the same error as if the passphrase were wrong, for where no person can judge
 */
GError *
sealwax_operation_dup_wrong (SealwaxOperation *self)
{
  g_return_val_if_fail (SEALWAX_IS_OPERATION (self), NULL);

  return sealwax_operation_new_error (self, SEALWAX_STATUS_WRONG);
}

/**
 * sealwax_operation_is_sealing:
 * @self: the operation
 *
 * Returns: whether it makes a message, and does not open one
 */
gboolean
sealwax_operation_is_sealing (SealwaxOperation *self)
{
  g_return_val_if_fail (SEALWAX_IS_OPERATION (self), FALSE);

  return self->text != NULL;
}

/**
 * sealwax_operation_get_fraction:
 * @self: an operation, under way on any thread
 *
 * Returns: how much of the key derivations, which take nearly all of the time, is done: from 0 to 1. All that may be needed
 *   are counted from the beginning.
 */
double
sealwax_operation_get_fraction (SealwaxOperation *self)
{
  g_return_val_if_fail (SEALWAX_IS_OPERATION (self), 0);

  return (double)g_atomic_int_get (&self->parts) / SEALWAX_OPERATION_PARTS;
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

  message = sealwax_operation_do_seal (self, cancellable, error);
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

  text = sealwax_operation_do_open (self, cancellable, error);
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
