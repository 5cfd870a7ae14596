/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-file-dialog.h"
#include "sealwax-untrusted.h"

/* Choosing files, with GTK's dialog or the portal's. */

#define MESSAGE_TYPE "application/x-sealwax"

#define ANSWERED_KEY "sealwax-answered"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static GtkFileFilter *
add_filter (GListStore *filters,
            const char *name)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  g_list_store_append (filters, filter);

  return filter; /* the list holds it */
}

/* Suffixes as well as types, because not every system knows our type. */
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
make_dialog (const char     *title,
             SealwaxFileKind kind)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = kind == SEALWAX_FILE_KIND_TEXT ? make_filters () : NULL;

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);

  return dialog;
}

/* Returns whether this is the first answer: the person and the lack of a portal may both give one. */
static gboolean
begin_answer (GTask *task)
{
  if (g_object_get_data (G_OBJECT (task), ANSWERED_KEY) != NULL)
    return FALSE;

  g_object_set_data (G_OBJECT (task), ANSWERED_KEY, task);

  return TRUE;
}

/* What was chosen is a file, or a list of files. Takes ownership of it, or of the error. */
static void
answer (GTask   *task,
        gpointer chosen,
        GError  *error)
{
  g_autoptr (GObject) owned = chosen;
  g_autoptr (GError) owned_error = error;
  g_autofree char *reason = NULL;

  if (!begin_answer (task))
    return;

  if (chosen != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&owned), g_object_unref);
      return;
    }
  if (error == NULL || error->domain == GTK_DIALOG_ERROR) /* the person closed it */
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  reason = sealwax_untrusted_dup_isolated (error->message, SEALWAX_UNTRUSTED_REASON_MAX);
  /* Translators: %s is a sentence by the system. */
  g_task_return_new_error (task, error->domain, error->code, _ ("Couldn’t open the file chooser: “%s”"), reason);
}

static void
on_open_chosen (GObject      *dialog,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile  *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, &error);

  answer (task, file, error);
}

static void
on_several_chosen (GObject      *dialog,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError     *error = NULL;
  GListModel *files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (dialog), result, &error);

  answer (task, files, error);
}

static void
on_save_chosen (GObject      *dialog,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile  *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);

  answer (task, file, error);
}

static void
on_portal_answered (GObject      *connection,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) version = g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, NULL);

  if (version != NULL || !begin_answer (task))
    return;

  /* The reason is the system's business, in the system's words, so it is not repeated. */
  g_task_return_new_error_literal (task,
                                   G_IO_ERROR,
                                   G_IO_ERROR_NOT_SUPPORTED,
                                   _ ("This desktop has no file chooser. Copy and paste the text instead."));
}

/* In the sandbox, or when it is told to, GTK has to use the portal's dialog. If there is no portal then, GTK neither shows
 * a dialog of its own nor gives the caller an answer. So the portal is asked here, too, and if it is missing, the person is
 * told. */
static void
look_for_portal (GTask *task)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());
  const char      *debug = g_getenv ("GDK_DEBUG");
  GVariant        *what;

  if (bus == NULL || (!g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) && g_strcmp0 (debug, "portals") != 0))
    return;

  what = g_variant_new ("(ss)", "org.freedesktop.portal.FileChooser", "version");
  g_dbus_connection_call (bus,
                          PORTAL,
                          PORTAL_PATH,
                          "org.freedesktop.DBus.Properties",
                          "Get",
                          what,
                          G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          on_portal_answered,
                          g_object_ref (task));
}

/**
 * sealwax_file_dialog_open_async:
 * @parent: the window that asks
 * @title: the title of the dialog, which says what the file is for
 * @kind: what kind of files it is for
 * @callback: called on the main thread when the person has chosen
 * @user_data: for @callback
 *
 * Lets the person choose a file to open.
 */
void
sealwax_file_dialog_open_async (GtkWindow          *parent,
                                const char         *title,
                                SealwaxFileKind     kind,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GtkFileDialog) dialog = make_dialog (title, kind);
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, sealwax_file_dialog_open_async);
  gtk_file_dialog_open (dialog, parent, NULL, on_open_chosen, g_object_ref (task));
  look_for_portal (task);
}

/**
 * sealwax_file_dialog_open_several_async:
 * @parent: the window that asks
 * @title: the title of the dialog, which says what the files are for
 * @kind: what kind of files it is for
 * @cancellable: (nullable): to close the dialog, as if the person had
 * @callback: called on the main thread when the person has chosen
 * @user_data: for @callback
 *
 * Lets the person choose one or more files to open.
 */
void
sealwax_file_dialog_open_several_async (GtkWindow          *parent,
                                        const char         *title,
                                        SealwaxFileKind     kind,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  g_autoptr (GtkFileDialog) dialog = make_dialog (title, kind);
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, sealwax_file_dialog_open_several_async);
  gtk_file_dialog_open_multiple (dialog, parent, cancellable, on_several_chosen, g_object_ref (task));
  look_for_portal (task);
}

/**
 * sealwax_file_dialog_save_async:
 * @parent: the window that asks
 * @title: the title of the dialog, which says what the file is for
 * @kind: what kind of files it is for
 * @initial_name: the name that is suggested
 * @callback: called on the main thread when the person has chosen
 * @user_data: for @callback
 *
 * Lets the person choose a file to save to.
 */
void
sealwax_file_dialog_save_async (GtkWindow          *parent,
                                const char         *title,
                                SealwaxFileKind     kind,
                                const char         *initial_name,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GtkFileDialog) dialog = make_dialog (title, kind);
  g_autoptr (GTask) task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, sealwax_file_dialog_save_async);
  gtk_file_dialog_set_initial_name (dialog, initial_name);
  gtk_file_dialog_save (dialog, parent, NULL, on_save_chosen, g_object_ref (task));
  look_for_portal (task);
}

/**
 * sealwax_file_dialog_finish:
 * @result: what the callback got
 * @error: return location for a sentence that says why no file could be chosen
 *
 * Returns: (transfer full) (nullable): the file; %NULL without an error if the person closed the dialog
 */
GFile *
sealwax_file_dialog_finish (GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sealwax_file_dialog_open_several_finish:
 * @result: what the callback got
 * @error: return location for a sentence that says why no files could be chosen
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the files; %NULL without an error if the dialog was closed
 */
GListModel *
sealwax_file_dialog_open_several_finish (GAsyncResult *result,
                                         GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_file_dialog_open_several_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
