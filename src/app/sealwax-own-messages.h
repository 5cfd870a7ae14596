/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

void     sealwax_own_messages_watch    (GdkClipboard *clipboard);

gboolean sealwax_own_messages_contains (const char   *digest);

G_END_DECLS
