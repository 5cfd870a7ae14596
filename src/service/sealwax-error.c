/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sealwax-base64.h"
#include "sealwax-error.h"
#include "sealwax-foreign-name.h"

/* clang-format off */
G_DEFINE_QUARK (sealwax-error-quark, sealwax_error)
/* clang-format on */

/* The sentence for a status that says everything by itself. The other sentences depend on the message. */
static const char *
get_sentence (SealwaxStatus status)
{
  switch (status)
    {
    case SEALWAX_STATUS_NOT_A_MESSAGE:
      return _ ("This is not an encrypted message.");
    case SEALWAX_STATUS_NEWER:
      return _ ("This message was made by a newer version of Sealwax.");
    case SEALWAX_STATUS_DAMAGED:
      return _ ("This message was damaged on the way: some of its characters were changed.");
    case SEALWAX_STATUS_MISSING:
      return _ ("A passphrase or a key file is needed.");
    case SEALWAX_STATUS_ALTERED:
      return _ ("This message was altered after it was encrypted. Don’t trust it.");
    case SEALWAX_STATUS_NOT_TEXT:
      return _ ("This is not text: only text in UTF-8 can be encrypted.");
    case SEALWAX_STATUS_TOO_LARGE:
      return _ ("This text is larger than 64 MiB, which is the most that a message can hold.");
    case SEALWAX_STATUS_BAD_COST:
      return _ ("The number of iterations is out of range.");
    case SEALWAX_STATUS_CANCELLED:
      return _ ("Cancelled.");
    case SEALWAX_STATUS_NO_RANDOM:
      return _ ("The system has no random numbers to encrypt with.");

    case SEALWAX_STATUS_INCOMPLETE:
    case SEALWAX_STATUS_WRONG:
    case SEALWAX_STATUS_UNPROVEN:
    case SEALWAX_STATUS_NOT_A_KEY:
    case SEALWAX_STATUS_UNKNOWN_WORD:
    case SEALWAX_STATUS_WORD_COUNT:
    case SEALWAX_STATUS_WORDS_WRONG:
    case SEALWAX_STATUS_OK:
      break;
    }

  g_return_val_if_reached ("");
}

/**
 * sealwax_error_new:
 * @status: why the core refused something; not SEALWAX_STATUS_OK, and not one whose sentence depends on a message or a key
 *
 * Returns: (transfer full): the error, with a sentence for a person
 */
GError *
sealwax_error_new (SealwaxStatus status)
{
  if (status == SEALWAX_STATUS_CANCELLED)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, get_sentence (status));

  return g_error_new_literal (SEALWAX_ERROR, (int)status, get_sentence (status));
}

/* What is known of why a message is not whole, so that a person knows what to look for; or NULL. */
static char *
describe_trouble (const SealwaxTrouble *trouble)
{
  gsize            lines = trouble->missing / 64;
  g_autofree char *character = NULL;

  switch (trouble->kind)
    {
    case SEALWAX_TROUBLE_END:
      return g_strdup (_ ("Its end is missing."));
    case SEALWAX_TROUBLE_LINES:
      if (trouble->line == 0)
        return g_strdup_printf (ngettext ("%zu whole line is missing.", "%zu whole lines are missing.", (gulong)lines), lines);
      return g_strdup_printf (ngettext ("%zu whole line is missing after its line %zu.", "%zu whole lines are missing after its line %zu.", (gulong)lines), lines, trouble->line);
    case SEALWAX_TROUBLE_IN_LINE:
      return g_strdup_printf (ngettext ("%zu character is missing in its line %zu.", "%zu characters are missing in its line %zu.", (gulong)trouble->missing), trouble->missing, trouble->line);
    case SEALWAX_TROUBLE_CHARACTER:
      if (!g_unichar_validate (trouble->character) || !g_unichar_isgraph (trouble->character))
        return g_strdup_printf (_ ("In its line %zu, U+%04X doesn’t belong there."), trouble->line, trouble->character);
      character = g_ucs4_to_utf8 (&trouble->character, 1, NULL, NULL, NULL);
      /* Translators: the number of a line, and a character. */
      return g_strdup_printf (_ ("In its line %zu, “%s” doesn’t belong there."), trouble->line, character);
    case SEALWAX_TROUBLE_TOO_MANY:
      return g_strdup_printf (ngettext ("Its line %zu has %zu character too many.", "Its line %zu has %zu characters too many.", (gulong)trouble->missing), trouble->line, trouble->missing);
    case SEALWAX_TROUBLE_NONE:
    case SEALWAX_TROUBLE_CHANGED:
    case SEALWAX_TROUBLE_CASE:
    default:
      return NULL;
    }
}

static char *
add_trouble (char                 *sentence,
             const SealwaxMessage *message)
{
  g_autofree char *before = sentence;
  g_autofree char *trouble = describe_trouble (&message->trouble);

  return trouble != NULL ? g_strconcat (before, " ", trouble, NULL) : g_steal_pointer (&before);
}

static char *
describe_damaged (const SealwaxMessage *message)
{
  if (message->trouble.kind == SEALWAX_TROUBLE_CASE)
    return g_strdup (_ ("The letters of this message lost their case on the way. It cannot be recovered: ask for it again."));

  return add_trouble (g_strdup (get_sentence (SEALWAX_STATUS_DAMAGED)), message);
}

