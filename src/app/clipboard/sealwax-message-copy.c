/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-message-copy.h"
#include "sealwax-own-messages.h"
#include "sealwax-secret-provider.h"

/* GNOME's compositor keeps what was copied when the program ends, but no more than this: a longer message would be cut off. */
#define KEPT_MAX ((gsize)4 << 20)

/**
 * sealwax_message_copy_text:
 * @widget: the widget that the text is in
 * @text: UTF-8 without NUL, which everybody may read
 *
 * Puts a text on the widget's clipboard, for clipboard managers to keep. If they could keep only part of it, it is kept
 * from them, see #SealwaxSecretProvider, and it goes when the program ends. If the messages in the text come back, there is
 * no offer to open them.
 */
void
sealwax_message_copy_text (GtkWidget     *widget,
                           SealwaxSecret *text)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (SealwaxSecretProvider) content = NULL;

  sealwax_own_messages_note (gtk_widget_get_root (widget), text);
  if (sealwax_secret_get_size (text) <= KEPT_MAX)
    {
      gdk_clipboard_set_text (clipboard, sealwax_secret_get_text (text));
      return;
    }

  content = sealwax_secret_provider_new (text, FALSE);
  gdk_clipboard_set_content (clipboard, GDK_CONTENT_PROVIDER (content));
}

/**
 * sealwax_message_copy_describe_end:
 * @widget: a widget of the program
 *
 * Returns: (nullable): what the person loses when the program ends, if the clipboard holds a message that goes with it
 */
const char *
sealwax_message_copy_describe_end (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));

  if (!SEALWAX_IS_SECRET_PROVIDER (content) || sealwax_secret_provider_is_marked (SEALWAX_SECRET_PROVIDER (content)))
    return NULL;

  return _ ("The message on the clipboard is too large to stay there once Sealwax closes. Paste it first.");
}
