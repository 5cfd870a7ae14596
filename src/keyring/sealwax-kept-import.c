/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sealwax-error.h"
#include "sealwax-file.h"
#include "sealwax-kept-import.h"
#include "sealwax-kept-value.h"
#include "sealwax-key-load.h"
#include "sealwax-untrusted.h"

/* How often a name is looked for again after another program has just taken it. */
#define ATTEMPTS 8

/* Of a suffix like “.key”, in characters and without its dot. What is longer says something about the key. */
#define SUFFIX_MAX 8

/**
 * SealwaxKeptImport:
 *
 * Keeps the keys of several key files, one after another, under the names of their files. A key that is kept already is not kept
 * twice. What is wrong with one file does not stop the others; what is wrong with the key ring does. What was kept until then stays.
 *
 * One key at a time is in memory, apart from those that the key ring has loaded. If the key ring is forgotten meanwhile, nothing
 * more is kept, and nothing is loaded again.
 */
struct _SealwaxKeptImport
{
  GObject parent_instance;

  SealwaxKeyring *ring;
  GListModel     *files;
  GPtrArray      *notes;    /* sentences, and %NULL at the end */
  SealwaxSecret  *key;      /* (nullable): of the file that it is at */
  guint           done;     /* how many files */
  guint           kept;     /* how many keys */
  guint           attempts; /* for the file that it is at */
};

G_DEFINE_FINAL_TYPE (SealwaxKeptImport, sealwax_kept_import, G_TYPE_OBJECT)

enum
{
  PROP_DONE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void read_next (GTask *task);

static void
sealwax_kept_import_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DONE:
      g_value_set_uint (value, SEALWAX_KEPT_IMPORT (object)->done);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sealwax_kept_import_finalize (GObject *object)
{
  SealwaxKeptImport *self = SEALWAX_KEPT_IMPORT (object);

  g_clear_object (&self->ring);
  g_clear_object (&self->files);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->key, sealwax_secret_unref);

  G_OBJECT_CLASS (sealwax_kept_import_parent_class)->finalize (object);
}

static void
sealwax_kept_import_class_init (SealwaxKeptImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sealwax_kept_import_get_property;
  object_class->finalize = sealwax_kept_import_finalize;

  /**
   * SealwaxKeptImport:done:
   *
   * With how many of the files it is done.
   */
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sealwax_kept_import_init (SealwaxKeptImport *self)
{
  self->notes = g_ptr_array_new_null_terminated (1, g_free, TRUE);
}

/* Takes ownership of the sentence. */
static void
note (SealwaxKeptImport *self,
      char              *sentence)
{
  g_ptr_array_add (self->notes, sentence);
}

static void
go_on (GTask *task)
{
  SealwaxKeptImport *self = g_task_get_source_object (task);

  g_clear_pointer (&self->key, sealwax_secret_unref);
  self->attempts = 0;
  self->done++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
  read_next (task);
}

/* Takes ownership of the error. */
static void
fail (GTask  *task,
      GError *error)
{
  SealwaxKeptImport *self = g_task_get_source_object (task);

  g_clear_pointer (&self->key, sealwax_secret_unref);
  g_task_return_error (task, error);
}

/* To keep one more would load again what was forgotten. */
static gboolean
is_over (GTask *task)
{
  SealwaxKeptImport *self = g_task_get_source_object (task);

  if (sealwax_keyring_is_loaded (self->ring) && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return FALSE;

  fail (task, sealwax_error_new (SEALWAX_STATUS_CANCELLED));

  return TRUE;
}

static SealwaxKept *
dup_same (SealwaxKeptImport *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->ring)); i++)
    {
      g_autoptr (SealwaxKept) kept = g_list_model_get_item (G_LIST_MODEL (self->ring), i);

      if (sealwax_kept_get_kind (kept) == SEALWAX_KEPT_KEY && sealwax_secret_equal (sealwax_kept_get_secret (kept), self->key))
        return g_steal_pointer (&kept);
    }

  return NULL;
}

static GFile *
dup_file (SealwaxKeptImport *self)
{
  return g_list_model_get_item (self->files, self->done);
}

