/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-inspect.h"
#include "sealwax-mend.h"
#include "sealwax-secret.h"
#include "sealwax-trouble.h"

/* How many messages a text may have to be mended. */
#define ROOM SEALWAX_MEND_MAX

#define LINE_CHARS ((gsize)64)

static bool
on_mending (uint32_t done,
            uint32_t total,
            void    *data)
{
  return !g_cancellable_is_cancelled (data);
}

/* Mends what can be mended, and finds out what is wrong with the rest. */
static void
mend (GArray       *messages,
      const char   *text,
      gsize         size,
      GCancellable *cancellable)
{
  const SealwaxProgress progress = { on_mending, cancellable };
  g_autoptr (SealwaxSecret) scratch = NULL; /* a password may have been pasted by mistake */
  SealwaxMessage *all;
  char           *room;
  gsize           count = messages->len;
  bool            mended;

  if (count > ROOM || !sealwax_mend_is_needed (text, size, (const SealwaxMessage *)(void *)messages->data, count))
    return;

  scratch = sealwax_secret_new_sized (size);
  room = (char *)sealwax_secret_get_writable (scratch);
  g_array_set_size (messages, ROOM);
  all = (SealwaxMessage *)(void *)messages->data;
  mended = sealwax_mend (text, size, all, &count, room, &progress);
  g_array_set_size (messages, (guint)count);

  for (gsize i = 0; mended && i < count; i++)
    if (all[i].format == SEALWAX_FORMAT_SEALED && (all[i].status == SEALWAX_STATUS_INCOMPLETE || all[i].status == SEALWAX_STATUS_DAMAGED))
      sealwax_trouble_find (text, i + 1 < count ? all[i + 1].start : size, &all[i], room);
}

/**
 * sealwax_inspect_at_most:
 * @pasted: any text
 * @max: how many messages at most
 * @cancellable: (nullable): to stop mending
 *
 * Does what sealwax_inspect() does, for the first messages of a text.
 *
 * Returns: (transfer full) (element-type SealwaxMessage): at least one
 */
GArray *
sealwax_inspect_at_most (GBytes       *pasted,
                         guint         max,
                         GCancellable *cancellable)
{
  GArray        *messages = g_array_new (FALSE, FALSE, sizeof (SealwaxMessage));
  SealwaxMessage message;
  gsize          size;
  const char    *text = g_bytes_get_data (pasted, &size);
  gsize          position = 0;

  while (messages->len < max && sealwax_message_find (text, size, &position, &message))
    g_array_append_val (messages, message);
  mend (messages, text, size, cancellable);

  return messages;
}

/**
 * sealwax_inspect:
 * @pasted: any text
 *
 * Finds the messages in a text, and what can be said about them without any secret. Those that a channel damaged are mended
 * if that can be done (docs/format.md, "Mending").
 *
 * Returns: (transfer full) (element-type SealwaxMessage): at least one; if there is no message, the one says so with its status
 */
GArray *
sealwax_inspect (GBytes *pasted)
{
  return sealwax_inspect_at_most (pasted, G_MAXUINT, NULL);
}

/**
 * sealwax_inspect_read:
 * @pasted: the text that the message was found in
 * @message: a message that was mended
 *
 * Returns: (transfer full): the message as it was made, or nothing if this is not that text
 */
GBytes *
sealwax_inspect_read (GBytes               *pasted,
                      const SealwaxMessage *message)
{
  gsize size = message->end - message->start;
  g_autoptr (SealwaxSecret) chars = sealwax_secret_new_sized (size);
  g_autoptr (SealwaxSecret) lines = NULL;
  const char *from = sealwax_secret_get_text (chars);
  char       *to;
  unsigned    undone;
  gsize       count = sealwax_mend_read (g_bytes_get_data (pasted, NULL), message, (char *)sealwax_secret_get_writable (chars), &undone);

  if (message->format == SEALWAX_FORMAT_BASIC || count == 0)
    {
      sealwax_secret_truncate (chars, count);
      return sealwax_secret_get_bytes (chars);
    }

  lines = sealwax_secret_new_sized (count + (count + LINE_CHARS - 1) / LINE_CHARS);
  to = (char *)sealwax_secret_get_writable (lines);
  for (gsize at = 0; at < count; at += LINE_CHARS)
    {
      gsize line = MIN (count - at, LINE_CHARS);

      memcpy (to, from + at, line);
      to[line] = '\n';
      to += line + 1;
    }

  return sealwax_secret_get_bytes (lines);
}

/**
 * sealwax_inspect_take:
 * @pasted: the text that the message was found in
 * @message: (inout): the message; if it was mended, it becomes one that is as it was made
 *
 * Returns: (transfer full): the text that @message is in now: @pasted, unless it was mended
 */
GBytes *
sealwax_inspect_take (GBytes         *pasted,
                      SealwaxMessage *message)
{
  GBytes *made;

  if (!message->mending.mended)
    return g_bytes_ref (pasted);

  made = sealwax_inspect_read (pasted, message);
  message->mending.mended = false;
  message->start = 0;
  message->end = g_bytes_get_size (made);

  return made;
}
