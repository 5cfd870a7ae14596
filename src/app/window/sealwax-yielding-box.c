/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-yielding-box.h"

/* Between two children; pixels. */
#define SPACING 12

/**
 * SealwaxYieldingBox:
 *
 * A column in the middle of the room that it gets. What it has no room for is not there: the first child goes first, and the
 * last one stays. It asks for no more than the last one needs.
 */
struct _SealwaxYieldingBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SealwaxYieldingBox, sealwax_yielding_box, GTK_TYPE_WIDGET)

static int
get_height (GtkWidget *child,
            int        width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  return height;
}

static GtkSizeRequestMode
sealwax_yielding_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
sealwax_yielding_box_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      *minimum = get_height (child, for_size);
      *natural += *minimum + (*natural > 0 ? SPACING : 0);
    }
}

static void
sealwax_yielding_box_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  GtkWidget *last = gtk_widget_get_last_child (widget);
  GtkWidget *first = last; /* of those that there is room for */
  int        needed = get_height (last, width);
  int        y;

  for (GtkWidget *child = gtk_widget_get_prev_sibling (last); child != NULL; child = gtk_widget_get_prev_sibling (child))
    {
      int more = get_height (child, width) + SPACING;

      if (needed + more > height)
        break;
      needed += more;
      first = child;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != first; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, FALSE);

  y = MAX (0, (height - needed) / 2);
  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_height = get_height (child, width);

      gtk_widget_set_child_visible (child, TRUE);
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, child_height }, -1);
      y += child_height + SPACING;
    }
}

static void
sealwax_yielding_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sealwax_yielding_box_parent_class)->dispose (object);
}

static void
sealwax_yielding_box_class_init (SealwaxYieldingBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_yielding_box_dispose;
  widget_class->get_request_mode = sealwax_yielding_box_get_request_mode;
  widget_class->measure = sealwax_yielding_box_measure;
  widget_class->size_allocate = sealwax_yielding_box_size_allocate;
}

static void
sealwax_yielding_box_init (SealwaxYieldingBox *self)
{
}
