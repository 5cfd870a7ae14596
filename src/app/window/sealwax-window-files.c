/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-file.h"
#include "sealwax-finding.h"
#include "sealwax-outside.h"
#include "sealwax-window-private.h"

#define MESSAGE_TYPE "application/x-sealwax"

/* The most characters of a sentence by the system that one of ours repeats. */
#define REASON_MAX 120

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* A file on its way into a pane, or out of one. */
typedef struct
{
  SealwaxWindow *window;
  SealwaxPane   *pane; /* borrowed from the window; %NULL while it is not known which */
  GFile         *file;
  SealwaxSecret *text;
  char          *version;
} Errand;

static Errand *
errand_new (SealwaxWindow *window,
            SealwaxPane   *pane,
            GFile         *file)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->window = g_object_ref (window);
  errand->pane = pane;
  g_set_object (&errand->file, file);

  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  g_clear_object (&errand->file);
  g_clear_pointer (&errand->text, sealwax_secret_unref);
  g_free (errand->version);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* What the window knows of the files that it opened or saved: by their versions it notices that others changed them. That is
 * no secret, and no clearing ends it: a file that others changed is never replaced without a word. */
static void
remember_version (SealwaxWindow *self,
                  GFile         *file,
                  const char    *version)
{
  if (self->file_versions == NULL)
    self->file_versions = g_hash_table_new_full (g_file_hash, (GEqualFunc)g_file_equal, g_object_unref, g_free);

  g_hash_table_insert (self->file_versions, g_object_ref (file), g_strdup (version));
}

static const char *
get_version (SealwaxWindow *self,
             GFile         *file)
{
  return self->file_versions != NULL ? g_hash_table_lookup (self->file_versions, file) : NULL;
}

static void
forget_version (SealwaxWindow *self,
                GFile         *file)
{
  if (self->file_versions != NULL)
    g_hash_table_remove (self->file_versions, file);
}

/* As the person's own change, which the pane then says where it comes from. */
static void
show_loaded (Errand *errand)
{
  SealwaxWindow   *self = errand->window;
  g_autofree char *name = sealwax_file_dup_name (errand->file);
  g_autofree char *sentence = g_strdup_printf (_ ("Opened “%s”."), name);

  remember_version (self, errand->file, errand->version);
  sealwax_window_show_pane (self, errand->pane);
  sealwax_text_model_replace (sealwax_pane_get_model (errand->pane), errand->text, name);
  sealwax_text_model_set_kept_outside (sealwax_pane_get_model (errand->pane));
  sealwax_window_announce (self, sentence);
}

/* As far as the text or else the file's name tells. */
static gboolean
is_message (const Errand *errand,
            GArray       *findings)
{
  g_autofree char *name = g_file_get_basename (errand->file);

  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, SealwaxFinding, i).likely)
      return TRUE;

  return g_str_has_suffix (name, ".sealwax");
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);

  if (findings == NULL) /* cancelled */
    return;

  errand->pane = is_message (errand, findings) ? errand->window->ciphertext_pane : errand->window->plaintext_pane;
  show_loaded (errand);
}

