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
 * What there is to say about the passphrase, below it. What keeps the person from going on comes before what is only good
 * to know. Hidden while there is nothing to say.
 *
 * How strong it is changes with each letter, and every program of the person's can listen to the accessibility bus. Whoever
 * hears there how the estimate goes up learns how likely each letter is, and how many guesses at the whole they can skip.
 * So the line with the estimate is only drawn. Assistive technology hears one of three words for it, and only once the
 * person has left the entry: by then it is about the passphrase, and no longer about its letters.
 */
struct _SealwaxKeyNote
{
  AdwBin parent_instance;

  gboolean    caps_lock;
  const char *request; /* (nullable): what the person has to do; a literal */
  char       *judgement;
  char       *explanation;
  const char *name;     /* (nullable): the judgement for assistive technology; a literal */
  gboolean    finished; /* nobody is typing the passphrase */

  GtkLabel         *label;
  SealwaxMuteLabel *judgement_label;
  GtkWidget        *entry; /* (nullable): borrowed */
};

G_DEFINE_FINAL_TYPE (SealwaxKeyNote, sealwax_key_note, ADW_TYPE_BIN)

static void
update_name (SealwaxKeyNote *self)
{
  if (self->finished && self->name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->judgement_label), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->judgement_label), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
update (SealwaxKeyNote *self)
{
  const char      *warning = self->caps_lock ? _ ("Caps Lock is on.") : NULL;
  g_autofree char *both = NULL;
  const char      *hindrance = warning != NULL ? warning : self->request;

  if (warning != NULL && self->request != NULL)
    {
      both = g_strjoin (" ", warning, self->request, NULL);
      hindrance = both;
    }

  if (hindrance != NULL && g_strcmp0 (hindrance, gtk_label_get_label (self->label)) != 0)
    sealwax_announce (GTK_WIDGET (self), hindrance);
  gtk_label_set_label (self->label, hindrance != NULL ? hindrance : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), hindrance != NULL);
  sealwax_mute_label_set_text (self->judgement_label, self->judgement != NULL ? self->judgement : "");
  gtk_widget_set_visible (GTK_WIDGET (self->judgement_label), hindrance == NULL && self->judgement != NULL);
  update_name (self);
  gtk_widget_set_visible (GTK_WIDGET (self), hindrance != NULL || self->judgement != NULL);
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

/* Called when the focus moves to another widget. When the person leaves the window, the focus inside it stays where it is.
 * That does not count: any program can take the keyboard away for a moment, even after each letter. */
static void
on_focus_moved (SealwaxKeyNote *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->finished || focus == NULL || self->entry == NULL || gtk_widget_is_ancestor (focus, self->entry))
    return;

  self->finished = TRUE;
  update_name (self);
  if (self->name != NULL)
    sealwax_announce (GTK_WIDGET (self), self->name);
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
}

static void
sealwax_key_note_init (SealwaxKeyNote *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));

  self->judgement_label = SEALWAX_MUTE_LABEL (sealwax_mute_label_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->judgement_label), "caption");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->judgement_label), TRUE);
  g_signal_connect_object (self->judgement_label, "query-tooltip", G_CALLBACK (on_query_tooltip), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->judgement_label));
  make_room (self);

  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
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
  update (self);
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
  if (passphrase != NULL && sealwax_secret_get_size (passphrase) > 0)
    {
      sealwax_strength_estimate (passphrase, &strength);
      self->judgement = sealwax_strength_describe (&strength, iterations);
      self->explanation = sealwax_strength_explain_typed (&strength, iterations);
      self->name = sealwax_strength_name (&strength, iterations);
    }
  update (self);
}
