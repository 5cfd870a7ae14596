/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-session-private.h"

/* What the plaintext is worth, see #SealwaxVerdict. */

static SealwaxVerdict
compute_verdict (SealwaxSession *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (self->messages);

  if (self->proof == PROOF_NONE)
    return SEALWAX_VERDICT_NONE;
  if (finding == NULL || !g_str_equal (finding->digest, self->opened_digest))
    return SEALWAX_VERDICT_OTHER_MESSAGE;
  if (self->refused)
    return SEALWAX_VERDICT_EARLIER;

  return self->proof == PROOF_PROVEN ? SEALWAX_VERDICT_PROVEN : SEALWAX_VERDICT_UNPROVEN;
}

/* Something happened to the message, not to the text. */
static void
update (SealwaxSession *self)
{
  SealwaxVerdict verdict = compute_verdict (self);

  sealwax_session_tell_verdict (self, verdict, verdict != self->verdict);
}

/* The text is not what was decrypted, or no longer is. */
void
sealwax_session_disown_text (SealwaxSession *self)
{
  self->proof = PROOF_NONE;
  self->variant = SEALWAX_VARIANT_NONE;
  *self->opened_digest = '\0';
  sealwax_session_tell_verdict (self, SEALWAX_VERDICT_NONE, FALSE);
}

/* The text was just decrypted. */
void
sealwax_session_note_opened (SealwaxSession *self,
                             const char     *digest,
                             gboolean        proven,
                             SealwaxVariant  variant)
{
  self->proof = proven ? PROOF_PROVEN : PROOF_UNPROVEN;
  self->variant = variant;
  self->refused = FALSE;
  g_strlcpy (self->opened_digest, digest, sizeof self->opened_digest);
  sealwax_session_tell_verdict (self, compute_verdict (self), FALSE);
}

/* A message did not open. If it is the one that the text came from, all that is said of the text from now on is that it was
 * decrypted earlier. */
void
sealwax_session_note_refused (SealwaxSession *self,
                              const char     *digest)
{
  if (!g_str_equal (digest, self->opened_digest))
    return; /* it is another message; that was said when it was chosen */

  self->refused = TRUE;
  update (self);
}

/* The ciphertext has changed. From now on, what was decrypted before counts as coming from an earlier message, whatever the
 * ciphertext holds later: only decrypting again can tell. */
void
sealwax_session_outdate_text (SealwaxSession *self)
{
  if (self->proof == PROOF_NONE)
    return;

  *self->opened_digest = '\0';
  update (self);
}

/* Another message of the ciphertext was chosen. */
void
sealwax_session_follow_choice (SealwaxSession *self)
{
  if (self->proof != PROOF_NONE)
    update (self);
}

/**
 * sealwax_session_get_variant:
 * @self: a session
 *
 * Returns: what was changed in the passphrase to decrypt the plaintext, as long as that has a verdict
 */
SealwaxVariant
sealwax_session_get_variant (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), SEALWAX_VARIANT_NONE);

  return self->variant;
}
