/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-strength-text.h"

#define MINUTE 60.
#define HOUR (60. * MINUTE)
#define DAY (24. * HOUR)
#define YEAR (365.25 * DAY)

/* Beyond this, it might as well be for ever. */
#define YEARS_MAX 1e9

#define MILLION 1e6

/* No more exact than an estimate can be: two digits, and the others zero. */
static gulong
round_down (double number)
{
  double step = 1.;

  while (number / step >= 100.)
    step *= 10.;

  return (gulong)((gulong)(number / step) * (gulong)step);
}

static char *
describe_years (double years)
{
  gulong number = round_down (years);

  if (years >= YEARS_MAX)
    return g_strdup (C_ ("time to guess", "more than a billion years"));
  if (years < MILLION)
    return g_strdup_printf (ngettext ("%'lu year", "%'lu years", number), number);

  /* Translators: %.*f is a number such as “1.8” or “24”. */
  return g_strdup_printf (C_ ("time to guess", "%.*f million years"), years < 10. * MILLION ? 1 : 0, (double)number / MILLION);
}

/* In the sentences below, this comes after “in”, and before “to guess”. */
static char *
describe_seconds (double seconds)
{
  gulong number;

  if (seconds < 1.)
    return g_strdup (C_ ("time to guess", "under a second"));

  number = round_down (seconds);
  if (seconds < MINUTE)
    return g_strdup_printf (ngettext ("%lu second", "%lu seconds", number), number);
  number = round_down (seconds / MINUTE);
  if (seconds < HOUR)
    return g_strdup_printf (ngettext ("%lu minute", "%lu minutes", number), number);
  number = round_down (seconds / HOUR);
  if (seconds < DAY)
    return g_strdup_printf (ngettext ("%lu hour", "%lu hours", number), number);
  number = round_down (seconds / DAY);
  if (seconds < YEAR)
    return g_strdup_printf (ngettext ("%lu day", "%lu days", number), number);

  return describe_years (seconds / YEAR);
}

/**
 * sealwax_strength_describe_time:
 * @bits: the binary logarithm of how many guesses there are
 * @iterations: how many iterations a guess at the message will cost
 *
 * Returns: (transfer full): how long the attacker of sealwax_strength_explain() takes, for example “3 hours”
 */
char *
sealwax_strength_describe_time (double bits,
                                guint  iterations)
{
  return describe_seconds (sealwax_strength_get_seconds (bits, iterations, SEALWAX_STRENGTH_CARDS));
}

/**
 * sealwax_strength_describe:
 * @strength: the strength of a typed passphrase
 * @iterations: how many iterations a guess at the message will cost
 *
 * Returns: (transfer full): a line about it
 */
char *
sealwax_strength_describe (const SealwaxStrength *strength,
                           guint                  iterations)
{
  double           seconds = sealwax_strength_get_seconds (strength->bits, iterations, SEALWAX_STRENGTH_CARDS);
  g_autofree char *time = describe_seconds (seconds);

  if (seconds < DAY)
    /* Translators: of a passphrase; %s is a time, for example “3 hours”. */
    return g_strdup_printf (_ ("Very weak: can be guessed in %s"), time);
  if (seconds < 10. * YEAR)
    /* Translators: of a passphrase; %s is a time, for example “3 hours”. */
    return g_strdup_printf (_ ("Weak: can be guessed in %s"), time);
  if (seconds >= YEARS_MAX * YEAR)
    return g_strdup (_ ("Strong: more than a billion years to guess"));

  /* Translators: of a passphrase; %s is a time, for example “790,000 years”. */
  return g_strdup_printf (_ ("Strong: about %s to guess"), time);
}

/**
 * sealwax_strength_name:
 * @strength: the strength of a typed passphrase
 * @iterations: how many iterations a guess at the message will cost
 *
 * Returns: in a word or two, what sealwax_strength_describe() says in a line; it says only which of three it is, because
 *   whoever asks could save guesses if they knew more
 */
const char *
sealwax_strength_name (const SealwaxStrength *strength,
                       guint                  iterations)
{
  double seconds = sealwax_strength_get_seconds (strength->bits, iterations, SEALWAX_STRENGTH_CARDS);

  if (seconds < DAY)
    /* Translators: how strong it is. */
    return _ ("Passphrase: very weak");
  if (seconds < 10. * YEAR)
    /* Translators: how strong it is. */
    return _ ("Passphrase: weak");

  /* Translators: how strong it is. */
  return _ ("Passphrase: strong, if it was chosen at random");
}

/**
 * sealwax_strength_level:
 * @strength: the strength of a typed passphrase
 * @iterations: how many iterations a guess at the message will cost
 *
 * Returns: which of four steps it reaches, from 1 to 4: very weak, weak, and strong, the last one for more years than anybody
 *   needs
 */
guint
sealwax_strength_level (const SealwaxStrength *strength,
                        guint                  iterations)
{
  double seconds = sealwax_strength_get_seconds (strength->bits, iterations, SEALWAX_STRENGTH_CARDS);

  if (seconds < DAY)
    return 1;
  if (seconds < 10. * YEAR)
    return 2;

  return seconds < 10000. * YEAR ? 3 : 4;
}

/**
 * sealwax_strength_explain:
 * @bits: the binary logarithm of how many guesses there are
 * @iterations: how many iterations a guess at the message will cost
 *
 * Returns: (transfer full): sentences about what the estimate is based on
 */
char *
sealwax_strength_explain (double bits,
                          guint  iterations)
{
  /* Translators: the first %u is a number of bits, and the %'u that follow are numbers of iterations, of graphics cards, and
   * of guesses. */
  return g_strdup_printf (_ ("%u bits, and %'u iterations for each guess. The time is for %'u graphics cards of the kind "
                             "RTX 4090, each of which tries %'u a second (measured with hashcat)."),
                          (guint)bits,
                          iterations,
                          (guint)SEALWAX_STRENGTH_CARDS,
                          (guint)(SEALWAX_STRENGTH_CARD_ITERATIONS / iterations));
}

/**
 * sealwax_strength_explain_typed:
 * @strength: the strength of a typed passphrase
 * @iterations: how many iterations a guess at the message will cost
 *
 * Returns: (transfer full): like sealwax_strength_explain(), with what an estimate cannot know
 */
char *
sealwax_strength_explain_typed (const SealwaxStrength *strength,
                                guint                  iterations)
{
  g_autofree char *explanation = sealwax_strength_explain (strength->bits, iterations);

  if (strength->words > 0)
    return g_strconcat (explanation, " ", _ ("It holds only if the words were chosen at random."), NULL);

  return g_strconcat (explanation, " ", _ ("It holds only if nothing in the passphrase is known, such as a name or a date."), NULL);
}
