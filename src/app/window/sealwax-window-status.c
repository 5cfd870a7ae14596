/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-message-text.h"
#include "sealwax-window-private.h"

/* What the lines below the headings say about the two texts. */

/**
 * sealwax_window_describe_text:
 * @self: a window
 *
 * Says what the plaintext is worth, and how long it is.
 */
void
sealwax_window_describe_text (SealwaxWindow *self)
{
  SealwaxSession  *session = self->session;
  SealwaxWorth     level = sealwax_session_get_worth (session);
  const char      *worth = sealwax_message_text_worth (level);
  gsize            length = sealwax_text_model_get_length (sealwax_session_get_plaintext (session));
  g_autofree char *characters = sealwax_message_text_count (length);
  const char      *nothing = sealwax_session_has_drafts (session) ? _ ("Your text is encrypted until you type its passphrase") : "";
  g_autofree char *number = NULL;
  g_autofree char *status = NULL;

  if (worth != NULL && level != SEALWAX_WORTH_OTHER_MESSAGE)
    number = sealwax_message_text_number (sealwax_session_get_messages (session));

  if (worth == NULL)
    status = g_strdup (length > 0 ? characters : nothing);
  else if (number == NULL)
    status = g_strdup_printf ("%s · %s", worth, characters);
  else
    status = g_strdup_printf ("%s · %s · %s", number, worth, characters);

  sealwax_pane_set_status (self->plaintext_pane, status);
}

/**
 * sealwax_window_describe_message:
 * @self: a window
 * @announced: whether to tell assistive technology, too
 *
 * Says what is known of the chosen message. If that is announced, also announces what was passed over in the message.
 */
void
sealwax_window_describe_message (SealwaxWindow *self,
                                 gboolean       announced)
{
  SealwaxMessages      *messages = sealwax_session_get_messages (self->session);
  const SealwaxFinding *finding = sealwax_messages_get_finding (messages);
  g_autofree char      *status = finding != NULL ? sealwax_message_text_describe (&finding->message) : g_strdup ("");
  g_autofree char      *number = NULL;
  g_autofree char      *repairs = NULL;

  sealwax_pane_set_status (self->ciphertext_pane, status);
  if (!announced || finding == NULL)
    return;

  number = sealwax_message_text_number (messages);
  if (number != NULL)
    sealwax_notices_announce (self->notices, number);
  sealwax_notices_announce (self->notices, status);
  repairs = sealwax_repairs_describe (&finding->repairs);
  if (repairs != NULL)
    sealwax_notices_announce (self->notices, repairs);
}
