/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-foreign.h"

#include <string.h>

#include "samples.h"
#include "sealwax-mend.h"
#include "sealwax-message.h"
#include "support.h"

/* What a text is, and what happens to it: some are refused, others are tried as Basic. */
typedef struct
{
  const char    *name;
  const char    *text;
  SealwaxForeign foreign;
  SealwaxStatus  status;
} Case;

#define REFUSED SEALWAX_STATUS_NOT_A_MESSAGE
#define TRIED SEALWAX_STATUS_OK
#define CHARS_64 "wWuNuLgCPjyUJF5TjsiNsEdDncN3NuDabvnpUcQF2F6xibctOWuUDoh0MMmQoUx1"
#define ZEROS_64 "0000000000000000000000000000000000000000000000000000000000000000"
#define SMALL_64 "sealwax1eqabewa0aaadlq5gtiqqbkckjnj9sef5n0ruu2xn9yjd9fqyaihxl012"

static const Case cases[] = {
  /* What is certain. */
  { "openssl", "U2FsdGVkX1+zJ3xYc0hDkq7qg7Zl4vVdLKQ8oCk1ZyE8rYPNRkQ2xMdVhAnPq3dG\n", SEALWAX_FOREIGN_OPENSSL, REFUSED },
  { "png", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", SEALWAX_FOREIGN_PNG, REFUSED },
  { "openssh-key", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtz", SEALWAX_FOREIGN_OPENSSH_KEY, REFUSED },
  { "zeros", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", SEALWAX_FOREIGN_SAME_BYTES, REFUSED },
  { "zeros-key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", SEALWAX_FOREIGN_SAME_BYTES, REFUSED },
  { "ones", "////////////////////////////////////////////////////////////////", SEALWAX_FOREIGN_SAME_BYTES, REFUSED },
  { "small", SMALL_64 SMALL_64, SEALWAX_FOREIGN_LOWER_CASE, REFUSED },
  { "small-in-lines", "> " SMALL_64 "\n> " SMALL_64 "\n", SEALWAX_FOREIGN_LOWER_CASE, REFUSED },
  { "small-in-a-chat", "Ana: " SMALL_64 SMALL_64 " (sent)", SEALWAX_FOREIGN_LOWER_CASE, REFUSED },
  { "capital", "SEALWAX1EQABIO9D5AAADDIYHVC8IK2L4WRMXBIBP2JTCNWV0F9OUJR5RNNPF012", SEALWAX_FOREIGN_UPPER_CASE, REFUSED },

  /* What is tried. */
  { "text", "VGhpcyBpcyBwbGFpbiB0ZXh0IGluIEJhc2U2NCwgYW5kIG5vdGhpbmcgaXMgZW5jcnlwdGVkIQ==", SEALWAX_FOREIGN_TEXT, TRIED },
  { "pdf", "JVBERi0xLjcKJcOkw7zDtsOfCjIgMCBvYmoKPDwvTGVuZ3RoIDMgMCBSL0ZpbHRl", SEALWAX_FOREIGN_PDF, TRIED },
  { "zip", "UEsDBBQAAAAIAKxVfFkAAAAAAgAAAAAAAAAJAAAAaGVsbG8udHh0AwBQSwECFAAU", SEALWAX_FOREIGN_ZIP, TRIED },
  { "gzip", "H4sIAAAAAAAAA8tIzcnJVyjPL8pJ4eLKKMpMLUosyczPAwDnnGhoFgAAAOecaGgW", SEALWAX_FOREIGN_GZIP, TRIED },
  { "openpgp-passphrase", "jA0ECQMCrk7mIuzFcD7/0kUB4Zk8UXoPCVJ7y7Y8mO1xKfcFqn0gb6W3sBaZo9Tg", SEALWAX_FOREIGN_OPENPGP, TRIED },
  { "openpgp-public-key", "mDMEZl8xKRYJKwYBBAHaRw8BAQdAPsLr0pU8y7mQOq1m3lB6dVYx4UqvE9G2ZkTn", SEALWAX_FOREIGN_OPENPGP, TRIED },
  { "openpgp-to-a-key", "hF4DQ2xYc0hDkq4SAQdAzJ3xYc0hDkq7qg7Zl4vVdLKQ8oCk1ZyE8rYPNRkQ2xMd", SEALWAX_FOREIGN_OPENPGP, TRIED },
  { "age", "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBqL0yVZ0ZqUnZ0TTB4N2pZ", SEALWAX_FOREIGN_AGE, TRIED },
  { "pem-body", "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbYwYYSxjCkwgVGd4dxcn0nbGSiS1dC", SEALWAX_FOREIGN_DER, TRIED },
  { "ssh-public-body", "AAAAC3NzaC1lZDI1NTE5AAAAIJx0Y3n2n5c3jH9p0rQ5oT7Yb1m3lB6dVYx4UqvE", SEALWAX_FOREIGN_SSH_PUBLIC, TRIED },
  { "zeros-as-digits", ZEROS_64 ZEROS_64, SEALWAX_FOREIGN_SAME_DIGIT, TRIED },
  { "nearly-zeros-as-digits", "0000000000000000000000000000000000000000010000000000000000000000", SEALWAX_FOREIGN_NONE, TRIED },
  { "key", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=", SEALWAX_FOREIGN_PERHAPS_KEY, TRIED },
  { "nothing", CHARS_64, SEALWAX_FOREIGN_NONE, TRIED },

  /* What is not Base64. */
  { "pgp-message", "Hi,\n-----BEGIN PGP MESSAGE-----\n\nhF4D\n-----END PGP MESSAGE-----\n", SEALWAX_FOREIGN_PGP_MESSAGE, REFUSED },
  { "pgp-signed", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nHi\n", SEALWAX_FOREIGN_PGP_SIGNED, REFUSED },
  { "pgp-key", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDME\n", SEALWAX_FOREIGN_PGP_KEY, REFUSED },
  { "age-armor", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", SEALWAX_FOREIGN_AGE_ARMOR, REFUSED },
  { "age-armor-and-body", "-----BEGIN AGE ENCRYPTED FILE-----\n" CHARS_64 "\n" CHARS_64 "\n-----END AGE ENCRYPTED FILE-----\n", SEALWAX_FOREIGN_AGE_ARMOR, REFUSED },
  { "ssh-private-and-body", "-----BEGIN OPENSSH PRIVATE KEY-----\n" CHARS_64 "\nAA\n-----END OPENSSH PRIVATE KEY-----\n", SEALWAX_FOREIGN_SSH_KEY, REFUSED },
  { "pem-key-and-body", "-----BEGIN RSA PRIVATE KEY-----\n" CHARS_64 "\nAA\n-----END RSA PRIVATE KEY-----\n", SEALWAX_FOREIGN_PEM_KEY, REFUSED },
  { "pgp-message-and-body", "-----BEGIN PGP MESSAGE-----\n\n" CHARS_64 "\n=AbCd\n-----END PGP MESSAGE-----\n", SEALWAX_FOREIGN_PGP_MESSAGE, REFUSED },
  { "age-key", "# created: 2026\nAGE-SECRET-KEY-1QL3Z7HJY54PW3HYWW5AYYFG7ZQGVC7W3J2ELW8ZMRJ2KG5SFN9AQMCAC8P\n", SEALWAX_FOREIGN_AGE_KEY, REFUSED },
  { "ssh-private", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n", SEALWAX_FOREIGN_SSH_KEY, REFUSED },
  { "ssh-public", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJx0Y3n2n5c3jH9p0rQ5oT7Yb1m3lB6dVYx4UqvE ana@desk\n", SEALWAX_FOREIGN_SSH_KEY, REFUSED },
  { "pem-key", "-----BEGIN PRIVATE KEY-----\nMC4C\n", SEALWAX_FOREIGN_PEM_KEY, REFUSED },
  { "certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n", SEALWAX_FOREIGN_PEM, REFUSED },
  { "gtkcrypto", "GTC3:qg7Zl4vVdLKQ8oCk1ZyE8rYPNRkQ2xMd", SEALWAX_FOREIGN_GTKCRYPTO, REFUSED },
  { "saltpack", "BEGIN SALTPACK ENCRYPTED MESSAGE. kcJn5brvybfNjz6 D5ll2Nk0Z. END SALTPACK ENCRYPTED MESSAGE.", SEALWAX_FOREIGN_SALTPACK, REFUSED },
  { "keybase", "BEGIN KEYBASE SALTPACK SIGNED MESSAGE. kcJn5brvybfNjz6.", SEALWAX_FOREIGN_SALTPACK, REFUSED },
  { "uuid", " 123e4567-e89b-12d3-a456-426614174000\n", SEALWAX_FOREIGN_UUID, REFUSED },

  /* And what is none of these. */
  { "empty", "", SEALWAX_FOREIGN_NONE, REFUSED },
  { "prose", "Hello Bob, ssh-agents and sealwax1 are fine; BEGIN with -----BEGINNING.", SEALWAX_FOREIGN_NONE, REFUSED },
  { "not-quite-a-uuid", "123e4567-e89b-12d3-a456-4266141740000", SEALWAX_FOREIGN_NONE, REFUSED },
  { "mixed-case", "Sealwax " SMALL_64 "A!", SEALWAX_FOREIGN_LOWER_CASE, REFUSED },
};

/* Mending does not make a message of it. */
static void
assert_not_mended (const char           *text,
                   const SealwaxMessage *message)
{
  size_t                     size = strlen (text);
  g_autofree char           *scratch = g_malloc (size + 1);
  g_autofree SealwaxMessage *messages = g_new0 (SealwaxMessage, SEALWAX_MEND_MAX);
  size_t                     count = 1;

  messages[0] = *message;
  g_assert_true (sealwax_mend (text, size, messages, &count, scratch, NULL));
  g_assert_cmpuint (count, ==, 1);
  g_assert_false (messages[0].mending.mended);
  g_assert_cmpint (messages[0].status, ==, message->status);
}

static void
test_case (gconstpointer data)
{
  const Case    *test = data;
  SealwaxMessage message;
  size_t         position = 0;

  g_assert_true (sealwax_message_find (test_guarded (test->text, strlen (test->text)), strlen (test->text), &position, &message));
  g_assert_cmpint (message.foreign, ==, test->foreign);
  g_assert_cmpint (message.status, ==, test->status);
  g_assert_cmpint (message.format, ==, test->status == TRIED ? SEALWAX_FORMAT_BASIC : SEALWAX_FORMAT_NONE);
  g_assert_cmpint (sealwax_foreign_is_certain (message.foreign), <=, test->status == REFUSED);
  assert_not_mended (test->text, &message);
}

/* Next to one of our messages, nothing else gets a name. */
static void
test_beside_message (void)
{
  static const char text[] = "-----BEGIN PGP MESSAGE-----\n" SAMPLE_SHORT;
  SealwaxMessage    message;
  size_t            position = 0;

  g_assert_true (sealwax_message_find (text, sizeof text - 1, &position, &message));
  g_assert_cmpint (message.status, ==, SEALWAX_STATUS_OK);
  g_assert_cmpint (message.foreign, ==, SEALWAX_FOREIGN_NONE);
}

/* One byte less than the mark is not the mark. */
static void
test_nearly (void)
{
  static const char *const nearly[] = {
    "U2FsdGVkX1"
    "6zJ3xYc0hDkq7qg7Zl4vVdLKQ8oCk1ZyE8rYPNRkQ2xMdVhAnPq3dG2", /* Salted_^ */
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAA",
    SMALL_64 "A"
             "bcdefghijkl"
             "mnopqrstuvwx"
  };

  for (size_t i = 0; i < G_N_ELEMENTS (nearly); i++)
    {
      SealwaxMessage message;
      size_t         position = 0;

      g_assert_true (sealwax_message_find (nearly[i], strlen (nearly[i]) / 4 * 4, &position, &message));
      g_assert_cmpint (message.status, ==, SEALWAX_STATUS_OK);
      g_assert_false (sealwax_foreign_is_certain (message.foreign));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/foreign/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/foreign/beside-message", test_beside_message);
  g_test_add_func ("/core/foreign/nearly", test_nearly);

  return g_test_run ();
}
