/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-key-bar.h"
#include "sealwax-message.h"
#include "sealwax-operation.h"
#include "sealwax-pane.h"
#include "sealwax-window.h"

G_BEGIN_DECLS

struct _SealwaxWindow
{
  AdwApplicationWindow parent_instance;

  /* What the person chose, and did last. */
  SealwaxFormat        format;
  SealwaxPane         *edited_pane; /* borrowed: one of the two below */
  gboolean             narrow;      /* there is room for one pane only */
  GtkWidget           *kept_focus;  /* weak: what has to have the focus again when the layout has changed */
  gboolean             split_restored; /* the panes have had the last window's share */

  /* The work under way; none of it is shown when anything that went into it has changed. */
  GCancellable        *cancellable;

  /* What is known of the ciphertext without the passphrase. */
  guint                inspect_source;
  GCancellable        *inspect_cancellable;

  /* Template. */
  AdwBanner           *banner;
  AdwToggleGroup      *pane_toggle;
  GtkPaned            *paned;
  SealwaxPane         *plaintext_pane;
  SealwaxPane         *ciphertext_pane;
  SealwaxKeyBar       *key_bar;
};

/* sealwax-window.c */
void sealwax_window_show_pane       (SealwaxWindow *self,
                                     SealwaxPane   *pane);

void sealwax_window_say             (SealwaxWindow *self,
                                     const char    *sentence);

void sealwax_window_announce        (SealwaxWindow *self,
                                     const char    *sentence);

/* sealwax-window-work.c */
void sealwax_window_encrypt         (SealwaxWindow *self);

void sealwax_window_decrypt         (SealwaxWindow *self);

void sealwax_window_stop_work       (SealwaxWindow *self);

/* sealwax-window-size.c */
void sealwax_window_restore_size    (SealwaxWindow *self);

void sealwax_window_restore_split   (SealwaxWindow *self);

void sealwax_window_save_split      (SealwaxWindow *self);

void sealwax_window_save_size       (SealwaxWindow *self);

/* sealwax-window-status.c */
void sealwax_window_describe_text   (SealwaxWindow *self);

void sealwax_window_describe_opened (SealwaxWindow *self,
                                     gboolean       proven);

void sealwax_window_inspect         (SealwaxWindow *self);

void sealwax_window_stop_inspecting (SealwaxWindow *self);

/* sealwax-window-instructions.c */
void sealwax_window_copy_with_instructions (SealwaxWindow *self);

G_END_DECLS
