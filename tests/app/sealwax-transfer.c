/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "sealwax-transfer.h"

#include <dlfcn.h>
#include <string.h>

/* What belongs to the main thread ends there. A task that runs on a thread has a reference of that thread's, which may be
 * the last one; here it always is. GIO's calls reach the function below, because a program's own functions take precedence
 * over those of libraries. */

static GThread *main_thread;
static GMutex   mutex;
static GCond    cond;
static gboolean held;     /* the thread keeps its reference until the main thread has dropped the others */
static guint    dropping; /* how many threads are at work */

static void (*real_unref) (gpointer object);

static void
wait_to_be_last (void)
{
  g_mutex_lock (&mutex);
  dropping++;
  g_cond_broadcast (&cond);
  while (held)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
}

void
g_object_unref (gpointer object)
{
  if (real_unref == NULL)
    real_unref = (void (*) (gpointer))dlsym (RTLD_NEXT, "g_object_unref");

  if (main_thread != NULL && g_thread_self () != main_thread && G_IS_TASK (object))
    wait_to_be_last ();

  real_unref (object);

  if (main_thread != NULL && g_thread_self () != main_thread)
    {
      g_mutex_lock (&mutex);
      g_cond_broadcast (&cond);
      g_mutex_unlock (&mutex);
    }
}

/* Where the stream ended. */
typedef struct
{
  gboolean ended;
  gboolean on_main_thread;
} End;

static void
note_end (gpointer data,
          GObject *where_it_was)
{
  End *end = data;

  end->ended = TRUE;
  end->on_main_thread = g_thread_self () == main_thread;
}

static const char *text_to_give;
static gsize       size_to_give;
static End         stream_end;

static void
begin (GObject            *source,
       const char        **types,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

static GInputStream *
finish (GObject      *source,
        GAsyncResult *result,
        const char  **type)
{
  GInputStream *stream = g_memory_input_stream_new_from_data (text_to_give, (gssize)size_to_give, NULL);

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  *type = "text/plain";
  stream_end = (End){ 0 };
  g_object_weak_ref (G_OBJECT (stream), note_end, &stream_end);

  return stream;
}

static GdkContentFormats *
get_formats (GObject *source)
{
  g_assert_not_reached ();
}

static const SealwaxTransferKind kind = {
  .begin = begin,
  .finish = finish,
  .get_formats = get_formats,
  .nothing = "nothing",
  .no_text = "no text",
  .unreadable = "unreadable",
  .silent = "silent",
};

static const SealwaxTransferLimits limits = { sealwax_transfer_text_types, 1 << 20, "too large" };

typedef struct
{
  gboolean       done;
  SealwaxSecret *text;
  GError        *error;
} Told;

static void
on_told (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Told *told = user_data;

  g_assert_true (g_thread_self () == main_thread);
  told->text = g_task_propagate_pointer (G_TASK (result), &told->error);
  told->done = TRUE;
}

/* Reads the given bytes. When it returns, all references of the main thread are gone, and after them those of the threads.
 * */
static void
transfer (const char *text,
          gsize       size,
          Told       *told)
{
  g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);

  text_to_give = text;
  size_to_give = size;
  *told = (Told){ 0 };
  held = TRUE;
  dropping = 0;
  sealwax_transfer_read (g_task_new (NULL, NULL, on_told, told), source, &kind, &limits);

  while (!told->done)
    g_main_context_iteration (NULL, TRUE);

  g_mutex_lock (&mutex);
  while (dropping == 0)
    g_cond_wait (&cond, &mutex);
  held = FALSE;
  g_cond_broadcast (&cond);
  while (!stream_end.ended)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
}

static void
test_ends_on_main_thread (void)
{
  Told told;

  transfer ("Meet at noon.", strlen ("Meet at noon."), &told);
  g_assert_no_error (told.error);
  g_assert_cmpstr (sealwax_secret_get_text (told.text), ==, "Meet at noon.");
  g_assert_true (stream_end.on_main_thread);
  sealwax_secret_unref (told.text);
}

static void
test_refusal_ends_on_main_thread (void)
{
  Told told;

  transfer ("caf\xe9", 4, &told);
  g_assert_error (told.error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (told.error->message, ==, "no text");
  g_assert_true (stream_end.on_main_thread);
  g_error_free (told.error);
}

/* In pieces, all of them full but the last. */
static void
test_large (void)
{
  g_autofree char *text = g_strnfill ((700 << 10) + 1, 'a');
  Told             told;

  text[strlen (text) - 1] = 'z';
  transfer (text, strlen (text), &told);
  g_assert_no_error (told.error);
  g_assert_cmpmem (sealwax_secret_get_text (told.text), sealwax_secret_get_size (told.text), text, strlen (text));
  g_assert_true (stream_end.on_main_thread);
  sealwax_secret_unref (told.text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();

  g_test_add_func ("/app/transfer/ends-on-main-thread", test_ends_on_main_thread);
  g_test_add_func ("/app/transfer/refusal-ends-on-main-thread", test_refusal_ends_on_main_thread);
  g_test_add_func ("/app/transfer/large", test_large);

  return g_test_run ();
}
