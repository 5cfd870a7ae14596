/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-error.h"
#include "sealwax-window-private.h"

/* NULL where nothing became of it. */
static const char *
name_refusal (const GError *error)
{
  if (error->domain != SEALWAX_ERROR)
    return NULL;

  switch (error->code)
    {
    case SEALWAX_ERROR_WRONG:
      /* Translators: what became of a message of several. */
      return C_ ("message", "wrong passphrase");
    case SEALWAX_ERROR_ALTERED:
      /* Translators: what became of a message of several. */
      return C_ ("message", "altered");
    case SEALWAX_ERROR_MISSING:
      /* Translators: what became of a message of several. */
      return C_ ("message", "needs a key file");
    default:
      return NULL; /* it is known without trying */
    }
}

/**
 * sealwax_window_note_opened:
 * @self: a window
 * @digest: a message's, see #SealwaxFinding
 * @proven: whether its text is proven to be what was encrypted
 *
 * Remembers that a message was opened.
 */
void
sealwax_window_note_opened (SealwaxWindow *self,
                            const char    *digest,
                            gboolean       proven)
{
  sealwax_message_bar_set_result (self->message_bar,
                                  digest,
                                  /* Translators: what became of a message of several. */
                                  proven ? C_ ("message", "opened") : C_ ("message", "opened, not proven"));
}

/**
 * sealwax_window_note_refused:
 * @self: a window
 * @digest: a message's, see #SealwaxFinding
 * @error: why it was not opened
 *
 * Remembers why a message was not opened, and that a text of it that is there is an earlier one.
 */
void
sealwax_window_note_refused (SealwaxWindow *self,
                             const char    *digest,
                             const GError  *error)
{
  const char *name = name_refusal (error);

  if (name != NULL)
    sealwax_message_bar_set_result (self->message_bar, digest, name);
  sealwax_window_refuse_opened (self, digest);
}

/**
 * sealwax_window_number_message:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): which of several messages is chosen; %NULL where there is one
 */
char *
sealwax_window_number_message (SealwaxWindow *self)
{
  guint count = sealwax_message_bar_get_count (self->message_bar);

  if (count < 2)
    return NULL;

  return g_strdup_printf (_ ("Message %u of %u"), sealwax_message_bar_get_chosen (self->message_bar) + 1, count);
}
