/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-bytes.h"
#include "sealwax-inspect.h"
#include "sealwax-operation-private.h"
#include "sealwax-trial.h"
#include "sealwax-workers.h"

#define NONE G_MAXUINT

/**
 * SealwaxTrial:
 *
 * Many keys that are tried on one message, on all processors, until some are proven to open it. It is used once. While it runs,
 * it may only be asked how many were tried, and to pause.
 *
 * The text is not kept: whoever knows the keys opens the message as always.
 */
struct _SealwaxTrial
{
  GObject parent_instance;

  GBytes         *pasted; /* what the message is in */
  SealwaxMessage  message;
  GPtrArray      *candidates; /* SealwaxKeys */
  SealwaxWorkers *workers;
  GCancellable   *stop; /* of those under way, when one has opened it or nobody waits any more */
  gint            next; /* atomic */
  gint            done; /* atomic */

  GMutex lock;
  guint  found; /* under the lock: the first of those that opened it, or NONE */
};

G_DEFINE_FINAL_TYPE (SealwaxTrial, sealwax_trial, G_TYPE_OBJECT)

/* Basic has a chance in 65,536 to make a text of a wrong passphrase: without proof, nothing was found. */
static gboolean
try_one (SealwaxTrial   *self,
         SealwaxKeys    *keys,
         SealwaxDerived *derived)
{
  g_autoptr (SealwaxOperation) operation = sealwax_operation_new_open (self->pasted, &self->message, keys);
  g_autoptr (SealwaxSecret) text = NULL;

  sealwax_operation_set_source (operation, SEALWAX_SOURCE_EXACT);
  sealwax_operation_set_derived (operation, derived);
  text = sealwax_operation_open (operation, self->stop, NULL);

  return text != NULL && sealwax_operation_get_proven (operation);
}

static void
note_found (SealwaxTrial *self,
            guint         index)
{
  g_mutex_lock (&self->lock);
  self->found = MIN (self->found, index);
  g_mutex_unlock (&self->lock);
  g_cancellable_cancel (self->stop);
}

/* One passphrase together with many keys is derived once: it counts as long as it is the same secret. */
static gpointer
work (gpointer data)
{
  SealwaxTrial *self = data;
  g_autoptr (SealwaxSecret) cache = sealwax_secret_new_sized (SEALWAX_ATTEMPTS_MAX * sizeof (SealwaxDerived));
  const SealwaxSecret *derived_from = NULL;

  while (sealwax_workers_wait (self->workers))
    {
      guint        next = (guint)g_atomic_int_add (&self->next, 1);
      SealwaxKeys *keys;

      if (next >= self->candidates->len)
        break;

      keys = g_ptr_array_index (self->candidates, next);
      if (sealwax_keys_get_passphrase (keys) != derived_from)
        sealwax_wipe (sealwax_secret_get_writable (cache), sealwax_secret_get_size (cache));
      derived_from = sealwax_keys_get_passphrase (keys);
      if (try_one (self, keys, (SealwaxDerived *)(void *)sealwax_secret_get_writable (cache)))
        note_found (self, next);
      g_atomic_int_inc (&self->done);
    }
  sealwax_wipe_stack ();

  return NULL;
}

static void
run_thread (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  guint index;

  if (sealwax_trial_run (source_object, cancellable, &index))
    g_task_return_int (task, index);
  else
    g_task_return_int (task, -1);
}

static void
sealwax_trial_finalize (GObject *object)
{
  SealwaxTrial *self = SEALWAX_TRIAL (object);

  g_bytes_unref (self->pasted);
  g_ptr_array_unref (self->candidates);
  g_object_unref (self->stop);
  sealwax_workers_free (self->workers);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (sealwax_trial_parent_class)->finalize (object);
}

static void
sealwax_trial_class_init (SealwaxTrialClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sealwax_trial_finalize;
}

static void
sealwax_trial_init (SealwaxTrial *self)
{
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify)sealwax_keys_unref);
  self->stop = g_cancellable_new ();
  self->found = NONE;
  g_mutex_init (&self->lock);
  self->workers = sealwax_workers_new ();
}

