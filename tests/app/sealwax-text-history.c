/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-text-history.h"

#include <string.h>

#include "sealwax-text.h"

static SealwaxTextState *
make_state (const char     *text,
            SealwaxTextKept kept)
{
  g_autoptr (GtkTextTagTable) tags = sealwax_text_state_new_tags ();
  g_autoptr (SealwaxSecret) secret = sealwax_secret_new (text, strlen (text));
  g_autoptr (SealwaxSecret) passphrase = sealwax_secret_new ("p", 1);
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, NULL);
  SealwaxTextState *state = sealwax_text_state_new (tags, secret);

  if (kept == SEALWAX_TEXT_KEPT_SEALED)
    sealwax_text_state_set_sealed (state, keys);
  else
    state->kept = kept;

  return state;
}

static SealwaxTextState *
make_large_state (gsize size)
{
  SealwaxTextState *state = make_state ("the beginning", SEALWAX_TEXT_KEPT_NOWHERE);

  state->whole = sealwax_secret_new_sized (size);
  state->length = size;

  return state;
}

static void
assert_text (SealwaxTextState *state,
             const char       *expected)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_state_dup_text (state);

  g_assert_cmpstr (sealwax_secret_get_text (text), ==, expected);
}

static void
test_back_and_forward (void)
{
  g_autoptr (SealwaxTextHistory) history = sealwax_text_history_new ();
  g_autoptr (SealwaxTextState) shown = make_state ("three", SEALWAX_TEXT_KEPT_NOWHERE);

  g_assert_false (sealwax_text_history_can_undo (history));
  sealwax_text_history_add (history, make_state ("one", SEALWAX_TEXT_KEPT_NOWHERE));
  sealwax_text_history_add (history, make_state ("two", SEALWAX_TEXT_KEPT_NOWHERE));
  g_assert_true (sealwax_text_history_can_undo (history));
  g_assert_false (sealwax_text_history_can_redo (history));

  shown = sealwax_text_history_undo (history, g_steal_pointer (&shown));
  assert_text (shown, "two");
  shown = sealwax_text_history_undo (history, g_steal_pointer (&shown));
  assert_text (shown, "one");
  g_assert_false (sealwax_text_history_can_undo (history));

  shown = sealwax_text_history_redo (history, g_steal_pointer (&shown));
  assert_text (shown, "two");
  shown = sealwax_text_history_redo (history, g_steal_pointer (&shown));
  assert_text (shown, "three");
  g_assert_false (sealwax_text_history_can_redo (history));
}

static void
test_new_text_ends_redo (void)
{
  g_autoptr (SealwaxTextHistory) history = sealwax_text_history_new ();
  SealwaxTextState *shown;

  sealwax_text_history_add (history, make_state ("one", SEALWAX_TEXT_KEPT_NOWHERE));
  shown = sealwax_text_history_undo (history, make_state ("two", SEALWAX_TEXT_KEPT_NOWHERE));
  shown->undone = 5;
  sealwax_text_history_add (history, shown);
  g_assert_false (sealwax_text_history_can_redo (history));
  g_assert_cmpuint (shown->undone, ==, 0);

  sealwax_text_state_free (sealwax_text_history_undo (history, make_state ("three", SEALWAX_TEXT_KEPT_NOWHERE)));
  sealwax_text_history_forget_redo (history);
  g_assert_false (sealwax_text_history_can_redo (history));
}

static guint
count_undo (SealwaxTextHistory *history)
{
  guint count = 0;

  for (; sealwax_text_history_can_undo (history); count++)
    sealwax_text_state_free (sealwax_text_history_undo (history, make_state ("", SEALWAX_TEXT_KEPT_NOWHERE)));

  return count;
}

/* Many texts, and large ones: the oldest go, the last one never does. */
static void
test_bounds (void)
{
  g_autoptr (SealwaxTextHistory) history = sealwax_text_history_new ();

  for (guint i = 0; i < 100; i++)
    sealwax_text_history_add (history, make_state ("x", SEALWAX_TEXT_KEPT_NOWHERE));
  g_assert_cmpuint (count_undo (history), ==, 32);

  for (guint i = 0; i < 5; i++)
    sealwax_text_history_add (history, make_large_state (SEALWAX_TEXT_MAX / 2));
  g_assert_cmpuint (count_undo (history), ==, 2);

  sealwax_text_history_add (history, make_state ("x", SEALWAX_TEXT_KEPT_NOWHERE));
  sealwax_text_history_add (history, make_large_state (SEALWAX_TEXT_MAX + 1));
  g_assert_cmpuint (count_undo (history), ==, 1);
}

