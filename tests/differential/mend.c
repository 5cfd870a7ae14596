/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <stdio.h>

#include "sealwax-armor.h"
#include "sealwax-mend.h"
#include "sealwax-trouble.h"

/* Mends texts for test_mend.py and the page's tests. Standard input has one text after another, each preceded by its 32-bit size.
 * Standard output has a line for each: how often it was read again; then each message, preceded by a blank, as a list with
 * commas: outcome, format, start, end, characters, characters wanted, what was undone, what it looks like, if it is whole, its
 * characters as they were made, and, if it is not, what is wrong with it: the kind, how many characters are there, how many are
 * missing or too many, the line, and a character. */

static const char *const outcomes[] = {
  [SEALWAX_STATUS_OK] = "ok",
  [SEALWAX_STATUS_NOT_A_MESSAGE] = "not-a-message",
  [SEALWAX_STATUS_NEWER] = "newer",
  [SEALWAX_STATUS_INCOMPLETE] = "incomplete",
  [SEALWAX_STATUS_DAMAGED] = "damaged",
  [SEALWAX_STATUS_TOO_LARGE] = "too-large",
};

static const char *const formats[] = { "sealed", "basic", "none" };

static const char *const foreign_names[] = {
  "",
  "openssl",
  "png",
  "openssh-key",
  "same-bytes",
  "lower-case",
  "upper-case",
  "text",
  "pdf",
  "zip",
  "gzip",
  "openpgp",
  "age",
  "der",
  "ssh-public",
  "same-digit",
  "perhaps-key",
  "pgp-message",
  "pgp-signed",
  "pgp-key",
  "age-armor",
  "age-key",
  "ssh-key",
  "pem-key",
  "pem",
  "gtkcrypto",
  "saltpack",
  "uuid"
};

static const char *const troubles[] = {
  [SEALWAX_TROUBLE_NONE] = "",
  [SEALWAX_TROUBLE_END] = "end",
  [SEALWAX_TROUBLE_LINES] = "lines",
  [SEALWAX_TROUBLE_IN_LINE] = "in-line",
  [SEALWAX_TROUBLE_CHARACTER] = "character",
  [SEALWAX_TROUBLE_TOO_MANY] = "too-many",
  [SEALWAX_TROUBLE_CHANGED] = "changed",
  [SEALWAX_TROUBLE_CASE] = "case",
};

static void
print_characters (const char           *text,
                  const SealwaxMessage *message)
{
  g_autofree char *chars = g_malloc (message->end - message->start + 1);
  size_t           position = message->start + 1; /* it would end at its own magic */
  size_t           count;
  unsigned         undone;

  if (message->mending.mended)
    count = sealwax_mend_read (text, message, chars, &undone);
  else
    {
      chars[0] = text[message->start];
      count = 1 + sealwax_armor_read (text, message->end, &position, chars + 1, message->end - message->start);
      while (count < message->chars)
        chars[count++] = '=';
    }
  printf ("%.*s", (int)count, chars);
}

static void
print_trouble (const char     *text,
               size_t          size,
               SealwaxMessage *message,
               char           *scratch)
{
  SealwaxTrouble *trouble = &message->trouble;

  sealwax_trouble_find (text, size, message, scratch);
  printf (",%s", troubles[trouble->kind]);
  if (trouble->kind != SEALWAX_TROUBLE_NONE && trouble->kind != SEALWAX_TROUBLE_CASE)
    printf (",%zu,%zu,%zu,%u", trouble->present, trouble->missing, trouble->line, trouble->character);
}

static void
print_message (const char           *text,
               const SealwaxMessage *message)
{
  printf (" %s,%s,%zu,%zu,%zu,%zu,%u,%s,", outcomes[message->status], formats[message->format], message->start, message->end, message->chars, message->chars_wanted, message->mending.undone, foreign_names[message->foreign]);
  if (message->status == SEALWAX_STATUS_OK)
    print_characters (text, message);
}

static bool
count_reading (uint32_t done,
               uint32_t total,
               void    *data)
{
  uint32_t *readings = data;

  (*readings)++;

  return true;
}

int
main (void)
{
  g_autofree SealwaxMessage *messages = g_new (SealwaxMessage, SEALWAX_MEND_MAX);
  uint32_t                   size;

  while (fread (&size, sizeof size, 1, stdin) == 1)
    {
      g_autofree char *text = g_malloc (size);
      g_autofree char *scratch = g_malloc (size);
      size_t           position = 0, count = 0;
      uint32_t         readings = 0;
      SealwaxProgress  progress = { count_reading, &readings };

      g_assert_cmpuint (fread (text, 1, size, stdin), ==, size);
      while (count < SEALWAX_MEND_MAX && sealwax_message_find (text, size, &position, &messages[count]))
        count++;
      g_assert_true (sealwax_mend (text, size, messages, &count, scratch, &progress));
      printf ("%u", readings);
      for (size_t i = 0; i < count; i++)
        {
          print_message (text, &messages[i]);
          if (messages[i].status == SEALWAX_STATUS_INCOMPLETE || messages[i].status == SEALWAX_STATUS_DAMAGED)
            print_trouble (text, i + 1 < count ? messages[i + 1].start : size, &messages[i], scratch);
        }
      putchar ('\n');
    }

  return 0;
}
