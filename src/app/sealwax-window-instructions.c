/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-finding.h"
#include "sealwax-instructions-dialog.h"
#include "sealwax-instructions.h"
#include "sealwax-message-copy.h"
#include "sealwax-window-private.h"

/* A message on its way to the clipboard, with instructions around it. */
typedef struct
{
  SealwaxWindow *window;
  GBytes        *pasted;
  SealwaxMessage message;
} Parcel;

static void
parcel_free (Parcel *parcel)
{
  g_object_unref (parcel->window);
  g_bytes_unref (parcel->pasted);
  g_free (parcel);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parcel, parcel_free)

static void
free_closure (gpointer  data,
              GClosure *closure)
{
  parcel_free (data);
}

static void
on_language_chosen (SealwaxInstructionsDialog *dialog,
                    Parcel                    *parcel)
{
  const char *pasted = g_bytes_get_data (parcel->pasted, NULL);
  g_autoptr (SealwaxSecret) text = sealwax_secret_new_take (sealwax_instructions_wrap (sealwax_instructions_dialog_get_language (dialog),
                                                                                       pasted + parcel->message.start,
                                                                                       parcel->message.end - parcel->message.start));

  sealwax_message_copy_text (GTK_WIDGET (parcel->window), text);
  sealwax_window_announce (parcel->window, _ ("Copied with instructions. Paste it to the one who is to read it."));
}

/* A Basic message is not found among other text, and is meant for other programs anyway. */
static const char *
get_reason_against (const SealwaxMessage *message)
{
  if (message->format == SEALWAX_FORMAT_BASIC)
    return _ ("Instructions can go with Sealed messages only: a Basic message would not be found among them.");
  if (message->status != SEALWAX_STATUS_OK)
    return _ ("There is no whole message to copy yet.");

  return NULL;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Parcel) parcel = user_data;
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);
  SealwaxWindow *window = parcel->window;
  const char    *reason;
  AdwDialog     *dialog;
  guint          index;

  index = MIN (sealwax_message_bar_get_chosen (window->message_bar), findings->len - 1);
  parcel->message = g_array_index (findings, SealwaxFinding, index).message;
  reason = get_reason_against (&parcel->message);
  if (reason != NULL)
    {
      sealwax_window_say (window, reason);
      return;
    }

  dialog = sealwax_instructions_dialog_new ();
  /* By itself it would be as high as its text is in long lines, and hide the end where they are short. */
  if (window->narrow)
    adw_dialog_set_content_height (dialog, 440);

  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_language_chosen), g_steal_pointer (&parcel), free_closure, 0);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

/**
 * sealwax_window_copy_with_instructions:
 * @self: a window
 *
 * Copies the chosen message for somebody who has never heard of Sealwax, in a language that the person is asked for.
 */
void
sealwax_window_copy_with_instructions (SealwaxWindow *self)
{
  g_autoptr (SealwaxSecret) text = sealwax_pane_dup_text (self->ciphertext_pane);
  Parcel *parcel = g_new0 (Parcel, 1);

  parcel->window = g_object_ref (self);
  parcel->pasted = sealwax_secret_get_bytes (text);
  sealwax_find_async (parcel->pasted, NULL, on_found, parcel);
}