/**
 * sealwax_trial_new:
 * @pasted: the text in which the message was found
 * @message: the message
 *
 * Returns: (transfer full): a trial without keys
 */
SealwaxTrial *
sealwax_trial_new (GBytes               *pasted,
                   const SealwaxMessage *message)
{
  SealwaxTrial *self = g_object_new (SEALWAX_TYPE_TRIAL, NULL);

  self->message = *message;
  self->pasted = sealwax_inspect_take (pasted, &self->message);

  return self;
}

/**
 * sealwax_trial_add:
 * @self: a trial that does not run yet
 * @keys: what may open the message, exactly as it is
 *
 * What is added first is tried first. Its index is the number of those that were added before.
 */
void
sealwax_trial_add (SealwaxTrial *self,
                   SealwaxKeys  *keys)
{
  g_return_if_fail (SEALWAX_IS_TRIAL (self));

  g_ptr_array_add (self->candidates, sealwax_keys_ref (keys));
}

/**
 * sealwax_trial_get_count:
 * @self: a trial
 *
 * Returns: how many keys there are to try
 */
guint
sealwax_trial_get_count (SealwaxTrial *self)
{
  g_return_val_if_fail (SEALWAX_IS_TRIAL (self), 0);

  return self->candidates->len;
}

/**
 * sealwax_trial_get_done:
 * @self: a trial, running on any thread
 *
 * Returns: how many were tried
 */
guint
sealwax_trial_get_done (SealwaxTrial *self)
{
  g_return_val_if_fail (SEALWAX_IS_TRIAL (self), 0);

  return (guint)g_atomic_int_get (&self->done);
}

/**
 * sealwax_trial_set_paused:
 * @self: a trial, running on any thread
 * @paused: whether to begin with no others for now. Those under way are finished
 */
void
sealwax_trial_set_paused (SealwaxTrial *self,
                          gboolean      paused)
{
  g_return_if_fail (SEALWAX_IS_TRIAL (self));

  sealwax_workers_set_paused (self->workers, paused);
}

static void
on_cancelled (GCancellable *cancellable,
              GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

/**
 * sealwax_trial_run:
 * @self: a trial that has not run yet
 * @cancellable: (nullable): to give it up
 * @index: (out): which of the keys, if it returns %TRUE
 *
 * Tries the keys, on this thread and others, as many as there are processors, until the message is proven to open with some.
 *
 * Returns: whether it does
 */
gboolean
sealwax_trial_run (SealwaxTrial *self,
                   GCancellable *cancellable,
                   guint        *index)
{
  gulong handler = 0;

  g_return_val_if_fail (SEALWAX_IS_TRIAL (self), FALSE);
  g_return_val_if_fail (self->next == 0, FALSE);

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), self->stop, NULL);
  sealwax_workers_run (self->workers, self->candidates->len, work, self, self->stop);
  g_cancellable_disconnect (cancellable, handler);
  *index = self->found;

  return self->found != NONE;
}

/**
 * sealwax_trial_run_async:
 * @self: a trial that has not run yet
 * @cancellable: (nullable): see sealwax_trial_run()
 * @callback: called when all threads are done
 * @user_data: handed to @callback
 *
 * Runs sealwax_trial_run() on a thread.
 */
void
sealwax_trial_run_async (SealwaxTrial       *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sealwax_trial_run_async);
  g_task_set_check_cancellable (task, FALSE); /* what was found by then was found */
  g_task_run_in_thread (task, run_thread);
}

/**
 * sealwax_trial_run_finish:
 * @self: the trial
 * @result: the result
 * @index: (out): see sealwax_trial_run()
 *
 * Returns: whether some of the keys open the message
 */
gboolean
sealwax_trial_run_finish (SealwaxTrial *self,
                          GAsyncResult *result,
                          guint        *index)
{
  gssize found;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_trial_run_async), FALSE);

  found = g_task_propagate_int (G_TASK (result), NULL);
  *index = found >= 0 ? (guint)found : NONE;

  return found >= 0;
}
