/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>

#include "sealwax-bytes.h"
#include "sealwax-kept-value.h"
#include "sealwax-keyring-error.h"
#include "sealwax-keyring-file.h"
#include "sealwax-keyring-store.h"
#include "sealwax-keyring-worker.h"

/* All that talks to the key ring, on a thread: libsecret waits for the bus in places, and its file costs time, too.
 *
 * One entry for each secret, so two programs at once do not overwrite each other's. Each job reads everything first, so it
 * never acts on what has changed since. After it, libsecret is made to forget its connection: a restarted key ring does not
 * know that any more, and libsecret's file is only looked at again when its time in seconds has changed. */

/* How often libsecret's file is written again after another program has written it at the same time. */
#define ATTEMPTS 8

#define ATTRIBUTE_STORE "sealwax"
#define ATTRIBUTE_ID "id"

/* Its name is stored, but not searched for: GNOME's key ring does not find it while it is locked. */
static const SecretSchema schema = {
  .name = APPLICATION_ID ".Kept",
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = {
      { ATTRIBUTE_STORE, SECRET_SCHEMA_ATTRIBUTE_STRING },
      { ATTRIBUTE_ID, SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

/* One in the key ring. */
typedef struct
{
  SealwaxKept       *kept;
  SecretRetrievable *item;
} Entry;

typedef struct
{
  const SealwaxKeyringJob *job;
  GMainContext            *context;
  GCancellable            *cancellable; /* (nullable): of what libsecret does */
  GPtrArray               *entries;
  guint                    skipped;
} Run;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->kept);
  g_clear_object (&entry->item);
  g_free (entry);
}

/* Anybody may see an entry's attributes, so they say nothing. */
static GHashTable *
make_attributes (const char *id)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer)ATTRIBUTE_STORE, g_strdup ("kept"));
  if (id != NULL)
    g_hash_table_insert (attributes, (gpointer)ATTRIBUTE_ID, g_strdup (id));

  return attributes;
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GAsyncResult **to = data;

  *to = g_object_ref (result);
}

static GAsyncResult *
wait_for (Run           *run,
          GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (run->context, TRUE);

  return g_steal_pointer (result);
}

static SecretValue *
retrieve (Run               *run,
          SecretRetrievable *item,
          GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  SecretValue  *value = SECRET_IS_ITEM (item) ? secret_item_get_secret (SECRET_ITEM (item)) : NULL;

  if (value != NULL)
    return value;

  secret_retrievable_retrieve_secret (item, run->cancellable, on_result, &pending);
  result = wait_for (run, &pending);

  return secret_retrievable_retrieve_secret_finish (item, result, error);
}

static SealwaxKept *
read_kept (SecretRetrievable *item,
           SecretValue       *value)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
  g_autoptr (SealwaxSecret) bytes = NULL;
  const char *id = attributes != NULL ? g_hash_table_lookup (attributes, ATTRIBUTE_ID) : NULL;
  const char *text;
  gsize       size;

  if (id == NULL)
    return NULL;

  text = secret_value_get (value, &size);
  bytes = sealwax_secret_new (text, size);

  return sealwax_kept_value_read (id, bytes);
}

static Entry *
find (Run        *run,
      const char *id)
{
  for (guint i = 0; i < run->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (run->entries, i);

      if (g_str_equal (sealwax_kept_get_id (entry->kept), id))
        return entry;
    }

  return NULL;
}

static gboolean
read_item (Run               *run,
           SecretRetrievable *item,
           GError           **error)
{
  g_autoptr (SealwaxKept) kept = NULL;
  SecretValue *value;
  Entry       *entry;

  if (SECRET_IS_ITEM (item) && secret_item_get_locked (SECRET_ITEM (item)))
    {
      g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_LOCKED));
      return FALSE;
    }

  value = retrieve (run, item, error);
  if (value == NULL)
    return FALSE;

  kept = read_kept (item, value);
  secret_value_unref (value);

  /* Copied by somebody, or to another key ring: one is enough. */
  if (kept == NULL || find (run, sealwax_kept_get_id (kept)) != NULL)
    {
      run->skipped++;
      return TRUE;
    }

  entry = g_new0 (Entry, 1);
  entry->kept = g_steal_pointer (&kept);
  entry->item = g_object_ref (item);
  g_ptr_array_add (run->entries, entry);

  return TRUE;
}

