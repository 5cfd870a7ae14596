/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>

#include "sealwax-passphrase.h"
#include "sealwax-strength-private.h"
#include "sealwax-strength.h"

/* The bits of the parts that people make passphrases from. All are on the low side, because a guesser knows these parts,
 * too. Those of keyboards are in sealwax-strength-keyboard.c. */
#define COMMON_BITS 7.  /* one of the common words below */
#define FOREIGN_BITS 2. /* a letter of another alphabet, in a word of that language */
#define SYMBOL_BITS 3.  /* any other character, a digit too */
#define YEAR_BITS 7.    /* from 1900 to 2059 */
#define DATE_BITS 15.   /* a day of a century */
#define COPY_BITS 1.    /* something that comes again */
#define LEAKED_BITS 14. /* one of the twenty thousand that leaked most often */
#define WORDLIKE_MIN 3  /* from this many letters on, it may be a word that we do not know */

/* Among the first words that everybody tries. "hello" and the like are not on the generator's list. */
static const char common_words[] = "abc admin alex amanda andrea andrew angel anna anthony asdf ashley august baby bailey batman biteme charlie chelsea "
                                   "christ daniel david december default diamond eminem emma february flower football forever freedom friday george "
                                   "god guest hannah harley hello hi hunter iloveyou jack james january jennifer jessica jesus john jordan joshua july june "
                                   "justin killer letmein liverpool login london lovely love maggie march maria marina mark master matrix matthew may me "
                                   "merlin michael michelle monday monkey mustang my naruto nicole november oct october paris pass passwd password passwort "
                                   "patrick peter pokemon princess private qwerty ranger robert root sarah saturday secret september sex shadow soccer "
                                   "sophie starwars sunday superman sunshine taylor test the thomas thursday tuesday user wednesday welcome whatever you ";

/* Some that leaked so often that every guesser has them, although they look as if they were drawn at random. */
static const char leaked[] = "hd764nw5d7e1vb1 3rjs1la7qe j3qq4h7h2v cvzefh1gkc 123hfjdk147 ghhh47hj7649 sojdlg123aljg soso123aljg "
                             "7ugd5hip2j 23176djivanfros 4904s677075 x72jhhu3z kcj9wx5n mailcreated5240 9293709b13 5hsu75kpot 1x2zkg8w "
                             "12s3t4p55 polniypizdec0211 4815162342 314159265 c6h12o6 r2d2c3p0 r2d2c3po c3por2d2 ";

/* Which letters follow each letter in the list of words, one bit for each. */
static guint32 likely[26];

static void
read_words (void)
{
  static gsize done;
  GBytes      *list;
  const char  *text;
  gsize        size;

  if (!g_once_init_enter (&done))
    return;

  list = sealwax_passphrase_get_words ();
  text = g_bytes_get_data (list, &size);
  for (gsize i = 1; i < size; i++)
    if (g_ascii_islower (text[i - 1]) && g_ascii_islower (text[i]))
      likely[text[i - 1] - 'a'] |= (guint32)1 << (text[i] - 'a');
  g_bytes_unref (list);
  g_once_init_leave (&done, 1);
}

