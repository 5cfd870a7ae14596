/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-file.h"
#include "sealwax-files.h"
#include "sealwax-process.h"

/* A file with this suffix counts as a message, whatever it looks like. */
#define MESSAGE_SUFFIX ".sealwax"

/**
 * SealwaxFiles:
 *
 * Loads files into a session and saves its texts, on threads. It remembers the version of each file that it opened or
 * saved, so that it notices when others change one. The versions are not secret, and clearing does not forget them: a file
 * that others changed is never replaced without a word.
 */
struct _SealwaxFiles
{
  GObject parent_instance;

  SealwaxSession *session;
  GCancellable   *cancellable; /* for the file that is being loaded */
  GHashTable     *versions;    /* from GFile to its version */
};

G_DEFINE_FINAL_TYPE (SealwaxFiles, sealwax_files, G_TYPE_OBJECT)

enum
{
  REFUSED,
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A file on its way into a text, or out of one. */
typedef struct
{
  SealwaxFiles     *files;
  SealwaxTextModel *model; /* (nullable): which text, once that is known */
  SealwaxSecret    *saved; /* (nullable): the text as it was then */
} Errand;

static Errand *
errand_new (SealwaxFiles     *files,
            SealwaxTextModel *model)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->files = g_object_ref (files);
  g_set_object (&errand->model, model);

  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->files);
  g_clear_object (&errand->model);
  g_clear_pointer (&errand->saved, sealwax_secret_unref);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
refuse (SealwaxFiles *self,
        const char   *sentence)
{
  g_signal_emit (self, signals[REFUSED], 0, sentence);
}

static void
remember_version (SealwaxFiles *self,
                  GFile        *file,
                  const char   *version)
{
  g_hash_table_insert (self->versions, g_object_ref (file), g_strdup (version));
}

/* Puts the text where the file was opened, or else where it belongs. */
static void
take (Errand        *errand,
      SealwaxSecret *text,
      GFile         *file,
      gboolean       converted)
{
  SealwaxSession  *session = errand->files->session;
  g_autofree char *name = sealwax_file_dup_name (file);
  g_autofree char *basename = g_file_get_basename (file);
  SealwaxTaken     taken = converted ? SEALWAX_TAKEN_CONVERTED : SEALWAX_TAKEN_AS_IT_IS;

  if (g_str_has_suffix (basename, MESSAGE_SUFFIX))
    taken |= SEALWAX_TAKEN_AS_MESSAGE;

  if (errand->model != NULL)
    sealwax_session_put (session, errand->model, text, name, taken);
  else
    sealwax_session_take (session, text, name, taken);
}

static void
on_loaded (GObject      *file,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *version = NULL;
  g_autoptr (SealwaxSecret) text = sealwax_file_load_finish (G_FILE (file), result, &version, &error);
  g_autofree char *name = sealwax_file_dup_name (G_FILE (file));
  g_autofree char *empty = g_strdup_printf (_ ("“%s” is empty."), name);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (text == NULL)
    refuse (errand->files, error->message);
  else if (sealwax_secret_get_size (text) == 0)
    refuse (errand->files, empty);
  else
    {
      remember_version (errand->files, G_FILE (file), version);
      take (errand, text, G_FILE (file), sealwax_file_load_was_converted (result));
    }
}

static void
on_saved (GObject      *file,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *version = sealwax_file_save_finish (G_FILE (file), result, &error);
  g_autofree char *name = sealwax_file_dup_name (G_FILE (file));
  g_autoptr (SealwaxSecret) now = NULL;
  SealwaxFiles *self = errand->files;

  sealwax_process_release ();
  if (version == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        g_hash_table_remove (self->versions, file); /* whoever saves again knows about it */
      refuse (self, error->message);
      return;
    }

  remember_version (self, G_FILE (file), version);
  now = errand->model != NULL ? sealwax_text_model_dup_text (errand->model) : NULL;
  if (now != NULL && sealwax_secret_equal (now, errand->saved)) /* the text may have changed by now */
    sealwax_text_model_set_kept_outside (errand->model);
  g_signal_emit (self, signals[SAVED], 0, name);
}

static void
sealwax_files_dispose (GObject *object)
{
  sealwax_files_stop_loading (SEALWAX_FILES (object));

  G_OBJECT_CLASS (sealwax_files_parent_class)->dispose (object);
}

