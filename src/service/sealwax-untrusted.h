/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many characters of a sentence by the system one of ours repeats at most. */
#define SEALWAX_UNTRUSTED_REASON_MAX 120

char *sealwax_untrusted_dup_plain    (const char *text);

char *sealwax_untrusted_dup_quotable (const char *text,
                                      gsize       most);

char *sealwax_untrusted_dup_isolated (const char *text,
                                      gsize       most);

G_END_DECLS
