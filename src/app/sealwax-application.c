/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-application.h"
#include "sealwax-secret-copy.h"
#include "sealwax-menu-names.h"
#include "sealwax-shortcuts.h"
#include "sealwax-window.h"

/**
 * SealwaxApplication:
 *
 * The application and its actions. Every activation opens a window of its own, so that nothing ever replaces
 * what stands in one.
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
                         _ ("Encrypts text so that it can be sent through any chat, e-mail or clipboard."),
                         /* Translators: put your names here, one in each line. */
                         "translator-credits",
                         _ ("translator-credits"),
                         NULL);
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_application_quit (user_data);
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
  sealwax_menu_names_install ();
  sealwax_shortcuts_install (GTK_APPLICATION (application));
}

/* Quitting does not close the windows. */
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
  application_class->shutdown = sealwax_application_shutdown;
}

static void
sealwax_application_init (SealwaxApplication *self)
{
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
                       "resource-base-path",
                       "/io/github/sealwax/Sealwax",
                       NULL);
}