static void
on_loaded (GObject      *file,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = sealwax_file_dup_name (errand->file);
  g_autofree char *empty = g_strdup_printf (_ ("“%s” is empty."), name);
  SealwaxWindow   *self = errand->window;

  errand->text = sealwax_file_load_finish (G_FILE (file), result, &errand->version, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (errand->text == NULL)
    sealwax_window_say (self, error->message);
  else if (sealwax_secret_get_size (errand->text) == 0)
    sealwax_window_say (self, empty);
  else if (errand->pane != NULL)
    show_loaded (errand);
  else
    {
      g_autoptr (GBytes) bytes = sealwax_secret_get_bytes (errand->text);

      sealwax_find_async (bytes, self->load_cancellable, on_found, g_steal_pointer (&errand));
    }
}

/* What stands in the pane may be another text by now. */
static void
note_saved (Errand     *errand,
            const char *version)
{
  g_autoptr (SealwaxSecret) now = sealwax_text_model_dup_text (sealwax_pane_get_model (errand->pane));

  remember_version (errand->window, errand->file, version);
  if (sealwax_secret_equal (now, errand->text))
    sealwax_text_model_set_kept_outside (sealwax_pane_get_model (errand->pane));
}

static void
on_saved (GObject      *file,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *version = sealwax_file_save_finish (G_FILE (file), result, &error);
  g_autofree char *name = sealwax_file_dup_name (errand->file);
  g_autofree char *sentence = g_strdup_printf (_ ("Saved as “%s”."), name);
  SealwaxWindow   *self = errand->window;

  g_application_release (g_application_get_default ());
  if (self->closed)
    return;

  if (version != NULL)
    note_saved (errand, version);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    forget_version (self, errand->file); /* who saves again knows it */

  sealwax_window_say (self, version != NULL ? sentence : error->message);
}

static void
say_no_choice (SealwaxWindow *self,
               GError        *error)
{
  g_autofree char *reason = sealwax_outside_dup_isolated (error->message, REASON_MAX);
  /* Translators: %s is a sentence by the system. */
  g_autofree char *sentence = g_strdup_printf (_ ("Files cannot be chosen: “%s”"), reason);

  sealwax_window_say (self, sentence);
}

/* Returns whether a file was chosen; says so where there could be no choice. A dialog that the person closed is no news. */
static gboolean
take_choice (Errand *errand,
             GFile  *chosen,
             GError *error)
{
  errand->file = chosen;
  if (chosen != NULL && !errand->window->closed)
    return TRUE;

  if (chosen == NULL && error->domain != GTK_DIALOG_ERROR && !errand->window->closed)
    say_no_choice (errand->window, error);

  return FALSE;
}

static void
on_open_chosen (GObject      *dialog,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  GFile *chosen = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (take_choice (errand, chosen, error))
    sealwax_window_load (errand->window, errand->pane, errand->file);
}

/* Returns whether there is anything to save; says so where there is not, perhaps since it was cleared meanwhile. */
static gboolean
has_text (SealwaxWindow *self,
          SealwaxPane   *pane)
{
  if (sealwax_text_model_get_length (sealwax_pane_get_model (pane)) > 0)
    return TRUE;

  sealwax_window_say (self, _ ("There is nothing to save yet."));

  return FALSE;
}

static void
on_save_chosen (GObject      *dialog,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  SealwaxWindow *self = errand->window;
  SealwaxPane   *pane = errand->pane;
  GFile         *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);
  SealwaxSecret *text;

  if (!take_choice (errand, file, error) || !has_text (self, pane))
    return;

  /* Not the window alone but the program has to stay until it is saved. */
  g_application_hold (g_application_get_default ());
  text = errand->text = sealwax_text_model_dup_text (sealwax_pane_get_model (pane));
  sealwax_file_save_async (file, text, pane == self->plaintext_pane, get_version (self, file), NULL, on_saved, g_steal_pointer (&errand));
}

static GtkFileFilter *
add_filter (GListStore *filters,
            const char *name)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  g_list_store_append (filters, filter);

  return filter; /* the list has it */
}

/* Suffixes as well as types: not every system knows ours. */
static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  /* Translators: a kind of files. */
  GtkFileFilter *text = add_filter (filters, _ ("Text"));
  GtkFileFilter *messages, *all;

  gtk_file_filter_add_mime_type (text, "text/plain");
  gtk_file_filter_add_suffix (text, "txt");
  gtk_file_filter_add_suffix (text, "sealwax");

  /* Translators: a kind of files. */
  messages = add_filter (filters, _ ("Sealwax Messages"));
  gtk_file_filter_add_mime_type (messages, MESSAGE_TYPE);
  gtk_file_filter_add_suffix (messages, "sealwax");

  /* Translators: any kind of files. */
  all = add_filter (filters, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");

  return G_LIST_MODEL (filters);
}

static GtkFileDialog *
make_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);

  return dialog;
}

