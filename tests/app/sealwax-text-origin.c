/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-text-state.h"

#include <string.h>

/* What counts as coming from a message, whatever the person does to it. */

#define TEXT "Meet me at noon."

typedef struct
{
  GtkTextTagTable  *tags;
  SealwaxTextState *state;
  GString          *kept; /* what was kept, each with its passphrase */
} Fixture;

static SealwaxSecret *
secret (const char *text)
{
  return sealwax_secret_new (text, strlen (text));
}

static SealwaxTextState *
make_state (Fixture    *fixture,
            const char *text)
{
  g_autoptr (SealwaxSecret) content = secret (text);

  return sealwax_text_state_new (fixture->tags, content);
}

static SealwaxTextState *
make_sealed (Fixture    *fixture,
             const char *text)
{
  g_autoptr (SealwaxSecret) passphrase = secret ("six words");
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, NULL);
  SealwaxTextState *state = make_state (fixture, text);

  sealwax_text_state_set_sealed (state, keys);

  return state;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->tags = sealwax_text_state_new_tags ();
  fixture->state = make_sealed (fixture, TEXT);
  fixture->kept = g_string_new (NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  sealwax_text_state_free (fixture->state);
  g_object_unref (fixture->tags);
  g_string_free (fixture->kept, TRUE);
}

static void
keep (SealwaxSecret *text,
      SealwaxKeys   *keys,
      gpointer       data)
{
  const SealwaxSecret *passphrase = sealwax_keys_get_passphrase (keys);

  g_string_append_printf (data, "<%s|%s>", sealwax_secret_get_text (text), sealwax_secret_get_text (passphrase));
}

/* As if it were typed. */
static void
type (Fixture    *fixture,
      int         offset,
      const char *text)
{
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_offset (fixture->state->buffer, &place, offset);
  gtk_text_buffer_insert (fixture->state->buffer, &place, text, -1);
  fixture->state->kept = SEALWAX_TEXT_KEPT_NOWHERE;
}

static void delete (Fixture *fixture,
                    int      start,
                    int      end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (fixture->state->buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (fixture->state->buffer, &to, end);
  gtk_text_buffer_delete (fixture->state->buffer, &from, &to);
  fixture->state->kept = SEALWAX_TEXT_KEPT_NOWHERE;
}

static void
step (Fixture *fixture,
      void (*in) (GtkTextBuffer *buffer))
{
  fixture->state->stepping = TRUE;
  in (fixture->state->buffer);
  fixture->state->stepping = FALSE;
  fixture->state->kept = SEALWAX_TEXT_KEPT_NOWHERE;
}

/* As the view does it. */
static void
paste (Fixture    *fixture,
       int         offset,
       const char *text)
{
  g_autoptr (SealwaxSecret) pasted = secret (text);
  gboolean is_known = sealwax_text_state_is_origin_of (fixture->state, pasted);

  sealwax_text_state_begin_moving (fixture->state, is_known ? fixture->state : NULL, pasted);
  type (fixture, offset, text);
  fixture->state->moving = FALSE;
}

static void
assert_remains (Fixture           *fixture,
                SealwaxTextRemains expected)
{
  g_assert_cmpint (sealwax_text_state_get_remains (fixture->state), ==, expected);
}

static void
assert_forgotten (Fixture    *fixture,
                  gboolean    stays,
                  const char *kept)
{
  g_assert_cmpint (sealwax_text_state_forget_sealed (fixture->state, keep, fixture->kept), ==, stays);
  g_assert_cmpstr (fixture->kept->str, ==, kept);
}

static void
test_untouched (Fixture      *fixture,
                gconstpointer data)
{
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_MESSAGE);
  assert_forgotten (fixture, FALSE, "");
}

/* A space and a Backspace. */
static void
test_changed_back (Fixture      *fixture,
                   gconstpointer data)
{
  type (fixture, 4, " ");
  g_assert_cmpint (sealwax_text_state_get_kept (fixture->state), ==, SEALWAX_TEXT_KEPT_NOWHERE);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_MIXED);
  delete (fixture, 4, 5);
  g_assert_cmpint (sealwax_text_state_get_kept (fixture->state), ==, SEALWAX_TEXT_KEPT_SEALED);
  assert_forgotten (fixture, FALSE, "");
}

/* Not only the length counts. */
static void
test_changed_to_another (Fixture      *fixture,
                         gconstpointer data)
{
  delete (fixture, 0, 1);
  type (fixture, 0, "F");
  g_assert_cmpint (sealwax_text_state_get_kept (fixture->state), ==, SEALWAX_TEXT_KEPT_NOWHERE);
  assert_forgotten (fixture, FALSE, "<Feet me at noon.|six words>");
}

static void
test_own_words_deleted (Fixture      *fixture,
                        gconstpointer data)
{
  type (fixture, 0, "No. ");
  delete (fixture, 10, 20);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_MIXED);
  delete (fixture, 0, 4);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_MESSAGE);
}

static void
test_shortened (Fixture      *fixture,
                gconstpointer data)
{
  delete (fixture, 4, 16);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_MESSAGE);
  assert_forgotten (fixture, FALSE, "");
}

static void
test_words_of_ones_own (Fixture      *fixture,
                        gconstpointer data)
{
  type (fixture, 0, "No. ");
  delete (fixture, 5, 20);
  assert_forgotten (fixture, FALSE, "<No. M|six words>");
}

