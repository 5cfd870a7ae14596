/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gcrypt.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <nettle/pbkdf2.h>
#include <openssl/evp.h>

#include "sealwax-kdf.h"

#include "probe.h"

#define PASSPHRASE_SIZE (sizeof PASSPHRASE - 1)

static bool
run_sealwax (Work *work)
{
  return sealwax_pbkdf2 ((const uint8_t *)PASSPHRASE, PASSPHRASE_SIZE, work->iv, sizeof work->iv, (uint32_t)work->size, NULL, work->output)
         == SEALWAX_STATUS_OK;
}

static bool
run_nettle (Work *work)
{
  pbkdf2_hmac_sha256 (PASSPHRASE_SIZE, (const uint8_t *)PASSPHRASE, (unsigned)work->size, sizeof work->iv, work->iv, work->output_size, work->output);

  return true;
}

static bool
run_gnutls (Work *work)
{
  const gnutls_datum_t passphrase = { (unsigned char *)PASSPHRASE, PASSPHRASE_SIZE };
  const gnutls_datum_t salt = { work->iv, sizeof work->iv };

  return gnutls_pbkdf2 (GNUTLS_MAC_SHA256, &passphrase, &salt, (unsigned)work->size, work->output, work->output_size) == 0;
}

static bool
run_libgcrypt (Work *work)
{
  return gcry_kdf_derive (PASSPHRASE, PASSPHRASE_SIZE, GCRY_KDF_PBKDF2, GCRY_MD_SHA256, work->iv, sizeof work->iv, work->size, work->output_size, work->output)
         == 0;
}

static bool
run_openssl (Work *work)
{
  return PKCS5_PBKDF2_HMAC (PASSPHRASE, PASSPHRASE_SIZE, work->iv, sizeof work->iv, (int)work->size, EVP_sha256 (), (int)work->output_size, work->output) == 1;
}

const Contender kdf_contenders[] = {
  { "kdf", "sealwax", NULL, run_sealwax },
  { "kdf", "nettle", NULL, run_nettle },
  { "kdf", "gnutls", NULL, run_gnutls },
  { "kdf", "libgcrypt", NULL, run_libgcrypt },
  { "kdf", "openssl", NULL, run_openssl },
  { NULL },
};
