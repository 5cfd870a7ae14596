/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-drafts.h"
#include "sealwax-key-bar.h"
#include "sealwax-message-bar.h"
#include "sealwax-message.h"
#include "sealwax-operation.h"
#include "sealwax-pane.h"
#include "sealwax-window.h"

G_BEGIN_DECLS

/**
 * SealwaxVerdict:
 * @SEALWAX_VERDICT_NONE: it was not decrypted, or the person has changed it since
 * @SEALWAX_VERDICT_PROVEN: it was proven to be what was encrypted
 * @SEALWAX_VERDICT_UNPROVEN: it was not
 *
 * What decrypting said of the plaintext that stands there.
 */
typedef enum
{
  SEALWAX_VERDICT_NONE,
  SEALWAX_VERDICT_PROVEN,
  SEALWAX_VERDICT_UNPROVEN,
} SealwaxVerdict;

struct _SealwaxWindow
{
  AdwApplicationWindow parent_instance;

  SealwaxTextModel    *plaintext;
  SealwaxTextModel    *ciphertext;

  /* What the person chose, and did last. */
  SealwaxFormat        format;
  SealwaxPane         *edited_pane; /* borrowed: one of the two below */
  gboolean             narrow;      /* there is room for one pane only */
  GtkWidget           *kept_focus;  /* weak: what has to have the focus again when the layout has changed */
  double               split;       /* the plaintext pane's share of the width, as the person wants it */
  int                  split_width; /* of both panes together, when it was last looked at; pixels */

  /* The work under way; none of it is shown when anything that went into it has changed. */
  GCancellable        *cancellable;

  /* Texts that had to leave the screen. */
  SealwaxDrafts       *drafts;

  guint                use_source; /* it was just used */

  /* What is known of the plaintext. */
  SealwaxVerdict       verdict;
  char                 opened_digest[SEALWAX_DIGEST_CHARS + 1]; /* of its message; empty when the ciphertext has changed since */
  gboolean             refused;                                 /* that message did not open when it was tried again */
  const char          *worth;                                   /* (nullable): what stands there of it, a literal */

  /* Closing. */
  AdwDialog           *question;   /* weak: what the person was asked */
  gboolean             discarding; /* they agreed */
  gboolean             closed;     /* it is only there as long as something holds on to it */

  /* What is known of the ciphertext without the passphrase. */
  guint                inspect_source;
  GCancellable        *inspect_cancellable;
  gboolean             pasted; /* the person waits to hear what it is */

  /* What the clipboard holds, and the text that comes from there. */
  GCancellable        *look_cancellable;
  SealwaxSecret       *offered;
  GArray              *offered_findings;
  GCancellable        *paste_cancellable;

  /* A message that is to be copied with instructions. */
  GCancellable        *instructions_cancellable; /* of the search for it */
  AdwDialog           *instructions_dialog;      /* weak: what asks for the language */

  /* The file that is being loaded, and those that were: GFile to version. */
  GCancellable        *load_cancellable;
  GHashTable          *file_versions; /* nullable */

  /* Template. */
  GMenu               *main_menu;
  GtkMenuButton       *main_menu_button;
  GtkScrolledWindow   *scroller;
  AdwBanner           *banner;
  AdwBanner           *offer_banner;
  AdwToggleGroup      *pane_toggle;
  GtkPaned            *paned;
  SealwaxPane         *plaintext_pane;
  SealwaxPane         *ciphertext_pane;
  SealwaxMessageBar   *message_bar;
  SealwaxKeyBar       *key_bar;
};

/* sealwax-window-actions.c */
void sealwax_window_install_actions (GtkWidgetClass *widget_class);

/* sealwax-window.c */
void sealwax_window_suggest_action  (SealwaxWindow *self);

void sealwax_window_act_on          (SealwaxWindow *self,
                                     SealwaxPane   *pane);

gboolean sealwax_window_has_focus_inside (SealwaxWindow *self,
                                          SealwaxPane   *pane);

void sealwax_window_show_pane       (SealwaxWindow *self,
                                     SealwaxPane   *pane);

