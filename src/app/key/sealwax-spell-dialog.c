/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-key-print.h"
#include "sealwax-keys.h"
#include "sealwax-print-dialog.h"
#include "sealwax-spell-dialog.h"
#include "sealwax-trouble-label.h"
#include "sealwax-untrusted.h"
#include "sealwax-word-grid.h"
#include "sealwax-words.h"

/**
 * SealwaxSpellDialog:
 *
 * The words that spell a key, to be written down or printed. They are there only as long as the dialog is; what goes to a printer is
 * out of its hands, and the dialog says so first.
 */
struct _SealwaxSpellDialog
{
  AdwDialog parent_instance;

  GtkBox   *content_box;
  GtkLabel *trouble_label;

  AdwDialog *question; /* (nullable): weak */

  SealwaxWordGrid   *grid;     /* in the box */
  SealwaxSecret     *words;    /* (nullable): as long as they are shown */
  GtkPrintOperation *printing; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SealwaxSpellDialog, sealwax_spell_dialog, ADW_TYPE_DIALOG)

static void
say_failed (SealwaxSpellDialog *self,
            GtkPrintOperation  *operation)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *sentence = NULL;

  gtk_print_operation_get_error (operation, &error);
  reason = sealwax_untrusted_dup_isolated (error != NULL ? error->message : "", 0);
  /* Translators: %s is why, in the words of the system. */
  sentence = g_strdup_printf (_ ("The words were not printed: “%s”"), reason);
  sealwax_trouble_label_say (self->trouble_label, sentence);
}

static void
on_print_done (SealwaxSpellDialog     *self,
               GtkPrintOperationResult result,
               GtkPrintOperation      *operation)
{
  if (operation != self->printing)
    return; /* it was closed */

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    say_failed (self, operation);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    sealwax_announce (GTK_WIDGET (self), _ ("The words were sent to the printer."));
  g_clear_object (&self->printing);
}

static void
on_confirmed (SealwaxSpellDialog *self)
{
  if (self->words == NULL || self->printing != NULL)
    return;

  sealwax_trouble_label_say (self->trouble_label, NULL);
  self->printing = sealwax_key_print_new (self->words);
  g_signal_connect_object (self->printing, "done", G_CALLBACK (on_print_done), self, G_CONNECT_SWAPPED);
  sealwax_key_print_run (self->printing, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
on_print_clicked (SealwaxSpellDialog *self)
{
  AdwDialog *question = sealwax_print_dialog_new ();

  g_signal_connect_object (question, "confirmed", G_CALLBACK (on_confirmed), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->question, question);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static void
stop_printing (SealwaxSpellDialog *self)
{
  g_autoptr (GtkPrintOperation) printing = g_steal_pointer (&self->printing);

  if (self->question != NULL)
    adw_dialog_force_close (self->question);
  if (printing != NULL)
    sealwax_key_print_cancel (printing);
}

static void
sealwax_spell_dialog_closed (AdwDialog *dialog)
{
  SealwaxSpellDialog *self = SEALWAX_SPELL_DIALOG (dialog);

  stop_printing (self);
  g_clear_pointer (&self->words, sealwax_secret_unref);
  sealwax_word_grid_set_words (self->grid, NULL);
}

static void
sealwax_spell_dialog_dispose (GObject *object)
{
  SealwaxSpellDialog *self = SEALWAX_SPELL_DIALOG (object);

  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->printing);
  g_clear_pointer (&self->words, sealwax_secret_unref);

  G_OBJECT_CLASS (sealwax_spell_dialog_parent_class)->dispose (object);
}

static void
sealwax_spell_dialog_class_init (SealwaxSpellDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_spell_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = sealwax_spell_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-spell-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxSpellDialog, content_box);
  gtk_widget_class_bind_template_child (widget_class, SealwaxSpellDialog, trouble_label);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
}

static void
sealwax_spell_dialog_init (SealwaxSpellDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->grid = SEALWAX_WORD_GRID (sealwax_word_grid_new (SEALWAX_WORDS_OF_KEY, FALSE));
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "title-3");
  gtk_box_append (self->content_box, GTK_WIDGET (self->grid));
}

/**
 * sealwax_spell_dialog_new:
 * @key: a key of %SEALWAX_KEY_SIZE bytes
 *
 * Returns: (transfer none): a dialog with its words, to be presented
 */
AdwDialog *
sealwax_spell_dialog_new (SealwaxSecret *key)
{
  SealwaxSpellDialog *self = g_object_new (SEALWAX_TYPE_SPELL_DIALOG, NULL);

  self->words = sealwax_key_spell (key);
  sealwax_word_grid_set_words (self->grid, self->words);

  return ADW_DIALOG (self);
}
