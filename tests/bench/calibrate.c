/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

#include "sealwax-calibration.h"

/* Prints the iterations that Sealwax chooses for this processor. */
int
main (void)
{
  printf ("%u\n", sealwax_calibration_measure ());

  return 0;
}
