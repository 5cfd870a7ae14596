/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-message-choice.h"
#include "sealwax-messages-private.h"

static GType    get_item_type (GListModel *model);
static guint    get_n_items (GListModel *model);
static gpointer get_item (GListModel *model,
                          guint       position);

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/**
 * SealwaxMessages:
 *
 * The messages in a text: a #GListModel of #SealwaxFoundMessage, and which of them is chosen. It follows the text by
 * itself, and remembers what became of a message for as long as that message is there.
 */
G_DEFINE_FINAL_TYPE_WITH_CODE (SealwaxMessages, sealwax_messages, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

enum
{
  CHOSEN,
  READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return SEALWAX_TYPE_FOUND_MESSAGE;
}

static guint
get_n_items (GListModel *model)
{
  return SEALWAX_MESSAGES (model)->messages->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *messages = SEALWAX_MESSAGES (model)->messages;

  return position < messages->len ? g_object_ref (messages->pdata[position]) : NULL;
}

static SealwaxMessageResult
find_result (SealwaxMessages *self,
             const char      *digest)
{
  for (guint i = 0; i < self->messages->len; i++)
    if (sealwax_found_message_is (self->messages->pdata[i], digest))
      return sealwax_found_message_get_result (self->messages->pdata[i]);

  return SEALWAX_MESSAGE_RESULT_NONE;
}

/* Remembers where the chosen message is. */
static void
note_place (SealwaxMessages *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (self);

  if (finding != NULL)
    sealwax_message_place_set (&self->place, self->text, finding->message.start, finding->message.end);
  else
    sealwax_message_place_clear (&self->place);
}

/* Finds the chosen message among the new ones. The same message can be there twice, and then it is the one in that place. */
static guint
find_chosen (SealwaxMessages *self,
             GPtrArray       *messages)
{
  gsize start, end;
  guint found;

  if (self->messages->len == 0)
    return 0;

  if (sealwax_message_place_get (&self->place, &start, &end)
      && sealwax_message_choice_find_at (self->messages, self->chosen, messages, start, end, &found))
    return found;

  return sealwax_message_choice_find (self->messages, self->chosen, messages);
}

/* For the messages that were there before, keeps what became of them and which one was chosen. */
void
sealwax_messages_set_findings (SealwaxMessages *self,
                               GArray          *findings)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  guint      removed = self->messages->len;

  for (guint i = 0; i < findings->len; i++)
    {
      const SealwaxFinding *finding = &g_array_index (findings, SealwaxFinding, i);

      g_ptr_array_add (messages, sealwax_found_message_new (finding, find_result (self, finding->digest)));
    }

  self->chosen = find_chosen (self, messages);
  g_ptr_array_unref (self->messages);
  self->messages = messages;
  note_place (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, messages->len);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SealwaxMessages) self = user_data;
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);

  if (findings == NULL) /* cancelled: the text has changed again */
    return;

  g_clear_object (&self->cancellable);
  sealwax_messages_set_findings (self, findings);
  g_signal_emit (self, signals[READ], 0);
}

static void
read_now (gpointer user_data)
{
  SealwaxMessages *self = user_data;
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_text (self->text);
  g_autoptr (GBytes) bytes = sealwax_secret_get_bytes (text);
  g_autoptr (GArray) nothing = NULL;

  self->source = 0;
  if (sealwax_secret_get_size (text) == 0)
    {
      nothing = g_array_new (FALSE, FALSE, sizeof (SealwaxFinding));
      sealwax_messages_set_findings (self, nothing);
      g_signal_emit (self, signals[READ], 0);
      return;
    }

  self->cancellable = g_cancellable_new ();
  sealwax_find_async (bytes, self->cancellable, on_read, g_object_ref (self));
}

/* Reads the text once for many changes in a row. */
static void
on_text_changed (SealwaxMessages *self)
{
  self->changes++;
  sealwax_messages_stop (self);
  self->source = g_idle_add_once (read_now, self);
}

static void
on_text_replaced (SealwaxMessages *self)
{
  sealwax_message_place_clear (&self->place);
}

static void
sealwax_messages_dispose (GObject *object)
{
  sealwax_messages_stop (SEALWAX_MESSAGES (object));
  sealwax_message_place_clear (&SEALWAX_MESSAGES (object)->place);

  G_OBJECT_CLASS (sealwax_messages_parent_class)->dispose (object);
}

static void
sealwax_messages_finalize (GObject *object)
{
  SealwaxMessages *self = SEALWAX_MESSAGES (object);

  g_object_unref (self->text);
  g_ptr_array_unref (self->messages);

  G_OBJECT_CLASS (sealwax_messages_parent_class)->finalize (object);
}

