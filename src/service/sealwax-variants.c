/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sealwax-passphrase.h"
#include "sealwax-variants.h"

/* No change of case or of a mark makes a character longer than UTF-8 can be. */
#define CHARACTER_SIZE_MAX 4

/* What a typewriter has for it. */
static gunichar
make_plain (gunichar character)
{
  switch (character)
    {
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201a: /* ‚ */
      return '\'';
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */
      return '"';
    case 0x2011: /* the hyphen that does not break */
    case 0x2013: /* – */
    case 0x2014: /* — */
      return '-';
    case 0x00a0: /* spaces that do not break */
    case 0x2007:
    case 0x202f:
      return ' ';
    default:
      return character;
    }
}

static gunichar
swap_case (gunichar character)
{
  gunichar lower = g_unichar_tolower (character);

  return lower != character ? lower : g_unichar_toupper (character);
}

/* Makes a secret of @passphrase, with each character changed by @change. */
static SealwaxSecret *
map (const SealwaxSecret *passphrase,
     gunichar (*change) (gunichar character),
     gboolean first_only)
{
  const char    *text = sealwax_secret_get_text (passphrase);
  const char    *end = text + sealwax_secret_get_size (passphrase);
  SealwaxSecret *mapped = sealwax_secret_new_sized (CHARACTER_SIZE_MAX * sealwax_secret_get_size (passphrase));
  char          *bytes = (char *)sealwax_secret_get_writable (mapped);
  gsize          size = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      size += (gsize)g_unichar_to_utf8 (p == text || !first_only ? change (character) : character, bytes + size);
    }
  sealwax_secret_truncate (mapped, size);

  return mapped;
}

/* Takes off the spaces at both ends, and all but one of several in a row. */
static SealwaxSecret *
squeeze (const SealwaxSecret *passphrase)
{
  const char    *text = sealwax_secret_get_text (passphrase);
  SealwaxSecret *squeezed = sealwax_secret_new_sized (sealwax_secret_get_size (passphrase));
  guint8        *bytes = sealwax_secret_get_writable (squeezed);
  gsize          size = 0;

  for (gsize i = 0; i < sealwax_secret_get_size (passphrase); i++)
    if (text[i] != ' ' || (size > 0 && bytes[size - 1] != ' '))
      bytes[size++] = (guint8)text[i];
  if (size > 0 && bytes[size - 1] == ' ')
    size--;
  sealwax_secret_truncate (squeezed, size);

  return squeezed;
}

/* What is in a file without what its editor or system put there. */
static SealwaxSecret *
strip (SealwaxSecret *passphrase)
{
  g_autoptr (SealwaxSecret) stripped = sealwax_passphrase_strip_mark (passphrase);
  gsize size = sealwax_secret_get_size (stripped);

  if (size == 0 || sealwax_secret_get_text (stripped)[size - 1] != '\r')
    return g_steal_pointer (&stripped);

  return sealwax_secret_new (sealwax_secret_get_text (stripped), size - 1);
}

static void
clear_attempt (gpointer attempt)
{
  sealwax_secret_unref (((SealwaxAttempt *)attempt)->passphrase);
}

/* Takes ownership of the passphrase. One that is empty, or would give the same key as one before it, is left out. */
static void
add (GArray        *attempts,
     SealwaxVariant variant,
     SealwaxSecret *passphrase,
     SealwaxFormat  format)
{
  g_autoptr (SealwaxSecret) owned = passphrase;
  SealwaxAttempt attempt = { .variant = variant };

  if (sealwax_secret_get_size (owned) == 0)
    return;

  attempt.passphrase = format == SEALWAX_FORMAT_SEALED ? sealwax_passphrase_normalize (owned) : sealwax_secret_ref (owned);
  for (guint i = 0; i < attempts->len; i++)
    if (sealwax_secret_equal (g_array_index (attempts, SealwaxAttempt, i).passphrase, attempt.passphrase))
      {
        sealwax_secret_unref (attempt.passphrase);
        return;
      }

  g_array_append_val (attempts, attempt);
}

/**
 * sealwax_variants_apply:
 * @passphrase: a passphrase in UTF-8
 * @variant: what is to be changed in it
 *
 * Returns: (transfer full): the passphrase that was meant
 */
SealwaxSecret *
sealwax_variants_apply (SealwaxSecret *passphrase,
                        SealwaxVariant variant)
{
  g_autoptr (SealwaxSecret) typewritten = NULL;
  g_autoptr (SealwaxSecret) plain = NULL;

  if (variant == SEALWAX_VARIANT_NONE)
    return sealwax_secret_ref (passphrase);
  if (variant == SEALWAX_VARIANT_BARE)
    return strip (passphrase);

  typewritten = map (passphrase, make_plain, FALSE);
  plain = squeeze (typewritten);
  if (variant == SEALWAX_VARIANT_SMALL)
    return map (plain, g_unichar_tolower, TRUE);
  if (variant == SEALWAX_VARIANT_CAPS_LOCK)
    return map (plain, swap_case, FALSE);

  return g_steal_pointer (&plain);
}

/**
 * sealwax_variants_list:
 * @passphrase: a passphrase in UTF-8
 * @source: where it comes from
 * @format: the format of the message that it is to open: what differs only in its normal form is the same for Sealed
 *
 * Lists what may have been meant, the passphrase as it is first. A kept passphrase is exact, and in a file there is only what
 * an editor adds, which no writer of Basic messages ever left out.
 *
 * Returns: (transfer full) (element-type SealwaxAttempt): one or more, at most %SEALWAX_ATTEMPTS_MAX, no two alike
 */
GArray *
sealwax_variants_list (SealwaxSecret *passphrase,
                       SealwaxSource  source,
                       SealwaxFormat  format)
{
  GArray *attempts = g_array_new (FALSE, FALSE, sizeof (SealwaxAttempt));

  g_array_set_clear_func (attempts, clear_attempt);
  add (attempts, SEALWAX_VARIANT_NONE, sealwax_secret_ref (passphrase), format);

  if (source == SEALWAX_SOURCE_TYPED)
    {
      for (int variant = SEALWAX_VARIANT_PLAIN; variant <= SEALWAX_VARIANT_CAPS_LOCK; variant++)
        add (attempts, (SealwaxVariant)variant, sealwax_variants_apply (passphrase, (SealwaxVariant)variant), format);
    }
  else if (source == SEALWAX_SOURCE_FILE && format == SEALWAX_FORMAT_SEALED)
    add (attempts, SEALWAX_VARIANT_BARE, sealwax_variants_apply (passphrase, SEALWAX_VARIANT_BARE), format);

  return attempts;
}

/**
 * sealwax_variants_describe:
 * @variant: what opened a message
 *
 * Returns: (nullable): a sentence that says what was changed in the passphrase; %NULL if nothing was. It tells nothing of the
 *   passphrase beyond that.
 */
const char *
sealwax_variants_describe (SealwaxVariant variant)
{
  switch (variant)
    {
    case SEALWAX_VARIANT_PLAIN:
      return _ ("Opened with plain quotes, dashes and single spaces in the passphrase.");
    case SEALWAX_VARIANT_SMALL:
      return _ ("Opened with a small first letter in the passphrase.");
    case SEALWAX_VARIANT_CAPS_LOCK:
      return _ ("Opened with capital and small letters of the passphrase swapped: Caps Lock was on.");
    case SEALWAX_VARIANT_BARE:
      return _ ("Opened without the byte order mark or carriage return in the passphrase file.");
    case SEALWAX_VARIANT_NONE:
    default:
      return NULL;
    }
}
