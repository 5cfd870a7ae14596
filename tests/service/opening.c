/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "opening.h"

#include <string.h>

#include "support.h"

/* Made by tests/cli/sealed.py with that passphrase, which normalises with Python's tables. */
const char opening_sealed[] = "Sealwax1EQABUq0jbQAAAQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n"
                              "N1xKcv5HRMD3tCwFdpauwXc0/jugtS1WblgxXlHI6g99fIqVyFiiep89DSzz/BmU\n"
                              "wD5Bp1rhcENWI74joZQjlKBMhwjoSX0WdYvDSU3umUsUDbvj\n";

/* Made by the article's encrypt() with "StrongPassword123". */
const char opening_by_article[] = "4riPccU4Mk2uFLHcEtaodUQ8y97VaJydsZrekGPlzrVshIUWnHrhyi7gGs0IpFIqjbfyxZzKhGTmPZ6NfpOcK9TtRFnm";

GBytes *
opening_message (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

void
opening_assert_text (SealwaxSecret *text,
                     const char    *expected)
{
  g_assert_nonnull (text);
  g_assert_cmpmem (sealwax_secret_get_text (text), sealwax_secret_get_size (text), expected, strlen (expected));
}

void
opening_assert_opens (const char *message,
                      const char *passphrase,
                      const char *expected,
                      gboolean    proven)
{
  g_autoptr (GBytes) pasted = opening_message (message);
  SealwaxOperation *operation = test_new_open (pasted, passphrase, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = test_open (operation, &error);

  g_assert_no_error (error);
  opening_assert_text (text, expected);
  g_assert_cmpint (sealwax_operation_get_proven (operation), ==, proven);
  test_release (operation);
}

void
opening_assert_fails (GBytes      *pasted,
                      const char  *passphrase,
                      const char  *key,
                      SealwaxError code)
{
  SealwaxOperation *operation = test_new_open (pasted, passphrase, key);
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = test_open (operation, &error);

  g_assert_error (error, SEALWAX_ERROR, (int)code);
  g_assert_null (text);
  g_assert_false (sealwax_operation_get_proven (operation));
  test_release (operation);
}

void
opening_assert_refused_secrets (SealwaxFormat  format,
                                SealwaxSecret *text,
                                SealwaxSecret *passphrase,
                                SealwaxSecret *key,
                                guint          iterations,
                                SealwaxError   code)
{
  g_autoptr (SealwaxKeys) keys = sealwax_keys_new (passphrase, key);
  SealwaxOperation *operation = sealwax_operation_new_seal (format, text, keys, iterations);
  g_autoptr (GError) error = NULL;

  g_assert_null (test_seal (operation, &error));
  g_assert_error (error, SEALWAX_ERROR, (int)code);
  g_assert_cmpfloat (sealwax_operation_get_fraction (operation), ==, 0);
  test_release (operation);
}

void
opening_assert_refused (SealwaxFormat format,
                        const char   *passphrase,
                        const char   *key,
                        guint         iterations,
                        SealwaxError  code)
{
  g_autoptr (SealwaxSecret) text = test_secret ("text");
  g_autoptr (SealwaxSecret) passphrase_secret = test_secret (passphrase);
  g_autoptr (SealwaxSecret) key_secret = test_secret (key);

  opening_assert_refused_secrets (format, text, passphrase_secret, key_secret, iterations, code);
}
