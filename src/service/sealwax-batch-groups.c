/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"
#include "sealwax-batch-groups.h"
#include "sealwax-header.h"

/* How many characters of a message hold its salt, and what they decode to. */
#define SALT_CHARS SEALWAX_BASE64_SIZE (SEALWAX_HEADER_SIZE)

static void
group_free (gpointer data)
{
  SealwaxBatchGroup *group = data;

  g_array_unref (group->indices);
  g_free (group);
}

/* Sealed has it in its header, Basic at the very beginning. Reading stops at a magic, so the first character of a Sealed message
 * is put there by hand. */
static void
read_salt (GBytes               *text,
           const SealwaxMessage *message,
           guint8                salt[SEALWAX_SALT_SIZE])
{
  gboolean    sealed = message->format == SEALWAX_FORMAT_SEALED;
  char        chars[SALT_CHARS];
  guint8      bytes[SEALWAX_HEADER_SIZE];
  const char *pasted = g_bytes_get_data (text, NULL);
  gsize       position = message->start + (sealed ? 1 : 0);
  gsize       wanted = sealed ? sizeof chars : SEALWAX_BASE64_SIZE (18); /* whole groups of characters */
  gsize       got;

  memset (salt, 0, SEALWAX_SALT_SIZE);
  chars[0] = 'S';
  got = sealwax_armor_read (pasted, message->end, &position, chars + (sealed ? 1 : 0), wanted - (sealed ? 1 : 0)) + (sealed ? 1 : 0);
  if (got == wanted && sealwax_base64_decode (chars, wanted, bytes) > 0)
    memcpy (salt, bytes + (sealed ? 16 : 0), SEALWAX_SALT_SIZE);
}

/* What costs least first; otherwise in the text's order. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const SealwaxBatchGroup *one = *(const SealwaxBatchGroup *const *)a;
  const SealwaxBatchGroup *other = *(const SealwaxBatchGroup *const *)b;

  if (one->iterations != other->iterations)
    return one->iterations < other->iterations ? -1 : 1;

  return (int)g_array_index (one->indices, guint, 0) - (int)g_array_index (other->indices, guint, 0);
}

/**
 * sealwax_batch_groups_new:
 *
 * Returns: (transfer full) (element-type SealwaxBatchGroup): no groups yet
 */
GPtrArray *
sealwax_batch_groups_new (void)
{
  return g_ptr_array_new_with_free_func (group_free);
}

/**
 * sealwax_batch_groups_add:
 * @self: (element-type SealwaxBatchGroup): groups
 * @text: the text that the message is in
 * @message: a message
 * @index: what it is called
 *
 * Puts a message into the group of its like, or into a new one.
 */
void
sealwax_batch_groups_add (GPtrArray            *self,
                          GBytes               *text,
                          const SealwaxMessage *message,
                          guint                 index)
{
  guint8             salt[SEALWAX_SALT_SIZE];
  SealwaxBatchGroup *group;

  read_salt (text, message, salt);
  for (guint i = 0; i < self->len; i++)
    {
      group = g_ptr_array_index (self, i);
      if (group->format == message->format && group->iterations == message->iterations && memcmp (group->salt, salt, sizeof salt) == 0)
        {
          g_array_append_val (group->indices, index);
          return;
        }
    }

  group = g_new0 (SealwaxBatchGroup, 1);
  group->format = message->format;
  group->iterations = message->iterations;
  group->indices = g_array_new (FALSE, FALSE, sizeof (guint));
  memcpy (group->salt, salt, sizeof salt);
  g_array_append_val (group->indices, index);
  g_ptr_array_add (self, group);
}

/**
 * sealwax_batch_groups_sort:
 * @self: (element-type SealwaxBatchGroup): groups
 *
 * Puts those first that cost least.
 */
void
sealwax_batch_groups_sort (GPtrArray *self)
{
  g_ptr_array_sort (self, compare);
}
