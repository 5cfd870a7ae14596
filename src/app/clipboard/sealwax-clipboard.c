/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sealwax-clipboard.h"
#include "sealwax-file.h"
#include "sealwax-passphrase.h"

static void
begin (GObject            *clipboard,
       const char        **types,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  gdk_clipboard_read_async (GDK_CLIPBOARD (clipboard), types, G_PRIORITY_DEFAULT, cancellable, callback, user_data);
}

static GInputStream *
finish (GObject      *clipboard,
        GAsyncResult *result,
        const char  **type)
{
  return gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, type, NULL);
}

static GdkContentFormats *
get_formats (GObject *clipboard)
{
  return gdk_clipboard_get_formats (GDK_CLIPBOARD (clipboard));
}

static const SealwaxTransferKind kind = {
  .begin = begin,
  .finish = finish,
  .get_formats = get_formats,
  .nothing = N_ ("There’s no text on the clipboard."),
  .no_text = N_ ("The clipboard doesn’t hold text."),
  .unreadable = N_ ("Couldn’t read the clipboard."),
  .silent = N_ ("The app that owns the clipboard isn’t responding."),
};

static const SealwaxTransferLimits limits[SEALWAX_N_TRANSFER_USES] = {
  [SEALWAX_TRANSFER_TEXT] = { sealwax_transfer_text_types, SEALWAX_FILE_MAX, N_ ("The clipboard holds more than 100 MiB.") },
  [SEALWAX_TRANSFER_PASSPHRASE] = { sealwax_transfer_text_types, SEALWAX_PASSPHRASE_MAX, N_ ("The text on the clipboard is too long for a passphrase.") },
};

/* Our own secret copies are taken as they are, without going through the system. */
static SealwaxSecret *
dup_own (GdkClipboard *clipboard)
{
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard);
  g_auto (GValue) value = G_VALUE_INIT;
  SealwaxSecret *text;

  if (content == NULL)
    return NULL;

  g_value_init (&value, SEALWAX_TYPE_SECRET);
  if (!gdk_content_provider_get_value (content, &value, NULL))
    return NULL;

  text = g_value_get_boxed (&value);

  return text != NULL && sealwax_secret_get_size (text) > 0 ? sealwax_secret_ref (text) : NULL;
}

/**
 * sealwax_clipboard_is_secret:
 * @clipboard: a clipboard
 *
 * Returns: whether a password manager or Sealwax has marked what it holds as secret, so that no program should read it
 *   without being told to. The mark is `x-kde-passwordManagerHint`. Some programs put `text/` before it, and some write it
 *   in lower case.
 */
gboolean
sealwax_clipboard_is_secret (GdkClipboard *clipboard)
{
  gsize              count;
  const char *const *types;

  g_return_val_if_fail (GDK_IS_CLIPBOARD (clipboard), FALSE);

  types = gdk_content_formats_get_mime_types (gdk_clipboard_get_formats (clipboard), &count);
  for (gsize i = 0; i < count; i++)
    {
      const char *slash = strrchr (types[i], '/');

      if (g_ascii_strcasecmp (slash != NULL ? slash + 1 : types[i], "x-kde-passwordManagerHint") == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * sealwax_clipboard_read_async:
 * @clipboard: a clipboard
 * @use: what it is for
 * @cancellable: (nullable): to give it up
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Reads the text of a clipboard, within the limits of sealwax_transfer_read().
 */
void
sealwax_clipboard_read_async (GdkClipboard       *clipboard,
                              SealwaxTransferUse  use,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SealwaxSecret) own = NULL;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_clipboard_read_async);
  own = dup_own (clipboard);
  if (own == NULL)
    sealwax_transfer_read (g_steal_pointer (&task), G_OBJECT (clipboard), &kind, &limits[use]);
  else if (sealwax_secret_get_size (own) > limits[use].max)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _ (limits[use].too_large));
  else
    g_task_return_pointer (task, g_steal_pointer (&own), (GDestroyNotify)sealwax_secret_unref);
}

/**
 * sealwax_clipboard_read_finish:
 * @result: the result
 * @error: as sealwax_transfer_read() says
 *
 * Returns: (transfer full): the text, UTF-8 without NUL and not empty, or %NULL
 */
SealwaxSecret *
sealwax_clipboard_read_finish (GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_clipboard_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
