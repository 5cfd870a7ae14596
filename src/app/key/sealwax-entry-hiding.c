/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-entry-hiding.h"

/* What is revealed of a passphrase is hidden again when nobody is typing it. */

/* How long revealed text stays revealed without the focus. */
#define HIDE_DELAY_MS 150

#define HIDING_KEY "sealwax-hiding"

typedef struct
{
  AdwBin *owner; /* borrowed: it has this */
  guint   source;
} Hiding;

static gboolean
has_focus_inside (GtkWidget *owner)
{
  GtkRoot   *root = gtk_widget_get_root (owner);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, owner) && gtk_window_is_active (GTK_WINDOW (root));
}

static void
hide_if_left (gpointer user_data)
{
  Hiding *hiding = user_data;

  hiding->source = 0;
  if (!has_focus_inside (GTK_WIDGET (hiding->owner)))
    gtk_text_set_visibility (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (adw_bin_get_child (hiding->owner)))), FALSE);
}

/* Called when the focus goes to another widget, or to another program's window. The entry's own menu, which reveals and
 * copies, also takes the focus away for a moment when it closes. */
static void
on_focus_left (GtkEventController *controller,
               Hiding             *hiding)
{
  if (hiding->source == 0)
    hiding->source = g_timeout_add_once (HIDE_DELAY_MS, hide_if_left, hiding);
}

static void
free_hiding (gpointer data)
{
  Hiding *hiding = data;

  g_clear_handle_id (&hiding->source, g_source_remove);
  g_free (hiding);
}

/**
 * sealwax_entry_hiding_watch:
 * @owner: what has a password entry as its child at any time, not always the same one
 *
 * From now on, hides what is typed there a moment after the focus has left @owner, or the window is not active any more.
 */
void
sealwax_entry_hiding_watch (AdwBin *owner)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Hiding             *hiding;

  g_return_if_fail (ADW_IS_BIN (owner));

  hiding = g_new0 (Hiding, 1);
  hiding->owner = owner;
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), hiding);
  gtk_widget_add_controller (GTK_WIDGET (owner), focus);
  g_object_set_data_full (G_OBJECT (focus), HIDING_KEY, hiding, free_hiding);
}
