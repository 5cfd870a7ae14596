/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-bytes.h"
#include "sealwax-typed-words.h"

/* Words of the list while somebody types them: the first letters say which one is meant, as soon as no other word begins so. What
 * is typed is shown letter by letter, so nothing here hides how long it takes; the key itself is read by sealwax_words_read_key(). */

static gboolean
begins_with (const char *word,
             const char *letters,
             gsize       size)
{
  gsize i = 0;

  while (i < size && g_ascii_tolower (letters[i]) == word[i]) /* what ends a word is no letter */
    i++;

  return i == size;
}

/* Returns how many words begin so. The last of them is written to @slot, which may be NULL. */
static guint
look_up (const char *letters,
         gsize       size,
         char       *slot)
{
  const char *end = sealwax_words_list + SEALWAX_WORDS_LIST_SIZE;
  guint       candidates = 0;

  for (const char *word = sealwax_words_list; word < end;)
    {
      gsize length = (gsize)((const char *)memchr (word, '\n', (gsize)(end - word)) - word);

      if (begins_with (word, letters, size))
        {
          candidates++;
          if (slot != NULL)
            {
              memset (slot, 0, SEALWAX_WORDS_SLOT);
              memcpy (slot, word, length);
            }
        }
      word += length + 1;
    }

  return candidates;
}

/* Where the next word begins, or the end. Numbers and punctuation may stand around words. */
static const char *
skip_others (const char *p)
{
  while (*p != '\0' && !g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static const char *
skip_letters (const char *p)
{
  while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static void
take_word (SealwaxTypedWords *self,
           const char        *text,
           gsize              start,
           gsize              end,
           gboolean           is_open)
{
  char  slot[SEALWAX_WORDS_SLOT] = { 0 };
  guint candidates = look_up (text + start, end - start, slot);

  self->count++;
  if (is_open)
    {
      self->open = self->count;
      self->open_start = start;
      self->open_end = end;
      self->candidates = candidates;
    }
  if (candidates == 1 && self->count <= SEALWAX_WORDS_OF_KEY)
    memcpy (self->slots[self->count - 1], slot, sizeof slot);
  if (self->bad == 0 && candidates != 1 && (candidates == 0 || !is_open))
    {
      self->bad = self->count;
      self->bad_start = start;
      self->bad_end = end;
      self->bad_candidates = candidates;
    }
  sealwax_wipe (slot, sizeof slot);
}

/**
 * sealwax_typed_words_read:
 * @self: (out caller-allocates): what is typed
 * @text: UTF-8
 * @cursor: where in @text the person types, in bytes; %SEALWAX_TYPED_WORDS_OVER if they are done
 *
 * Reads words, of which the first letters are enough. A word is being typed if the cursor is in it or right behind it: then it may
 * still become one of several.
 */
void
sealwax_typed_words_read (SealwaxTypedWords *self,
                          const char        *text,
                          gsize              cursor)
{
  const char *p = skip_others (text);

  memset (self, 0, sizeof *self);
  while (*p != '\0')
    {
      const char *after = skip_letters (p);
      gsize       start = (gsize)(p - text);
      gsize       end = (gsize)(after - text);

      take_word (self, text, start, end, cursor > start && cursor <= end);
      p = skip_others (after);
    }
}

/**
 * sealwax_typed_words_wipe:
 * @self: what was typed
 *
 * Overwrites it.
 */
void
sealwax_typed_words_wipe (SealwaxTypedWords *self)
{
  sealwax_wipe (self, sizeof *self);
}

/**
 * sealwax_typed_words_join:
 * @self: what is typed
 * @count: how many words are wanted, at most %SEALWAX_WORDS_OF_KEY
 *
 * Returns: (transfer full) (nullable): the words, with a space between each two; %NULL if there are fewer or more, or if not all of
 *   them are known
 */
SealwaxSecret *
sealwax_typed_words_join (const SealwaxTypedWords *self,
                          guint                    count)
{
  gsize          size = (gsize)count * SEALWAX_WORDS_SLOT;
  SealwaxSecret *words;
  char          *to;

  g_return_val_if_fail (count <= SEALWAX_WORDS_OF_KEY, NULL);

  if (count == 0 || self->count != count)
    return NULL;
  for (guint i = 0; i < count; i++)
    if (self->slots[i][0] == '\0')
      return NULL;

  words = sealwax_secret_new_sized (size);
  to = (char *)sealwax_secret_get_writable (words);
  memcpy (to, self->slots, size);
  sealwax_words_join (to, count);
  sealwax_secret_truncate (words, strlen (to));

  return words;
}

/**
 * sealwax_typed_words_suggest:
 * @self: what is typed
 * @text: the text that it was read from
 *
 * Returns: (transfer full) (nullable): the words that the open one may become, with commas between them; %NULL if there is none
 */
char *
sealwax_typed_words_suggest (const SealwaxTypedWords *self,
                             const char              *text)
{
  const char *end = sealwax_words_list + SEALWAX_WORDS_LIST_SIZE;
  GString    *words;

  if (self->open == 0 || self->candidates == 0)
    return NULL;

  words = g_string_new (NULL);
  for (const char *word = sealwax_words_list; word < end;)
    {
      gsize length = (gsize)((const char *)memchr (word, '\n', (gsize)(end - word)) - word);

      if (begins_with (word, text + self->open_start, self->open_end - self->open_start))
        {
          if (words->len > 0)
            g_string_append (words, ", ");
          g_string_append_len (words, word, (gssize)length);
        }
      word += length + 1;
    }

  return g_string_free_and_steal (words);
}
