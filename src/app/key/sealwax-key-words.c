/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-key-words.h"
#include "sealwax-words-field.h"

/* How long a word takes to be read or written down. */
#define WORD_MS 3000

/**
 * SealwaxKeyWords:
 *
 * The words of a generated passphrase, from when the person takes them until they hide them: the other person needs them, too,
 * and in the entry nobody can read them. It knows whether there was a way to pass them on.
 */
struct _SealwaxKeyWords
{
  AdwBin parent_instance;

  SealwaxWordsField *field;

  gboolean taken; /* the passphrase is these words, be they shown or not */
  gboolean used;  /* a message was made with them */
  gboolean told;  /* they were copied, or there was the time to read them */
  guint    told_source;
};

G_DEFINE_FINAL_TYPE (SealwaxKeyWords, sealwax_key_words, ADW_TYPE_BIN)

enum
{
  CHANGED,
  HIDDEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_told (SealwaxKeyWords *self)
{
  g_clear_handle_id (&self->told_source, g_source_remove);
  self->told = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_time_read (gpointer user_data)
{
  SealwaxKeyWords *self = user_data;

  self->told_source = 0;
  set_told (self);
}

static void
on_copied (SealwaxKeyWords *self)
{
  set_told (self);
}

static void
on_copy_clicked (SealwaxKeyWords *self)
{
  sealwax_words_field_copy (self->field);
}

static void
hide (SealwaxKeyWords *self)
{
  g_clear_handle_id (&self->told_source, g_source_remove);
  sealwax_words_field_set_words (self->field, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The button has the focus, and goes. */
static void
on_hide_clicked (SealwaxKeyWords *self)
{
  g_signal_emit (self, signals[HIDDEN], 0);
  hide (self);
}

static void
sealwax_key_words_dispose (GObject *object)
{
  SealwaxKeyWords *self = SEALWAX_KEY_WORDS (object);

  g_clear_handle_id (&self->told_source, g_source_remove);

  G_OBJECT_CLASS (sealwax_key_words_parent_class)->dispose (object);
}

static void
sealwax_key_words_class_init (SealwaxKeyWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_key_words_dispose;

  /**
   * SealwaxKeyWords::changed:
   *
   * sealwax_key_words_is_untold() may return something else.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxKeyWords::hidden:
   *
   * The person hides the words, with a button that is about to lose the focus.
   */
  signals[HIDDEN] = g_signal_new ("hidden", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SEALWAX_TYPE_WORDS_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-key-words.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyWords, field);
  gtk_widget_class_bind_template_callback (widget_class, on_copied);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_hide_clicked);
}

static void
sealwax_key_words_init (SealwaxKeyWords *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
count_words (SealwaxSecret *words)
{
  guint count = 1;

  for (const char *p = sealwax_secret_get_text (words); *p != '\0'; p++)
    if (*p == ' ')
      count++;

  return count;
}

/**
 * sealwax_key_words_show:
 * @self: the words
 * @words: a generated passphrase that the person takes
 *
 * Shows it until it is hidden or forgotten.
 */
void
sealwax_key_words_show (SealwaxKeyWords *self,
                        SealwaxSecret   *words)
{
  g_return_if_fail (SEALWAX_IS_KEY_WORDS (self));

  sealwax_key_words_forget (self);
  self->taken = TRUE;
  sealwax_words_field_set_words (self->field, words);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->told_source = g_timeout_add_once (count_words (words) * WORD_MS, on_time_read, self);
}

/**
 * sealwax_key_words_forget:
 * @self: the words
 *
 * Call this when the passphrase is another one.
 */
void
sealwax_key_words_forget (SealwaxKeyWords *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_WORDS (self));

  hide (self);
  self->taken = FALSE;
  self->used = FALSE;
  self->told = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sealwax_key_words_set_used:
 * @self: the words
 *
 * Call this when a message was made with the passphrase, these words or not.
 */
void
sealwax_key_words_set_used (SealwaxKeyWords *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_WORDS (self));

  self->used = self->taken;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sealwax_key_words_is_untold:
 * @self: the words
 *
 * Returns: whether a message was made with words that were neither copied nor shown for as long as it takes to read them
 */
gboolean
sealwax_key_words_is_untold (SealwaxKeyWords *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_WORDS (self), FALSE);

  return self->used && !self->told;
}
