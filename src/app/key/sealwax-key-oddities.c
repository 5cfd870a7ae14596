/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-key-oddities.h"
#include "sealwax-oddities.h"

/**
 * SealwaxKeyOddities:
 *
 * Tells what is typed that nobody sees, and takes it out if the person wants that.
 *
 * Whatever was pasted is told of at once. Of what is typed, it waits until the person is done: a space at the end may be one
 * between two words, and whoever listens to the accessibility bus must not learn about single letters.
 */
struct _SealwaxKeyOddities
{
  GObject parent_instance;

  SealwaxPassphraseEntry *passphrase_entry; /* borrowed, like the next two */
  SealwaxPassphraseEntry *repeat_entry;
  SealwaxKeyNote         *note;

  SealwaxOddities told; /* the kinds that the person knows of */
};

G_DEFINE_FINAL_TYPE (SealwaxKeyOddities, sealwax_key_oddities, G_TYPE_OBJECT)

static SealwaxOddities
find (SealwaxPassphraseEntry *entry)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_passphrase_entry_dup_secret (entry);

  return sealwax_oddities_find (passphrase);
}

static char *
describe (SealwaxPassphraseEntry *entry,
          SealwaxOddities         kinds)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_passphrase_entry_dup_secret (entry);

  return sealwax_oddities_describe (passphrase, kinds);
}

/* One entry at a time: what is odd in the first has most often come into the second in the same way. */
static void
show (SealwaxKeyOddities *self,
      SealwaxOddities     kinds)
{
  g_autofree char *sentence = describe (self->passphrase_entry, kinds);

  if (sentence == NULL)
    sentence = describe (self->repeat_entry, kinds);
  sealwax_key_note_set_invisible (self->note, sentence, (self->told & SEALWAX_ODDITIES_REMOVABLE) != 0);
}

/* What is not there any more need not be told of. */
static void
on_edited (SealwaxKeyOddities *self)
{
  self->told &= find (self->passphrase_entry) | find (self->repeat_entry);
  show (self, self->told);
}

static void
clean (SealwaxPassphraseEntry *entry)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_passphrase_entry_dup_secret (entry);
  g_autoptr (SealwaxSecret) cleaned = sealwax_oddities_remove (passphrase);

  if (cleaned != passphrase)
    sealwax_passphrase_entry_set_secret (entry, cleaned);
}

/* The button goes, so the focus moves first. Cleaning the repetition may be the end of it: it comes last. */
static void
on_remove (SealwaxKeyOddities *self)
{
  gboolean is_asking = gtk_widget_get_visible (GTK_WIDGET (self->repeat_entry));

  sealwax_passphrase_entry_focus (is_asking ? self->repeat_entry : self->passphrase_entry, FALSE);
  clean (self->passphrase_entry);
  clean (self->repeat_entry);
  sealwax_announce (GTK_WIDGET (self->note), _ ("What could not be seen was removed."));
}

static void
sealwax_key_oddities_class_init (SealwaxKeyOdditiesClass *klass)
{
}

static void
sealwax_key_oddities_init (SealwaxKeyOddities *self)
{
}

/**
 * sealwax_key_oddities_new:
 * @passphrase_entry: where the passphrase is typed
 * @repeat_entry: where it is typed again
 * @note: where to tell what is odd
 *
 * All three have to exist as long as this.
 *
 * Returns: (transfer full): what looks for what nobody sees
 */
SealwaxKeyOddities *
sealwax_key_oddities_new (SealwaxPassphraseEntry *passphrase_entry,
                          SealwaxPassphraseEntry *repeat_entry,
                          SealwaxKeyNote         *note)
{
  SealwaxKeyOddities *self = g_object_new (SEALWAX_TYPE_KEY_ODDITIES, NULL);

  self->passphrase_entry = passphrase_entry;
  self->repeat_entry = repeat_entry;
  self->note = note;

  g_signal_connect_object (passphrase_entry, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (repeat_entry, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (passphrase_entry, "pasted", G_CALLBACK (sealwax_key_oddities_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (repeat_entry, "pasted", G_CALLBACK (sealwax_key_oddities_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (note, "finished", G_CALLBACK (sealwax_key_oddities_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (note, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * sealwax_key_oddities_tell:
 * @self: what looks for what nobody sees
 *
 * Tells all of what it finds. Call this when the person is done with an entry.
 */
void
sealwax_key_oddities_tell (SealwaxKeyOddities *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_ODDITIES (self));

  self->told = find (self->passphrase_entry) | find (self->repeat_entry);
  show (self, self->told);
}

/**
 * sealwax_key_oddities_may_seal:
 * @self: what looks for what nobody sees
 * @error: why not: SEALWAX_ERROR_BAD_PASSPHRASE, with a sentence that names what is odd
 *
 * Tells whether a message may be sealed with the passphrase. If not, it still offers to take out what is in the way.
 *
 * Returns: whether it may
 */
gboolean
sealwax_key_oddities_may_seal (SealwaxKeyOddities *self,
                               GError            **error)
{
  g_autoptr (SealwaxSecret) passphrase = NULL;

  g_return_val_if_fail (SEALWAX_IS_KEY_ODDITIES (self), FALSE);

  passphrase = sealwax_passphrase_entry_dup_secret (self->passphrase_entry);
  if (sealwax_oddities_may_seal (passphrase, error))
    return TRUE;

  self->told = find (self->passphrase_entry) | find (self->repeat_entry);
  show (self, self->told & ~(SEALWAX_ODDITY_CONTROL | SEALWAX_ODDITY_LINE_BREAK)); /* those are in the error's sentence */

  return FALSE;
}
