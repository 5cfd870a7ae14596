/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sealwax-text.h"
#include "sealwax-transfer.h"

#define PIECE_SIZE ((gsize)256 << 10)
#define TIME_OUT_SECONDS 10

/* How text is offered, in order of preference. */
const char *sealwax_transfer_text_types[] = { "text/plain;charset=utf-8", "UTF8_STRING", "text/plain", NULL };

/* A reading under way. What arrives is written straight into secrets. They are all of the same size, so that no buffer
 * leaves copies behind when it grows. They are wiped along with the reading, whatever becomes of it. */
typedef struct
{
  const SealwaxTransferKind   *kind;
  const SealwaxTransferLimits *limits;

  GCancellable *caller; /* nullable */
  gulong        caller_handler;
  GCancellable *transfer; /* cancelled by the caller's, and when the time is up */
  guint         time_out;
  gboolean      answered; /* the caller has been told; anything that still comes is dropped */
  GInputStream *stream;
  const char   *type; /* interned: the type that it came as */
  GPtrArray    *pieces;
  gsize         last_size; /* how much of the last piece is filled */
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_handle_id (&reading->time_out, g_source_remove);
  g_cancellable_disconnect (reading->caller, reading->caller_handler);
  g_clear_object (&reading->caller);
  g_clear_object (&reading->transfer);
  g_clear_object (&reading->stream);
  g_clear_pointer (&reading->pieces, g_ptr_array_unref);
  g_free (reading);
}

/* What a thread gets from a reading. A task that runs on a thread may be freed there, with everything it has. But a reading
 * belongs to the main thread, with its stream, its time-out and what listens to the caller. */
typedef struct
{
  GPtrArray  *pieces;
  gsize       size;
  const char *no_text;
} Join;

static void
join_free (Join *join)
{
  g_ptr_array_unref (join->pieces);
  g_free (join);
}

static void
on_caller_cancelled (GCancellable *caller,
                     gpointer      transfer)
{
  g_cancellable_cancel (transfer);
}

/* Tells the caller, once. */
static void
answer (GTask  *task,
        GError *error)
{
  Reading *reading = g_task_get_task_data (task);

  g_clear_handle_id (&reading->time_out, g_source_remove);
  if (reading->answered)
    {
      g_error_free (error);
      return;
    }

  reading->answered = TRUE;
  g_task_return_error (task, error);
}

/* This does not give the system's reason, which nobody could do anything about. */
static void
refuse (GTask      *task,
        int         code,
        const char *sentence)
{
  answer (task, g_error_new_literal (G_IO_ERROR, code, _ (sentence)));
}

static void
on_time_out (gpointer user_data)
{
  GTask   *task = user_data;
  Reading *reading = g_task_get_task_data (task);

  reading->time_out = 0;
  g_cancellable_cancel (reading->transfer);
  refuse (task, G_IO_ERROR_TIMED_OUT, reading->kind->silent);
}

static gsize
get_size (const Reading *reading)
{
  return (reading->pieces->len - 1) * PIECE_SIZE + reading->last_size;
}

/* Joins the pieces into one text. */
static void
join_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Join *join = task_data;
  g_autoptr (SealwaxSecret) text = sealwax_secret_new_sized (join->size);
  guint8 *bytes = sealwax_secret_get_writable (text);

  for (guint i = 0; i < join->pieces->len; i++)
    {
      gsize at = i * PIECE_SIZE;

      memcpy (bytes + at, sealwax_secret_get_text (join->pieces->pdata[i]), MIN (PIECE_SIZE, join->size - at));
    }

  g_ptr_array_set_size (join->pieces, 0); /* here, because wiping takes time, too */

  if (sealwax_text_is_valid (bytes, join->size))
    g_task_return_pointer (task, g_steal_pointer (&text), (GDestroyNotify)sealwax_secret_unref);
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ (join->no_text));
}

static void
on_joined (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError        *error = NULL;
  SealwaxSecret *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (text != NULL)
    g_task_return_pointer (task, text, (GDestroyNotify)sealwax_secret_unref);
  else
    g_task_return_error (task, error);
}

static void
finish_reading (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GTask) join_task = NULL;
  Join *join;

  g_clear_handle_id (&reading->time_out, g_source_remove);
  if (get_size (reading) == 0)
    {
      refuse (task, G_IO_ERROR_NOT_FOUND, reading->kind->nothing);
      return;
    }

  reading->answered = TRUE;
  join = g_new0 (Join, 1);
  join->size = get_size (reading);
  join->pieces = g_steal_pointer (&reading->pieces);
  join->no_text = reading->kind->no_text;

  join_task = g_task_new (NULL, NULL, on_joined, g_object_ref (task));
  g_task_set_task_data (join_task, join, (GDestroyNotify)join_free);
  g_task_run_in_thread (join_task, join_thread);
}

