/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-entry-notes.h"

/* How an entry is tied to what is said of it, for eyes and for assistive technology. */

typedef struct
{
  GtkEditable   *entry; /* borrowed, like the next one */
  GtkAccessible *sentence;
  GtkAccessible *strength; /* (nullable): borrowed */
} Description;

static void
release (gpointer  description,
         GClosure *closure)
{
  g_rc_box_release (description);
}

static void
describe_now (GtkWidget   *text,
              Description *description)
{
  sealwax_entry_notes_describe (description->entry, description->sentence, description->strength);
  g_signal_handlers_disconnect_by_data (text, description);
}

static void
on_has_focus (GtkWidget   *text,
              GParamSpec  *pspec,
              Description *description)
{
  if (!gtk_widget_has_focus (text))
    describe_now (text, description);
}

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
 * sealwax_entry_notes_describe_later:
 * @entry: an entry that is about to get the focus
 * @sentence: see sealwax_entry_notes_describe()
 * @strength: (nullable): likewise
 *
 * Call this if the sentence is announced now. Screen readers say what describes a widget when it gets the focus, and the
 * person would hear the same thing twice. So the entry has no description until something is typed, or the focus leaves it.
 */
void
sealwax_entry_notes_describe_later (GtkEditable   *entry,
                                    GtkAccessible *sentence,
                                    GtkAccessible *strength)
{
  GtkEditable *text;
  Description *description;

  g_return_if_fail (GTK_IS_EDITABLE (entry));

  text = gtk_editable_get_delegate (entry);
  description = g_rc_box_new (Description);
  description->entry = entry;
  description->sentence = sentence;
  description->strength = strength;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  g_signal_connect_data (text, "notify::has-focus", G_CALLBACK (on_has_focus), g_rc_box_acquire (description), release, G_CONNECT_DEFAULT);
  g_signal_connect_data (text, "changed", G_CALLBACK (describe_now), description, release, G_CONNECT_DEFAULT);
}

/**
 * sealwax_entry_notes_mark:
 * @entry: an entry that a sentence describes, see sealwax_entry_notes_describe()
 * @wrong: whether that says what is wrong with what is typed
 *
 * Marks the entry, or takes the mark away. The sentence is not its error message, too: screen readers would say it twice.
 */
void
sealwax_entry_notes_mark (GtkEditable *entry,
                          gboolean     wrong)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (entry);

  g_return_if_fail (GTK_IS_EDITABLE (entry));

  if (wrong)
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
    }
}
