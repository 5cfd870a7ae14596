/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-shortcuts.h"
#include "sealwax-shortcuts-dialog.h"

/**
 * SealwaxShortcutsDialog:
 *
 * The keyboard shortcuts, in groups. GtkShortcutsWindow is deprecated, and AdwShortcutsDialog is newer than the libadwaita
 * that we require.
 */
struct _SealwaxShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (SealwaxShortcutsDialog, sealwax_shortcuts_dialog, ADW_TYPE_DIALOG)

static GtkWidget *
create_keycap (guint           key,
               GdkModifierType modifiers)
{
  g_autofree char *text = gtk_accelerator_get_label (key, modifiers);
  GtkWidget       *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "keycap");

  return label;
}

/* One cap for each key, which libadwaita's style draws inside a "shortcut". */
static GtkWidget *
create_keycaps (guint           key,
                GdkModifierType modifiers)
{
  static const GdkModifierType order[] = { GDK_CONTROL_MASK, GDK_ALT_MASK, GDK_SHIFT_MASK };
  g_autofree char             *name = gtk_accelerator_get_label (key, modifiers);
  GtkWidget                   *box = g_object_new (GTK_TYPE_BOX,
                                 "css-name",
                                 "shortcut",
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_GROUP,
                                 "spacing",
                                 6,
                                 "valign",
                                 GTK_ALIGN_CENTER,
                                 NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if ((modifiers & order[i]) != 0)
        gtk_box_append (GTK_BOX (box), create_keycap (0, order[i]));
    }
  gtk_box_append (GTK_BOX (box), create_keycap (key, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);

  return box;
}

static GtkWidget *
create_row (const SealwaxShortcut *shortcut)
{
  GtkWidget      *row = adw_action_row_new ();
  GtkWidget      *keycaps;
  guint           key;
  GdkModifierType modifiers;

  gtk_accelerator_parse (shortcut->accelerators[0], &key, &modifiers);
  keycaps = create_keycaps (key, modifiers);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keycaps);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, keycaps, NULL, -1);

  return row;
}

static void
fill (SealwaxShortcutsDialog *self)
{
  AdwPreferencesGroup   *group = NULL;
  const SealwaxShortcut *shortcuts;
  gsize                  n_shortcuts;

  shortcuts = sealwax_shortcuts_get (&n_shortcuts);
  for (gsize i = 0; i < n_shortcuts; i++)
    {
      if (i == 0 || !g_str_equal (shortcuts[i].group, shortcuts[i - 1].group))
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (shortcuts[i].group));
          adw_preferences_page_add (self->page, group);
        }
      adw_preferences_group_add (group, create_row (&shortcuts[i]));
    }
}

static void
sealwax_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEALWAX_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (sealwax_shortcuts_dialog_parent_class)->dispose (object);
}

static void
sealwax_shortcuts_dialog_class_init (SealwaxShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxShortcutsDialog, page);
}

static void
sealwax_shortcuts_dialog_init (SealwaxShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

/**
 * sealwax_shortcuts_dialog_new:
 *
 * Returns: (transfer none): a new dialog, to be presented
 */
AdwDialog *
sealwax_shortcuts_dialog_new (void)
{
  return g_object_new (SEALWAX_TYPE_SHORTCUTS_DIALOG, NULL);
}
