/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-text-model.h"

#include <string.h>

#include "heard.h"
#include "support.h"

/* What one text tells of itself, and the ways back and forward. Where else it is kept is in sealwax-text-model-kept.c. */

#define LONG_SIZE ((gsize)50000)

typedef struct
{
  SealwaxTextModel *model;
  Heard            *heard;
  guint             told; /* how often others were told of a change, and then got the new text */
  const char       *expected;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->heard = heard_new ();
  fixture->model = sealwax_text_model_new (TRUE);
  heard_follow (fixture->heard, fixture->model, "changed");
  heard_follow (fixture->heard, fixture->model, "edited");
  heard_follow (fixture->heard, fixture->model, "replaced");
  heard_follow (fixture->heard, fixture->model, "wiped");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->model);
  heard_free (fixture->heard);
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_text (fixture->model);

  g_assert_cmpmem (sealwax_secret_get_text (text), sealwax_secret_get_size (text), expected, strlen (expected));
  g_assert_cmpuint (sealwax_text_model_get_length (fixture->model), ==, (gsize)g_utf8_strlen (expected, -1));
}

/* What GTK shows of it. */
static char *
dup_shown (Fixture *fixture)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->model);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
assert_cursor (Fixture *fixture,
               gboolean at_end)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->model);
  GtkTextIter    cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  g_assert_true (at_end ? gtk_text_iter_is_end (&cursor) : gtk_text_iter_is_start (&cursor));
}

static void
type (Fixture    *fixture,
      const char *text)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->model);
  GtkTextIter    end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_interactive (buffer, &end, text, -1, TRUE);
}

static void
select_characters (Fixture *fixture,
                   int      from,
                   int      to)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (fixture->model);
  GtkTextIter    start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static void
set_text (Fixture    *fixture,
          const char *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_set_text (fixture->model, content);
}

static void
replace (Fixture    *fixture,
         const char *text,
         const char *source)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_replace (fixture->model, content, source);
}

static void
insert (Fixture    *fixture,
        const char *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_insert (fixture->model, content);
}

static void
assert_steps (Fixture *fixture,
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

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (SealwaxTextModel) open = sealwax_text_model_new (FALSE);
  g_autoptr (GtkTextBuffer) buffer = NULL;

  g_assert_true (sealwax_text_model_get_secret (fixture->model));
  g_assert_false (sealwax_text_model_get_secret (open));
  assert_text (fixture, "");
  assert_steps (fixture, FALSE, FALSE);
  g_assert_true (sealwax_text_model_is_shown_whole (fixture->model));
  g_assert_null (sealwax_text_model_get_source (fixture->model));
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
  g_object_get (fixture->model, "buffer", &buffer, NULL);
  g_assert_true (buffer == sealwax_text_model_get_buffer (fixture->model));
}

/* A result is no change of the person's. */
static void
test_set_text (Fixture      *fixture,
               gconstpointer data)
{
  heard_follow (fixture->heard, fixture->model, "notify::buffer");
  set_text (fixture, "Grüße 👋🏽");
  heard_assert (fixture->heard, "buffer changed");
  assert_text (fixture, "Grüße 👋🏽");
  assert_steps (fixture, TRUE, FALSE);
  g_assert_null (sealwax_text_model_get_source (fixture->model));
}

static void
test_replace (Fixture      *fixture,
              gconstpointer data)
{
  replace (fixture, "from a file", "notes.txt");
  heard_assert (fixture->heard, "changed edited replaced");
  assert_text (fixture, "from a file");
  g_assert_cmpstr (sealwax_text_model_get_source (fixture->model), ==, "notes.txt");

  replace (fixture, "pasted", NULL);
  heard_assert (fixture->heard, "changed edited replaced");
  g_assert_null (sealwax_text_model_get_source (fixture->model));
}

/* No file holds what was typed, or came as a result. */
static void
test_source_ends (Fixture      *fixture,
                  gconstpointer data)
{
  replace (fixture, "from a file", "notes.txt");
  type (fixture, "!");
  g_assert_null (sealwax_text_model_get_source (fixture->model));

  replace (fixture, "from a file", "notes.txt");
  set_text (fixture, "decrypted");
  g_assert_null (sealwax_text_model_get_source (fixture->model));
}

static void
check_text (Fixture *fixture)
{
  fixture->told++;
  assert_text (fixture, fixture->expected);
}