static void read_on (GTask *task);

static void
add_arrived (GTask *task,
             gsize  size)
{
  Reading *reading = g_task_get_task_data (task);

  reading->last_size += size;
  if (get_size (reading) <= reading->limits->max)
    read_on (g_object_ref (task));
  else
    refuse (task, G_IO_ERROR_MESSAGE_TOO_LARGE, reading->limits->too_large);
}

static void
on_arrived (GObject      *stream,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  gssize   size = g_input_stream_read_finish (G_INPUT_STREAM (stream), result, NULL);

  if (reading->answered)
    return;

  if (size < 0)
    refuse (task, G_IO_ERROR_FAILED, reading->kind->unreadable);
  else if (size == 0)
    finish_reading (task);
  else
    add_arrived (task, (gsize)size);
}

/* Takes ownership of the task. */
static void
read_on (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  guint8  *piece;

  if (reading->pieces->len == 0 || reading->last_size == PIECE_SIZE)
    {
      g_ptr_array_add (reading->pieces, sealwax_secret_new_sized (PIECE_SIZE));
      reading->last_size = 0;
    }

  piece = sealwax_secret_get_writable (reading->pieces->pdata[reading->pieces->len - 1]);
  g_input_stream_read_async (reading->stream,
                             piece + reading->last_size,
                             PIECE_SIZE - reading->last_size,
                             g_task_get_priority (task),
                             reading->transfer,
                             on_arrived,
                             task);
}

static void
on_offered (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading    *reading = g_task_get_task_data (task);
  const char *type = NULL;

  reading->stream = reading->kind->finish (source, result, &type);
  reading->type = g_intern_string (type);
  if (reading->answered)
    return;

  if (reading->stream != NULL)
    read_on (g_steal_pointer (&task));
  else if (gdk_content_formats_is_empty (reading->kind->get_formats (source)))
    refuse (task, G_IO_ERROR_NOT_FOUND, reading->kind->nothing);
  else
    refuse (task, G_IO_ERROR_INVALID_DATA, reading->kind->no_text);
}

/**
 * sealwax_transfer_read:
 * @task: (transfer full): gets the text as a #SealwaxSecret: UTF-8 without NUL and not empty; or G_IO_ERROR_CANCELLED; or
 *   an error with a sentence for the person: G_IO_ERROR_NOT_FOUND if there is no text, G_IO_ERROR_INVALID_DATA if it is not
 *   UTF-8 without NUL, G_IO_ERROR_MESSAGE_TOO_LARGE, G_IO_ERROR_TIMED_OUT, G_IO_ERROR_FAILED
 * @source: what another program offers: a clipboard or a drop
 * @kind: how to ask for it, and what to say if it fails
 * @limits: how much of it is taken
 *
 * Reads a text that may come from any program: never more than @limits allow, and never for longer than ten seconds. This
 * does not use gdk_clipboard_read_text_async() or what GTK's widgets use. Those have no limits, turn bytes that are not
 * text into some text, and cut it off at a NUL.
 */
void
sealwax_transfer_read (GTask                       *task,
                       GObject                     *source,
                       const SealwaxTransferKind   *kind,
                       const SealwaxTransferLimits *limits)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Reading      *reading = g_new0 (Reading, 1);

  reading->kind = kind;
  reading->limits = limits;
  reading->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify)sealwax_secret_unref);
  reading->transfer = g_cancellable_new ();
  g_task_set_task_data (task, reading, (GDestroyNotify)reading_free);
  if (cancellable != NULL)
    {
      reading->caller = g_object_ref (cancellable);
      reading->caller_handler = g_cancellable_connect (cancellable,
                                                       G_CALLBACK (on_caller_cancelled),
                                                       g_object_ref (reading->transfer),
                                                       g_object_unref);
    }

  reading->time_out = g_timeout_add_seconds_once (TIME_OUT_SECONDS, on_time_out, task); /* it ends with the task */
  kind->begin (source, limits->types, reading->transfer, on_offered, task);
}

/**
 * sealwax_transfer_get_type:
 * @task: a task of sealwax_transfer_read() that got a text
 *
 * Returns: the MIME type that the text came as
 */
const char *
sealwax_transfer_get_type (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  return reading->type;
}