static void
read_passphrase (SealwaxStrengthWork *work,
                 const SealwaxSecret *passphrase)
{
  const char *text = sealwax_secret_get_text (passphrase);

  for (const char *p = text; *p != '\0' && work->size < SEALWAX_STRENGTH_CHARS_MAX; p = g_utf8_next_char (p))
    {
      work->chars[work->size] = g_utf8_get_char (p);
      work->lower[work->size] = g_unichar_tolower (work->chars[work->size]);
      work->size++;
    }
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_separator (gunichar c)
{
  return c == ' ' || c == '-' || c == '_' || c == '.' || c == ',';
}

/* Whether a character stands for a letter of a word: as itself, or the way people write it to satisfy a rule. */
static gboolean
stands_for (gunichar  c,
            char      letter,
            gboolean *is_variant)
{
  static const char pairs[] = "4a@a8b3e9g1i!i1l0o5s$s7t+t2z";

  if (c == (gunichar)letter)
    return TRUE;

  for (gsize i = 0; i + 1 < sizeof pairs; i += 2)
    if (c == (gunichar)pairs[i] && pairs[i + 1] == letter)
      {
        *is_variant = TRUE;
        return TRUE;
      }

  return FALSE;
}

/* Tries all words of a list at one place. Each word in the list is followed by one character. */
static void
offer_words (SealwaxStrengthWork *work,
             gsize                from,
             const char          *list,
             gsize                size,
             double               bits,
             gboolean             is_word)
{
  for (gsize at = 0; at < size; at++)
    {
      gboolean is_variant = FALSE;
      gboolean fits = TRUE;
      gsize    to = from;

      for (; at < size && g_ascii_islower (list[at]); at++, to++)
        if (fits)
          fits = to < work->size && stands_for (work->lower[to], list[at], &is_variant);

      if (fits)
        sealwax_strength_offer (work,
                                from,
                                to,
                                bits + (is_variant ? VARIANT_BITS : 0.) + (from == 0 && work->chars[0] != work->lower[0] ? VARIANT_BITS : 0.),
                                is_word);
    }
}

/* Letters that are not a word we know. They may be a word all the same, so three or more of them count as at least one. */
static void
offer_letters (SealwaxStrengthWork *work,
               gsize                from)
{
  double bits = 0.;

  for (gsize to = from; to < work->size && g_unichar_isalpha (work->chars[to]); to++)
    {
      gunichar c = work->lower[to];
      gunichar before = to > from ? work->lower[to - 1] : 0;

      if (c > 'z')
        bits += g_unichar_iswide (c) ? UNLIKELY_BITS : FOREIGN_BITS;
      else if (before == 0 || before > 'z')
        bits += LETTER_BITS;
      else
        bits += (likely[before - 'a'] >> (c - 'a') & 1) != 0 ? LIKELY_BITS : UNLIKELY_BITS;

      if (to > from && work->chars[to] != c && work->chars[to - 1] == before)
        bits += VARIANT_BITS;

      sealwax_strength_offer (work, from, to + 1, to + 1 - from >= WORDLIKE_MIN ? MAX (bits, SEALWAX_BITS_PER_WORD) : bits, FALSE);
    }
}

/* Tries those at one place. Each in the list is followed by a space. */
static void
offer_leaked (SealwaxStrengthWork *work,
              gsize                from)
{
  for (const char *one = leaked; *one != '\0'; one = strchr (one, ' ') + 1)
    {
      gsize to = from;

      for (gsize i = 0; one[i] != ' ' && to < work->size && work->lower[to] == (gunichar)one[i]; i++)
        to++;
      if (one[to - from] == ' ')
        sealwax_strength_offer (work, from, to, LEAKED_BITS, FALSE);
    }
}

static void
offer_character (SealwaxStrengthWork *work,
                 gsize                from)
{
  gunichar c = work->chars[from];

  if (is_separator (c) && from > 0)
    sealwax_strength_offer (work, from, from + 1, is_separator (work->chars[from - 1]) ? VARIANT_BITS : 0., FALSE);
  else if (c == '!' && from > 0)
    sealwax_strength_offer (work, from, from + 1, VARIANT_BITS, FALSE);
  else if (!g_unichar_isalpha (c))
    sealwax_strength_offer (work, from, from + 1, SYMBOL_BITS, FALSE);
}

/* A repetition: of what is right before it or, if it is longer than three characters, of anything before it. */
static void
offer_copies (SealwaxStrengthWork *work,
              gsize                from)
{
  for (gsize distance = 1; distance <= from; distance++)
    for (gsize length = 1; length <= distance && from + length <= work->size; length++)
      {
        if (work->lower[from + length - 1] != work->lower[from - distance + length - 1])
          break;
        if (length == distance)
          sealwax_strength_offer (work, from, from + length, COPY_BITS, FALSE);
        else if (length > 3)
          sealwax_strength_offer (work, from, from + length, COPY_BITS + log2 ((double)distance), FALSE);
      }
}

/* A number with this many digits, or -1. */
static int
read_number (const SealwaxStrengthWork *work,
             gsize                      from,
             gsize                      digits)
{
  int number = 0;

  for (gsize i = from; i < from + digits; i++)
    {
      if (i >= work->size || !is_digit (work->chars[i]))
        return -1;
      number = 10 * number + (int)(work->chars[i] - '0');
    }

  return number;
}

static gboolean
is_day_and_month (int a,
                  int b)
{
  return a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
}

/* 1987; 240587, 24051987, 19870524, 24.05.1987, in the orders that people use. */
static void
offer_dates (SealwaxStrengthWork *work,
             gsize                from)
{
  int      year = read_number (work, from, 4);
  gboolean is_year = year >= 1900 && year <= 2059;

  if (is_year)
    sealwax_strength_offer (work, from, from + 4, YEAR_BITS, FALSE);
  if (is_year && is_day_and_month (read_number (work, from + 4, 2), read_number (work, from + 6, 2)))
    sealwax_strength_offer (work, from, from + 8, DATE_BITS, FALSE);
  if (is_day_and_month (read_number (work, from, 2), read_number (work, from + 2, 2)))
    for (gsize digits = 2; digits <= 4; digits += 2)
      if (read_number (work, from + 4, digits) >= 0)
        sealwax_strength_offer (work, from, from + 4 + digits, DATE_BITS, FALSE);

  for (gsize day = 1; day <= 2; day++)
    for (gsize month = 1; month <= 2; month++)
      for (gsize digits = 2; digits <= 4; digits += 2)
        if (is_day_and_month (read_number (work, from, day), read_number (work, from + day + 1, month))
            && read_number (work, from + day + month + 2, digits) >= 0
            && !is_digit (work->chars[from + day])
            && work->chars[from + day] == work->chars[from + day + 1 + month])
          sealwax_strength_offer (work, from, from + day + month + 2 + digits, DATE_BITS, FALSE);
}

/**
 * sealwax_strength_estimate:
 * @passphrase: a passphrase in UTF-8
 * @strength: (out): how hard it is to guess, at least
 *
 * Takes a passphrase apart in the cheapest way that an experienced guesser knows: words of the generator's list and common
 * words, also with digits for letters; what looks like a word; rows of the alphabet, and ways over the keyboard; repetitions; years
 * and dates; and single characters. The sum of their bits is the estimate. What only the person's friends would try is not
 * known here, so the estimate is only about what a stranger has to do.
 *
 * The time it takes is bounded, whatever the length, and it leaves no copy.
 */
void
sealwax_strength_estimate (const SealwaxSecret *passphrase,
                           SealwaxStrength     *strength)
{
  g_autoptr (SealwaxSecret) memory = sealwax_secret_new_sized (sizeof (SealwaxStrengthWork));
  g_autoptr (GBytes) list = sealwax_passphrase_get_words ();
  SealwaxStrengthWork *work = (SealwaxStrengthWork *)(void *)sealwax_secret_get_writable (memory);

  g_return_if_fail (passphrase != NULL && strength != NULL);

  read_words ();
  read_passphrase (work, passphrase);
  for (gsize i = 1; i <= work->size; i++)
    work->bits[i] = G_MAXDOUBLE;
  work->only_words[0] = TRUE;

  for (gsize from = 0; from < work->size; from++)
    {
      offer_character (work, from);
      offer_letters (work, from);
      offer_leaked (work, from);
      sealwax_strength_offer_keyboard (work, from);
      offer_copies (work, from);
      offer_dates (work, from);
      offer_words (work, from, common_words, strlen (common_words), COMMON_BITS, FALSE);
      offer_words (work, from, g_bytes_get_data (list, NULL), g_bytes_get_size (list), SEALWAX_BITS_PER_WORD, TRUE);
    }

  strength->bits = work->bits[work->size];
  strength->words = work->only_words[work->size] ? work->words[work->size] : 0;
}

/**
 * sealwax_strength_get_seconds:
 * @bits: the binary logarithm of how many guesses there are
 * @iterations: how many of PBKDF2-HMAC-SHA-256 each guess takes
 * @cards: how many graphics cards are guessing
 *
 * Returns: how many seconds it takes them on average, which is the time for half of all guesses
 */
double
sealwax_strength_get_seconds (double bits,
                              guint  iterations,
                              guint  cards)
{
  return exp2 (bits - 1.) * iterations / (SEALWAX_STRENGTH_CARD_ITERATIONS * cards);
}
