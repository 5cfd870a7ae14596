/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists everything that GTK lets a person do in the two widgets that hold secrets, for test_defaults.py: one line each with
 * widget, kind and name, separated by tabs. The first line is about GTK itself, with its version. */

#include <adwaita.h>

#include "sealwax-passphrase-entry.h"
#include "sealwax-text-view.h"

static void
tell (const char *widget,
      const char *kind,
      const char *name)
{
  g_print ("%s\t%s\t%s\n", widget, kind, name);
}

static void
list_actions (const char *name,
              GtkWidget  *widget)
{
  GtkWidgetClass     *klass = GTK_WIDGET_GET_CLASS (widget);
  const char         *action, *property;
  const GVariantType *type;
  GType               owner;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &action, &type, &property); i++)
    tell (name, "action", action);
}

/* The ones that keys and programs may emit. */
static void
list_signals (const char *name,
              GtkWidget  *widget)
{
  for (GType type = G_OBJECT_TYPE (widget); type != 0; type = g_type_parent (type))
    {
      guint             count;
      g_autofree guint *ids = g_signal_list_ids (type, &count);

      for (guint i = 0; i < count; i++)
        {
          GSignalQuery query;

          g_signal_query (ids[i], &query);
          if (query.signal_flags & G_SIGNAL_ACTION)
            tell (name, "signal", query.signal_name);
        }
    }
}

static void
list_shortcuts (const char *name,
                GListModel *shortcuts)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      g_autofree char *action = gtk_shortcut_action_to_string (gtk_shortcut_get_action (shortcut));

      tell (name, "shortcut", g_str_has_prefix (action, "callback") ? "callback" : action); /* its address changes */
    }
}

static void
list_controllers (const char *name,
                  GtkWidget  *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      tell (name, "gesture", G_OBJECT_TYPE_NAME (controller));
      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        list_shortcuts (name, G_LIST_MODEL (controller));
    }
}

static void
list_items (const char *name,
            GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        tell (name, "menu", action);
      for (const char *const *link = (const char *const[]){ G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU, NULL }; *link != NULL; link++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, *link);

          if (below != NULL)
            list_items (name, below);
        }
    }
}

static void
list_menu (const char *name,
           GtkWidget  *widget)
{
  gtk_widget_activate_action (widget, "menu.popup", NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      list_items (name, gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (child)));
}

/* Of the widget itself; parts inside it are named by their type. */
static void
list (const char *name,
      GtkWidget  *widget)
{
  list_actions (name, widget);
  list_signals (name, widget);
  list_controllers (name, widget);
  list_menu (name, widget);
}

int
main (void)
{
  GtkWidget   *window, *box, *view, *passphrase, *entry;
  GtkEditable *text;

  adw_init ();
  g_print ("GTK\tversion\t%u.%u\n", gtk_get_major_version (), gtk_get_minor_version ());
  window = gtk_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  view = GTK_WIDGET (sealwax_text_view_new (sealwax_text_model_new (TRUE)));
  passphrase = g_object_new (SEALWAX_TYPE_PASSPHRASE_ENTRY, "can-reveal", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), passphrase);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  entry = adw_bin_get_child (ADW_BIN (passphrase));
  text = gtk_editable_get_delegate (GTK_EDITABLE (entry));
  list ("SealwaxTextView", view);
  list ("SealwaxPassphraseEntry", passphrase);
  list ("GtkPasswordEntry", entry);
  list ("GtkText", GTK_WIDGET (text));

  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
