/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-quiet-text.h"

/* What GTK tells other programs of the text in an entry, and how it is kept from that. GTK has no public way for either. */

/* GTK 4.18 sends what is typed, and what is deleted, over the accessibility bus, also of a password. Its handlers have this
 * as their data; it is made anew whenever a client comes. What it also sends, where the cursor is, stays. */
#define ACCESSIBLE_DATA "accessible-text-data"

/* What a selection is published by. The type is private; its class is not. */
#define SELECTION_TYPE "GtkTextContent"

/* Runs before GTK's handlers, which are connected later: they are gone before they have told anything. Where a version of
 * GTK does not know the data, there is nothing to be done, and the test that listens says so. */
static void
hush_accessible (GtkText    *text,
                 const char *signal)
{
  GtkWidget *entry = gtk_widget_get_parent (GTK_WIDGET (text));
  gpointer   data = g_object_get_data (G_OBJECT (entry), ACCESSIBLE_DATA);

  if (data != NULL)
    g_signal_handlers_disconnect_matched (text,
                                          G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                          g_signal_lookup (signal, GTK_TYPE_EDITABLE),
                                          0,
                                          NULL,
                                          NULL,
                                          data);
}

static void
on_insert_text (GtkText *text)
{
  hush_accessible (text, "insert-text");
}

static void
on_delete_text (GtkText *text)
{
  hush_accessible (text, "delete-text");
}

static GdkContentFormats *
ref_no_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new (NULL, 0);
}

/* A selection stays one, but is offered to nobody: in no format. That holds for all entries of the program. */
static void
hide_selections (void)
{
  GType type = g_type_from_name (SELECTION_TYPE);
  g_autoptr (GTypeClass) klass = NULL;

  if (type == 0 || !g_type_is_a (type, GDK_TYPE_CONTENT_PROVIDER))
    return;

  klass = g_type_class_ref (type);
  ((GdkContentProviderClass *)klass)->ref_formats = ref_no_formats;
}

static gboolean
has_hidden_selections (void)
{
  GType                    type = g_type_from_name (SELECTION_TYPE);
  GdkContentProviderClass *klass = type != 0 ? g_type_class_peek (type) : NULL;

  return klass != NULL && klass->ref_formats == ref_no_formats;
}

/* Where selections cannot be hidden, there is none. */
static void
on_selection_changed (GtkText *text)
{
  int start;
  int end;

  if (!has_hidden_selections () && gtk_text_get_visibility (text)
      && gtk_editable_get_selection_bounds (GTK_EDITABLE (text), &start, &end))
    gtk_editable_select_region (GTK_EDITABLE (text), end, end);
}

/**
 * sealwax_quiet_text_watch:
 * @entry: an entry that was just made
 *
 * Sees to it that nothing of the entry's text goes over the accessibility bus unasked, or into the primary selection.
 */
void
sealwax_quiet_text_watch (GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  hide_selections ();
  g_signal_connect (text, "insert-text", G_CALLBACK (on_insert_text), NULL);
  g_signal_connect (text, "delete-text", G_CALLBACK (on_delete_text), NULL);
  g_signal_connect (text, "notify::selection-bound", G_CALLBACK (on_selection_changed), NULL);
  g_signal_connect (text, "notify::visibility", G_CALLBACK (on_selection_changed), NULL);
}