static void
sealwax_files_finalize (GObject *object)
{
  SealwaxFiles *self = SEALWAX_FILES (object);

  g_object_unref (self->session);
  g_hash_table_unref (self->versions);

  G_OBJECT_CLASS (sealwax_files_parent_class)->finalize (object);
}

static void
sealwax_files_class_init (SealwaxFilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_files_dispose;
  object_class->finalize = sealwax_files_finalize;

  /**
   * SealwaxFiles::refused:
   * @sentence: why
   *
   * A file could not be loaded or saved.
   */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SealwaxFiles::saved:
   * @name: the file's name, as sealwax_file_dup_name() gives it
   *
   * A text was saved. When one is loaded, #SealwaxSession::taken says so.
   */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sealwax_files_init (SealwaxFiles *self)
{
  self->versions = g_hash_table_new_full (g_file_hash, (GEqualFunc)g_file_equal, g_object_unref, g_free);
}

/**
 * sealwax_files_new:
 * @session: a session
 *
 * Returns: (transfer full): its files; none is known yet
 */
SealwaxFiles *
sealwax_files_new (SealwaxSession *session)
{
  SealwaxFiles *self = g_object_new (SEALWAX_TYPE_FILES, NULL);

  self->session = g_object_ref (session);

  return self;
}

/**
 * sealwax_files_load:
 * @self: the files
 * @file: a file
 * @where: (nullable): the text to replace, or %NULL to decide by what the file holds
 *
 * Loads a file on a thread. If another file is being loaded, that is given up.
 */
void
sealwax_files_load (SealwaxFiles     *self,
                    GFile            *file,
                    SealwaxTextModel *where)
{
  g_return_if_fail (SEALWAX_IS_FILES (self));

  sealwax_files_stop_loading (self);
  self->cancellable = g_cancellable_new ();
  sealwax_file_load_async (file, self->cancellable, on_loaded, errand_new (self, where));
}

/**
 * sealwax_files_stop_loading:
 * @self: the files
 *
 * Stops loading a file, if one is being loaded.
 */
void
sealwax_files_stop_loading (SealwaxFiles *self)
{
  g_return_if_fail (SEALWAX_IS_FILES (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * sealwax_files_save:
 * @self: the files
 * @file: a file
 * @text: one of the session's texts
 *
 * Saves a text as it is now, on a thread. A plaintext is saved so that nobody else may read it.
 */
void
sealwax_files_save (SealwaxFiles     *self,
                    GFile            *file,
                    SealwaxTextModel *text)
{
  Errand  *errand;
  gboolean is_private;

  g_return_if_fail (SEALWAX_IS_FILES (self));

  errand = errand_new (self, text);
  errand->saved = sealwax_text_model_dup_text (text);
  sealwax_process_hold ();
  is_private = text == sealwax_session_get_plaintext (self->session);
  sealwax_file_save_async (file, errand->saved, is_private, g_hash_table_lookup (self->versions, file), NULL, on_saved, errand);
}

/**
 * sealwax_files_save_secret:
 * @self: the files
 * @file: a file
 * @text: any text that is secret
 *
 * Saves it on a thread, so that nobody else may read it.
 */
void
sealwax_files_save_secret (SealwaxFiles  *self,
                           GFile         *file,
                           SealwaxSecret *text)
{
  Errand *errand;

  g_return_if_fail (SEALWAX_IS_FILES (self));

  errand = errand_new (self, NULL);
  errand->saved = sealwax_secret_ref (text);
  sealwax_process_hold ();
  sealwax_file_save_async (file, text, TRUE, g_hash_table_lookup (self->versions, file), NULL, on_saved, errand);
}

/**
 * sealwax_files_save_page:
 * @self: the files
 * @file: a file
 * @page: a page, see sealwax_page_new_letter()
 * @text: (nullable): the text whose message is in it
 *
 * Saves a page on a thread.
 */
void
sealwax_files_save_page (SealwaxFiles     *self,
                         GFile            *file,
                         GBytes           *page,
                         SealwaxTextModel *text)
{
  Errand *errand;
  g_autoptr (SealwaxSecret) bytes = NULL;

  g_return_if_fail (SEALWAX_IS_FILES (self));

  bytes = sealwax_secret_new (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
  errand = errand_new (self, text);
  errand->saved = text != NULL ? sealwax_text_model_dup_text (text) : NULL;
  sealwax_process_hold ();
  sealwax_file_save_async (file, bytes, FALSE, g_hash_table_lookup (self->versions, file), NULL, on_saved, errand);
}
