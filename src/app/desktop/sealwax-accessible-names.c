/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <adwaita.h>

#include "sealwax-accessible-names.h"

static gboolean
is_menu_item (GtkWidget *widget)
{
  switch ((int)gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO:
      return g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "text") != NULL;
    default:
      return FALSE;
    }
}

/* Whether a list view made it. The rows of a list box get their names from their titles. */
static gboolean
is_combo_item (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_LIST_ITEM
         && GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)) && gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL;
}

/* Finds the text of an item that has no name. It is a label, whose text may change when the item is reused for another
 * choice. */
static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_label (child);

  return found;
}

static void
name_menu_item (GtkWidget *widget)
{
  g_autofree char *text = NULL;

  g_object_get (widget, "text", &text, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
name_combo_item (GtkWidget *widget)
{
  GtkWidget *label = find_label (widget);

  if (label != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

/* The row's value, which GTK 4.18 and libadwaita 1.7 only show, comes before its subtitle. */
static void
describe_combo (AdwComboRow *row)
{
  GObject         *item = adw_combo_row_get_selected_item (row);
  const char      *subtitle = adw_combo_row_get_use_subtitle (row) ? NULL : adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  const char      *value = GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "";
  g_autofree char *description = subtitle != NULL && *subtitle != '\0' ? g_strjoin (". ", value, subtitle, NULL) : g_strdup (value);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
watch_combo (AdwComboRow *row)
{
  g_signal_handlers_disconnect_by_func (row, describe_combo, NULL);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (describe_combo), NULL);
  describe_combo (row);
}

/* Whether it is what an #AdwComboRow opens. The row has another list in it, which shows what is chosen. */
static gboolean
is_combo_list (GtkWidget *widget)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL && gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW) != NULL;
}

/* libadwaita 1.7 begins with the first choice, whichever is chosen: a screen reader would say that one, and the next key would
 * choose it. */
static void
focus_chosen (GtkListView *list)
{
  AdwComboRow *row = ADW_COMBO_ROW (gtk_widget_get_ancestor (GTK_WIDGET (list), ADW_TYPE_COMBO_ROW));
  guint        chosen = adw_combo_row_get_selected (row);

  if (chosen != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (list, chosen, GTK_LIST_SCROLL_FOCUS, NULL);
}

static gboolean
on_widget_mapped (GSignalInvocationHint *hint,
                  guint                  n_values,
                  const GValue          *values,
                  gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (is_menu_item (widget))
    name_menu_item (widget);
  else if (is_combo_item (widget))
    name_combo_item (widget);
  else if (is_combo_list (widget))
    focus_chosen (GTK_LIST_VIEW (widget));
  else if (ADW_IS_COMBO_ROW (widget))
    watch_combo (ADW_COMBO_ROW (widget));

  return TRUE; /* keeps listening */
}

/**
 * sealwax_accessible_names_install:
 *
 * Gives the items of all menus, even GTK's own, and the choices of every #AdwComboRow a name for assistive technology, each
 * time they are shown. Otherwise they have none: GTK 4.18 names a menu's items after a label that it hides from assistive
 * technology, and does not name a list's items at all. An #AdwComboRow is described with what is chosen, and its list begins
 * there.
 */
void
sealwax_accessible_names_install (void)
{
  /* Otherwise the signal does not exist yet. */
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_widget_mapped, NULL, NULL);
}
