/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-messages.h"
#include "sealwax-session.h"

G_BEGIN_DECLS

char       *sealwax_message_text_count    (gsize                count);

char       *sealwax_message_text_describe (const SealwaxMessage *message);

char       *sealwax_message_text_number   (SealwaxMessages     *messages);

char       *sealwax_message_text_name     (SealwaxFoundMessage *message,
                                           guint                index,
                                           guint                count);

const char *sealwax_message_text_worth    (SealwaxWorth         worth);

G_END_DECLS