/* Whoever hears of a change gets the new text. */
static void
test_told_of_new_text (Fixture      *fixture,
                       gconstpointer data)
{
  g_signal_connect_swapped (fixture->model, "changed", G_CALLBACK (check_text), fixture);
  g_signal_connect_swapped (fixture->model, "edited", G_CALLBACK (check_text), fixture);
  g_signal_connect_swapped (fixture->model, "replaced", G_CALLBACK (check_text), fixture);

  set_text (fixture, fixture->expected = "result");
  g_assert_cmpuint (fixture->told, ==, 1);
  replace (fixture, fixture->expected = "opened", "notes.txt");
  g_assert_cmpuint (fixture->told, ==, 4);
  fixture->expected = "opened!";
  type (fixture, "!");
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
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  type (fixture, "Meet");
  heard_assert (fixture->heard, "changed edited");
  assert_text (fixture, "Meet");
  assert_steps (fixture, TRUE, FALSE);

  sealwax_text_model_undo (fixture->model);
  heard_assert (fixture->heard, "changed edited");
  assert_text (fixture, "");
  assert_steps (fixture, FALSE, TRUE);

  sealwax_text_model_redo (fixture->model);
  heard_assert (fixture->heard, "changed edited");
  assert_text (fixture, "Meet");
  assert_steps (fixture, TRUE, FALSE);
}

static void
test_no_step (Fixture      *fixture,
              gconstpointer data)
{
  sealwax_text_model_undo (fixture->model);
  sealwax_text_model_redo (fixture->model);
  heard_assert (fixture->heard, "");
  assert_text (fixture, "");
}

/* Each text comes back with what was typed into it, and each replacement is one step. */
static void
test_back_and_forward (Fixture      *fixture,
                       gconstpointer data)
{
  static const char *const texts[] = { "", "one", "two", "two more", "three" };

  type (fixture, "one");
  replace (fixture, "two", NULL);
  type (fixture, " more");
  set_text (fixture, "three");
  heard_clear (fixture->heard);

  for (guint i = G_N_ELEMENTS (texts); i-- > 0;)
    {
      assert_text (fixture, texts[i]);
      assert_steps (fixture, i > 0, i < G_N_ELEMENTS (texts) - 1);
      sealwax_text_model_undo (fixture->model);
      heard_assert (fixture->heard, i > 0 ? "changed edited" : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_text (fixture, texts[i]);
      assert_steps (fixture, i > 0, i < G_N_ELEMENTS (texts) - 1);
      sealwax_text_model_redo (fixture->model);
      heard_assert (fixture->heard, i < G_N_ELEMENTS (texts) - 1 ? "changed edited" : "");
    }
}

/* From a change there is no way forward, in the typing or to another text. */
static void
test_change_ends_redo (Fixture      *fixture,
                       gconstpointer data)
{
  set_text (fixture, "one");
  type (fixture, " more");
  set_text (fixture, "two");
  sealwax_text_model_undo (fixture->model);
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture, "one");
  type (fixture, "!");
  assert_steps (fixture, TRUE, FALSE);
  sealwax_text_model_redo (fixture->model);
  assert_text (fixture, "one!");

  sealwax_text_model_undo (fixture->model);
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture, "");
  set_text (fixture, "three");
  assert_steps (fixture, TRUE, FALSE);
  sealwax_text_model_redo (fixture->model);
  assert_text (fixture, "three");
}

/* What was undone in a text before another one took its place does not come back: that one does. */
static void
test_new_text_ends_redo (Fixture      *fixture,
                         gconstpointer data)
{
  type (fixture, "one");
  sealwax_text_model_undo (fixture->model);
  set_text (fixture, "two");
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture, "");
  sealwax_text_model_redo (fixture->model);
  assert_text (fixture, "two");
}

/* Buttons follow the properties. */
static void
test_steps_are_told (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GSimpleAction) undo = g_simple_action_new ("undo", NULL);
  g_autoptr (GSimpleAction) redo = g_simple_action_new ("redo", NULL);

  g_object_bind_property (fixture->model, "can-undo", undo, "enabled", G_BINDING_SYNC_CREATE);
  g_object_bind_property (fixture->model, "can-redo", redo, "enabled", G_BINDING_SYNC_CREATE);

#define ASSERT_ENABLED(can_undo, can_redo)                                  \
  g_assert_cmpint (g_action_get_enabled (G_ACTION (undo)), ==, (can_undo)); \
  g_assert_cmpint (g_action_get_enabled (G_ACTION (redo)), ==, (can_redo))
  ASSERT_ENABLED (FALSE, FALSE);
  type (fixture, "one");
  ASSERT_ENABLED (TRUE, FALSE);
  sealwax_text_model_undo (fixture->model);
  ASSERT_ENABLED (FALSE, TRUE);
  set_text (fixture, "two");
  ASSERT_ENABLED (TRUE, FALSE);
  sealwax_text_model_undo (fixture->model);
  ASSERT_ENABLED (FALSE, TRUE);
  type (fixture, "three");
  ASSERT_ENABLED (TRUE, FALSE);
  sealwax_text_model_wipe (fixture->model);
  ASSERT_ENABLED (FALSE, FALSE);
}