static guint
count_alone (SealwaxTextHistory *history)
{
  g_autoptr (SealwaxTextState) shown = make_state ("shown", SEALWAX_TEXT_KEPT_NOWHERE);
  SealwaxTextState *state;
  guint             count = 0;

  while ((state = sealwax_text_history_find_alone (history, shown, NULL)) != NULL)
    {
      state->superseded = TRUE;
      count++;
    }

  return count;
}

/* What undo no longer leads to is still there if it is kept nowhere else. Only its size is limited. */
static void
test_aside (void)
{
  g_autoptr (SealwaxTextHistory) history = sealwax_text_history_new ();
  g_autoptr (SealwaxTextState) shown = make_state ("shown", SEALWAX_TEXT_KEPT_NOWHERE);

  for (guint i = 0; i < 100; i++)
    {
      sealwax_text_history_add (history, make_state ("x", SEALWAX_TEXT_KEPT_NOWHERE));
      sealwax_text_history_add (history, make_state ("saved", SEALWAX_TEXT_KEPT_OUTSIDE));
      sealwax_text_history_add (history, make_state ("opened", SEALWAX_TEXT_KEPT_SEALED));
    }
  sealwax_text_history_add (history, make_state ("last", SEALWAX_TEXT_KEPT_NOWHERE));
  assert_text (sealwax_text_history_find_alone (history, shown, NULL), "last");
  g_assert_cmpuint (count_alone (history), ==, 101);
  sealwax_text_history_clear (history);
  g_assert_cmpuint (count_alone (history), ==, 0);

  for (guint i = 0; i < 8; i++)
    sealwax_text_history_add (history, make_large_state (SEALWAX_TEXT_MAX / 2));
  g_assert_cmpuint (count_alone (history), ==, 4); /* two that undo leads to, and two more */
}

/* A SealwaxTextKeep: notes the texts. */
static void
keep (SealwaxSecret *text,
      SealwaxKeys   *keys,
      gpointer       data)
{
  g_ptr_array_add (data, g_strdup (sealwax_secret_get_text (text)));
}

static void
test_forget_sealed (void)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  SealwaxTextState *changed = make_state ("changed", SEALWAX_TEXT_KEPT_SEALED);
  g_autoptr (SealwaxTextHistory) history = sealwax_text_history_new ();
  g_autoptr (SealwaxTextState) shown = make_state ("shown", SEALWAX_TEXT_KEPT_SEALED);

  sealwax_text_history_add (history, make_state ("typed", SEALWAX_TEXT_KEPT_NOWHERE));
  sealwax_text_history_add (history, make_state ("opened", SEALWAX_TEXT_KEPT_SEALED));
  sealwax_text_history_add (history, make_state ("copied", SEALWAX_TEXT_KEPT_OUTSIDE));
  sealwax_text_history_add (history, make_state ("encrypted", SEALWAX_TEXT_KEPT_SEALED));
  gtk_text_buffer_insert_at_cursor (changed->buffer, "un", -1);
  changed->kept = SEALWAX_TEXT_KEPT_NOWHERE;
  sealwax_text_history_add (history, changed);
  sealwax_text_history_add (history, make_state ("last", SEALWAX_TEXT_KEPT_NOWHERE));
  shown = sealwax_text_history_undo (history, g_steal_pointer (&shown));

  sealwax_text_history_forget_sealed (history, keep, kept);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (kept->pdata[0], ==, "unchanged");
  g_assert_false (sealwax_text_history_can_redo (history));
  shown = sealwax_text_history_undo (history, g_steal_pointer (&shown));
  assert_text (shown, "copied");
  shown = sealwax_text_history_undo (history, g_steal_pointer (&shown));
  assert_text (shown, "typed");
  g_assert_false (sealwax_text_history_can_undo (history));
}

static void
test_clear (void)
{
  g_autoptr (SealwaxTextHistory) history = sealwax_text_history_new ();
  SealwaxTextState *one = make_state ("one", SEALWAX_TEXT_KEPT_NOWHERE);
  GtkTextBuffer    *buffer = one->buffer;

  g_object_add_weak_pointer (G_OBJECT (buffer), (gpointer *)&buffer);
  sealwax_text_history_add (history, one);
  sealwax_text_history_clear (history);
  g_assert_null (buffer);
  g_assert_false (sealwax_text_history_can_undo (history));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

  g_test_add_func ("/app/text-history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/app/text-history/new-text-ends-redo", test_new_text_ends_redo);
  g_test_add_func ("/app/text-history/bounds", test_bounds);
  g_test_add_func ("/app/text-history/aside", test_aside);
  g_test_add_func ("/app/text-history/forget-sealed", test_forget_sealed);
  g_test_add_func ("/app/text-history/clear", test_clear);

  return g_test_run ();
}
