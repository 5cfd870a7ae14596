/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-bytes.h"
#include "sealwax-session-private.h"

/* Opening all messages of a text together, and leafing through their texts. */

static gboolean
is_shown (SealwaxSession *self,
          const char     *digest)
{
  return self->proof != PROOF_NONE && !self->refused && g_str_equal (self->opened_digest, digest);
}

/* The text of a message becomes the plaintext. What is there now can be brought back, and if it is kept nowhere else, the
 * session says so, see SealwaxSession:replaced-draft. */
void
sealwax_session_put_opened (SealwaxSession        *self,
                            const char            *digest,
                            const SealwaxChatText *opened)
{
  sealwax_text_model_set_text (self->plaintext, opened->text);
  sealwax_text_model_set_sealed (self->plaintext, opened->keys);
  sealwax_session_note_opened (self, digest, opened->proven, opened->variant);
  sealwax_session_note_held (self, digest, opened->text);
  sealwax_session_update_kept (self);
}

/* A message was just opened, and that was told. Its messages are those of @pasted, even if the text is still waiting to be read
 * for the list: had it changed since, there would be no work left that opened anything. */
void
sealwax_session_open_rest (SealwaxSession        *self,
                           const char            *digest,
                           const SealwaxChatText *opened,
                           GBytes                *pasted)
{
  if (sealwax_messages_get_count (self->messages) < 2)
    return;

  sealwax_chat_add (self->chat, digest, opened);
  sealwax_chat_open_rest (self->chat, pasted, digest);
}

/* Shows the text of the chosen message, if that is known; or as soon as it is, unless the person does something else first. */
void
sealwax_session_leaf (SealwaxSession *self,
                      gboolean        late)
{
  const SealwaxFinding  *finding = sealwax_messages_get_finding (self->messages);
  const SealwaxChatText *opened = finding != NULL ? sealwax_chat_get_text (self->chat, finding->digest) : NULL;
  char                   digest[SEALWAX_DIGEST_CHARS + 1];

  sealwax_session_stop_awaiting (self);
  if (finding == NULL || is_shown (self, finding->digest))
    return;

  if (opened != NULL)
    {
      g_strlcpy (digest, finding->digest, sizeof digest);
      sealwax_session_put_opened (self, digest, opened);
      g_signal_emit_by_name (self, "leafed", late);
    }
  else if (sealwax_chat_is_running (self->chat))
    g_strlcpy (self->awaited, finding->digest, sizeof self->awaited);
}

/* Nothing is left of the digest: guesses at what could be a message, and is a password, can be checked against it. */
void
sealwax_session_stop_awaiting (SealwaxSession *self)
{
  sealwax_wipe (self->awaited, sizeof self->awaited);
}

static void
on_chat_changed (SealwaxSession *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (self->messages);

  if (finding != NULL && g_str_equal (self->awaited, finding->digest) && sealwax_chat_has_texts (self->chat))
    sealwax_session_leaf (self, TRUE);
  else
    sealwax_session_stop_awaiting (self);
}

void
sealwax_session_watch_chat (SealwaxSession *self)
{
  g_signal_connect_object (self->chat, "changed", G_CALLBACK (on_chat_changed), self, G_CONNECT_SWAPPED);
}
