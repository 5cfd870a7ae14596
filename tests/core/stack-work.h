/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "own-stack.h"
#include "support.h"

#define KEY_SIZE SEALWAX_KEY_SIZE
#define WORK_ITERATIONS 10000 /* the least that a reader accepts */

/* Longer than a SHA-256 block, so that it is hashed first. */
#define LONG_PASSPHRASE "a sample passphrase that is longer than the sixty-four bytes of one block of SHA-256"

/* What a function of the core works on, none of it on the function's stack, and what must not be there afterwards. */
typedef struct
{
  guint8 *message; /* opened in place, or sealed into */
  gsize   size;
  GArray *traces;

  /* Borrowed. */
  const guint8          *text;
  gsize                  text_size;
  const SealwaxSecrets  *secrets;
  const SealwaxProgress *progress;

  gsize         opened_size;
  SealwaxStatus status;
  guint8        key[KEY_SIZE];
} Work;

extern const guint8 work_salt[SEALWAX_SALT_SIZE];

Work *work_new (void);

void work_free (Work *work);

void work_add (Work         *work,
               const char   *name,
               gconstpointer key,
               gsize         size);

void work_add_hmac_key (Work         *work,
                        const char   *name,
                        const guint8 *key,
                        gsize         size);

void work_add_cipher_key (Work         *work,
                          const char   *name,
                          const guint8 *key);

void work_add_derivation (Work         *work,
                          const guint8 *passphrase,
                          gsize         size,
                          guint         iterations,
                          guint8        key[KEY_SIZE]);

void work_add_last_step (Work         *work,
                         const guint8 *material,
                         gsize         size);

void work_expand (const guint8 *root,
                  const char   *info,
                  guint8        key[KEY_SIZE]);

void work_extract (const guint8 *material,
                   gsize         size,
                   guint8        root[KEY_SIZE]);

bool work_count_down (uint32_t done,
                      uint32_t total,
                      void    *data);

void work_run (Work        *work,
               OwnStackFunc func);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)
