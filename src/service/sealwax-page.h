/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-message.h"

G_BEGIN_DECLS

GBytes     *sealwax_page_get_reader      (void);

GStrv       sealwax_page_list_languages  (void);

const char *sealwax_page_choose_language (const char           *preferred);

GBytes     *sealwax_page_new_letter      (const char           *language,
                                          const char           *pasted,
                                          const SealwaxMessage *message);

G_END_DECLS
