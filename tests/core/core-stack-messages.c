/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <nettle/hmac.h>

#include "sealwax-basic.h"
#include "sealwax-nettle.h"
#include "sealwax-sealed.h"

#include "samples.h"
#include "stack-work.h"

/* As core-stack.c, for messages: every way out of sealing one and of opening one. */

#define AT_CHECK 9
#define NOT_TEXT "This is no text, but nobody sees that before it is decrypted: \xff"

/* One way out of sealing or opening. */
typedef struct
{
  const char   *name;
  const char   *passphrase; /* of the message */
  const char   *key;
  SealwaxStatus expected;
  bool          without_passphrase; /* at hand */
  bool          without_key;
  bool          not_text;
  guint         cancelled_at; /* which report to cancel at, counted from 1; 0: none */
  gsize         flip;         /* the byte in which a bit is flipped; 0: none */
} Way;

static const Way sealings[] = {
  { "passphrase", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_OK },
  { "long-passphrase", LONG_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_OK },
  { "key", NULL, SAMPLE_KEY, .expected = SEALWAX_STATUS_OK },
  { "both", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_OK },
  { "missing", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_MISSING, .without_passphrase = true, .without_key = true },
  { "cancelled", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_CANCELLED, .cancelled_at = 1 },
  { "cancelled-late", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_CANCELLED, .cancelled_at = 3 },
};

static const Way openings[] = {
  { "passphrase", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_OK },
  { "long-passphrase", LONG_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_OK },
  { "key", NULL, SAMPLE_KEY, .expected = SEALWAX_STATUS_OK },
  { "both", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_OK },
  { "missing", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_MISSING, .without_passphrase = true, .without_key = true },
  { "passphrase-missing", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_MISSING, .without_passphrase = true },
  { "key-missing", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_MISSING, .without_key = true },
  { "cancelled", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_CANCELLED, .cancelled_at = 1 },
  { "cancelled-late", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_CANCELLED, .cancelled_at = 3 },
  { "wrong-passphrase", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_WRONG, .flip = AT_CHECK },
  { "wrong-key", NULL, SAMPLE_KEY, .expected = SEALWAX_STATUS_WRONG, .flip = AT_CHECK + 3 },
  { "altered-body", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_ALTERED, .flip = SEALWAX_HEADER_SIZE },
  { "altered-iv", NULL, SAMPLE_KEY, .expected = SEALWAX_STATUS_ALTERED, .flip = SEALWAX_HEADER_SIZE - 1 },
  { "not-text", SAMPLE_PASSPHRASE, SAMPLE_KEY, .expected = SEALWAX_STATUS_ALTERED, .not_text = true },
};

static const Way basic_sealings[] = {
  { "passphrase", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_OK },
  { "long-passphrase", LONG_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_OK },
  { "missing", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_MISSING, .without_passphrase = true },
  { "cancelled", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_CANCELLED, .cancelled_at = 1 },
  { "cancelled-late", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_CANCELLED, .cancelled_at = 8 },
};

/* A flipped bit in the last byte garbles nothing else: the result is still a text, but unproven. */
static const Way basic_openings[] = {
  { "passphrase", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_OK },
  { "long-passphrase", LONG_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_OK },
  { "missing", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_MISSING, .without_passphrase = true },
  { "cancelled", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_CANCELLED, .cancelled_at = 1 },
  { "cancelled-late", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_CANCELLED, .cancelled_at = 8 },
  { "unproven", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_UNPROVEN, .flip = SEALWAX_BASIC_OVERHEAD + sizeof SAMPLE_LONG_TEXT - 2 },
  { "not-text", SAMPLE_PASSPHRASE, NULL, .expected = SEALWAX_STATUS_WRONG, .not_text = true },
};

/* A valid text, and one that turns out not to be text only once it is opened. */
static void
take_text (Work       *work,
           const Way  *way,
           const char *not_text)
{
  work->text = (const guint8 *)(way->not_text ? not_text : SAMPLE_LONG_TEXT);
  work->text_size = strlen ((const char *)work->text);
}

static SealwaxSecrets
at_hand (const Way         *way,
         const TestSecrets *all)
{
  SealwaxSecrets secrets = all->secrets;

  if (way->without_passphrase)
    secrets.passphrase_size = secrets.normalized_size = 0;
  if (way->without_key)
    secrets.key = NULL;

  return secrets;
}

