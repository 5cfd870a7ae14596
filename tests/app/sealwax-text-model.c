/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-text-model.h"

#include <string.h>

#include "memory.h"
#include "support.h"
#include "text-fixture.h"

/* What one text announces. Undo, pages, and where else it is kept have files of their own. */

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (SealwaxTextModel) open = sealwax_text_model_new (FALSE);
  g_autoptr (GtkTextBuffer) buffer = NULL;

  g_assert_true (sealwax_text_model_get_secret (fixture->model));
  g_assert_false (sealwax_text_model_get_secret (open));
  text_assert (fixture, "");
  text_assert_steps (fixture, FALSE, FALSE);
  g_assert_true (sealwax_text_model_is_shown_whole (fixture->model));
  g_assert_null (sealwax_text_model_get_source (fixture->model));
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
  g_object_get (fixture->model, "buffer", &buffer, NULL);
  g_assert_true (buffer == sealwax_text_model_get_buffer (fixture->model));
}

/* A result is not a change by the person. */
static void
test_set_text (Fixture      *fixture,
               gconstpointer data)
{
  heard_follow (fixture->heard, fixture->model, "notify::buffer");
  text_set (fixture, "Grüße 👋🏽");
  heard_assert (fixture->heard, "buffer changed");
  text_assert (fixture, "Grüße 👋🏽");
  text_assert_steps (fixture, TRUE, FALSE);
  g_assert_null (sealwax_text_model_get_source (fixture->model));
}

static void
test_replace (Fixture      *fixture,
              gconstpointer data)
{
  text_replace (fixture, "from a file", "notes.txt");
  heard_assert (fixture->heard, "changed edited replaced");
  text_assert (fixture, "from a file");
  g_assert_cmpstr (sealwax_text_model_get_source (fixture->model), ==, "notes.txt");

  text_replace (fixture, "pasted", NULL);
  heard_assert (fixture->heard, "changed edited replaced");
  g_assert_null (sealwax_text_model_get_source (fixture->model));
}

/* No file holds what was typed, or came as a result. */
static void
test_source_ends (Fixture      *fixture,
                  gconstpointer data)
{
  text_replace (fixture, "from a file", "notes.txt");
  text_type (fixture, "!");
  g_assert_null (sealwax_text_model_get_source (fixture->model));

  text_replace (fixture, "from a file", "notes.txt");
  text_set (fixture, "decrypted");
  g_assert_null (sealwax_text_model_get_source (fixture->model));
}

static void
check_text (Fixture *fixture)
{
  fixture->told++;
  text_assert (fixture, fixture->expected);
}

/* Whoever hears about a change gets the new text. */
static void
test_told_of_new_text (Fixture      *fixture,
                       gconstpointer data)
{
  g_signal_connect_swapped (fixture->model, "changed", G_CALLBACK (check_text), fixture);
  g_signal_connect_swapped (fixture->model, "edited", G_CALLBACK (check_text), fixture);
  g_signal_connect_swapped (fixture->model, "replaced", G_CALLBACK (check_text), fixture);

  text_set (fixture, fixture->expected = "result");
  g_assert_cmpuint (fixture->told, ==, 1);
  text_replace (fixture, fixture->expected = "opened", "notes.txt");
  g_assert_cmpuint (fixture->told, ==, 4);
  fixture->expected = "opened!";
  text_type (fixture, "!");
  g_assert_cmpuint (fixture->told, ==, 6);
  fixture->expected = "opened";
  sealwax_text_model_undo (fixture->model);
  g_assert_cmpuint (fixture->told, ==, 8);
  fixture->expected = "result";
  sealwax_text_model_undo (fixture->model);
  g_assert_cmpuint (fixture->told, ==, 10);
  fixture->expected = "";
  sealwax_text_model_wipe (fixture->model);
  g_assert_cmpuint (fixture->told, ==, 11);
  g_signal_handlers_disconnect_by_data (fixture->model, fixture);
}

static void
test_insert (Fixture      *fixture,
             gconstpointer data)
{
  text_set (fixture, "Meet at noon.");
  text_select (fixture, 8, 12);
  heard_clear (fixture->heard);
  text_insert (fixture, "midnight");
  text_assert (fixture, "Meet at midnight.");
  g_assert_cmpuint (heard_count (fixture->heard, "changed"), >, 0);
  g_assert_cmpuint (heard_count (fixture->heard, "edited"), >, 0);
  g_assert_cmpuint (heard_count (fixture->heard, "replaced"), ==, 0);

  sealwax_text_model_undo (fixture->model);
  text_assert (fixture, "Meet at noon.");
  sealwax_text_model_redo (fixture->model);
  text_assert (fixture, "Meet at midnight.");
}

static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  text_set (fixture, "Grüße aus Köln");
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
  text_select (fixture, 2, 9);
  text_assert_selection (fixture, "üße aus", strlen ("üße aus"));
  text_select (fixture, 9, 9);
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
}

