/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "sealwax-trial-bar.h"

/**
 * SealwaxTrialBar:
 *
 * Offers to try the kept passphrases on a message, and says how many there are and how long it takes. Meanwhile, says how far it
 * is. It does nothing by itself.
 */
struct _SealwaxTrialBar
{
  GtkBox parent_instance;

  GtkLabel  *label;
  GtkWidget *try_button;
  GtkLabel  *try_label;
  GtkWidget *go_on_button;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (SealwaxTrialBar, sealwax_trial_bar, GTK_TYPE_BOX)

static void
sealwax_trial_bar_class_init (SealwaxTrialBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-trial-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxTrialBar, label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxTrialBar, try_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxTrialBar, try_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxTrialBar, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxTrialBar, stop_button);
}

static void
sealwax_trial_bar_init (SealwaxTrialBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_time (guint milliseconds)
{
  guint seconds = (milliseconds + 999) / 1000;
  guint minutes = (seconds + 59) / 60;

  if (milliseconds < 1000)
    return g_strdup (_ ("Takes less than a second"));
  if (seconds <= 90)
    return g_strdup_printf (ngettext ("Takes about %u second", "Takes about %u seconds", seconds), seconds);

  return g_strdup_printf (ngettext ("Takes about %u minute", "Takes about %u minutes", minutes), minutes);
}

/**
 * sealwax_trial_bar_hide:
 * @self: a trial bar
 *
 * There is nothing to try.
 */
void
sealwax_trial_bar_hide (SealwaxTrialBar *self)
{
  g_return_if_fail (SEALWAX_IS_TRIAL_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sealwax_trial_bar_offer:
 * @self: a trial bar
 * @count: how many passphrases there are to try
 * @milliseconds: about how long that takes
 *
 * Offers to try them.
 */
void
sealwax_trial_bar_offer (SealwaxTrialBar *self,
                         guint            count,
                         guint            milliseconds)
{
  g_autofree char *time = describe_time (milliseconds);
  g_autofree char *label = g_strdup_printf (ngettext ("Try %u Kept Passphrase", "Try %u Kept Passphrases", count), count);

  g_return_if_fail (SEALWAX_IS_TRIAL_BAR (self));

  gtk_label_set_label (self->label, time);
  gtk_label_set_label (self->try_label, label);
  gtk_widget_set_visible (self->try_button, TRUE);
  gtk_widget_set_visible (self->go_on_button, FALSE);
  gtk_widget_set_visible (self->stop_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * sealwax_trial_bar_show:
 * @self: a trial bar
 * @trial: a trial that runs
 *
 * Shows how far it is, with buttons to stop it, and to answer if it asks.
 *
 * Returns: (transfer full) (nullable): what it asks now, and did not before
 */
char *
sealwax_trial_bar_show (SealwaxTrialBar  *self,
                        SealwaxKeptTrial *trial)
{
  gboolean         asking = sealwax_kept_trial_is_asking (trial);
  gboolean         was_asking, had_focus;
  g_autofree char *sentence = NULL;
  guint            done, total;

  g_return_val_if_fail (SEALWAX_IS_TRIAL_BAR (self), NULL);

  was_asking = gtk_widget_get_visible (self->go_on_button);
  had_focus = sealwax_trial_bar_has_focus (self) && !gtk_widget_has_focus (self->stop_button);
  sealwax_kept_trial_get_progress (trial, &done, &total);
  if (asking)
    /* Translators: a question: whether to try the other passphrases, too. How many were tried, and how many there are. */
    sentence = g_strdup_printf (_ ("Tried %u of %u. This is taking a while. Keep going?"), done, total);
  else
    /* Translators: how many passphrases were tried so far, and how many there are. */
    sentence = g_strdup_printf (_ ("Tried %u of %u…"), done, total);

  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (self->stop_button, TRUE);
  if (had_focus && !asking) /* the button that had it goes */
    gtk_widget_grab_focus (self->stop_button);
  gtk_widget_set_visible (self->try_button, FALSE);
  gtk_widget_set_visible (self->go_on_button, asking);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);

  return asking && !was_asking ? g_steal_pointer (&sentence) : NULL;
}

/**
 * sealwax_trial_bar_has_focus:
 * @self: a trial bar
 *
 * Returns: whether one of its buttons has the keyboard's focus
 */
gboolean
sealwax_trial_bar_has_focus (SealwaxTrialBar *self)
{
  g_return_val_if_fail (SEALWAX_IS_TRIAL_BAR (self), FALSE);

  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}
