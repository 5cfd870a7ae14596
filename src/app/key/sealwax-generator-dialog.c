/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sealwax-generator-dialog.h"
#include "sealwax-passphrase.h"
#include "sealwax-settings.h"
#include "sealwax-strength-text.h"
#include "sealwax-typed-only.h"
#include "sealwax-words-field.h"

/**
 * SealwaxGeneratorDialog:
 *
 * Draws a passphrase of words, shows it, and says what it is worth. It remembers how many words the person wants.
 */
struct _SealwaxGeneratorDialog
{
  AdwDialog parent_instance;

  GtkWidget         *use_button;
  GtkWidget         *copy_button;
  SealwaxWordsField *words_field;
  GtkSpinButton     *count_button;
  GtkLabel          *strength_label;
  GtkLabel          *explanation_label;

  guint          iterations;
  SealwaxSecret *passphrase;
};

G_DEFINE_FINAL_TYPE (SealwaxGeneratorDialog, sealwax_generator_dialog, ADW_TYPE_DIALOG)

enum
{
  USED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
forget (SealwaxGeneratorDialog *self)
{
  g_clear_pointer (&self->passphrase, sealwax_secret_unref);
  sealwax_words_field_set_words (self->words_field, NULL);
}

static void
describe (SealwaxGeneratorDialog *self)
{
  guint            words = (guint)gtk_spin_button_get_value (self->count_button);
  double           bits = words * SEALWAX_BITS_PER_WORD;
  g_autofree char *time = sealwax_strength_describe_time (bits, self->iterations);
  g_autofree char *explanation = sealwax_strength_explain (bits, self->iterations);
  /* Translators: of a passphrase; %u is a number of bits, %s a time, for example “3 hours”. */
  g_autofree char *strength = g_strdup_printf (_ ("Exactly %u bits: %s to guess on average."), (guint)bits, time);

  gtk_label_set_label (self->strength_label, strength);
  gtk_label_set_label (self->explanation_label, explanation);
}

static void
draw (SealwaxGeneratorDialog *self)
{
  g_autoptr (GError) error = NULL;

  forget (self);
  self->passphrase = sealwax_passphrase_generate ((guint)gtk_spin_button_get_value (self->count_button), &error);
  if (error == NULL)
    sealwax_words_field_set_words (self->words_field, self->passphrase);
  else
    sealwax_words_field_set_trouble (self->words_field, error->message);
  gtk_widget_set_sensitive (self->use_button, error == NULL);
  gtk_widget_set_sensitive (self->copy_button, error == NULL);
  describe (self);
}

static void
on_count_changed (SealwaxGeneratorDialog *self)
{
  g_object_set (sealwax_settings_get_default (), "passphrase-words", (guint)gtk_spin_button_get_value (self->count_button), NULL);
  draw (self);
}

static void
on_copy_clicked (SealwaxGeneratorDialog *self)
{
  sealwax_words_field_copy (self->words_field);
}

static void
on_use_clicked (SealwaxGeneratorDialog *self)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_secret_ref (self->passphrase);

  adw_dialog_close (ADW_DIALOG (self)); /* first: closing gives the focus back to the button that opened the dialog */
  g_signal_emit (self, signals[USED], 0, passphrase);
}

static void
sealwax_generator_dialog_closed (AdwDialog *dialog)
{
  forget (SEALWAX_GENERATOR_DIALOG (dialog));
}

static void
sealwax_generator_dialog_dispose (GObject *object)
{
  SealwaxGeneratorDialog *self = SEALWAX_GENERATOR_DIALOG (object);

  g_clear_pointer (&self->passphrase, sealwax_secret_unref);

  G_OBJECT_CLASS (sealwax_generator_dialog_parent_class)->dispose (object);
}

static void
sealwax_generator_dialog_class_init (SealwaxGeneratorDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_generator_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = sealwax_generator_dialog_closed;

  /**
   * SealwaxGeneratorDialog::used:
   * @passphrase: the passphrase
   *
   * The person takes it.
   */
  signals[USED] = g_signal_new ("used", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SEALWAX_TYPE_SECRET);

  g_type_ensure (SEALWAX_TYPE_WORDS_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-generator-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxGeneratorDialog, use_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxGeneratorDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxGeneratorDialog, words_field);
  gtk_widget_class_bind_template_child (widget_class, SealwaxGeneratorDialog, count_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxGeneratorDialog, strength_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxGeneratorDialog, explanation_label);
  gtk_widget_class_bind_template_callback (widget_class, draw);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_count_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_use_clicked);
}

static void
sealwax_generator_dialog_init (SealwaxGeneratorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sealwax_typed_only_guard (GTK_EDITABLE (self->count_button));
}

/**
 * sealwax_generator_dialog_new:
 * @iterations: how many iterations a guess at the message will cost
 *
 * Returns: (transfer none): a dialog with a passphrase, to be presented
 */
AdwDialog *
sealwax_generator_dialog_new (guint iterations)
{
  SealwaxGeneratorDialog *self = g_object_new (SEALWAX_TYPE_GENERATOR_DIALOG, NULL);

  self->iterations = iterations;
  gtk_spin_button_set_value (self->count_button, sealwax_settings_get_passphrase_words (sealwax_settings_get_default ()));
  draw (self);

  return ADW_DIALOG (self);
}
