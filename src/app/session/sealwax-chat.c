/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-chat-private.h"

#define LOOK_INTERVAL_MS 100

/**
 * SealwaxChat:
 *
 * The texts of the messages that are there together. Once the chosen one has opened, all others are tried with what opened it;
 * what comes out stays here, by the messages' digests, for as long as the person may leaf through it. Each message's own
 * result is noted in #SealwaxMessages.
 */
G_DEFINE_FINAL_TYPE (SealwaxChat, sealwax_chat, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SealwaxChatText *
text_copy (const SealwaxChatText *text)
{
  SealwaxChatText *copy = g_memdup2 (text, sizeof *text);

  sealwax_secret_ref (copy->text);
  sealwax_keys_ref (copy->keys);

  return copy;
}

static void
text_free (gpointer data)
{
  SealwaxChatText *text = data;

  sealwax_secret_unref (text->text);
  sealwax_keys_unref (text->keys);
  g_free (text);
}

/* What is not meant as a message is neither tried nor counted. */
static gboolean
is_meant (const SealwaxFinding *finding)
{
  return finding->likely;
}

/* Takes what became of a message from the batch. */
static void
take (SealwaxChat *self,
      guint        index,
      GHashTable  *results)
{
  const char     *digest = g_ptr_array_index (self->digests, index);
  SealwaxChatText text = *self->key;
  g_autoptr (GError) error = NULL;
  SealwaxMessageResult result;

  text.text = sealwax_batch_get_text (self->batch, index);
  text.proven = sealwax_batch_get_proven (self->batch, index);
  if (text.text != NULL)
    {
      g_hash_table_replace (self->texts, g_strdup (digest), text_copy (&text));
      result = text.proven ? SEALWAX_MESSAGE_RESULT_OPENED : SEALWAX_MESSAGE_RESULT_UNPROVEN;
    }
  else
    {
      error = sealwax_batch_dup_error (self->batch, index);
      result = sealwax_message_result_of_error (error);
    }

  if (result != SEALWAX_MESSAGE_RESULT_NONE)
    g_hash_table_insert (results, g_strdup (digest), GINT_TO_POINTER (result));
}

/* Takes whatever is done by now. */
static void
take_done (SealwaxChat *self)
{
  g_autoptr (GHashTable) results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->digests->len; i++)
    {
      if (self->digests->pdata[i] == NULL || !sealwax_batch_is_done (self->batch, i))
        continue;

      take (self, i, results);
      g_clear_pointer (&self->digests->pdata[i], g_free);
    }

  sealwax_messages_set_results (self->messages, results);
}

/* What is still under way on threads is wiped when they see that nobody wants it. */
static void
clear_run (SealwaxChat *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->batch);
  g_clear_pointer (&self->digests, g_ptr_array_unref);
  g_clear_pointer (&self->key, text_free);
  self->patience = (SealwaxPatience){ 0 };
}

static void
end (SealwaxChat *self)
{
  take_done (self);
  clear_run (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[ENDED], 0);
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (SealwaxChat) self = user_data;

  sealwax_batch_run_finish (SEALWAX_BATCH (source), result);
  if (self->batch == SEALWAX_BATCH (source))
    end (self);
}

