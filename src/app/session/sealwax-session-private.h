/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-session.h"

G_BEGIN_DECLS

typedef enum
{
  PROOF_NONE, /* the text was not decrypted, or the person has changed it since */
  PROOF_PROVEN,
  PROOF_UNPROVEN,
} SealwaxProof;

struct _SealwaxSession
{
  GObject parent_instance;

  SealwaxTextModel *plaintext;
  SealwaxTextModel *ciphertext;
  SealwaxMessages  *messages; /* of the ciphertext */
  SealwaxChat      *chat;     /* their texts */
  char              awaited[SEALWAX_DIGEST_CHARS + 1]; /* of the message whose text is to be shown once it is there; or empty */
  SealwaxDrafts    *drafts;
  SealwaxTextModel *edited; /* borrowed: the one that the person changed last */
  SealwaxFormat     format;
  gboolean          can_encrypt; /* as last notified */

  /* The work under way. If anything that went into it changes, nothing comes of it. */
  GCancellable     *cancellable;
  SealwaxOperation *operation; /* nullable */
  gboolean          has_restored; /* drafts, so far */

  GCancellable     *take_cancellable; /* for a text whose place is not known yet */

  /* What is known of the plaintext. */
  SealwaxProof      proof;
  char              opened_digest[SEALWAX_DIGEST_CHARS + 1]; /* of its message; empty if the ciphertext has changed since */
  gboolean          refused;                                 /* that message did not open when it was tried again */
  SealwaxVerdict    verdict;                                 /* as last notified */
  SealwaxVariant    variant;                                 /* of the passphrase that was typed, which opened it */

  /* What is known of the message. */
  gboolean          is_fresh;         /* it was just made, and was not read yet */
  gboolean          message_outdated; /* as last notified */

  gboolean          replaced_draft; /* as last notified */
};

/* sealwax-session.c */
void sealwax_session_set_edited     (SealwaxSession   *self,
                                     SealwaxTextModel *text);

void sealwax_session_set_cancellable (SealwaxSession  *self,
                                      GCancellable    *cancellable);

void sealwax_session_set_operation  (SealwaxSession   *self,
                                     SealwaxOperation *operation);

void sealwax_session_update_can_encrypt (SealwaxSession *self);

void sealwax_session_tell_verdict   (SealwaxSession   *self,
                                     SealwaxVerdict    verdict,
                                     gboolean          is_news);

void sealwax_session_tell_message_outdated (SealwaxSession *self,
                                            gboolean        outdated);

void sealwax_session_tell_kept      (SealwaxSession   *self,
                                     gboolean          replaced_draft);

/* sealwax-session-kept.c */
void sealwax_session_update_kept    (SealwaxSession   *self);

void sealwax_session_note_sent      (SealwaxSession   *self);

/* sealwax-session-chat.c */
void sealwax_session_watch_chat     (SealwaxSession   *self);

void sealwax_session_put_opened     (SealwaxSession        *self,
                                     const char            *digest,
                                     const SealwaxChatText *opened);

void sealwax_session_open_rest      (SealwaxSession        *self,
                                     const char            *digest,
                                     const SealwaxChatText *opened,
                                     GBytes                *pasted);

void sealwax_session_leaf           (SealwaxSession   *self,
                                     gboolean          late);

void sealwax_session_stop_awaiting  (SealwaxSession   *self);

/* sealwax-session-signals.c */
void sealwax_session_install_signals (GType           type);

/* sealwax-session-message.c */
void sealwax_session_update_message (SealwaxSession   *self);

void sealwax_session_note_made      (SealwaxSession   *self,
                                     SealwaxSecret    *text);

void sealwax_session_note_read      (SealwaxSession   *self);

void sealwax_session_note_held      (SealwaxSession   *self,
                                     const char       *digest,
                                     SealwaxSecret    *text);

/* sealwax-session-verdict.c */
void sealwax_session_disown_text    (SealwaxSession   *self);

void sealwax_session_note_opened    (SealwaxSession   *self,
                                     const char       *digest,
                                     gboolean          proven,
                                     SealwaxVariant    variant);

void sealwax_session_note_refused   (SealwaxSession   *self,
                                     const char       *digest);

void sealwax_session_outdate_text   (SealwaxSession   *self);

void sealwax_session_follow_choice  (SealwaxSession   *self);

G_END_DECLS
