/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Watches the pages of secrets, and memory that is freed. Link with -Wl,--wrap= mmap, mmap64, munmap, mlock and g_free. */

/**
 * MemoryState:
 * @MEMORY_UNKNOWN: never mapped since memory_begin()
 * @MEMORY_MAPPED: mapped now
 * @MEMORY_WIPED: given back, and every byte of it was zero
 * @MEMORY_LEFT: given back with something in it
 *
 * What became of a secret's pages.
 */
typedef enum
{
  MEMORY_UNKNOWN,
  MEMORY_MAPPED,
  MEMORY_WIPED,
  MEMORY_LEFT,
} MemoryState;

void memory_begin (void);

MemoryState memory_get_state (gconstpointer address);

void memory_assert_all_wiped (void);

void memory_wait (void);

void memory_watch_free (gconstpointer address,
                        gsize         size);

MemoryState memory_get_freed (void);

void memory_refuse_locks (gboolean refuse);
