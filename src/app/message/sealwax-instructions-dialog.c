/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-instructions-dialog.h"
#include "sealwax-instructions.h"
#include "sealwax-language-row.h"

/**
 * SealwaxInstructionsDialog:
 *
 * Asks for the language of the instructions that go with a message, and shows them. It remembers the choice.
 */
struct _SealwaxInstructionsDialog
{
  AdwDialog parent_instance;

  AdwComboRow *language_row;
  GtkLabel    *before_label;
  GtkLabel    *after_label;

  GStrv    languages; /* in the order of the row */
  gboolean needs_passphrase;
  gboolean needs_key;
};

G_DEFINE_FINAL_TYPE (SealwaxInstructionsDialog, sealwax_instructions_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_language_chosen (SealwaxInstructionsDialog *self)
{
  const char      *language = sealwax_instructions_dialog_get_language (self);
  g_autofree char *before = sealwax_instructions_get_before (language);
  g_autofree char *after = sealwax_instructions_get_after (language, self->needs_passphrase, self->needs_key);

  gtk_label_set_label (self->before_label, before);
  gtk_label_set_label (self->after_label, after);
}

static void
on_copy_clicked (SealwaxInstructionsDialog *self)
{
  sealwax_language_row_keep (sealwax_instructions_dialog_get_language (self));
  g_signal_emit (self, signals[CHOSEN], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
sealwax_instructions_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEALWAX_TYPE_INSTRUCTIONS_DIALOG);

  G_OBJECT_CLASS (sealwax_instructions_dialog_parent_class)->dispose (object);
}

static void
sealwax_instructions_dialog_finalize (GObject *object)
{
  g_strfreev (SEALWAX_INSTRUCTIONS_DIALOG (object)->languages);

  G_OBJECT_CLASS (sealwax_instructions_dialog_parent_class)->finalize (object);
}

static void
sealwax_instructions_dialog_class_init (SealwaxInstructionsDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_instructions_dialog_dispose;
  object_class->finalize = sealwax_instructions_dialog_finalize;

  /**
   * SealwaxInstructionsDialog::chosen:
   *
   * The person wants the message with instructions in the chosen language.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-instructions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxInstructionsDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxInstructionsDialog, before_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxInstructionsDialog, after_label);
  gtk_widget_class_bind_template_callback (widget_class, on_language_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
sealwax_instructions_dialog_init (SealwaxInstructionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->languages = sealwax_instructions_list_languages ();
  sealwax_language_row_fill (self->language_row, (const char *const *)self->languages);
}

/**
 * sealwax_instructions_dialog_new:
 * @needs_passphrase: whether the message needs a passphrase
 * @needs_key: whether it needs a key
 *
 * Returns: (transfer none): a new dialog, to be presented
 */
AdwDialog *
sealwax_instructions_dialog_new (gboolean needs_passphrase,
                                 gboolean needs_key)
{
  SealwaxInstructionsDialog *self = g_object_new (SEALWAX_TYPE_INSTRUCTIONS_DIALOG, NULL);

  self->needs_passphrase = needs_passphrase;
  self->needs_key = needs_key;
  on_language_chosen (self);

  return ADW_DIALOG (self);
}

/**
 * sealwax_instructions_dialog_get_language:
 * @self: the dialog
 *
 * Returns: the chosen language, see sealwax_instructions_list_languages()
 */
const char *
sealwax_instructions_dialog_get_language (SealwaxInstructionsDialog *self)
{
  g_return_val_if_fail (SEALWAX_IS_INSTRUCTIONS_DIALOG (self), NULL);

  return self->languages[adw_combo_row_get_selected (self->language_row)];
}
