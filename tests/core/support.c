/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "support.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/**
 * test_secrets_new:
 * @passphrase: (nullable): a passphrase as typed
 * @key_hex: (nullable): a key in hexadecimal
 *
 * Makes what the core borrows, the normal form included.
 */
TestSecrets *
test_secrets_new (const char *passphrase,
                  const char *key_hex)
{
  TestSecrets *self = g_new0 (TestSecrets, 1);

  if (passphrase != NULL)
    {
      self->passphrase = g_strdup (passphrase);
      self->normalized = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFC);
      g_assert_nonnull (self->normalized);

      self->secrets.passphrase = (const uint8_t *)self->passphrase;
      self->secrets.passphrase_size = strlen (self->passphrase);
      self->secrets.normalized = (const uint8_t *)self->normalized;
      self->secrets.normalized_size = strlen (self->normalized);
    }

  if (key_hex != NULL)
    {
      size_t size;

      self->key = test_unhex (key_hex, &size);
      g_assert_cmpuint (size, ==, SEALWAX_KEY_SIZE);
      self->secrets.key = self->key;
    }

  return self;
}

void
test_secrets_free (TestSecrets *self)
{
  g_free (self->passphrase);
  g_free (self->normalized);
  g_free (self->key);
  g_free (self);
}

void
test_result_free (TestResult *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * test_status_name:
 * @status: how a message could be opened
 *
 * Returns: the outcome in the words of the specification and the vectors
 */
const char *
test_status_name (SealwaxStatus status)
{
  switch (status)
    {
    case SEALWAX_STATUS_OK:
      return "opened";
    case SEALWAX_STATUS_UNPROVEN:
      return "unproven";
    case SEALWAX_STATUS_NOT_A_MESSAGE:
      return "not-a-message";
    case SEALWAX_STATUS_NEWER:
      return "newer";
    case SEALWAX_STATUS_INCOMPLETE:
      return "incomplete";
    case SEALWAX_STATUS_DAMAGED:
      return "damaged";
    case SEALWAX_STATUS_MISSING:
      return "missing";
    case SEALWAX_STATUS_WRONG:
      return "wrong";
    case SEALWAX_STATUS_ALTERED:
      return "altered";
    case SEALWAX_STATUS_NOT_TEXT:
    case SEALWAX_STATUS_TOO_LARGE:
    case SEALWAX_STATUS_BAD_COST:
    case SEALWAX_STATUS_NOT_A_KEY:
    case SEALWAX_STATUS_UNKNOWN_WORD:
    case SEALWAX_STATUS_WORD_COUNT:
    case SEALWAX_STATUS_WORDS_WRONG:
    case SEALWAX_STATUS_CANCELLED:
    case SEALWAX_STATUS_NO_RANDOM:
      return "none of the specification's outcomes";
    default:
      g_assert_not_reached ();
    }
}

/**
 * test_unhex:
 * @hex: hexadecimal digits
 * @size: (out): receives how many bytes they are
 *
 * Returns: (transfer full): the bytes
 */
uint8_t *
test_unhex (const char *hex,
            size_t     *size)
{
  size_t   count = strlen (hex) / 2;
  uint8_t *bytes = g_malloc (count + 1);

  g_assert_cmpuint (strlen (hex) % 2, ==, 0);
  for (size_t i = 0; i < count; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      g_assert_true (high >= 0 && low >= 0);
      bytes[i] = (uint8_t)(high * 16 + low);
    }
  *size = count;

  return bytes;
}

void
test_random_bytes (uint8_t *bytes,
                   size_t   size)
{
  for (size_t i = 0; i < size; i++)
    bytes[i] = (uint8_t)g_test_rand_int_range (0, 256);
}

/**
 * test_guarded:
 * @bytes: (array length=size): some bytes
 * @size: how many, at most %TEST_GUARDED_MAX
 *
 * Copies bytes to where memory ends: whoever reads beyond them crashes.
 *
 * Returns: (transfer none): the copy, until the next call
 */
const void *
test_guarded (const void *bytes,
              size_t      size)
{
  static uint8_t *end;

  g_assert_cmpuint (size, <=, TEST_GUARDED_MAX);

  if (end == NULL)
    {
      size_t   page = (size_t)sysconf (_SC_PAGESIZE);
      uint8_t *start;

      g_assert_cmpuint (TEST_GUARDED_MAX % page, ==, 0);
      start = mmap (NULL, TEST_GUARDED_MAX + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      g_assert_true (start != MAP_FAILED);
      g_assert_no_errno (mprotect (start + TEST_GUARDED_MAX, page, PROT_NONE));
      end = start + TEST_GUARDED_MAX;
    }

  if (size > 0)
    memcpy (end - size, bytes, size);

  return end - size;
}

bool
test_is_zero (const uint8_t *bytes,
              size_t         size)
{
  for (size_t i = 0; i < size; i++)
    if (bytes[i] != 0)
      return false;

  return true;
}

/**
 * test_open:
 * @pasted: the text in which the message was found
 * @message: a message that sealwax_message_find() found
 * @secrets: the secrets at hand
 *
 * Opens a message, and asserts what holds for every outcome: no byte that is not the text's is left in the buffer.
 */
TestResult *
test_open (const char           *pasted,
           const SealwaxMessage *message,
           const SealwaxSecrets *secrets)
{
  TestResult         *self = g_new0 (TestResult, 1);
  g_autofree uint8_t *buffer = g_malloc (message->size);

  if (message->size > 0)
    memset (buffer, TEST_FILLER, message->size);

  self->message = *message;
  self->size = SIZE_MAX;
  self->status = sealwax_message_open (pasted, message, secrets, NULL, buffer, &self->size);

  if (message->status != SEALWAX_STATUS_OK)
    g_assert_cmpint (self->status, ==, message->status);
  if (self->status != SEALWAX_STATUS_OK && self->status != SEALWAX_STATUS_UNPROVEN)
    g_assert_cmpuint (self->size, ==, 0);

  g_assert_cmpuint (self->size, <=, message->size);
  g_assert_true (message->size == 0 || test_is_zero (buffer + self->size, message->size - self->size));

  self->text = g_malloc0 (self->size + 1);
  if (self->size > 0)
    memcpy (self->text, buffer, self->size);

  return self;
}

/**
 * test_open_all:
 * @pasted: any text
 * @size: its size in bytes
 * @secrets: the secrets at hand
 *
 * Returns: (transfer full) (element-type TestResult): what became of every message, in the text's order
 */
GPtrArray *
test_open_all (const char           *pasted,
               size_t                size,
               const SealwaxSecrets *secrets)
{
  g_autofree char *large = size > TEST_GUARDED_MAX ? g_memdup2 (pasted, size) : NULL;
  const char      *copy = large != NULL ? large : test_guarded (pasted, size);
  GPtrArray       *results = g_ptr_array_new_with_free_func ((GDestroyNotify)test_result_free);
  size_t           position = 0;
  SealwaxMessage   message;

  while (sealwax_message_find (copy, size, &position, &message))
    {
      g_assert_cmpuint (message.start, <=, message.end);
      g_assert_cmpuint (message.end, <=, size);
      g_assert_cmpuint (message.chars, <=, message.chars_wanted);
      g_ptr_array_add (results, test_open (copy, &message, secrets));
    }

  g_assert_false (sealwax_message_find (copy, size, &position, &message));

  return results;
}

/**
 * test_open_only:
 * @pasted: any text
 * @size: its size in bytes
 * @secrets: the secrets at hand
 *
 * Returns: (transfer full): what became of the one message that is there
 */
TestResult *
test_open_only (const char           *pasted,
                size_t                size,
                const SealwaxSecrets *secrets)
{
  g_autoptr (GPtrArray) results = test_open_all (pasted, size, secrets);

  g_assert_cmpuint (results->len, ==, 1);

  return g_ptr_array_steal_index (results, 0);
}

void
test_assert_text (const TestResult *result,
                  const void       *text,
                  size_t            size)
{
  g_assert_cmpstr (test_status_name (result->status), ==, "opened");
  g_assert_cmpmem (result->text, result->size, text, size);
}