static gboolean
read_all (Run     *run,
          GError **error)
{
  SecretSearchFlags flags = SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS | (run->job->may_ask ? SECRET_SEARCH_UNLOCK : 0);
  g_autoptr (GHashTable) attributes = make_attributes (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local_error = NULL;
  GAsyncResult *pending = NULL;
  GList        *items;

  secret_password_searchv (&schema, attributes, flags, run->cancellable, on_result, &pending);
  result = wait_for (run, &pending);
  items = secret_password_search_finish (result, &local_error);

  for (GList *i = items; i != NULL && local_error == NULL; i = i->next)
    read_item (run, i->data, &local_error);
  g_list_free_full (items, g_object_unref);

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
write_kept (Run               *run,
            SecretRetrievable *item,
            SealwaxKept       *kept,
            GError           **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (sealwax_kept_get_id (kept));
  g_autoptr (SealwaxSecret) bytes = sealwax_kept_value_write (kept);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *pending = NULL;
  SecretValue  *value;

  value = secret_value_new (sealwax_secret_get_text (bytes), (gssize)sealwax_secret_get_size (bytes), "text/plain");

  /* It may be in another key ring of the desktop's than the default one. */
  if (item != NULL && SECRET_IS_ITEM (item))
    secret_item_set_secret (SECRET_ITEM (item), value, run->cancellable, on_result, &pending);
  else
    secret_password_storev_binary (&schema, attributes, SECRET_COLLECTION_DEFAULT, "Sealwax", value, run->cancellable, on_result, &pending);
  secret_value_unref (value);
  result = wait_for (run, &pending);

  return item != NULL && SECRET_IS_ITEM (item) ? secret_item_set_secret_finish (SECRET_ITEM (item), result, error)
                                               : secret_password_store_finish (result, error);
}

static gboolean
is_name_free (Run         *run,
              SealwaxKept *kept)
{
  for (guint i = 0; i < run->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (run->entries, i);

      if (!g_str_equal (sealwax_kept_get_id (entry->kept), sealwax_kept_get_id (kept))
          && sealwax_kept_has_name (entry->kept, sealwax_kept_get_name (kept)))
        return FALSE;
    }

  return TRUE;
}

static void
note (Run         *run,
      Entry       *entry,
      SealwaxKept *kept)
{
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_ptr_array_add (run->entries, entry);
    }
  g_set_object (&entry->kept, kept);
}

/* What is to be stored, made of what is stored now: another program may have changed the rest. */
static SealwaxKept *
update (const SealwaxKeyringJob *job,
        SealwaxKept             *stored)
{
  if (stored != NULL && job->action == SEALWAX_KEYRING_RENAME)
    return sealwax_kept_rename (stored, sealwax_kept_get_name (job->kept));
  if (stored != NULL && job->action == SEALWAX_KEYRING_TOUCH)
    return sealwax_kept_touch (stored, MAX (sealwax_kept_get_used (stored), sealwax_kept_get_used (job->kept)));

  return g_object_ref (job->kept);
}

static gboolean
store (Run     *run,
       GError **error)
{
  Entry *entry = find (run, sealwax_kept_get_id (run->job->kept));
  g_autoptr (SealwaxKept) kept = update (run->job, entry != NULL ? entry->kept : NULL);

  if (entry == NULL && run->job->action == SEALWAX_KEYRING_TOUCH)
    return TRUE;
  if (entry == NULL && run->job->action == SEALWAX_KEYRING_RENAME)
    {
      g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_GONE));
      return FALSE;
    }
  if (run->job->action != SEALWAX_KEYRING_TOUCH && !is_name_free (run, kept))
    {
      g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_NAME_TAKEN));
      return FALSE;
    }
  if (!write_kept (run, entry != NULL ? entry->item : NULL, kept, error))
    return FALSE;

  note (run, entry, kept);

  return TRUE;
}

