/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-paned-order.h"

/* For assistive technology, the handle between two panes is a separator that stands beside them. In GTK 4.18, it is the
 * GtkPaned itself that gets the focus and the name, so that both panes are inside the separator: a screen reader then says
 * “horizontal splitter” each time that somebody comes into one of them. */

/**
 * sealwax_paned_order_set:
 * @paned: two panes, with nothing else in the same parent
 *
 * Makes the three of them siblings for assistive technology. Nothing changes on the screen.
 */
void
sealwax_paned_order_set (GtkPaned *paned)
{
  GtkAccessible *parent, *start, *end;
  GtkWidget     *only_child;

  g_return_if_fail (GTK_IS_PANED (paned));

  parent = GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (paned)));
  start = GTK_ACCESSIBLE (gtk_paned_get_start_child (paned));
  end = GTK_ACCESSIBLE (gtk_paned_get_end_child (paned));
  gtk_accessible_set_accessible_parent (GTK_ACCESSIBLE (paned), parent, start);
  gtk_accessible_set_accessible_parent (start, parent, end);
  gtk_accessible_set_accessible_parent (end, parent, NULL);

  /* A widget begins to count with its first child, whatever parent that one has. This one has no next one. */
  only_child = g_object_new (GTK_TYPE_BOX, "visible", FALSE, NULL);
  gtk_widget_insert_after (only_child, GTK_WIDGET (paned), NULL);
  gtk_accessible_set_accessible_parent (GTK_ACCESSIBLE (only_child), GTK_ACCESSIBLE (paned), NULL);
  g_signal_connect_object (paned, "destroy", G_CALLBACK (gtk_widget_unparent), only_child, G_CONNECT_SWAPPED);
}
