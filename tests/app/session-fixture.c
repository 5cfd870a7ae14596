/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "support.h"

void
fixture_init (int    *argc,
              char ***argv)
{
  /* The defaults, not the settings of whoever runs the tests. */
  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_test_init (argc, argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);
}

void
fixture_set_up (Fixture      *self,
                gconstpointer data)
{
  static const char *const signals[] = { "decrypted", "encrypted", "lost", "outdated", "refused", "restored", "stopped", "taken" };

  self->session = sealwax_session_new ();
  self->plaintext = sealwax_session_get_plaintext (self->session);
  self->ciphertext = sealwax_session_get_ciphertext (self->session);
  self->messages = sealwax_session_get_messages (self->session);
  self->heard = heard_new ();
  heard_name (self->plaintext, "plaintext");
  heard_name (self->ciphertext, "ciphertext");
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    heard_follow (self->heard, self->session, signals[i]);
}

/* It goes when nothing holds it any more. */
void
fixture_tear_down (Fixture      *self,
                   gconstpointer data)
{
  gpointer session = self->session;

  sealwax_session_stop (self->session);
  sealwax_session_stop_taking (self->session);
  fixture_settle (self);
  g_object_add_weak_pointer (session, &session);
  g_object_unref (self->session);
  g_assert_null (session);
  heard_free (self->heard);
}

/* A message with a low cost, as it is pasted. */
char *
fixture_make_message (SealwaxFormat format,
                      const char   *text,
                      const char   *passphrase)
{
  g_autoptr (GBytes) message = test_make_message (format, text, passphrase, NULL);
  gsize       size;
  const char *bytes = g_bytes_get_data (message, &size);

  return g_strndup (bytes, size);
}

/* One of the highest cost: its derivation takes seconds, and nothing waits for its end. */
char *
fixture_make_slow_message (const char *passphrase)
{
  SealwaxOperation *operation = test_new_seal (SEALWAX_FORMAT_SEALED, "slow", passphrase, NULL, SEALWAX_ITERATIONS_MAX);
  g_autoptr (GBytes) message = test_seal (operation, NULL);
  gsize       size;
  const char *bytes = g_bytes_get_data (message, &size);

  test_release (operation);

  return g_strndup (bytes, size);
}

/* At the end. */
void
fixture_type (SealwaxTextModel *text,
              const char       *typed)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (text);
  GtkTextIter    end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_interactive (buffer, &end, typed, -1, TRUE);
}

/* At the end. */
void
fixture_erase (SealwaxTextModel *text,
               int               characters)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (text);
  GtkTextIter    start, end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  start = end;
  gtk_text_iter_backward_chars (&start, characters);
  gtk_text_buffer_delete_interactive (buffer, &start, &end, TRUE);
}

void
fixture_put (Fixture          *self,
             SealwaxTextModel *where,
             const char       *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_session_put (self->session, where, content, NULL, SEALWAX_TAKEN_AS_IT_IS);
}

static gboolean
is_read (gpointer messages)
{
  return !sealwax_messages_is_reading (messages);
}

/* A message pasted into the ciphertext is read a moment later. */
void
fixture_show (Fixture    *self,
              const char *ciphertext)
{
  fixture_put (self, self->ciphertext, ciphertext);
  wait_until (is_read, self->messages);
  heard_clear (self->heard);
}

static SealwaxKeys *
make_keys (const char *passphrase,
           const char *key)
{
  g_autoptr (SealwaxSecret) passphrase_secret = test_secret (passphrase);
  g_autoptr (SealwaxSecret) key_secret = test_secret (key);

  return sealwax_keys_new (passphrase_secret, key_secret);
}

void
fixture_encrypt (Fixture    *self,
                 const char *passphrase)
{
  fixture_encrypt_with (self, passphrase, NULL);
}

void
fixture_decrypt (Fixture    *self,
                 const char *passphrase)
{
  fixture_decrypt_with (self, passphrase, NULL);
}

/* With a key of SEALWAX_KEY_SIZE characters as well, or instead: either may be NULL. */
void
fixture_encrypt_with (Fixture    *self,
                      const char *passphrase,
                      const char *key)
{
  g_autoptr (SealwaxKeys) keys = make_keys (passphrase, key);

  sealwax_session_encrypt (self->session, keys);
}

void
fixture_decrypt_with (Fixture    *self,
                      const char *passphrase,
                      const char *key)
{
  g_autoptr (SealwaxKeys) keys = make_keys (passphrase, key);

  sealwax_session_decrypt (self->session, keys);
}

/* Pastes a message and decrypts it, which must succeed. */
void
fixture_open (Fixture    *self,
              const char *ciphertext,
              const char *passphrase)
{
  fixture_show (self, ciphertext);
  fixture_decrypt (self, passphrase);
  heard_wait (self->heard, "decrypted(yes)");
  heard_assert (self->heard, "decrypted(yes)");
}

/* Until nothing that was started for the session can arrive any more. */
void
fixture_settle (Fixture *self)
{
  wait_alone (self->session);
  wait_until (is_read, self->messages);
}

void
fixture_assert_text (SealwaxTextModel *text,
                     const char       *expected)
{
  g_autoptr (SealwaxSecret) content = sealwax_text_model_dup_text (text);

  g_assert_cmpstr (sealwax_secret_get_text (content), ==, expected);
}

/* What became of a message. */
SealwaxMessageResult
fixture_get_result (Fixture *self,
                    guint    index)
{
  g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (self->messages), index);

  g_assert_nonnull (message);

  return sealwax_found_message_get_result (message);
}
