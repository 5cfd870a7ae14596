/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-files.h"
#include "sealwax-intake.h"
#include "sealwax-key-bar.h"
#include "sealwax-message-bar.h"
#include "sealwax-banners.h"
#include "sealwax-chat-bar.h"
#include "sealwax-empty-state.h"
#include "sealwax-hidden-note.h"
#include "sealwax-next-step.h"
#include "sealwax-offer.h"
#include "sealwax-panes.h"
#include "sealwax-session.h"
#include "sealwax-stray.h"
#include "sealwax-trial-bar.h"
#include "sealwax-window.h"

G_BEGIN_DECLS

/**
 * SealwaxTrialReason:
 * @SEALWAX_TRIAL_REASON_PASTED: a message was pasted
 * @SEALWAX_TRIAL_REASON_DECRYPT: somebody wants to decrypt it
 * @SEALWAX_TRIAL_REASON_PRESSED: somebody wants to have all tried
 *
 * Why something that is kept is tried on a message.
 */
typedef enum
{
  SEALWAX_TRIAL_REASON_PASTED,
  SEALWAX_TRIAL_REASON_DECRYPT,
  SEALWAX_TRIAL_REASON_PRESSED,
} SealwaxTrialReason;

struct _SealwaxWindow
{
  AdwApplicationWindow parent_instance;

  /* What it shows. */
  SealwaxSession      *session;
  SealwaxOffer        *offer;
  SealwaxFiles        *files;
  SealwaxIntake       *intake; /* for what is pasted where it belongs */
  SealwaxStray        *stray;

  SealwaxBanners      *banners;
  GtkWidget           *kept_focus;  /* weak: what gets the focus back when the layout has changed */
  SealwaxVerdict       described;   /* what the plaintext was last said to be worth */
  SealwaxTextModel    *key_text;    /* (nullable): borrowed from the session: the text that may be a key */
  gboolean             pasted;      /* the person waits to hear what the ciphertext is */
  guint                use_source;  /* set when it was just used */
  gboolean             none_opens;  /* none of the kept passphrases opens the chosen message: they were tried */
  gboolean             asked;       /* the person was told that a chat asks whether to go on */
  int                  frames_left; /* until what has the focus is scrolled to */
  GSignalGroup        *dialog_room; /* for the dialog that has the focus */

  GCancellable        *keys_cancellable; /* for the key bar's answer; the bar may have to ask the person first */
  gboolean             decrypts_when_read; /* the person wants to, and it is not known yet what the message needs */
  SealwaxKeptTrial    *trial;
  SealwaxKeptKind      trial_kind;   /* of the one that runs */
  SealwaxTrialReason   trial_reason;
  SealwaxKept         *tried;  /* (nullable): what was found to open the message that is being decrypted */
  SealwaxKeys         *worked; /* (nullable): what has just sealed or opened a message, and is not kept yet */

  /* Closing. */
  gboolean             discarding; /* the person agreed to lose what is there */
  gboolean             closed;     /* it exists only as long as something holds on to it */

  /* A message that is to be copied with instructions, or saved as a page. */
  GCancellable        *instructions_cancellable; /* for the search for it */
  AdwDialog           *instructions_dialog;      /* weak: what asks for the language */

  AdwDialog           *send_question; /* weak: asks whether to send an outdated message */

