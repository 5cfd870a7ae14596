/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-key-note.h"
#include "sealwax-mute-label.h"
#include "sealwax-strength-text.h"

/* Room is made for the estimates at about this cost. */
#define ITERATIONS_FOR_ROOM 1000000

/**
 * SealwaxKeyNote:
 *
 * What there is to say about the passphrase, below it, in a place that it always has. What keeps the person from going on
 * comes before what is only good to know.
 *
 * How strong it is changes with each letter, and every program of the person's can listen to the accessibility bus. Whoever
 * hears there how the estimate goes up learns how likely each letter is, and how many guesses at the whole they can skip.
 * So the line with the estimate, and the bar beside it, are only drawn. Assistive technology hears one of three words for it,
 * and only once the person has left the entry: by then it is about the passphrase, and no longer about its letters.
 */
struct _SealwaxKeyNote
{
  AdwBin parent_instance;

  GtkStack         *stack;
  GtkLabel         *label;
  GtkWidget        *remove_button;
  GtkLevelBar      *level_bar;
  SealwaxMuteLabel *judgement_label;

  GtkWidget *entry; /* (nullable): borrowed */

  gboolean    caps_lock;
  gboolean    removable; /* what is invisible can be taken out */
  char       *error;     /* (nullable): like the next three */
  char       *said;
  char       *invisible;
  const char *request; /* what the person has to do; a literal */
  char       *judgement;
  char       *explanation;
  guint       level;    /* from 0 to 4: the judgement for eyes */
  const char *name;     /* (nullable): the judgement for assistive technology; a literal */
  gboolean    finished; /* nobody is typing the passphrase */
};

G_DEFINE_FINAL_TYPE (SealwaxKeyNote, sealwax_key_note, ADW_TYPE_BIN)

enum
{
  FINISHED,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As a description, too: what describes an entry lends it its own description, and not its name (GTK 4.18). */
static void
update_name (SealwaxKeyNote *self)
{
  GtkAccessible *label = GTK_ACCESSIBLE (self->judgement_label);

  if (self->finished && self->name != NULL)
    gtk_accessible_update_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->name, -1);
  else
    {
      gtk_accessible_reset_property (label, GTK_ACCESSIBLE_PROPERTY_LABEL);
      gtk_accessible_reset_property (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/* Returns all that is more important than the strength, or an empty text. */
static char *
make_sentence (SealwaxKeyNote *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  if (self->caps_lock)
    g_strv_builder_add (builder, _ ("Caps Lock is on."));
  if (self->error != NULL)
    g_strv_builder_add (builder, self->error);
  else if (self->said != NULL)
    g_strv_builder_add (builder, self->said);
  else if (self->request != NULL)
    g_strv_builder_add (builder, self->request);
  if (self->invisible != NULL)
    g_strv_builder_add (builder, self->invisible);
  sentences = g_strv_builder_end (builder);

  return g_strjoinv (" ", sentences);
}

/* What was pressed is answered, even if the answer already stands there: it is announced anew. */
static void
forget_announced (SealwaxKeyNote *self)
{
  gtk_label_set_label (self->label, "");
}

static void
update (SealwaxKeyNote *self)
{
  g_autofree char *sentence = make_sentence (self);
  gboolean         is_new = *sentence != '\0' && g_strcmp0 (sentence, gtk_label_get_label (self->label)) != 0;

  gtk_label_set_label (self->label, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  if (self->error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
  gtk_widget_set_visible (self->remove_button, self->removable);
  sealwax_mute_label_set_text (self->judgement_label, self->judgement != NULL ? self->judgement : "");
  gtk_level_bar_set_value (self->level_bar, self->level);
  gtk_widget_set_visible (GTK_WIDGET (self->level_bar), self->judgement != NULL);
  update_name (self);
  gtk_stack_set_visible_child_name (self->stack, *sentence != '\0' ? "sentence" : "judgement");
  if (is_new)
    sealwax_announce (GTK_WIDGET (self), sentence);
}

static void
on_remove_clicked (SealwaxKeyNote *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* Not as the tooltip's text, which would become the label's description for everybody to read. */
static gboolean
on_query_tooltip (SealwaxKeyNote *self,
                  int             x,
                  int             y,
                  gboolean        by_keyboard,
                  GtkTooltip     *tooltip)
{
  GtkWidget *label;

  if (self->explanation == NULL)
    return FALSE;

  label = sealwax_mute_label_new ();
  sealwax_mute_label_set_text (SEALWAX_MUTE_LABEL (label), self->explanation);
  gtk_tooltip_set_custom (tooltip, label);

  return TRUE;
}

/* From now on, assistive technology may know. */
static void
finish (SealwaxKeyNote *self)
{
  self->finished = TRUE;
  update_name (self);
  if (self->name != NULL)
    sealwax_announce (GTK_WIDGET (self), self->name);
  g_signal_emit (self, signals[FINISHED], 0);
}

/* Called when the focus moves to another widget. When the person leaves the window, the focus inside it stays where it is.
 * That does not count: any program can take the keyboard away for a moment, even after each letter. */
static void
on_focus_moved (SealwaxKeyNote *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->finished || focus == NULL || self->entry == NULL || gtk_widget_is_ancestor (focus, self->entry))
    return;

  finish (self);
}

static void
sealwax_key_note_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sealwax_key_note_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (on_focus_moved), widget, G_CONNECT_SWAPPED);
}

static void
sealwax_key_note_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_moved, widget);

  GTK_WIDGET_CLASS (sealwax_key_note_parent_class)->unroot (widget);
}

/* Most of the estimates are about equally long, but not all. So the line has room for the longest of each kind. */
static void
make_room (SealwaxKeyNote *self)
{
  static const SealwaxStrength strengths[] = { { 0, 0 }, { 1, 0 }, { 36, 0 }, { 47, 0 }, { 77, 0 }, { 77, 7 }, { 1000, 0 }, { 1000, 90 } };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (strengths); i++)
    g_strv_builder_take (builder, sealwax_strength_describe (&strengths[i], ITERATIONS_FOR_ROOM));
  texts = g_strv_builder_end (builder);
  sealwax_mute_label_set_room (self->judgement_label, (const char *const *)texts);
}

