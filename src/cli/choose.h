/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

const SealwaxMessage *cli_choose_message (GArray      *messages,
                                          const char  *number_text,
                                          GError     **error);

char                 *cli_describe_mended (const SealwaxMessage *message);

G_END_DECLS
