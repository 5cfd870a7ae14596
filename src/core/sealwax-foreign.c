/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-foreign.h"

#include <string.h>

#include "sealwax-armor.h"
#include "sealwax-base64.h"

#define EQUAL_BYTES 32
#define KEY_BYTES 32
#define UUID_CHARS 36

/* How a file of a kind begins. */
typedef struct
{
  SealwaxForeign foreign;
  uint8_t        size;
  char           bytes[17];
} Mark;

static const Mark marks[] = {
  { SEALWAX_FOREIGN_OPENSSL, 8, "Salted__" },
  { SEALWAX_FOREIGN_PNG, 8, "\x89PNG\r\n\x1a\n" },
  { SEALWAX_FOREIGN_OPENSSH_KEY, 14, "openssh-key-v1" },
  { SEALWAX_FOREIGN_PDF, 5, "%PDF-" },
  { SEALWAX_FOREIGN_ZIP, 4, "PK\3\4" },
  { SEALWAX_FOREIGN_GZIP, 3, "\x1f\x8b\x08" },
  { SEALWAX_FOREIGN_AGE, 16, "age-encryption.o" },
  { SEALWAX_FOREIGN_SSH_PUBLIC, 8, "\0\0\0\7ssh-" },
  { SEALWAX_FOREIGN_SSH_PUBLIC, 8, "\0\0\0\13ssh-" },
  { SEALWAX_FOREIGN_SSH_PUBLIC, 10, "\0\0\0\23ecdsa-" },
};

/* What stands in a line of its own, or begins the text. The first that is found names the text. */
typedef struct
{
  SealwaxForeign foreign;
  bool           first; /* at the beginning only */
  uint8_t        size;
  char           words[40];
} Words;

/* What initializes an array cannot stand in parentheses. */
#define WORDS(words) sizeof (words) - 1, words /* NOLINT(bugprone-macro-parentheses) */

static const Words all_words[] = {
  { SEALWAX_FOREIGN_PGP_SIGNED, false, WORDS ("-----BEGIN PGP SIGNED MESSAGE-----") },
  { SEALWAX_FOREIGN_PGP_MESSAGE, false, WORDS ("-----BEGIN PGP MESSAGE-----") },
  { SEALWAX_FOREIGN_PGP_MESSAGE, false, WORDS ("-----BEGIN PGP MESSAGE, PART") },
  { SEALWAX_FOREIGN_PGP_SIGNED, false, WORDS ("-----BEGIN PGP SIGNATURE-----") },
  { SEALWAX_FOREIGN_PGP_KEY, false, WORDS ("-----BEGIN PGP ") },
  { SEALWAX_FOREIGN_AGE_ARMOR, false, WORDS ("-----BEGIN AGE ENCRYPTED FILE-----") },
  { SEALWAX_FOREIGN_SSH_KEY, false, WORDS ("-----BEGIN OPENSSH PRIVATE KEY-----") },
  { SEALWAX_FOREIGN_SSH_KEY, false, WORDS ("---- BEGIN SSH2 ") },
  { SEALWAX_FOREIGN_PEM_KEY, false, WORDS ("-----BEGIN RSA ") },
  { SEALWAX_FOREIGN_PEM_KEY, false, WORDS ("-----BEGIN DSA ") },
  { SEALWAX_FOREIGN_PEM_KEY, false, WORDS ("-----BEGIN EC ") },
  { SEALWAX_FOREIGN_PEM_KEY, false, WORDS ("-----BEGIN PRIVATE KEY-----") },
  { SEALWAX_FOREIGN_PEM_KEY, false, WORDS ("-----BEGIN ENCRYPTED PRIVATE KEY-----") },
  { SEALWAX_FOREIGN_PEM_KEY, false, WORDS ("-----BEGIN PUBLIC KEY-----") },
  { SEALWAX_FOREIGN_PEM, false, WORDS ("-----BEGIN ") },
  { SEALWAX_FOREIGN_AGE_KEY, false, WORDS ("AGE-SECRET-KEY-1") },
  { SEALWAX_FOREIGN_AGE_KEY, true, WORDS ("age1") },
  { SEALWAX_FOREIGN_AGE_ARMOR, true, WORDS ("age-encryption.org/") },
  { SEALWAX_FOREIGN_SSH_KEY, true, WORDS ("ssh-") },
  { SEALWAX_FOREIGN_SSH_KEY, true, WORDS ("ecdsa-sha2-") },
  { SEALWAX_FOREIGN_SSH_KEY, true, WORDS ("sk-ssh-") },
  { SEALWAX_FOREIGN_SSH_KEY, true, WORDS ("sk-ecdsa-sha2-") },
  { SEALWAX_FOREIGN_GTKCRYPTO, true, WORDS ("GTC3:") },
  { SEALWAX_FOREIGN_OPENSSL, true, WORDS ("Salted__") },
};

