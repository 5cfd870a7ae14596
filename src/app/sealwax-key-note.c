/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-key-note.h"
#include "sealwax-strength-words.h"

/**
 * SealwaxKeyNote:
 *
 * What there is to say of the passphrase, below it: what hinders goes before what may be known. Hidden while that is nothing.
 */
struct _SealwaxKeyNote
{
  AdwBin parent_instance;

  gboolean    caps_lock;
  const char *request; /* (nullable): what the person has to do, a literal */
  char       *judgement;
  char       *explanation;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SealwaxKeyNote, sealwax_key_note, ADW_TYPE_BIN)

/* A judgement is not announced: it changes with each key. */
static void
update (SealwaxKeyNote *self)
{
  const char      *warning = self->caps_lock ? _ ("Caps Lock is on.") : NULL;
  g_autofree char *both = NULL;
  const char      *hindrance = warning != NULL ? warning : self->request;
  const char      *note;

  if (warning != NULL && self->request != NULL)
    {
      both = g_strjoin (" ", warning, self->request, NULL);
      hindrance = both;
    }
  note = hindrance != NULL ? hindrance : self->judgement;

  if (hindrance != NULL && g_strcmp0 (hindrance, gtk_label_get_label (self->label)) != 0)
    sealwax_announce (GTK_WIDGET (self), hindrance);
  gtk_label_set_label (self->label, note != NULL ? note : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), hindrance == NULL ? self->explanation : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), note != NULL);
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
  G_OBJECT_CLASS (klass)->finalize = sealwax_key_note_finalize;
}

static void
sealwax_key_note_init (SealwaxKeyNote *self)
{
  self->label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sealwax_key_note_set_caps_lock:
 * @self: a note
 * @caps_lock: whether Caps Lock is on where the passphrase is typed
 *
 * Warns of it.
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
 * @request: (nullable): what the person has to do about the passphrase: a literal, translated
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
 * sealwax_key_note_judge:
 * @self: a note
 * @passphrase: (nullable): a passphrase to encrypt with that a person made up; %NULL where there is nothing to judge
 * @iterations: what a guess at the message will cost
 *
 * Says how strong it is.
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
  if (passphrase != NULL && sealwax_secret_get_size (passphrase) > 0)
    {
      sealwax_strength_estimate (passphrase, &strength);
      self->judgement = sealwax_strength_describe (&strength, iterations);
      self->explanation = sealwax_strength_explain (strength.bits, iterations);
    }
  update (self);
}
