/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-accessible-names.h"
#include "sealwax-application.h"
#include "sealwax-contrast.h"
#include "sealwax-cost.h"
#include "sealwax-idle.h"
#include "sealwax-lock.h"
#include "sealwax-loss-dialog.h"
#include "sealwax-message-copy.h"
#include "sealwax-secret-copy.h"
#include "sealwax-settings.h"
#include "sealwax-shortcuts.h"
#include "sealwax-window.h"

/**
 * SealwaxApplication:
 *
 * The application and its actions. Every activation opens a new window, so that nothing ever replaces what is in another.
 */
struct _SealwaxApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SealwaxApplication, sealwax_application, ADW_TYPE_APPLICATION)

static void
open_window (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (sealwax_window_new (GTK_APPLICATION (application))));
}

/* Opens each file in a window of its own. */
static void
open_files (GApplication *application,
            GFile       **files,
            int           n_files,
            const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      SealwaxWindow *window = sealwax_window_new (GTK_APPLICATION (application));

      gtk_window_present (GTK_WINDOW (window));
      sealwax_window_open_file (window, files[i]);
    }
}

static void
on_new_window (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  open_window (user_data);
}

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  adw_show_about_dialog (GTK_WIDGET (window),
                         "application-name",
                         _ ("Sealwax"),
                         "application-icon",
                         APPLICATION_ID,
                         "version",
                         VERSION,
                         "developer-name",
                         _ ("The Sealwax developers"),
                         "license-type",
                         GTK_LICENSE_GPL_3_0,
                         "comments",
                         _ ("Encrypts text so that you can send it through any chat, email, or clipboard."),
                         /* Translators: put your names here, one in each line. */
                         "translator-credits",
                         _ ("translator-credits"),
                         NULL);
}

/* Copies the list of windows, because it changes while they close. */
static GList *
copy_windows (gpointer application)
{
  return g_list_copy (gtk_application_get_windows (application));
}

static void
close_all (gpointer application)
{
  g_autoptr (GList) windows = copy_windows (application);

  for (GList *link = windows; link != NULL; link = link->next)
    sealwax_window_discard (link->data);
}

static void
on_quit_answered (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GApplication) application = user_data;

  if (sealwax_loss_dialog_ask_finish (result))
    close_all (application);
}

/* Returns the window that asks before the program quits, or NULL if there is none: the first one that would lose something. */
static GtkWindow *
find_asking_window (gpointer application)
{
  GList *windows = gtk_application_get_windows (application);

  for (GList *link = windows; link != NULL; link = link->next)
    if (sealwax_window_has_unsaved (link->data) || sealwax_window_describe_untold (link->data) != NULL)
      return link->data;

  return windows != NULL ? windows->data : NULL;
}

static char *
describe_quitting_loss (GtkWidget *window)
{
  const char *copy = sealwax_message_copy_describe_end (window);
  const char *untold = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;
  guint count = 0;

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ())); link != NULL; link = link->next)
    {
      if (sealwax_window_has_unsaved (link->data))
        count++;
      if (untold == NULL)
        untold = sealwax_window_describe_untold (link->data);
    }

  if (count > 0)
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("The plaintext in %u window hasn’t been encrypted or saved. It will be lost.", "The plaintext in %u windows hasn’t been encrypted or saved. It will be lost.", count), count));
  if (untold != NULL)
    g_strv_builder_add (builder, untold);
  if (copy != NULL)
    g_strv_builder_add (builder, copy);
  sentences = g_strv_builder_end (builder);

  return *sentences != NULL ? g_strjoinv ("\n\n", sentences) : NULL;
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       application)
{
  g_autofree char *loss = NULL;
  GtkWindow       *window;

  sealwax_secret_copy_check_time ();
  window = find_asking_window (application);
  if (window != NULL)
    loss = describe_quitting_loss (GTK_WIDGET (window));
  if (loss == NULL)
    {
      close_all (application);
      return;
    }

  gtk_window_present (window);
  sealwax_loss_dialog_ask_async (GTK_WIDGET (window),
                                 _ ("Quit Sealwax?"),
                                 describe_quitting_loss,
                                 C_ ("button", "_Quit"),
                                 on_quit_answered,
                                 g_object_ref (application));
}

static void
clear_secrets (SealwaxApplication *self,
               gboolean            locked)
{
  g_autoptr (GList) windows = copy_windows (self);

  for (GList *link = windows; link != NULL; link = link->next)
    sealwax_window_clear_secrets (link->data, locked);
}

/* Waiting for a result counts as using the program. */
static void
on_idle (SealwaxApplication *self)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    {
      if (!sealwax_window_is_working (link->data))
        continue;

      sealwax_idle_note_use (sealwax_idle_get_default ());
      sealwax_idle_start (sealwax_idle_get_default ());
      return;
    }

  clear_secrets (self, FALSE);
}

static void
on_locked (gpointer application)
{
  if (sealwax_settings_get_clear_on_lock (sealwax_settings_get_default ()))
    clear_secrets (application, TRUE);
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = on_new_window },
  { .name = "about", .activate = on_about },
  { .name = "quit", .activate = on_quit },
};

static void
sealwax_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (sealwax_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  sealwax_accessible_names_install ();
  sealwax_shortcuts_install (GTK_APPLICATION (application));
  sealwax_contrast_watch ();
  sealwax_cost_watch ();
  sealwax_lock_watch (GTK_APPLICATION (application), on_locked);
  g_signal_connect (application, "window-added", G_CALLBACK (sealwax_loss_dialog_look_again), NULL);
  g_signal_connect (application, "window-removed", G_CALLBACK (sealwax_loss_dialog_look_again), NULL);
  g_signal_connect_object (sealwax_idle_get_default (), "expired", G_CALLBACK (on_idle), application, G_CONNECT_SWAPPED);
}

/* Quitting does not close the windows, and closing is what would take the copy back. */
static void
sealwax_application_shutdown (GApplication *application)
{
  sealwax_secret_copy_take_back ();
  sealwax_secret_copy_settle (TRUE);

  G_APPLICATION_CLASS (sealwax_application_parent_class)->shutdown (application);
}

static void
sealwax_application_class_init (SealwaxApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = sealwax_application_startup;
  application_class->activate = open_window;
  application_class->open = open_files;
  application_class->shutdown = sealwax_application_shutdown;
}

static void
sealwax_application_init (SealwaxApplication *self)
{
  GParamSpec *session = g_object_class_find_property (G_OBJECT_GET_CLASS (self), "register-session");

  /* To learn when the screen is locked. Since 4.22, GTK does that unasked, and no longer wants to be asked. */
  if (session != NULL && (session->flags & G_PARAM_DEPRECATED) == 0)
    g_object_set (self, "register-session", TRUE, NULL);
}

/**
 * sealwax_application_new:
 *
 * Returns: (transfer full): the application
 */
SealwaxApplication *
sealwax_application_new (void)
{
  return g_object_new (SEALWAX_TYPE_APPLICATION,
                       "application-id",
                       APPLICATION_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path",
                       "/io/github/sealwax/Sealwax",
                       NULL);
}
