/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-removed-toast.h"
#include "sealwax-ring.h"
#include "sealwax-untrusted.h"

/* How long what was deleted can be brought back. */
#define UNDO_SECONDS 10

#define REMOVED_KEY "sealwax-removed"

static void
on_restored (GObject      *ring,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AdwToastOverlay) toasts = user_data;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (sealwax_keyring_restore_finish (SEALWAX_KEYRING (ring), result, &error))
    return;

  toast = adw_toast_new (error->message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (toasts, toast);
}

static void
on_undo (AdwToast        *toast,
         AdwToastOverlay *toasts)
{
  SealwaxKept *removed = g_object_get_data (G_OBJECT (toast), REMOVED_KEY);

  sealwax_keyring_restore_async (sealwax_ring_get_default (), removed, NULL, on_restored, g_object_ref (toasts));
}

/**
 * sealwax_removed_toast_new:
 * @toasts: where it is to be shown, and what goes wrong
 * @removed: a secret that is not kept any more
 *
 * Nothing of the secret is left once the toast is gone.
 *
 * Returns: (transfer full): a toast that says so, and brings it back if the person wants that
 */
AdwToast *
sealwax_removed_toast_new (AdwToastOverlay *toasts,
                           SealwaxKept     *removed)
{
  g_autofree char *name = sealwax_untrusted_dup_isolated (sealwax_kept_get_name (removed), SEALWAX_KEPT_NAME_MAX);
  /* Translators: %s is the name of a passphrase or a key. What has no room is cut off at the end, so the verb comes first. */
  g_autofree char *sentence = g_strdup_printf (_ ("Deleted “%s”."), name);
  AdwToast        *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, sentence);
  adw_toast_set_button_label (toast, C_ ("button", "_Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), REMOVED_KEY, g_object_ref (removed), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo), toasts, 0);

  return toast;
}
