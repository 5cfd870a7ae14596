/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-entry-privacy.h"

/* What GTK tells other programs about the text in an entry, and how it is kept from doing so. GTK has no public way to do
 * that. */

/* GTK 4.18 sends what is typed and deleted over the accessibility bus, even for a password. Its handlers have this as their
 * data, which is made anew whenever a client comes. GTK also sends where the cursor is; that stays. */
#define ACCESSIBLE_DATA "accessible-text-data"

/* The type that publishes a selection. The type is private; its class is not. */
#define SELECTION_TYPE "GtkTextContent"

/* What stands for a character that is hidden, as in the entry. */
#define DOT "●"

/* Marks a delegate that says nothing. */
#define QUIET_KEY "sealwax-quiet"

/* How the classes gave out their text originally. */
static const char *(*get_shown_text) (GtkEditable *entry);
static GBytes *(*get_shown_contents) (GtkAccessibleText *text, unsigned start, unsigned end);

/* Runs before GTK's handlers, which are connected later, so they are gone before they can tell anything. If a version of
 * GTK does not have the data, there is nothing to be done here, and the test that listens says so. */
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

static const char *
get_text_or_dots (GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);
  GString     *dots;

  if (text == NULL || gtk_text_get_visibility (GTK_TEXT (text)))
    return get_shown_text (entry);

  dots = g_string_new (NULL);
  for (glong left = g_utf8_strlen (gtk_editable_get_text (text), -1); left > 0; left--)
    g_string_append (dots, DOT);
  /* What is returned belongs to the entry. */
  g_object_set_data_full (G_OBJECT (entry), "sealwax-dots", g_string_free_and_steal (dots), g_free);

  return g_object_get_data (G_OBJECT (entry), "sealwax-dots");
}

/* Whoever asks on the accessibility bus for the text of an entry gets what the entry says it is, even for a password. So
 * the entry says dots, unless the text is revealed. Its delegate still says the text. This applies to all entries of its
 * type. */
static void
hide_from_questions (GtkEditable *entry)
{
  GtkEditableInterface *iface = g_type_interface_peek (G_OBJECT_GET_CLASS (entry), GTK_TYPE_EDITABLE);

  if (iface->get_text == get_text_or_dots)
    return;

  get_shown_text = iface->get_text;
  iface->get_text = get_text_or_dots;
}

static GBytes *
get_contents_or_nothing (GtkAccessibleText *text,
                         unsigned           start,
                         unsigned           end)
{
  if (g_object_get_data (G_OBJECT (text), QUIET_KEY) == NULL)
    return get_shown_contents (text, start, end);

  return g_bytes_new_static ("", 1);
}

/* The delegate gets its own object on the accessibility bus as soon as somebody asks what is around its menu, as screen
 * readers do. From then on it tells what is typed while that is revealed. So it is made to say nothing. */
static void
hide_from_menu (GtkText *text)
{
  GtkAccessibleTextInterface *iface = g_type_interface_peek (G_OBJECT_GET_CLASS (text), GTK_TYPE_ACCESSIBLE_TEXT);

  g_object_set_data (G_OBJECT (text), QUIET_KEY, (gpointer)QUIET_KEY);
  if (iface == NULL || iface->get_contents == get_contents_or_nothing)
    return;

  get_shown_contents = iface->get_contents;
  iface->get_contents = get_contents_or_nothing;
}

static GdkContentFormats *
ref_no_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new (NULL, 0);
}

/* A selection stays a selection, but it is offered in no format, so nobody can take it. This applies to all entries of the
 * program. */
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

/* If selections cannot be hidden, there must not be one. */
static void
on_selection_changed (GtkText *text)
{
  int start;
  int end;

  if (!has_hidden_selections () && gtk_text_get_visibility (text)
      && gtk_editable_get_selection_bounds (GTK_EDITABLE (text), &start, &end))
    gtk_editable_select_region (GTK_EDITABLE (text), end, end);
}

/* GTK would open its emoji chooser, which writes what was chosen to settings that all programs share. */
static void
on_insert_emoji (GtkText *text)
{
  g_signal_stop_emission_by_name (text, "insert-emoji");
}

/**
 * sealwax_entry_privacy_watch:
 * @entry: a password entry that was just made
 *
 * Makes sure that nothing of the entry's text goes over the accessibility bus, unless it is revealed and somebody asks for
 * it. Nothing goes into the primary selection or the settings either, input methods are asked not to learn from it, and
 * there is no history to undo. From now on, only the entry's delegate says what the text is.
 */
void
sealwax_entry_privacy_watch (GtkEditable *entry)
{
  GtkEditable *text = gtk_editable_get_delegate (entry);

  hide_selections ();
  hide_from_questions (entry);
  hide_from_menu (GTK_TEXT (text));
  gtk_editable_set_enable_undo (entry, FALSE);
  gtk_text_set_input_hints (GTK_TEXT (text), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);
  g_signal_connect (text, "insert-text", G_CALLBACK (on_insert_text), NULL);
  g_signal_connect (text, "delete-text", G_CALLBACK (on_delete_text), NULL);
  g_signal_connect (text, "insert-emoji", G_CALLBACK (on_insert_emoji), NULL);
  g_signal_connect (text, "notify::selection-bound", G_CALLBACK (on_selection_changed), NULL);
  g_signal_connect (text, "notify::visibility", G_CALLBACK (on_selection_changed), NULL);
}

/**
 * sealwax_entry_privacy_overwrite:
 * @entry: a password entry that is about to go
 *
 * Empties it. Its buffer is overwritten first: just emptying it would leave all but the first letter in memory, as long as
 * anything still holds it.
 */
void
sealwax_entry_privacy_overwrite (GtkEditable *entry)
{
  g_autofree char *filler = g_strnfill (strlen (gtk_editable_get_text (gtk_editable_get_delegate (entry))), 'x');

  gtk_editable_set_text (entry, filler);
  gtk_editable_set_text (entry, "");
}
