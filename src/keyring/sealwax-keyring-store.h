/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-kept.h"

G_BEGIN_DECLS

/**
 * SealwaxKeyringAction:
 * @SEALWAX_KEYRING_READ: only read everything
 * @SEALWAX_KEYRING_ADD: store a new secret, whose name must be free
 * @SEALWAX_KEYRING_RENAME: give a stored secret another name, which must be free
 * @SEALWAX_KEYRING_TOUCH: note a use of a stored secret; it is no error if it is gone
 * @SEALWAX_KEYRING_REMOVE: remove a secret; it is no error if it is gone
 *
 * What to do with the key ring.
 */
typedef enum
{
  SEALWAX_KEYRING_READ,
  SEALWAX_KEYRING_ADD,
  SEALWAX_KEYRING_RENAME,
  SEALWAX_KEYRING_TOUCH,
  SEALWAX_KEYRING_REMOVE,
} SealwaxKeyringAction;

/**
 * SealwaxKeyringJob:
 * @action: what to do
 * @may_ask: whether the person may be asked to unlock it
 * @kept: (nullable): which secret; of %SEALWAX_KEYRING_RENAME and %SEALWAX_KEYRING_TOUCH, what it is to become
 */
typedef struct
{
  SealwaxKeyringAction action;
  gboolean             may_ask;
  SealwaxKept         *kept;
} SealwaxKeyringJob;

/**
 * SealwaxKeyringContent:
 * @kept: (element-type SealwaxKept): all that it holds, by last use, newest first
 * @changed: (nullable): the secret as it was stored
 * @skipped: how many entries were not understood
 *
 * What a key ring holds after a job.
 */
typedef struct
{
  GPtrArray   *kept;
  SealwaxKept *changed;
  guint        skipped;
} SealwaxKeyringContent;

SealwaxKeyringContent *sealwax_keyring_store_run    (const SealwaxKeyringJob *job,
                                                     GCancellable            *cancellable,
                                                     GError                 **error);

void                   sealwax_keyring_content_free (SealwaxKeyringContent   *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxKeyringContent, sealwax_keyring_content_free)

G_END_DECLS
