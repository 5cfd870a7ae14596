/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-text-model.h"

#include "heard.h"
#include "support.h"

/* Where else a text is kept, which parts came from a message, and what becomes of that. */

#define TEXT "Meet me at noon."
#define PASSPHRASE "six words"

typedef struct
{
  SealwaxTextModel *model;
  Heard            *heard;
  GString          *given; /* what was given away, each with its passphrase */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->heard = heard_new ();
  fixture->model = sealwax_text_model_new (TRUE);
  fixture->given = g_string_new (NULL);
  heard_follow (fixture->heard, fixture->model, "changed");
  heard_follow (fixture->heard, fixture->model, "edited");
  heard_follow (fixture->heard, fixture->model, "wiped");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->model);
  heard_free (fixture->heard);
  g_string_free (fixture->given, TRUE);
}

static void
set_text (SealwaxTextModel *model,
          const char       *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_set_text (model, content);
}

static void
insert (SealwaxTextModel *model,
        const char       *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_insert (model, content);
}

/* As if it had been decrypted with that. */
static void
set_sealed (SealwaxTextModel *model,
            const char       *text,
            const char       *passphrase)
{
  g_autoptr (SealwaxSecret) opens = test_secret (passphrase);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (opens, NULL);

  set_text (model, text);
  sealwax_text_model_set_sealed (model, keys);
}

static void
type (SealwaxTextModel *model,
      int               offset,
      const char       *text)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (model);
  GtkTextIter    place;

  gtk_text_buffer_get_iter_at_offset (buffer, &place, offset);
  gtk_text_buffer_insert_interactive (buffer, &place, text, -1, TRUE);
}

static void
delete_characters (SealwaxTextModel *model,
                   int               start,
                   int               end)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (model);
  GtkTextIter    from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_delete_interactive (buffer, &from, &to, TRUE);
}

static void
assert_text (SealwaxTextModel *model,
             const char       *expected)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_text (model);

  g_assert_cmpstr (sealwax_secret_get_text (text), ==, expected);
}

static void
assert_kept (Fixture        *fixture,
             SealwaxTextKept kept)
{
  g_assert_cmpint (sealwax_text_model_get_kept (fixture->model), ==, kept);
}

static void
assert_remains (SealwaxTextModel  *model,
                SealwaxTextRemains remains,
                gboolean           has_sealed)
{
  g_assert_cmpint (sealwax_text_model_get_remains (model), ==, remains);
  g_assert_cmpint (sealwax_text_model_has_sealed (model), ==, has_sealed);
}

/* A SealwaxTextKeep. */
static void
keep (SealwaxSecret *text,
      SealwaxKeys   *keys,
      gpointer       data)
{
  const SealwaxSecret *passphrase = sealwax_keys_get_passphrase (keys);

  g_string_append_printf (data, "<%s|%s>", sealwax_secret_get_text (text), sealwax_secret_get_text (passphrase));
}

static void
assert_given (Fixture          *fixture,
              SealwaxTextModel *model,
              const char       *expected)
{
  g_string_truncate (fixture->given, 0);
  sealwax_text_model_wipe_sealed (model, keep, fixture->given);
  g_assert_cmpstr (fixture->given->str, ==, expected);
}

static void
test_outside (Fixture      *fixture,
              gconstpointer data)
{
  assert_kept (fixture, SEALWAX_TEXT_KEPT_NOWHERE);
  set_text (fixture->model, "typed");
  assert_kept (fixture, SEALWAX_TEXT_KEPT_NOWHERE);
  sealwax_text_model_set_kept_outside (fixture->model);
  assert_kept (fixture, SEALWAX_TEXT_KEPT_OUTSIDE);
  type (fixture->model, 0, "un");
  assert_kept (fixture, SEALWAX_TEXT_KEPT_NOWHERE);
}

