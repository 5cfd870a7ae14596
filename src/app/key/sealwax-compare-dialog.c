/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-compare-dialog.h"
#include "sealwax-keys.h"
#include "sealwax-word-grid.h"
#include "sealwax-words-entry.h"
#include "sealwax-words.h"

/**
 * SealwaxCompareDialog:
 *
 * The eight words by which two people see that they have the same key: one's own, and those that the other one reads aloud, which
 * are marked as they are typed.
 */
struct _SealwaxCompareDialog
{
  AdwDialog parent_instance;

  GtkBox *content_box;
  GtkBox *own_box;

  SealwaxWordGrid   *grid; /* in a box, like the next one */
  SealwaxWordsEntry *entry;
  SealwaxSecret     *words; /* (nullable): one's own, as long as they are shown */
};

G_DEFINE_FINAL_TYPE (SealwaxCompareDialog, sealwax_compare_dialog, ADW_TYPE_DIALOG)

static void
on_edited (SealwaxCompareDialog *self)
{
  g_autoptr (SealwaxSecret) others = sealwax_words_entry_dup_words (self->entry);
  const char *same = _ ("The words are the same: you have the same key.");

  if (others == NULL || self->words == NULL)
    return;

  if (!sealwax_secret_equal (others, self->words))
    {
      sealwax_words_entry_say (self->entry, _ ("The words are not the same: you have different keys, or a word was misheard."), TRUE);
      return;
    }

  sealwax_words_entry_say (self->entry, same, FALSE);
  sealwax_announce (GTK_WIDGET (self), same);
}

static void
sealwax_compare_dialog_closed (AdwDialog *dialog)
{
  SealwaxCompareDialog *self = SEALWAX_COMPARE_DIALOG (dialog);

  g_clear_pointer (&self->words, sealwax_secret_unref);
  sealwax_words_entry_wipe (self->entry);
  sealwax_word_grid_set_words (self->grid, NULL);
}

static void
sealwax_compare_dialog_dispose (GObject *object)
{
  g_clear_pointer (&SEALWAX_COMPARE_DIALOG (object)->words, sealwax_secret_unref);

  G_OBJECT_CLASS (sealwax_compare_dialog_parent_class)->dispose (object);
}

static void
sealwax_compare_dialog_class_init (SealwaxCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_compare_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = sealwax_compare_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxCompareDialog, content_box);
  gtk_widget_class_bind_template_child (widget_class, SealwaxCompareDialog, own_box);
}

static void
sealwax_compare_dialog_init (SealwaxCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->grid = SEALWAX_WORD_GRID (sealwax_word_grid_new (SEALWAX_WORDS_TO_COMPARE, TRUE));
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "title-4");
  gtk_box_append (self->own_box, GTK_WIDGET (self->grid));
  /* Translators: the name of an entry. */
  self->entry = SEALWAX_WORDS_ENTRY (sealwax_words_entry_new (SEALWAX_WORDS_TO_COMPARE, _ ("Words You Hear"), NULL));
  gtk_box_append (self->content_box, GTK_WIDGET (self->entry));
  g_signal_connect_object (self->entry, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_compare_dialog_new:
 * @key: a key of %SEALWAX_KEY_SIZE bytes
 *
 * Returns: (transfer none): a dialog, to be presented
 */
AdwDialog *
sealwax_compare_dialog_new (SealwaxSecret *key)
{
  SealwaxCompareDialog *self = g_object_new (SEALWAX_TYPE_COMPARE_DIALOG, NULL);

  self->words = sealwax_key_compare (key);
  sealwax_word_grid_set_words (self->grid, self->words);
  sealwax_words_entry_set_right (self->entry, self->words);

  return ADW_DIALOG (self);
}
