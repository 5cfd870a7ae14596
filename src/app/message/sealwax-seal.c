/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-error.h"
#include "sealwax-seal.h"

/* What the seal beside a heading says, and how it looks. */

static const struct
{
  const char *word;
  const char *icon; /* in data/icons/seal */
  const char *large_icon;
  const char *css_class; /* NULL: the colour of the text around it */
} looks[] = {
  [SEALWAX_SEAL_NONE] = { "", NULL, NULL, NULL },
  /* Translators: a seal's word: a message that was not opened yet. */
  [SEALWAX_SEAL_SEALED] = { NC_ ("seal", "Sealed"), "sealwax-seal-sealed-symbolic", "sealwax-large-seal-sealed-symbolic", NULL },
  /* Translators: a seal's word: a message in the format “Basic” that was not opened yet. */
  [SEALWAX_SEAL_BASIC] = { NC_ ("seal", "Basic"), "sealwax-seal-unverified-symbolic", "sealwax-large-seal-unverified-symbolic", NULL },
  /* Translators: a seal's word: the text is exactly what was encrypted. */
  [SEALWAX_SEAL_VERIFIED] = { NC_ ("seal", "Verified"), "sealwax-seal-verified-symbolic", "sealwax-large-seal-verified-symbolic", "success" },
  /* Translators: a seal's word: nothing shows whether the text is what was encrypted. */
  [SEALWAX_SEAL_UNVERIFIED] = { NC_ ("seal", "Not verified"), "sealwax-seal-unverified-symbolic", "sealwax-large-seal-unverified-symbolic", "warning" },
  /* Translators: a seal's word: the message was damaged or altered. */
  [SEALWAX_SEAL_BROKEN] = { NC_ ("seal", "Broken"), "sealwax-seal-broken-symbolic", "sealwax-large-seal-broken-symbolic", "error" },
  /* Translators: a seal's word: a part of the message is missing. */
  [SEALWAX_SEAL_INCOMPLETE] = { NC_ ("seal", "Incomplete"), "sealwax-seal-incomplete-symbolic", "sealwax-large-seal-incomplete-symbolic", "warning" },
  /* Translators: a seal's word: the text and the message do not belong together any more. */
  [SEALWAX_SEAL_OUTDATED] = { NC_ ("seal", "Outdated"), "sealwax-seal-outdated-symbolic", "sealwax-large-seal-outdated-symbolic", "dimmed" },
  /* Translators: a seal's word: the message was made by a newer version of this program. */
  [SEALWAX_SEAL_UNKNOWN] = { NC_ ("seal", "Too new"), "sealwax-seal-unverified-symbolic", "sealwax-large-seal-unverified-symbolic", "warning" },
};

/**
 * sealwax_seal_of_text:
 * @verdict: what a plaintext is worth
 *
 * Returns: its seal
 */
SealwaxSeal
sealwax_seal_of_text (SealwaxVerdict verdict)
{
  switch (verdict)
    {
    case SEALWAX_VERDICT_PROVEN:
      return SEALWAX_SEAL_VERIFIED;
    case SEALWAX_VERDICT_UNPROVEN:
      return SEALWAX_SEAL_UNVERIFIED;
    case SEALWAX_VERDICT_OTHER_MESSAGE:
    case SEALWAX_VERDICT_EARLIER:
      return SEALWAX_SEAL_OUTDATED;
    case SEALWAX_VERDICT_NONE:
    default:
      return SEALWAX_SEAL_NONE;
    }
}

/* Before anything was tried. */
static SealwaxSeal
get_seal_of_unopened (const SealwaxMessage *message)
{
  switch ((int)message->status)
    {
    case SEALWAX_STATUS_OK:
      return message->format == SEALWAX_FORMAT_BASIC ? SEALWAX_SEAL_BASIC : SEALWAX_SEAL_SEALED;
    case SEALWAX_STATUS_INCOMPLETE:
      return SEALWAX_SEAL_INCOMPLETE;
    case SEALWAX_STATUS_DAMAGED:
      return SEALWAX_SEAL_BROKEN;
    case SEALWAX_STATUS_NEWER:
      return SEALWAX_SEAL_UNKNOWN;
    default:
      return SEALWAX_SEAL_NONE;
    }
}

/**
 * sealwax_seal_of_message:
 * @message: (nullable): a message, or what was found instead of one
 *
 * Returns: its seal
 */
