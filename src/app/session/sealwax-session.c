/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-cost.h"
#include "sealwax-format.h"
#include "sealwax-session-private.h"

/**
 * SealwaxSession:
 *
 * What one window is about: a plaintext, a ciphertext with its messages, the work that turns one into the other, and what
 * had to leave the screen. It is not a widget and does not know any; a window shows it.
 *
 * This file has its parts and its properties; sealwax-session-signals.c has its signals. The rest builds on that: what a
 * plaintext is worth, in sealwax-session-verdict.c; whether a message still belongs to it, in sealwax-session-message.c; what would be lost, in
 * sealwax-session-kept.c; encrypting and decrypting, in sealwax-session-work.c; leafing through a whole chat, in sealwax-session-chat.c; and how texts come in, are followed, and
 * go for good, in sealwax-session-texts.c.
 */
G_DEFINE_FINAL_TYPE (SealwaxSession, sealwax_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_EDITED,
  PROP_FORMAT,
  PROP_OPERATION,
  PROP_CAN_ENCRYPT,
  PROP_WORKING,
  PROP_VERDICT,
  PROP_MESSAGE_OUTDATED,
  PROP_REPLACED_DRAFT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
sealwax_session_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SealwaxSession *self = SEALWAX_SESSION (object);

  switch (prop_id)
    {
    case PROP_EDITED:
      g_value_set_object (value, self->edited);
      break;
    case PROP_FORMAT:
      g_value_set_enum (value, (int)self->format);
      break;
    case PROP_OPERATION:
      g_value_set_object (value, self->operation);
      break;
    case PROP_CAN_ENCRYPT:
      g_value_set_boolean (value, self->can_encrypt);
      break;
    case PROP_WORKING:
      g_value_set_boolean (value, sealwax_session_is_working (self));
      break;
    case PROP_VERDICT:
      g_value_set_uint (value, self->verdict);
      break;
    case PROP_MESSAGE_OUTDATED:
      g_value_set_boolean (value, self->message_outdated);
      break;
    case PROP_REPLACED_DRAFT:
      g_value_set_boolean (value, self->replaced_draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_session_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_FORMAT:
      sealwax_session_set_format (SEALWAX_SESSION (object), (SealwaxFormat)g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_session_dispose (GObject *object)
{
  SealwaxSession *self = SEALWAX_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->operation);
  g_cancellable_cancel (self->take_cancellable);
  g_clear_object (&self->take_cancellable);
  sealwax_messages_stop (self->messages);
  sealwax_chat_forget (self->chat);

  G_OBJECT_CLASS (sealwax_session_parent_class)->dispose (object);
}

static void
sealwax_session_finalize (GObject *object)
{
  SealwaxSession *self = SEALWAX_SESSION (object);

  g_object_unref (self->chat);
  g_object_unref (self->messages);
  g_object_unref (self->drafts);
  g_object_unref (self->plaintext);
  g_object_unref (self->ciphertext);

  G_OBJECT_CLASS (sealwax_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * SealwaxSession:edited:
   *
   * Which of its texts the person changed last.
   */
  properties[PROP_EDITED] = g_param_spec_object ("edited", NULL, NULL, SEALWAX_TYPE_TEXT_MODEL, flags);

  /**
   * SealwaxSession:format:
   *
   * The format of the messages that sealwax_session_encrypt() makes.
   */
  properties[PROP_FORMAT] = g_param_spec_enum ("format", NULL, NULL, SEALWAX_TYPE_FORMAT, SEALWAX_FORMAT_SEALED, flags | G_PARAM_WRITABLE);

  /**
   * SealwaxSession:operation:
   *
   * The operation under way. Work consists of one operation after another.
   */
  properties[PROP_OPERATION] = g_param_spec_object ("operation", NULL, NULL, SEALWAX_TYPE_OPERATION, flags);

  /**
   * SealwaxSession:can-encrypt:
   *
   * Whether sealwax_session_encrypt() has anything to do: there is a plaintext, or a draft that it would bring back.
   */
  properties[PROP_CAN_ENCRYPT] = g_param_spec_boolean ("can-encrypt", NULL, NULL, FALSE, flags);

  /**
   * SealwaxSession:working:
   *
   * Whether work is under way.
   */
  properties[PROP_WORKING] = g_param_spec_boolean ("working", NULL, NULL, FALSE, flags);

  /**
   * SealwaxSession:verdict:
   *
   * A #SealwaxVerdict. It is also notified when there is something else to say about the plaintext, such as its length.
   */
  properties[PROP_VERDICT] = g_param_spec_uint ("verdict", NULL, NULL, 0, SEALWAX_VERDICT_EARLIER, 0, flags);

  /**
   * SealwaxSession:message-outdated:
   *
   * Whether the chosen message was made here, of a plaintext that has changed since. It is not once that is changed back, and
   * not where there is no plaintext.
   */
  properties[PROP_MESSAGE_OUTDATED] = g_param_spec_boolean ("message-outdated", NULL, NULL, FALSE, flags);

  /**
   * SealwaxSession:replaced-draft:
   *
   * Whether something took the place of a plaintext that is kept nowhere else, see sealwax_session_bring_back_draft().
   */
  properties[PROP_REPLACED_DRAFT] = g_param_spec_boolean ("replaced-draft", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sealwax_session_class_init (SealwaxSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_session_dispose;
  object_class->finalize = sealwax_session_finalize;
  object_class->get_property = sealwax_session_get_property;
  object_class->set_property = sealwax_session_set_property;

  install_properties (object_class);
  sealwax_session_install_signals (G_TYPE_FROM_CLASS (klass));
}

static void
sealwax_session_init (SealwaxSession *self)
{
  self->plaintext = sealwax_text_model_new (TRUE);
  self->ciphertext = sealwax_text_model_new (FALSE);
  self->messages = sealwax_messages_new (self->ciphertext);
  self->chat = sealwax_chat_new (self->messages);
  self->drafts = sealwax_drafts_new ();
  self->edited = self->plaintext;
}

/**
 * sealwax_session_get_plaintext:
 * @self: a session
 *
 * Returns: (transfer none): its plaintext
 */
SealwaxTextModel *
sealwax_session_get_plaintext (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), NULL);

  return self->plaintext;
}

/**
 * sealwax_session_get_ciphertext:
 * @self: a session
 *
 * Returns: (transfer none): its ciphertext
 */
SealwaxTextModel *
sealwax_session_get_ciphertext (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), NULL);

  return self->ciphertext;
}

/**
 * sealwax_session_get_messages:
 * @self: a session
 *
 * Returns: (transfer none): the messages of its ciphertext
 */
SealwaxMessages *
sealwax_session_get_messages (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), NULL);

  return self->messages;
}

