/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "stack-work.h"

#include <string.h>

#include <nettle/aes.h>
#include <nettle/hkdf.h>
#include <nettle/hmac.h>
#include <nettle/pbkdf2.h>

#include "sealwax-nettle.h"

/* Here keys are computed with nettle alone. */

/* What must not be found, by name. */
typedef struct
{
  const char *name;
  guint8      key[KEY_SIZE];
} Trace;

/* The samples' key. */
const guint8 work_salt[SEALWAX_SALT_SIZE] = { 0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f };

void
work_free (Work *work)
{
  g_free (work->message);
  g_array_unref (work->traces);
  g_free (work);
}

void
work_add (Work         *work,
          const char   *name,
          gconstpointer key,
          gsize         size)
{
  Trace trace = { .name = name };

  g_assert_cmpuint (size, ==, KEY_SIZE);
  memcpy (trace.key, key, size);
  g_array_append_val (work->traces, trace);
}

static void
add_state (Work          *work,
           const char    *name,
           const guint32 *state)
{
  guint32 bytes[KEY_SIZE / 4];

  for (gsize i = 0; i < G_N_ELEMENTS (bytes); i++)
    bytes[i] = GUINT32_TO_BE (state[i]);
  work_add (work, name, bytes, sizeof bytes);
}

/* A key, and the states that HMAC makes of it: with those two states, nobody needs the key. */
void
work_add_hmac_key (Work         *work,
                   const char   *name,
                   const guint8 *key,
                   gsize         size)
{
  struct hmac_sha256_ctx hmac;

  if (size == KEY_SIZE)
    work_add (work, name, key, size);
  hmac_sha256_set_key (&hmac, size, key);
  add_state (work, name, hmac.inner.state);
  add_state (work, name, hmac.outer.state);
}

/* A key, and the end of AES's key schedule, from which the whole of it can be computed. */
void
work_add_cipher_key (Work         *work,
                     const char   *name,
                     const guint8 *key)
{
  struct aes256_ctx aes;

  work_add (work, name, key, KEY_SIZE);
  aes256_set_encrypt_key (&aes, key);
  work_add (work, name, aes.keys + G_N_ELEMENTS (aes.keys) - KEY_SIZE / 4, KEY_SIZE);
}

void
work_expand (const guint8 *root,
             const char   *info,
             guint8        key[KEY_SIZE])
{
  struct hmac_sha256_ctx hmac;

  hmac_sha256_set_key (&hmac, KEY_SIZE, root);
  hkdf_expand (&hmac, (nettle_hash_update_func *)hmac_sha256_update, (nettle_hash_digest_func *)hmac_sha256_digest, KEY_SIZE, strlen (info), (const guint8 *)info, KEY_SIZE, key);
}

void
work_extract (const guint8 *material,
              gsize         size,
              guint8        root[KEY_SIZE])
{
  struct hmac_sha256_ctx hmac;

  hmac_sha256_set_key (&hmac, sizeof work_salt, work_salt);
  hkdf_extract (&hmac, (nettle_hash_update_func *)hmac_sha256_update, (nettle_hash_digest_func *)hmac_sha256_digest, KEY_SIZE, size, material, root);
}

static void
derive (const guint8 *passphrase,
        gsize         size,
        guint         iterations,
        guint8        key[KEY_SIZE])
{
  pbkdf2_hmac_sha256 (size, passphrase, iterations, sizeof work_salt, work_salt, KEY_SIZE, key);
}

/* The first digest of a derivation. With one iteration, that is all there is. */
void
work_add_derivation (Work         *work,
                     const guint8 *passphrase,
                     gsize         size,
                     guint         iterations,
                     guint8        key[KEY_SIZE])
{
  guint8 first[KEY_SIZE];

  work_add_hmac_key (work, "passphrase", passphrase, size);
  derive (passphrase, size, 1, first);
  work_add (work, "first digest", first, sizeof first);
  derive (passphrase, size, iterations, key);
  work_add (work, "PBKDF2", key, KEY_SIZE);
}

/* What HMAC hashes last. Its key is the salt, which is public, so this is as good as the root. */
void
work_add_last_step (Work         *work,
                    const guint8 *material,
                    gsize         size)
{
  struct hmac_sha256_ctx hmac;
  struct sha256_ctx      inner;
  guint8                 digest[KEY_SIZE];

  hmac_sha256_set_key (&hmac, sizeof work_salt, work_salt);
  inner = hmac.state;
  sha256_update (&inner, size, material);
  SEALWAX_DIGEST (sha256, &inner, sizeof digest, digest);
  work_add (work, "last step to the root", digest, sizeof digest);
}

Work *
work_new (void)
{
  Work *work = g_new0 (Work, 1);

  work->traces = g_array_new (FALSE, FALSE, sizeof (Trace));
  work->message = g_malloc0 (65536);
  work->opened_size = SIZE_MAX;

  return work;
}

/* Runs @func, and searches its stack for everything that was added, and for the text. */
void
work_run (Work        *work,
          OwnStackFunc func)
{
  own_stack_run (func, work);

  for (guint i = 0; i < work->traces->len; i++)
    {
      const Trace *trace = &g_array_index (work->traces, Trace, i);
      const char  *how = own_stack_find_key (trace->key, sizeof trace->key);

      if (how != NULL)
        g_error ("%s is left on the stack, %s", trace->name, how);
    }

  for (gsize at = 0; at + 16 <= work->text_size; at++)
    g_assert_false (own_stack_holds (work->text + at, 16));
}

/* A progress function that continues until *@data is 0. */
bool
work_count_down (uint32_t done,
                 uint32_t total,
                 void    *data)
{
  guint *left = data;

  return (*left)-- > 0;
}