/* Everything derived for the samples' salt, in the order of docs/format.md, "Keys". */
static void
add_sealed_keys (Work                 *work,
                 const SealwaxSecrets *secrets,
                 guint                 iterations,
                 guint8                authenticate[KEY_SIZE])
{
  guint8 material[2 * KEY_SIZE], root[KEY_SIZE], encrypt[KEY_SIZE];
  gsize  size = 0;

  if (secrets->normalized_size > 0)
    {
      work_add_derivation (work, secrets->normalized, secrets->normalized_size, iterations, material);
      size += KEY_SIZE;
    }
  if (secrets->key != NULL)
    {
      work_add (work, "key", secrets->key, KEY_SIZE);
      memcpy (material + size, secrets->key, KEY_SIZE);
      size += KEY_SIZE;
    }

  work_add_last_step (work, material, size);
  work_extract (material, size, root);
  work_add_hmac_key (work, "root", root, KEY_SIZE);
  work_expand (root, "sealwax1 encrypt", encrypt);
  work_add_cipher_key (work, "encrypt", encrypt);
  work_expand (root, "sealwax1 authenticate", authenticate);
  work_add_hmac_key (work, "authenticate", authenticate, KEY_SIZE);
}

/* Whoever can alter a message and knows what its tag should be needs no key. */
static void
add_tag (Work         *work,
         const guint8 *authenticate)
{
  struct hmac_sha256_ctx hmac;
  guint8                 tag[SEALWAX_TAG_SIZE];

  hmac_sha256_set_key (&hmac, KEY_SIZE, authenticate);
  hmac_sha256_update (&hmac, work->size - SEALWAX_TRAILER_SIZE, work->message);
  SEALWAX_DIGEST (hmac_sha256, &hmac, sizeof tag, tag);
  work_add (work, "tag", tag, sizeof tag);
}

static void
run_sealed_seal (gpointer data)
{
  Work *work = data;

  work->status = sealwax_sealed_seal (work->text, work->text_size, work->secrets, WORK_ITERATIONS, work_salt, work_salt, work->progress, (char *)work->message);
}

static void
run_sealed_open (gpointer data)
{
  Work *work = data;

  work->status = sealwax_sealed_open (work->message, work->size, work->secrets, work->progress, &work->opened_size);
}

static void
test_sealed_seal (gconstpointer data)
{
  const Way *way = data;
  g_autoptr (TestSecrets) all = test_secrets_new (way->passphrase, way->key);
  g_autoptr (Work) work = work_new ();
  SealwaxSecrets  secrets = at_hand (way, all);
  guint           left = way->cancelled_at - 1; /* 0: practically never */
  SealwaxProgress progress = { work_count_down, &left };
  guint8          authenticate[KEY_SIZE];

  add_sealed_keys (work, &all->secrets, WORK_ITERATIONS, authenticate);
  take_text (work, way, NULL);
  work->secrets = &secrets;
  work->progress = &progress;
  work_run (work, run_sealed_seal);

  g_assert_cmpint (work->status, ==, way->expected);
}

static void
test_sealed_open (gconstpointer data)
{
  const Way *way = data;
  g_autoptr (TestSecrets) all = test_secrets_new (way->passphrase, way->key);
  g_autoptr (Work) work = work_new ();
  SealwaxSecrets     secrets = at_hand (way, all);
  guint              left = way->cancelled_at - 1;
  SealwaxProgress    progress = { work_count_down, &left };
  g_autofree char   *sealed = NULL;
  g_autofree guint8 *bytes = NULL;
  guint8             authenticate[KEY_SIZE];

  take_text (work, way, NOT_TEXT);
  sealed = g_malloc0 (sealwax_sealed_size (work->text_size) + 1);
  g_assert_cmpint (sealwax_sealed_seal (work->text, work->text_size, &all->secrets, WORK_ITERATIONS, work_salt, work_salt, NULL, sealed), ==, SEALWAX_STATUS_OK);
  bytes = g_base64_decode (sealed, &work->size);
  memcpy (work->message, bytes, work->size);
  if (way->flip != 0)
    work->message[way->flip] ^= 1;

  add_sealed_keys (work, &all->secrets, WORK_ITERATIONS, authenticate);
  add_tag (work, authenticate);
  work->secrets = &secrets;
  work->progress = &progress;
  work_run (work, run_sealed_open);

  g_assert_cmpint (work->status, ==, way->expected);
  if (work->status == SEALWAX_STATUS_OK)
    g_assert_cmpmem (work->message, work->opened_size, work->text, work->text_size);
}

/* Everything derived for a Basic message: docs/format.md, "Basic". */
static void
add_basic_keys (Work                 *work,
                const SealwaxSecrets *secrets,
                guint8                iv_key[KEY_SIZE])
{
  guint8 key[KEY_SIZE];

  work_add_derivation (work, secrets->passphrase, secrets->passphrase_size, SEALWAX_BASIC_ITERATIONS, key);
  work_add_cipher_key (work, "key", key);
  work_add_hmac_key (work, "key", key, sizeof key);
  work_expand (key, "sealwax basic iv", iv_key);
  work_add_hmac_key (work, "key of the IV", iv_key, KEY_SIZE);
}

