/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "sealwax-mend-undo.h"

#define NAME_MAX 24

/* Tags within a line. All others stand where a line ends. */
static const char inline_tags[][8] = {
  "wbr",
  "span",
  "font",
  "a",
  "b",
  "i",
  "u",
  "s",
  "em",
  "strong",
  "code",
  "tt",
  "mark",
  "small",
  "big",
  "ins",
  "del",
  "kbd",
  "samp",
  "var",
  "bdi",
  "bdo",
  "nobr",
  "img"
};

typedef struct
{
  uint32_t code;
  uint8_t  size;
  char     name[19];
} Entity;

/* What initializes an array cannot stand in parentheses. */
#define NAME(name) sizeof (name) - 1, name /* NOLINT(bugprone-macro-parentheses) */

static const Entity entities[] = {
  { '&', NAME ("amp") },
  { '<', NAME ("lt") },
  { '>', NAME ("gt") },
  { '"', NAME ("quot") },
  { '\'', NAME ("apos") },
  { '+', NAME ("plus") },
  { '/', NAME ("sol") },
  { '\\', NAME ("bsol") },
  { '=', NAME ("equals") },
  { '%', NAME ("percnt") },
  { '_', NAME ("lowbar") },
  { '_', NAME ("UnderBar") },
  { '-', NAME ("hyphen") },
  { '-', NAME ("dash") },
  { '\t', NAME ("Tab") },
  { '\n', NAME ("NewLine") },
  { 0xa0, NAME ("nbsp") },
  { 0xa0, NAME ("NonBreakingSpace") },
  { 0xad, NAME ("shy") },
  { 0x2002, NAME ("ensp") },
  { 0x2003, NAME ("emsp") },
  { 0x2009, NAME ("thinsp") },
  { 0x2009, NAME ("ThinSpace") },
  { 0x200a, NAME ("hairsp") },
  { 0x200b, NAME ("ZeroWidthSpace") },
  { 0x200c, NAME ("zwnj") },
  { 0x200d, NAME ("zwj") },
  { 0x200e, NAME ("lrm") },
  { 0x200f, NAME ("rlm") },
  { 0x2060, NAME ("NoBreak") },
};

/* What of the rest of the text was found not to end anything, so that it is not searched again. */
typedef struct
{
  bool no_comment;
  bool no_style;
  bool no_script;
} Dead;

static bool
is_letter (char character)
{
  character |= 0x20;

  return character >= 'a' && character <= 'z';
}

static bool
is_name (char character)
{
  return is_letter (character) || sealwax_undo_is_digit (character);
}

/* The size of @word, in lower case, if it is at @offset; otherwise 0. */
static size_t
word_size (const SealwaxUndoing *self,
           size_t                offset,
           const char           *word)
{
  size_t i = 0;

  while (word[i] != '\0'
         && (sealwax_undo_peek (self, offset + i) == word[i]
             || (is_letter (word[i]) && (sealwax_undo_peek (self, offset + i) | 0x20) == word[i])))
    i++;

  return word[i] == '\0' ? i : 0;
}

/* Where the bytes after @words are, from @offset on; 0 and @dead if they do not come before a wall. */
static size_t
find_after (const SealwaxUndoing *self,
            size_t                offset,
            const char           *word,
            bool                 *dead)
{
  for (; !*dead && offset < self->size - self->in; offset++)
    if (word_size (self, offset, word) > 0)
      return offset + word_size (self, offset, word);
  *dead = true;

  return 0;
}

/* Whether the name of a tag is here, and not an address or something else in angle brackets. */
static bool
is_tag (const SealwaxUndoing *self)
{
  size_t size = sealwax_undo_peek (self, 1) == '/' ? 2 : 1;
  char   first = sealwax_undo_peek (self, size);

  if (first == '!' || first == '?')
    return size == 1;
  if (!is_letter (first))
    return false;
  while (is_name (sealwax_undo_peek (self, size)) || sealwax_undo_peek (self, size) == '-'
         || (sealwax_undo_peek (self, size) == ':' && is_letter (sealwax_undo_peek (self, size + 1))))
    size++;
  first = sealwax_undo_peek (self, size);

  return first == '>' || first == '/' || first == ' ' || (first >= '\t' && first <= '\r');
}

