/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sealwax-chat-private.h"

/* All texts as one, each below a line that says which message it comes from. */

/* A line of the program's has more dashes in a row than any text, so that none can imitate it, up to what fits on a line. */
#define DASHES_MIN 5
#define DASHES_MAX 60

typedef void (*Visit) (SealwaxChat           *self,
                       guint                  index,
                       const SealwaxChatText *text,
                       gpointer               data);

static void
for_each (SealwaxChat *self,
          Visit        visit,
          gpointer     data)
{
  for (guint i = 0; i < sealwax_messages_get_count (self->messages); i++)
    {
      g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (self->messages), i);
      const SealwaxChatText *text = sealwax_chat_get_text (self, sealwax_found_message_get_finding (message)->digest);

      if (text != NULL)
        visit (self, i, text, data);
    }
}

static void
find_dashes (SealwaxChat           *self,
             guint                  index,
             const SealwaxChatText *text,
             gpointer               data)
{
  guint *longest = data;
  guint  run = 0;

  for (const char *p = sealwax_secret_get_text (text->text); *p != '\0'; p++)
    {
      run = *p == '-' ? run + 1 : 0;
      *longest = MAX (*longest, run);
    }
}

typedef struct
{
  char          *dashes;
  gsize          size;   /* so far */
  SealwaxSecret *joined; /* (nullable): none, while the size is counted */
} Joining;

static void
put (Joining    *joining,
     const char *bytes,
     gsize       size)
{
  if (joining->joined != NULL)
    memcpy (sealwax_secret_get_writable (joining->joined) + joining->size, bytes, size);
  joining->size += size;
}

static void
put_string (Joining    *joining,
            const char *string)
{
  put (joining, string, strlen (string));
}

static void
put_text (SealwaxChat           *self,
          guint                  index,
          const SealwaxChatText *text,
          gpointer               data)
{
  Joining    *joining = data;
  guint       count = sealwax_messages_get_count (self->messages);
  gsize       size = sealwax_secret_get_size (text->text);
  const char *bytes = sealwax_secret_get_text (text->text);
  /* Translators: a message's number among several. */
  g_autofree char *number = g_strdup_printf (C_ ("message", "%u of %u"), index + 1, count);

  put_string (joining, joining->size > 0 ? "\n" : "");
  put_string (joining, joining->dashes);
  put_string (joining, " ");
  put_string (joining, number);
  if (!text->proven)
    {
      put_string (joining, " · ");
      /* Translators: what is known of a text: nothing proves that it is what was encrypted. */
      put_string (joining, C_ ("message", "not verified"));
    }
  put_string (joining, " ");
  put_string (joining, joining->dashes);
  put_string (joining, "\n");
  put (joining, bytes, size);
  put_string (joining, size > 0 && bytes[size - 1] == '\n' ? "" : "\n");
}

/**
 * sealwax_chat_join:
 * @self: a chat
 *
 * Returns: (transfer full): all texts in the order of their messages, each below a line with its message's number
 */
SealwaxSecret *
sealwax_chat_join (SealwaxChat *self)
{
  Joining joining = { 0 };
  guint   longest = 0;

  g_return_val_if_fail (SEALWAX_IS_CHAT (self), NULL);

  for_each (self, find_dashes, &longest);
  joining.dashes = g_strnfill (CLAMP (longest + 1, DASHES_MIN, DASHES_MAX), '-');
  for_each (self, put_text, &joining);
  joining.joined = sealwax_secret_new_sized (joining.size);
  joining.size = 0;
  for_each (self, put_text, &joining);
  g_free (joining.dashes);

  return joining.joined;
}
