/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../src/cli/secrets.h"
#include "sealwax-error.h"
#include "sealwax-key-file.h"
#include "sealwax-passphrase.h"

/* A file of any bytes, read as a passphrase by its descriptor and as a key by its name. */

static void
check_passphrase (int            fd,
                  const uint8_t *data,
                  size_t         size)
{
  SecretOptions options = { .passphrase_fd_text = (char *)"", .passphrase_fd = fd };
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) normalized = NULL;
  g_autoptr (SealwaxSecret) passphrase = secret_options_read_passphrase (&options, FALSE, &error);
  size_t whole = size;

  if (size > 0 && data[size - 1] == '\n')
    size -= size > 1 && data[size - 2] == '\r' ? 2 : 1;

  if (whole > 65536)
    FUZZ_CHECK (g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_TOO_LARGE));
  else if (size == 0 || !g_utf8_validate_len ((const char *)data, size, NULL))
    FUZZ_CHECK (g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_BAD_PASSPHRASE));
  else
    {
      FUZZ_CHECK (passphrase != NULL && sealwax_secret_get_size (passphrase) == size);
      FUZZ_CHECK (memcmp (sealwax_secret_get_text (passphrase), data, size) == 0);
      normalized = sealwax_passphrase_normalize (passphrase);
      FUZZ_CHECK (sealwax_secret_get_size (normalized) > 0);
      (void)sealwax_passphrase_get_unassigned (passphrase);
    }
  FUZZ_CHECK ((passphrase == NULL) == (error != NULL));
}

static void
check_key (int            fd,
           const uint8_t *data,
           size_t         size)
{
  g_autofree char *name = g_strdup_printf ("/proc/self/fd/%d", fd);
  SecretOptions    options = { .key_file = name };
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) key = secret_options_read_key (&options, &error);
  uint8_t       expected[SEALWAX_KEY_SIZE];
  SealwaxWords  words;
  SealwaxStatus status = sealwax_key_file_read (data, size, expected, &words);

  if (size > 4096)
    status = SEALWAX_STATUS_NOT_A_KEY;
  if (status == SEALWAX_STATUS_OK)
    {
      FUZZ_CHECK (key != NULL && sealwax_secret_get_size (key) == sizeof expected);
      FUZZ_CHECK (memcmp (sealwax_secret_get_text (key), expected, sizeof expected) == 0);
    }
  else
    FUZZ_CHECK (key == NULL && g_error_matches (error, SEALWAX_ERROR, (int)status));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);

  FUZZ_CHECK (fd >= 0 && write (fd, data, size) == (ssize_t)size);
  FUZZ_CHECK (lseek (fd, 0, SEEK_SET) == 0);
  check_passphrase (fd, data, size);
  check_key (fd, data, size);
  close (fd);

  return 0;
}