static void
test_insert (Fixture      *fixture,
             gconstpointer data)
{
  set_text (fixture, "Meet at noon.");
  select_characters (fixture, 8, 12);
  heard_clear (fixture->heard);
  insert (fixture, "midnight");
  assert_text (fixture, "Meet at midnight.");
  g_assert_cmpuint (heard_count (fixture->heard, "changed"), >, 0);
  g_assert_cmpuint (heard_count (fixture->heard, "edited"), >, 0);
  g_assert_cmpuint (heard_count (fixture->heard, "replaced"), ==, 0);

  sealwax_text_model_undo (fixture->model);
  assert_text (fixture, "Meet at noon.");
  sealwax_text_model_redo (fixture->model);
  assert_text (fixture, "Meet at midnight.");
}

/* So many bytes of words that are all different. */
static char *
make_words (gsize size)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text, "%u ", i);
  g_string_truncate (text, size);

  return g_string_free_and_steal (text);
}

/* Others get all of it, whatever is shown. */
static void
test_preview (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *text = make_words (LONG_SIZE);
  g_autofree char *shown = NULL;

  set_text (fixture, text);
  g_assert_false (sealwax_text_model_is_shown_whole (fixture->model));
  assert_text (fixture, text);
  shown = dup_shown (fixture);
  g_assert_cmpuint (strlen (shown), >, 0);
  g_assert_cmpuint (strlen (shown), <, LONG_SIZE);

  heard_clear (fixture->heard);
  insert (fixture, "short");
  heard_assert (fixture->heard, "changed edited replaced");
  assert_text (fixture, "short");
  g_assert_true (sealwax_text_model_is_shown_whole (fixture->model));
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture, text);
  g_assert_false (sealwax_text_model_is_shown_whole (fixture->model));
}

/* The pages together are the text. Turning them changes nothing. */
static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *text = make_words (LONG_SIZE);
  g_autoptr (GString) read = g_string_new (NULL);
  guint            count;
  GtkTextBuffer   *buffer;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  insert (fixture, "before");
  set_text (fixture, text);
  sealwax_text_model_set_kept_outside (fixture->model);
  count = sealwax_text_model_count_pages (fixture->model);
  g_assert_cmpuint (count, >, 2);
  g_assert_cmpuint (sealwax_text_model_get_page (fixture->model), ==, 0);
  first = dup_shown (fixture);
  buffer = sealwax_text_model_get_buffer (fixture->model);
  heard_clear (fixture->heard);
  heard_follow (fixture->heard, fixture->model, "notify::page");

  for (guint page = 0; page < count; page++)
    {
      g_autofree char *shown = NULL;

      sealwax_text_model_show_page (fixture->model, page, page % 2 == 1);
      g_assert_cmpuint (sealwax_text_model_get_page (fixture->model), ==, page);
      assert_cursor (fixture, page % 2 == 1);
      shown = dup_shown (fixture);
      g_string_append (read, shown);
    }
  g_assert_cmpstr (read->str, ==, text);
  g_assert_cmpuint (heard_count (fixture->heard, "page"), ==, count);
  g_assert_cmpuint (heard_count (fixture->heard, "changed"), ==, 0);
  g_assert_cmpuint (heard_count (fixture->heard, "edited"), ==, 0);

  assert_text (fixture, text);
  g_assert_true (sealwax_text_model_get_buffer (fixture->model) == buffer);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
  g_assert_cmpint (sealwax_text_model_get_kept (fixture->model), ==, SEALWAX_TEXT_KEPT_OUTSIDE);

  /* The way back and forward from it is what it was, and it comes back as it was. */
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture, "before");
  g_assert_cmpuint (sealwax_text_model_count_pages (fixture->model), ==, 1);
  g_assert_cmpuint (sealwax_text_model_get_page (fixture->model), ==, 0);
  sealwax_text_model_redo (fixture->model);
  assert_text (fixture, text);
  g_assert_cmpuint (sealwax_text_model_get_page (fixture->model), ==, count - 1);
  sealwax_text_model_show_page (fixture->model, 0, FALSE);
  again = dup_shown (fixture);
  g_assert_cmpstr (again, ==, first);
}

/* What was undone before stays to be redone after a page was turned. */
static void
test_pages_and_redo (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *text = make_words (LONG_SIZE);

  set_text (fixture, text);
  insert (fixture, "after");
  sealwax_text_model_undo (fixture->model);
  sealwax_text_model_show_page (fixture->model, 1, FALSE);
  g_assert_true (sealwax_text_model_can_redo (fixture->model));
  sealwax_text_model_redo (fixture->model);
  assert_text (fixture, "after");
}

