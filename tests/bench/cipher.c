/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gcrypt.h>
#include <nettle/aes.h>
#include <nettle/cfb.h>
#include <openssl/evp.h>

#include "sealwax-cipher.h"

#include "probe.h"

/* All of them work in place, as Sealwax does: the input is already in the output. */

static bool
encrypt_sealwax (Work *work)
{
  SealwaxCipher cipher;

  sealwax_cipher_init (&cipher, work->key, work->iv);
  sealwax_cipher_encrypt (&cipher, work->output, work->size);

  return true;
}

static bool
decrypt_sealwax (Work *work)
{
  SealwaxCipher cipher;

  sealwax_cipher_init (&cipher, work->key, work->iv);
  sealwax_cipher_decrypt (&cipher, work->output, work->size);

  return true;
}

static bool
encrypt_nettle (Work *work)
{
  struct aes256_ctx aes;
  uint8_t           iv[16];

  memcpy (iv, work->iv, sizeof iv);
  aes256_set_encrypt_key (&aes, work->key);
  cfb_encrypt (&aes, (nettle_cipher_func *)aes256_encrypt, sizeof iv, iv, work->size, work->output, work->output);

  return true;
}

static bool
run_libgcrypt (Work *work,
               gcry_error_t (*function) (gcry_cipher_hd_t, void *, size_t, const void *, size_t))
{
  gcry_cipher_hd_t cipher;
  bool             ok;

  ok = gcry_cipher_open (&cipher, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_CFB, 0) == 0;
  ok = ok && gcry_cipher_setkey (cipher, work->key, sizeof work->key) == 0;
  ok = ok && gcry_cipher_setiv (cipher, work->iv, sizeof work->iv) == 0;
  ok = ok && function (cipher, work->output, work->size, NULL, 0) == 0;
  gcry_cipher_close (cipher);

  return ok;
}

static bool
encrypt_libgcrypt (Work *work)
{
  return run_libgcrypt (work, gcry_cipher_encrypt);
}

static bool
decrypt_libgcrypt (Work *work)
{
  return run_libgcrypt (work, gcry_cipher_decrypt);
}

static bool
run_openssl (Work *work,
             int   encrypts)
{
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new ();
  int             size = 0;
  bool            ok;

  ok = EVP_CipherInit_ex2 (context, EVP_aes_256_cfb128 (), work->key, work->iv, encrypts, NULL) == 1;
  ok = ok && EVP_CipherUpdate (context, work->output, &size, work->output, (int)work->size) == 1 && (size_t)size == work->size;
  EVP_CIPHER_CTX_free (context);

  return ok;
}

static bool
encrypt_openssl (Work *work)
{
  return run_openssl (work, 1);
}

static bool
decrypt_openssl (Work *work)
{
  return run_openssl (work, 0);
}

const Contender cipher_contenders[] = {
  { "cfb-encrypt", "sealwax", NULL, encrypt_sealwax },
  { "cfb-encrypt", "nettle", NULL, encrypt_nettle },
  { "cfb-encrypt", "libgcrypt", NULL, encrypt_libgcrypt },
  { "cfb-encrypt", "openssl", NULL, encrypt_openssl },
  { "cfb-decrypt", "sealwax", NULL, decrypt_sealwax },
  { "cfb-decrypt", "libgcrypt", NULL, decrypt_libgcrypt },
  { "cfb-decrypt", "openssl", NULL, decrypt_openssl },
  { NULL },
};
