/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-window-private.h"

/* What is said of the plaintext. A verdict is about one text and one message: it stands beside the text as long as nobody has
 * changed that, and as long as the message that the text came from is the one that is chosen in the other pane and opens. */

/* Whether the message that is chosen is the one that the text came from. */
static gboolean
is_chosen (SealwaxWindow *self)
{
  const SealwaxFinding *finding = sealwax_message_bar_get_finding (self->message_bar);

  return finding != NULL && g_str_equal (finding->digest, self->opened_digest);
}

/* NULL where the text is the person's own. */
static const char *
get_worth (SealwaxWindow *self)
{
  if (self->verdict == SEALWAX_VERDICT_NONE)
    return NULL;
  if (!is_chosen (self))
    /* Translators: a status of a text, its length follows. It was decrypted, and is not what the ciphertext holds now. */
    return _ ("From an earlier message");
  if (self->refused)
    /* Translators: a status of a text, its length follows. Now its message did not open. */
    return _ ("Decrypted earlier");

  /* Translators: a status of a text, its length follows. */
  return self->verdict == SEALWAX_VERDICT_PROVEN ? _ ("Decrypted, proven unchanged") : _ ("Decrypted, not proven unchanged");
}

static void
describe (SealwaxWindow *self)
{
  const char      *worth = get_worth (self);
  gsize            length = sealwax_text_model_get_length (self->plaintext);
  g_autofree char *characters = sealwax_window_count_characters (length);
  g_autofree char *number = worth != NULL && is_chosen (self) ? sealwax_window_number_message (self) : NULL;
  const char      *nothing = sealwax_window_has_drafts (self) ? _ ("Your text is encrypted until you type its passphrase") : "";
  g_autofree char *status = NULL;

  self->worth = worth;
  if (worth == NULL)
    status = g_strdup (length > 0 ? characters : nothing);
  else if (number == NULL)
    status = g_strdup_printf ("%s · %s", worth, characters);
  else
    status = g_strdup_printf ("%s · %s · %s", number, worth, characters);

  sealwax_pane_set_status (self->plaintext_pane, status);
}

/* Says what has become of the verdict, if there was one, and announces that if it is something else than before. */
static void
update (SealwaxWindow *self)
{
  gboolean is_news = g_strcmp0 (get_worth (self), self->worth) != 0;

  describe (self);
  if (is_news)
    sealwax_window_announce (self, self->worth);
}

/**
 * sealwax_window_describe_text:
 * @self: a window
 *
 * Says how long the plaintext is, and nothing else of it: it is not, or not any more, what was decrypted.
 */
void
sealwax_window_describe_text (SealwaxWindow *self)
{
  self->verdict = SEALWAX_VERDICT_NONE;
  *self->opened_digest = '\0';
  describe (self);
}

/**
 * sealwax_window_describe_opened:
 * @self: a window
 * @digest: of the message, see #SealwaxFinding
 * @proven: whether the text is proven to be what was encrypted
 *
 * Says what the plaintext is worth that was just decrypted.
 */
void
sealwax_window_describe_opened (SealwaxWindow *self,
                                const char    *digest,
                                gboolean       proven)
{
  self->verdict = proven ? SEALWAX_VERDICT_PROVEN : SEALWAX_VERDICT_UNPROVEN;
  self->refused = FALSE;
  g_strlcpy (self->opened_digest, digest, sizeof self->opened_digest);
  describe (self);
}

/**
 * sealwax_window_outdate_opened:
 * @self: a window
 *
 * To be called when the ciphertext has changed. What was decrypted before is from an earlier message from then on, whatever
 * stands there later: that is known when it is decrypted again.
 */
void
sealwax_window_outdate_opened (SealwaxWindow *self)
{
  if (self->verdict == SEALWAX_VERDICT_NONE)
    return;

  *self->opened_digest = '\0';
  update (self);
}

/**
 * sealwax_window_refuse_opened:
 * @self: a window
 * @digest: of a message that was not opened, see #SealwaxFinding
 *
 * To be called when a message is refused: if it is the one that the plaintext came from, nothing is said of that any more but
 * that it was decrypted earlier.
 */
void
sealwax_window_refuse_opened (SealwaxWindow *self,
                              const char    *digest)
{
  if (!g_str_equal (digest, self->opened_digest))
    return; /* it is another one, which was said when that was chosen */

  self->refused = TRUE;
  update (self);
}

/**
 * sealwax_window_follow_choice:
 * @self: a window
 *
 * To be called when another message of the ciphertext was chosen: says of the plaintext whether it is that one's.
 */
void
sealwax_window_follow_choice (SealwaxWindow *self)
{
  if (self->verdict != SEALWAX_VERDICT_NONE)
    update (self);
}