static void
note_same (SealwaxKeptImport *self,
           SealwaxKept       *same)
{
  g_autoptr (GFile) file = dup_file (self);
  g_autofree char *of_file = sealwax_file_dup_name (file);
  g_autofree char *name = sealwax_untrusted_dup_isolated (sealwax_kept_get_name (same), SEALWAX_KEPT_NAME_MAX);

  /* Translators: the name of a file, and the name under which its key is kept. */
  note (self, g_strdup_printf (_ ("“%s” holds the key that is kept as “%s”."), of_file, name));
}

/* Cuts the name so that the number fits. */
static char *
number_name (const char *name,
             guint       number)
{
  g_autofree char *suffix = g_strdup_printf (" %u", number);
  glong            most = SEALWAX_KEPT_NAME_MAX - (glong)strlen (suffix);
  g_autofree char *cut = g_utf8_strlen (name, -1) > most ? g_utf8_substring (name, 0, most) : g_strdup (name);

  return g_strconcat (g_strchomp (cut), suffix, NULL);
}

/* Returns what of a name is its suffix, with its dot; "" if it has none. */
static const char *
find_suffix (const char *name)
{
  const char *end = name + strlen (name);
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot == name || !g_ascii_isalpha (dot[1]) || end - dot - 1 > SUFFIX_MAX)
    return end;

  for (const char *p = dot + 1; p < end; p++)
    if (!g_ascii_isalnum (*p))
      return end;

  return dot;
}

static char *
dup_free_name (SealwaxKeptImport *self)
{
  g_autoptr (GFile) file = dup_file (self);
  g_autofree char *name = sealwax_kept_import_name_file (file);
  g_autofree char *numbered = g_strdup (name);

  for (guint i = 2; sealwax_keyring_find (self->ring, numbered) != NULL; i++)
    {
      g_free (numbered);
      numbered = number_name (name, i);
    }

  return g_steal_pointer (&numbered);
}

static void on_added (GObject      *ring,
                      GAsyncResult *result,
                      gpointer      user_data);

static void
keep (GTask *task)
{
  SealwaxKeptImport *self = g_task_get_source_object (task);
  g_autoptr (SealwaxKept) same = NULL;
  g_autofree char *name = NULL;

  if (is_over (task))
    return;

  same = dup_same (self);
  if (same != NULL)
    {
      note_same (self, same);
      go_on (task);
      return;
    }

  name = dup_free_name (self);
  sealwax_keyring_add_async (self->ring, name, SEALWAX_KEPT_KEY, self->key, g_task_get_cancellable (task), on_added, g_object_ref (task));
}

static void
on_loaded_again (GObject      *ring,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (sealwax_keyring_load_finish (SEALWAX_KEYRING (ring), result, &error))
    keep (task);
  else
    fail (task, error);
}

/* Another program may have taken the name since the list was read, or kept the very same key. */
static void
on_added (GObject      *ring,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SealwaxKeptImport *self = g_task_get_source_object (task);
  GError            *error = NULL;
  g_autoptr (SealwaxKept) kept = sealwax_keyring_add_finish (SEALWAX_KEYRING (ring), result, &error);

  if (kept != NULL)
    {
      self->kept++;
      go_on (task);
    }
  else if (g_error_matches (error, SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_NAME_TAKEN) && ++self->attempts < ATTEMPTS && !is_over (task))
    {
      g_error_free (error);
      sealwax_keyring_load_async (self->ring, g_task_get_cancellable (task), on_loaded_again, g_object_ref (task));
    }
  else
    {
      fail (task, error);
    }
}

static void
on_read (GObject      *file,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SealwaxKeptImport *self = g_task_get_source_object (task);
  GError            *error = NULL;

  self->key = sealwax_key_load_finish (G_FILE (file), result, &error);
  if (self->key != NULL)
    {
      keep (task);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (task, error);
    }
  else
    {
      note (self, g_strdup (error->message));
      g_error_free (error);
      go_on (task);
    }
}

static void
read_next (GTask *task)
{
  SealwaxKeptImport *self = g_task_get_source_object (task);
  g_autoptr (GFile) file = dup_file (self);

  if (file == NULL)
    g_task_return_boolean (task, TRUE);
  else if (!is_over (task))
    sealwax_key_load_async (file, g_task_get_cancellable (task), on_read, g_object_ref (task));
}