static bool
begins_with (const char  *text,
             size_t       size,
             const Words *words)
{
  return size >= words->size && memcmp (text, words->words, words->size) == 0;
}

/* `ssh-` and `age1` are words; a key has Base64, or its like, after them. */
static bool
is_alone (SealwaxForeign foreign,
          const char    *text,
          size_t         size)
{
  size_t longest = 0, run = 0;

  if (foreign != SEALWAX_FOREIGN_SSH_KEY && foreign != SEALWAX_FOREIGN_AGE_KEY)
    return true;

  for (size_t i = 0; i < size && longest < 40; i++)
    {
      run = sealwax_base64_span (text + i, 1) == 1 || text[i] == '-' ? run + 1 : 0;
      longest = run > longest ? run : longest;
    }

  return longest >= 40;
}

/* `BEGIN SALTPACK ENCRYPTED MESSAGE.`, with perhaps a program's name in between. */
static bool
is_saltpack (const char *text,
             size_t      size)
{
  size_t line = 0;

  if (size < 6 || memcmp (text, "BEGIN ", 6) != 0)
    return false;
  while (line < size && text[line] != '.' && text[line] != '\n')
    line++;
  for (size_t i = 6; i + 8 <= line && i < 40; i++)
    if (memcmp (text + i, "SALTPACK", 8) == 0)
      return true;

  return false;
}

static bool
is_hex (char character)
{
  return (character >= '0' && character <= '9') || ((character | 0x20) >= 'a' && (character | 0x20) <= 'f');
}

static bool
is_uuid (const char *text,
         size_t      size)
{
  if (size < UUID_CHARS || (size > UUID_CHARS && sealwax_armor_skip (text, size, UUID_CHARS) < size))
    return false;

  for (size_t i = 0; i < UUID_CHARS; i++)
    if ((i == 8 || i == 13 || i == 18 || i == 23) ? text[i] != '-' : !is_hex (text[i]))
      return false;

  return true;
}

/* Whether a Sealed message begins at @at, of at least @least characters, whose letters have lost their case. No more than
 * @most are looked at. */
