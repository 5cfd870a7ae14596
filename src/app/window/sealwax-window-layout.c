/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-window-private.h"

/* The layouts of the window, and where the toggle of the panes is in each. */

/* What is beside the toggle in the header bar, and beside it in a row of its own; pixels. */
#define BESIDE_IN_HEADER 118
#define BESIDE_IN_ROW 12

/* The narrower the window, the further down. */
typedef enum
{
  LAYOUT_WIDE,    /* both panes, and no toggle */
  LAYOUT_HEADER,  /* the toggle is in the header bar */
  LAYOUT_ROW,     /* below it */
  LAYOUT_STACKED, /* and one part of it below the other */
} Layout;

static void
take_toggle_out (SealwaxWindow *self)
{
  GtkWidget *toggle = GTK_WIDGET (self->pane_toggle);

  if (adw_header_bar_get_title_widget (self->header_bar) == toggle)
    adw_header_bar_set_title_widget (self->header_bar, self->window_title);
  else if (adw_bin_get_child (self->toggle_row) == toggle)
    adw_bin_set_child (self->toggle_row, NULL);
}

static void
place_toggle (SealwaxWindow *self,
              Layout         layout)
{
  GtkWidget *toggle = GTK_WIDGET (self->pane_toggle);

  g_object_ref (toggle);
  take_toggle_out (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (toggle), layout == LAYOUT_STACKED ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (layout == LAYOUT_HEADER)
    adw_header_bar_set_title_widget (self->header_bar, toggle);
  else if (layout != LAYOUT_WIDE)
    adw_bin_set_child (self->toggle_row, toggle);
  gtk_widget_set_visible (GTK_WIDGET (self->toggle_row), layout >= LAYOUT_ROW);
  g_object_unref (toggle);
}

/* While AdwBreakpoint changes the content, it unmaps it, and the focus goes to the first widget of the window.
 * sealwax_window_restore_focus() brings it back. */
static void
set_layout (SealwaxWindow *self,
            Layout         layout)
{
  gboolean narrow = layout != LAYOUT_WIDE;

  g_set_weak_pointer (&self->kept_focus, gtk_root_get_focus (GTK_ROOT (self)));

  g_object_set (self->panes, "narrow", narrow, NULL);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  place_toggle (self, layout);
}

static void
on_breakpoint_changed (SealwaxWindow *self)
{
  AdwBreakpoint *breakpoint = adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (self));

  if (breakpoint == NULL)
    set_layout (self, LAYOUT_WIDE);
  else if (breakpoint == self->stacked_breakpoint)
    set_layout (self, LAYOUT_STACKED);
  else
    set_layout (self, breakpoint == self->row_breakpoint ? LAYOUT_ROW : LAYOUT_HEADER);
}

static void
set_width (AdwBreakpoint *breakpoint,
           int            width)
{
  AdwBreakpointCondition *condition = adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH, width, ADW_LENGTH_UNIT_PX);

  adw_breakpoint_set_condition (breakpoint, condition);
  adw_breakpoint_condition_free (condition);
}

/* How wide the toggle is depends on the language and on the size of the text. */
static void
measure_toggle (gpointer user_data)
{
  g_autoptr (SealwaxWindow) self = user_data;
  gboolean is_stacked = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->pane_toggle)) == GTK_ORIENTATION_VERTICAL;
  int      width;

  if (self->closed)
    return;

  gtk_widget_measure (GTK_WIDGET (self->pane_toggle), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (is_stacked)
    width *= 2;
  set_width (self->row_breakpoint, width + BESIDE_IN_HEADER);
  set_width (self->stacked_breakpoint, width + BESIDE_IN_ROW);
}

static void
on_font_changed (SealwaxWindow *self)
{
  g_idle_add_once (measure_toggle, g_object_ref (self));
}

static void
restore_focus (gpointer user_data)
{
  g_autoptr (SealwaxWindow) self = user_data;

  /* Without selecting the passphrase, which the next letter would then replace. */
  if (GTK_IS_TEXT (self->kept_focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (self->kept_focus));
  else if (self->kept_focus != NULL)
    gtk_widget_grab_focus (self->kept_focus);
  g_clear_weak_pointer (&self->kept_focus);
}

/**
 * sealwax_window_restore_focus:
 * @self: a window
 *
 * Call this when the content is mapped again after the layout has changed.
 */
void
sealwax_window_restore_focus (SealwaxWindow *self)
{
  if (self->kept_focus != NULL)
    g_idle_add_once (restore_focus, g_object_ref (self));
}

/**
 * sealwax_window_watch_width:
 * @self: a window that was not shown yet
 *
 * From now on, it has the layout that there is room for.
 */
void
sealwax_window_watch_width (SealwaxWindow *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  measure_toggle (g_object_ref (self));
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (on_font_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (on_font_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::current-breakpoint", G_CALLBACK (on_breakpoint_changed), NULL);
}
