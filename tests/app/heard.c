/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "heard.h"

#include <string.h>

/* Far more than anything takes on a busy machine: only a failing test waits that long. */
#define DEADLINE_SECONDS 100

#define NAME "heard-name"

struct _Heard
{
  GPtrArray *words;
  GError    *error; /* (nullable): the last one that came with a signal */
};

Heard *
heard_new (void)
{
  Heard *self = g_new0 (Heard, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
heard_free (Heard *self)
{
  g_ptr_array_unref (self->words);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * heard_name:
 * @object: what comes with a signal
 * @name: what to write for it
 */
void
heard_name (gpointer    object,
            const char *name)
{
  g_object_set_data (object, NAME, (gpointer)name);
}

static char *
describe (Heard        *self,
          const GValue *value)
{
  const GError *error;

  switch (G_TYPE_FUNDAMENTAL (G_VALUE_TYPE (value)))
    {
    case G_TYPE_STRING:
      return g_strdup (g_value_get_string (value) != NULL ? g_value_get_string (value) : "-");
    case G_TYPE_BOOLEAN:
      return g_strdup (g_value_get_boolean (value) ? "yes" : "no");
    case G_TYPE_UINT:
      return g_strdup_printf ("%u", g_value_get_uint (value));
    case G_TYPE_OBJECT:
      return g_strdup (g_object_get_data (g_value_get_object (value), NAME));
    default:
      g_assert_true (G_VALUE_HOLDS (value, G_TYPE_ERROR));
      error = g_value_get_boxed (value);
      g_clear_error (&self->error);
      self->error = g_error_copy (error);
      return g_strdup ("error");
    }
}

/* A #GClosureMarshal. */
static void
note (GClosure     *closure,
      GValue       *result,
      guint         count,
      const GValue *values,
      gpointer      hint,
      gpointer      data)
{
  Heard                 *self = closure->data;
  GSignalInvocationHint *signal = hint;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) described = NULL;
  g_autofree char *joined = NULL;

  if (signal->detail != 0) /* a property's */
    {
      g_ptr_array_add (self->words, g_strdup (g_quark_to_string (signal->detail)));
      return;
    }

  for (guint i = 1; i < count; i++)
    g_strv_builder_take (builder, describe (self, &values[i]));
  described = g_strv_builder_end (builder);
  joined = g_strjoinv (",", described);
  g_ptr_array_add (self->words,
                   count > 1 ? g_strdup_printf ("%s(%s)", g_signal_name (signal->signal_id), joined)
                             : g_strdup (g_signal_name (signal->signal_id)));
}

/**
 * heard_follow:
 * @object: an object
 * @signal: one of its signals, "notify" with a property
 *
 * Writes the signal down whenever it is emitted, with its arguments: `decrypted(yes)`.
 */
void
heard_follow (Heard      *self,
              gpointer    object,
              const char *signal)
{
  GClosure *closure = g_closure_new_simple (sizeof (GClosure), self);

  g_closure_set_marshal (closure, note);
  g_signal_connect_closure (object, signal, closure, FALSE);
}

void
heard_clear (Heard *self)
{
  g_ptr_array_set_size (self->words, 0);
}

/**
 * heard_assert:
 * @expected: words, with blanks between them
 *
 * Asserts that exactly this was heard since the last time, in this order.
 */
void
heard_assert (Heard      *self,
              const char *expected)
{
  g_autoptr (GString) heard = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (heard, "%s%s", i > 0 ? " " : "", (char *)self->words->pdata[i]);
  g_assert_cmpstr (heard->str, ==, expected);
  heard_clear (self);
}

/**
 * heard_count:
 * @word: a word as heard_assert() expects it
 *
 * Returns: how often it was heard
 */
guint
heard_count (Heard      *self,
             const char *word)
{
  guint count = 0;

  for (guint i = 0; i < self->words->len; i++)
    if (g_str_equal (self->words->pdata[i], word))
      count++;

  return count;
}

typedef struct
{
  Heard      *heard;
  const char *word;
} Expected;

static gboolean
was_heard (gpointer data)
{
  Expected *expected = data;

  return heard_count (expected->heard, expected->word) > 0;
}

/**
 * heard_wait:
 * @word: a word as heard_assert() expects it
 *
 * Waits until it is heard.
 */
void
heard_wait (Heard      *self,
            const char *word)
{
  Expected expected = { self, word };

  wait_until (was_heard, &expected);
}

/* The one that came with the last signal that had one. */
void
heard_assert_error (Heard *self,
                    GQuark domain,
                    int    code)
{
  g_assert_error (self->error, domain, code);
}

const char *
heard_get_sentence (Heard *self)
{
  g_assert_nonnull (self->error);

  return self->error->message;
}

static void
on_deadline (gpointer data)
{
  g_error ("It was waited for in vain.");
}

/**
 * wait_until:
 * @is_so: whether the wait is over
 *
 * Runs the main loop until then.
 */
void
wait_until (gboolean (*is_so) (gpointer data),
            gpointer data)
{
  guint deadline = g_timeout_add_seconds_once (DEADLINE_SECONDS, on_deadline, NULL);

  while (!is_so (data))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (deadline);
}

static gboolean
is_alone (gpointer data)
{
  const GObject *object = data;

  return g_atomic_int_get (&object->ref_count) == 1;
}

/**
 * wait_alone:
 * @object: an object that the test holds one reference to
 *
 * Waits until no work holds it any more, so that no result can arrive later.
 */
void
wait_alone (gpointer object)
{
  wait_until (is_alone, object);
}