/**
 * sealwax_session_get_chat:
 * @self: a session
 *
 * Returns: (transfer none): the texts of its messages, where several were opened together
 */
SealwaxChat *
sealwax_session_get_chat (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), NULL);

  return self->chat;
}

/**
 * sealwax_session_get_edited:
 * @self: a session
 *
 * Returns: (transfer none): #SealwaxSession:edited
 */
SealwaxTextModel *
sealwax_session_get_edited (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), NULL);

  return self->edited;
}

void
sealwax_session_set_edited (SealwaxSession   *self,
                            SealwaxTextModel *text)
{
  self->edited = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITED]);
}

/**
 * sealwax_session_get_format:
 * @self: a session
 *
 * Returns: #SealwaxSession:format
 */
SealwaxFormat
sealwax_session_get_format (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), SEALWAX_FORMAT_SEALED);

  return self->format;
}

/**
 * sealwax_session_set_format:
 * @self: a session
 * @format: a format
 *
 * Sets what sealwax_session_encrypt() makes. Work under way is stopped.
 */
void
sealwax_session_set_format (SealwaxSession *self,
                            SealwaxFormat   format)
{
  g_return_if_fail (SEALWAX_IS_SESSION (self));

  if (self->format == format)
    return;

  self->format = format;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORMAT]);
}

/**
 * sealwax_session_get_iterations:
 * @self: a session
 *
 * Returns: how many iterations each guess costs at a message that is encrypted now
 */
guint
sealwax_session_get_iterations (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), 0);

  return self->format == SEALWAX_FORMAT_BASIC ? SEALWAX_BASIC_ITERATIONS : sealwax_cost_get_iterations ();
}

/**
 * sealwax_session_get_operation:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): #SealwaxSession:operation
 */
SealwaxOperation *
sealwax_session_get_operation (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), NULL);

  return self->operation;
}

void
sealwax_session_set_operation (SealwaxSession   *self,
                               SealwaxOperation *operation)
{
  if (g_set_object (&self->operation, operation))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPERATION]);
}

/**
 * sealwax_session_can_encrypt:
 * @self: a session
 *
 * Returns: #SealwaxSession:can-encrypt
 */
gboolean
sealwax_session_can_encrypt (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  return sealwax_text_model_get_length (self->plaintext) > 0 || sealwax_session_has_drafts (self);
}

/* Called after the plaintext or the number of drafts has changed. */
void
sealwax_session_update_can_encrypt (SealwaxSession *self)
{
  gboolean can_encrypt = sealwax_session_can_encrypt (self);

  if (self->can_encrypt == can_encrypt)
    return;

  self->can_encrypt = can_encrypt;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_ENCRYPT]);
}

/**
 * sealwax_session_is_working:
 * @self: a session
 *
 * Returns: #SealwaxSession:working
 */
gboolean
sealwax_session_is_working (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  return self->cancellable != NULL;
}

void
sealwax_session_set_cancellable (SealwaxSession *self,
                                 GCancellable   *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKING]);
}

/**
 * sealwax_session_has_drafts:
 * @self: a session
 *
 * Returns: whether it keeps a text that only its passphrase or key can bring back
 */
gboolean
sealwax_session_has_drafts (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  return sealwax_drafts_get_count (self->drafts) > 0;
}

/**
 * sealwax_session_drafts_need_key:
 * @self: a session
 *
 * Returns: whether only a key can bring back what it keeps
 */
gboolean
sealwax_session_drafts_need_key (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), FALSE);

  return sealwax_drafts_need_key (self->drafts);
}

/**
 * sealwax_session_get_verdict:
 * @self: a session
 *
 * Returns: #SealwaxSession:verdict
 */
SealwaxVerdict
sealwax_session_get_verdict (SealwaxSession *self)
{
  g_return_val_if_fail (SEALWAX_IS_SESSION (self), SEALWAX_VERDICT_NONE);

  return self->verdict;
}

void
sealwax_session_tell_verdict (SealwaxSession *self,
                              SealwaxVerdict  verdict,
                              gboolean        is_news)
{
  self->verdict = verdict;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
  if (is_news)
    g_signal_emit_by_name (self, "outdated");
}

void
sealwax_session_tell_message_outdated (SealwaxSession *self,
                                       gboolean        outdated)
{
  if (self->message_outdated == outdated)
    return;

  self->message_outdated = outdated;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE_OUTDATED]);
}

void
sealwax_session_tell_kept (SealwaxSession *self,
                           gboolean        replaced_draft)
{
  if (self->replaced_draft != replaced_draft)
    {
      self->replaced_draft = replaced_draft;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPLACED_DRAFT]);
    }
  g_signal_emit_by_name (self, "kept");
}
