/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <gio/gio.h>

#include "sealwax-process.h"

/**
 * sealwax_process_forbid_core:
 *
 * From now on, a crash writes no core file. Call this before there is any secret.
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
 * From now on, no other process of the same user may look into the memory of this one, and no program that collects crashes
 * gets one of this process, which the limit on core files does not prevent. Not for the window: portals refuse a process
 * that they cannot look into.
 */
void
sealwax_process_hide (void)
{
  (void)!prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/**
 * sealwax_process_hold:
 *
 * Keeps the program, not only a window of it, until sealwax_process_release() is called: a file is still to be written.
 * Where there is no application, as in the terminal, it does nothing.
 */
void
sealwax_process_hold (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_hold (application);
}

/**
 * sealwax_process_release:
 *
 * Undoes one sealwax_process_hold().
 */
void
sealwax_process_release (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_release (application);
}
