/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-error.h"
#include "sealwax-kept-value.h"
#include "sealwax-keyring-private.h"

/**
 * SealwaxKeyring:
 *
 * What is kept in the desktop's key ring: a list of #SealwaxKept by last use, newest first. It is empty until it is loaded,
 * and nothing is asked of the bus before.
 *
 * Each function ends with what the key ring holds then, read anew, so other programs may use it at the same time. The list
 * follows, if it is loaded. Only sealwax_keyring_load_async() and what changes the key ring may have the person asked to
 * unlock it.
 */
struct _SealwaxKeyring
{
  GObject parent_instance;

  GPtrArray *kept;
  gboolean   is_loaded;
  guint      skipped;
  guint      forgotten; /* how often */
};

enum
{
  PROP_LOADED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return SEALWAX_TYPE_KEPT;
}

static guint
get_n_items (GListModel *model)
{
  return SEALWAX_KEYRING (model)->kept->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SealwaxKeyring *self = SEALWAX_KEYRING (model);

  return position < self->kept->len ? g_object_ref (g_ptr_array_index (self->kept, position)) : NULL;
}

static void
implement_list (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SealwaxKeyring, sealwax_keyring, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list))

/* What one call is about. */
typedef struct
{
  SealwaxKeyringJob job;
  guint             forgotten; /* how often, when it began */
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_object (&call->job.kept);
  g_free (call);
}

static void
set_loaded (SealwaxKeyring *self,
            gboolean        is_loaded)
{
  if (self->is_loaded == is_loaded)
    return;

  self->is_loaded = is_loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

/* How many are the same in both lists, from the front or, in what is left then, from the end. */
static guint
count_same (GPtrArray *before,
            GPtrArray *after,
            guint      from,
            gboolean   at_end)
{
  guint most = MIN (before->len, after->len) - from;
  guint same = 0;

  while (same < most
         && sealwax_kept_equal (g_ptr_array_index (before, at_end ? before->len - 1 - same : same),
                                g_ptr_array_index (after, at_end ? after->len - 1 - same : same)))
    same++;

  return same;
}

/* Takes over what the key ring holds now. Who shows the list hears only of what is new in it, and what is the same is the
 * same object. */
static void
take (SealwaxKeyring *self,
      GPtrArray      *now)
{
  g_autoptr (GPtrArray) before = self->kept;
  guint first = count_same (before, now, 0, FALSE);
  guint last = count_same (before, now, first, TRUE);

  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < now->len; i++)
    if (i < first)
      g_ptr_array_add (self->kept, g_object_ref (g_ptr_array_index (before, i)));
    else if (i >= now->len - last)
      g_ptr_array_add (self->kept, g_object_ref (g_ptr_array_index (before, before->len - (now->len - i))));
    else
      g_ptr_array_add (self->kept, g_object_ref (g_ptr_array_index (now, i)));

  if (first + last < before->len || first + last < now->len)
    g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last, now->len - first - last);
}

static void
sealwax_keyring_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, SEALWAX_KEYRING (object)->is_loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sealwax_keyring_finalize (GObject *object)
{
  SealwaxKeyring *self = SEALWAX_KEYRING (object);

  g_clear_pointer (&self->kept, g_ptr_array_unref);

  G_OBJECT_CLASS (sealwax_keyring_parent_class)->finalize (object);
}

static void
sealwax_keyring_class_init (SealwaxKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sealwax_keyring_get_property;
  object_class->finalize = sealwax_keyring_finalize;

  /**
   * SealwaxKeyring:loaded:
   *
   * Whether the list is what the key ring holds, as far as is known.
   */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sealwax_keyring_init (SealwaxKeyring *self)
{
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
work (GTask        *task,
      gpointer      source_object,
      gpointer      task_data,
      GCancellable *cancellable)
{
  const Call            *call = task_data;
  GError                *error = NULL;
  SealwaxKeyringContent *content = sealwax_keyring_store_run (&call->job, cancellable, &error);

  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify)sealwax_keyring_content_free);
  else
    g_task_return_error (task, error);
}

static void
on_worked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SealwaxKeyring *self = g_task_get_source_object (task);
  g_autoptr (SealwaxKeyringContent) content = NULL;
  Call    *call = g_task_get_task_data (G_TASK (result));
  gboolean is_reading = call->job.action == SEALWAX_KEYRING_READ;
  GError  *error = NULL;

  content = g_task_propagate_pointer (G_TASK (result), &error);
  g_clear_object (&call->job.kept);
  if (content == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* Forgotten while it was read: it must not come back. */
  if (call->forgotten != self->forgotten && is_reading)
    {
      g_task_return_error (task, sealwax_error_new (SEALWAX_STATUS_CANCELLED));
      return;
    }

  if (call->forgotten == self->forgotten && (self->is_loaded || is_reading || call->job.action == SEALWAX_KEYRING_ADD))
    {
      self->skipped = content->skipped;
      take (self, content->kept);
      set_loaded (self, TRUE);
    }
  g_task_return_pointer (task, g_steal_pointer (&content->changed), g_object_unref);
}

/**
 * sealwax_keyring_begin:
 * @self: the key ring
 * @tag: the function that was called
 * @action: what to do
 * @may_ask: whether the person may be asked to unlock it
 * @kept: (nullable): which secret, see #SealwaxKeyringJob
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Does it on a thread, and takes over what the key ring holds then.
 */
