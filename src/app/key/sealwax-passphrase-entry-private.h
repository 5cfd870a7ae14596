/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-passphrase-entry.h"

G_BEGIN_DECLS

struct _SealwaxPassphraseEntry
{
  AdwBin parent_instance;

  GtkEditable  *entry; /* the child */
  GdkDevice    *keyboard;

  char         *label;
  gboolean      can_reveal;
  gboolean      caps_lock; /* is on, while the entry has the focus */
  guint         hide_source;
  GCancellable *intake_cancellable; /* of what is pasted or was dropped */
};

/* sealwax-passphrase-entry.c */
void sealwax_passphrase_entry_refuse       (SealwaxPassphraseEntry *self,
                                            const char             *sentence);

/* sealwax-passphrase-entry-intake.c */
void sealwax_passphrase_entry_paste        (SealwaxPassphraseEntry *self,
                                            GdkClipboard           *clipboard);

void sealwax_passphrase_entry_stop_reading (SealwaxPassphraseEntry *self);

void sealwax_passphrase_entry_watch_intake (SealwaxPassphraseEntry *self);

G_END_DECLS
