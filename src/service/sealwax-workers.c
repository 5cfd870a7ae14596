/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-workers.h"

/**
 * SealwaxWorkers:
 *
 * Threads that share one piece of work after another, as many as there are processors, and can be told to pause.
 */
struct _SealwaxWorkers
{
  GCancellable *cancellable; /* (nullable): borrowed, while they work */

  GMutex   lock;
  GCond    changed; /* whether they pause, or whether they were cancelled */
  gboolean paused;  /* under the lock */
};

static void
on_cancelled (GCancellable   *cancellable,
              SealwaxWorkers *self)
{
  g_mutex_lock (&self->lock);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

/**
 * sealwax_workers_new:
 *
 * Returns: (transfer full): workers who have nothing to do, and do not pause
 */
SealwaxWorkers *
sealwax_workers_new (void)
{
  SealwaxWorkers *self = g_new0 (SealwaxWorkers, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);

  return self;
}

/**
 * sealwax_workers_free:
 * @self: (transfer full): workers who have nothing to do
 */
void
sealwax_workers_free (SealwaxWorkers *self)
{
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * sealwax_workers_set_paused:
 * @self: workers, on any thread
 * @paused: whether sealwax_workers_wait() waits for now
 */
void
sealwax_workers_set_paused (SealwaxWorkers *self,
                            gboolean        paused)
{
  g_mutex_lock (&self->lock);
  self->paused = paused;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

/**
 * sealwax_workers_wait:
 * @self: workers
 *
 * To be called by each of them before a piece of work. Waits while they pause, but not once they are cancelled.
 *
 * Returns: whether they are not cancelled
 */
gboolean
sealwax_workers_wait (SealwaxWorkers *self)
{
  g_mutex_lock (&self->lock);
  while (self->paused && !g_cancellable_is_cancelled (self->cancellable))
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  return !g_cancellable_is_cancelled (self->cancellable);
}

/**
 * sealwax_workers_run:
 * @self: workers who have nothing to do
 * @pieces: how many pieces of work there are: more threads than that are of no use
 * @work: does pieces until there are none left, or until it was cancelled; on several threads at once
 * @data: for @work
 * @cancellable: (nullable): what ends a pause
 *
 * Works on this thread and others, until all are done.
 */
void
sealwax_workers_run (SealwaxWorkers *self,
                     guint           pieces,
                     GThreadFunc     work,
                     gpointer        data,
                     GCancellable   *cancellable)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  gulong handler = 0;

  self->cancellable = cancellable;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), self, NULL);

  for (guint i = 1; i < MIN (g_get_num_processors (), pieces); i++)
    g_ptr_array_add (threads, g_thread_new ("sealwax-worker", work, data));
  work (data);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));

  g_cancellable_disconnect (cancellable, handler);
  self->cancellable = NULL;
}
