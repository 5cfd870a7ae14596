/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text-fixture.h"

/* The ways back and forward from a text. */

static void
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  text_type (fixture, "Meet");
  heard_assert (fixture->heard, "changed edited");
  text_assert (fixture, "Meet");
  text_assert_steps (fixture, TRUE, FALSE);

  sealwax_text_model_undo (fixture->model);
  heard_assert (fixture->heard, "changed edited");
  text_assert (fixture, "");
  text_assert_steps (fixture, FALSE, TRUE);

  sealwax_text_model_redo (fixture->model);
  heard_assert (fixture->heard, "changed edited");
  text_assert (fixture, "Meet");
  text_assert_steps (fixture, TRUE, FALSE);
}

static void
test_no_step (Fixture      *fixture,
              gconstpointer data)
{
  sealwax_text_model_undo (fixture->model);
  sealwax_text_model_redo (fixture->model);
  heard_assert (fixture->heard, "");
  text_assert (fixture, "");
}

/* Each text comes back with what was typed into it, and each replacement is one step. */
static void
test_back_and_forward (Fixture      *fixture,
                       gconstpointer data)
{
  static const char *const texts[] = { "", "one", "two", "two more", "three" };

  text_type (fixture, "one");
  text_replace (fixture, "two", NULL);
  text_type (fixture, " more");
  text_set (fixture, "three");
  heard_clear (fixture->heard);

  for (guint i = G_N_ELEMENTS (texts); i-- > 0;)
    {
      text_assert (fixture, texts[i]);
      text_assert_steps (fixture, i > 0, i < G_N_ELEMENTS (texts) - 1);
      sealwax_text_model_undo (fixture->model);
      heard_assert (fixture->heard, i > 0 ? "changed edited" : "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      text_assert (fixture, texts[i]);
      text_assert_steps (fixture, i > 0, i < G_N_ELEMENTS (texts) - 1);
      sealwax_text_model_redo (fixture->model);
      heard_assert (fixture->heard, i < G_N_ELEMENTS (texts) - 1 ? "changed edited" : "");
    }
}

/* From a change there is no way forward, in the typing or to another text. */
static void
test_change_ends_redo (Fixture      *fixture,
                       gconstpointer data)
{
  text_set (fixture, "one");
  text_type (fixture, " more");
  text_set (fixture, "two");
  sealwax_text_model_undo (fixture->model);
  sealwax_text_model_undo (fixture->model);
  text_assert (fixture, "one");
  text_type (fixture, "!");
  text_assert_steps (fixture, TRUE, FALSE);
  sealwax_text_model_redo (fixture->model);
  text_assert (fixture, "one!");

  sealwax_text_model_undo (fixture->model);
  sealwax_text_model_undo (fixture->model);
  text_assert (fixture, "");
  text_set (fixture, "three");
  text_assert_steps (fixture, TRUE, FALSE);
  sealwax_text_model_redo (fixture->model);
  text_assert (fixture, "three");
}

/* What was undone in a text before another one took its place does not come back: that one does. */
static void
test_new_text_ends_redo (Fixture      *fixture,
                         gconstpointer data)
{
  text_type (fixture, "one");
  sealwax_text_model_undo (fixture->model);
  text_set (fixture, "two");
  sealwax_text_model_undo (fixture->model);
  text_assert (fixture, "");
  sealwax_text_model_redo (fixture->model);
  text_assert (fixture, "two");
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
  text_type (fixture, "one");
  ASSERT_ENABLED (TRUE, FALSE);
  sealwax_text_model_undo (fixture->model);
  ASSERT_ENABLED (FALSE, TRUE);
  text_set (fixture, "two");
  ASSERT_ENABLED (TRUE, FALSE);
  sealwax_text_model_undo (fixture->model);
  ASSERT_ENABLED (FALSE, TRUE);
  text_type (fixture, "three");
  ASSERT_ENABLED (TRUE, FALSE);
  sealwax_text_model_wipe (fixture->model);
  ASSERT_ENABLED (FALSE, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

#define ADD(name, function) g_test_add ("/app/text-model/" name, Fixture, NULL, text_set_up, function, text_tear_down)
  ADD ("typing", test_typing);
  ADD ("no-step", test_no_step);
  ADD ("back-and-forward", test_back_and_forward);
  ADD ("change-ends-redo", test_change_ends_redo);
  ADD ("new-text-ends-redo", test_new_text_ends_redo);
  ADD ("steps-are-told", test_steps_are_told);

  return g_test_run ();
}