  /* Template. */
  GMenu               *main_menu;
  AdwBreakpoint       *row_breakpoint;
  AdwBreakpoint       *stacked_breakpoint;
  AdwHeaderBar        *header_bar;
  GtkWidget           *window_title;
  GtkMenuButton       *main_menu_button;
  GtkScrolledWindow   *scroller;
  AdwBin              *toggle_row;
  AdwBanner           *banner;
  AdwBanner           *offer_banner;
  AdwToggleGroup      *pane_toggle;
  SealwaxPanes        *panes;
  SealwaxPane         *plaintext_pane;
  SealwaxHiddenNote   *hidden_note;
  SealwaxChatBar      *chat_bar;
  GtkWidget           *draft_bar;
  GtkWidget           *stray_open_button;
  SealwaxPane         *ciphertext_pane;
  SealwaxMessageBar   *message_bar;
  SealwaxNextStep     *plaintext_step;
  SealwaxNextStep     *ciphertext_step;
  SealwaxEmptyState   *empty_state;
  SealwaxKeyWords     *key_words;
  SealwaxKeyChip      *key_offer;
  SealwaxTrialBar     *trial_bar;
  SealwaxKeyChip      *passphrase_chip;
  SealwaxKeyChip      *key_chip;
  GtkWidget           *foot;
  SealwaxKeyBar       *key_bar;
};

/* sealwax-window-size.c */
void         sealwax_window_restore_size      (SealwaxWindow    *self);

void         sealwax_window_save_size         (SealwaxWindow    *self);

/* sealwax-window-layout.c */
void         sealwax_window_watch_width       (SealwaxWindow    *self);

void         sealwax_window_restore_focus     (SealwaxWindow    *self);

/* sealwax-window-status.c */
void         sealwax_window_describe_text     (SealwaxWindow    *self);

void         sealwax_window_say_nothing       (SealwaxWindow    *self);

void         sealwax_window_show_seals        (SealwaxWindow    *self);

void         sealwax_window_describe_message  (SealwaxWindow    *self,
                                               gboolean          announced);

/* sealwax-window-messages.c */
void         sealwax_window_follow_messages   (SealwaxWindow    *self);

/* sealwax-window-mark.c */
void         sealwax_window_mark_message      (SealwaxWindow    *self);

/* sealwax-window-draft.c */
void         sealwax_window_follow_draft      (SealwaxWindow    *self);

/* sealwax-window-offer.c */
void         sealwax_window_show_offer        (SealwaxWindow    *self);

void         sealwax_window_watch_offer       (SealwaxWindow    *self);

void         sealwax_window_paste_message     (SealwaxWindow    *self);

/* sealwax-window-stray.c */
void         sealwax_window_watch_stray       (SealwaxWindow    *self);

void         sealwax_window_open_stray        (SealwaxWindow    *self);

void         sealwax_window_keep_stray        (SealwaxWindow    *self);

/* sealwax-window-steps.c */
void         sealwax_window_watch_steps       (SealwaxWindow    *self);

void         sealwax_window_offer_copy        (SealwaxWindow    *self);

void         sealwax_window_offer_reply       (SealwaxWindow    *self);

void         sealwax_window_offer_paste       (SealwaxWindow    *self,
                                               const GError     *error);

void         sealwax_window_offer_again       (SealwaxWindow    *self);

void         sealwax_window_end_steps         (SealwaxWindow    *self);

void         sealwax_window_forget_refusal    (SealwaxWindow    *self);

void         sealwax_window_note_copied       (SealwaxWindow    *self);

void         sealwax_window_reply             (SealwaxWindow    *self);

/* sealwax-window-work.c */
void         sealwax_window_watch_work        (SealwaxWindow    *self);

void         sealwax_window_watch_tried       (SealwaxWindow    *self);

void         sealwax_window_stop_waiting      (SealwaxWindow    *self);

void         sealwax_window_stop_asking       (SealwaxWindow    *self);

void         sealwax_window_encrypt           (SealwaxWindow    *self);

void         sealwax_window_decrypt           (SealwaxWindow    *self);

void         sealwax_window_act_on            (SealwaxWindow    *self,
                                               SealwaxTextModel *text);

/* sealwax-window-chat.c */
void         sealwax_window_watch_chat        (SealwaxWindow    *self);

void         sealwax_window_stop_chat         (SealwaxWindow    *self);

void         sealwax_window_go_on             (SealwaxWindow    *self);

