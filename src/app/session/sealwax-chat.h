/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-keys.h"
#include "sealwax-messages.h"
#include "sealwax-variants.h"

G_BEGIN_DECLS

/**
 * SealwaxChatText:
 * @text: what the message holds
 * @keys: what opened it, the passphrase as it was typed
 * @variant: what was changed in that
 * @proven: whether the text is proven to be what was encrypted
 *
 * The text of a message.
 */
typedef struct
{
  SealwaxSecret *text;
  SealwaxKeys   *keys;
  SealwaxVariant variant;
  gboolean       proven;
} SealwaxChatText;

#define SEALWAX_TYPE_CHAT (sealwax_chat_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxChat, sealwax_chat, SEALWAX, CHAT, GObject)

SealwaxChat           *sealwax_chat_new        (SealwaxMessages       *messages);

void                   sealwax_chat_add        (SealwaxChat           *self,
                                                const char            *digest,
                                                const SealwaxChatText *text);

void                   sealwax_chat_drop       (SealwaxChat           *self,
                                                const char            *digest);

const SealwaxChatText *sealwax_chat_get_text   (SealwaxChat           *self,
                                                const char            *digest);

gboolean               sealwax_chat_has_texts  (SealwaxChat           *self);

void                   sealwax_chat_open_rest  (SealwaxChat           *self,
                                                GBytes                *pasted,
                                                const char            *digest);

gboolean               sealwax_chat_is_running (SealwaxChat           *self);

gboolean               sealwax_chat_is_asking  (SealwaxChat           *self);

gboolean               sealwax_chat_was_opened (SealwaxChat           *self);

void                   sealwax_chat_count      (SealwaxChat           *self,
                                                guint                 *opened,
                                                guint                 *total);

void                   sealwax_chat_go_on      (SealwaxChat           *self);

void                   sealwax_chat_stop       (SealwaxChat           *self);

void                   sealwax_chat_forget     (SealwaxChat           *self);

/* sealwax-chat-joined.c */
SealwaxSecret         *sealwax_chat_join       (SealwaxChat           *self);

G_END_DECLS
