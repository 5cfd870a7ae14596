/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "choose.h"
#include "cli.h"
#include "options.h"
#include "sealwax-repairs.h"

/**
 * cli_choose_message:
 * @messages: (element-type SealwaxMessage): what was found in a text
 * @number_text: (nullable): the number that was asked for; the first without one
 * @error: return location
 *
 * Says how many messages there are if there are several. If there is no message at all, the only entry says so: that is what
 * is wrong then, whatever number was asked for.
 *
 * Returns: (nullable): the message that was asked for, or %NULL
 */
const SealwaxMessage *
cli_choose_message (GArray     *messages,
                    const char *number_text,
                    GError    **error)
{
  const SealwaxMessage *first = &g_array_index (messages, SealwaxMessage, 0);
  gboolean              none = messages->len == 1 && first->status != SEALWAX_STATUS_OK;
  guint64               number = 1;

  if (number_text != NULL && !cli_parse_number ("--message", number_text, 1, none ? G_MAXUINT : messages->len, &number, error))
    return NULL;

  if (messages->len > 1)
    cli_say (_ ("There are %u messages; this is number %u. --message=N chooses another."), messages->len, (guint)number);

  return none ? first : &g_array_index (messages, SealwaxMessage, number - 1);
}

/**
 * cli_describe_mended:
 * @message: a message
 *
 * Whoever reads a text should know that what arrived was not what was sent.
 *
 * Returns: (transfer full) (nullable): what was done to mend the message, or %NULL if nothing was
 */
char *
cli_describe_mended (const SealwaxMessage *message)
{
  const SealwaxRepairs repairs = { .undone = message->mending.undone };
  g_autofree char     *mended = sealwax_repairs_describe (&repairs);

  return mended != NULL ? g_strconcat (mended, ".", NULL) : NULL;
}
