/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-error.h"
#include "sealwax-found-message.h"

/**
 * SealwaxFoundMessage:
 *
 * A message found in a text, and what became of it. It is an item of #SealwaxMessages and never changes.
 */
struct _SealwaxFoundMessage
{
  GObject parent_instance;

  SealwaxFinding       finding;
  SealwaxMessageResult result;
};

G_DEFINE_FINAL_TYPE (SealwaxFoundMessage, sealwax_found_message, G_TYPE_OBJECT)

static void
sealwax_found_message_class_init (SealwaxFoundMessageClass *klass)
{
}

static void
sealwax_found_message_init (SealwaxFoundMessage *self)
{
}

/**
 * sealwax_found_message_new:
 * @finding: what was found
 * @result: what became of it
 *
 * Returns: (transfer full): the message
 */
SealwaxFoundMessage *
sealwax_found_message_new (const SealwaxFinding *finding,
                           SealwaxMessageResult  result)
{
  SealwaxFoundMessage *self = g_object_new (SEALWAX_TYPE_FOUND_MESSAGE, NULL);

  self->finding = *finding;
  self->result = result;

  return self;
}

/**
 * sealwax_found_message_get_finding:
 * @self: a message
 *
 * Returns: (transfer none): where it is, and what can be said of it without any secret
 */
const SealwaxFinding *
sealwax_found_message_get_finding (SealwaxFoundMessage *self)
{
  g_return_val_if_fail (SEALWAX_IS_FOUND_MESSAGE (self), NULL);

  return &self->finding;
}

/**
 * sealwax_found_message_get_result:
 * @self: a message
 *
 * Returns: what became of it
 */
SealwaxMessageResult
sealwax_found_message_get_result (SealwaxFoundMessage *self)
{
  g_return_val_if_fail (SEALWAX_IS_FOUND_MESSAGE (self), SEALWAX_MESSAGE_RESULT_NONE);

  return self->result;
}

/**
 * sealwax_found_message_is:
 * @self: a message
 * @digest: the digest of a message, see #SealwaxFinding
 *
 * Returns: whether it is the message with that digest
 */
gboolean
sealwax_found_message_is (SealwaxFoundMessage *self,
                          const char          *digest)
{
  g_return_val_if_fail (SEALWAX_IS_FOUND_MESSAGE (self), FALSE);

  return g_str_equal (digest, self->finding.digest);
}

/**
 * sealwax_message_result_of_error:
 * @error: why a message did not open
 *
 * Returns: what became of it; nothing if that can be seen without trying it, or was not the message's fault
 */
SealwaxMessageResult
sealwax_message_result_of_error (const GError *error)
{
  if (g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_WRONG))
    return SEALWAX_MESSAGE_RESULT_WRONG;
  if (g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_ALTERED))
    return SEALWAX_MESSAGE_RESULT_ALTERED;
  if (g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_MISSING))
    return SEALWAX_MESSAGE_RESULT_NEEDS_KEY;

  return SEALWAX_MESSAGE_RESULT_NONE;
}