static void
sealwax_messages_class_init (SealwaxMessagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_messages_dispose;
  object_class->finalize = sealwax_messages_finalize;

  /**
   * SealwaxMessages::chosen:
   *
   * The person has chosen another message.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxMessages::read:
   *
   * The text has changed, and now it is known what it holds.
   */
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sealwax_messages_init (SealwaxMessages *self)
{
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sealwax_messages_new:
 * @text: an empty text
 *
 * Returns: (transfer full): its messages, from now on
 */
SealwaxMessages *
sealwax_messages_new (SealwaxTextModel *text)
{
  SealwaxMessages *self = g_object_new (SEALWAX_TYPE_MESSAGES, NULL);

  self->text = g_object_ref (text);
  g_signal_connect_object (text, "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "notify::buffer", G_CALLBACK (on_text_replaced), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * sealwax_messages_is_reading:
 * @self: the messages
 *
 * Returns: whether it is not known yet what the text holds
 */
gboolean
sealwax_messages_is_reading (SealwaxMessages *self)
{
  g_return_val_if_fail (SEALWAX_IS_MESSAGES (self), FALSE);

  return self->source != 0 || self->cancellable != NULL;
}

/**
 * sealwax_messages_stop:
 * @self: the messages
 *
 * Stops reading the text, if it is being read.
 */
void
sealwax_messages_stop (SealwaxMessages *self)
{
  g_return_if_fail (SEALWAX_IS_MESSAGES (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * sealwax_messages_get_count:
 * @self: the messages
 *
 * Returns: how many there are
 */
guint
sealwax_messages_get_count (SealwaxMessages *self)
{
  g_return_val_if_fail (SEALWAX_IS_MESSAGES (self), 0);

  return self->messages->len;
}

/**
 * sealwax_messages_get_chosen:
 * @self: the messages
 *
 * Returns: the number of the chosen one, from 0
 */
guint
sealwax_messages_get_chosen (SealwaxMessages *self)
{
  g_return_val_if_fail (SEALWAX_IS_MESSAGES (self), 0);

  return self->chosen;
}

/**
 * sealwax_messages_get_finding:
 * @self: the messages
 *
 * Returns: (transfer none) (nullable): the chosen message; if the text holds none, a finding that says so; %NULL if the
 *   text is empty
 */
const SealwaxFinding *
sealwax_messages_get_finding (SealwaxMessages *self)
{
  g_return_val_if_fail (SEALWAX_IS_MESSAGES (self), NULL);

  return self->messages->len > 0 ? sealwax_found_message_get_finding (self->messages->pdata[self->chosen]) : NULL;
}

/**
 * sealwax_messages_contain:
 * @self: the messages
 * @digest: the digest of a message, see #SealwaxFinding
 *
 * Returns: whether it is one of them
 */
gboolean
sealwax_messages_contain (SealwaxMessages *self,
                          const char      *digest)
{
  g_return_val_if_fail (SEALWAX_IS_MESSAGES (self), FALSE);

  for (guint i = 0; i < self->messages->len; i++)
    if (sealwax_found_message_is (self->messages->pdata[i], digest))
      return TRUE;

  return FALSE;
}

/**
 * sealwax_messages_choose:
 * @self: the messages
 * @index: the number of the message, from 0
 *
 * Chooses a message. This is the person's choice.
 */
void
sealwax_messages_choose (SealwaxMessages *self,
                         guint            index)
{
  g_return_if_fail (SEALWAX_IS_MESSAGES (self));

  if (index == self->chosen || index >= self->messages->len)
    return;

  self->chosen = index;
  if (sealwax_messages_is_reading (self))
    sealwax_message_place_clear (&self->place); /* the text is not what was read */
  else
    note_place (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/**
 * sealwax_messages_choose_next:
 * @self: the messages
 * @step: 1 for the next message, -1 for the previous one
 *
 * Chooses another message. This is the person's choice. After the last message comes the first.
 */
void
sealwax_messages_choose_next (SealwaxMessages *self,
                              int              step)
{
  guint count;

  g_return_if_fail (SEALWAX_IS_MESSAGES (self));

  count = self->messages->len;
  if (count > 1)
    sealwax_messages_choose (self, (self->chosen + count + (guint)step) % count);
}

/**
 * sealwax_messages_set_result:
 * @self: the messages
 * @digest: the digest of a message, see #SealwaxFinding
 * @result: what became of it
 *
 * Remembers what became of a message, wherever it is in the text now.
 */
void
sealwax_messages_set_result (SealwaxMessages     *self,
                             const char          *digest,
                             SealwaxMessageResult result)
{
  g_autoptr (GHashTable) results = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (results, (gpointer)digest, GINT_TO_POINTER (result));
  sealwax_messages_set_results (self, results);
}

/**
 * sealwax_messages_set_results:
 * @self: the messages
 * @results: (element-type utf8 SealwaxMessageResult): what became of messages, by their digests
 *
 * Does what sealwax_messages_set_result() does, for many of them.
 */
void
sealwax_messages_set_results (SealwaxMessages *self,
                              GHashTable      *results)
{
  g_autoptr (GPtrArray) replaced = g_ptr_array_new_with_free_func (g_object_unref); /* a digest may be one of theirs */
  guint first = 0, count = 0;

  g_return_if_fail (SEALWAX_IS_MESSAGES (self));

  for (guint i = 0; i < self->messages->len; i++)
    {
      const SealwaxFinding *finding = sealwax_found_message_get_finding (self->messages->pdata[i]);
      gpointer              result;

      if (g_hash_table_lookup_extended (results, finding->digest, NULL, &result))
        {
          g_ptr_array_add (replaced, self->messages->pdata[i]);
          self->messages->pdata[i] = sealwax_found_message_new (finding, (SealwaxMessageResult)GPOINTER_TO_INT (result));
          first = count++ == 0 ? i : first;
        }
      else if (count > 0)
        {
          g_list_model_items_changed (G_LIST_MODEL (self), first, count, count);
          count = 0;
        }
    }
  if (count > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, count, count);
}
