/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-boot-timer.h"
#include "sealwax-ring.h"
#include "sealwax-settings.h"

/* The key ring that all windows share, and how long what was loaded from it stays. Nothing is asked of the desktop before a
 * person wants to choose or to keep something. */

static SealwaxBootTimer *timer; /* runs while there is something to forget */

static gint64
get_timeout (void)
{
  return (gint64)sealwax_settings_get_kept_timeout (sealwax_settings_get_default ()) * 60 * G_USEC_PER_SEC;
}

static void
on_expired (gpointer ring)
{
  sealwax_keyring_forget (ring);
}

/* It counts from the last use. */
static void
start_timer (SealwaxKeyring *ring)
{
  sealwax_boot_timer_stop (timer);
  if (sealwax_keyring_is_loaded (ring) && get_timeout () != 0 && !sealwax_boot_timer_start (timer, get_timeout ()))
    sealwax_keyring_forget (ring);
}

static void
on_loaded (SealwaxKeyring *ring)
{
  sealwax_boot_timer_note_use (timer);
  start_timer (ring);
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
      timer = sealwax_boot_timer_new (on_expired, ring);
      g_signal_connect (ring, "notify::loaded", G_CALLBACK (on_loaded), NULL);
      g_signal_connect_swapped (sealwax_settings_get_default (), "notify::kept-timeout", G_CALLBACK (start_timer), ring);
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
  (void)sealwax_ring_get_default ();
  sealwax_boot_timer_note_use (timer);
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
