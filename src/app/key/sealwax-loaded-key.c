/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-file-dialog.h"
#include "sealwax-file.h"
#include "sealwax-key-load.h"
#include "sealwax-keyring-error.h"
#include "sealwax-keys.h"
#include "sealwax-loaded-key.h"
#include "sealwax-process.h"
#include "sealwax-untrusted.h"

/**
 * SealwaxLoadedKey:
 *
 * The key that is in use, if there is one: out of a file that the person chose, dropped or had made, pasted, typed as words, or out
 * of the key ring. Files are read and written on a thread. One key at a time is on its way: if another is wanted, the one before is given up.
 */
struct _SealwaxLoadedKey
{
  GObject parent_instance;

  SealwaxSecret *key;         /* (nullable) */
  char          *name;        /* (nullable): of its file, or in the key ring, for a sentence */
  SealwaxKept   *kept;        /* (nullable): if it is out of the key ring */
  gboolean       is_typed;    /* as words */
  GCancellable  *cancellable; /* (nullable): for the one on its way */
};

G_DEFINE_FINAL_TYPE (SealwaxLoadedKey, sealwax_loaded_key, G_TYPE_OBJECT)

enum
{
  CHANGED,
  TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A key on its way to a file. */
typedef struct
{
  SealwaxLoadedKey *to;
  SealwaxSecret    *key;
  GCancellable     *cancellable;
} Making;

static void
making_free (Making *making)
{
  g_object_unref (making->to);
  g_object_unref (making->cancellable);
  sealwax_secret_unref (making->key);
  g_free (making);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

static void
stop (SealwaxLoadedKey *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static GCancellable *
begin (SealwaxLoadedKey *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();

  return self->cancellable;
}

static void
tell (SealwaxLoadedKey *self,
      const char       *sentence)
{
  g_signal_emit (self, signals[TOLD], 0, sentence);
}

static void
on_loaded (GObject      *file,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SealwaxLoadedKey) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) key = sealwax_key_load_finish (G_FILE (file), result, &error);
  g_autofree char *name = sealwax_file_dup_name (G_FILE (file));

  if (key != NULL)
    sealwax_loaded_key_set (self, key, name);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message);
}

/* Returns NULL if no file was chosen. If choosing one failed, says so. */
static GFile *
take_file (SealwaxLoadedKey *self,
           GAsyncResult     *result)
{
  g_autoptr (GError) error = NULL;
  GFile *file = sealwax_file_dialog_finish (result, &error);

  if (error != NULL)
    tell (self, error->message);

  return file;
}

static void
on_open_chosen (GObject      *parent,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (SealwaxLoadedKey) self = user_data;
  g_autoptr (GFile) file = take_file (self, result);

  if (file != NULL)
    sealwax_loaded_key_load (self, file);
}

/* A key that was cleared meanwhile is in its file, but not in use. */
static void
on_saved (GObject      *file,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Making) making = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *version = sealwax_file_save_finish (G_FILE (file), result, &error);
  g_autofree char *name = sealwax_file_dup_name (G_FILE (file));
  g_autofree char *sentence = NULL;

  sealwax_process_release ();
  if (version == NULL)
    {
      tell (making->to, error->message);
      return;
    }
  if (g_cancellable_is_cancelled (making->cancellable))
    return;

  sealwax_loaded_key_set (making->to, making->key, name);
  /* Translators: %s is the name of a key file that was just made. */
  sentence = g_strdup_printf (_ ("“%s” was saved. Whoever is to open your messages needs a copy of it."), name);
  tell (making->to, sentence);
}

