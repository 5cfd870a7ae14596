/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "sealwax-process.h"

/**
 * sealwax_process_forbid_core:
 *
 * From now on, a crash writes no core file. To be called before there is any secret.
 */
void
sealwax_process_forbid_core (void)
{
  const struct rlimit none = { 0, 0 };

  (void)!setrlimit (RLIMIT_CORE, &none);
}

/**
 * sealwax_process_hide:
 *
 * From now on, no other process of the same user may look into the memory of this one, and a crash is given to no program
 * that collects them, which the limit on core files does not see to. Not for the window: portals refuse a process into which
 * they cannot look.
 */
void
sealwax_process_hide (void)
{
  (void)!prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}
