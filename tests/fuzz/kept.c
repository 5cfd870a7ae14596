/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <string.h>

#include "sealwax-kdf.h"
#include "sealwax-kept-value.h"

/* What the key ring gives back: only what is written exactly like this is accepted, except for the case of a key's digits. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (SealwaxSecret) value = sealwax_secret_new (data, size);
  g_autoptr (SealwaxKept) kept = sealwax_kept_value_read ("id", value);
  g_autoptr (SealwaxSecret) again = NULL;
  gboolean is_key;

  if (kept == NULL)
    return 0;

  is_key = sealwax_kept_get_kind (kept) == SEALWAX_KEPT_KEY;
  again = sealwax_kept_value_write (kept);
  FUZZ_CHECK (sealwax_secret_get_size (again) == size);
  FUZZ_CHECK (is_key ? g_ascii_strncasecmp (sealwax_secret_get_text (again), (const char *)data, size) == 0
                     : memcmp (sealwax_secret_get_text (again), data, size) == 0);
  FUZZ_CHECK (!is_key || sealwax_secret_get_size (sealwax_kept_get_secret (kept)) == SEALWAX_KEY_SIZE);
  FUZZ_CHECK (strpbrk (sealwax_kept_get_name (kept), "\n\t\r\x1b") == NULL);

  return 0;
}
