/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "sealwax-strength.h"

#define LINE_SIZE 4096

/* For each line of standard input, which is a passphrase: its estimated bits. */
int
main (void)
{
  char line[LINE_SIZE];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr (SealwaxSecret) passphrase = sealwax_secret_new (line, strcspn (line, "\n"));
      SealwaxStrength strength;

      sealwax_strength_estimate (passphrase, &strength);
      printf ("%.2f\n", strength.bits);
    }

  return ferror (stdin) != 0;
}
