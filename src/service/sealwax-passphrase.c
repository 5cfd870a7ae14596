/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sealwax-bytes.h"
#include "sealwax-error.h"
#include "sealwax-kdf.h"
#include "sealwax-passphrase.h"
#include "sealwax-words.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/**
 * sealwax_passphrase_trim:
 * @pasted: a passphrase as it was in a file or on a clipboard
 *
 * Returns: (transfer full): the same without the one line end, LF or CR LF, that may follow it: editors add it,
 *   selections of whole lines include it, and nobody sees it
 */
SealwaxSecret *
sealwax_passphrase_trim (SealwaxSecret *pasted)
{
  const char *text = sealwax_secret_get_text (pasted);
  gsize       size = sealwax_secret_get_size (pasted);

  if (size == 0 || text[size - 1] != '\n')
    return sealwax_secret_ref (pasted);

  return sealwax_secret_new (text, size - (size > 1 && text[size - 2] == '\r' ? 2 : 1));
}

/**
 * sealwax_passphrase_strip_mark:
 * @file: a passphrase as it was in a file
 *
 * Returns: (transfer full): the same without the one byte order mark that may be at its beginning: some editors add it, and
 *   nobody sees it
 */
SealwaxSecret *
sealwax_passphrase_strip_mark (SealwaxSecret *file)
{
  const char *text = sealwax_secret_get_text (file);
  gsize       size = sealwax_secret_get_size (file);

  if (!g_str_has_prefix (text, BYTE_ORDER_MARK))
    return sealwax_secret_ref (file);

  return sealwax_secret_new (text + strlen (BYTE_ORDER_MARK), size - strlen (BYTE_ORDER_MARK));
}

/**
 * sealwax_passphrase_check:
 * @passphrase: a passphrase as it was typed or read
 * @error: why it cannot be one
 *
 * Tells whether bytes are a passphrase at all (docs/format.md, "Limits"): at least one character of UTF-8, no NUL. There is
 * no rule about strength here, so this works for opening, too.
 *
 * Returns: whether they are; if not, @error is SEALWAX_ERROR_BAD_PASSPHRASE
 */
gboolean
sealwax_passphrase_check (const SealwaxSecret *passphrase,
                          GError             **error)
{
  const char *sentence = NULL;

  if (sealwax_secret_get_size (passphrase) == 0)
    sentence = _ ("The passphrase is empty.");
  else if (!sealwax_text_is_valid ((const guint8 *)sealwax_secret_get_text (passphrase), sealwax_secret_get_size (passphrase)))
    sentence = _ ("The passphrase is not text in UTF-8.");

  if (sentence == NULL)
    return TRUE;

  g_set_error_literal (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE, sentence);

  return FALSE;
}

/**
 * sealwax_passphrase_get_unassigned:
 * @passphrase: a passphrase in UTF-8
 *
 * Looks for a character that GLib's Unicode tables leave unassigned. Another version's tables may give it another normal
 * form, so a message must not be sealed with it.
 *
 * Returns: the first one, or 0
 */
gunichar
sealwax_passphrase_get_unassigned (const SealwaxSecret *passphrase)
{
  const char *end = sealwax_secret_get_text (passphrase) + sealwax_secret_get_size (passphrase);

  for (const char *p = sealwax_secret_get_text (passphrase); p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isdefined (g_utf8_get_char (p)))
      return g_utf8_get_char (p);

  return 0;
}

/**
 * sealwax_passphrase_normalize:
 * @passphrase: a passphrase in UTF-8
 *
 * Returns: (transfer full): the same in Unicode's normal form C, as Sealed wants it (docs/format.md, "Keys")
 */
SealwaxSecret *
sealwax_passphrase_normalize (SealwaxSecret *passphrase)
{
  const char *text = sealwax_secret_get_text (passphrase);
  gsize       size = sealwax_secret_get_size (passphrase);

  /* ASCII is already in every normal form, so most passphrases never get into GLib's ordinary memory. */
  if (g_str_is_ascii (text))
    return sealwax_secret_ref (passphrase);

  return sealwax_secret_new_take (g_utf8_normalize (text, (gssize)size, G_NORMALIZE_NFC));
}

/**
 * sealwax_passphrase_get_words:
 *
 * Returns: (transfer full): the generator's list, one word a line, in alphabetical order
 */
GBytes *
sealwax_passphrase_get_words (void)
{
  return g_bytes_new_static (sealwax_words_list, sizeof sealwax_words_list);
}

/**
 * sealwax_passphrase_generate:
 * @words: how many words, from %SEALWAX_WORDS_MIN to %SEALWAX_WORDS_MAX
 * @error: why not: SEALWAX_ERROR_NO_RANDOM
 *
 * Draws a passphrase of words with spaces between them. Its strength is exactly @words times %SEALWAX_BITS_PER_WORD bits.
 *
 * Returns: (transfer full): the passphrase, or %NULL
 */
SealwaxSecret *
sealwax_passphrase_generate (guint    words,
                             GError **error)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_secret_new_sized ((gsize)words * SEALWAX_WORDS_SLOT);
  char         *slots = (char *)sealwax_secret_get_writable (passphrase);
  guint16       numbers[SEALWAX_WORDS_MAX];
  SealwaxStatus status;

  g_return_val_if_fail (words >= SEALWAX_WORDS_MIN && words <= SEALWAX_WORDS_MAX, NULL);

  status = sealwax_random ((guint8 *)numbers, sizeof numbers);
  if (status != SEALWAX_STATUS_OK)
    {
      g_propagate_error (error, sealwax_error_new (status));
      return NULL;
    }

  sealwax_words_spell (numbers, words, slots);
  sealwax_words_join (slots, words);
  sealwax_wipe (numbers, sizeof numbers);
  sealwax_wipe_stack ();
  sealwax_secret_truncate (passphrase, strlen (sealwax_secret_get_text (passphrase)));

  return g_steal_pointer (&passphrase);
}
