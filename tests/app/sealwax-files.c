/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-files.h"

#include <string.h>

#include <glib/gstdio.h>

#include "files.h"
#include "session-fixture.h"
#include "support.h"

/* How a name appears in a sentence: nothing in it can affect what is around it. */
#define NAME(name) "\u2068" name "\u2069"

#define CHANGED "refused(“" NAME ("notes.txt") "” was not saved: another program has changed it. Save again to replace it.)"
#define SAVED "saved(" NAME ("notes.txt") ")"

static char *message; /* as it is pasted */

typedef struct
{
  Fixture       session;
  SealwaxFiles *files;
  Heard        *heard; /* the session's; also follows the files */
} Files;

static void
set_up (Files        *self,
        gconstpointer data)
{
  files_clear ();
  fixture_set_up (&self->session, NULL);
  self->files = sealwax_files_new (self->session.session);
  self->heard = self->session.heard;
  heard_follow (self->heard, self->files, "refused");
  heard_follow (self->heard, self->files, "saved");
}

static void
tear_down (Files        *self,
           gconstpointer data)
{
  wait_alone (self->files);
  g_object_unref (self->files);
  fixture_tear_down (&self->session, NULL);
}

/* Only the test holds the files, and only the files and the test hold the session. */
static gboolean
is_settled (gpointer data)
{
  Files *self = data;

  return G_OBJECT (self->files)->ref_count == 1 && G_OBJECT (self->session.session)->ref_count == 2;
}

static void
load (Files            *self,
      const char       *name,
      SealwaxTextModel *where)
{
  g_autofree char *path = files_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  sealwax_files_load (self->files, file, where);
}

static void
save (Files            *self,
      const char       *name,
      SealwaxTextModel *text)
{
  g_autofree char *path = files_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  sealwax_files_save (self->files, file, text);
}

/* Whether that succeeded is heard. */
static void
save_and_wait (Files            *self,
               SealwaxTextModel *text,
               const char       *heard)
{
  save (self, "notes.txt", text);
  wait_until (is_settled, self);
  heard_assert (self->heard, heard);
}

static void
make (const char *name,
      const char *text)
{
  g_autofree char *path = files_make (name, text, strlen (text), 0644);

  files_set_old (path);
}

static void
assert_file (const char *text,
             mode_t      mode)
{
  g_autofree char *path = files_path ("notes.txt");

  files_assert (path, text, strlen (text), mode);
}

static void
assert_texts (Files      *self,
              const char *plaintext,
              const char *ciphertext)
{
  fixture_assert_text (self->session.plaintext, plaintext);
  fixture_assert_text (self->session.ciphertext, ciphertext);
}

static void
test_load (Files        *self,
           gconstpointer data)
{
  make ("notes.txt", "Hello Bob");
  load (self, "notes.txt", self->session.ciphertext);
  wait_until (is_settled, self);
  heard_assert (self->heard, "taken(" NAME ("notes.txt") ")");
  assert_texts (self, "", "Hello Bob");
  g_assert_cmpstr (sealwax_text_model_get_source (self->session.ciphertext), ==, NAME ("notes.txt"));

  make ("message.txt", message);
  load (self, "message.txt", self->session.plaintext);
  wait_until (is_settled, self);
  heard_assert (self->heard, "taken(" NAME ("message.txt") ")");
  assert_texts (self, message, "Hello Bob");
  g_assert_cmpint (sealwax_text_model_get_kept (self->session.plaintext), ==, SEALWAX_TEXT_KEPT_OUTSIDE);
  g_assert_false (sealwax_session_has_unsaved (self->session.session));
}

/* Into the pane where it belongs. */
static void
test_load_somewhere (Files        *self,
                     gconstpointer data)
{
  make ("message.txt", message);
  make ("notes.txt", "Hello Bob");
  make ("prose.sealwax", "Hello Alice");
  load (self, "message.txt", NULL);
  wait_until (is_settled, self);
  assert_texts (self, "", message);
  load (self, "notes.txt", NULL);
  wait_until (is_settled, self);
  assert_texts (self, "Hello Bob", message);
  load (self, "prose.sealwax", NULL);
  wait_until (is_settled, self);
  assert_texts (self, "Hello Bob", "Hello Alice");
  heard_assert (self->heard, "taken(" NAME ("message.txt") ") taken(" NAME ("notes.txt") ") taken(" NAME ("prose.sealwax") ")");
}

static void
make_utf16 (const char *name,
            const char *text)
{
  gsize            size;
  g_autofree char *bytes = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  g_autofree char *marked = g_malloc (size + 2);
  g_autofree char *path = NULL;

  memcpy (marked, "\xff\xfe", 2);
  memcpy (marked + 2, bytes, size);
  path = files_make (name, marked, size + 2, 0644);
  files_set_old (path);
}

