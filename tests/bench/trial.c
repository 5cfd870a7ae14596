/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "sealwax-inspect.h"
#include "sealwax-operation.h"
#include "sealwax-trial.h"

#define ITERATIONS 600000
#define PASSPHRASES 20
#define KEYS 100
#define ROUNDS 7

typedef SealwaxKeys *(*MakeKeys) (guint number);

static SealwaxKeys *
make_passphrase (guint number)
{
  g_autofree char *text = g_strdup_printf ("six words are better than %u", number);
  g_autoptr (SealwaxSecret) passphrase = sealwax_secret_new (text, strlen (text));

  return sealwax_keys_new (passphrase, NULL);
}

static SealwaxKeys *
make_key (guint number)
{
  g_autofree char *bytes = g_strdup_printf ("%032u", number);
  g_autoptr (SealwaxSecret) key = sealwax_secret_new (bytes, strlen (bytes));

  return sealwax_keys_new (NULL, key);
}

static GBytes *
make_message (MakeKeys make)
{
  g_autoptr (SealwaxSecret) text = sealwax_secret_new ("Meet me at noon.", 16);
  g_autoptr (SealwaxKeys) keys = make (G_MAXUINT);
  g_autoptr (SealwaxOperation) operation = sealwax_operation_new_seal (SEALWAX_FORMAT_SEALED, text, keys, ITERATIONS);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) message = sealwax_operation_seal (operation, NULL, &error);

  if (message == NULL)
    g_error ("%s", error->message);

  return sealwax_secret_get_bytes (message);
}

/* In milliseconds. None of them opens it. */
static double
try_all (GBytes  *message,
         MakeKeys make,
         guint    count)
{
  g_autoptr (GArray) found = sealwax_inspect (message);
  g_autoptr (SealwaxTrial) trial = sealwax_trial_new (message, &g_array_index (found, SealwaxMessage, 0));
  gint64 begin;
  guint  index;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (SealwaxKeys) keys = make (i);

      sealwax_trial_add (trial, keys);
    }

  begin = g_get_monotonic_time ();
  if (sealwax_trial_run (trial, NULL, &index) || sealwax_trial_get_done (trial) != count)
    g_error ("not all of them were tried");

  return (double)(g_get_monotonic_time () - begin) / 1000;
}

/* Prints, for each round, how long it takes to try one passphrase, many of them, and many keys, in milliseconds. Then the
 * processors. */
int
main (void)
{
  g_autoptr (GBytes) by_passphrase = make_message (make_passphrase);
  g_autoptr (GBytes) by_key = make_message (make_key);

  for (guint i = 0; i < ROUNDS; i++)
    printf ("%f %f %f\n",
            try_all (by_passphrase, make_passphrase, 1),
            try_all (by_passphrase, make_passphrase, PASSPHRASES),
            try_all (by_key, make_key, KEYS));
  printf ("%u\n", g_get_num_processors ());

  return 0;
}
