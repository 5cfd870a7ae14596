/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-bytes.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include <nettle/memops.h>

/* More than everything that is called from here and from the service layer takes. */
#define STACK_SIZE 32768

/**
 * sealwax_wipe:
 * @bytes: memory that held a secret; may be NULL when @size is 0
 * @size: its size in bytes
 *
 * Overwrites memory with zeros in a way that the compiler does not optimize away.
 */
void
sealwax_wipe (void  *bytes,
              size_t size)
{
  if (size > 0)
    explicit_bzero (bytes, size);
}

/* Registers are cleared if the compiler can do that: whatever runs next saves what is in them on the stack. */
#ifdef __has_attribute
#if __has_attribute(zero_call_used_regs)
#define CLEARS_REGISTERS __attribute__ ((noinline, zero_call_used_regs ("all")))
#endif
#endif
#ifndef CLEARS_REGISTERS
#define CLEARS_REGISTERS __attribute__ ((noinline))
#endif

/**
 * sealwax_wipe_stack:
 *
 * Overwrites the part of the stack that was used by functions that have returned, as deep as this program goes: libraries
 * leave pieces of keys and texts there. Also overwrites the registers, which such pieces come from.
 */
CLEARS_REGISTERS void
sealwax_wipe_stack (void)
{
  uint8_t bytes[STACK_SIZE];

  explicit_bzero (bytes, sizeof bytes);

  /* This clears the registers that texts are moved with. No compiler is told which they are, but now they move zeros. */
  memmove (bytes, bytes + 48, sizeof bytes - 48);
  __asm__ volatile ("" : : "r"(bytes) : "memory");
}

/**
 * sealwax_equal:
 * @a: (array length=size): some bytes
 * @b: (array length=size): some bytes
 * @size: how many bytes to compare
 *
 * Compares in a time that depends on @size alone.
 *
 * Returns: whether all bytes are equal
 */
bool
sealwax_equal (const void *a,
               const void *b,
               size_t      size)
{
  return memeql_sec (a, b, size) != 0;
}

/**
 * sealwax_random:
 * @bytes: (out caller-allocates): receives the random bytes
 * @size: how many, at least 1
 *
 * Fills @bytes from the system's generator, the only randomness in the core.
 *
 * Returns: SEALWAX_STATUS_OK, or SEALWAX_STATUS_NO_RANDOM when the system gave none
 */
SealwaxStatus
sealwax_random (uint8_t *bytes,
                size_t   size)
{
  while (size > 0)
    {
      ssize_t got = getrandom (bytes, size, 0);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return SEALWAX_STATUS_NO_RANDOM;

      bytes += got;
      size -= (size_t)got;
    }

  return SEALWAX_STATUS_OK;
}
