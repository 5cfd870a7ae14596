/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-secret.h"

G_BEGIN_DECLS

void     sealwax_own_messages_note    (gconstpointer  owner,
                                       SealwaxSecret *text);

void     sealwax_own_messages_forget  (gconstpointer  owner);

gboolean sealwax_own_messages_contain (const char    *digest);

G_END_DECLS