static SealwaxForeign
name_case_at (const char *text,
              size_t      size,
              size_t      at,
              size_t      least,
              size_t      most)
{
  static const char magics[][SEALWAX_MAGIC_CHARS + 1] = { "sealwax1", "SEALWAX1" };
  bool              upper = at < size && text[at] == 'S';
  size_t            count = 0;

  for (; count < most && at < size && sealwax_base64_span (text + at, 1) == 1; at = sealwax_armor_skip (text, size, at + 1), count++)
    {
      bool is_letter = (text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z';

      if (count < SEALWAX_MAGIC_CHARS ? text[at] != magics[upper][count] : is_letter && ((text[at] & 0x20) == 0) != upper)
        return SEALWAX_FOREIGN_NONE;
    }

  if (count < least)
    return SEALWAX_FOREIGN_NONE;

  return upper ? SEALWAX_FOREIGN_UPPER_CASE : SEALWAX_FOREIGN_LOWER_CASE;
}

/* Looks for such a message at every place. A header has no more than eight magics in it, so no byte is looked at often. */
static SealwaxForeign
find_case (const char *text,
           size_t      size)
{
  for (size_t at = 0; at < size; at++)
    if ((text[at] | 0x20) == 's')
      {
        SealwaxForeign foreign = name_case_at (text, size, at, SEALWAX_HEADER_CHARS, SEALWAX_HEADER_CHARS);

        if (foreign != SEALWAX_FOREIGN_NONE)
          return foreign;
      }

  return SEALWAX_FOREIGN_NONE;
}

/* The place of the next character that begins one of the words that may stand anywhere. */
static size_t
next_place (const char *text,
            size_t      size,
            size_t      position)
{
  while (position < size && text[position] != '-' && text[position] != 'A' && text[position] != 'B')
    position++;

  return position;
}

/**
 * sealwax_foreign_name_text:
 * @text: (array length=size): a text that is no Base64
 * @size: its size in bytes
 *
 * Names what a text is, by the words that it begins with or holds. The time is linear in @size.
 *
 * Returns: what it is, or SEALWAX_FOREIGN_NONE
 */
SealwaxForeign
sealwax_foreign_name_text (const char *text,
                           size_t      size)
{
  size_t start = sealwax_armor_skip (text, size, 0);

  if (is_uuid (text + start, size - start))
    return SEALWAX_FOREIGN_UUID;

  for (size_t i = 0; i < sizeof all_words / sizeof all_words[0]; i++)
    if (all_words[i].first && begins_with (text + start, size - start, &all_words[i])
        && is_alone (all_words[i].foreign, text + start, size - start))
      return all_words[i].foreign;

  for (size_t at = next_place (text, size, start); at < size; at = next_place (text, size, at + 1))
    {
      if (is_saltpack (text + at, size - at))
        return SEALWAX_FOREIGN_SALTPACK;
      for (size_t i = 0; i < sizeof all_words / sizeof all_words[0]; i++)
        if (!all_words[i].first && begins_with (text + at, size - at, &all_words[i]))
          return all_words[i].foreign;
    }

  return find_case (text, size);
}

static bool
are_equal (const uint8_t *bytes,
           size_t         count)
{
  for (size_t i = 1; i < EQUAL_BYTES; i++)
    if (i >= count || bytes[i] != bytes[0])
      return false;

  return true;
}

/* Whether they are the same character of Base64, four of which are three bytes. */
static bool
are_one_digit (const uint8_t *bytes,
               size_t         count)
{
  unsigned digit = bytes[0] >> 2;
  unsigned four = digit << 18 | digit << 12 | digit << 6 | digit;

  for (size_t i = 0; i < EQUAL_BYTES; i++)
    if (i >= count || bytes[i] != (four >> (16 - 8 * (i % 3)) & 0xff))
      return false;

  return true;
}

/* Whether the bytes are one sequence of ASN.1, of exactly their length, with a number or a sequence in it. */
static bool
is_der (const uint8_t *bytes,
        size_t         count,
        size_t         size)
{
  size_t length = 0;
  size_t at = 2;

  if (count < 8 || bytes[0] != 0x30)
    return false;

  if (bytes[1] < 0x80)
    length = bytes[1];
  else if (bytes[1] <= 0x83)
    for (; at < 2 + (size_t)(bytes[1] & 3); at++)
      length = length << 8 | bytes[at];

  return length == size - at && (bytes[at] == 0x02 || bytes[at] == 0x30);
}

/* Where the body of an OpenPGP packet begins, and its tag; 0 if there is no header of a packet. */
static size_t
read_packet (const uint8_t *bytes,
             unsigned      *tag)
{
  static const uint8_t old_sizes[] = { 2, 3, 5, 1 };

  if ((bytes[0] & 0x80) == 0)
    return 0;

  if ((bytes[0] & 0x40) == 0)
    {
      *tag = bytes[0] >> 2 & 15;
      return old_sizes[bytes[0] & 3];
    }

  *tag = bytes[0] & 63;

  return bytes[1] < 192 || bytes[1] >= 224 ? (bytes[1] == 255 ? 6 : 2) : 3;
}

/* Packets that come first, by their versions (RFC 9580): the keys of a message, a signature, a key, encrypted data. */
static bool
is_openpgp (const uint8_t *bytes,
            size_t         count)
{
  unsigned tag = 0;
  size_t   body = count >= 8 ? read_packet (bytes, &tag) : 0;
  uint8_t  version = bytes[body];

  if (body == 0)
    return false;

  switch (tag)
    {
    case 1: /* a session key, encrypted with a key */
      return version == 3 || version == 6;
    case 3: /* a session key, encrypted with a passphrase; then comes a cipher */
      return version >= 4 && version <= 6 && bytes[body + 1] >= 1 && bytes[body + 1] <= 13;
    case 2: /* a signature; then comes its type, and after that an algorithm */
      return version >= 3 && version <= 6 && (bytes[body + 1] <= 0x1f || bytes[body + 1] == 0x40);
    case 5:
    case 6: /* a key; a time of this century comes then */
      return version >= 4 && version <= 6 && bytes[body + 1] >= 0x30 && bytes[body + 1] < 0x90;
    case 18:
      return version == 1 || version == 2;
    default:
      return false;
    }
}

/**
 * sealwax_foreign_name_bytes:
 * @bytes: (array length=count): the beginning of what Base64 decodes to
 * @count: how many of its bytes these are: %SEALWAX_FOREIGN_BYTES, if it has as many
 * @size: how many bytes it has
 *
 * Names what some bytes are, by how they begin.
 *
 * Returns: what they are, or SEALWAX_FOREIGN_NONE; not SEALWAX_FOREIGN_TEXT
 */
SealwaxForeign
sealwax_foreign_name_bytes (const uint8_t *bytes,
                            size_t         count,
                            size_t         size)
{
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
    if (count >= marks[i].size && memcmp (bytes, marks[i].bytes, marks[i].size) == 0)
      return marks[i].foreign;

  if (are_equal (bytes, count))
    return SEALWAX_FOREIGN_SAME_BYTES;
  if (is_der (bytes, count, size))
    return SEALWAX_FOREIGN_DER;
  if (is_openpgp (bytes, count))
    return SEALWAX_FOREIGN_OPENPGP;
  if (are_one_digit (bytes, count))
    return SEALWAX_FOREIGN_SAME_DIGIT;
  if (size == KEY_BYTES)
    return SEALWAX_FOREIGN_PERHAPS_KEY;

  return SEALWAX_FOREIGN_NONE;
}

/**
 * sealwax_foreign_name_case:
 * @text: (array length=size): a text
 * @size: its size in bytes
 *
 * Finds out whether a text begins as a Sealed message does whose letters have lost their case, and has no letter of the
 * other case in it.
 *
 * Returns: SEALWAX_FOREIGN_LOWER_CASE, SEALWAX_FOREIGN_UPPER_CASE or SEALWAX_FOREIGN_NONE
 */
SealwaxForeign
sealwax_foreign_name_case (const char *text,
                           size_t      size)
{
  return name_case_at (text, size, sealwax_armor_skip (text, size, 0), SEALWAX_MAGIC_CHARS, size);
}

/**
 * sealwax_foreign_is_certain:
 * @foreign: what a text is
 *
 * Returns: whether that is certain, so that it is refused: random bytes look like that with a chance of at most 2⁻⁶⁴
 */
bool
sealwax_foreign_is_certain (SealwaxForeign foreign)
{
  return foreign >= SEALWAX_FOREIGN_OPENSSL && foreign <= SEALWAX_FOREIGN_UPPER_CASE;
}
