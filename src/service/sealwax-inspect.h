/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

GArray *sealwax_inspect          (GBytes               *pasted);

GArray *sealwax_inspect_at_most  (GBytes               *pasted,
                                  guint                 max,
                                  GCancellable         *cancellable);

GBytes *sealwax_inspect_read     (GBytes               *pasted,
                                  const SealwaxMessage *message);

GBytes *sealwax_inspect_take     (GBytes               *pasted,
                                  SealwaxMessage       *message);

G_END_DECLS
