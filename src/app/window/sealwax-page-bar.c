/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-page-bar.h"

/* How far the person has to scroll beyond a page to turn it, in steps of a mouse wheel; and how many pixels of a touchpad are
 * one. The first step would turn it by chance. */
#define STEPS_TO_TURN 2
#define PIXELS_PER_STEP 60

/* For how long a page stays at least, so that one movement of a finger turns only one. */
#define TURN_INTERVAL ((gint64)400 * G_TIME_SPAN_MILLISECOND)

/**
 * SealwaxPageBar:
 *
 * Below a text that is too large to be shown whole: which of its pages is shown, and buttons to turn them. Scrolling beyond
 * the end of a page turns it, too. If there is no room for the bar, it is not there, and pages are turned in the other ways.
 */
struct _SealwaxPageBar
{
  GtkWidget parent_instance;

  SealwaxTextModel  *model;
  GtkScrolledWindow *scroller; /* borrowed */
  double             pushed;
  gint64             turned_at;

  /* Template. */
  GtkWidget *row;
  GtkWidget *previous_button;
  GtkLabel  *label;
  GtkWidget *next_button;
};

G_DEFINE_FINAL_TYPE (SealwaxPageBar, sealwax_page_bar, GTK_TYPE_WIDGET)

/* Returns whether there is another page in that direction. */
static gboolean
can_turn (SealwaxPageBar *self,
          gboolean        forward)
{
  guint page = sealwax_text_model_get_page (self->model);

  return forward ? page + 1 < sealwax_text_model_count_pages (self->model) : page > 0;
}

static void
turn (SealwaxPageBar *self,
      gboolean        forward,
      gboolean        at_end)
{
  guint page = sealwax_text_model_get_page (self->model);

  self->pushed = 0;
  if (!can_turn (self, forward))
    return;

  self->turned_at = g_get_monotonic_time ();
  sealwax_text_model_show_page (self->model, forward ? page + 1 : page - 1, at_end);
}

static void
on_previous_clicked (SealwaxPageBar *self)
{
  turn (self, FALSE, FALSE);
}

static void
on_next_clicked (SealwaxPageBar *self)
{
  turn (self, TRUE, FALSE);
}

/* A button that is of no use any more hands its focus to the other one. */
static void
update_button (SealwaxPageBar *self,
               GtkWidget      *button,
               GtkWidget      *other,
               gboolean        forward)
{
  gboolean usable = can_turn (self, forward);

  if (!usable && gtk_widget_has_focus (button))
    {
      gtk_widget_set_sensitive (other, TRUE);
      gtk_widget_grab_focus (other);
    }
  gtk_widget_set_sensitive (button, usable);
}

static void
update (SealwaxPageBar *self)
{
  guint            count = sealwax_text_model_count_pages (self->model);
  g_autofree char *place = g_strdup_printf (_ ("Page %u of %u"), sealwax_text_model_get_page (self->model) + 1, count);

  gtk_label_set_label (self->label, place);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 1);
  if (count > 1)
    {
      update_button (self, self->previous_button, self->next_button, FALSE);
      update_button (self, self->next_button, self->previous_button, TRUE);
    }
}

static void
on_turned (SealwaxPageBar *self)
{
  update (self);
  sealwax_announce (GTK_WIDGET (self), gtk_label_get_label (self->label));
}

/* Whether nothing more can be scrolled in that direction. */
static gboolean
is_at_edge (SealwaxPageBar *self,
            gboolean        forward)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double         value = gtk_adjustment_get_value (adjustment);

  if (!forward)
    return value <= gtk_adjustment_get_lower (adjustment);

  return value + gtk_adjustment_get_page_size (adjustment) >= gtk_adjustment_get_upper (adjustment);
}

static gboolean
has_just_turned (SealwaxPageBar *self)
{
  return self->turned_at != 0 && g_get_monotonic_time () - self->turned_at < TURN_INTERVAL;
}

