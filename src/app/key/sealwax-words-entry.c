/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-entry-clipboard.h"
#include "sealwax-entry-notes.h"
#include "sealwax-entry-privacy.h"
#include "sealwax-intake.h"
#include "sealwax-text-focus.h"
#include "sealwax-typed-words.h"
#include "sealwax-untrusted.h"
#include "sealwax-wire.h"
#include "sealwax-word-grid.h"
#include "sealwax-words-entry.h"

/* So many words that may be meant are easily looked through. */
#define MOST_CANDIDATES 6

/* What may be shown of something that is no word. */
#define MOST_SHOWN 16

/* More than words and whatever stands between them take. */
#define MAX_LENGTH 2048

/**
 * SealwaxWordsEntry:
 *
 * Where a person types words of the list that spell keys, or pastes them: the first letters are enough, and a space completes a
 * word. What was understood is shown below, numbered, and what was not is said. What is typed is handled as a passphrase is that
 * can be read on the screen.
 */
struct _SealwaxWordsEntry
{
  GtkBox parent_instance;

  GtkWidget       *entry; /* children, like the next two */
  GtkLabel        *note_label;
  SealwaxWordGrid *grid;

  guint             count; /* how many are wanted */
  GStrv             right; /* (nullable): what they should be */
  SealwaxTypedWords typed;
  char             *trouble; /* (nullable): what was announced */
  SealwaxIntake    *intake;
  guint             source;
};

G_DEFINE_FINAL_TYPE (SealwaxWordsEntry, sealwax_words_entry, GTK_TYPE_BOX)