/* A converted text is called converted until somebody changes it. */
static void
test_load_utf16 (Files        *self,
                 gconstpointer data)
{
  make_utf16 ("notes.txt", "Grüße");
  make_utf16 ("message.txt", message);
  load (self, "notes.txt", NULL);
  wait_until (is_settled, self);
  assert_texts (self, "Grüße", "");
  g_assert_true (sealwax_text_model_was_converted (self->session.plaintext));
  load (self, "message.txt", NULL);
  wait_until (is_settled, self);
  assert_texts (self, "Grüße", message);
  g_assert_true (sealwax_text_model_was_converted (self->session.ciphertext));

  fixture_type (self->session.plaintext, "mine");
  g_assert_false (sealwax_text_model_was_converted (self->session.plaintext));
  load (self, "message.txt", self->session.plaintext);
  wait_until (is_settled, self);
  g_assert_true (sealwax_text_model_was_converted (self->session.plaintext));
  make ("notes.txt", "Hello Bob");
  load (self, "notes.txt", self->session.plaintext);
  wait_until (is_settled, self);
  g_assert_false (sealwax_text_model_was_converted (self->session.plaintext));
  heard_assert (self->heard, "taken(" NAME ("notes.txt") ") taken(" NAME ("message.txt") ") taken(" NAME ("message.txt") ") taken(" NAME ("notes.txt") ")");
}

/* Nothing is replaced. */
static void
assert_not_loaded (Files      *self,
                   const char *name,
                   const char *sentence)
{
  g_autofree char *heard = g_strdup_printf ("refused(%s)", sentence);

  load (self, name, NULL);
  wait_until (is_settled, self);
  heard_assert (self->heard, heard);
  load (self, name, self->session.plaintext);
  wait_until (is_settled, self);
  heard_assert (self->heard, heard);
  assert_texts (self, "mine", "");
}

static void
test_not_loaded (Files        *self,
                 gconstpointer data)
{
  g_autofree char *folder = files_path ("folder");

  fixture_type (self->session.plaintext, "mine");
  make ("empty.txt", "");
  make ("latin.txt", "caf\xe9");
  g_assert_no_errno (g_mkdir (folder, 0755));
  assert_not_loaded (self, "empty.txt", "“" NAME ("empty.txt") "” is empty.");
  assert_not_loaded (self, "missing.txt", "“" NAME ("missing.txt") "” does not exist.");
  assert_not_loaded (self, "latin.txt", "“" NAME ("latin.txt") "” is not text in UTF-8.");
  assert_not_loaded (self, "folder", "“" NAME ("folder") "” is a folder.");
}

static void
test_stop_loading (Files        *self,
                   gconstpointer data)
{
  make ("notes.txt", "Hello Bob");
  sealwax_files_stop_loading (self->files);
  load (self, "notes.txt", self->session.plaintext);
  sealwax_files_stop_loading (self->files);
  load (self, "missing.txt", self->session.plaintext);
  sealwax_files_stop_loading (self->files);
  wait_until (is_settled, self);
  heard_assert (self->heard, "");
  assert_texts (self, "", "");
}

/* The last one counts. */
static void
test_load_another (Files        *self,
                   gconstpointer data)
{
  make ("first.txt", "first");
  make ("second.txt", "second");
  load (self, "first.txt", self->session.plaintext);
  load (self, "second.txt", self->session.plaintext);
  wait_until (is_settled, self);
  heard_assert (self->heard, "taken(" NAME ("second.txt") ")");
  assert_texts (self, "second", "");
  g_assert_true (sealwax_text_model_can_undo (self->session.plaintext));
  sealwax_text_model_undo (self->session.plaintext);
  assert_texts (self, "", "");
}

/* Nobody else can read a saved plaintext, whoever could read the file before. */
static void
test_save (Files        *self,
           gconstpointer data)
{
  g_autofree char *path = files_path ("notes.txt");

  fixture_type (self->session.plaintext, "mine");
  fixture_put (&self->session, self->session.ciphertext, message);
  heard_clear (self->heard);
  save_and_wait (self, self->session.ciphertext, SAVED);
  assert_file (message, 0644);
  g_assert_true (sealwax_session_has_unsaved (self->session.session));
  save_and_wait (self, self->session.plaintext, SAVED);
  assert_file ("mine", 0600);
  g_assert_false (sealwax_session_has_unsaved (self->session.session));
  g_assert_cmpint (sealwax_text_model_get_kept (self->session.plaintext), ==, SEALWAX_TEXT_KEPT_OUTSIDE);

  g_assert_no_errno (g_unlink (path));
  save_and_wait (self, self->session.plaintext, SAVED);
  assert_file ("mine", 0600);
}

/* The text as it was when the person chose Save. What it has become since is saved nowhere. */
static void
test_save_and_change (Files        *self,
                      gconstpointer data)
{
  fixture_type (self->session.plaintext, "mine");
  save (self, "notes.txt", self->session.plaintext);
  fixture_type (self->session.plaintext, "!");
  wait_until (is_settled, self);
  heard_assert (self->heard, SAVED);
  assert_file ("mine", 0600);
  g_assert_true (sealwax_session_has_unsaved (self->session.session));

  save (self, "notes.txt", self->session.plaintext);
  fixture_type (self->session.plaintext, "!");
  fixture_erase (self->session.plaintext, 1); /* changed back */
  wait_until (is_settled, self);
  assert_file ("mine!", 0600);
  g_assert_false (sealwax_session_has_unsaved (self->session.session));
}

