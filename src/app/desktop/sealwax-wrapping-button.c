/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-wrapping-button.h"

/**
 * SealwaxWrappingButton:
 *
 * A button whose label wraps. GTK's own keeps its label on one line, and a phone's screen is too narrow for that where the
 * text is large, or the language has long words.
 */
struct _SealwaxWrappingButton
{
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (SealwaxWrappingButton, sealwax_wrapping_button, GTK_TYPE_BUTTON)

/* GtkButton makes the GtkLabel when it is first given a text. */
static void
on_label_changed (SealwaxWrappingButton *self)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (self));

  if (!GTK_IS_LABEL (label))
    return;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}

static void
sealwax_wrapping_button_class_init (SealwaxWrappingButtonClass *klass)
{
}

static void
sealwax_wrapping_button_init (SealwaxWrappingButton *self)
{
  g_signal_connect (self, "notify::label", G_CALLBACK (on_label_changed), NULL);
}