/* What is put in may be what makes it too large. */
static void
test_insert_much (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *much = g_strnfill (LONG_SIZE, 'x');
  g_autofree char *result = g_strconcat ("Meet ", much, " noon.", NULL);

  set_text (fixture, "Meet at noon.");
  select_characters (fixture, 5, 7);
  heard_clear (fixture->heard);
  insert (fixture, much);
  heard_assert (fixture->heard, "changed edited");
  assert_text (fixture, result);
  g_assert_false (sealwax_text_model_is_shown_whole (fixture->model));
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture, "Meet at noon.");
}

static void
assert_selection (Fixture    *fixture,
                  const char *expected,
                  gsize       size)
{
  g_autoptr (SealwaxSecret) selection = sealwax_text_model_dup_selection (fixture->model);

  g_assert_nonnull (selection);
  g_assert_cmpmem (sealwax_secret_get_text (selection), sealwax_secret_get_size (selection), expected, size);
}

static void
test_selection (Fixture      *fixture,
                gconstpointer data)
{
  set_text (fixture, "Grüße aus Köln");
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
  select_characters (fixture, 2, 9);
  assert_selection (fixture, "üße aus", strlen ("üße aus"));
  select_characters (fixture, 9, 9);
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
}

/* A part of a preview is that part of the text; only the person's wish to have everything gives all of it. */
static void
test_selection_of_preview (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *text = make_words (LONG_SIZE);
  g_autofree char *shown = NULL;
  gsize            start;

  set_text (fixture, text);
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
  sealwax_text_model_show_page (fixture->model, 1, FALSE);
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
  shown = dup_shown (fixture);
  start = (gsize)(strstr (text, shown) - text);

  select_characters (fixture, 10, 30);
  assert_selection (fixture, text + start + 10, 20);
  select_characters (fixture, 0, (int)strlen (shown));
  assert_selection (fixture, shown, strlen (shown));

  sealwax_text_model_select_all (fixture->model);
  assert_selection (fixture, text, LONG_SIZE);
  select_characters (fixture, 0, (int)strlen (shown));
  assert_selection (fixture, shown, strlen (shown));
  sealwax_text_model_select_all (fixture->model);
  sealwax_text_model_show_page (fixture->model, 2, FALSE);
  g_assert_null (sealwax_text_model_dup_selection (fixture->model));
}

static void
test_select_all (Fixture      *fixture,
                 gconstpointer data)
{
  set_text (fixture, "Meet at noon.");
  sealwax_text_model_select_all (fixture->model);
  assert_selection (fixture, "Meet at noon.", strlen ("Meet at noon."));
  insert (fixture, "x");
  assert_text (fixture, "x");
}

/* With the history, and GTK's own of what was typed. */
static void
test_wipe (Fixture      *fixture,
           gconstpointer data)
{
  GtkTextBuffer *first = sealwax_text_model_get_buffer (fixture->model);
  GtkTextBuffer *second;

  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *)&first);
  type (fixture, "one");
  replace (fixture, "two", "notes.txt");
  second = sealwax_text_model_get_buffer (fixture->model);
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *)&second);
  type (fixture, " more");
  sealwax_text_model_undo (fixture->model);
  heard_clear (fixture->heard);

  sealwax_text_model_wipe (fixture->model);
  heard_assert (fixture->heard, "wiped changed");
  assert_text (fixture, "");
  assert_steps (fixture, FALSE, FALSE);
  g_assert_null (sealwax_text_model_get_source (fixture->model));
  g_assert_null (first);
  g_assert_null (second);

  type (fixture, "three");
  assert_text (fixture, "three");
}

/* No text stays behind a view that still holds its buffer. */
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

#define ADD(name, function) g_test_add ("/app/text-model/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("new", test_new);
  ADD ("set-text", test_set_text);
  ADD ("replace", test_replace);
  ADD ("source-ends", test_source_ends);
  ADD ("told-of-new-text", test_told_of_new_text);
  ADD ("typing", test_typing);
  ADD ("no-step", test_no_step);
  ADD ("back-and-forward", test_back_and_forward);
  ADD ("change-ends-redo", test_change_ends_redo);
  ADD ("new-text-ends-redo", test_new_text_ends_redo);
  ADD ("steps-are-told", test_steps_are_told);
  ADD ("insert", test_insert);
  ADD ("preview", test_preview);
  ADD ("pages", test_pages);
  ADD ("pages-and-redo", test_pages_and_redo);
  ADD ("insert-much", test_insert_much);
  ADD ("selection", test_selection);
  ADD ("selection/of-preview", test_selection_of_preview);
  ADD ("selection/all", test_select_all);
  ADD ("wipe", test_wipe);
  ADD ("released", test_released);

  return g_test_run ();
}
