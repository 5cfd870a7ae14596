/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-clock.h"
#include "sealwax-ring.h"
#include "sealwax-settings.h"

/* The key ring that all windows share, and how long what was loaded from it stays. Nothing is asked of the desktop before a
 * person wants to choose or to keep something. */

#define CHECK_SECONDS 5

static gint64 last_use;
static guint  source; /* set while there is something to forget */

static gboolean
check (gpointer user_data)
{
  SealwaxKeyring *ring = user_data;
  gint64          timeout = (gint64)sealwax_settings_get_kept_timeout (sealwax_settings_get_default ()) * 60 * G_USEC_PER_SEC;

  if (sealwax_keyring_is_loaded (ring) && (timeout == 0 || sealwax_clock_get_boot_time () - last_use < timeout))
    return G_SOURCE_CONTINUE;

  source = 0;
  sealwax_keyring_forget (ring);

  return G_SOURCE_REMOVE;
}

/**
 * sealwax_ring_get_default:
 *
 * Call this on the main thread.
 *
 * Returns: (transfer none): the key ring that all windows share; as long as it is not loaded, nothing has asked for it
 */
SealwaxKeyring *
sealwax_ring_get_default (void)
{
  static SealwaxKeyring *ring;

  if (ring == NULL)
    {
      ring = sealwax_keyring_new ();
      g_signal_connect (ring, "notify::loaded", G_CALLBACK (sealwax_ring_note_use), NULL);
    }

  return ring;
}

/**
 * sealwax_ring_note_use:
 *
 * Call this when the person has used what was loaded: from now on, it stays for as long as the settings say.
 */
void
sealwax_ring_note_use (void)
{
  SealwaxKeyring *ring = sealwax_ring_get_default ();

  last_use = sealwax_clock_get_boot_time ();
  if (source == 0 && sealwax_keyring_is_loaded (ring))
    source = g_timeout_add_seconds (CHECK_SECONDS, check, ring);
}

static void
on_touched (GObject      *ring,
            GAsyncResult *result,
            gpointer      user_data)
{
  /* It worked without that, so nobody has to hear of it. */
  (void)sealwax_keyring_touch_finish (SEALWAX_KEYRING (ring), result, NULL);
}

/**
 * sealwax_ring_touch:
 * @kept: a kept secret that has just sealed or opened a message
 *
 * Notes when it was used last.
 */
void
sealwax_ring_touch (SealwaxKept *kept)
{
  sealwax_ring_note_use ();
  if (sealwax_keyring_is_loaded (sealwax_ring_get_default ()))
    sealwax_keyring_touch_async (sealwax_ring_get_default (), kept, NULL, on_touched, NULL);
}