void         sealwax_window_copy_all          (SealwaxWindow    *self);

void         sealwax_window_save_all          (SealwaxWindow    *self);

/* sealwax-window-scrolling.c */
void         sealwax_window_watch_scrolling   (SealwaxWindow    *self);

/* sealwax-window-words.c */
void         sealwax_window_watch_words       (SealwaxWindow    *self);

/* sealwax-window-key.c */
void         sealwax_window_watch_keys        (SealwaxWindow    *self);

void         sealwax_window_use_as_key        (SealwaxWindow    *self);

/* sealwax-window-kept.c */
void         sealwax_window_watch_kept        (SealwaxWindow    *self);

void         sealwax_window_note_worked       (SealwaxWindow    *self,
                                               gboolean          used_passphrase,
                                               gboolean          used_key,
                                               SealwaxVariant    variant);

void         sealwax_window_forget_worked     (SealwaxWindow    *self);

void         sealwax_window_keep              (SealwaxWindow    *self);

void         sealwax_window_show_kept         (SealwaxWindow    *self);

/* sealwax-window-trial.c */
void         sealwax_window_watch_trial       (SealwaxWindow    *self);

void         sealwax_window_update_cancel     (SealwaxWindow    *self);

void         sealwax_window_update_trial      (SealwaxWindow    *self);

void         sealwax_window_stop_trial        (SealwaxWindow    *self);

void         sealwax_window_try_kept          (SealwaxWindow    *self);

gboolean     sealwax_window_try_kept_keys     (SealwaxWindow    *self,
                                               SealwaxTrialReason reason);

gboolean     sealwax_window_say_tried         (SealwaxWindow    *self);

/* sealwax-window-clear.c */
void         sealwax_window_watch_use         (SealwaxWindow    *self);

void         sealwax_window_count_idle_time   (SealwaxWindow    *self);

void         sealwax_window_clear             (SealwaxWindow    *self);

gboolean     sealwax_window_may_close         (SealwaxWindow    *self);

/* sealwax-window-files.c */
GFile       *sealwax_window_take_file         (SealwaxWindow    *self,
                                               GAsyncResult     *result);

void         sealwax_window_choose_open       (SealwaxWindow    *self,
                                               SealwaxPane      *pane);

void         sealwax_window_choose_save       (SealwaxWindow    *self,
                                               SealwaxPane      *pane);

/* sealwax-window-instructions.c */
void         sealwax_window_copy_with_instructions (SealwaxWindow *self);

gboolean     sealwax_window_stop_instructions (SealwaxWindow    *self);

/* sealwax-window-letter.c */
void         sealwax_window_save_letter       (SealwaxWindow    *self);

void         sealwax_window_save_reader_page  (SealwaxWindow    *self);

/* sealwax-window-send.c */

/**
 * SealwaxSending:
 * @SEALWAX_SENDING_COPY: with Copy
 * @SEALWAX_SENDING_COPY_WITH_INSTRUCTIONS: for somebody without Sealwax
 * @SEALWAX_SENDING_SAVE: to a file
 * @SEALWAX_SENDING_SAVE_LETTER: to a file, as a page that opens it in a browser
 *
 * How a message leaves the window.
 */
typedef enum
{
  SEALWAX_SENDING_COPY,
  SEALWAX_SENDING_COPY_WITH_INSTRUCTIONS,
  SEALWAX_SENDING_SAVE,
  SEALWAX_SENDING_SAVE_LETTER,
} SealwaxSending;

void         sealwax_window_send_message      (SealwaxWindow    *self,
                                               SealwaxSending    how);

void         sealwax_window_stop_sending      (SealwaxWindow    *self);

/* sealwax-window-title.c */
void         sealwax_window_update_title      (SealwaxWindow    *self);

/* sealwax-window-actions.c */
void         sealwax_window_install_actions   (GtkWidgetClass   *widget_class);

G_END_DECLS
