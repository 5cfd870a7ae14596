/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-session-private.h"

/* Every part of the session emits these, by name. */
void
sealwax_session_install_signals (GType type)
{
  /**
   * SealwaxSession::changed:
   * @text: one of its texts
   *
   * The person has changed that text, or what is chosen in it.
   */
  g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SEALWAX_TYPE_TEXT_MODEL);

  /**
   * SealwaxSession::decrypted:
   * @proven: whether the text is proven to be what was encrypted
   *
   * The plaintext is now that of the chosen message.
   */
  g_signal_new ("decrypted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /**
   * SealwaxSession::encrypted:
   *
   * The ciphertext is now a message that holds the plaintext.
   */
  g_signal_new ("encrypted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxSession::kept:
   *
   * What would be lost with the session may be something else now.
   */
  g_signal_new ("kept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxSession::leafed:
   * @late: whether that was chosen a while ago, and the person has waited for it
   *
   * The plaintext is now that of the chosen message, which was opened along with another one.
   */
  g_signal_new ("leafed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /**
   * SealwaxSession::lost:
   * @sentence: why
   *
   * A text that had to leave the screen could not be kept.
   */
  g_signal_new ("lost", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SealwaxSession::outdated:
   *
   * The plaintext is worth something different from before, although the person has not changed it.
   */
  g_signal_new ("outdated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxSession::refused:
   * @error: why
   *
   * Nothing came of the work.
   */
  g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * SealwaxSession::restored:
   *
   * A draft is the plaintext again.
   */
  g_signal_new ("restored", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxSession::stopped:
   *
   * The work was stopped because something that went into it has changed.
   */
  g_signal_new ("stopped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxSession::taken:
   * @source: (nullable): the name of the file that it comes from
   *
   * A text from outside is now where it belongs.
   */
  g_signal_new ("taken", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}
