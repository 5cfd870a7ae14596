/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-stray.h"

#include "session-fixture.h"
#include "support.h"

static char *message;

typedef struct
{
  Fixture       session;
  SealwaxStray *stray;
  Heard        *heard; /* the session's; also follows the stray */
} Stray;

static void
set_up (Stray        *self,
        gconstpointer data)
{
  fixture_set_up (&self->session, NULL);
  self->stray = sealwax_stray_new (self->session.plaintext);
  self->heard = heard_new ();
  heard_follow (self->heard, self->stray, "changed");
}

static void
tear_down (Stray        *self,
           gconstpointer data)
{
  wait_alone (self->stray);
  heard_free (self->heard);
  g_object_unref (self->stray);
  fixture_tear_down (&self->session, NULL);
}

static void
paste (Stray      *self,
       const char *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_insert (self->session.plaintext, content);
  sealwax_stray_look (self->stray);
  wait_alone (self->stray);
}

static void
test_ordinary_text (Stray        *self,
                    gconstpointer data)
{
  paste (self, "Hello Bob");
  heard_assert (self->heard, "");
  g_assert_false (sealwax_stray_is_there (self->stray));
}

/* A password may look like a Basic message, and is pasted there to be encrypted. */
static void
test_password (Stray        *self,
               gconstpointer data)
{
  paste (self, "q8Zr4XvT1mWc7LkYp0sHd2NfJb6GuEa9QoIxR5tVzMwKyCnPhDlSgBjFrUeA3iOX");
  heard_assert (self->heard, "");
  g_assert_false (sealwax_stray_is_there (self->stray));
}

static void
test_take (Stray        *self,
           gconstpointer data)
{
  g_autoptr (SealwaxSecret) taken = NULL;

  paste (self, message);
  heard_assert (self->heard, "changed");
  g_assert_true (sealwax_stray_is_there (self->stray));
  fixture_assert_text (self->session.plaintext, message);

  taken = sealwax_stray_take (self->stray);
  g_assert_cmpstr (sealwax_secret_get_text (taken), ==, message);
  fixture_assert_text (self->session.plaintext, "");
  heard_assert (self->heard, "changed");
  g_assert_false (sealwax_stray_is_there (self->stray));
}

/* The text it replaced is back. */
static void
test_take_from_text (Stray        *self,
                     gconstpointer data)
{
  g_autoptr (SealwaxSecret) taken = NULL;

  fixture_type (self->session.plaintext, "mine");
  sealwax_text_model_select_all (self->session.plaintext);
  paste (self, message);
  fixture_assert_text (self->session.plaintext, message);
  taken = sealwax_stray_take (self->stray);
  fixture_assert_text (self->session.plaintext, "mine");
}

/* There is no way back to the text before it if that was the same. */
static void
test_take_twice (Stray        *self,
                 gconstpointer data)
{
  g_autoptr (SealwaxSecret) first = test_secret (message);
  g_autoptr (SealwaxSecret) taken = NULL;

  sealwax_text_model_replace (self->session.plaintext, first, NULL);
  sealwax_text_model_replace (self->session.plaintext, first, NULL);
  sealwax_stray_look (self->stray);
  wait_alone (self->stray);
  taken = sealwax_stray_take (self->stray);
  g_assert_cmpstr (sealwax_secret_get_text (taken), ==, message);
  fixture_assert_text (self->session.plaintext, "");
}

static void
test_keep (Stray        *self,
           gconstpointer data)
{
  paste (self, message);
  heard_assert (self->heard, "changed");
  sealwax_stray_keep (self->stray);
  heard_assert (self->heard, "changed");
  g_assert_false (sealwax_stray_is_there (self->stray));
  fixture_assert_text (self->session.plaintext, message);
}

/* Nothing is said about a text that is gone. */
static void
test_changed (Stray        *self,
              gconstpointer data)
{
  g_autoptr (SealwaxSecret) content = test_secret (message);

  paste (self, message);
  heard_assert (self->heard, "changed");
  fixture_type (self->session.plaintext, "!");
  heard_assert (self->heard, "changed");
  g_assert_false (sealwax_stray_is_there (self->stray));

  sealwax_text_model_replace (self->session.plaintext, content, NULL);
  sealwax_stray_look (self->stray);
  sealwax_text_model_undo (self->session.plaintext);
  wait_alone (self->stray);
  heard_assert (self->heard, "");
  g_assert_false (sealwax_stray_is_there (self->stray));
}

#define ADD(name, test) g_test_add ("/app/stray/" name, Stray, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  fixture_init (&argc, &argv);
  message = fixture_make_message (SEALWAX_FORMAT_SEALED, "Hello Bob", "p");

  ADD ("ordinary-text", test_ordinary_text);
  ADD ("password", test_password);
  ADD ("take", test_take);
  ADD ("take/from-text", test_take_from_text);
  ADD ("take/twice", test_take_twice);
  ADD ("keep", test_keep);
  ADD ("changed", test_changed);

  status = g_test_run ();
  g_free (message);

  return status;
}
