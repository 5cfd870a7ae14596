/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-chat.h"
#include "sealwax-drafts.h"
#include "sealwax-keys.h"
#include "sealwax-messages.h"
#include "sealwax-operation.h"
#include "sealwax-text-model.h"

G_BEGIN_DECLS

/**
 * SealwaxVerdict:
 * @SEALWAX_VERDICT_NONE: it is the person's own
 * @SEALWAX_VERDICT_PROVEN: it was decrypted from the chosen message, and is proven to be what was encrypted
 * @SEALWAX_VERDICT_UNPROVEN: it was decrypted from the chosen message, but nothing proves that it is what was encrypted
 * @SEALWAX_VERDICT_OTHER_MESSAGE: it was decrypted from a message other than the one that is chosen now
 * @SEALWAX_VERDICT_EARLIER: it was decrypted from the chosen message, which has failed to open since
 *
 * What the plaintext is worth. A verdict is about one text and one message. It stands as long as nobody changes that text,
 * and as long as its message is the chosen one and still opens.
 */
typedef enum
{
  SEALWAX_VERDICT_NONE,
  SEALWAX_VERDICT_PROVEN,
  SEALWAX_VERDICT_UNPROVEN,
  SEALWAX_VERDICT_OTHER_MESSAGE,
  SEALWAX_VERDICT_EARLIER,
} SealwaxVerdict;

/**
 * SealwaxOutcome:
 * @SEALWAX_OUTCOME_DRAFT_KEPT: it is kept encrypted, because it has words of the person's own in it
 * @SEALWAX_OUTCOME_TEXT_CLEARED: it was wiped
 * @SEALWAX_OUTCOME_TEXT_STAYS: it is the person's own, and still there
 * @SEALWAX_OUTCOME_NO_TEXT: there is none
 *
 * What became of the plaintext, most important first.
 */
typedef enum
{
  SEALWAX_OUTCOME_DRAFT_KEPT,
  SEALWAX_OUTCOME_TEXT_CLEARED,
  SEALWAX_OUTCOME_TEXT_STAYS,
  SEALWAX_OUTCOME_NO_TEXT,
} SealwaxOutcome;

/**
 * SealwaxTaken:
 * @SEALWAX_TAKEN_AS_IT_IS: nothing
 * @SEALWAX_TAKEN_AS_MESSAGE: it counts as a message, whatever it looks like
 * @SEALWAX_TAKEN_CONVERTED: it was UTF-16
 *
 * What is known of a text that comes from outside.
 */
typedef enum
{
  SEALWAX_TAKEN_AS_IT_IS = 0,
  SEALWAX_TAKEN_AS_MESSAGE = 1 << 0,
  SEALWAX_TAKEN_CONVERTED = 1 << 1,
} SealwaxTaken;

#define SEALWAX_TYPE_SESSION (sealwax_session_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxSession, sealwax_session, SEALWAX, SESSION, GObject)

SealwaxTextModel *sealwax_session_get_plaintext  (SealwaxSession   *self);

SealwaxTextModel *sealwax_session_get_ciphertext (SealwaxSession   *self);

SealwaxMessages  *sealwax_session_get_messages   (SealwaxSession   *self);

SealwaxChat      *sealwax_session_get_chat       (SealwaxSession   *self);

SealwaxTextModel *sealwax_session_get_edited     (SealwaxSession   *self);

SealwaxFormat     sealwax_session_get_format     (SealwaxSession   *self);

void              sealwax_session_set_format     (SealwaxSession   *self,
                                                  SealwaxFormat     format);

guint             sealwax_session_get_iterations (SealwaxSession   *self);

SealwaxOperation *sealwax_session_get_operation  (SealwaxSession   *self);

gboolean          sealwax_session_is_working     (SealwaxSession   *self);

gboolean          sealwax_session_can_encrypt    (SealwaxSession   *self);

gboolean          sealwax_session_has_drafts     (SealwaxSession   *self);

gboolean          sealwax_session_drafts_need_key (SealwaxSession  *self);

SealwaxVerdict    sealwax_session_get_verdict    (SealwaxSession   *self);

/* sealwax-session-verdict.c */
SealwaxVariant    sealwax_session_get_variant    (SealwaxSession   *self);

/* sealwax-session-kept.c */
gboolean          sealwax_session_has_unsaved    (SealwaxSession   *self);

gboolean          sealwax_session_get_replaced_draft (SealwaxSession *self);

gboolean          sealwax_session_bring_back_draft (SealwaxSession *self);

/* sealwax-session-message.c */
gboolean          sealwax_session_get_message_outdated (SealwaxSession *self);

gboolean          sealwax_session_has_outdated   (SealwaxSession   *self);

/* sealwax-session-work.c */
gboolean          sealwax_session_would_restore  (SealwaxSession   *self);

void              sealwax_session_encrypt        (SealwaxSession   *self,
                                                  SealwaxKeys      *keys);

void              sealwax_session_decrypt        (SealwaxSession   *self,
                                                  SealwaxKeys      *keys);

void              sealwax_session_stop           (SealwaxSession   *self);

void              sealwax_session_interrupt      (SealwaxSession   *self);

/* sealwax-session-texts.c */
SealwaxSession   *sealwax_session_new            (void);

void              sealwax_session_put            (SealwaxSession   *self,
                                                  SealwaxTextModel *where,
                                                  SealwaxSecret    *text,
                                                  const char       *source,
                                                  SealwaxTaken      taken);

void              sealwax_session_take           (SealwaxSession   *self,
                                                  SealwaxSecret    *text,
                                                  const char       *source,
                                                  SealwaxTaken      taken);

void              sealwax_session_stop_taking    (SealwaxSession   *self);

void              sealwax_session_clear          (SealwaxSession   *self);

SealwaxOutcome    sealwax_session_clear_secrets  (SealwaxSession   *self);

G_END_DECLS