static void
test_not_saved (Files        *self,
                gconstpointer data)
{
  fixture_type (self->session.plaintext, "mine");
  save (self, "nowhere/notes.txt", self->session.plaintext);
  wait_until (is_settled, self);
  heard_assert (self->heard, "refused(“" NAME ("notes.txt") "” was not saved: its folder does not exist.)");
  g_assert_true (sealwax_session_has_unsaved (self->session.session));
}

/* What others changed is not replaced without a word. Whoever saves again after that word knows, and may do so once. */
static void
assert_refused_once (Files      *self,
                     const char *others)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_text (self->session.plaintext);

  make ("notes.txt", others);
  save_and_wait (self, self->session.plaintext, CHANGED);
  assert_file (others, 0644);
  save_and_wait (self, self->session.plaintext, SAVED);
  assert_file (sealwax_secret_get_text (text), 0600);
}

static void
test_changed_since_loaded (Files        *self,
                           gconstpointer data)
{
  make ("notes.txt", "Hello Bob");
  load (self, "notes.txt", self->session.plaintext);
  wait_until (is_settled, self);
  fixture_type (self->session.plaintext, "!");
  heard_clear (self->heard);
  assert_refused_once (self, "Hello Alice, from somebody else");
  assert_refused_once (self, "Hello Alice, from somebody else again");
}

static void
test_unchanged_since_loaded (Files        *self,
                             gconstpointer data)
{
  make ("notes.txt", "Hello Bob");
  load (self, "notes.txt", self->session.plaintext);
  wait_until (is_settled, self);
  fixture_type (self->session.plaintext, "!");
  heard_clear (self->heard);
  save_and_wait (self, self->session.plaintext, SAVED);
  assert_file ("Hello Bob!", 0600);
  fixture_type (self->session.plaintext, "!");
  save_and_wait (self, self->session.plaintext, SAVED);
  assert_file ("Hello Bob!!", 0600);
}

/* Also as it was saved, and whatever has been cleared: that is no secret. */
static void
test_changed_since_saved (Files        *self,
                          gconstpointer data)
{
  fixture_type (self->session.plaintext, "mine");
  save_and_wait (self, self->session.plaintext, SAVED);
  assert_refused_once (self, "somebody else's");

  sealwax_session_clear (self->session.session);
  sealwax_session_clear_secrets (self->session.session);
  sealwax_files_stop_loading (self->files);
  fixture_type (self->session.plaintext, "later");
  assert_refused_once (self, "somebody else's again");
}

/* If the session knows nothing of it, the person chose it as a file to be replaced. */
static void
test_unknown (Files        *self,
              gconstpointer data)
{
  make ("notes.txt", "somebody else's");
  make ("other.txt", "other");
  load (self, "other.txt", self->session.plaintext);
  wait_until (is_settled, self);
  heard_clear (self->heard);
  save_and_wait (self, self->session.plaintext, SAVED);
  assert_file ("other", 0600);
}

static void
on_activate (Files *self)
{
  save (self, "notes.txt", self->session.plaintext);
}

/* The program does not end before a text is saved. */
static void
test_program_stays (Files        *self,
                    gconstpointer data)
{
  g_autoptr (GApplication) application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_application_set_default (application);
  g_signal_connect_swapped (application, "activate", G_CALLBACK (on_activate), self);
  fixture_type (self->session.plaintext, "mine");
  g_assert_cmpint (g_application_run (application, 0, NULL), ==, 0);
  heard_assert (self->heard, SAVED);
  assert_file ("mine", 0600);
  g_application_set_default (NULL);
  wait_until (is_settled, self);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) sealed = NULL;
  gsize       size;
  const char *bytes;
  int         status;

  files_begin ();
  fixture_init (&argc, &argv);
  sealed = test_make_message (SEALWAX_FORMAT_SEALED, "text", NULL, TEST_KEY);
  bytes = g_bytes_get_data (sealed, &size);
  message = g_strndup (bytes, size);

#define ADD(name, function) g_test_add ("/app/files/" name, Files, NULL, set_up, function, tear_down)
  ADD ("load", test_load);
  ADD ("load/somewhere", test_load_somewhere);
  ADD ("load/utf16", test_load_utf16);
  ADD ("load/refused", test_not_loaded);
  ADD ("load/stopped", test_stop_loading);
  ADD ("load/another", test_load_another);
  ADD ("save", test_save);
  ADD ("save/and-change", test_save_and_change);
  ADD ("save/refused", test_not_saved);
  ADD ("changed/since-loaded", test_changed_since_loaded);
  ADD ("changed/not-since-loaded", test_unchanged_since_loaded);
  ADD ("changed/since-saved", test_changed_since_saved);
  ADD ("unknown", test_unknown);
  ADD ("program-stays", test_program_stays);

  status = g_test_run ();
  g_free (message);

  return files_end (status);
}
