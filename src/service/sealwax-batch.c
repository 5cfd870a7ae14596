/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-batch-groups.h"
#include "sealwax-batch.h"
#include "sealwax-bytes.h"
#include "sealwax-inspect.h"
#include "sealwax-operation-private.h"
#include "sealwax-workers.h"

/* One of the messages, and what came of it. Only the thread that opens it writes to it. */
typedef struct
{
  GBytes        *pasted; /* what the message is in */
  SealwaxMessage message;
  SealwaxSecret *text;
  GError        *error;
  gboolean       proven;
  gint           done; /* atomic: set when nothing of the above changes any more */
} Item;

/**
 * SealwaxBatch:
 *
 * The opening of many messages of a text with the same keys, on all processors, those that cost least first. It is used once.
 * While it runs, it may only be asked how many are done and which, and to pause; and what became of those, unless the passphrase was typed.
 */
struct _SealwaxBatch
{
  GObject parent_instance;

  GBytes         *pasted;
  SealwaxKeys    *keys;
  SealwaxSource   source;
  SealwaxVariant  variant;
  GPtrArray      *items;
  GPtrArray      *groups;
  SealwaxWorkers *workers;
  GCancellable   *cancellable; /* borrowed, while it runs */
  gint            next;        /* atomic: the next group */
  gint            done;        /* atomic: how many messages */
};

G_DEFINE_FINAL_TYPE (SealwaxBatch, sealwax_batch, G_TYPE_OBJECT)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->pasted, g_bytes_unref);
  g_clear_pointer (&item->text, sealwax_secret_unref);
  g_clear_error (&item->error);
  g_free (item);
}

static Item *
get_item (SealwaxBatch *self,
          guint         index)
{
  return g_ptr_array_index (self->items, index);
}

/* Returns what was changed in the passphrase to open it. */
static SealwaxVariant
open_item (SealwaxBatch   *self,
           Item           *item,
           SealwaxSource   source,
           SealwaxDerived *derived)
{
  g_autoptr (SealwaxOperation) operation = sealwax_operation_new_open (item->pasted, &item->message, self->keys);

  sealwax_operation_set_source (operation, source);
  sealwax_operation_set_derived (operation, derived);
  item->text = sealwax_operation_open (operation, self->cancellable, &item->error);
  item->proven = sealwax_operation_get_proven (operation);
  g_atomic_int_set (&item->done, 1);
  g_atomic_int_inc (&self->done);

  return sealwax_operation_get_variant (operation);
}

static void
open_group (SealwaxBatch            *self,
            const SealwaxBatchGroup *group)
{
  /* Once what was meant with a typed passphrase is known, it is exact. */
  SealwaxSource source = self->source == SEALWAX_SOURCE_TYPED ? SEALWAX_SOURCE_EXACT : self->source;
  g_autoptr (SealwaxSecret) cache = sealwax_secret_new_sized (SEALWAX_ATTEMPTS_MAX * sizeof (SealwaxDerived));

  for (guint i = 0; i < group->indices->len; i++)
    {
      Item *item = get_item (self, g_array_index (group->indices, guint, i));

      if (item->text == NULL && item->error == NULL)
        open_item (self, item, source, (SealwaxDerived *)(void *)sealwax_secret_get_writable (cache));
    }
}

/* A batch that was cancelled does not wait: what is left takes no time then. */
static gpointer
work (gpointer data)
{
  SealwaxBatch *self = data;

  while (TRUE)
    {
      guint next;

      (void)sealwax_workers_wait (self->workers);
      next = (guint)g_atomic_int_add (&self->next, 1);
      if (next >= self->groups->len)
        break;
      open_group (self, g_ptr_array_index (self->groups, next));
    }
  sealwax_wipe_stack ();

  return NULL;
}