static void
test_select_all (Fixture      *fixture,
                 gconstpointer data)
{
  text_set (fixture, "Meet at noon.");
  sealwax_text_model_select_all (fixture->model);
  text_assert_selection (fixture, "Meet at noon.", strlen ("Meet at noon."));
  text_insert (fixture, "x");
  text_assert (fixture, "x");
}

/* Including the history, and GTK's own history of what was typed. */
static void
test_wipe (Fixture      *fixture,
           gconstpointer data)
{
  GtkTextBuffer *first = sealwax_text_model_get_buffer (fixture->model);
  GtkTextBuffer *second;

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *)&first);
  text_type (fixture, "one");
  text_replace (fixture, "two", "notes.txt");
  second = sealwax_text_model_get_buffer (fixture->model);
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *)&second);
  text_type (fixture, " more");
  sealwax_text_model_undo (fixture->model);
  heard_clear (fixture->heard);

  sealwax_text_model_wipe (fixture->model);
  heard_assert (fixture->heard, "wiped changed");
  text_assert (fixture, "");
  text_assert_steps (fixture, FALSE, FALSE);
  g_assert_null (sealwax_text_model_get_source (fixture->model));
  g_assert_null (first);
  g_assert_null (second);

  text_type (fixture, "three");
  text_assert (fixture, "three");
}

/* No text is left in a buffer that a view still holds. */
static void
test_released (Fixture      *fixture,
               gconstpointer data)
{
  SealwaxTextModel *other = sealwax_text_model_new (TRUE);
  g_autoptr (SealwaxSecret) text = test_secret ("Meet at noon.");
  g_autoptr (GtkTextBuffer) buffer = NULL;

  sealwax_text_model_set_text (other, text);
  buffer = g_object_ref (sealwax_text_model_get_buffer (other));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 13);
  g_object_unref (other);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
}

/* Taking a long text out of its buffer takes long. */
static void
test_handed_out_as_it_came (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (SealwaxSecret) text = test_secret ("Meet at noon.");
  g_autoptr (SealwaxSecret) again = NULL;

  sealwax_text_model_set_text (fixture->model, text);
  again = sealwax_text_model_dup_text (fixture->model);
  g_assert_true (again == text);

  text_type (fixture, "!");
  text_assert (fixture, "Meet at noon.!");
  sealwax_text_model_undo (fixture->model);
  text_assert (fixture, "Meet at noon.");
  text_select (fixture, 4, 12);
  gtk_text_buffer_delete_selection (sealwax_text_model_get_buffer (fixture->model), TRUE, TRUE);
  text_assert (fixture, "Meet.");
}

static void
type_more (Fixture *fixture)
{
  text_type (fixture, "!");
}

static void
replace (Fixture *fixture)
{
  text_replace (fixture, "another text", NULL);
}

static void
undo (Fixture *fixture)
{
  sealwax_text_model_undo (fixture->model);
}

static void
take_out (Fixture *fixture)
{
  sealwax_text_model_take_out (fixture->model);
}

static void
wipe (Fixture *fixture)
{
  sealwax_text_model_wipe (fixture->model);
}

typedef struct
{
  const char *name;
  void (*change) (Fixture *fixture);
} Change;

static const Change changes[] = {
  { "typed", type_more },
  { "replaced", replace },
  { "undone", undo },
  { "taken-out", take_out },
  { "wiped", wipe },
};

/* What it came as does not outlive it. */
static void
test_let_go (Fixture      *fixture,
             gconstpointer data)
{
  const Change  *change = data;
  SealwaxSecret *text;
  gconstpointer  pages;

  memory_begin ();
  text = test_secret ("Meet at noon.");
  pages = sealwax_secret_get_text (text);
  sealwax_text_model_set_text (fixture->model, text);
  sealwax_secret_unref (text);
  g_assert_cmpint (memory_get_state (pages), ==, MEMORY_MAPPED);
  change->change (fixture);
  g_assert_cmpint (memory_get_state (pages), ==, MEMORY_WIPED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

#define ADD(name, function) g_test_add ("/app/text-model/" name, Fixture, NULL, text_set_up, function, text_tear_down)
  ADD ("new", test_new);
  ADD ("set-text", test_set_text);
  ADD ("replace", test_replace);
  ADD ("source-ends", test_source_ends);
  ADD ("told-of-new-text", test_told_of_new_text);
  ADD ("insert", test_insert);
  ADD ("selection", test_selection);
  ADD ("selection/all", test_select_all);
  ADD ("wipe", test_wipe);
  ADD ("released", test_released);
  ADD ("handed-out-as-it-came", test_handed_out_as_it_came);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/app/text-model/let-go/", changes[i].name, NULL);

      g_test_add (path, Fixture, &changes[i], text_set_up, test_let_go, text_tear_down);
    }

  return g_test_run ();
}
