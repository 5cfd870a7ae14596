/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include "support.h"

/* Says what the core makes of messages, for test_differential.py. Standard input has one case after another: three 32-bit
 * sizes, then a passphrase, a key and what was pasted. Standard output has, for each case, how many messages there are, and
 * for each of these its outcome, its characters, how many it should have, its text's size, and the text. */

SealwaxStatus __real_sealwax_pbkdf2 (const uint8_t *passphrase, size_t passphrase_size, const uint8_t *salt, size_t salt_size, uint32_t iterations, const SealwaxProgress *progress, uint8_t *key);
SealwaxStatus __wrap_sealwax_pbkdf2 (const uint8_t *passphrase, size_t passphrase_size, const uint8_t *salt, size_t salt_size, uint32_t iterations, const SealwaxProgress *progress, uint8_t *key);

/* The same passphrase, salt and cost come up again and again; each key is derived once. */
SealwaxStatus
__wrap_sealwax_pbkdf2 (const uint8_t         *passphrase,
                       size_t                 passphrase_size,
                       const uint8_t         *salt,
                       size_t                 salt_size,
                       uint32_t               iterations,
                       const SealwaxProgress *progress,
                       uint8_t               *key)
{
  static GHashTable *derived;
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  SealwaxStatus  status = SEALWAX_STATUS_OK;
  const uint8_t *known;

  g_string_append_printf (name, "%u ", iterations);
  g_string_append_len (name, (const char *)salt, (gssize)salt_size);
  g_string_append_len (name, (const char *)passphrase, (gssize)passphrase_size);
  bytes = g_string_free_to_bytes (g_steal_pointer (&name));

  if (derived == NULL)
    derived = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  known = g_hash_table_lookup (derived, bytes);
  if (known != NULL)
    {
      memcpy (key, known, SEALWAX_KEY_SIZE);
      return SEALWAX_STATUS_OK;
    }

  status = __real_sealwax_pbkdf2 (passphrase, passphrase_size, salt, salt_size, iterations, progress, key);
  g_hash_table_insert (derived, g_bytes_ref (bytes), g_memdup2 (key, SEALWAX_KEY_SIZE));

  return status;
}

/* Reads that many bytes, and adds a NUL. */
static char *
read_part (size_t size)
{
  char *bytes = g_malloc (size + 1);

  g_assert_cmpuint (fread (bytes, 1, size, stdin), ==, size);
  bytes[size] = '\0';

  return bytes;
}

static void
answer (const char  *pasted,
        size_t       size,
        TestSecrets *secrets)
{
  g_autoptr (GPtrArray) results = test_open_all (pasted, size, &secrets->secrets);

  printf ("%u\n", results->len);
  for (guint i = 0; i < results->len; i++)
    {
      const TestResult *result = g_ptr_array_index (results, i);

      printf ("%s %zu %zu %zu\n", test_status_name (result->status), result->message.chars, result->message.chars_wanted, result->size);
      g_assert_cmpuint (fwrite (result->text, 1, result->size, stdout), ==, result->size);
    }
}

int
main (void)
{
  uint32_t sizes[3];

  while (fread (sizes, sizeof sizes, 1, stdin) == 1)
    {
      g_autofree char *passphrase = read_part (sizes[0]);
      g_autofree char *key = read_part (sizes[1]);
      g_autofree char *pasted = read_part (sizes[2]);
      g_autoptr (TestSecrets) secrets = test_secrets_new (sizes[0] > 0 ? passphrase : NULL, NULL);

      if (sizes[1] == SEALWAX_KEY_SIZE)
        secrets->secrets.key = (const uint8_t *)key;
      answer (pasted, sizes[2], secrets);
    }

  return fflush (stdout) == 0 ? 0 : 1;
}
