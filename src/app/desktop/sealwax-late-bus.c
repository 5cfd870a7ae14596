/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-late-bus.h"

/* GTK 4.18 introduces a program to the accessibility bus while its first window comes up. What happens before the answer is
 * there is told of a program that nobody knows. On a busy computer that can be that the window becomes active, and that
 * something in it has the focus: then a screen reader says nothing until a key is pressed. So both are told again, later.
 * Whoever knows it already learns nothing new. */

/* After what time: long enough for an answer, and short enough for whoever waits for a word; then for slower computers. */
static const guint waits_ms[] = { 1000, 4000 };

static guint    told; /* how often */
static gboolean waiting;

static void wait_for_answer (GtkWindow *window);

static void
tell (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  gtk_accessible_update_platform_state (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PLATFORM_STATE_ACTIVE);
  if (focus != NULL)
    gtk_accessible_update_platform_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
}

static gboolean
on_answer_due (gpointer user_data)
{
  g_autoptr (GtkWindow) window = g_weak_ref_get (user_data);

  waiting = FALSE;
  if (window == NULL || !gtk_window_is_active (window))
    return G_SOURCE_REMOVE; /* the next one that becomes active begins anew */

  tell (window);
  told++;
  wait_for_answer (window);

  return G_SOURCE_REMOVE;
}

static void
free_reference (gpointer reference)
{
  g_weak_ref_clear (reference);
  g_free (reference);
}

static void
wait_for_answer (GtkWindow *window)
{
  GWeakRef *reference;

  if (waiting || told == G_N_ELEMENTS (waits_ms) || !gtk_window_is_active (window))
    return;

  waiting = TRUE;
  reference = g_new (GWeakRef, 1);
  g_weak_ref_init (reference, window);
  g_timeout_add_full (G_PRIORITY_DEFAULT, waits_ms[told], on_answer_due, reference, free_reference);
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

  g_signal_connect (window, "notify::is-active", G_CALLBACK (wait_for_answer), NULL);
}
