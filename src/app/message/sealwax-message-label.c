/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-error.h"
#include "sealwax-foreign-name.h"
#include "sealwax-message-label.h"

/* What the window says about messages, and about the texts that come from them. */

/**
 * sealwax_message_label_count:
 * @count: how many characters there are
 *
 * Returns: (transfer full): that number, as a status says it
 */
char *
sealwax_message_label_count (gsize count)
{
  return g_strdup_printf (ngettext ("%'zu character", "%'zu characters", (gulong)count), count);
}

static const char *
name_kind (const SealwaxMessage *message)
{
  return message->format == SEALWAX_FORMAT_BASIC ? _ ("Basic message") : _ ("Sealed message");
}

static const char *
name_secret (const SealwaxMessage *message)
{
  if (!message->needs_key)
    /* Translators: what opens a message. */
    return C_ ("secret of a message", "passphrase");
  if (!message->needs_passphrase)
    /* Translators: what opens a message. */
    return C_ ("secret of a message", "key file");

  /* Translators: what opens a message. */
  return C_ ("secret of a message", "passphrase and key file");
}

/* “Sealed message · 176 characters”. That it needs a passphrase goes without saying; everything else is behind its seal. */
static char *
describe_whole (const SealwaxMessage *message,
                gboolean              perhaps_key)
{
  g_autofree char *characters = sealwax_message_label_count (message->chars);

  if (perhaps_key && message->foreign == SEALWAX_FOREIGN_NONE)
    return g_strdup (_ ("This may be a key, or a Basic message."));
  if (message->foreign != SEALWAX_FOREIGN_NONE)
    return g_strdup (sealwax_foreign_describe (message->foreign));
  if (!message->needs_key)
    return g_strdup_printf ("%s · %s", name_kind (message), characters);

  return g_strdup_printf ("%s · %s · %s", name_kind (message), name_secret (message), characters);
}

/**
 * sealwax_message_label_facts:
 * @message: a message
 *
 * Returns: (transfer full) (array zero-terminated=1): what can be said of it without any secret: a name, its value, and so on
 */
char **
sealwax_message_label_facts (SealwaxFoundMessage *message)
{
  const SealwaxFinding *finding = sealwax_found_message_get_finding (message);
  const SealwaxMessage *found = &finding->message;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *iterations = g_strdup_printf ("%'u", found->iterations);
  g_autofree char *characters = g_strdup_printf ("%'zu", found->chars);
  g_autofree char *repairs = sealwax_repairs_describe (&finding->repairs);

  /* Translators: the name of a row; “Sealed” or “Basic” follows. */
  g_strv_builder_add_many (builder, _ ("Format"), found->format == SEALWAX_FORMAT_BASIC ? C_ ("message format", "Basic") : C_ ("message format", "Sealed"), NULL);
  if (found->needs_passphrase || found->needs_key)
    /* Translators: the name of a row; “passphrase” or “key file” follows. */
    g_strv_builder_add_many (builder, _ ("Opens with"), name_secret (found), NULL);
  if (found->iterations > 0)
    /* Translators: the name of a row: what each guess at the passphrase costs. A number follows. */
    g_strv_builder_add_many (builder, _ ("Iterations"), iterations, NULL);
  /* Translators: the name of a row; a number follows. */
  g_strv_builder_add_many (builder, _ ("Characters"), characters, NULL);
  if (repairs != NULL)
    /* Translators: the name of a row: what was passed over in a message because it does not belong to it. */
    g_strv_builder_add_many (builder, _ ("Repairs"), repairs, NULL);

  return g_strv_builder_end (builder);
}

/**
 * sealwax_message_label_describe:
 * @message: a message
 *
 * Returns: (transfer full): what can be said of it: its kind, or why it cannot be opened
 */
char *
sealwax_message_label_describe (SealwaxFoundMessage *message)
{
  const SealwaxFinding *finding = sealwax_found_message_get_finding (message);
  const SealwaxMessage *found = &finding->message;
  SealwaxStatus         status = found->status;
  g_autoptr (GError) error = NULL;

  if (status == SEALWAX_STATUS_OK && sealwax_found_message_get_result (message) == SEALWAX_MESSAGE_RESULT_ALTERED)
    status = SEALWAX_STATUS_ALTERED;
  if (status == SEALWAX_STATUS_OK)
    return describe_whole (found, finding->perhaps_key);
  if (finding->perhaps_key)
    return g_strdup (_ ("This is not a message. It may be a key."));

  error = sealwax_error_new_opening (status, found);

  return g_strdup (error->message);
}

/**
 * sealwax_message_label_number:
 * @messages: the messages of a text
 *
 * Returns: (transfer full) (nullable): which of several is chosen, or %NULL if there are not several
 */
char *
sealwax_message_label_number (SealwaxMessages *messages)
{
  guint count = sealwax_messages_get_count (messages);

  if (count < 2)
    return NULL;

  return g_strdup_printf (_ ("Message %u of %u"), sealwax_messages_get_chosen (messages) + 1, count);
}