enum
{
  EDITED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkText *
get_text_widget (SealwaxWordsEntry *self)
{
  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
}

static const char *
get_text (SealwaxWordsEntry *self)
{
  return gtk_editable_get_text (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
}

/* Each is announced once, as long as nothing else is wrong. */
static void
announce_trouble (SealwaxWordsEntry *self,
                  const char        *trouble)
{
  if (g_set_str (&self->trouble, trouble) && trouble != NULL)
    sealwax_announce (GTK_WIDGET (self), trouble);
}

static char *
describe_bad (SealwaxWordsEntry *self)
{
  g_autofree char *word = g_strndup (get_text (self) + self->typed.bad_start, self->typed.bad_end - self->typed.bad_start);
  g_autofree char *quotable = sealwax_untrusted_dup_isolated (word, MOST_SHOWN);

  if (self->typed.bad_candidates > 0)
    /* Translators: the number of a word, and what was typed of it. */
    return g_strdup_printf (_ ("Word %u: several words begin with “%s”."), self->typed.bad, quotable);

  /* Translators: the number of a word, and what was typed instead of it. */
  return g_strdup_printf (_ ("Word %u: “%s” is not in the list of words."), self->typed.bad, quotable);
}

/* What to do next, while nothing is wrong. */
static char *
describe_next (SealwaxWordsEntry *self)
{
  const SealwaxTypedWords *typed = &self->typed;
  g_autofree char         *candidates = NULL;

  if (typed->open > 0 && typed->candidates <= MOST_CANDIDATES)
    candidates = sealwax_typed_words_suggest (typed, get_text (self));
  if (candidates != NULL)
    /* Translators: the number of a word, how many there are, and a list of the words that are possible. */
    return g_strdup_printf (_ ("Word %u of %u: %s"), typed->open, self->count, candidates);

  /* Translators: the number of the word that is to be typed now, and how many there are. */
  return g_strdup_printf (_ ("Word %u of %u"), typed->open > 0 ? typed->open : MIN (typed->count + 1, self->count), self->count);
}

static char *
describe_too_many (SealwaxWordsEntry *self)
{
  return g_strdup_printf (ngettext ("There is %u word, and only %u are wanted.", "There are %u words, and only %u are wanted.", self->typed.count),
                          self->typed.count,
                          self->count);
}

static void
update_note (SealwaxWordsEntry *self)
{
  g_autofree char *sentence = NULL;
  gboolean         is_wrong = self->typed.bad > 0 || self->typed.count > self->count;

  if (self->typed.bad > 0)
    sentence = describe_bad (self);
  else if (is_wrong)
    sentence = describe_too_many (self);
  else
    sentence = describe_next (self);
  sealwax_words_entry_say (self, sentence, is_wrong);
}

static SealwaxWordMark
judge (SealwaxWordsEntry *self,
       guint              index,
       const char        *word)
{
  const SealwaxTypedWords *typed = &self->typed;

  if (index + 1 == typed->bad)
    return SEALWAX_WORD_MARK_WRONG;
  if (*word == '\0' || self->right == NULL || index >= g_strv_length (self->right))
    return SEALWAX_WORD_MARK_NONE;

  return g_str_equal (word, self->right[index]) ? SEALWAX_WORD_MARK_RIGHT : SEALWAX_WORD_MARK_WRONG;
}

static void
update_grid (SealwaxWordsEntry *self)
{
  for (guint i = 0; i < self->count; i++)
    {
      const char *word = self->typed.slots[i];

      sealwax_word_grid_set_word (self->grid, i, *word != '\0' ? word : NULL, judge (self, i, word));
    }
}

static void
update (SealwaxWordsEntry *self)
{
  const char *text = get_text (self);
  int         position = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  sealwax_typed_words_read (&self->typed, text, (gsize)(g_utf8_offset_to_pointer (text, position) - text));
  update_grid (self);
  update_note (self);
}

static gboolean
on_settled (gpointer user_data)
{
  SealwaxWordsEntry *self = user_data;

  self->source = 0;
  update (self);
  g_signal_emit (self, signals[EDITED], 0);

  return G_SOURCE_REMOVE;
}

/* GTK first tells that the text has changed and then where the cursor is, which says what word is being typed. No event comes
 * before the look at both. */
static void
on_changed (SealwaxWordsEntry *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH, on_settled, self, NULL);
}

static void
on_activate (SealwaxWordsEntry *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* A space behind letters that begin just one word completes it. */
static void
on_insert_text (GtkEditable       *text,
                const char        *inserted,
                int                length,
                int               *position,
                SealwaxWordsEntry *self)
{
  const char *before = gtk_editable_get_text (text);
  gsize       cursor = (gsize)(g_utf8_offset_to_pointer (before, *position) - before);
  g_auto (SealwaxTypedWords) typed;
  const char *word;

  sealwax_typed_words_read (&typed, before, cursor);
  if (length != 1 || *inserted != ' ' || typed.open == 0 || typed.open > SEALWAX_WORDS_OF_KEY || typed.open_end != cursor || typed.candidates != 1)
    return;

  word = typed.slots[typed.open - 1] + (typed.open_end - typed.open_start);
  if (*word == '\0')
    return;
  g_signal_handlers_block_by_func (text, on_insert_text, self);
  gtk_editable_insert_text (text, word, -1, position);
  g_signal_handlers_unblock_by_func (text, on_insert_text, self);
}

/* Of words, just those; of anything else, what fits on a line. */
static SealwaxSecret *
flatten (SealwaxSecret *pasted)
{
  g_auto (SealwaxTypedWords) typed;
  SealwaxSecret *flat = NULL;
  guint8        *bytes;

  sealwax_typed_words_read (&typed, sealwax_secret_get_text (pasted), SEALWAX_TYPED_WORDS_OVER);
  if (typed.count <= SEALWAX_WORDS_OF_KEY)
    flat = sealwax_typed_words_join (&typed, typed.count);
  if (flat != NULL)
    return flat;

  flat = sealwax_secret_new (sealwax_secret_get_text (pasted), sealwax_secret_get_size (pasted));
  bytes = sealwax_secret_get_writable (flat);
  for (gsize i = 0; i < sealwax_secret_get_size (flat); i++)
    if (g_ascii_iscntrl ((char)bytes[i]))
      bytes[i] = ' ';

  return flat;
}

static gboolean
on_text_taken (SealwaxWordsEntry *self,
               SealwaxSecret     *pasted)
{
  g_autoptr (SealwaxSecret) words = flatten (pasted);

  if (sealwax_secret_get_size (pasted) <= MAX_LENGTH && sealwax_entry_clipboard_insert (get_text_widget (self), words))
    return TRUE;

  sealwax_words_entry_say (self, _ ("That is too long for the words of a key."), TRUE);

  return FALSE;
}

static void
on_intake_aimed (SealwaxWordsEntry *self)
{
  gtk_text_grab_focus_without_selecting (get_text_widget (self));
}

static void
on_intake_refused (SealwaxWordsEntry *self,
                   const char        *sentence)
{
  sealwax_words_entry_say (self, sentence, TRUE);
}

static void
make_intake (SealwaxWordsEntry *self)
{
  self->intake = sealwax_intake_new (SEALWAX_TRANSFER_PASSPHRASE);
  g_signal_connect_object (self->intake, "aimed", G_CALLBACK (on_intake_aimed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "refused", G_CALLBACK (on_intake_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "text", G_CALLBACK (on_text_taken), self, G_CONNECT_SWAPPED);
  sealwax_intake_watch_drops (self->intake, self->entry);
  sealwax_intake_watch_middle_click (self->intake, self->entry);
}

static void
make_entry (SealwaxWordsEntry *self)
{
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), MAX_LENGTH);
  make_intake (self);
  sealwax_entry_privacy_watch (GTK_EDITABLE (self->entry));
  sealwax_text_focus_without_selecting (get_text_widget (self));
  sealwax_entry_clipboard_watch (get_text_widget (self), GTK_WIDGET (self), self->intake);
  sealwax_entry_notes_describe (GTK_EDITABLE (self->entry), GTK_ACCESSIBLE (self->note_label), NULL);
  g_signal_connect_object (get_text_widget (self), "insert-text", G_CALLBACK (on_insert_text), self, 0);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "notify::cursor-position", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
}

static void
sealwax_words_entry_dispose (GObject *object)
{
  SealwaxWordsEntry *self = SEALWAX_WORDS_ENTRY (object);

  g_clear_handle_id (&self->source, g_source_remove);
  sealwax_intake_stop (self->intake);

  G_OBJECT_CLASS (sealwax_words_entry_parent_class)->dispose (object);
}

static void
sealwax_words_entry_finalize (GObject *object)
{
  SealwaxWordsEntry *self = SEALWAX_WORDS_ENTRY (object);

  sealwax_typed_words_wipe (&self->typed);
  g_strfreev (self->right);
  g_free (self->trouble);
  g_object_unref (self->intake);

  G_OBJECT_CLASS (sealwax_words_entry_parent_class)->finalize (object);
}

static void
sealwax_words_entry_class_init (SealwaxWordsEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_words_entry_dispose;
  object_class->finalize = sealwax_words_entry_finalize;

  /**
   * SealwaxWordsEntry::edited:
   *
   * What is typed has changed, and what is to be said of it was said.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxWordsEntry::activated:
   *
   * Return was pressed.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sealwax_words_entry_init (SealwaxWordsEntry *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->note_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note_label, TRUE);
  gtk_label_set_wrap_mode (self->note_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->note_label, 0);
  make_entry (self);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->note_label));
}

static GtkWidget *
make_hint (const char *hint)
{
  GtkWidget *label = gtk_label_new (hint);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dimmed");

  return label;
}

/**
 * sealwax_words_entry_new:
 * @count: how many words are wanted, at most %SEALWAX_WORDS_OF_KEY
 * @label: the entry's name
 * @hint: (nullable): what to type, below the entry, which is to be on the screen of the lowest window
 *
 * Returns: (transfer floating): an entry, and what was understood
 */
GtkWidget *
sealwax_words_entry_new (guint       count,
                         const char *label,
                         const char *hint)
{
  SealwaxWordsEntry *self = g_object_new (SEALWAX_TYPE_WORDS_ENTRY, NULL);

  self->count = count;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (hint != NULL)
    gtk_box_append (GTK_BOX (self), make_hint (hint));
  self->grid = SEALWAX_WORD_GRID (sealwax_word_grid_new (count, TRUE));
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "title-4");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
  update (self);

  return GTK_WIDGET (self);
}

/**
 * sealwax_words_entry_get_entry:
 * @self: an entry
 *
 * Returns: (transfer none): the part of it that takes the keyboard's focus
 */
GtkWidget *
sealwax_words_entry_get_entry (SealwaxWordsEntry *self)
{
  g_return_val_if_fail (SEALWAX_IS_WORDS_ENTRY (self), NULL);

  return self->entry;
}

/**
 * sealwax_words_entry_set_right:
 * @self: an entry
 * @words: what the words should be, with a space between each two
 *
 * From now on, each word is marked as right or wrong.
 */
void
sealwax_words_entry_set_right (SealwaxWordsEntry *self,
                               SealwaxSecret     *words)
{
  g_return_if_fail (SEALWAX_IS_WORDS_ENTRY (self));

  g_strfreev (self->right);
  self->right = g_strsplit (sealwax_secret_get_text (words), " ", -1);
  update (self);
}

/**
 * sealwax_words_entry_dup_words:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): all words, with a space between each two, if there are as many as are wanted
 */
SealwaxSecret *
sealwax_words_entry_dup_words (SealwaxWordsEntry *self)
{
  g_return_val_if_fail (SEALWAX_IS_WORDS_ENTRY (self), NULL);

  return sealwax_typed_words_join (&self->typed, self->count);
}

/**
 * sealwax_words_entry_say:
 * @self: an entry
 * @sentence: what is to be said of what is typed
 * @is_wrong: whether something is wrong with it
 *
 * Says it until it changes.
 */
void
sealwax_words_entry_say (SealwaxWordsEntry *self,
                         const char        *sentence,
                         gboolean           is_wrong)
{
  g_return_if_fail (SEALWAX_IS_WORDS_ENTRY (self));

  gtk_label_set_label (self->note_label, sentence);
  sealwax_entry_notes_mark (GTK_EDITABLE (self->entry), is_wrong);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->note_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note_label), "error");
  announce_trouble (self, is_wrong ? sentence : NULL);
}

/**
 * sealwax_words_entry_wipe:
 * @self: an entry that is about to go
 *
 * Overwrites what is typed, and what GTK has told the compositor's input method of it.
 */
void
sealwax_words_entry_wipe (SealwaxWordsEntry *self)
{
  g_return_if_fail (SEALWAX_IS_WORDS_ENTRY (self));

  sealwax_intake_stop (self->intake);
  g_signal_handlers_disconnect_by_func (self->entry, on_changed, self);
  g_signal_handlers_disconnect_by_func (get_text_widget (self), on_insert_text, self);
  sealwax_entry_privacy_overwrite (GTK_EDITABLE (self->entry));
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->right, g_strfreev);
  update (self);
  sealwax_wire_overwrite (gtk_widget_get_display (GTK_WIDGET (self)));
}