/* The IV that the resulting text calls for. It is stored twice, because a trace is as long as a key. */
static void
add_proof (Work         *work,
           const guint8 *iv_key,
           const guint8 *text,
           gsize         size)
{
  struct hmac_sha256_ctx hmac;
  guint8                 proof[2 * SEALWAX_IV_SIZE];

  hmac_sha256_set_key (&hmac, KEY_SIZE, iv_key);
  hmac_sha256_update (&hmac, sizeof work_salt, work_salt);
  hmac_sha256_update (&hmac, size, text);
  SEALWAX_DIGEST (hmac_sha256, &hmac, SEALWAX_IV_SIZE, proof);
  memcpy (proof + SEALWAX_IV_SIZE, proof, SEALWAX_IV_SIZE);
  work_add (work, "proof", proof, sizeof proof);
}

static void
run_basic_seal (gpointer data)
{
  Work *work = data;

  work->status = sealwax_basic_seal (work->text, work->text_size, work->secrets->passphrase, work->secrets->passphrase_size, work_salt, work->progress, (char *)work->message);
}

static void
run_basic_open (gpointer data)
{
  Work *work = data;

  work->status = sealwax_basic_open (work->message, work->size, work->secrets->passphrase, work->secrets->passphrase_size, work->progress, &work->opened_size);
}

static void
test_basic_seal (gconstpointer data)
{
  const Way *way = data;
  g_autoptr (TestSecrets) all = test_secrets_new (way->passphrase, way->key);
  g_autoptr (Work) work = work_new ();
  SealwaxSecrets  secrets = at_hand (way, all);
  guint           left = way->cancelled_at - 1; /* 0: practically never */
  SealwaxProgress progress = { work_count_down, &left };
  guint8          iv_key[KEY_SIZE];

  add_basic_keys (work, &all->secrets, iv_key);
  take_text (work, way, NULL);
  work->secrets = &secrets;
  work->progress = &progress;
  work_run (work, run_basic_seal);

  g_assert_cmpint (work->status, ==, way->expected);
}

static void
test_basic_open (gconstpointer data)
{
  const Way *way = data;
  g_autoptr (TestSecrets) all = test_secrets_new (way->passphrase, way->key);
  g_autoptr (Work) work = work_new ();
  SealwaxSecrets     secrets = at_hand (way, all);
  guint              left = way->cancelled_at - 1;
  SealwaxProgress    progress = { work_count_down, &left };
  g_autofree char   *sealed = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree guint8 *text = NULL;
  guint8             iv_key[KEY_SIZE];

  take_text (work, way, NOT_TEXT);
  sealed = g_malloc0 (sealwax_basic_size (work->text_size) + 1);
  g_assert_cmpint (sealwax_basic_seal (work->text, work->text_size, all->secrets.passphrase, all->secrets.passphrase_size, work_salt, NULL, sealed), ==, SEALWAX_STATUS_OK);
  bytes = g_base64_decode (sealed, &work->size);
  memcpy (work->message, bytes, work->size);
  text = g_memdup2 (work->text, work->text_size);
  if (way->flip != 0)
    {
      work->message[way->flip] ^= 1;
      text[way->flip - SEALWAX_BASIC_OVERHEAD] ^= 1;
    }

  add_basic_keys (work, &all->secrets, iv_key);
  if (way->expected != SEALWAX_STATUS_OK) /* else it is the IV, which is public */
    add_proof (work, iv_key, text, work->text_size);
  work->secrets = &secrets;
  work->progress = &progress;
  work_run (work, run_basic_open);

  g_assert_cmpint (work->status, ==, way->expected);
  if (work->status == SEALWAX_STATUS_OK || work->status == SEALWAX_STATUS_UNPROVEN)
    g_assert_cmpmem (work->message, work->opened_size, text, work->text_size);
}

static void
add_ways (const char   *folder,
          const Way    *ways,
          gsize         count,
          GTestDataFunc func)
{
  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", folder, ways[i].name);

      g_test_add_data_func (path, &ways[i], func);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_ways ("/core/stack/sealed-seal", sealings, G_N_ELEMENTS (sealings), test_sealed_seal);
  add_ways ("/core/stack/sealed-open", openings, G_N_ELEMENTS (openings), test_sealed_open);
  add_ways ("/core/stack/basic-seal", basic_sealings, G_N_ELEMENTS (basic_sealings), test_basic_seal);
  add_ways ("/core/stack/basic-open", basic_openings, G_N_ELEMENTS (basic_openings), test_basic_open);

  return g_test_run ();
}
