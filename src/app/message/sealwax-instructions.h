/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv sealwax_instructions_list_languages (void);

char *sealwax_instructions_get_name       (const char *language);

char *sealwax_instructions_get_before     (const char *language);

char *sealwax_instructions_get_after      (const char *language,
                                           gboolean    needs_passphrase,
                                           gboolean    needs_key);

char *sealwax_instructions_wrap           (const char *language,
                                           const char *message,
                                           gsize       size,
                                           gboolean    needs_passphrase,
                                           gboolean    needs_key);

G_END_DECLS