void
sealwax_keyring_begin (SealwaxKeyring      *self,
                       gpointer             tag,
                       SealwaxKeyringAction action,
                       gboolean             may_ask,
                       SealwaxKept         *kept,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  /* A thread holds its task a moment longer than its result is known. Who ends just then must not find that the secrets
   * were still held by it: so it has neither the key ring nor, once it is done, what the call was about. */
  g_autoptr (GTask) inner = g_task_new (NULL, cancellable, on_worked, task);
  Call *call = g_new0 (Call, 1);

  /* What was changed is changed, even if somebody cancels it just then. */
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);

  call->job.action = action;
  call->job.may_ask = may_ask;
  call->job.kept = kept != NULL ? g_object_ref (kept) : NULL;
  call->forgotten = self->forgotten;
  g_task_set_task_data (inner, call, call_free);

  /* Whoever waits for a slow key ring need not wait for libsecret to notice. */
  g_task_set_check_cancellable (inner, action == SEALWAX_KEYRING_READ);
  if (action == SEALWAX_KEYRING_READ)
    g_task_set_return_on_cancel (inner, TRUE);
  g_task_run_in_thread (inner, work);
}

/**
 * sealwax_keyring_end:
 * @self: the key ring
 * @result: the result
 * @tag: the function that was called
 * @error: why not
 *
 * Returns: whether it is done
 */
gboolean
sealwax_keyring_end (SealwaxKeyring *self,
                     GAsyncResult   *result,
                     gpointer        tag,
                     GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  SealwaxKept *changed;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  changed = g_task_propagate_pointer (G_TASK (result), &local_error);
  g_clear_object (&changed);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/**
 * sealwax_keyring_end_changed:
 * @self: the key ring
 * @result: the result
 * @tag: the function that was called
 * @error: why not
 *
 * Returns: (transfer full): the secret as it is stored now, or %NULL
 */
SealwaxKept *
sealwax_keyring_end_changed (SealwaxKeyring *self,
                             GAsyncResult   *result,
                             gpointer        tag,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sealwax_keyring_new:
 *
 * Returns: (transfer full): the desktop's key ring, of which nothing is loaded
 */
SealwaxKeyring *
sealwax_keyring_new (void)
{
  return g_object_new (SEALWAX_TYPE_KEYRING, NULL);
}

/**
 * sealwax_keyring_is_loaded:
 * @self: the key ring
 *
 * Returns: whether the list is what the key ring holds, as far as is known
 */
gboolean
sealwax_keyring_is_loaded (SealwaxKeyring *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEYRING (self), FALSE);

  return self->is_loaded;
}

/**
 * sealwax_keyring_get_skipped:
 * @self: the key ring
 *
 * Returns: how many of Sealwax's entries in it were not understood: a newer version's, or damaged ones. Nothing deletes them
 */
guint
sealwax_keyring_get_skipped (SealwaxKeyring *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEYRING (self), 0);

  return self->skipped;
}

/**
 * sealwax_keyring_find:
 * @self: the key ring
 * @name: a name, in any case
 *
 * Returns: (transfer none) (nullable): what is loaded under this name
 */
SealwaxKept *
sealwax_keyring_find (SealwaxKeyring *self,
                      const char     *name)
{
  g_autoptr (SealwaxSecret) wanted = NULL;

  g_return_val_if_fail (SEALWAX_IS_KEYRING (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  wanted = sealwax_kept_value_make_name (name);
  for (guint i = 0; wanted != NULL && i < self->kept->len; i++)
    {
      SealwaxKept *kept = g_ptr_array_index (self->kept, i);

      if (sealwax_kept_has_name (kept, sealwax_secret_get_text (wanted)))
        return kept;
    }

  return NULL;
}

/**
 * sealwax_keyring_forget:
 * @self: the key ring
 *
 * Empties the list, and wipes what nobody else holds. What is being loaded does not arrive. The desktop's key ring itself
 * stays as it is, locked or not.
 */
void
sealwax_keyring_forget (SealwaxKeyring *self)
{
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (SEALWAX_IS_KEYRING (self));

  self->forgotten++;
  self->skipped = 0;
  before = g_steal_pointer (&self->kept);
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  if (before->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, 0);
  set_loaded (self, FALSE);
}

/**
 * sealwax_keyring_load_async:
 * @self: the key ring
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Reads what the key ring holds, on a thread. If it is locked, the desktop asks the person, so this may take as long as they
 * like.
 */
void
sealwax_keyring_load_async (SealwaxKeyring     *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (SEALWAX_IS_KEYRING (self));

  sealwax_keyring_begin (self, sealwax_keyring_load_async, SEALWAX_KEYRING_READ, TRUE, NULL, cancellable, callback, user_data);
}

/**
 * sealwax_keyring_load_finish:
 * @self: the key ring
 * @result: the result
 * @error: why not, with a sentence for the person: one of #SealwaxKeyringError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the list is what the key ring holds
 */
gboolean
sealwax_keyring_load_finish (SealwaxKeyring *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  return sealwax_keyring_end (self, result, sealwax_keyring_load_async, error);
}

/**
 * sealwax_keyring_peek_async:
 * @self: the key ring
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Does the same as sealwax_keyring_load_async(), but only if nobody has to be asked: if the key ring is locked, the error is
 * %SEALWAX_KEYRING_ERROR_LOCKED. In a sandbox it always is.
 */
void
sealwax_keyring_peek_async (SealwaxKeyring     *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (SEALWAX_IS_KEYRING (self));

  sealwax_keyring_begin (self, sealwax_keyring_peek_async, SEALWAX_KEYRING_READ, FALSE, NULL, cancellable, callback, user_data);
}

/**
 * sealwax_keyring_peek_finish:
 * @self: the key ring
 * @result: the result
 * @error: why not, as for sealwax_keyring_load_finish()
 *
 * Returns: whether the list is what the key ring holds
 */
gboolean
sealwax_keyring_peek_finish (SealwaxKeyring *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  return sealwax_keyring_end (self, result, sealwax_keyring_peek_async, error);
}
