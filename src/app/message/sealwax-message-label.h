/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-messages.h"
#include "sealwax-session.h"

G_BEGIN_DECLS

char       *sealwax_message_label_count    (gsize                 count);

char       *sealwax_message_label_describe (SealwaxFoundMessage  *message);

char      **sealwax_message_label_facts    (SealwaxFoundMessage  *message);

char       *sealwax_message_label_number   (SealwaxMessages      *messages);

char       *sealwax_message_label_name     (SealwaxFoundMessage  *message,
                                            guint                 index,
                                            guint                 count);

const char *sealwax_message_label_outdated (void);

const char *sealwax_message_label_refusal  (SealwaxFoundMessage  *message);

const char *sealwax_message_label_verdict  (SealwaxVerdict        verdict);

G_END_DECLS
