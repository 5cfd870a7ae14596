/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text-fixture.h"

#include <string.h>

#include "support.h"

void
text_set_up (Fixture      *fixture,
             gconstpointer data)
{
  fixture->heard = heard_new ();
  fixture->model = sealwax_text_model_new (TRUE);
  heard_follow (fixture->heard, fixture->model, "changed");
  heard_follow (fixture->heard, fixture->model, "edited");
  heard_follow (fixture->heard, fixture->model, "replaced");
  heard_follow (fixture->heard, fixture->model, "wiped");
}

void
text_tear_down (Fixture      *fixture,
                gconstpointer data)
{
  g_object_unref (fixture->model);
  heard_free (fixture->heard);
}

void
text_assert (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_text (fixture->model);

  g_assert_cmpmem (sealwax_secret_get_text (text), sealwax_secret_get_size (text), expected, strlen (expected));
  g_assert_cmpuint (sealwax_text_model_get_length (fixture->model), ==, (gsize)g_utf8_strlen (expected, -1));
}

/* What GTK shows of it. */
char *
text_dup_shown (Fixture *fixture)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->model);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
text_type (Fixture    *fixture,
           const char *text)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->model);
  GtkTextIter    end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_interactive (buffer, &end, text, -1, TRUE);
}

void
text_select (Fixture *fixture,
             int      from,
             int      to)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->model);
  GtkTextIter    start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

void
text_set (Fixture    *fixture,
          const char *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_set_text (fixture->model, content);
}

void
text_replace (Fixture    *fixture,
              const char *text,
              const char *source)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_replace (fixture->model, content, source);
}

void
text_insert (Fixture    *fixture,
             const char *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_insert (fixture->model, content);
}

void
text_assert_steps (Fixture *fixture,
                   gboolean can_undo,
                   gboolean can_redo)
{
  gboolean undo, redo;

  g_object_get (fixture->model, "can-undo", &undo, "can-redo", &redo, NULL);
  g_assert_cmpint (undo, ==, can_undo);
  g_assert_cmpint (redo, ==, can_redo);
  g_assert_cmpint (sealwax_text_model_can_undo (fixture->model), ==, can_undo);
  g_assert_cmpint (sealwax_text_model_can_redo (fixture->model), ==, can_redo);
}

/* So many bytes of words that are all different. */
char *
text_make_words (gsize size)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text, "%u ", i);
  g_string_truncate (text, size);

  return g_string_free_and_steal (text);
}

void
text_assert_selection (Fixture    *fixture,
                       const char *expected,
                       gsize       size)
{
  g_autoptr (SealwaxSecret) selection = sealwax_text_model_dup_selection (fixture->model);

  g_assert_nonnull (selection);
  g_assert_cmpmem (sealwax_secret_get_text (selection), sealwax_secret_get_size (selection), expected, size);
}