static gboolean
on_scrolled (GtkEventControllerScroll *controller,
             double                    dx,
             double                    dy,
             SealwaxPageBar           *self)
{
  gboolean forward = dy > 0;
  double   steps = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL ? dy : dy / PIXELS_PER_STEP;

  if (dy == 0 || has_just_turned (self) || !can_turn (self, forward) || !is_at_edge (self, forward))
    {
      self->pushed = 0;
      return FALSE;
    }

  self->pushed = self->pushed * steps > 0 ? self->pushed + steps : steps;
  if (ABS (self->pushed) < STEPS_TO_TURN)
    return FALSE;

  turn (self, forward, !forward);

  return TRUE;
}

/* A finger on a touchscreen, which sends no scroll events. */
static void
on_edge_overshot (SealwaxPageBar *self,
                  GtkPositionType edge)
{
  if (!has_just_turned (self) && (edge == GTK_POS_TOP || edge == GTK_POS_BOTTOM))
    turn (self, edge == GTK_POS_BOTTOM, edge == GTK_POS_TOP);
}

/* The lowest window has no room for the bar. */
static void
sealwax_page_bar_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  gtk_widget_measure (SEALWAX_PAGE_BAR (widget)->row, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = 0;
}

static void
sealwax_page_bar_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  SealwaxPageBar *self = SEALWAX_PAGE_BAR (widget);
  int             needed;

  gtk_widget_measure (self->row, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->row, height >= needed);
  if (height >= needed)
    gtk_widget_allocate (self->row, width, height, baseline, NULL);
}

static void
sealwax_page_bar_dispose (GObject *object)
{
  SealwaxPageBar *self = SEALWAX_PAGE_BAR (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_PAGE_BAR);

  G_OBJECT_CLASS (sealwax_page_bar_parent_class)->dispose (object);
}

static void
sealwax_page_bar_class_init (SealwaxPageBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_page_bar_dispose;
  widget_class->measure = sealwax_page_bar_measure;
  widget_class->size_allocate = sealwax_page_bar_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-page-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxPageBar, row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPageBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPageBar, label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPageBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
}

static void
sealwax_page_bar_init (SealwaxPageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_button (GtkWidget  *button,
             const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * sealwax_page_bar_set_model:
 * @self: a new bar
 * @model: a text
 * @title: what the text is called
 *
 * Shows the pages of a text from now on, for as long as the bar exists.
 */
void
sealwax_page_bar_set_model (SealwaxPageBar   *self,
                            SealwaxTextModel *model,
                            const char       *title)
{
  /* Translators: %s is the name of a text: “Plaintext” or “Ciphertext”. */
  g_autofree char *previous = g_strdup_printf (_ ("Previous Page of %s"), title);
  /* Translators: %s is the name of a text: “Plaintext” or “Ciphertext”. */
  g_autofree char *next = g_strdup_printf (_ ("Next Page of %s"), title);

  g_return_if_fail (SEALWAX_IS_PAGE_BAR (self));

  self->model = g_object_ref (model);
  name_button (self->previous_button, previous);
  name_button (self->next_button, next);
  g_signal_connect_object (model, "notify::buffer", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::page", G_CALLBACK (on_turned), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * sealwax_page_bar_set_scroller:
 * @self: a new bar
 * @scroller: what the text scrolls in, which lives as long as the bar
 *
 * Turns the page when the person scrolls beyond its end.
 */
void
sealwax_page_bar_set_scroller (SealwaxPageBar    *self,
                               GtkScrolledWindow *scroller)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_return_if_fail (SEALWAX_IS_PAGE_BAR (self));

  self->scroller = scroller;
  g_signal_connect_object (wheel, "scroll", G_CALLBACK (on_scrolled), self, 0);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE); /* before it scrolls */
  gtk_widget_add_controller (GTK_WIDGET (scroller), wheel);
  g_signal_connect_object (scroller, "edge-overshot", G_CALLBACK (on_edge_overshot), self, G_CONNECT_SWAPPED);
}
