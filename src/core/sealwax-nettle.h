/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <nettle/version.h>

/* In nettle 4, the digest functions no longer take a length: they always write the whole digest. The few calls here that
 * want only part of one go through a buffer then. */
#if NETTLE_VERSION_MAJOR < 4
#define SEALWAX_DIGEST(algorithm, context, size, out) algorithm##_digest ((context), (size), (out))
#else
#include <string.h>
#include "sealwax-bytes.h"
#define SEALWAX_DIGEST(algorithm, context, size, out) \
  do                                                  \
    {                                                 \
      uint8_t whole_[32];                             \
      algorithm##_digest ((context), whole_);         \
      memcpy ((out), whole_, (size));                 \
      sealwax_wipe (whole_, sizeof whole_);           \
    }                                                 \
  while (0)
#endif