/* This belongs to one text, and goes with it. */
static void
test_outside_and_replaced (Fixture      *fixture,
                           gconstpointer data)
{
  set_text (fixture->model, "saved");
  sealwax_text_model_set_kept_outside (fixture->model);
  set_text (fixture->model, "another");
  assert_kept (fixture, SEALWAX_TEXT_KEPT_NOWHERE);
  sealwax_text_model_undo (fixture->model);
  assert_kept (fixture, SEALWAX_TEXT_KEPT_OUTSIDE);
  sealwax_text_model_redo (fixture->model);
  assert_kept (fixture, SEALWAX_TEXT_KEPT_NOWHERE);
}

static void
test_sealed (Fixture      *fixture,
             gconstpointer data)
{
  set_sealed (fixture->model, TEXT, PASSPHRASE);
  assert_kept (fixture, SEALWAX_TEXT_KEPT_SEALED);
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_MESSAGE, TRUE);

  sealwax_text_model_set_kept_outside (fixture->model); /* the message still holds it */
  assert_kept (fixture, SEALWAX_TEXT_KEPT_SEALED);
}

static void
test_changed_back (Fixture      *fixture,
                   gconstpointer data)
{
  set_sealed (fixture->model, TEXT, PASSPHRASE);
  type (fixture->model, 4, " ");
  assert_kept (fixture, SEALWAX_TEXT_KEPT_NOWHERE);
  delete_characters (fixture->model, 4, 5);
  assert_kept (fixture, SEALWAX_TEXT_KEPT_SEALED);

  type (fixture->model, 4, " ");
  sealwax_text_model_undo (fixture->model);
  assert_kept (fixture, SEALWAX_TEXT_KEPT_SEALED);

  delete_characters (fixture->model, 0, 1);
  type (fixture->model, 0, "F"); /* as long as before */
  assert_kept (fixture, SEALWAX_TEXT_KEPT_NOWHERE);
}

static void
test_remains (Fixture      *fixture,
              gconstpointer data)
{
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
  type (fixture->model, 0, "typed");
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);

  set_sealed (fixture->model, TEXT, PASSPHRASE);
  delete_characters (fixture->model, 4, 7);
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_MESSAGE, TRUE);
  type (fixture->model, 0, "No. ");
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_MIXED, TRUE);
  delete_characters (fixture->model, 4, 17);
  assert_text (fixture->model, "No. ");
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, TRUE); /* undo leads back */

  set_text (fixture->model, "another");
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, TRUE);
  sealwax_text_model_wipe (fixture->model);
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
}

/* From a text of one's own, redo leads to the message's, too. */
static void
test_sealed_in_redo (Fixture      *fixture,
                     gconstpointer data)
{
  set_text (fixture->model, "mine");
  set_sealed (fixture->model, TEXT, PASSPHRASE);
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture->model, "mine");
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, TRUE);

  assert_given (fixture, fixture->model, "");
  assert_text (fixture->model, "mine");
  g_assert_false (sealwax_text_model_can_redo (fixture->model));
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
}

static void
test_wipe_own (Fixture      *fixture,
               gconstpointer data)
{
  set_text (fixture->model, "earlier");
  type (fixture->model, 0, "much ");
  heard_clear (fixture->heard);

  assert_given (fixture, fixture->model, "");
  heard_assert (fixture->heard, "");
  assert_text (fixture->model, "much earlier");
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture->model, "earlier");
}

/* Nothing leads back to it. The person's own text before it stays. */
static void
test_wipe_message (Fixture      *fixture,
                   gconstpointer data)
{
  type (fixture->model, 0, "mine");
  set_sealed (fixture->model, TEXT, PASSPHRASE);
  delete_characters (fixture->model, 4, 7);
  heard_clear (fixture->heard);

  assert_given (fixture, fixture->model, "");
  heard_assert (fixture->heard, "wiped changed");
  assert_text (fixture->model, "");
  g_assert_false (sealwax_text_model_can_redo (fixture->model));
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture->model, "mine");
}

