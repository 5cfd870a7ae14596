/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sealwax-passphrase.h"
#include "sealwax-strength-private.h"

/* What fingers do on a keyboard instead of drawing lots: rows, two rows in turn, walks from key to neighbouring key, and
 * words of another alphabet typed on the keys of this one. */

#define ROW_BITS 4.         /* a row that begins anywhere in the alphabet or on a keyboard */
#define ROW_START_BITS 2.   /* a row that begins at its first character */
#define INTERLEAVED_BITS 9. /* two of them, in turn, with a character each */
#define WALK_BITS 4.        /* the key where a walk begins */
#define TURN_BITS 2.        /* a step to any neighbour */
#define STRAIGHT_BITS .5    /* a step like the last one, or like the one before that */
#define INTERLEAVED_MIN 6   /* characters: fewer are as cheap in other ways, or chance */
#define WALK_MIN 4          /* at least a word's bits then: words are walks, too, by chance */
#define RUSSIAN_MIN 4

static const char *const rows[] = {
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "1357924680",
  "0246813579",
  "!@#$%^&*()",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "qsdfghjklm",
  "zxcvbnm",
  "yxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
  /* columns and diagonals of the number pad */
  "147",
  "258",
  "369",
  "159",
  "357",
};

/* Where keys are, in quarters of a key. */
typedef struct
{
  const char *keys;
  int         x; /* of the first */
  int         y;
} KeyRow;

static const KeyRow letter_keys[] = {
  { "1234567890-=", 0, 0 },
  { "qwertyuiop[]", 2, 4 },
  { "asdfghjkl;'", 3, 8 },
  { "zxcvbnm,./", 5, 12 },
};

static const KeyRow pad_keys[] = {
  { "789", 0, 0 },
  { "456", 0, 4 },
  { "123", 0, 8 },
  { "0", 0, 12 },
};

/* The Russian letters, by the Latin keys that they share, each with those that follow it often: the 384 most frequent of 851
 * pairs in a dictionary's words, which are 97 % of all. */
static const struct
{
  char        key;
  const char *followers;
} russian[] = {
  { 'q', "ciry" },
  { 'w', "bfjt" },
  { 'e', ",.;[cdghiklnoprtuvxy" },
  { 'r', "bcdefhjknty" },
  { 't', ",;[abcdeghijklnopqrtuvwxy" },
  { 'y', "bcefjlmnrstuwxyz" },
  { 'u', "befhjkty" },
  { 'i', "bfkmnrty" },
  { 'o', "bft" },
  { 'p', ",bdefhjklstuvy" },
  { '[', "bdfhjky" },
  { ']', "t" },
  { 'a', "bfhjt" },
  { 's', "[cdghiknpqruvx" },
  { 'd', "bcefghijknprstyz" },
  { 'f', ",.;[abcdeghiklnopqrtuvwxyz" },
  { 'g', "befhjknstyz" },
  { 'h', ",;[bcdefgijlmnrstuvxyz" },
  { 'j', ",;[abcdeghijklnopqrtuvwxyz" },
  { 'k', ".befjkmrstyz" },
  { 'l', "bcdefhjkrsty" },
  { ';', "bflty" },
  { '\'', "kr" },
  { 'z', ".;cdhlnoptuy" },
  { 'x', "befrty" },
  { 'c', "[bcdefghijkmnrstvwxyz" },
  { 'v', ",bcefgjkstvyz" },
  { 'b', ",;[acdfghijklnopqrtuvwxyz" },
  { 'n', "bcdefghjkmnrstxyz" },
  { 'm', "cnrtyz" },
  { ',', "bcefhjksty" },
  { '.', "no" },
};

/* How many characters follow the row, in that direction, if only every so many characters are looked at. */
static gsize
follow_row (const SealwaxStrengthWork *work,
            gsize                      from,
            gsize                      every,
            const char                *row,
            gsize                      start,
            int                        step)
{
  gssize at = (gssize)start;
  gsize  count = 0;

  for (gsize to = from; to < work->size && at >= 0 && row[at] != '\0' && work->lower[to] == (gunichar)row[at]; to += every)
    {
      at += step;
      count++;
    }

  return count;
}

/* What is side by side in the alphabet or on keyboards. */
static void
offer_rows (SealwaxStrengthWork *work,
            gsize                from)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize start = 0; rows[i][start] != '\0'; start++)
      for (int step = -1; step <= 1; step += 2)
        {
          gsize  length = follow_row (work, from, 1, rows[i], start, step);
          double bits = start == 0 ? ROW_START_BITS : ROW_BITS;

          for (gsize part = 3; part <= length; part++)
            sealwax_strength_offer (work, from, from + part, bits + log2 ((double)part), FALSE);
        }
}

