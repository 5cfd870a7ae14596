/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-message.h"

#include <string.h>

#include "samples.h"
#include "support.h"

/* A salt and an IV of zeros, and six bytes of ciphertext: a Basic message that no passphrase here opens. */
#define BASIC_PLAIN "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

typedef struct
{
  const char   *message;
  const char   *passphrase;
  const char   *key;
  SealwaxStatus expected;
} Case;

#define OTHER_KEY "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

/* What each message says about the secrets at hand. Those it does not need are ignored. */
static const Case cases[] = {
  { SAMPLE_LONG, NULL, NULL, SEALWAX_STATUS_MISSING },
  { SAMPLE_LONG, SAMPLE_PASSPHRASE, NULL, SEALWAX_STATUS_MISSING },
  { SAMPLE_LONG, NULL, SAMPLE_KEY, SEALWAX_STATUS_OK },
  { SAMPLE_LONG, "another", SAMPLE_KEY, SEALWAX_STATUS_OK },
  { SAMPLE_LONG, SAMPLE_PASSPHRASE, OTHER_KEY, SEALWAX_STATUS_WRONG },
  { SAMPLE_PASSPHRASE_LONG, NULL, NULL, SEALWAX_STATUS_MISSING },
  { SAMPLE_PASSPHRASE_LONG, NULL, SAMPLE_KEY, SEALWAX_STATUS_MISSING },
  { SAMPLE_PASSPHRASE_LONG, "", SAMPLE_KEY, SEALWAX_STATUS_MISSING },
  { SAMPLE_PASSPHRASE_LONG, SAMPLE_PASSPHRASE, NULL, SEALWAX_STATUS_OK },
  { SAMPLE_PASSPHRASE_LONG, SAMPLE_PASSPHRASE, OTHER_KEY, SEALWAX_STATUS_OK },
  { SAMPLE_PASSPHRASE_LONG, "Sample passphrase", SAMPLE_KEY, SEALWAX_STATUS_WRONG },
  { SAMPLE_PASSPHRASE_LONG, SAMPLE_PASSPHRASE " ", NULL, SEALWAX_STATUS_WRONG },
  { SAMPLE_BOTH, NULL, NULL, SEALWAX_STATUS_MISSING },
  { SAMPLE_BOTH, SAMPLE_PASSPHRASE, NULL, SEALWAX_STATUS_MISSING },
  { SAMPLE_BOTH, NULL, SAMPLE_KEY, SEALWAX_STATUS_MISSING },
  { SAMPLE_BOTH, SAMPLE_PASSPHRASE, SAMPLE_KEY, SEALWAX_STATUS_OK },
  { SAMPLE_BOTH, SAMPLE_PASSPHRASE, OTHER_KEY, SEALWAX_STATUS_WRONG },
  { SAMPLE_BOTH, "another", SAMPLE_KEY, SEALWAX_STATUS_WRONG },
  { BASIC_PLAIN, NULL, NULL, SEALWAX_STATUS_MISSING },
  { BASIC_PLAIN, NULL, SAMPLE_KEY, SEALWAX_STATUS_MISSING },
  { BASIC_PLAIN, "", SAMPLE_KEY, SEALWAX_STATUS_MISSING },
  { BASIC_PLAIN, SAMPLE_PASSPHRASE, SAMPLE_KEY, SEALWAX_STATUS_WRONG },
};

/* test_open () also asserts that everything but the text is zero afterwards. */
static void
test_secrets (void)
{
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TestSecrets) secrets = test_secrets_new (cases[i].passphrase, cases[i].key);
      g_autoptr (TestResult) result = test_open_only (cases[i].message, strlen (cases[i].message), &secrets->secrets);

      g_assert_cmpstr (test_status_name (result->status), ==, test_status_name (cases[i].expected));
    }
}

/* Sealed takes the passphrase's normal form, Basic takes it as typed. Neither tries the other's. */
static void
test_normal_form (void)
{
  SealwaxSecrets secrets = { .normalized = (const uint8_t *)SAMPLE_PASSPHRASE, .normalized_size = strlen (SAMPLE_PASSPHRASE) };
  g_autoptr (TestResult) sealed = test_open_only (SAMPLE_PASSPHRASE_LONG, strlen (SAMPLE_PASSPHRASE_LONG), &secrets);
  g_autoptr (TestResult) basic = test_open_only (BASIC_PLAIN, strlen (BASIC_PLAIN), &secrets);

  test_assert_text (sealed, SAMPLE_LONG_TEXT, strlen (SAMPLE_LONG_TEXT));
  g_assert_cmpint (basic->status, ==, SEALWAX_STATUS_MISSING);
}

typedef struct
{
  uint32_t total;
  guint    calls;
  guint    stop_at;
} Reports;

