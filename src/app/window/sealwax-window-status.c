/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-message-label.h"
#include "sealwax-window-private.h"

/* What the lines below the headings say about the two texts. */

static void
show_seal (SealwaxPane       *pane,
           SealwaxSeal        seal,
           const char        *sentence,
           const char *const *facts)
{
  sealwax_seal_button_show (sealwax_pane_heading_get_seal (sealwax_pane_get_heading (pane)), seal, sentence, facts);
}

static SealwaxFoundMessage *
dup_chosen (SealwaxMessages *messages)
{
  return g_list_model_get_item (G_LIST_MODEL (messages), sealwax_messages_get_chosen (messages));
}

/* What is known of the text's message is known of the text as long as the two belong together. */
static void
show_text_seal (SealwaxWindow       *self,
                SealwaxFoundMessage *message)
{
  SealwaxVerdict   verdict = sealwax_session_get_verdict (self->session);
  SealwaxSeal      seal = sealwax_seal_of_text (verdict);
  g_autofree char *worth = sealwax_seal_explain_text (verdict, message);
  g_autofree char *sentence = g_strjoin (" ", worth, sealwax_variants_describe (sealwax_session_get_variant (self->session)), NULL);
  g_auto (GStrv) facts = NULL;

  if (message != NULL && seal != SEALWAX_SEAL_OUTDATED && seal != SEALWAX_SEAL_NONE)
    facts = sealwax_message_label_facts (message);
  else
    facts = g_new0 (char *, 1);
  show_seal (self->plaintext_pane, seal, sentence, (const char *const *)facts);
}

static void
show_message_seal (SealwaxWindow       *self,
                   SealwaxFoundMessage *message)
{
  gboolean         is_outdated = message != NULL && sealwax_session_get_message_outdated (self->session);
  SealwaxSeal      seal = is_outdated ? SEALWAX_SEAL_OUTDATED : sealwax_seal_of_message (message);
  g_autofree char *sentence = NULL;
  g_auto (GStrv) facts = seal != SEALWAX_SEAL_NONE ? sealwax_message_label_facts (message) : g_new0 (char *, 1);

  if (is_outdated)
    sentence = g_strdup (_ ("The text was changed after it was encrypted. This message still holds the old text."));
  else
    sentence = message != NULL ? sealwax_seal_explain_message (message) : g_strdup ("");
  show_seal (self->ciphertext_pane, seal, sentence, (const char *const *)facts);
}

/**
 * sealwax_window_say_nothing:
 * @self: a window
 *
 * Call this when something has changed that the last sentence was about, in a banner or below the passphrase.
 */
void
sealwax_window_say_nothing (SealwaxWindow *self)
{
  sealwax_banners_say (self->banners, NULL);
  sealwax_key_bar_say (self->key_bar, NULL);
}

/**
 * sealwax_window_show_seals:
 * @self: a window
 *
 * Shows what is known of both texts as seals beside their headings.
 */
void
sealwax_window_show_seals (SealwaxWindow *self)
{
  g_autoptr (SealwaxFoundMessage) message = dup_chosen (sealwax_session_get_messages (self->session));

  show_text_seal (self, message);
  show_message_seal (self, message);
}

static const char *
describe_drafts (SealwaxSession *session)
{
  if (!sealwax_session_has_drafts (session))
    return "";
  if (sealwax_session_drafts_need_key (session))
    return _ ("Your text is encrypted until you use its key file");

  return _ ("Your text is encrypted until you type its passphrase");
}

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
  const char      *nothing = describe_drafts (session);
  g_autofree char *number = NULL;
  g_autofree char *status = NULL;

  if (verdict != NULL && level != SEALWAX_VERDICT_OTHER_MESSAGE)
    number = sealwax_message_label_number (sealwax_session_get_messages (session));

  if (sealwax_stray_is_there (self->stray))
    status = g_strdup (_ ("This is a message"));
  else if (verdict == NULL)
    status = g_strdup (length > 0 ? characters : nothing);
  else if (number == NULL)
    status = g_strdup_printf ("%s · %s", verdict, characters);
  else
    status = g_strdup_printf ("%s · %s · %s", number, verdict, characters);

  sealwax_pane_set_status (self->plaintext_pane, status, level == self->described);
  self->described = level;
  sealwax_window_show_seals (self);
  sealwax_window_update_title (self);
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
  g_autoptr (SealwaxFoundMessage) message = dup_chosen (messages);
  g_autofree char *status = message != NULL ? sealwax_message_label_describe (message) : g_strdup ("");
  g_autofree char *number = NULL;
  g_autofree char *repairs = NULL;

  sealwax_key_bar_set_needs (self->key_bar,
                             finding != NULL && finding->message.needs_passphrase,
                             finding != NULL && finding->message.needs_key);
  if (sealwax_session_get_message_outdated (self->session))
    g_set_str (&status, sealwax_message_label_outdated ());
  sealwax_pane_set_status (self->ciphertext_pane, status, FALSE);
  sealwax_window_show_seals (self);
  sealwax_window_update_title (self);
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