/* If words replaced all of it, only the way back to it is lost. */
static void
test_wipe_before_own (Fixture      *fixture,
                      gconstpointer data)
{
  set_sealed (fixture->model, TEXT, PASSPHRASE);
  delete_characters (fixture->model, 0, 16);
  type (fixture->model, 0, "mine");

  assert_given (fixture, fixture->model, "");
  assert_text (fixture->model, "mine");
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
  while (sealwax_text_model_can_undo (fixture->model))
    {
      sealwax_text_model_undo (fixture->model);
      assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
    }
  assert_text (fixture->model, "");
}

/* What was pasted goes for good, and what it replaced is there again. */
static void
test_take_out (Fixture      *fixture,
               gconstpointer data)
{
  type (fixture->model, 0, "mine");
  set_text (fixture->model, "pasted");
  heard_clear (fixture->heard);

  sealwax_text_model_take_out (fixture->model);
  g_assert_cmpuint (heard_count (fixture->heard, "wiped"), ==, 1);
  g_assert_cmpuint (heard_count (fixture->heard, "edited"), ==, 1);
  assert_text (fixture->model, "mine");
  g_assert_false (sealwax_text_model_can_redo (fixture->model));
  sealwax_text_model_take_out (fixture->model);
  assert_text (fixture->model, "");
  g_assert_false (sealwax_text_model_can_undo (fixture->model));
  g_assert_false (sealwax_text_model_can_redo (fixture->model));
}

static void
test_wipe_mixed (Fixture      *fixture,
                 gconstpointer data)
{
  set_sealed (fixture->model, TEXT, PASSPHRASE);
  type (fixture->model, 0, "I read: ");
  heard_clear (fixture->heard);

  assert_given (fixture, fixture->model, "<I read: " TEXT "|" PASSPHRASE ">");
  heard_assert (fixture->heard, "wiped changed");
  assert_text (fixture->model, "");
  g_assert_false (sealwax_text_model_can_redo (fixture->model));
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture->model, "");
  g_assert_false (sealwax_text_model_can_undo (fixture->model));
}

static void
test_wipe_mixed_oldest_first (Fixture      *fixture,
                              gconstpointer data)
{
  set_sealed (fixture->model, "The first message.", "one");
  type (fixture->model, 0, "1: ");
  set_text (fixture->model, "mine");
  set_sealed (fixture->model, "The second message.", "two");
  type (fixture->model, 0, "2: ");
  set_sealed (fixture->model, "The third message.", "three");
  type (fixture->model, 0, "3: ");

  assert_given (fixture, fixture->model, "<1: The first message.|one><2: The second message.|two><3: The third message.|three>");
  assert_text (fixture->model, "");
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture->model, "mine");
}

/* What comes back still belongs to the message and to the person, as one step of undo. */
static void
test_bring_back (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (SealwaxSecret) text = test_secret ("I read: " TEXT);
  g_autoptr (SealwaxSecret) passphrase = test_secret (PASSPHRASE);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, NULL);

  sealwax_text_model_bring_back (fixture->model, text, keys);
  heard_assert (fixture->heard, "changed");
  assert_text (fixture->model, "I read: " TEXT);
  assert_kept (fixture, SEALWAX_TEXT_KEPT_NOWHERE);
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_MIXED, TRUE);
  sealwax_text_model_undo (fixture->model);
  assert_text (fixture->model, "");
  sealwax_text_model_redo (fixture->model);
  assert_text (fixture->model, "I read: " TEXT);

  assert_given (fixture, fixture->model, "<I read: " TEXT "|" PASSPHRASE ">");
  assert_text (fixture->model, "");
}