static void
sealwax_key_note_finalize (GObject *object)
{
  SealwaxKeyNote *self = SEALWAX_KEY_NOTE (object);

  g_free (self->error);
  g_free (self->said);
  g_free (self->invisible);
  g_free (self->judgement);
  g_free (self->explanation);

  G_OBJECT_CLASS (sealwax_key_note_parent_class)->finalize (object);
}

static void
sealwax_key_note_class_init (SealwaxKeyNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sealwax_key_note_finalize;
  widget_class->root = sealwax_key_note_root;
  widget_class->unroot = sealwax_key_note_unroot;

  /**
   * SealwaxKeyNote::finished:
   *
   * The person has left the entry with a passphrase that they have typed.
   */
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxKeyNote::remove:
   *
   * The person wants what is invisible to be taken out.
   */
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SEALWAX_TYPE_MUTE_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-key-note.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyNote, stack);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyNote, label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyNote, remove_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyNote, level_bar);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyNote, judgement_label);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
sealwax_key_note_init (SealwaxKeyNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_room (self);
}

/**
 * sealwax_key_note_set_caps_lock:
 * @self: a note
 * @caps_lock: whether Caps Lock is on while the passphrase is typed
 *
 * Warns about it.
 */
void
sealwax_key_note_set_caps_lock (SealwaxKeyNote *self,
                                gboolean        caps_lock)
{
  g_return_if_fail (SEALWAX_IS_KEY_NOTE (self));

  self->caps_lock = caps_lock;
  update (self);
}

/**
 * sealwax_key_note_set_request:
 * @self: a note
 * @request: (nullable): what the person has to do about the passphrase: a literal, already translated
 *
 * Says it.
 */
void
sealwax_key_note_set_request (SealwaxKeyNote *self,
                              const char     *request)
{
  g_return_if_fail (SEALWAX_IS_KEY_NOTE (self));

  self->request = request;
  if (request != NULL)
    forget_announced (self);
  update (self);
}

/**
 * sealwax_key_note_set_error:
 * @self: a note
 * @error: (nullable): why it cannot go on with what is typed
 *
 * Says it, in place of anything that was only good to know.
 */