static gboolean
clear (Run     *run,
       GError **error)
{
  const char *id = sealwax_kept_get_id (run->job->kept);
  Entry      *entry = find (run, id);
  g_autoptr (GHashTable) attributes = make_attributes (id);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local_error = NULL;
  GAsyncResult *pending = NULL;

  if (entry == NULL)
    return TRUE;

  secret_password_clearv (&schema, attributes, run->cancellable, on_result, &pending);
  result = wait_for (run, &pending);
  secret_password_clear_finish (result, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_ptr_array_remove (run->entries, entry);

  return TRUE;
}

static gboolean
act (Run          *run,
     GCancellable *cancellable,
     GError      **error)
{
  /* The portal may ask somebody for the file's key, and does not say beforehand. */
  if (run->job->action == SEALWAX_KEYRING_READ && !run->job->may_ask && sealwax_keyring_file_is_sandboxed ())
    {
      g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_LOCKED));
      return FALSE;
    }
  if (!sealwax_keyring_file_check (error) || !read_all (run, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  switch (run->job->action)
    {
    case SEALWAX_KEYRING_ADD:
    case SEALWAX_KEYRING_RENAME:
    case SEALWAX_KEYRING_TOUCH:
      return store (run, error);
    case SEALWAX_KEYRING_REMOVE:
      return clear (run, error);
    case SEALWAX_KEYRING_READ:
    default:
      return TRUE;
    }
}

static SealwaxKeyringContent *
make_content (Run *run)
{
  SealwaxKeyringContent *content = g_new0 (SealwaxKeyringContent, 1);
  Entry                 *changed = run->job->kept != NULL ? find (run, sealwax_kept_get_id (run->job->kept)) : NULL;

  content->kept = g_ptr_array_new_with_free_func (g_object_unref);
  content->skipped = run->skipped;
  content->changed = changed != NULL ? g_object_ref (changed->kept) : NULL;
  for (guint i = 0; i < run->entries->len; i++)
    g_ptr_array_add (content->kept, g_object_ref (((Entry *)g_ptr_array_index (run->entries, i))->kept));
  g_ptr_array_sort_values (content->kept, sealwax_kept_compare);

  return content;
}

/* In a sandbox, libsecret asks the portal for its file's key. If that is cancelled before the portal has answered, libsecret
 * frees what the answer belongs to, and crashes when it comes (0.21.7). So it is let be. Nobody has to wait for it, and once it
 * is there, nothing more is done. */
static GCancellable *
get_cancellable_for_libsecret (GCancellable *cancellable)
{
  return sealwax_keyring_file_is_sandboxed () ? NULL : cancellable;
}

/* What one call asks of the worker. */
typedef struct
{
  const SealwaxKeyringJob *job;
  GCancellable            *cancellable;
  SealwaxKeyringContent   *content;
  GError                  *error;
} Call;

static void
run_once (GMainContext *context,
          Call         *call)
{
  Run run = { .job = call->job, .context = context, .cancellable = get_cancellable_for_libsecret (call->cancellable) };

  g_clear_error (&call->error);
  run.entries = g_ptr_array_new_with_free_func (entry_free);
  call->content = act (&run, call->cancellable, &call->error) ? make_content (&run) : NULL;
  g_ptr_array_unref (run.entries);
  secret_service_disconnect ();
  sealwax_wipe_stack ();
}

static void
run_call (GMainContext *context,
          gpointer      data)
{
  Call        *call = data;
  g_autofd int file = -1;

  if (call->job->action != SEALWAX_KEYRING_READ && !sealwax_keyring_file_lock (&file, call->cancellable, &call->error))
    return;

  for (guint i = 0; i < ATTEMPTS; i++)
    {
      run_once (context, call);
      if (!g_error_matches (call->error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        break;
    }
}

static GError *
explain (GError       *error,
         GCancellable *cancellable)
{
  g_autoptr (GError) cause = error;
  g_autoptr (GDBusConnection) bus = NULL;

  if (cause->domain == SEALWAX_KEYRING_ERROR && !g_cancellable_is_cancelled (cancellable))
    return g_steal_pointer (&cause);

  /* Of a bus that is not there, the system says many things. */
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (bus == NULL && !g_cancellable_is_cancelled (cancellable) && cause->domain != SECRET_ERROR)
    return sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_MISSING);

  return sealwax_keyring_error_translate (cause, cancellable);
}

/**
 * sealwax_keyring_store_run:
 * @job: what to do
 * @cancellable: (nullable): to cancel it
 * @error: why not, with a sentence for the person
 *
 * Does one thing with the key ring, and waits for it: for a thread.
 *
 * Returns: (transfer full): what it holds afterwards, or %NULL
 */
SealwaxKeyringContent *
sealwax_keyring_store_run (const SealwaxKeyringJob *job,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  Call call = { .job = job, .cancellable = cancellable };

  sealwax_keyring_worker_run (run_call, &call);
  if (call.content == NULL)
    g_propagate_error (error, explain (call.error, cancellable));

  return call.content;
}

/**
 * sealwax_keyring_content_free:
 * @content: (transfer full): what a key ring holds
 *
 * Frees it.
 */
void
sealwax_keyring_content_free (SealwaxKeyringContent *content)
{
  g_clear_pointer (&content->kept, g_ptr_array_unref);
  g_clear_object (&content->changed);
  g_free (content);
}
