/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-typed-only.h"

/* GtkText reads whatever is pasted or dropped, without any limit, and its emoji chooser writes to settings that all
 * programs share. An entry that nobody needs to paste into takes only what is typed. */

static void
on_paste_clipboard (GtkText *text)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
}

static void
on_insert_emoji (GtkText *text)
{
  g_signal_stop_emission_by_name (text, "insert-emoji");
}

static void
on_middle_click (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Takes the drop, so that GtkText does not get it. */
static gboolean
on_drop (GtkDropTargetAsync *target,
         GdkDrop            *drop)
{
  gdk_drop_finish (drop, 0);

  return TRUE;
}

/**
 * sealwax_typed_only_guard:
 * @entry: an entry that was just made
 *
 * Makes sure that only typing gets in: nothing can be pasted, by any key, menu or button, and nothing can be dropped.
 */
void
sealwax_typed_only_guard (GtkEditable *entry)
{
  GtkText            *text = GTK_TEXT (gtk_editable_get_delegate (entry));
  GtkDropTargetAsync *target = gtk_drop_target_async_new (NULL, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GtkGesture         *gesture = gtk_gesture_click_new ();

  gtk_text_set_input_hints (text, GTK_INPUT_HINT_NO_EMOJI);
  g_signal_connect (text, "paste-clipboard", G_CALLBACK (on_paste_clipboard), NULL);
  g_signal_connect (text, "insert-emoji", G_CALLBACK (on_insert_emoji), NULL);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), NULL);
  gtk_widget_add_controller (GTK_WIDGET (entry), GTK_EVENT_CONTROLLER (target));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_middle_click), NULL);
  gtk_widget_add_controller (GTK_WIDGET (entry), GTK_EVENT_CONTROLLER (gesture));
}