static bool
take_report (uint32_t done G_GNUC_UNUSED,
             uint32_t      total,
             void         *data)
{
  Reports *reports = data;

  g_assert_cmpuint (total, ==, reports->total);

  return ++reports->calls != reports->stop_at;
}

static SealwaxStatus
open_with_reports (const char *pasted,
                   Reports    *reports)
{
  g_autoptr (TestSecrets) secrets = test_secrets_new (SAMPLE_PASSPHRASE, SAMPLE_KEY);
  SealwaxProgress     progress = { take_report, reports };
  size_t              position = 0, text_size = SIZE_MAX;
  SealwaxMessage      message;
  g_autofree uint8_t *buffer = NULL;
  SealwaxStatus       status;

  g_assert_true (sealwax_message_find (pasted, strlen (pasted), &position, &message));
  buffer = g_malloc (message.size);
  memset (buffer, TEST_FILLER, message.size);
  status = sealwax_message_open (pasted, &message, &secrets->secrets, &progress, buffer, &text_size);

  g_assert_cmpuint (text_size, <=, message.size);
  g_assert_true (test_is_zero (buffer + text_size, message.size - text_size));
  if (status != SEALWAX_STATUS_OK)
    g_assert_cmpuint (text_size, ==, 0);

  return status;
}

/* Progress counts the message's own iterations, and a cancelled opening leaves nothing. */
static void
test_progress (void)
{
  Reports reports = { .total = 10000 };

  g_assert_cmpint (open_with_reports (SAMPLE_BOTH, &reports), ==, SEALWAX_STATUS_OK);
  g_assert_cmpuint (reports.calls, >, 0);

  reports = (Reports){ .total = 10000, .stop_at = 1 };
  g_assert_cmpint (open_with_reports (SAMPLE_BOTH, &reports), ==, SEALWAX_STATUS_CANCELLED);
  g_assert_cmpuint (reports.calls, ==, 1);

  reports = (Reports){ .total = 100000, .stop_at = 2 };
  g_assert_cmpint (open_with_reports (BASIC_PLAIN, &reports), ==, SEALWAX_STATUS_CANCELLED);
  g_assert_cmpuint (reports.calls, ==, 2);

  reports = (Reports){ .stop_at = 1 }; /* a key alone needs hardly any derivation */
  g_assert_cmpint (open_with_reports (SAMPLE_LONG, &reports), ==, SEALWAX_STATUS_OK);
  g_assert_cmpuint (reports.calls, ==, 0);
}

/* For a message that cannot be opened, the buffer has no bytes, so none is touched. */
static void
test_not_openable (void)
{
  static const char *const texts[] = { "", "Sealwax1", "Sealwax2" };
  g_autoptr (TestSecrets) secrets = test_secrets_new (SAMPLE_PASSPHRASE, SAMPLE_KEY);

  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      size_t         position = 0, text_size = SIZE_MAX;
      SealwaxMessage message;

      g_assert_true (sealwax_message_find (texts[i], strlen (texts[i]), &position, &message));
      g_assert_cmpuint (message.size, ==, 0);
      g_assert_cmpint (sealwax_message_open (texts[i], &message, &secrets->secrets, NULL, NULL, &text_size), ==, message.status);
      g_assert_cmpuint (text_size, ==, 0);
    }
}

/* A caller's mistake: this is not the text that was searched. Nothing outside it is read, and nothing is left. */
static void
test_other_text (void)
{
  static const char *const messages[] = { SAMPLE_LONG, BASIC_PLAIN };
  static const char        fillers[] = { ' ', '\0', 'A', '=' };
  g_autoptr (TestSecrets) secrets = test_secrets_new (SAMPLE_PASSPHRASE, SAMPLE_KEY);

  for (size_t i = 0; i < G_N_ELEMENTS (messages); i++)
    for (size_t k = 0; k < G_N_ELEMENTS (fillers); k++)
      {
        size_t              size = strlen (messages[i]), position = 0, text_size = SIZE_MAX;
        g_autofree char    *other = g_strnfill (size, 'x');
        g_autofree uint8_t *buffer = NULL;
        SealwaxMessage      message;

        g_assert_true (sealwax_message_find (messages[i], size, &position, &message));
        memset (other, fillers[k], size);
        buffer = g_malloc (message.size);
        memset (buffer, TEST_FILLER, message.size);
        g_assert_cmpint (sealwax_message_open (test_guarded (other, message.end), &message, &secrets->secrets, NULL, buffer, &text_size), !=, SEALWAX_STATUS_OK);
        g_assert_cmpuint (text_size, ==, 0);
        g_assert_true (test_is_zero (buffer, message.size));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/message/open/secrets", test_secrets);
  g_test_add_func ("/core/message/open/normal-form", test_normal_form);
  g_test_add_func ("/core/message/open/progress", test_progress);
  g_test_add_func ("/core/message/open/not-openable", test_not_openable);
  g_test_add_func ("/core/message/open/other-text", test_other_text);

  return g_test_run ();
}
