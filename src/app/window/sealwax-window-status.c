/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-message-label.h"
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
  SealwaxVerdict   level = sealwax_session_get_verdict (session);
  const char      *verdict = sealwax_message_label_verdict (level);
  gsize            length = sealwax_text_model_get_length (sealwax_session_get_plaintext (session));
  g_autofree char *characters = sealwax_message_label_count (length);
  const char      *nothing = sealwax_session_has_drafts (session) ? _ ("Your text is encrypted until you type its passphrase") : "";
  g_autofree char *number = NULL;
  g_autofree char *status = NULL;

  if (verdict != NULL && level != SEALWAX_VERDICT_OTHER_MESSAGE)
    number = sealwax_message_label_number (sealwax_session_get_messages (session));

  if (verdict == NULL)
    status = g_strdup (length > 0 ? characters : nothing);
  else if (number == NULL)
    status = g_strdup_printf ("%s · %s", verdict, characters);
  else
    status = g_strdup_printf ("%s · %s · %s", number, verdict, characters);

  sealwax_pane_set_status (self->plaintext_pane, status);
}

/**
 * sealwax_window_describe_message:
 * @self: a window
 * @announced: whether to tell assistive technology, too
 *
 * Says what is known of the chosen message, or only that it is outdated. If that is announced, also announces what was passed
 * over in the message.
 */
void
sealwax_window_describe_message (SealwaxWindow *self,
                                 gboolean       announced)
{
  SealwaxMessages      *messages = sealwax_session_get_messages (self->session);
  const SealwaxFinding *finding = sealwax_messages_get_finding (messages);
  g_autofree char      *status = finding != NULL ? sealwax_message_label_describe (&finding->message) : g_strdup ("");
  g_autofree char      *number = NULL;
  g_autofree char      *repairs = NULL;

  if (sealwax_session_get_message_outdated (self->session))
    g_set_str (&status, sealwax_message_label_outdated ());
  sealwax_pane_set_status (self->ciphertext_pane, status);
  if (!announced || finding == NULL)
    return;

  number = sealwax_message_label_number (messages);
  if (number != NULL)
    sealwax_banners_announce (self->banners, number);
  sealwax_banners_announce (self->banners, status);
  repairs = sealwax_repairs_describe (&finding->repairs);
  if (repairs != NULL)
    sealwax_banners_announce (self->banners, repairs);
}
