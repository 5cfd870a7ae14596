/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-secret-copy.h"
#include "sealwax-words-field.h"

/**
 * SealwaxWordsField:
 *
 * Shows the words of a generated passphrase. It takes the keyboard's focus, so that a screen reader comes to the words and
 * reads them, and copies them as a secret. They cannot be selected: a selection goes to other programs in the clear.
 */
struct _SealwaxWordsField
{
  AdwBin parent_instance;

  GtkLabel      *label; /* the child */
  SealwaxSecret *words; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SealwaxWordsField, sealwax_words_field, ADW_TYPE_BIN)

enum
{
  COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  sealwax_words_field_copy (SEALWAX_WORDS_FIELD (widget));
}

/* GTK keeps copies of a label's text that nobody can overwrite, as docs/threat-model.md says. */
static void
show (SealwaxWordsField *self,
      const char        *text)
{
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
sealwax_words_field_dispose (GObject *object)
{
  SealwaxWordsField *self = SEALWAX_WORDS_FIELD (object);

  g_clear_pointer (&self->words, sealwax_secret_unref);

  G_OBJECT_CLASS (sealwax_words_field_parent_class)->dispose (object);
}

static void
sealwax_words_field_class_init (SealwaxWordsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWidgetClass *base_class = g_type_class_peek (GTK_TYPE_WIDGET);

  G_OBJECT_CLASS (klass)->dispose = sealwax_words_field_dispose;

  /* AdwBin gives the focus to its child only. */
  widget_class->focus = base_class->focus;
  widget_class->grab_focus = base_class->grab_focus;

  /**
   * SealwaxWordsField::copied:
   *
   * The words are on the clipboard, for a while.
   */
  signals[COPIED] = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "words.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "words.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "words.copy", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sealwax_words_field_init (SealwaxWordsField *self)
{
  self->label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "words-field");
}

/**
 * sealwax_words_field_set_words:
 * @self: a field
 * @words: (nullable): a passphrase of words, or %NULL to forget it
 *
 * Shows the words.
 */
void
sealwax_words_field_set_words (SealwaxWordsField *self,
                               SealwaxSecret     *words)
{
  g_return_if_fail (SEALWAX_IS_WORDS_FIELD (self));

  g_clear_pointer (&self->words, sealwax_secret_unref);
  self->words = words != NULL ? sealwax_secret_ref (words) : NULL;
  show (self, words != NULL ? sealwax_secret_get_text (words) : "");
}

/**
 * sealwax_words_field_set_trouble:
 * @self: a field
 * @sentence: why there are no words
 *
 * Says it in their place.
 */
void
sealwax_words_field_set_trouble (SealwaxWordsField *self,
                                 const char        *sentence)
{
  g_return_if_fail (SEALWAX_IS_WORDS_FIELD (self));

  sealwax_words_field_set_words (self, NULL);
  show (self, sentence);
}

/**
 * sealwax_words_field_copy:
 * @self: a field
 *
 * Copies the words as a secret, if there are any.
 */
void
sealwax_words_field_copy (SealwaxWordsField *self)
{
  g_return_if_fail (SEALWAX_IS_WORDS_FIELD (self));

  if (self->words == NULL)
    return;

  sealwax_secret_copy_text (GTK_WIDGET (self), self->words);
  g_signal_emit (self, signals[COPIED], 0);
}
