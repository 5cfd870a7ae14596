/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-operation.h"

/* A row of its own in the tests' tables. */
#define TEST_KEY "0123456789abcdef0123456789ABCDEF"

/**
 * TestMethod:
 *
 * What a message is sealed with; the values are bits.
 */
typedef enum
{
  TEST_PASSPHRASE = 1,
  TEST_KEY_FILE = 2,
  TEST_BOTH = 3,
} TestMethod;

SealwaxSecret *test_secret (const char *text);

SealwaxOperation *test_new_seal (SealwaxFormat format,
                                 const char   *text,
                                 const char   *passphrase,
                                 const char   *key,
                                 guint         iterations);

SealwaxOperation *test_new_open (GBytes     *pasted,
                                 const char *passphrase,
                                 const char *key);

void test_on_done (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data);

GAsyncResult *test_wait (GAsyncResult **result);

GBytes *test_take_message (SealwaxSecret *message);

GBytes *test_seal (SealwaxOperation *operation,
                   GError          **error);

SealwaxSecret *test_open (SealwaxOperation *operation,
                          GError          **error);

void test_release (SealwaxOperation *operation);

GBytes *test_make_message (SealwaxFormat format,
                           const char   *text,
                           const char   *passphrase,
                           const char   *key);