/**
 * sealwax_message_label_outdated:
 *
 * Returns: what to say of a message that was made of a text which has changed since
 */
const char *
sealwax_message_label_outdated (void)
{
  /* Translators: a status of a message: it still holds the text as it was before. */
  return _ ("Outdated: the text has changed since");
}

/* What is known of a message before anything was tried. */
static const char *
name_state (const SealwaxMessage *message)
{
  switch ((int)message->status)
    {
    case SEALWAX_STATUS_OK:
      return NULL;
    case SEALWAX_STATUS_INCOMPLETE:
      /* Translators: what is the matter with a message of several. */
      return C_ ("message", "incomplete");
    case SEALWAX_STATUS_DAMAGED:
      /* Translators: what is the matter with a message of several. */
      return C_ ("message", "damaged");
    default:
      /* Translators: what is the matter with a message of several. */
      return C_ ("message", "made by a newer version");
    }
}

static const char *
name_wrong (const SealwaxMessage *message)
{
  if (!message->needs_key)
    /* Translators: what became of a message of several. */
    return C_ ("message", "wrong passphrase");
  if (!message->needs_passphrase)
    /* Translators: what became of a message of several. */
    return C_ ("message", "wrong key file");

  /* Translators: what became of a message of several. */
  return C_ ("message", "wrong passphrase or key file");
}

/* Returns NULL if there is nothing to say. */
static const char *
name_result (SealwaxFoundMessage *message)
{
  switch (sealwax_found_message_get_result (message))
    {
    case SEALWAX_MESSAGE_RESULT_OPENED:
      /* Translators: what became of a message of several. */
      return C_ ("message", "opened");
    case SEALWAX_MESSAGE_RESULT_UNPROVEN:
      /* Translators: what became of a message of several. */
      return C_ ("message", "opened, not verified");
    case SEALWAX_MESSAGE_RESULT_WRONG:
      return name_wrong (&sealwax_found_message_get_finding (message)->message);
    case SEALWAX_MESSAGE_RESULT_ALTERED:
      /* Translators: what became of a message of several. */
      return C_ ("message", "altered");
    case SEALWAX_MESSAGE_RESULT_NEEDS_KEY:
      /* Translators: what became of a message of several. */
      return C_ ("message", "needs a key file");
    case SEALWAX_MESSAGE_RESULT_NONE:
    default:
      return name_state (&sealwax_found_message_get_finding (message)->message);
    }
}

/**
 * sealwax_message_label_refusal:
 * @message: a message
 *
 * Returns: (nullable): why it did not open when it was tried
 */
const char *
sealwax_message_label_refusal (SealwaxFoundMessage *message)
{
  SealwaxMessageResult result = sealwax_found_message_get_result (message);

  return result == SEALWAX_MESSAGE_RESULT_WRONG || result == SEALWAX_MESSAGE_RESULT_NEEDS_KEY ? name_result (message) : NULL;
}

/**
 * sealwax_message_label_name:
 * @message: a message
 * @index: its number among the messages of its text, from 0
 * @count: how many messages there are
 *
 * Returns: (transfer full): “1 of 3 · opened · Sealed · 176 characters”: when there is little room, the end is cut off
 */
char *
sealwax_message_label_name (SealwaxFoundMessage *message,
                            guint                index,
                            guint                count)
{
  const SealwaxMessage *found = &sealwax_found_message_get_finding (message)->message;
  const char           *format = found->format == SEALWAX_FORMAT_BASIC ? C_ ("message format", "Basic") : C_ ("message format", "Sealed");
  const char           *result = name_result (message);
  g_autofree char      *characters = sealwax_message_label_count (found->chars);
  /* Translators: a message's number among several. */
  g_autofree char *number = g_strdup_printf (C_ ("message", "%u of %u"), index + 1, count);

  if (result != NULL)
    return g_strdup_printf ("%s · %s · %s · %s", number, result, format, characters);

  return g_strdup_printf ("%s · %s · %s", number, format, characters);
}

/**
 * sealwax_message_label_verdict:
 * @verdict: what a plaintext is worth
 *
 * Returns: (nullable): what to say about it, or %NULL if it is the person's own
 */
const char *
sealwax_message_label_verdict (SealwaxVerdict verdict)
{
  switch (verdict)
    {
    case SEALWAX_VERDICT_PROVEN:
      /* Translators: a status of a text, its length follows. */
      return _ ("Decrypted and verified");
    case SEALWAX_VERDICT_UNPROVEN:
      /* Translators: a status of a text, its length follows. */
      return _ ("Decrypted, not verified");
    case SEALWAX_VERDICT_OTHER_MESSAGE:
      /* Translators: a status of a text, its length follows. It was decrypted, and is not what the ciphertext holds now. */
      return _ ("From an earlier message");
    case SEALWAX_VERDICT_EARLIER:
      /* Translators: a status of a text, its length follows. Now its message did not open. */
      return _ ("Decrypted earlier");
    case SEALWAX_VERDICT_NONE:
    default:
      return NULL;
    }
}
