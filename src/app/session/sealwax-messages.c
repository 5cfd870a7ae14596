/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-message-choice.h"
#include "sealwax-message-place.h"
#include "sealwax-messages.h"

/**
 * SealwaxMessages:
 *
 * The messages in a text: a #GListModel of #SealwaxFoundMessage, and which of them is chosen. It follows the text by
 * itself, and remembers what became of a message for as long as that message is there.
 */
struct _SealwaxMessages
{
  GObject parent_instance;

  SealwaxTextModel *text;
  GPtrArray        *messages; /* of SealwaxFoundMessage */
  guint             chosen;
  guint             changes; /* of the text, so far */

  SealwaxMessagePlace place; /* of the chosen one */

  guint         source;      /* set while the text is about to be read */
  GCancellable *cancellable; /* set while it is being read */
};

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
static void
set_findings (SealwaxMessages *self,
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
  set_findings (self, findings);
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
      set_findings (self, nothing);
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

/* Finding the chosen message, on request. */
typedef struct
{
  GBytes *text;
  guint   changes; /* when the text was that */
} Search;

static void
search_free (Search *search)
{
  g_bytes_unref (search->text);
  g_free (search);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) findings = sealwax_find_finish (result, &error);
  const Search *search = g_task_get_task_data (task);

  if (findings == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (search->changes != SEALWAX_MESSAGES (g_task_get_source_object (task))->changes)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The text has changed");
  else
    g_task_return_pointer (task, g_steal_pointer (&findings), (GDestroyNotify)g_array_unref);
}

/**
 * sealwax_messages_find_async:
 * @self: the messages
 * @cancellable: (nullable): to cancel this
 * @callback: called on the main thread when it is done
 * @user_data: for @callback
 *
 * Finds the chosen message in the text as it is now. The text may have changed since it was last read.
 */
void
sealwax_messages_find_async (SealwaxMessages    *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (SealwaxSecret) text = NULL;
  Search *search;
  GTask  *task;

  g_return_if_fail (SEALWAX_IS_MESSAGES (self));

  text = sealwax_text_model_dup_text (self->text);
  search = g_new0 (Search, 1);
  search->text = sealwax_secret_get_bytes (text);
  search->changes = self->changes;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_messages_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify)search_free);
  sealwax_find_async (search->text, cancellable, on_found, task);
}

/**
 * sealwax_messages_find_finish:
 * @self: the messages
 * @result: what the callback got
 * @text: (out) (transfer full): the text that the message is in
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the chosen message, or %NULL if this was cancelled or the text has changed since
 */
const SealwaxFinding *
sealwax_messages_find_finish (SealwaxMessages *self,
                              GAsyncResult    *result,
                              GBytes         **text,
                              GError         **error)
{
  g_autoptr (GArray) findings = NULL;

  g_return_val_if_fail (SEALWAX_IS_MESSAGES (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  findings = g_task_propagate_pointer (G_TASK (result), error);
  if (findings == NULL)
    return NULL;

  *text = g_bytes_ref (((const Search *)g_task_get_task_data (G_TASK (result)))->text);
  set_findings (self, findings);

  return sealwax_messages_get_finding (self);
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
  g_return_if_fail (SEALWAX_IS_MESSAGES (self));

  for (guint i = 0; i < self->messages->len; i++)
    if (sealwax_found_message_is (self->messages->pdata[i], digest))
      {
        const SealwaxFinding *finding = sealwax_found_message_get_finding (self->messages->pdata[i]);
        SealwaxFoundMessage  *message = sealwax_found_message_new (finding, result);

        g_object_unref (self->messages->pdata[i]);
        self->messages->pdata[i] = message;
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 1);
      }
}