/* How many of every second character are a row, or all the same. */
static gsize
follow_any_row (const SealwaxStrengthWork *work,
                gsize                      from)
{
  gsize most = 0;

  for (gsize to = from; to < work->size && work->lower[to] == work->lower[from]; to += 2)
    most++;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize start = 0; rows[i][start] != '\0'; start++)
      for (int step = -1; step <= 1; step += 2)
        most = MAX (most, follow_row (work, from, 2, rows[i], start, step));

  return most;
}

/* 1q2w3e, a1b2c3, 102030. */
static void
offer_interleaved (SealwaxStrengthWork *work,
                   gsize                from)
{
  gsize first = follow_any_row (work, from);
  gsize second = follow_any_row (work, from + 1);
  gsize length = first > second ? 2 * second + 1 : 2 * first;

  for (gsize part = INTERLEAVED_MIN; part <= length; part++)
    sealwax_strength_offer (work, from, from + part, INTERLEAVED_BITS + log2 ((double)part), FALSE);
}

static gboolean
find_key (const KeyRow *keys,
          gsize         n_rows,
          gunichar      c,
          int          *x,
          int          *y)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      const char *key = c < 0x80 && c != 0 ? strchr (keys[i].keys, (int)c) : NULL;

      if (key != NULL)
        {
          *x = keys[i].x + 4 * (int)(key - keys[i].keys);
          *y = keys[i].y;
          return TRUE;
        }
    }

  return FALSE;
}

/* From key to neighbouring key. Most people go straight on, or to and fro. */
static void
offer_walks (SealwaxStrengthWork *work,
             gsize                from,
             const KeyRow        *keys,
             gsize                n_rows,
             int                  reach,
             double               least)
{
  int    x, y;
  int    last[2][2] = { { 0 } }; /* the two steps before */
  double bits = WALK_BITS;

  if (!find_key (keys, n_rows, work->lower[from], &x, &y))
    return;

  for (gsize to = from + 1; to < work->size; to++)
    {
      int next_x, next_y, step_x, step_y;

      if (!find_key (keys, n_rows, work->lower[to], &next_x, &next_y))
        return;
      step_x = next_x - x;
      step_y = next_y - y;
      if ((step_x == 0 && step_y == 0) || abs (step_y) > 4 || abs (step_x) > (step_y == 0 ? 4 : reach))
        return;

      bits += (step_x == last[0][0] && step_y == last[0][1]) || (step_x == last[1][0] && step_y == last[1][1]) ? STRAIGHT_BITS : TURN_BITS;
      last[1][0] = last[0][0];
      last[1][1] = last[0][1];
      last[0][0] = step_x;
      last[0][1] = step_y;
      x = next_x;
      y = next_y;
      if (to + 1 - from >= WALK_MIN)
        sealwax_strength_offer (work, from, to + 1, MAX (bits, least), FALSE);
    }
}

/* The letters that follow often, if the character is the key of a Russian letter. */
static const char *
find_followers (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (russian); i++)
    if (c == (gunichar)russian[i].key)
      return russian[i].followers;

  return NULL;
}

/* Such as “ghbdtn”, with a keyboard that was not switched. */
static void
offer_russian (SealwaxStrengthWork *work,
               gsize                from)
{
  double      bits = LETTER_BITS + VARIANT_BITS;
  const char *followers = find_followers (work->lower[from]);

  for (gsize to = from + 1; followers != NULL && to < work->size; to++)
    {
      const char *next = find_followers (work->lower[to]);

      if (next == NULL)
        return;
      bits += strchr (followers, (int)work->lower[to]) != NULL ? LIKELY_BITS : UNLIKELY_BITS;
      if (work->chars[to] != work->lower[to] && work->chars[to - 1] == work->lower[to - 1])
        bits += VARIANT_BITS;
      followers = next;
      if (to + 1 - from >= RUSSIAN_MIN)
        sealwax_strength_offer (work, from, to + 1, MAX (bits, SEALWAX_BITS_PER_WORD), FALSE);
    }
}

/* What begins at a place and is cheap because of how keyboards are made. */
void
sealwax_strength_offer_keyboard (SealwaxStrengthWork *work,
                                 gsize                from)
{
  offer_rows (work, from);
  offer_interleaved (work, from);
  offer_walks (work, from, letter_keys, G_N_ELEMENTS (letter_keys), 3, SEALWAX_BITS_PER_WORD);
  offer_walks (work, from, pad_keys, G_N_ELEMENTS (pad_keys), 4, 0.);
  offer_russian (work, from);
}