static gboolean
look (gpointer user_data)
{
  SealwaxChat *self = user_data;

  take_done (self);
  if (sealwax_patience_is_over (&self->patience))
    sealwax_batch_set_paused (self->batch, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_CONTINUE;
}

/* Not before the text of the first one is on the screen: the threads take all processors. */
static gboolean
run (gpointer user_data)
{
  SealwaxChat *self = user_data;

  sealwax_patience_start (&self->patience);
  self->source = g_timeout_add (LOOK_INTERVAL_MS, look, self);
  sealwax_batch_run_async (self->batch, self->cancellable, on_run, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
sealwax_chat_dispose (GObject *object)
{
  clear_run (SEALWAX_CHAT (object));

  G_OBJECT_CLASS (sealwax_chat_parent_class)->dispose (object);
}

static void
sealwax_chat_finalize (GObject *object)
{
  SealwaxChat *self = SEALWAX_CHAT (object);

  g_object_unref (self->messages);
  g_hash_table_unref (self->texts);

  G_OBJECT_CLASS (sealwax_chat_parent_class)->finalize (object);
}

static void
sealwax_chat_class_init (SealwaxChatClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_chat_dispose;
  object_class->finalize = sealwax_chat_finalize;

  /**
   * SealwaxChat::changed:
   *
   * More messages were tried, or it asks whether to go on, or no longer does.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxChat::ended:
   *
   * All were tried, or the person has stopped that.
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sealwax_chat_init (SealwaxChat *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, text_free);
}

/**
 * sealwax_chat_new:
 * @messages: the messages of a text
 *
 * Returns: (transfer full): no texts of them yet
 */
SealwaxChat *
sealwax_chat_new (SealwaxMessages *messages)
{
  SealwaxChat *self = g_object_new (SEALWAX_TYPE_CHAT, NULL);

  self->messages = g_object_ref (messages);

  return self;
}

/**
 * sealwax_chat_add:
 * @self: a chat
 * @digest: the digest of a message, see #SealwaxFinding
 * @text: its text
 *
 * Keeps the text of a message that the person has opened.
 */
void
sealwax_chat_add (SealwaxChat           *self,
                  const char            *digest,
                  const SealwaxChatText *text)
{
  g_return_if_fail (SEALWAX_IS_CHAT (self));

  g_hash_table_replace (self->texts, g_strdup (digest), text_copy (text));
}

/**
 * sealwax_chat_drop:
 * @self: a chat
 * @digest: the digest of a message
 *
 * Forgets the text of a message, which did not open when it was tried again.
 */
void
sealwax_chat_drop (SealwaxChat *self,
                   const char  *digest)
{
  g_return_if_fail (SEALWAX_IS_CHAT (self));

  if (g_hash_table_remove (self->texts, digest))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sealwax_chat_get_text:
 * @self: a chat
 * @digest: the digest of a message
 *
 * Returns: (transfer none) (nullable): its text, if it has opened
 */
const SealwaxChatText *
sealwax_chat_get_text (SealwaxChat *self,
                       const char  *digest)
{
  g_return_val_if_fail (SEALWAX_IS_CHAT (self), NULL);

  return g_hash_table_lookup (self->texts, digest);
}

/**
 * sealwax_chat_has_texts:
 * @self: a chat
 *
 * Returns: whether it has any, or will have
 */
gboolean
sealwax_chat_has_texts (SealwaxChat *self)
{
  g_return_val_if_fail (SEALWAX_IS_CHAT (self), FALSE);

  return self->batch != NULL || g_hash_table_size (self->texts) > 0;
}

/* An altered message has been opened with the right passphrase. */
static gboolean
is_worth_trying (SealwaxChat         *self,
                 SealwaxFoundMessage *message)
{
  const SealwaxFinding *finding = sealwax_found_message_get_finding (message);

  return is_meant (finding)
         && finding->message.status == SEALWAX_STATUS_OK
         && sealwax_found_message_get_result (message) != SEALWAX_MESSAGE_RESULT_ALTERED
         && !g_hash_table_contains (self->texts, finding->digest);
}

/* Puts those that are worth it into the batch, each once, and notes which need a key file that there is not. */
static void
fill_batch (SealwaxChat       *self,
            const SealwaxKeys *keys)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal); /* the digests are the messages' */
  g_autoptr (GHashTable) unopenable = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sealwax_messages_get_count (self->messages); i++)
    {
      g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (self->messages), i);
      const SealwaxFinding *finding = sealwax_found_message_get_finding (message);

      if (!is_worth_trying (self, message) || !g_hash_table_add (seen, (gpointer)finding->digest))
        continue;

      if (finding->message.needs_key && sealwax_keys_get_key (keys) == NULL)
        g_hash_table_insert (unopenable, g_strdup (finding->digest), GINT_TO_POINTER (SEALWAX_MESSAGE_RESULT_NEEDS_KEY));
      else if ((!finding->message.needs_passphrase || sealwax_keys_get_passphrase (keys) != NULL)
               && sealwax_batch_get_count (self->batch) < SEALWAX_BATCH_MAX)
        {
          sealwax_batch_add (self->batch, &finding->message);
          g_ptr_array_add (self->digests, g_strdup (finding->digest));
        }
    }
  sealwax_messages_set_results (self->messages, unopenable);
}

/**
 * sealwax_chat_open_rest:
 * @self: a chat
 * @pasted: the text that the messages are in
 * @digest: the digest of the message that was just opened, see sealwax_chat_add()
 *
 * Tries all other messages whose text is not known, with what opened that one, on threads. If others are being tried with
 * something else, that is over.
 */
void
sealwax_chat_open_rest (SealwaxChat *self,
                        GBytes      *pasted,
                        const char  *digest)
{
  g_autoptr (SealwaxSecret) meant = NULL;
  g_autoptr (SealwaxKeys) keys = NULL;
  const SealwaxChatText *first;

  g_return_if_fail (SEALWAX_IS_CHAT (self));

  first = sealwax_chat_get_text (self, digest);
  g_return_if_fail (first != NULL);

  clear_run (self);
  if (sealwax_keys_get_passphrase (first->keys) != NULL)
    meant = sealwax_variants_apply (sealwax_keys_get_passphrase (first->keys), first->variant);
  keys = sealwax_keys_new (meant, sealwax_keys_get_key (first->keys));
  self->batch = sealwax_batch_new (pasted, keys, SEALWAX_SOURCE_EXACT);
  self->digests = g_ptr_array_new_with_free_func (g_free);
  fill_batch (self, keys);
  if (sealwax_batch_get_count (self->batch) == 0)
    {
      clear_run (self);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }

  self->was_opened = TRUE;
  self->key = text_copy (first);
  self->cancellable = g_cancellable_new ();
  self->source = g_idle_add_full (G_PRIORITY_LOW, run, self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sealwax_chat_is_running:
 * @self: a chat
 *
 * Returns: whether messages are being tried, or wait for the person's answer
 */
gboolean
sealwax_chat_is_running (SealwaxChat *self)
{
  g_return_val_if_fail (SEALWAX_IS_CHAT (self), FALSE);

  return self->batch != NULL;
}

/**
 * sealwax_chat_is_asking:
 * @self: a chat
 *
 * Returns: whether nothing is done until the person has answered with sealwax_chat_go_on() or sealwax_chat_stop()
 */
gboolean
sealwax_chat_is_asking (SealwaxChat *self)
{
  g_return_val_if_fail (SEALWAX_IS_CHAT (self), FALSE);

  return self->patience.is_asking;
}

/**
 * sealwax_chat_was_opened:
 * @self: a chat
 *
 * Returns: whether several messages were tried together, as long as that is not forgotten
 */
gboolean
sealwax_chat_was_opened (SealwaxChat *self)
{
  g_return_val_if_fail (SEALWAX_IS_CHAT (self), FALSE);

  return self->was_opened;
}

/**
 * sealwax_chat_count:
 * @self: a chat
 * @opened: (out): how many messages have a text here
 * @total: (out): how many there are
 */
void
sealwax_chat_count (SealwaxChat *self,
                    guint       *opened,
                    guint       *total)
{
  *opened = *total = 0;

  g_return_if_fail (SEALWAX_IS_CHAT (self));

  for (guint i = 0; i < sealwax_messages_get_count (self->messages); i++)
    {
      g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (self->messages), i);
      const SealwaxFinding *finding = sealwax_found_message_get_finding (message);
      gboolean              is_open = g_hash_table_contains (self->texts, finding->digest);

      *opened += is_open;
      *total += is_open || is_meant (finding);
    }
}

/**
 * sealwax_chat_go_on:
 * @self: a chat
 *
 * The person wants the rest, however long it takes.
 */
void
sealwax_chat_go_on (SealwaxChat *self)
{
  g_return_if_fail (SEALWAX_IS_CHAT (self));

  if (!sealwax_patience_go_on (&self->patience))
    return;

  sealwax_batch_set_paused (self->batch, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sealwax_chat_stop:
 * @self: a chat
 *
 * Tries no more messages. What has opened by now stays.
 */
void
sealwax_chat_stop (SealwaxChat *self)
{
  g_return_if_fail (SEALWAX_IS_CHAT (self));

  if (self->batch != NULL)
    end (self);
}

/**
 * sealwax_chat_forget:
 * @self: a chat
 *
 * Stops, and wipes all texts.
 */
void
sealwax_chat_forget (SealwaxChat *self)
{
  g_return_if_fail (SEALWAX_IS_CHAT (self));

  if (!self->was_opened && !sealwax_chat_has_texts (self))
    return;

  clear_run (self);
  g_hash_table_remove_all (self->texts);
  self->was_opened = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}
