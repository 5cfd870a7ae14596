/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SEALWAX_KEYRING_ERROR (sealwax_keyring_error_quark ())

/* How many characters a name has at most. */
#define SEALWAX_KEPT_NAME_MAX 60

/**
 * SealwaxKeyringError:
 * @SEALWAX_KEYRING_ERROR_MISSING: the desktop has no key ring, or it cannot be reached
 * @SEALWAX_KEYRING_ERROR_LOCKED: it is locked, and nobody unlocked it
 * @SEALWAX_KEYRING_ERROR_DENIED: somebody or something denied access
 * @SEALWAX_KEYRING_ERROR_BROKEN: its file cannot be read
 * @SEALWAX_KEYRING_ERROR_SLOW: it does not answer, or no longer
 * @SEALWAX_KEYRING_ERROR_NAME_TAKEN: another secret has the name
 * @SEALWAX_KEYRING_ERROR_BAD_NAME: this cannot be a name
 * @SEALWAX_KEYRING_ERROR_GONE: nothing is kept under the name any more
 * @SEALWAX_KEYRING_ERROR_FAILED: anything else; the sentence repeats what the key ring says
 *
 * Why a key ring did not do what was asked. Being cancelled is %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  SEALWAX_KEYRING_ERROR_MISSING,
  SEALWAX_KEYRING_ERROR_LOCKED,
  SEALWAX_KEYRING_ERROR_DENIED,
  SEALWAX_KEYRING_ERROR_BROKEN,
  SEALWAX_KEYRING_ERROR_SLOW,
  SEALWAX_KEYRING_ERROR_NAME_TAKEN,
  SEALWAX_KEYRING_ERROR_BAD_NAME,
  SEALWAX_KEYRING_ERROR_GONE,
  SEALWAX_KEYRING_ERROR_FAILED,
} SealwaxKeyringError;

GQuark  sealwax_keyring_error_quark     (void);

GError *sealwax_keyring_error_new       (SealwaxKeyringError code);

GError *sealwax_keyring_error_translate (const GError       *error,
                                         GCancellable       *cancellable);

G_END_DECLS