/* One's own words that replace all of it stay, and nothing leads back. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  delete (fixture, 0, 16);
  type (fixture, 0, "mine");
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_NOTHING);
  assert_forgotten (fixture, TRUE, "");
  g_assert_false (fixture->state->was_sealed);
  g_assert_null (fixture->state->sealed);
  g_assert_null (fixture->state->keys);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->state->buffer));
}

static void
test_undone (Fixture      *fixture,
             gconstpointer data)
{
  gtk_text_buffer_begin_user_action (fixture->state->buffer);
  delete (fixture, 0, 16);
  gtk_text_buffer_end_user_action (fixture->state->buffer);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_NOTHING);
  step (fixture, gtk_text_buffer_undo);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_MESSAGE);
  g_assert_cmpint (sealwax_text_state_get_kept (fixture->state), ==, SEALWAX_TEXT_KEPT_SEALED);
  step (fixture, gtk_text_buffer_redo);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_NOTHING);
}

/* Words that are undone and redone are never taken for the message's alone, which would lose them. */
static void
test_own_words_redone (Fixture      *fixture,
                       gconstpointer data)
{
  gtk_text_buffer_begin_user_action (fixture->state->buffer);
  type (fixture, 0, "No. ");
  gtk_text_buffer_end_user_action (fixture->state->buffer);
  step (fixture, gtk_text_buffer_undo);
  step (fixture, gtk_text_buffer_redo);
  assert_forgotten (fixture, FALSE, "<No. " TEXT "|six words>");
}

static void
test_cut_and_pasted (Fixture      *fixture,
                     gconstpointer data)
{
  delete (fixture, 0, 16);
  paste (fixture, 0, TEXT);
  g_assert_cmpint (sealwax_text_state_get_kept (fixture->state), ==, SEALWAX_TEXT_KEPT_SEALED);
  delete (fixture, 0, 16);
  paste (fixture, 0, "me at noon.");
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_NOTHING); /* short, so it may be anybody's */
  delete (fixture, 0, 11);
  paste (fixture, 0, "t me at noon.");
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_MESSAGE);
  delete (fixture, 0, 13);
  paste (fixture, 0, "> " TEXT);
  assert_forgotten (fixture, FALSE, "<> " TEXT "|six words>");
}

static void
test_pasted_elsewhere (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (SealwaxTextState) other = make_state (fixture, "I read: ");
  g_autoptr (SealwaxSecret) pasted = secret (TEXT);
  GtkTextIter end;

  sealwax_text_state_begin_moving (other, fixture->state, pasted);
  gtk_text_buffer_get_end_iter (other->buffer, &end);
  gtk_text_buffer_insert (other->buffer, &end, TEXT, -1);
  other->moving = FALSE;
  g_assert_cmpint (sealwax_text_state_get_remains (other), ==, SEALWAX_TEXT_REMAINS_MIXED);
  g_assert_false (sealwax_text_state_forget_sealed (other, keep, fixture->kept));
  g_assert_cmpstr (fixture->kept->str, ==, "<I read: " TEXT "|six words>");
}

static void
test_never_sealed (Fixture      *fixture,
                   gconstpointer data)
{
  sealwax_text_state_free (fixture->state);
  fixture->state = make_state (fixture, TEXT);
  type (fixture, 0, "x");
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_NOTHING);
  gtk_text_buffer_begin_user_action (fixture->state->buffer);
  type (fixture, 0, "y");
  gtk_text_buffer_end_user_action (fixture->state->buffer);
  assert_forgotten (fixture, TRUE, "");
  g_assert_true (gtk_text_buffer_get_can_undo (fixture->state->buffer));
}

/* A text that is not shown whole cannot be changed. Whichever page is shown, all of it came from the message. */
static void
test_preview (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (50000, 'x');

  sealwax_text_state_free (fixture->state);
  fixture->state = make_sealed (fixture, long_text);
  g_assert_nonnull (fixture->state->whole);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_MESSAGE);
  sealwax_text_state_show_page (fixture->state, 2, FALSE);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_MESSAGE);
  assert_forgotten (fixture, FALSE, "");
}

/* And if it did not come from one, no page did. */
static void
test_own_preview (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (50000, 'x');

  sealwax_text_state_free (fixture->state);
  fixture->state = make_state (fixture, long_text);
  sealwax_text_state_show_page (fixture->state, 2, FALSE);
  assert_remains (fixture, SEALWAX_TEXT_REMAINS_NOTHING);
  assert_forgotten (fixture, TRUE, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

#define ADD(name, function) g_test_add ("/app/text-origin/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("untouched", test_untouched);
  ADD ("changed-back", test_changed_back);
  ADD ("changed-to-another", test_changed_to_another);
  ADD ("own-words-deleted", test_own_words_deleted);
  ADD ("shortened", test_shortened);
  ADD ("words-of-ones-own", test_words_of_ones_own);
  ADD ("replaced", test_replaced);
  ADD ("undone", test_undone);
  ADD ("own-words-redone", test_own_words_redone);
  ADD ("cut-and-pasted", test_cut_and_pasted);
  ADD ("pasted-elsewhere", test_pasted_elsewhere);
  ADD ("never-sealed", test_never_sealed);
  ADD ("preview", test_preview);
  ADD ("own-preview", test_own_preview);

  return g_test_run ();
}
