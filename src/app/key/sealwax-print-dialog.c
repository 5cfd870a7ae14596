/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-print-dialog.h"

/**
 * SealwaxPrintDialog:
 *
 * Says what printers keep, before anything gets to one. It holds no secret.
 */
struct _SealwaxPrintDialog
{
  AdwDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (SealwaxPrintDialog, sealwax_print_dialog, ADW_TYPE_DIALOG)

enum
{
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_print_clicked (SealwaxPrintDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self)); /* first: closing gives the focus back to where it was */
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
sealwax_print_dialog_class_init (SealwaxPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * SealwaxPrintDialog::confirmed:
   *
   * The person wants to print all the same.
   */
  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-print-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
}

static void
sealwax_print_dialog_init (SealwaxPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_print_dialog_new:
 *
 * Returns: (transfer none): a dialog, to be presented
 */
AdwDialog *
sealwax_print_dialog_new (void)
{
  return g_object_new (SEALWAX_TYPE_PRINT_DIALOG, NULL);
}
