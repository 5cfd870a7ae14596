/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "heard.h"
#include "sealwax-session.h"

/* A session as a window has it, in the hands of a person. */

typedef struct
{
  SealwaxSession   *session;
  SealwaxTextModel *plaintext;  /* the session's */
  SealwaxTextModel *ciphertext; /* the session's */
  SealwaxMessages  *messages;   /* the session's */
  Heard            *heard;      /* follows all its signals but `changed` */
} Fixture;

void fixture_init (int    *argc,
                   char ***argv);

void fixture_set_up (Fixture      *self,
                     gconstpointer data);

void fixture_tear_down (Fixture      *self,
                        gconstpointer data);

char *fixture_make_message (SealwaxFormat format,
                            const char   *text,
                            const char   *passphrase);

char *fixture_make_slow_message (const char *passphrase);

void fixture_type (SealwaxTextModel *text,
                   const char       *typed);

void fixture_erase (SealwaxTextModel *text,
                    int               characters);

void fixture_put (Fixture          *self,
                  SealwaxTextModel *where,
                  const char       *text);

void fixture_show (Fixture    *self,
                   const char *ciphertext);

void fixture_encrypt (Fixture    *self,
                      const char *passphrase);

void fixture_decrypt (Fixture    *self,
                      const char *passphrase);

void fixture_encrypt_with (Fixture    *self,
                           const char *passphrase,
                           const char *key);

void fixture_decrypt_with (Fixture    *self,
                           const char *passphrase,
                           const char *key);

void fixture_open (Fixture    *self,
                   const char *ciphertext,
                   const char *passphrase);

void fixture_settle (Fixture *self);

void fixture_assert_text (SealwaxTextModel *text,
                          const char       *expected);

SealwaxMessageResult fixture_get_result (Fixture *self,
                                         guint    index);