SealwaxPane *sealwax_window_get_current_pane (SealwaxWindow *self);

/* sealwax-window-work.c */
guint sealwax_window_get_iterations (SealwaxWindow *self);

void sealwax_window_encrypt         (SealwaxWindow *self);

void sealwax_window_decrypt         (SealwaxWindow *self);

GCancellable *sealwax_window_start_work (SealwaxWindow *self);

void sealwax_window_stop_work       (SealwaxWindow *self);

/* sealwax-window-drafts.c */
void sealwax_window_watch_drafts    (SealwaxWindow *self);

gboolean sealwax_window_has_drafts  (SealwaxWindow *self);

void sealwax_window_keep_draft      (SealwaxSecret *text,
                                     SealwaxSecret *passphrase,
                                     gpointer       window);

void sealwax_window_try_drafts      (SealwaxWindow *self,
                                     void (*otherwise) (SealwaxWindow *self));

/* sealwax-window-clear.c */
void sealwax_window_watch_use       (SealwaxWindow *self);

void sealwax_window_count_idle_time (SealwaxWindow *self);

void sealwax_window_clear           (SealwaxWindow *self);

gboolean sealwax_window_may_close   (SealwaxWindow *self);

/* sealwax-window-size.c */
void sealwax_window_restore_size    (SealwaxWindow *self);

void sealwax_window_follow_split    (SealwaxWindow *self);

void sealwax_window_save_size       (SealwaxWindow *self);

/* sealwax-window-messages.c */
void sealwax_window_note_opened       (SealwaxWindow *self,
                                       const char    *digest,
                                       gboolean       proven);

void sealwax_window_note_refused      (SealwaxWindow *self,
                                       const char    *digest,
                                       const GError  *error);

char *sealwax_window_number_message   (SealwaxWindow *self);

/* sealwax-window-offer.c */
void sealwax_window_watch_clipboard   (SealwaxWindow *self);

void sealwax_window_stop_looking      (SealwaxWindow *self);

void sealwax_window_update_offer      (SealwaxWindow *self);

void sealwax_window_open_offered      (SealwaxWindow *self);

/* sealwax-window-paste.c */
void sealwax_window_paste             (SealwaxWindow *self);

void sealwax_window_stop_pasting      (SealwaxWindow *self);

/* sealwax-window-status.c */
char *sealwax_window_count_characters (gsize       count);

void sealwax_window_describe_message (SealwaxWindow *self,
                                      gboolean       announced);

gboolean sealwax_window_is_inspecting (SealwaxWindow *self);

void sealwax_window_inspect         (SealwaxWindow *self);

void sealwax_window_stop_inspecting (SealwaxWindow *self);

void sealwax_window_show_banner     (SealwaxWindow *self,
                                     AdwBanner     *banner,
                                     const char    *title);

void sealwax_window_say             (SealwaxWindow *self,
                                     const char    *sentence);

void sealwax_window_announce        (SealwaxWindow *self,
                                     const char    *sentence);

/* sealwax-window-verdict.c */
void sealwax_window_describe_text   (SealwaxWindow *self);

void sealwax_window_describe_opened (SealwaxWindow *self,
                                     const char    *digest,
                                     gboolean       proven);

void sealwax_window_outdate_opened  (SealwaxWindow *self);

void sealwax_window_refuse_opened   (SealwaxWindow *self,
                                     const char    *digest);

void sealwax_window_follow_choice   (SealwaxWindow *self);

/* sealwax-window-files.c */
void sealwax_window_install_file_actions (GtkWidgetClass *widget_class);

void sealwax_window_load                 (SealwaxWindow  *self,
                                          SealwaxPane    *pane,
                                          GFile          *file);

void sealwax_window_stop_loading         (SealwaxWindow  *self);

/* sealwax-window-instructions.c */
void     sealwax_window_copy_with_instructions (SealwaxWindow *self);

gboolean sealwax_window_stop_instructions      (SealwaxWindow *self);

G_END_DECLS
