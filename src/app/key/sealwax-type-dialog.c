/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-keys.h"
#include "sealwax-type-dialog.h"
#include "sealwax-words-entry.h"
#include "sealwax-words.h"

/**
 * SealwaxTypeDialog:
 *
 * Takes the words of a key, which the person has on paper.
 */
struct _SealwaxTypeDialog
{
  AdwDialog parent_instance;

  GtkWidget *use_button;
  GtkBox    *content_box;

  SealwaxWordsEntry *entry; /* in the box */
  SealwaxSecret     *key;   /* (nullable): if its words are there */
};

G_DEFINE_FINAL_TYPE (SealwaxTypeDialog, sealwax_type_dialog, ADW_TYPE_DIALOG)

enum
{
  USED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Once all words are known, nothing but the checksum can be wrong. */
static void
on_edited (SealwaxTypeDialog *self)
{
  g_autoptr (SealwaxSecret) words = sealwax_words_entry_dup_words (self->entry);

  g_clear_pointer (&self->key, sealwax_secret_unref);
  if (words != NULL)
    {
      self->key = sealwax_key_parse_file (words, "", NULL);
      if (self->key != NULL)
        sealwax_words_entry_say (self->entry, _ ("These are the words of a key."), FALSE);
      else
        sealwax_words_entry_say (self->entry, _ ("These 24 words do not go together. One of them is wrong, or their order is."), TRUE);
    }
  gtk_widget_set_sensitive (self->use_button, self->key != NULL);
}

static void
on_use (SealwaxTypeDialog *self)
{
  g_autoptr (SealwaxSecret) key = NULL;

  if (self->key == NULL)
    return;

  key = sealwax_secret_ref (self->key);
  adw_dialog_close (ADW_DIALOG (self)); /* first: closing gives the focus back to where it was */
  g_signal_emit (self, signals[USED], 0, key);
}

static void
sealwax_type_dialog_closed (AdwDialog *dialog)
{
  SealwaxTypeDialog *self = SEALWAX_TYPE_DIALOG (dialog);

  sealwax_words_entry_wipe (self->entry);
  g_clear_pointer (&self->key, sealwax_secret_unref);
}

static void
sealwax_type_dialog_dispose (GObject *object)
{
  g_clear_pointer (&SEALWAX_TYPE_DIALOG (object)->key, sealwax_secret_unref);

  G_OBJECT_CLASS (sealwax_type_dialog_parent_class)->dispose (object);
}

static void
sealwax_type_dialog_class_init (SealwaxTypeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_type_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = sealwax_type_dialog_closed;

  /**
   * SealwaxTypeDialog::used:
   * @key: a key of %SEALWAX_KEY_SIZE bytes
   *
   * The person takes it.
   */
  signals[USED] = g_signal_new ("used", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SEALWAX_TYPE_SECRET);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-type-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxTypeDialog, use_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxTypeDialog, content_box);
  gtk_widget_class_bind_template_callback (widget_class, on_use);
}

static void
sealwax_type_dialog_init (SealwaxTypeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->entry = SEALWAX_WORDS_ENTRY (sealwax_words_entry_new (
      SEALWAX_WORDS_OF_KEY,
      /* Translators: the name of an entry. */
      _ ("Words of the Key"),
      _ ("Type or paste the 24 words of a key. Of each word, the first letters are enough: a space completes it.")));
  gtk_box_append (self->content_box, GTK_WIDGET (self->entry));
  adw_dialog_set_focus (ADW_DIALOG (self), sealwax_words_entry_get_entry (self->entry));
  g_signal_connect_object (self->entry, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activated", G_CALLBACK (on_use), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_type_dialog_new:
 *
 * Returns: (transfer none): a dialog, to be presented
 */
AdwDialog *
sealwax_type_dialog_new (void)
{
  return g_object_new (SEALWAX_TYPE_TYPE_DIALOG, NULL);
}
