/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-fitting-box.h"

/* Between two children; pixels. */
#define SPACING 6

/**
 * SealwaxFittingBox:
 *
 * Its children are side by side and equally wide, if all of them can be as wide as they want to be. Otherwise, each is below
 * the one before. AdwWrapBox would make each as wide as its own words are.
 */
struct _SealwaxFittingBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SealwaxFittingBox, sealwax_fitting_box, GTK_TYPE_WIDGET)

typedef struct
{
  int count;
  int minimum; /* the width of the widest */
  int natural;
} Children;

static Children
look_at_children (GtkWidget *widget)
{
  Children children = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      children.count++;
      children.minimum = MAX (children.minimum, minimum);
      children.natural = MAX (children.natural, natural);
    }

  return children;
}

static int
get_row_width (const Children *children)
{
  return children->count * (children->natural + SPACING) - SPACING;
}

/* Of each child, in a box of this width. */
static int
get_child_width (const Children *children,
                 int             width)
{
  return width >= get_row_width (children) ? (width + SPACING) / MAX (1, children->count) - SPACING : width;
}

static GtkSizeRequestMode
sealwax_fitting_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (GtkWidget      *widget,
                const Children *children,
                int             width)
{
  gboolean is_row = width < 0 || width >= get_row_width (children);
  int      child_width = width < 0 ? -1 : get_child_width (children, width);
  int      height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &child_height, NULL, NULL, NULL);
      height = is_row ? MAX (height, child_height) : height + (height > 0 ? SPACING : 0) + child_height;
    }

  return height;
}

static void
sealwax_fitting_box_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  Children children = look_at_children (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = children.minimum;
      *natural = MAX (children.minimum, get_row_width (&children));
    }
  else
    *minimum = *natural = measure_height (widget, &children, for_size);
}

/* The pixels that cannot be shared evenly go here and there, so that the last one ends where the box does. */
static void
allocate_row (GtkWidget      *widget,
              const Children *children,
              int             width,
              int             height)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { .height = height };
      int           start, end;

      if (!gtk_widget_should_layout (child))
        continue;

      start = i * (width + SPACING) / children->count;
      end = (i + 1) * (width + SPACING) / children->count - SPACING;
      place.x = is_mirrored ? width - end : start;
      place.width = end - start;
      gtk_widget_size_allocate (child, &place, -1);
      i++;
    }
}

static void
allocate_column (GtkWidget *widget,
                 int        width)
{
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int height;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, height }, -1);
      y += height + SPACING;
    }
}

static void
sealwax_fitting_box_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  Children children = look_at_children (widget);

  if (children.count > 0 && width >= get_row_width (&children))
    allocate_row (widget, &children, width, height);
  else
    allocate_column (widget, width);
}

static void
sealwax_fitting_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sealwax_fitting_box_parent_class)->dispose (object);
}

static void
sealwax_fitting_box_class_init (SealwaxFittingBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_fitting_box_dispose;
  widget_class->get_request_mode = sealwax_fitting_box_get_request_mode;
  widget_class->measure = sealwax_fitting_box_measure;
  widget_class->size_allocate = sealwax_fitting_box_size_allocate;
}

static void
sealwax_fitting_box_init (SealwaxFittingBox *self)
{
}
