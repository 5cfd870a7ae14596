/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-remark.h"
#include "sealwax-window-private.h"

/* Where the window is too low for everything, all of it scrolls, the key bar below the panes with them; and so does a dialog in
 * it. Then whatever has the focus is to be seen, and as much as possible of what the person needs beside it. GTK scrolls to what
 * gets the focus, but by where that was when everything was last laid out, and not again when there is less room. */

/* In one frame, what has changed is laid out. */
#define FRAMES 2

/* From the top of one widget to the bottom of another one. If that is too much, the beginning is on the screen; and what was
 * asked for last is, rather than what was before. */
static void
reveal (GtkViewport *viewport,
        GtkWidget   *from,
        GtkWidget   *to)
{
  GtkWidget      *content = gtk_viewport_get_child (viewport);
  double          margin = gtk_widget_get_margin_top (content);
  graphene_rect_t first, last;

  if (gtk_widget_get_mapped (from) && gtk_widget_compute_bounds (from, content, &first) && gtk_widget_compute_bounds (to, content, &last))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                               margin + (double)first.origin.y,
                               margin + (double)(last.origin.y + last.size.height));
}

/* Returns: (transfer none) (nullable): what scrolls around the focus, if that is in a dialog */
static GtkViewport *
get_dialog_viewport (GtkWidget *focus)
{
  if (focus == NULL || gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) == NULL)
    return NULL;

  return (GtkViewport *)gtk_widget_get_ancestor (focus, GTK_TYPE_VIEWPORT);
}

/* A text that is higher than the dialog scrolls to its own cursor. */
static gboolean
scrolls_itself (GtkViewport *viewport,
                GtkWidget   *focus)
{
  return GTK_IS_TEXT_VIEW (focus)
         && gtk_widget_get_height (focus) > gtk_adjustment_get_page_size (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
}

static void
reveal_in_dialog (GtkViewport *viewport,
                  GtkWidget   *focus)
{
  GtkWidget *remark = sealwax_remark_get (viewport);

  if (scrolls_itself (viewport, focus))
    return;

  if (remark != NULL)
    reveal (viewport, remark, remark);
  reveal (viewport, focus, focus);
}

static void
reveal_in_window (SealwaxWindow *self,
                  GtkWidget     *focus)
{
  GtkViewport *viewport = GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller));

  reveal (viewport, GTK_WIDGET (self->key_words), GTK_WIDGET (self->key_words));
  reveal (viewport, GTK_WIDGET (self->key_offer), GTK_WIDGET (self->key_offer));
  reveal (viewport, GTK_WIDGET (self->key_chip), GTK_WIDGET (self->key_chip));
  /* What is said of the passphrase is below it. */
  reveal (viewport, focus, gtk_widget_is_ancestor (focus, self->foot) ? self->foot : focus);
}

static void
reveal_focus (SealwaxWindow *self)
{
  GtkWidget   *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkViewport *dialog = get_dialog_viewport (focus);

  if (dialog != NULL)
    reveal_in_dialog (dialog, focus);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scroller)))
    reveal_in_window (self, focus);
}

static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  if (--self->frames_left > 0)
    return G_SOURCE_CONTINUE;

  reveal_focus (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: what has just come has no place yet. */
static void
reveal_focus_later (SealwaxWindow *self)
{
  if (self->frames_left <= 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  self->frames_left = FRAMES;
}

static void
on_focus_moved (SealwaxWindow *self)
{
  GtkViewport *viewport = get_dialog_viewport (gtk_root_get_focus (GTK_ROOT (self)));

  g_signal_group_set_target (self->dialog_room, viewport != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)) : NULL);
  reveal_focus_later (self);
}

/**
 * sealwax_window_watch_scrolling:
 * @self: a window
 *
 * From now on, what has the focus is scrolled to, whenever the focus moves or the room for everything has changed.
 */
void
sealwax_window_watch_scrolling (SealwaxWindow *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->dialog_room = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->dialog_room, "changed", G_CALLBACK (reveal_focus_later), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_moved), NULL);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (reveal_focus_later), self, G_CONNECT_SWAPPED);
}
