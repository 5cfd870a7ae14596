/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "sealwax-keyring-error.h"
#include "sealwax-untrusted.h"

/* clang-format off */
G_DEFINE_QUARK (sealwax-keyring-error-quark, sealwax_keyring_error)
/* clang-format on */

static const char *
get_sentence (SealwaxKeyringError code)
{
  switch (code)
    {
    case SEALWAX_KEYRING_ERROR_MISSING:
      return _ ("There is no key ring that Sealwax can reach.");
    case SEALWAX_KEYRING_ERROR_LOCKED:
      return _ ("The key ring is locked, and was not unlocked.");
    case SEALWAX_KEYRING_ERROR_DENIED:
      return _ ("Access to the key ring was denied.");
    case SEALWAX_KEYRING_ERROR_BROKEN:
      return _ ("The key ring’s file is damaged.");
    case SEALWAX_KEYRING_ERROR_SLOW:
      return _ ("The key ring doesn’t answer.");
    case SEALWAX_KEYRING_ERROR_NAME_TAKEN:
      return _ ("The key ring already has a secret of this name.");
    case SEALWAX_KEYRING_ERROR_BAD_NAME:
      return _ ("A name has 1 to 60 characters, in one line, and all of them can be seen.");
    case SEALWAX_KEYRING_ERROR_GONE:
      return _ ("The key ring has no secret of this name.");
    case SEALWAX_KEYRING_ERROR_FAILED:
      break;
    }

  g_return_val_if_reached ("");
}

/**
 * sealwax_keyring_error_new:
 * @code: any code but %SEALWAX_KEYRING_ERROR_FAILED
 *
 * Returns: (transfer full): the error, with a sentence for a person
 */
GError *
sealwax_keyring_error_new (SealwaxKeyringError code)
{
  return g_error_new_literal (SEALWAX_KEYRING_ERROR, (int)code, get_sentence (code));
}

static SealwaxKeyringError
classify_bus (int code)
{
  switch (code)
    {
    case G_DBUS_ERROR_SERVICE_UNKNOWN:
    case G_DBUS_ERROR_NAME_HAS_NO_OWNER:
    case G_DBUS_ERROR_NO_SERVER:
    case G_DBUS_ERROR_SPAWN_EXEC_FAILED:
    case G_DBUS_ERROR_SPAWN_FORK_FAILED:
    case G_DBUS_ERROR_SPAWN_CHILD_EXITED:
    case G_DBUS_ERROR_SPAWN_CHILD_SIGNALED:
    case G_DBUS_ERROR_SPAWN_FAILED:
    case G_DBUS_ERROR_SPAWN_SETUP_FAILED:
    case G_DBUS_ERROR_SPAWN_CONFIG_INVALID:
    case G_DBUS_ERROR_SPAWN_SERVICE_INVALID:
    case G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND:
    case G_DBUS_ERROR_SPAWN_PERMISSIONS_INVALID:
    case G_DBUS_ERROR_SPAWN_FILE_INVALID:
    case G_DBUS_ERROR_UNKNOWN_INTERFACE:
    case G_DBUS_ERROR_UNKNOWN_METHOD:
      return SEALWAX_KEYRING_ERROR_MISSING;
    case G_DBUS_ERROR_ACCESS_DENIED:
    case G_DBUS_ERROR_AUTH_FAILED:
      return SEALWAX_KEYRING_ERROR_DENIED;
    case G_DBUS_ERROR_NO_REPLY:
    case G_DBUS_ERROR_TIMEOUT:
    case G_DBUS_ERROR_TIMED_OUT:
    case G_DBUS_ERROR_DISCONNECTED:
      return SEALWAX_KEYRING_ERROR_SLOW;
    default:
      return SEALWAX_KEYRING_ERROR_FAILED;
    }
}

static SealwaxKeyringError
classify_io (int code)
{
  switch (code)
    {
    /* Not by us: a person closed the key ring's own dialog, or the portal's. */
    case G_IO_ERROR_CANCELLED:
    case G_IO_ERROR_PERMISSION_DENIED:
      return SEALWAX_KEYRING_ERROR_DENIED;
    case G_IO_ERROR_TIMED_OUT:
    case G_IO_ERROR_CLOSED:
    case G_IO_ERROR_BROKEN_PIPE:
      return SEALWAX_KEYRING_ERROR_SLOW;
    default:
      return SEALWAX_KEYRING_ERROR_FAILED;
    }
}

/* In a sandbox, the portal gives the key for libsecret's file. libsecret has no code for what may go wrong with that, and these
 * sentences, which it never translates (0.21.7): the portal ended without giving any, as when a locked key ring behind it is not
 * unlocked; or what it gave is not as long as such a key is. */
#define PORTAL_GAVE_NONE "user interaction failed"
#define PORTAL_GAVE_ANOTHER "invalid password returned from portal"

static SealwaxKeyringError
classify (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED) && g_strcmp0 (error->message, PORTAL_GAVE_NONE) == 0)
    return SEALWAX_KEYRING_ERROR_DENIED;
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_PROTOCOL) && g_strcmp0 (error->message, PORTAL_GAVE_ANOTHER) == 0)
    return SEALWAX_KEYRING_ERROR_FAILED;
  if (error->domain == G_DBUS_ERROR)
    return classify_bus (error->code);
  if (error->domain == G_IO_ERROR)
    return classify_io (error->code);
  if (error->domain != SECRET_ERROR)
    return SEALWAX_KEYRING_ERROR_FAILED;
  if (error->code == SECRET_ERROR_IS_LOCKED)
    return SEALWAX_KEYRING_ERROR_LOCKED;

  /* Of the file's content, libsecret says “protocol” where a checksum is wrong. */
  return error->code == SECRET_ERROR_INVALID_FILE_FORMAT || error->code == SECRET_ERROR_PROTOCOL
             ? SEALWAX_KEYRING_ERROR_BROKEN
             : SEALWAX_KEYRING_ERROR_FAILED;
}

/**
 * sealwax_keyring_error_translate:
 * @error: what libsecret, the bus or the system said
 * @cancellable: (nullable): what would have cancelled the work
 *
 * Returns: (transfer full): an error with a sentence for a person
 */
GError *
sealwax_keyring_error_translate (const GError *error,
                                 GCancellable *cancellable)
{
  SealwaxKeyringError code = classify (error);
  g_autofree char    *reason = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
  if (code != SEALWAX_KEYRING_ERROR_FAILED)
    return sealwax_keyring_error_new (code);

  reason = sealwax_untrusted_dup_isolated (error->message, SEALWAX_UNTRUSTED_REASON_MAX);

  /* Translators: what the key ring or the system says, often in English. */
  return g_error_new (SEALWAX_KEYRING_ERROR, SEALWAX_KEYRING_ERROR_FAILED, _ ("The key ring can’t be used: “%s”."), reason);
}