static void
on_portal_answered (GObject      *connection,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (SealwaxWindow) self = user_data;
  g_autoptr (GVariant) version = g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, NULL);

  /* Why there is none is the system's affair, and its words. */
  if (version == NULL && !self->closed)
    sealwax_window_say (self, _ ("This desktop has no dialog to choose files with. Copy and paste the text instead."));
}

/* Where GTK has to take the portal's dialog, in the sandbox or where it is told so, it neither shows one of its own nor
 * comes back to who asked when there is no portal. So the portal is asked here, too, and what it lacks is said. */
static void
look_for_portal (SealwaxWindow *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  const char      *debug = g_getenv ("GDK_DEBUG");
  GVariant        *what;

  if (bus == NULL || (!g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) && g_strcmp0 (debug, "portals") != 0))
    return;

  what = g_variant_new ("(ss)", "org.freedesktop.portal.FileChooser", "version");
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get", what, G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_portal_answered, g_object_ref (self));
}

static void
choose_open (SealwaxWindow *self,
             SealwaxPane   *pane)
{
  g_autoptr (GtkFileDialog) dialog = make_dialog (pane == self->plaintext_pane ? _ ("Open Text") : _ ("Open Message"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, on_open_chosen, errand_new (self, pane, NULL));
  look_for_portal (self);
}

static void
choose_save (SealwaxWindow *self,
             SealwaxPane   *pane)
{
  gboolean is_plaintext = pane == self->plaintext_pane;
  g_autoptr (GtkFileDialog) dialog = NULL;

  if (!has_text (self, pane))
    return;

  dialog = make_dialog (is_plaintext ? _ ("Save Text Unencrypted") : _ ("Save Message"));
  /* Translators: the name of a file, with its suffix as it is. */
  gtk_file_dialog_set_initial_name (dialog, is_plaintext ? _ ("text.txt") : _ ("message.sealwax"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_save_chosen, errand_new (self, pane, NULL));
  look_for_portal (self);
}

/* The actions name their pane, or leave it to the focus. */
static SealwaxPane *
get_pane (SealwaxWindow *self,
          const char    *action_name)
{
  if (g_str_has_suffix (action_name, "-plaintext"))
    return self->plaintext_pane;
  if (g_str_has_suffix (action_name, "-ciphertext"))
    return self->ciphertext_pane;

  return sealwax_window_get_current_pane (self);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  choose_open (self, get_pane (self, action_name));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  choose_save (self, get_pane (self, action_name));
}

/**
 * sealwax_window_install_file_actions:
 * @widget_class: the window's class
 *
 * Installs the actions that open and save files.
 */
void
sealwax_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-plaintext", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-ciphertext", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-plaintext", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-ciphertext", NULL, save_action);
}

/**
 * sealwax_window_load:
 * @self: a window
 * @pane: (nullable): where the text goes, or %NULL to decide by what it is
 * @file: a file
 *
 * Loads a file, on a thread, instead of the text of a pane. A file that is loaded already is given up.
 */
void
sealwax_window_load (SealwaxWindow *self,
                     SealwaxPane   *pane,
                     GFile         *file)
{
  sealwax_window_stop_loading (self);
  self->load_cancellable = g_cancellable_new ();
  sealwax_file_load_async (file, self->load_cancellable, on_loaded, errand_new (self, pane, file));
}

/**
 * sealwax_window_stop_loading:
 * @self: a window
 *
 * Gives up the file that is being loaded, if there is one.
 */
void
sealwax_window_stop_loading (SealwaxWindow *self)
{
  g_cancellable_cancel (self->load_cancellable);
  g_clear_object (&self->load_cancellable);
}

/**
 * sealwax_window_open_file:
 * @self: a new window
 * @file: a file
 *
 * Opens a file: a message as ciphertext, any other text as plaintext.
 */
void
sealwax_window_open_file (SealwaxWindow *self,
                          GFile         *file)
{
  g_return_if_fail (SEALWAX_IS_WINDOW (self));

  sealwax_window_load (self, NULL, file);
}
