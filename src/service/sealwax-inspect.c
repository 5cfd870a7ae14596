/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-inspect.h"

/**
 * sealwax_inspect:
 * @pasted: any text
 *
 * Finds the messages in a text, and what can be said about them without any secret.
 *
 * Returns: (transfer full) (element-type SealwaxMessage): at least one; if there is no message, the one says so with its status
 */
GArray *
sealwax_inspect (GBytes *pasted)
{
  GArray        *messages = g_array_new (FALSE, FALSE, sizeof (SealwaxMessage));
  SealwaxMessage message;
  gsize          size;
  const char    *text = g_bytes_get_data (pasted, &size);
  gsize          position = 0;

  while (sealwax_message_find (text, size, &position, &message))
    g_array_append_val (messages, message);

  return messages;
}
