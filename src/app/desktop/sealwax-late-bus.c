/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-late-bus.h"

/* GTK 4.18 introduces a program to the accessibility bus while its first window comes up. What happens before the answer is
 * there is told to nobody. On a busy computer that can be that the window becomes active, and that something in it has the
 * focus: then a screen reader says nothing until a key is pressed. So both are told once more, later. Whoever knows it already
 * learns nothing new. */

/* Long enough for an answer, and short enough for whoever waits for a word. */
#define ANSWER_MS 1000

static gboolean told;

static gboolean
on_answer_due (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (told || !gtk_window_is_active (window))
    return G_SOURCE_REMOVE;

  told = TRUE;
  gtk_accessible_update_platform_state (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PLATFORM_STATE_ACTIVE);
  if (focus != NULL)
    gtk_accessible_update_platform_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);

  return G_SOURCE_REMOVE;
}

static void
on_is_active (GtkWindow *window)
{
  g_autoptr (GSource) source = NULL;

  if (told || !gtk_window_is_active (window))
    return;

  source = g_timeout_source_new (ANSWER_MS);
  g_source_set_closure (source, g_cclosure_new_object_swap (G_CALLBACK (on_answer_due), G_OBJECT (window)));
  g_source_attach (source, NULL);
}

/**
 * sealwax_late_bus_watch:
 * @window: a window that was not shown yet
 *
 * If it is the program's first one, sees to it that assistive technology hears that it is active.
 */
void
sealwax_late_bus_watch (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect (window, "notify::is-active", G_CALLBACK (on_is_active), NULL);
}
