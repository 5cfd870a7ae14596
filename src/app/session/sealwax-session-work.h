/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-session-private.h"

G_BEGIN_DECLS

typedef struct _SealwaxWork SealwaxWork;

/**
 * SealwaxWork:
 * @session: whose work it is
 * @cancellable: it is the session's for as long as the session has this one, see sealwax_work_is_current()
 * @keys: what to seal or open with
 * @text: (nullable): the text to seal
 * @message: the one to open, or the draft
 * @digest: of the message to open
 * @pasted: (nullable): the text that it is in
 * @draft: (nullable): the one being tried: the keys are tried on all drafts, one after another
 * @lacks: it needs more than the keys
 * @next: its number
 * @handler: set while the next one is still being sealed
 * @otherwise: what is done if the keys open no draft
 *
 * What a piece of work uses: copies and references that do not change. The thread never sees the session.
 */
struct _SealwaxWork
{
  SealwaxSession *session;
  GCancellable   *cancellable;
  SealwaxKeys    *keys;
  SealwaxSecret  *text;
  SealwaxMessage  message;
  char            digest[SEALWAX_DIGEST_CHARS + 1];
  GBytes         *pasted;

  SealwaxSecret *draft;
  gboolean       lacks;
  guint          next;
  gulong         handler;
  void         (*otherwise) (SealwaxWork *self);
};

/* sealwax-session-work.c */
SealwaxWork *sealwax_work_begin            (SealwaxSession     *self,
                                            SealwaxKeys        *keys);

void         sealwax_work_free             (SealwaxWork        *work);

gboolean     sealwax_work_is_current       (const SealwaxWork  *work);

gboolean     sealwax_work_lacks_key        (const SealwaxWork  *work);

SealwaxKeys *sealwax_work_narrow_keys      (const SealwaxWork  *work);

void         sealwax_work_start_sealing    (SealwaxWork        *work,
                                            SealwaxOperation   *operation,
                                            GAsyncReadyCallback on_sealed);

void         sealwax_work_start_opening    (SealwaxWork        *work,
                                            SealwaxOperation   *operation,
                                            GAsyncReadyCallback on_opened);

void         sealwax_session_refuse        (SealwaxSession     *self,
                                            const GError       *error);

/* sealwax-session-drafts.c */
void         sealwax_session_try_drafts    (SealwaxSession     *self,
                                            SealwaxKeys        *keys,
                                            void              (*otherwise) (SealwaxWork *work));

void         sealwax_session_refuse_drafts (SealwaxWork        *work);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SealwaxWork, sealwax_work_free)

G_END_DECLS
