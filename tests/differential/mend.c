/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <stdio.h>

#include "sealwax-armor.h"
#include "sealwax-mend.h"

/* Mends texts for test_mend.py. Standard input has one text after another, each preceded by its 32-bit size. Standard
 * output has, for each, a line with the whole messages as they were made, separated by blanks. */

static void
print_message (const char           *text,
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
      chars[0] = 'S';
      count = 1 + sealwax_armor_read (text, message->end, &position, chars + 1, message->end - message->start);
    }
  printf ("%.*s ", (int)count, chars);
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

      g_assert_cmpuint (fread (text, 1, size, stdin), ==, size);
      while (count < SEALWAX_MEND_MAX && sealwax_message_find (text, size, &position, &messages[count]))
        count++;
      g_assert_true (sealwax_mend (text, size, messages, &count, scratch, NULL));
      for (size_t i = 0; i < count; i++)
        if (messages[i].status == SEALWAX_STATUS_OK)
          print_message (text, &messages[i]);
      putchar ('\n');
    }

  return 0;
}
