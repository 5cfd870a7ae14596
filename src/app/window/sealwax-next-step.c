/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-next-step.h"

/* How long a confirmation stays. */
#define CONFIRMED_SECONDS 2

/**
 * SealwaxNextStep:
 *
 * Below a text: what was just done, and a button for what people mostly do next. It asks for no room: in a window that is
 * too low for it, it is not there.
 */
struct _SealwaxNextStep
{
  GtkWidget parent_instance;

  const SealwaxStep *step; /* (nullable): the one that is offered */
  guint              confirmed_source;

  /* Template. */
  GtkWidget *row;
  GtkLabel  *sentence_label;
  GtkWidget *button;
  GtkLabel  *button_label;
};

G_DEFINE_FINAL_TYPE (SealwaxNextStep, sealwax_next_step, GTK_TYPE_WIDGET)

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_suggested (SealwaxNextStep *self,
               gboolean         suggested)
{
  if (suggested)
    gtk_widget_add_css_class (self->button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->button, "suggested-action");
}

static void
show_label (SealwaxNextStep *self)
{
  if (self->step != NULL)
    gtk_label_set_label (self->button_label, g_dpgettext2 (NULL, "next step", self->step->label));
}

static void
on_confirmed_seen (gpointer user_data)
{
  SealwaxNextStep *self = user_data;

  self->confirmed_source = 0;
  show_label (self);
}

static GtkSizeRequestMode
sealwax_next_step_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sealwax_next_step_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  /* It may be given less height than the row needs, which must not be measured for that. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (SEALWAX_NEXT_STEP (widget)->row, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = 0;
}

/* Before GTK takes the focus away, and gives it to whatever comes next. */
static void
leave (SealwaxNextStep *self)
{
  if (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == self->button)
    g_signal_emit (self, signals[LEFT], 0);
}

static void
sealwax_next_step_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  GtkWidget *row = SEALWAX_NEXT_STEP (widget)->row;
  int        needed;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  if (height < needed)
    leave (SEALWAX_NEXT_STEP (widget));
  gtk_widget_set_child_visible (row, height >= needed);
  if (height >= needed)
    gtk_widget_allocate (row, width, height, baseline, NULL);
}

static void
sealwax_next_step_dispose (GObject *object)
{
  SealwaxNextStep *self = SEALWAX_NEXT_STEP (object);

  g_clear_handle_id (&self->confirmed_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_NEXT_STEP);

  G_OBJECT_CLASS (sealwax_next_step_parent_class)->dispose (object);
}

static void
sealwax_next_step_class_init (SealwaxNextStepClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_next_step_dispose;
  widget_class->get_request_mode = sealwax_next_step_get_request_mode;
  widget_class->measure = sealwax_next_step_measure;
  widget_class->size_allocate = sealwax_next_step_size_allocate;

  /**
   * SealwaxNextStep::left:
   *
   * The button has the focus, and there is no room for it any more.
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-next-step.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxNextStep, row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxNextStep, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxNextStep, button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxNextStep, button_label);
}

static void
sealwax_next_step_init (SealwaxNextStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_next_step_offer:
 * @self: a next step
 * @step: what most people do next; it lives on
 * @sentence: what was just done, or went wrong
 *
 * Shows both until sealwax_next_step_end().
 */
void
sealwax_next_step_offer (SealwaxNextStep   *self,
                         const SealwaxStep *step,
                         const char        *sentence)
{
  g_return_if_fail (SEALWAX_IS_NEXT_STEP (self));

  g_clear_handle_id (&self->confirmed_source, g_source_remove);
  self->step = step;
  show_label (self);
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), step->action);
  if (step->name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (step->name), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL);
  set_suggested (self, step->suggested);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * sealwax_next_step_is_offered:
 * @self: a next step
 * @step: one that could be offered
 *
 * Returns: whether it is
 */
gboolean
sealwax_next_step_is_offered (SealwaxNextStep   *self,
                              const SealwaxStep *step)
{
  g_return_val_if_fail (SEALWAX_IS_NEXT_STEP (self), FALSE);

  return self->step == step;
}

/**
 * sealwax_next_step_confirm:
 * @self: a next step
 * @label: what was done
 *
 * The step was taken. The button says so for a moment, and stays, but does not stand out any more.
 */
void
sealwax_next_step_confirm (SealwaxNextStep *self,
                           const char      *label)
{
  g_return_if_fail (SEALWAX_IS_NEXT_STEP (self));

  g_clear_handle_id (&self->confirmed_source, g_source_remove);
  gtk_label_set_label (self->button_label, label);
  set_suggested (self, FALSE);
  self->confirmed_source = g_timeout_add_seconds_once (CONFIRMED_SECONDS, on_confirmed_seen, self);
}

/**
 * sealwax_next_step_end:
 * @self: a next step
 *
 * Something has changed, and this is not the next step any more.
 */
void
sealwax_next_step_end (SealwaxNextStep *self)
{
  g_return_if_fail (SEALWAX_IS_NEXT_STEP (self));

  g_clear_handle_id (&self->confirmed_source, g_source_remove);
  self->step = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sealwax_next_step_get_height:
 * @self: a next step
 * @width: how wide it may be; pixels
 *
 * Returns: how much room it needs; pixels
 */
int
sealwax_next_step_get_height (SealwaxNextStep *self,
                              int              width)
{
  int height;

  g_return_val_if_fail (SEALWAX_IS_NEXT_STEP (self), 0);

  gtk_widget_measure (self->row, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  return height;
}

/**
 * sealwax_next_step_focus:
 * @self: a next step that there is room for
 *
 * Moves the keyboard's focus to the button.
 */
void
sealwax_next_step_focus (SealwaxNextStep *self)
{
  g_return_if_fail (SEALWAX_IS_NEXT_STEP (self));

  gtk_widget_set_child_visible (self->row, TRUE); /* it was not laid out yet */
  gtk_widget_grab_focus (self->button);
}