static void
on_loaded (GObject      *ring,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (sealwax_keyring_load_finish (SEALWAX_KEYRING (ring), result, &error))
    read_next (task);
  else
    fail (task, error);
}

/**
 * sealwax_kept_import_new:
 * @ring: the key ring that is to keep the keys
 * @files: (element-type GFile): key files
 *
 * Returns: (transfer full): an import that has not begun
 */
SealwaxKeptImport *
sealwax_kept_import_new (SealwaxKeyring *ring,
                         GListModel     *files)
{
  SealwaxKeptImport *self = g_object_new (SEALWAX_TYPE_KEPT_IMPORT, NULL);

  self->ring = g_object_ref (ring);
  self->files = g_object_ref (files);

  return self;
}

/**
 * sealwax_kept_import_get_done:
 * @self: an import
 *
 * Returns: with how many of the files it is done
 */
guint
sealwax_kept_import_get_done (SealwaxKeptImport *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT_IMPORT (self), 0);

  return self->done;
}

/**
 * sealwax_kept_import_get_total:
 * @self: an import
 *
 * Returns: how many files there are
 */
guint
sealwax_kept_import_get_total (SealwaxKeptImport *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT_IMPORT (self), 0);

  return g_list_model_get_n_items (self->files);
}

/**
 * sealwax_kept_import_get_notes:
 * @self: an import
 *
 * Returns: (transfer none) (array zero-terminated=1): a sentence for each file whose key was not kept, in the order of the files:
 *   what is wrong with it, or under which name its key is kept already
 */
const char *const *
sealwax_kept_import_get_notes (SealwaxKeptImport *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT_IMPORT (self), NULL);

  return (const char *const *)self->notes->pdata;
}

/**
 * sealwax_kept_import_describe:
 * @self: an import that has ended
 *
 * Returns: (transfer full): a sentence that says how many keys it has kept
 */
char *
sealwax_kept_import_describe (SealwaxKeptImport *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT_IMPORT (self), NULL);

  if (self->kept == 0)
    return g_strdup (_ ("No key was imported."));

  return g_strdup_printf (ngettext ("%u key was imported.", "%u keys were imported.", (gulong)self->kept), self->kept);
}

/**
 * sealwax_kept_import_run_async:
 * @self: an import, which has not begun yet
 * @cancellable: (nullable): to cancel it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Keeps the keys of all files. If the key ring is locked, the desktop asks the person.
 */
void
sealwax_kept_import_run_async (SealwaxKeptImport  *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SEALWAX_IS_KEPT_IMPORT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_kept_import_run_async);
  g_task_set_check_cancellable (task, FALSE); /* what is kept is kept */
  sealwax_keyring_load_async (self->ring, cancellable, on_loaded, g_object_ref (task));
}

/**
 * sealwax_kept_import_run_finish:
 * @self: an import
 * @result: the result
 * @error: why it is not done with all files: what sealwax_keyring_add_finish() says, or %G_IO_ERROR_CANCELLED, also if the key
 *   ring was forgotten meanwhile
 *
 * Returns: whether it is done with all files; see sealwax_kept_import_get_notes() for those whose key was not kept
 */
gboolean
sealwax_kept_import_run_finish (SealwaxKeptImport *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_kept_import_run_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sealwax_kept_import_name_file:
 * @file: a key file
 *
 * Returns: (transfer full): the name for its key, unless that is taken: the file's, without its suffix and without what nobody
 *   would see, and cut if it is too long
 */
char *
sealwax_kept_import_name_file (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (base != NULL ? base : "");
  g_autofree char *stem = g_strndup (shown, (gsize)(find_suffix (shown) - shown));
  g_autofree char *plain = sealwax_untrusted_dup_plain (stem);
  g_autofree char *normal = g_strstrip (g_utf8_normalize (plain, -1, G_NORMALIZE_NFC));
  g_autofree char *cut = g_utf8_strlen (normal, -1) > SEALWAX_KEPT_NAME_MAX ? g_utf8_substring (normal, 0, SEALWAX_KEPT_NAME_MAX) : g_strdup (normal);
  g_autoptr (SealwaxSecret) name = sealwax_kept_value_make_name (cut);

  return g_strdup (name != NULL ? sealwax_secret_get_text (name) : C_ ("secret", "Key"));
}
