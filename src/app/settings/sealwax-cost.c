/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-calibration.h"
#include "sealwax-cost.h"
#include "sealwax-settings.h"

/* The result goes into the settings: windows follow those, and the program has it at its next start. The processor's name
 * comes last: without it, the number next to it is measured anew. */
static void
on_calibrated (GObject      *source_object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree char *cpu = NULL;
  guint            iterations = sealwax_calibration_update_finish (result, &cpu, NULL);

  if (iterations > 0)
    g_object_set (sealwax_settings_get_default (), "calibrated-iterations", iterations, "calibrated-cpu", cpu, NULL);
}

static gboolean
calibrate (gpointer user_data)
{
  static gboolean  is_done;
  SealwaxSettings *settings = sealwax_settings_get_default ();

  if (is_done || sealwax_settings_get_iterations (settings) != 0)
    return G_SOURCE_REMOVE;

  is_done = TRUE;
  sealwax_calibration_update_async (sealwax_settings_get_calibrated_iterations (settings),
                                    sealwax_settings_get_calibrated_cpu (settings),
                                    on_calibrated,
                                    NULL);

  return G_SOURCE_REMOVE;
}

/* The window is shown before the processor is given anything else to do. */
static void
calibrate_later (void)
{
  g_idle_add_full (G_PRIORITY_LOW, calibrate, NULL, NULL);
}

/**
 * sealwax_cost_watch:
 *
 * From now on, while the settings let Sealwax choose the cost, it is the one that was measured on this computer. If it was
 * not measured before, that is done in the background. Call this once, on the main thread.
 */
void
sealwax_cost_watch (void)
{
  g_signal_connect (sealwax_settings_get_default (), "notify::iterations", G_CALLBACK (calibrate_later), NULL);
  calibrate_later ();
}

/**
 * sealwax_cost_get_iterations:
 *
 * It changes with the settings "iterations" and "calibrated-iterations". Until something has been measured, it is the
 * lowest possible.
 *
 * Returns: how many PBKDF2 iterations each guess costs at a Sealed message that is encrypted now
 */
guint
sealwax_cost_get_iterations (void)
{
  SealwaxSettings *settings = sealwax_settings_get_default ();
  guint            chosen = sealwax_settings_get_iterations (settings);

  return sealwax_calibration_round (chosen != 0 ? chosen : sealwax_settings_get_calibrated_iterations (settings));
}