/* The first message that needs the typed passphrase shows what was meant with it. */
static void
find_variant (SealwaxBatch *self)
{
  SealwaxSecret *passphrase = sealwax_keys_get_passphrase (self->keys);
  g_autoptr (SealwaxSecret) meant = NULL;
  SealwaxKeys *keys;

  for (guint i = 0; i < self->items->len && self->source == SEALWAX_SOURCE_TYPED && passphrase != NULL; i++)
    if (get_item (self, i)->message.needs_passphrase)
      {
        self->variant = open_item (self, get_item (self, i), self->source, NULL);
        break;
      }
  if (self->variant == SEALWAX_VARIANT_NONE)
    return;

  meant = sealwax_variants_apply (passphrase, self->variant);
  keys = sealwax_keys_new (meant, sealwax_keys_get_key (self->keys));
  sealwax_keys_unref (self->keys);
  self->keys = keys;
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  sealwax_batch_run (source_object, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
sealwax_batch_finalize (GObject *object)
{
  SealwaxBatch *self = SEALWAX_BATCH (object);

  g_bytes_unref (self->pasted);
  sealwax_keys_unref (self->keys);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->groups);
  sealwax_workers_free (self->workers);

  G_OBJECT_CLASS (sealwax_batch_parent_class)->finalize (object);
}

static void
sealwax_batch_class_init (SealwaxBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sealwax_batch_finalize;
}

static void
sealwax_batch_init (SealwaxBatch *self)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->groups = sealwax_batch_groups_new ();
  self->workers = sealwax_workers_new ();
}

/**
 * sealwax_batch_new:
 * @pasted: the text in which the messages were found
 * @keys: what to open them with
 * @source: where the passphrase comes from. A typed one is tried in its variants on the first message only
 *
 * Returns: (transfer full): a batch without messages
 */
SealwaxBatch *
sealwax_batch_new (GBytes       *pasted,
                   SealwaxKeys  *keys,
                   SealwaxSource source)
{
  SealwaxBatch *self = g_object_new (SEALWAX_TYPE_BATCH, NULL);

  self->pasted = g_bytes_ref (pasted);
  self->keys = sealwax_keys_ref (keys);
  self->source = source;

  return self;
}

/**
 * sealwax_batch_add:
 * @self: a batch that does not run yet
 * @message: a message; there may be %SEALWAX_BATCH_MAX at most
 *
 * Its index is the number of those that were added before.
 */
void
sealwax_batch_add (SealwaxBatch         *self,
                   const SealwaxMessage *message)
{
  Item *item = g_new0 (Item, 1);

  g_return_if_fail (SEALWAX_IS_BATCH (self));
  g_return_if_fail (self->items->len < SEALWAX_BATCH_MAX);

  item->message = *message;
  item->pasted = sealwax_inspect_take (self->pasted, &item->message);
  g_ptr_array_add (self->items, item);
}

/**
 * sealwax_batch_get_count:
 * @self: a batch
 *
 * Returns: how many messages it has
 */
guint
sealwax_batch_get_count (SealwaxBatch *self)
{
  g_return_val_if_fail (SEALWAX_IS_BATCH (self), 0);

  return self->items->len;
}

/**
 * sealwax_batch_get_done:
 * @self: a batch, running on any thread
 *
 * Returns: how many messages were opened, or did not open
 */
guint
sealwax_batch_get_done (SealwaxBatch *self)
{
  g_return_val_if_fail (SEALWAX_IS_BATCH (self), 0);

  return (guint)g_atomic_int_get (&self->done);
}

/**
 * sealwax_batch_is_done:
 * @self: a batch, running on any thread
 * @index: a message
 *
 * Returns: whether it was opened, or did not open: then it may be asked what became of it
 */
gboolean
sealwax_batch_is_done (SealwaxBatch *self,
                       guint         index)
{
  g_return_val_if_fail (SEALWAX_IS_BATCH (self), FALSE);

  return g_atomic_int_get (&get_item (self, index)->done) != 0;
}

/**
 * sealwax_batch_set_paused:
 * @self: a batch, running on any thread
 * @paused: whether to begin with no other message for now. Those under way are finished
 */
