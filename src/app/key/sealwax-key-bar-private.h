/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-key-actions.h"
#include "sealwax-intake.h"
#include "sealwax-key-bar.h"
#include "sealwax-key-note.h"
#include "sealwax-key-oddities.h"
#include "sealwax-key-repetition.h"
#include "sealwax-loaded-key.h"
#include "sealwax-passphrase-entry.h"
#include "sealwax-shaker.h"

G_BEGIN_DECLS

struct _SealwaxKeyBar
{
  GtkBox parent_instance;

  gboolean          narrow;
  SealwaxKeyPurpose purpose;    /* what the person will do next */
  SealwaxKeyPurpose asked;      /* what keys were last wanted for */
  guint             iterations; /* how many a guess at the message will cost */
  gboolean          generated;
  gboolean          refused; /* the note has said so */
  gboolean          used;    /* what is typed has made a message */

  /* What the message needs that the person may want to open, as far as that is known. */
  gboolean needs_passphrase;
  gboolean needs_key;

  GtkBox                 *row;
  SealwaxShaker          *shaker;
  SealwaxPassphraseEntry *passphrase_entry;
  SealwaxPassphraseEntry *repeat_entry;
  GtkMenuButton          *key_menu_button;
  GMenu                  *key_menu;
  SealwaxKeyActions      *actions;
  SealwaxKeyNote         *note;
  GtkWidget              *format_label;

  SealwaxKeyWords      *words; /* (nullable): weak */
  SealwaxKeyRepetition *repetition;
  SealwaxKeyOddities   *oddities;
  SealwaxKeyChip       *chip; /* (nullable): weak */
  SealwaxKeyChip       *passphrase_chip; /* (nullable): weak */
  SealwaxLoadedKey     *loaded_key;
  SealwaxKept          *kept_passphrase; /* (nullable): in use, as long as nothing is typed */
  SealwaxIntake        *intake; /* for key files that are dropped */
};

/* sealwax-key-bar-key.c */
void sealwax_key_bar_init_key (SealwaxKeyBar *self);

void sealwax_key_bar_dispose_key (SealwaxKeyBar *self);

/* sealwax-key-bar-kept.c */
void sealwax_key_bar_dispose_kept (SealwaxKeyBar *self);

/* sealwax-key-bar-notes.c */
void sealwax_key_bar_judge (SealwaxKeyBar *self);

G_END_DECLS
