/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-error.h"
#include "sealwax-operation.h"

/* Messages that open and messages that do not, and texts that are not sealed. */

#define PASSPHRASE "correct horse báttery staple"

/* One passphrase in three spellings: as a keyboard may send it, in normal form C and in normal form D. It has a singleton,
 * a composition exclusion, Hangul, and marks in another order than the canonical one. */
#define TYPED "\xe2\x84\xabngstro\xcc\x88m \xe0\xa5\x98 \xea\xb0\x80\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8 q\xcc\x87\xcc\xa3 \xe1\xba\x9b\xcc\xa3"
#define NFC "\xc3\x85ngstr\xc3\xb6m \xe0\xa4\x95\xe0\xa4\xbc \xea\xb0\x80\xea\xb0\x81 q\xcc\xa3\xcc\x87 \xe1\xba\x9b\xcc\xa3"
#define NFD                                                                                                        \
  "A\xcc\x8angstro\xcc\x88m \xe0\xa4\x95\xe0\xa4\xbc \xe1\x84\x80\xe1\x85\xa1\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8" \
  " q\xcc\xa3\xcc\x87 \xc5\xbf\xcc\xa3\xcc\x87"

/* Made by tests/cli/sealed.py with that passphrase, which normalises with Python's tables. */
extern const char opening_sealed[];

/* Made by the article's encrypt() with "StrongPassword123". */
extern const char opening_by_article[];

GBytes *opening_message (const char *text);

void opening_assert_text (SealwaxSecret *text,
                          const char    *expected);

void opening_assert_opens (const char *message,
                           const char *passphrase,
                           const char *expected,
                           gboolean    proven);

void opening_assert_fails (GBytes      *pasted,
                           const char  *passphrase,
                           const char  *key,
                           SealwaxError code);

void opening_assert_refused_secrets (SealwaxFormat  format,
                                     SealwaxSecret *text,
                                     SealwaxSecret *passphrase,
                                     SealwaxSecret *key,
                                     guint          iterations,
                                     SealwaxError   code);

void opening_assert_refused (SealwaxFormat format,
                             const char   *passphrase,
                             const char   *key,
                             guint         iterations,
                             SealwaxError  code);
