/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-found-message.h"
#include "sealwax-text-model.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_MESSAGES (sealwax_messages_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxMessages, sealwax_messages, SEALWAX, MESSAGES, GObject)

SealwaxMessages      *sealwax_messages_new            (SealwaxTextModel    *text);

gboolean              sealwax_messages_is_reading     (SealwaxMessages     *self);

void                  sealwax_messages_stop           (SealwaxMessages     *self);

void                  sealwax_messages_find_async     (SealwaxMessages     *self,
                                                       GCancellable        *cancellable,
                                                       GAsyncReadyCallback  callback,
                                                       gpointer             user_data);

const SealwaxFinding *sealwax_messages_find_finish    (SealwaxMessages     *self,
                                                       GAsyncResult        *result,
                                                       GBytes             **text,
                                                       GError             **error);

guint                 sealwax_messages_get_count      (SealwaxMessages     *self);

guint                 sealwax_messages_get_chosen     (SealwaxMessages     *self);

const SealwaxFinding *sealwax_messages_get_finding    (SealwaxMessages     *self);

gboolean              sealwax_messages_contain        (SealwaxMessages     *self,
                                                       const char          *digest);

void                  sealwax_messages_choose         (SealwaxMessages     *self,
                                                       guint                index);

void                  sealwax_messages_choose_next    (SealwaxMessages     *self,
                                                       int                  step);

void                  sealwax_messages_set_result     (SealwaxMessages     *self,
                                                       const char          *digest,
                                                       SealwaxMessageResult result);

void                  sealwax_messages_set_results    (SealwaxMessages     *self,
                                                       GHashTable          *results);

G_END_DECLS