static char *
describe_incomplete (const SealwaxMessage *message)
{
  gsize chars = message->trouble.present > 0 ? MIN (message->trouble.present, message->chars_wanted) : message->chars;

  if (message->trouble.kind == SEALWAX_TROUBLE_CHANGED || message->trouble.kind == SEALWAX_TROUBLE_TOO_MANY || message->trouble.kind == SEALWAX_TROUBLE_CASE)
    return describe_damaged (message);

  /* The header, which tells the length, is itself incomplete. */
  if (chars < SEALWAX_BASE64_SIZE (SEALWAX_HEADER_SIZE))
    return g_strdup_printf (ngettext ("This message is incomplete: only %zu character of at least %zu is there.",
                                      "This message is incomplete: only %zu characters of at least %zu are there.",
                                      (gulong)chars),
                            chars,
                            message->chars_wanted);

  return add_trouble (g_strdup_printf (ngettext ("This message is incomplete: only %zu character of %zu is there.",
                                                 "This message is incomplete: only %zu characters of %zu are there.",
                                                 (gulong)chars),
                                       chars,
                                       message->chars_wanted),
                      message);
}

static const char *
describe_missing (const SealwaxMessage *message)
{
  if (!message->needs_key)
    return _ ("This message needs a passphrase.");
  if (!message->needs_passphrase)
    return _ ("This message needs a key file.");

  return _ ("This message needs both a passphrase and a key file.");
}

static char *
describe_wrong (const SealwaxMessage *message)
{
  const char *foreign = sealwax_foreign_describe (message->foreign);

  if (message->format == SEALWAX_FORMAT_BASIC && foreign != NULL)
    /* Translators: a sentence like “This looks like a public SSH key, not like a message.” comes before. */
    return g_strdup_printf (_ ("%s Wrong passphrase, or not a message."), foreign);
  if (message->format == SEALWAX_FORMAT_BASIC)
    return g_strdup (_ ("Wrong passphrase, or not a complete message."));
  if (!message->needs_passphrase)
    return g_strdup (_ ("This key doesn’t open this message."));
  if (!message->needs_key)
    return g_strdup (_ ("This passphrase doesn’t open this message."));

  return g_strdup (_ ("This passphrase and key don’t open this message."));
}

/**
 * sealwax_error_new_opening:
 * @status: why the core did not open a message
 * @message: the message
 *
 * Returns: (transfer full): the error, with a sentence for a person
 */
GError *
sealwax_error_new_opening (SealwaxStatus         status,
                           const SealwaxMessage *message)
{
  g_autofree char *sentence = NULL;

  switch ((int)status)
    {
    case SEALWAX_STATUS_INCOMPLETE:
      sentence = describe_incomplete (message);
      break;
    case SEALWAX_STATUS_DAMAGED:
      sentence = describe_damaged (message);
      break;
    case SEALWAX_STATUS_MISSING:
      sentence = g_strdup (describe_missing (message));
      break;
    case SEALWAX_STATUS_WRONG:
      sentence = describe_wrong (message);
      break;
    case SEALWAX_STATUS_NOT_A_MESSAGE:
      sentence = g_strdup (sealwax_foreign_describe (message->foreign));
      break;
    default:
      break;
    }

  return sentence != NULL ? g_error_new_literal (SEALWAX_ERROR, (int)status, sentence) : sealwax_error_new (status);
}

/**
 * sealwax_error_new_key:
 * @status: why the core did not take a file for a key
 * @words: what is known of its words, if it looks like a key in words
 * @name: what the sentence calls the file, ready to be quoted
 *
 * No word is repeated: it is part of a key.
 *
 * Returns: (transfer full): the error, with a sentence for a person
 */
GError *
sealwax_error_new_key (SealwaxStatus       status,
                       const SealwaxWords *words,
                       const char         *name)
{
  g_autofree char *sentence = NULL;

  switch ((int)status)
    {
    case SEALWAX_STATUS_UNKNOWN_WORD:
      /* Translators: the name of a file, and the number of a word: “word 3”. */
      sentence = g_strdup_printf (_ ("“%s” is not a key file: word %u is not in the list of words that spell keys."), name, words->unknown);
      break;
    case SEALWAX_STATUS_WORD_COUNT:
      sentence = g_strdup_printf (ngettext ("“%s” is not a key file: it holds %u word, and 24 spell a key.",
                                            "“%s” is not a key file: it holds %u words, and 24 spell a key.",
                                            (gulong)words->count),
                                  name,
                                  words->count);
      break;
    case SEALWAX_STATUS_WORDS_WRONG:
      sentence = g_strdup_printf (_ ("“%s” is not a key file: its 24 words do not go together. One of them is wrong, or their order is."), name);
      break;
    default:
      sentence = g_strdup_printf (_ ("“%s” is not a key file: it must hold 32 bytes, or their 64 hexadecimal digits, their Base64, or their 24 words."), name);
      break;
    }

  return g_error_new_literal (SEALWAX_ERROR, (int)status, sentence);
}
