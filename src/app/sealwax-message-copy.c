/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-message-copy.h"
#include "sealwax-secret-content.h"

/* GNOME's compositor keeps what was copied when its program ends, but no more than this of it: a message that was cut. */
#define KEPT_MAX ((gsize)4 << 20)

/**
 * sealwax_message_copy_text:
 * @widget: where the text stands
 * @text: UTF-8 without NUL, which everybody may read
 *
 * Puts a text on the widget's clipboard, for clipboard managers to keep. One that they could keep only a part of is kept
 * from them, see #SealwaxSecretContent; it goes with the program.
 */
void
sealwax_message_copy_text (GtkWidget     *widget,
                           SealwaxSecret *text)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (SealwaxSecretContent) content = NULL;

  if (sealwax_secret_get_size (text) <= KEPT_MAX)
    {
      gdk_clipboard_set_text (clipboard, sealwax_secret_get_text (text));
      return;
    }

  content = sealwax_secret_content_new (text, FALSE);
  gdk_clipboard_set_content (clipboard, GDK_CONTENT_PROVIDER (content));
}

/**
 * sealwax_message_copy_goes_with:
 * @window: a window
 *
 * Returns: whether the clipboard holds a message that leaves it when this window closes, which has to be the last one
 */
gboolean
sealwax_message_copy_goes_with (GtkWindow *window)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (window)));
  GtkApplication     *application = gtk_window_get_application (window);

  return SEALWAX_IS_SECRET_CONTENT (content)
         && !sealwax_secret_content_is_marked (SEALWAX_SECRET_CONTENT (content))
         && (application == NULL || g_list_length (gtk_application_get_windows (application)) <= 1);
}