SealwaxSeal
sealwax_seal_of_message (SealwaxFoundMessage *message)
{
  if (message == NULL)
    return SEALWAX_SEAL_NONE;

  switch (sealwax_found_message_get_result (message))
    {
    case SEALWAX_MESSAGE_RESULT_OPENED:
      return SEALWAX_SEAL_VERIFIED;
    case SEALWAX_MESSAGE_RESULT_UNPROVEN:
      return SEALWAX_SEAL_UNVERIFIED;
    case SEALWAX_MESSAGE_RESULT_ALTERED:
      return SEALWAX_SEAL_BROKEN;
    case SEALWAX_MESSAGE_RESULT_WRONG:
    case SEALWAX_MESSAGE_RESULT_NEEDS_KEY:
    case SEALWAX_MESSAGE_RESULT_NONE:
    default:
      return get_seal_of_unopened (&sealwax_found_message_get_finding (message)->message);
    }
}

/**
 * sealwax_seal_get_word:
 * @seal: a seal
 *
 * Returns: its word, translated; empty for none
 */
const char *
sealwax_seal_get_word (SealwaxSeal seal)
{
  g_return_val_if_fail (seal < G_N_ELEMENTS (looks), "");

  return seal == SEALWAX_SEAL_NONE ? "" : g_dpgettext2 (NULL, "seal", looks[seal].word);
}

/**
 * sealwax_seal_get_icon:
 * @seal: a seal
 * @large: whether it is drawn for 96 pixels, and not for 16
 *
 * Returns: (nullable): the name of its icon
 */
const char *
sealwax_seal_get_icon (SealwaxSeal seal,
                       gboolean    large)
{
  g_return_val_if_fail (seal < G_N_ELEMENTS (looks), NULL);

  return large ? looks[seal].large_icon : looks[seal].icon;
}

/**
 * sealwax_seal_get_class:
 * @seal: a seal
 *
 * Returns: (nullable): the style class that gives it its colour
 */
const char *
sealwax_seal_get_class (SealwaxSeal seal)
{
  g_return_val_if_fail (seal < G_N_ELEMENTS (looks), NULL);

  return looks[seal].css_class;
}

static const char *
explain_proven (SealwaxFoundMessage *message)
{
  const SealwaxMessage *found = message != NULL ? &sealwax_found_message_get_finding (message)->message : NULL;

  if (found == NULL || !found->needs_key)
    return _ ("This is exactly the text that was encrypted. Whoever encrypted it knew the passphrase.");
  if (!found->needs_passphrase)
    return _ ("This is exactly the text that was encrypted. Whoever encrypted it had the key file.");

  return _ ("This is exactly the text that was encrypted. Whoever encrypted it knew the passphrase and had the key file.");
}

/**
 * sealwax_seal_explain_text:
 * @verdict: what a plaintext is worth
 * @message: (nullable): the message that it came from, if it is there
 *
 * Returns: (transfer full): what its seal means
 */
char *
sealwax_seal_explain_text (SealwaxVerdict       verdict,
                           SealwaxFoundMessage *message)
{
  switch (verdict)
    {
    case SEALWAX_VERDICT_PROVEN:
      return g_strdup (explain_proven (message));
    case SEALWAX_VERDICT_UNPROVEN:
      return g_strdup (_ ("The passphrase may be wrong, or the text altered. Nothing in the message can tell."));
    case SEALWAX_VERDICT_OTHER_MESSAGE:
      return g_strdup (_ ("This text doesn’t come from the message that is shown now."));
    case SEALWAX_VERDICT_EARLIER:
      return g_strdup (_ ("This text was decrypted earlier. Now its message didn’t open."));
    case SEALWAX_VERDICT_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * sealwax_seal_explain_message:
 * @message: a message, or what was found instead of one
 *
 * Returns: (transfer full): what its seal means
 */
char *
sealwax_seal_explain_message (SealwaxFoundMessage *message)
{
  const SealwaxMessage *found = &sealwax_found_message_get_finding (message)->message;
  g_autoptr (GError) error = NULL;

  switch (sealwax_seal_of_message (message))
    {
    case SEALWAX_SEAL_SEALED:
      return g_strdup (_ ("Without the secret, nobody can read it or alter it unnoticed."));
    case SEALWAX_SEAL_BASIC:
      return g_strdup (_ ("Without the passphrase, nobody can read it. But it could be altered unnoticed."));
    case SEALWAX_SEAL_VERIFIED:
      return g_strdup (_ ("It opened, and nobody altered it."));
    case SEALWAX_SEAL_UNVERIFIED:
      return g_strdup (_ ("It opened. But the passphrase may be wrong, or the message altered: nothing in it can tell."));
    case SEALWAX_SEAL_NONE:
      return g_strdup ("");
    case SEALWAX_SEAL_BROKEN:
    case SEALWAX_SEAL_INCOMPLETE:
    case SEALWAX_SEAL_OUTDATED:
    case SEALWAX_SEAL_UNKNOWN:
    default:
      error = sealwax_error_new_opening (found->status != SEALWAX_STATUS_OK ? found->status : SEALWAX_STATUS_ALTERED, found);
      return g_strdup (error->message);
    }
}
