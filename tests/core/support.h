/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sealwax-message.h"

/* What the buffer for an opened text is filled with beforehand, so that wiping shows. */
#define TEST_FILLER 0xa5

/* The most that test_guarded() takes. */
#define TEST_GUARDED_MAX 65536

/* Secrets that own what @secrets points to. */
typedef struct
{
  SealwaxSecrets secrets;
  char          *passphrase;
  char          *normalized;
  uint8_t       *key;
} TestSecrets;

/* What became of one message in a pasted text. @text ends with a NUL that @size does not count. */
typedef struct
{
  SealwaxMessage message;
  SealwaxStatus  status;
  char          *text;
  size_t         size;
} TestResult;

TestSecrets *test_secrets_new (const char *passphrase,
                               const char *key_hex);

void test_secrets_free (TestSecrets *secrets);

void test_result_free (TestResult *result);

const char *test_status_name (SealwaxStatus status);

uint8_t *test_unhex (const char *hex,
                     size_t     *size);

void test_random_bytes (uint8_t *bytes,
                        size_t   size);

const void *test_guarded (const void *bytes,
                          size_t      size);

bool test_is_zero (const uint8_t *bytes,
                   size_t         size);

TestResult *test_open (const char           *pasted,
                       const SealwaxMessage *message,
                       const SealwaxSecrets *secrets);

GPtrArray *test_open_all (const char           *pasted,
                          size_t                size,
                          const SealwaxSecrets *secrets);

TestResult *test_open_only (const char           *pasted,
                            size_t                size,
                            const SealwaxSecrets *secrets);

void test_assert_text (const TestResult *result,
                       const void       *text,
                       size_t            size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestSecrets, test_secrets_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestResult, test_result_free)