static void
on_save_chosen (GObject      *parent,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (SealwaxLoadedKey) self = user_data;
  g_autoptr (GFile) file = take_file (self, result);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) key = file != NULL ? sealwax_key_generate (&error) : NULL;
  g_autoptr (SealwaxSecret) written = NULL;
  Making *making;

  if (error != NULL)
    tell (self, error->message);
  if (key == NULL)
    return;

  written = sealwax_key_write (key, SEALWAX_KEY_SPELLING_BASE64);
  making = g_new0 (Making, 1);
  making->to = g_object_ref (self);
  making->key = g_steal_pointer (&key);
  making->cancellable = g_object_ref (begin (self));
  sealwax_process_hold ();
  sealwax_file_save_async (file, written, TRUE, NULL, NULL, on_saved, making);
}

static void
sealwax_loaded_key_dispose (GObject *object)
{
  SealwaxLoadedKey *self = SEALWAX_LOADED_KEY (object);

  stop (self);
  g_clear_pointer (&self->key, sealwax_secret_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->kept);

  G_OBJECT_CLASS (sealwax_loaded_key_parent_class)->dispose (object);
}

static void
sealwax_loaded_key_class_init (SealwaxLoadedKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sealwax_loaded_key_dispose;

  /**
   * SealwaxLoadedKey::changed:
   *
   * Another key is in use, or none any more.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxLoadedKey::told:
   * @sentence: what became of a file that the person wanted to use or to make
   *
   * A key file was made; or it could not be made, or is none, and the key that was in use still is.
   */
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sealwax_loaded_key_init (SealwaxLoadedKey *self)
{
}

/**
 * sealwax_loaded_key_new:
 *
 * Returns: (transfer full): what holds a key; there is none yet
 */
SealwaxLoadedKey *
sealwax_loaded_key_new (void)
{
  return g_object_new (SEALWAX_TYPE_LOADED_KEY, NULL);
}

/**
 * sealwax_loaded_key_choose:
 * @self: a loaded key
 * @parent: the window that asks
 *
 * Lets the person choose a key file, and loads it.
 */
void
sealwax_loaded_key_choose (SealwaxLoadedKey *self,
                           GtkWindow        *parent)
{
  g_return_if_fail (SEALWAX_IS_LOADED_KEY (self));

  sealwax_file_dialog_open_async (parent, _ ("Use Key File"), SEALWAX_FILE_KIND_ANY, on_open_chosen, g_object_ref (self));
}

/**
 * sealwax_loaded_key_make:
 * @self: a loaded key
 * @parent: the window that asks
 *
 * Lets the person choose where a new key is saved, which nobody else may read. Once it is, it is in use.
 */
void
sealwax_loaded_key_make (SealwaxLoadedKey *self,
                         GtkWindow        *parent)
{
  /* Translators: the name of a file, with its suffix as it is. */
  const char *name = _ ("sealwax.key");

  g_return_if_fail (SEALWAX_IS_LOADED_KEY (self));

  sealwax_file_dialog_save_async (parent, _ ("Make Key File"), SEALWAX_FILE_KIND_ANY, name, on_save_chosen, g_object_ref (self));
}

/**
 * sealwax_loaded_key_load:
 * @self: a loaded key
 * @file: a file
 *
 * Loads a key file, on a thread. Until it is there, the key stays what it is.
 */
void
sealwax_loaded_key_load (SealwaxLoadedKey *self,
                         GFile            *file)
{
  g_return_if_fail (SEALWAX_IS_LOADED_KEY (self));

  sealwax_key_load_async (file, begin (self), on_loaded, g_object_ref (self));
}

static void
set (SealwaxLoadedKey *self,
     SealwaxSecret    *key,
     const char       *name,
     gboolean          is_typed)
{
  stop (self);
  g_clear_pointer (&self->key, sealwax_secret_unref);
  self->key = sealwax_secret_ref (key);
  g_set_str (&self->name, name);
  self->is_typed = is_typed;
  g_clear_object (&self->kept);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sealwax_loaded_key_set:
 * @self: a loaded key
 * @key: a key of %SEALWAX_KEY_SIZE bytes
 * @name: (nullable): the name of its file, as sealwax_file_dup_name() makes it
 *
 * Uses the key from now on.
 */
void
sealwax_loaded_key_set (SealwaxLoadedKey *self,
                        SealwaxSecret    *key,
                        const char       *name)
{
  g_return_if_fail (SEALWAX_IS_LOADED_KEY (self));

  set (self, key, name, FALSE);
}

/**
 * sealwax_loaded_key_set_typed:
 * @self: a loaded key
 * @key: a key of %SEALWAX_KEY_SIZE bytes whose words the person typed
 *
 * Uses the key from now on.
 */
void
sealwax_loaded_key_set_typed (SealwaxLoadedKey *self,
                              SealwaxSecret    *key)
{
  g_return_if_fail (SEALWAX_IS_LOADED_KEY (self));

  set (self, key, NULL, TRUE);
}

/**
 * sealwax_loaded_key_is_typed:
 * @self: a loaded key
 *
 * Returns: whether the words of the key were typed
 */
gboolean
sealwax_loaded_key_is_typed (SealwaxLoadedKey *self)
{
  g_return_val_if_fail (SEALWAX_IS_LOADED_KEY (self), FALSE);

  return self->is_typed;
}

/**
 * sealwax_loaded_key_set_kept:
 * @self: a loaded key
 * @kept: a key out of the key ring
 *
 * Uses the key from now on.
 */
void
sealwax_loaded_key_set_kept (SealwaxLoadedKey *self,
                             SealwaxKept      *kept)
{
  g_return_if_fail (SEALWAX_IS_LOADED_KEY (self));
  g_return_if_fail (sealwax_kept_get_kind (kept) == SEALWAX_KEPT_KEY);

  stop (self);
  g_clear_pointer (&self->key, sealwax_secret_unref);
  self->key = sealwax_secret_ref (sealwax_kept_get_secret (kept));
  g_free (self->name);
  self->name = sealwax_untrusted_dup_isolated (sealwax_kept_get_name (kept), SEALWAX_KEPT_NAME_MAX);
  self->is_typed = FALSE;
  g_set_object (&self->kept, kept);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sealwax_loaded_key_get_kept:
 * @self: a loaded key
 *
 * Returns: (transfer none) (nullable): the key in use, if it is out of the key ring
 */
SealwaxKept *
sealwax_loaded_key_get_kept (SealwaxLoadedKey *self)
{
  g_return_val_if_fail (SEALWAX_IS_LOADED_KEY (self), NULL);

  return self->kept;
}

/**
 * sealwax_loaded_key_get:
 * @self: a loaded key
 *
 * Returns: (transfer none) (nullable): the key in use
 */
SealwaxSecret *
sealwax_loaded_key_get (SealwaxLoadedKey *self)
{
  g_return_val_if_fail (SEALWAX_IS_LOADED_KEY (self), NULL);

  return self->key;
}

/**
 * sealwax_loaded_key_get_name:
 * @self: a loaded key
 *
 * Returns: (nullable): the name of its file or in the key ring, ready to be quoted; %NULL if there is no key, or if it was pasted or
 *   typed
 */
const char *
sealwax_loaded_key_get_name (SealwaxLoadedKey *self)
{
  g_return_val_if_fail (SEALWAX_IS_LOADED_KEY (self), NULL);

  return self->name;
}

/**
 * sealwax_loaded_key_wipe:
 * @self: a loaded key
 *
 * Forgets the key, and the one that is on its way. Files stay.
 */
void
sealwax_loaded_key_wipe (SealwaxLoadedKey *self)
{
  g_return_if_fail (SEALWAX_IS_LOADED_KEY (self));

  stop (self);
  if (self->key == NULL)
    return;

  g_clear_pointer (&self->key, sealwax_secret_unref);
  g_clear_pointer (&self->name, g_free);
  self->is_typed = FALSE;
  g_clear_object (&self->kept);
  g_signal_emit (self, signals[CHANGED], 0);
}
