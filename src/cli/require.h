/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

/**
 * Requirements:
 * @passphrase: whether the message must need a passphrase
 * @key: whether the message must need a key file
 * @sealed: whether the message must be a Sealed one
 *
 * What `--require` asks of a message. Whoever sends a message chooses what it needs, so a reader who has agreed on more
 * must be able to insist on it.
 */
typedef struct
{
  gboolean passphrase;
  gboolean key;
  gboolean sealed;
} Requirements;

gboolean requirements_parse (const char *const    *lists,
                             Requirements         *requirements,
                             GError              **error);

gboolean requirements_check (const Requirements   *requirements,
                             const SealwaxMessage *message,
                             GError              **error);

G_END_DECLS