void
sealwax_key_note_set_error (SealwaxKeyNote *self,
                            const char     *error)
{
  g_return_if_fail (SEALWAX_IS_KEY_NOTE (self));

  if (!g_set_str (&self->error, error) && error == NULL)
    return;

  if (error != NULL)
    forget_announced (self);
  update (self);
}

/**
 * sealwax_key_note_say:
 * @self: a note
 * @sentence: (nullable): what happened, or %NULL when that is over
 *
 * Says it. What is typed has nothing to do with it.
 */
void
sealwax_key_note_say (SealwaxKeyNote *self,
                      const char     *sentence)
{
  g_return_if_fail (SEALWAX_IS_KEY_NOTE (self));

  if (!g_set_str (&self->said, sentence) && sentence == NULL)
    return;

  if (sentence != NULL)
    forget_announced (self);
  update (self);
}

/**
 * sealwax_key_note_set_invisible:
 * @self: a note
 * @sentence: (nullable): what is typed that nobody sees
 * @removable: whether it can be taken out
 *
 * Says it, and offers to take it out: see the signal #SealwaxKeyNote::remove.
 */
void
sealwax_key_note_set_invisible (SealwaxKeyNote *self,
                                const char     *sentence,
                                gboolean        removable)
{
  g_return_if_fail (SEALWAX_IS_KEY_NOTE (self));

  g_set_str (&self->invisible, sentence);
  self->removable = removable;
  update (self);
}

/**
 * sealwax_key_note_get_label:
 * @self: a note
 *
 * Returns: (transfer none): where it says what is wrong with the passphrase
 */
GtkAccessible *
sealwax_key_note_get_label (SealwaxKeyNote *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_NOTE (self), NULL);

  return GTK_ACCESSIBLE (self->label);
}

/**
 * sealwax_key_note_get_judgement_label:
 * @self: a note
 *
 * Returns: (transfer none): where it says how strong the passphrase is
 */
GtkAccessible *
sealwax_key_note_get_judgement_label (SealwaxKeyNote *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_NOTE (self), NULL);

  return GTK_ACCESSIBLE (self->judgement_label);
}

/**
 * sealwax_key_note_set_entry:
 * @self: a note
 * @entry: where the passphrase is typed; it has to exist as long as the note
 *
 * From now on, assistive technology is told how strong the passphrase is when the focus leaves the entry.
 */
void
sealwax_key_note_set_entry (SealwaxKeyNote *self,
                            GtkWidget      *entry)
{
  g_return_if_fail (SEALWAX_IS_KEY_NOTE (self));
  g_return_if_fail (GTK_IS_WIDGET (entry));

  self->entry = entry;
}

/**
 * sealwax_key_note_begin:
 * @self: a note
 *
 * Call this when the person types: from now on, assistive technology knows nothing about the passphrase.
 */
void
sealwax_key_note_begin (SealwaxKeyNote *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_NOTE (self));

  self->finished = FALSE;
  update_name (self);
}

/**
 * sealwax_key_note_judge:
 * @self: a note
 * @passphrase: (nullable): a passphrase to encrypt with that the person made up, or %NULL if there is nothing to judge
 * @iterations: how many iterations a guess at the message will cost
 *
 * Says how strong it is: on the screen at once, to assistive technology when the person has finished typing.
 */
void
sealwax_key_note_judge (SealwaxKeyNote *self,
                        SealwaxSecret  *passphrase,
                        guint           iterations)
{
  SealwaxStrength strength;

  g_return_if_fail (SEALWAX_IS_KEY_NOTE (self));

  g_clear_pointer (&self->judgement, g_free);
  g_clear_pointer (&self->explanation, g_free);
  self->name = NULL;
  self->level = 0;
  if (passphrase != NULL && sealwax_secret_get_size (passphrase) > 0)
    {
      sealwax_strength_estimate (passphrase, &strength);
      self->judgement = sealwax_strength_describe (&strength, iterations);
      self->explanation = sealwax_strength_explain_typed (&strength, iterations);
      self->name = sealwax_strength_name (&strength, iterations);
      self->level = sealwax_strength_level (&strength, iterations);
    }
  update (self);
}
