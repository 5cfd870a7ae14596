/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-shortcuts-dialog.h"

/**
 * SealwaxShortcutsDialog:
 *
 * A list of the keyboard shortcuts. GtkShortcutsWindow is deprecated, and AdwShortcutsDialog is newer than what we ask for.
 */
struct _SealwaxShortcutsDialog
{
  AdwDialog parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SealwaxShortcutsDialog, sealwax_shortcuts_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  const char *title;
  const char *accelerator;
} Shortcut;

static const Shortcut shortcuts[] = {
  { N_ ("Encrypt or decrypt what was edited last"), "<Control>Return" },
  { N_ ("Cancel"), "Escape" },
  { N_ ("Copy"), "<Control>c" },
  { N_ ("Paste"), "<Control>v" },
  { N_ ("Undo"), "<Control>z" },
  { N_ ("Next field"), "Tab" },
  { N_ ("New window"), "<Control>n" },
  { N_ ("Main menu"), "F10" },
  { N_ ("Keyboard shortcuts"), "<Control>question" },
  { N_ ("Close window"), "<Control>w" },
  { N_ ("Quit"), "<Control>q" },
};

static GtkWidget *
create_row (const Shortcut *shortcut)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *label;
  guint            key;
  GdkModifierType  modifiers;
  g_autofree char *text = NULL;

  gtk_accelerator_parse (shortcut->accelerator, &key, &modifiers);
  text = gtk_accelerator_get_label (key, modifiers);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "dimmed");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
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
  gtk_widget_class_bind_template_child (widget_class, SealwaxShortcutsDialog, list);
}

static void
sealwax_shortcuts_dialog_init (SealwaxShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_list_box_append (self->list, create_row (&shortcuts[i]));
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
