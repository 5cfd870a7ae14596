/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-batch-groups.h"
#include "sealwax-batch.h"

#include <string.h>

#include "memory.h"
#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "support.h"

#define COUNT 6

/* Several messages in one text; the third one has another passphrase. */
static GBytes *
make_chat (void)
{
  GByteArray *chat = g_byte_array_new ();

  for (guint i = 0; i < COUNT; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);
      g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, text, i == 2 ? "other" : "it's", NULL);

      g_byte_array_append (chat, g_bytes_get_data (message, NULL), (guint)g_bytes_get_size (message));
    }

  return g_byte_array_free_to_bytes (chat);
}

static SealwaxBatch *
make_batch (GBytes       *chat,
            const char   *typed,
            SealwaxSource source)
{
  g_autoptr (SealwaxSecret) passphrase = test_secret (typed);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, NULL);
  g_autoptr (GArray) messages = sealwax_inspect (chat);
  SealwaxBatch *batch = sealwax_batch_new (chat, keys, source);

  g_assert_cmpuint (messages->len, ==, COUNT);
  for (guint i = 0; i < messages->len; i++)
    sealwax_batch_add (batch, &g_array_index (messages, SealwaxMessage, i));
  g_assert_cmpuint (sealwax_batch_get_count (batch), ==, COUNT);
  g_assert_cmpuint (sealwax_batch_get_done (batch), ==, 0);

  return batch;
}

static void
assert_opened (SealwaxBatch *batch)
{
  g_assert_cmpuint (sealwax_batch_get_done (batch), ==, COUNT);
  for (guint i = 0; i < COUNT; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);
      g_autoptr (GError) error = NULL;

      if (i != 2)
        {
          g_assert_cmpstr (sealwax_secret_get_text (sealwax_batch_get_text (batch, i)), ==, text);
          g_assert_true (sealwax_batch_get_proven (batch, i));
          continue;
        }
      g_assert_null (sealwax_batch_get_text (batch, i));
      error = sealwax_batch_dup_error (batch, i);
      g_assert_error (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG);
    }
}

static void
test_opens (void)
{
  g_autoptr (GBytes) chat = make_chat ();
  SealwaxBatch *batch;

  memory_begin ();
  batch = make_batch (chat, "it's", SEALWAX_SOURCE_EXACT);
  sealwax_batch_run (batch, NULL);
  assert_opened (batch);
  g_assert_cmpint (sealwax_batch_get_variant (batch), ==, SEALWAX_VARIANT_NONE);
  g_assert_finalize_object (batch);
  memory_assert_all_wiped ();
}

/* The first one shows which passphrase was meant, and the others use it. */
static void
test_typed (void)
{
  g_autoptr (GBytes) chat = make_chat ();
  SealwaxBatch *batch;

  memory_begin ();
  batch = make_batch (chat, "It’s ", SEALWAX_SOURCE_TYPED);
  sealwax_batch_run (batch, NULL);
  assert_opened (batch);
  g_assert_cmpint (sealwax_batch_get_variant (batch), ==, SEALWAX_VARIANT_SMALL);
  g_assert_finalize_object (batch);
  memory_assert_all_wiped ();
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  sealwax_batch_run_finish (SEALWAX_BATCH (source), result);
  *(gboolean *)data = TRUE;
}

/* While it is paused, nothing is begun, even in the time that another one takes from start to end; then it goes on from there. */
static void
test_paused (void)
{
  g_autoptr (GBytes) chat = make_chat ();
  g_autoptr (SealwaxBatch) other = make_batch (chat, "it's", SEALWAX_SOURCE_EXACT);
  g_autoptr (SealwaxBatch) batch = make_batch (chat, "it's", SEALWAX_SOURCE_EXACT);
  gboolean done = FALSE;

  sealwax_batch_set_paused (batch, TRUE);
  sealwax_batch_run_async (batch, NULL, on_run, &done);
  sealwax_batch_run (other, NULL);
  g_assert_cmpuint (sealwax_batch_get_done (batch), ==, 0);
  for (guint i = 0; i < COUNT; i++)
    {
      g_assert_true (sealwax_batch_is_done (other, i));
      g_assert_false (sealwax_batch_is_done (batch, i));
    }

  sealwax_batch_set_paused (batch, FALSE);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  assert_opened (batch);
}

/* A cancelled one does not wait until it may go on. */
static void
test_cancelled_while_paused (void)
{
  g_autoptr (GBytes) chat = make_chat ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SealwaxBatch) batch = make_batch (chat, "it's", SEALWAX_SOURCE_EXACT);
  gboolean done = FALSE;

  sealwax_batch_set_paused (batch, TRUE);
  sealwax_batch_run_async (batch, cancellable, on_run, &done);
  g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (sealwax_batch_get_text (batch, 0));
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) chat = make_chat ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SealwaxBatch) batch = make_batch (chat, "it's", SEALWAX_SOURCE_EXACT);
  gboolean done = FALSE;

  g_cancellable_cancel (cancellable);
  sealwax_batch_run_async (batch, cancellable, on_run, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < COUNT; i++)
    {
      g_autoptr (GError) error = sealwax_batch_dup_error (batch, i);

      g_assert_null (sealwax_batch_get_text (batch, i));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* What costs least comes first, and what costs the same in the order of the text. */
static void
test_order (void)
{
  static const guint32 iterations[COUNT] = { 600000, 10000000, 0, 600000, 10000, 10000000 };
  static const guint   order[COUNT] = { 2, 4, 0, 3, 1, 5 };
  g_autoptr (GBytes) chat = make_chat ();
  g_autoptr (GArray) messages = sealwax_inspect (chat);
  g_autoptr (GPtrArray) groups = sealwax_batch_groups_new ();

  for (guint i = 0; i < COUNT; i++)
    {
      SealwaxMessage *message = &g_array_index (messages, SealwaxMessage, i);

      message->iterations = iterations[i];
      sealwax_batch_groups_add (groups, chat, message, i);
    }
  sealwax_batch_groups_sort (groups);

  g_assert_cmpuint (groups->len, ==, COUNT);
  for (guint i = 0; i < COUNT; i++)
    {
      const SealwaxBatchGroup *group = g_ptr_array_index (groups, i);

      g_assert_cmpuint (group->indices->len, ==, 1);
      g_assert_cmpuint (g_array_index (group->indices, guint, 0), ==, order[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/batch/opens", test_opens);
  g_test_add_func ("/service/batch/typed", test_typed);
  g_test_add_func ("/service/batch/order", test_order);
  g_test_add_func ("/service/batch/cancelled", test_cancelled);
  g_test_add_func ("/service/batch/paused", test_paused);
  g_test_add_func ("/service/batch/cancelled-while-paused", test_cancelled_while_paused);

  return g_test_run ();
}
