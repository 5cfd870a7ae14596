/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-entry-notes.h"

/* How an entry is tied to what is said of it, for eyes and for assistive technology. */

/**
 * sealwax_entry_notes_name:
 * @entry: an entry
 * @label: (nullable): what to type there
 *
 * Shows it as long as nothing is typed, and names the entry so.
 */
void
sealwax_entry_notes_name (GtkEditable *entry,
                          const char  *label)
{
  const char *name = label != NULL ? label : "";

  g_return_if_fail (GTK_IS_EDITABLE (entry));

  g_object_set (entry, "placeholder-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * sealwax_entry_notes_describe:
 * @entry: an entry
 * @sentence: (nullable): where it is said what is wrong with what is typed
 * @strength: (nullable): where it is said how strong it is, if there is a @sentence
 *
 * Who asks for the entry's description hears both.
 */
void
sealwax_entry_notes_describe (GtkEditable   *entry,
                              GtkAccessible *sentence,
                              GtkAccessible *strength)
{
  g_return_if_fail (GTK_IS_EDITABLE (entry));

  if (strength != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, sentence, strength, NULL, -1);
  else if (sentence != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, sentence, NULL, -1);
}

/**
 * sealwax_entry_notes_mark:
 * @entry: an entry
 * @sentence: where it is said what is wrong with what is typed
 * @wrong: whether something is
 *
 * Marks the entry, or takes the mark away.
 */
void
sealwax_entry_notes_mark (GtkEditable   *entry,
                          GtkAccessible *sentence,
                          gboolean       wrong)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (entry);

  g_return_if_fail (GTK_IS_EDITABLE (entry));

  if (wrong)
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, sentence, NULL, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
    }
}
