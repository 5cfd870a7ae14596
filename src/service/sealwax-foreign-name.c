/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sealwax-foreign-name.h"

/* What a text is for certain. */
static const char *
describe_certain (SealwaxForeign foreign)
{
  switch ((int)foreign)
    {
    case SEALWAX_FOREIGN_OPENSSL:
      return _ ("This is not a message of Sealwax: OpenSSL encrypted it.");
    case SEALWAX_FOREIGN_PNG:
      return _ ("This is not a message: it is a PNG image in Base64.");
    case SEALWAX_FOREIGN_OPENSSH_KEY:
      return _ ("This is not a message: it is a private SSH key. Keep it to yourself.");
    case SEALWAX_FOREIGN_SAME_BYTES:
      return _ ("This is not a message: it is the same byte again and again.");
    case SEALWAX_FOREIGN_LOWER_CASE:
      return _ ("This message became all lowercase on the way. It cannot be recovered: ask for it again.");
    case SEALWAX_FOREIGN_UPPER_CASE:
      return _ ("This message became all uppercase on the way. It cannot be recovered: ask for it again.");
    default:
      return NULL;
    }
}

/* What Base64 looks like that may still be a message. */
static const char *
describe_likely (SealwaxForeign foreign)
{
  switch ((int)foreign)
    {
    case SEALWAX_FOREIGN_TEXT:
      return _ ("This looks like plain text in Base64, which is not encrypted.");
    case SEALWAX_FOREIGN_PDF:
      return _ ("This looks like a PDF document in Base64, not like a message.");
    case SEALWAX_FOREIGN_ZIP:
      return _ ("This looks like a ZIP archive or an office document in Base64, not like a message.");
    case SEALWAX_FOREIGN_GZIP:
      return _ ("This looks like a file in Base64 that gzip compressed, not like a message.");
    case SEALWAX_FOREIGN_OPENPGP:
      return _ ("This looks like an OpenPGP message or key without its first and last line, not like a message of Sealwax.");
    case SEALWAX_FOREIGN_AGE:
      return _ ("This looks like a file that age encrypted, not like a message of Sealwax.");
    case SEALWAX_FOREIGN_DER:
      return _ ("This looks like a key or a certificate without its first and last line, not like a message.");
    case SEALWAX_FOREIGN_SSH_PUBLIC:
      return _ ("This looks like a public SSH key, not like a message.");
    case SEALWAX_FOREIGN_SAME_DIGIT:
      return _ ("This looks like the same character again and again, not like a message.");
    case SEALWAX_FOREIGN_PERHAPS_KEY:
      return _ ("This may be a key, or a message of no characters.");
    default:
      return NULL;
    }
}

/**
 * sealwax_foreign_describe:
 * @foreign: what a text is, or looks like
 *
 * Returns: (nullable): a sentence that says so, or %NULL if there is nothing to say
 */
const char *
sealwax_foreign_describe (SealwaxForeign foreign)
{
  switch ((int)foreign)
    {
    case SEALWAX_FOREIGN_PGP_MESSAGE:
      return _ ("This is not a message of Sealwax: it is an OpenPGP message, which GnuPG or Thunderbird can open.");
    case SEALWAX_FOREIGN_PGP_SIGNED:
      return _ ("This is not an encrypted message: it is a text or a signature that OpenPGP made.");
    case SEALWAX_FOREIGN_PGP_KEY:
      return _ ("This is not a message: it is an OpenPGP key.");
    case SEALWAX_FOREIGN_AGE_ARMOR:
      return _ ("This is not a message of Sealwax: age encrypted it.");
    case SEALWAX_FOREIGN_AGE_KEY:
      return _ ("This is not a message: it is a key of age.");
    case SEALWAX_FOREIGN_SSH_KEY:
      return _ ("This is not a message: it is an SSH key.");
    case SEALWAX_FOREIGN_PEM_KEY:
      return _ ("This is not a message: it is a key in a PEM file.");
    case SEALWAX_FOREIGN_PEM:
      return _ ("This is not a message: it is a PEM file, perhaps a certificate.");
    case SEALWAX_FOREIGN_GTKCRYPTO:
      return _ ("This is not a message of Sealwax: GTKCrypto encrypted it.");
    case SEALWAX_FOREIGN_SALTPACK:
      return _ ("This is not a message of Sealwax: it is a saltpack message, which Keybase can open.");
    case SEALWAX_FOREIGN_UUID:
      return _ ("This is not a message: it is a UUID, the number of something.");
    default:
      return sealwax_foreign_is_certain (foreign) ? describe_certain (foreign) : describe_likely (foreign);
    }
}
