/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-window-private.h"

/* Where the chosen message is in the ciphertext. */

/* What is not meant as a message is not marked, and neither is what may be somewhere else by now. */
static void
update_mark (SealwaxWindow *self)
{
  SealwaxMessages      *messages = sealwax_session_get_messages (self->session);
  SealwaxMessageMark   *mark = sealwax_pane_get_mark (self->ciphertext_pane);
  const SealwaxFinding *finding = sealwax_messages_get_finding (messages);

  if (sealwax_messages_is_reading (messages))
    return;

  if (finding != NULL && finding->likely)
    sealwax_message_mark_show (mark, finding->message.start, finding->message.end, finding->message.status == SEALWAX_STATUS_INCOMPLETE);
  else
    sealwax_message_mark_hide (mark);
}

/* What the person has not looked for is brought before their eyes, and nothing is moved under their hands. */
static void
on_read (SealwaxWindow *self)
{
  update_mark (self);
  if (self->pasted)
    sealwax_message_mark_scroll (sealwax_pane_get_mark (self->ciphertext_pane));
}

static void
on_chosen (SealwaxWindow *self)
{
  update_mark (self);
  sealwax_message_mark_scroll (sealwax_pane_get_mark (self->ciphertext_pane));
}

/**
 * sealwax_window_mark_message:
 * @self: a window with a session
 *
 * From now on, marks the chosen message.
 */
void
sealwax_window_mark_message (SealwaxWindow *self)
{
  SealwaxMessages *messages = sealwax_session_get_messages (self->session);

  g_signal_connect_object (messages, "read", G_CALLBACK (on_read), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (messages, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
}