/* Cut here and pasted in another window. */
static void
test_known_elsewhere (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (SealwaxTextModel) other = sealwax_text_model_new (TRUE);

  set_sealed (fixture->model, TEXT, PASSPHRASE);
  delete_characters (fixture->model, 0, 16);
  insert (other, TEXT);
  assert_text (other, TEXT);
  assert_remains (other, SEALWAX_TEXT_REMAINS_MESSAGE, TRUE);
  assert_given (fixture, other, "");
  assert_text (other, "");

  type (other, 0, "I read: ");
  insert (other, TEXT);
  assert_remains (other, SEALWAX_TEXT_REMAINS_MIXED, TRUE);
  assert_given (fixture, other, "<I read: " TEXT "|" PASSPHRASE ">");
  assert_text (other, "");

  insert (other, "noon"); /* a word is no proof */
  assert_remains (other, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
}

/* Undo would bring it back there, and it may replace everything here. */
static void
test_known_from_history (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (SealwaxTextModel) other = sealwax_text_model_new (TRUE);

  set_sealed (fixture->model, TEXT, PASSPHRASE);
  set_text (fixture->model, "another");
  set_text (other, TEXT);
  assert_remains (other, SEALWAX_TEXT_REMAINS_MESSAGE, TRUE);
  set_text (other, "> " TEXT);
  assert_remains (other, SEALWAX_TEXT_REMAINS_MIXED, TRUE);
  assert_given (fixture, other, "<> " TEXT "|" PASSPHRASE ">");
}

static void
test_known_in_preview (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *much = g_strnfill (50000, 'x');
  g_autofree char *given = g_strconcat ("<", much, "Meet me.|" PASSPHRASE ">", NULL);
  GtkTextIter      start;

  set_sealed (fixture->model, TEXT, PASSPHRASE);
  delete_characters (fixture->model, 7, 15); /* what is left of it proves nothing itself */
  gtk_text_buffer_get_start_iter (sealwax_text_model_get_buffer (fixture->model), &start);
  gtk_text_buffer_place_cursor (sealwax_text_model_get_buffer (fixture->model), &start);
  insert (fixture->model, much);
  g_assert_false (sealwax_text_model_is_shown_whole (fixture->model));
  assert_remains (fixture->model, SEALWAX_TEXT_REMAINS_MIXED, TRUE);
  assert_given (fixture, fixture->model, given);
}

/* A ciphertext is no secret, whatever it says. */
static void
test_not_secret (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (SealwaxTextModel) open = sealwax_text_model_new (FALSE);

  set_sealed (fixture->model, TEXT, PASSPHRASE);
  insert (open, TEXT);
  assert_remains (open, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
  set_text (open, TEXT);
  assert_remains (open, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
  assert_given (fixture, open, "");
  assert_text (open, TEXT);
}

/* A closed window knows nothing. */
static void
test_released (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (SealwaxTextModel) other = sealwax_text_model_new (TRUE);

  set_sealed (fixture->model, TEXT, PASSPHRASE);
  set_text (fixture->model, "another");
  g_clear_object (&fixture->model);
  insert (other, TEXT);
  assert_text (other, TEXT);
  assert_remains (other, SEALWAX_TEXT_REMAINS_NOTHING, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

#define ADD(name, function) g_test_add ("/app/text-model-kept/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("outside", test_outside);
  ADD ("outside/and-replaced", test_outside_and_replaced);
  ADD ("sealed", test_sealed);
  ADD ("changed-back", test_changed_back);
  ADD ("remains", test_remains);
  ADD ("sealed/in-redo", test_sealed_in_redo);
  ADD ("wipe/own", test_wipe_own);
  ADD ("wipe/message", test_wipe_message);
  ADD ("wipe/before-own", test_wipe_before_own);
  ADD ("take-out", test_take_out);
  ADD ("wipe/mixed", test_wipe_mixed);
  ADD ("wipe/mixed/oldest-first", test_wipe_mixed_oldest_first);
  ADD ("bring-back", test_bring_back);
  ADD ("known/elsewhere", test_known_elsewhere);
  ADD ("known/from-history", test_known_from_history);
  ADD ("known/in-preview", test_known_in_preview);
  ADD ("not-secret", test_not_secret);
  ADD ("released", test_released);

  return g_test_run ();
}
