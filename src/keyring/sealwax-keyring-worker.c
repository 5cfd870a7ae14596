/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-keyring-worker.h"

/* The one thread that uses libsecret, which has one connection for the whole process. It does one thing at a time.
 *
 * libsecret does not wait for all that it asks the bus. Answers that come later go to the context that was asked from, and
 * what they belong to, a secret among it, is freed when they are there. So that context must not end with the work, and the
 * thread goes on looking at it for as long as the program runs. */

typedef struct
{
  SealwaxKeyringWork work;
  gpointer           data;
  gboolean           is_done;
} Order;

static GMainContext *context;
static GAsyncQueue  *orders;
static GMutex        lock;
static GCond         done;

static gpointer
run_thread (gpointer unused)
{
  g_main_context_push_thread_default (context);

  while (TRUE)
    {
      Order *order = g_async_queue_try_pop (orders);

      if (order == NULL)
        {
          g_main_context_iteration (context, TRUE);
          continue;
        }

      order->work (context, order->data);

      g_mutex_lock (&lock);
      order->is_done = TRUE;
      g_cond_broadcast (&done);
      g_mutex_unlock (&lock);
    }

  return NULL;
}

static gpointer
start (gpointer unused)
{
  context = g_main_context_new ();
  orders = g_async_queue_new ();
  g_thread_unref (g_thread_new ("key-ring", run_thread, NULL));

  return NULL;
}

/**
 * sealwax_keyring_worker_run:
 * @work: what to do
 * @data: handed to @work
 *
 * Has it done, after what was asked for earlier, and waits for it: for threads.
 */
void
sealwax_keyring_worker_run (SealwaxKeyringWork work,
                            gpointer           data)
{
  static GOnce once = G_ONCE_INIT;
  Order        order = { work, data, FALSE };

  g_once (&once, start, NULL);
  g_async_queue_push (orders, &order);
  g_main_context_wakeup (context);

  g_mutex_lock (&lock);
  while (!order.is_done)
    g_cond_wait (&done, &lock);
  g_mutex_unlock (&lock);
}