/* The size of the tag that begins here, or 0. A value in quotes may have anything in it. */
static size_t
tag_size (const SealwaxUndoing *self)
{
  size_t left = self->size - self->in;
  size_t size = 1;

  while (size < left)
    {
      const char *at = self->text + self->in + size;
      const char *quote = (*at == '"' || *at == '\'') && at[-1] == '=' ? memchr (at + 1, *at, left - size - 1) : NULL;

      if (*at == '>')
        return size + 1;
      if (*at == '<' || *at == SEALWAX_UNDO_WALL)
        return 0;
      size += quote != NULL ? (size_t)(quote - at) + 1 : 1;
    }

  return 0;
}

static bool
is_inline (const SealwaxUndoing *self)
{
  size_t start = sealwax_undo_peek (self, 1) == '/' ? 2 : 1;

  for (size_t i = 0; i < sizeof inline_tags / sizeof inline_tags[0]; i++)
    {
      size_t size = word_size (self, start, inline_tags[i]);

      if (size > 0 && !is_name (sealwax_undo_peek (self, start + size)))
        return true;
    }

  return false;
}

static void
undo_tag (SealwaxUndoing *self,
          Dead           *dead)
{
  size_t size = 0;

  if (word_size (self, 1, "!--") > 0)
    size = find_after (self, 4, "-->", &dead->no_comment);
  else if (word_size (self, 1, "style") > 0)
    size = find_after (self, 6, "</style>", &dead->no_style);
  else if (word_size (self, 1, "script") > 0)
    size = find_after (self, 7, "</script>", &dead->no_script);

  if (size == 0 && is_tag (self))
    size = tag_size (self);

  if (size == 0)
    sealwax_undo_put (self, 1, '<');
  else if (is_inline (self))
    self->in += size;
  else
    sealwax_undo_put (self, size, '\n');
}

/* `&#43;`, `&#x2b;`; the semicolon may be missing. Returns its size, or 0. */
static size_t
read_number (const SealwaxUndoing *self,
             uint32_t             *code)
{
  size_t size = 2;

  if ((sealwax_undo_peek (self, 2) | 0x20) == 'x')
    {
      size = sealwax_undo_hex (self, 3, 6, code);
      if (size == 0)
        return 0;
      size += 3;
    }
  else
    {
      for (*code = 0; size < 9 && sealwax_undo_peek (self, size) >= '0' && sealwax_undo_peek (self, size) <= '9'; size++)
        *code = *code * 10 + (uint32_t)(sealwax_undo_peek (self, size) - '0');
      if (size == 2)
        return 0;
    }

  return sealwax_undo_peek (self, size) == ';' ? size + 1 : size;
}

/* `&plus;`. Returns its size, or 0. Names that are not known are of characters that no message has. */
static size_t
read_name (const SealwaxUndoing *self,
           uint32_t             *code)
{
  size_t size = 1;

  while (size <= NAME_MAX && is_name (sealwax_undo_peek (self, size)))
    size++;
  if (size == 1 || sealwax_undo_peek (self, size) != ';')
    return 0;

  *code = SEALWAX_UNDO_OTHER;
  for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
    if (entities[i].size == size - 1 && memcmp (entities[i].name, self->text + self->in + 1, size - 1) == 0)
      *code = entities[i].code;

  return size + 1;
}

/**
 * sealwax_undo_html:
 * @self: a text
 *
 * Takes HTML out of a text: tags, and what stands for characters.
 */
void
sealwax_undo_html (SealwaxUndoing *self)
{
  Dead dead = { 0 };

  while (self->in < self->size)
    {
      char     next = sealwax_undo_peek (self, 0);
      uint32_t code = 0;
      size_t   size = 0;

      if (next == '&')
        size = sealwax_undo_peek (self, 1) == '#' ? read_number (self, &code) : read_name (self, &code);

      if (size > 0)
        sealwax_undo_put_code (self, size, code);
      else if (next == '<')
        undo_tag (self, &dead);
      else
        sealwax_undo_copy (self);
    }
}