void
sealwax_batch_set_paused (SealwaxBatch *self,
                          gboolean      paused)
{
  g_return_if_fail (SEALWAX_IS_BATCH (self));

  sealwax_workers_set_paused (self->workers, paused);
}

/**
 * sealwax_batch_run:
 * @self: a batch that has not run yet
 * @cancellable: (nullable): to leave out the messages that are not open by then: their error is G_IO_ERROR_CANCELLED
 *
 * Opens all messages, on this thread and others, as many as there are processors. Messages with the same salt and cost share
 * one derivation.
 */
void
sealwax_batch_run (SealwaxBatch *self,
                   GCancellable *cancellable)
{
  g_return_if_fail (SEALWAX_IS_BATCH (self));
  g_return_if_fail (self->groups->len == 0);

  self->cancellable = cancellable;
  find_variant (self);
  for (guint i = 0; i < self->items->len; i++)
    sealwax_batch_groups_add (self->groups, get_item (self, i)->pasted, &get_item (self, i)->message, i);
  sealwax_batch_groups_sort (self->groups);

  sealwax_workers_run (self->workers, self->groups->len, work, self, cancellable);
  self->cancellable = NULL;
}

/**
 * sealwax_batch_run_async:
 * @self: a batch that has not run yet
 * @cancellable: (nullable): see sealwax_batch_run()
 * @callback: called when all threads are done, even if it was cancelled
 * @user_data: handed to @callback
 *
 * Runs sealwax_batch_run() on a thread.
 */
void
sealwax_batch_run_async (SealwaxBatch       *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sealwax_batch_run_async);
  g_task_set_check_cancellable (task, FALSE); /* what was opened by then is open */
  g_task_run_in_thread (task, run_thread);
}

/**
 * sealwax_batch_run_finish:
 * @self: the batch
 * @result: the result
 */
void
sealwax_batch_run_finish (SealwaxBatch *self,
                          GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));
  g_return_if_fail (g_async_result_is_tagged (result, sealwax_batch_run_async));

  (void)g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * sealwax_batch_get_text:
 * @self: a batch
 * @index: a message that is done
 *
 * Returns: (transfer none) (nullable): its text, or %NULL if it did not open
 */
SealwaxSecret *
sealwax_batch_get_text (SealwaxBatch *self,
                        guint         index)
{
  g_return_val_if_fail (SEALWAX_IS_BATCH (self), NULL);

  return get_item (self, index)->text;
}

/**
 * sealwax_batch_dup_error:
 * @self: a batch
 * @index: a message that is done
 *
 * Returns: (transfer full): why it did not open; if it opened without proof, what a wrong passphrase gives
 */
GError *
sealwax_batch_dup_error (SealwaxBatch *self,
                         guint         index)
{
  const Item *item;
  g_autoptr (SealwaxOperation) operation = NULL;

  g_return_val_if_fail (SEALWAX_IS_BATCH (self), NULL);

  item = get_item (self, index);
  if (item->error != NULL)
    return g_error_copy (item->error);

  operation = sealwax_operation_new_open (item->pasted, &item->message, self->keys);
  sealwax_operation_set_source (operation, self->source);

  return sealwax_operation_dup_wrong (operation);
}

/**
 * sealwax_batch_get_proven:
 * @self: a batch
 * @index: a message that opened
 *
 * Returns: see sealwax_operation_get_proven()
 */
gboolean
sealwax_batch_get_proven (SealwaxBatch *self,
                          guint         index)
{
  g_return_val_if_fail (SEALWAX_IS_BATCH (self), FALSE);

  return get_item (self, index)->proven;
}

/**
 * sealwax_batch_get_variant:
 * @self: a batch that has run
 *
 * Returns: what was changed in the passphrase
 */
SealwaxVariant
sealwax_batch_get_variant (SealwaxBatch *self)
{
  g_return_val_if_fail (SEALWAX_IS_BATCH (self), SEALWAX_VARIANT_NONE);

  return self->variant;
}
