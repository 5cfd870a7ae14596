/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-finding.h"
#include "sealwax-inspect.h"
#include "sealwax-instructions-dialog.h"
#include "sealwax-instructions.h"
#include "sealwax-message-copy.h"
#include "sealwax-narrow-dialog.h"
#include "sealwax-window-private.h"

/* A message on its way to the clipboard, with instructions around it. It is a place in a copy of the text, which does not
 * change. If the text in the pane changes, or another message is chosen, the parcel is given up. */
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
  g_clear_pointer (&parcel->pasted, g_bytes_unref);
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
  SealwaxMessage message = parcel->message;
  /* Nobody is sent what a channel made of a message. */
  g_autoptr (GBytes) made = sealwax_inspect_take (parcel->pasted, &message);
  g_autoptr (SealwaxSecret) text = sealwax_secret_new_take (sealwax_instructions_wrap (sealwax_instructions_dialog_get_language (dialog),
                                                                                       (const char *)g_bytes_get_data (made, NULL) + message.start,
                                                                                       message.end - message.start,
                                                                                       message.needs_passphrase,
                                                                                       message.needs_key));

  g_clear_weak_pointer (&parcel->window->instructions_dialog); /* it closes by itself */
  sealwax_message_copy_text (GTK_WIDGET (parcel->window), text);
  sealwax_text_model_set_kept_outside (sealwax_session_get_ciphertext (parcel->window->session));
  sealwax_banners_announce (parcel->window->banners, _ ("Copied with instructions. Paste it into your chat."));
}

static void
on_dialog_closed (SealwaxWindow *window)
{
  g_clear_weak_pointer (&window->instructions_dialog);
}

/* A Basic message is not found among other text, and is meant for other programs anyway. */
static const char *
get_reason_against (const SealwaxMessage *message)
{
  if (message->format == SEALWAX_FORMAT_BASIC)
    return _ ("Only Sealed messages can be copied with instructions: a Basic message wouldn’t be found among them.");
  if (message->status != SEALWAX_STATUS_OK)
    return _ ("There’s no complete message to copy yet.");

  return NULL;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Parcel) parcel = user_data;
  SealwaxWindow        *window = parcel->window;
  const SealwaxFinding *finding = sealwax_messages_find_finish (SEALWAX_MESSAGES (source), result, &parcel->pasted, NULL);
  const char           *reason;
  AdwDialog            *dialog;

  if (finding == NULL) /* given up; the window may be closed */
    return;

  g_clear_object (&window->instructions_cancellable);
  parcel->message = finding->message;
  reason = get_reason_against (&parcel->message);
  if (reason != NULL)
    {
      sealwax_key_bar_say (window->key_bar, reason);
      return;
    }

  dialog = sealwax_instructions_dialog_new (parcel->message.needs_passphrase, parcel->message.needs_key);
  g_set_weak_pointer (&window->instructions_dialog, dialog);
  if (sealwax_panes_is_narrow (window->panes))
    sealwax_narrow_dialog_set_height (dialog, 440);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_dialog_closed), window, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_language_chosen), g_steal_pointer (&parcel), free_closure, 0);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

/**
 * sealwax_window_stop_instructions:
 * @self: a window
 *
 * Gives up the message that is to be copied with instructions, if there is one: it may still be searched for, or the person
 * may still be choosing the language.
 *
 * Returns: whether there was one
 */
gboolean
sealwax_window_stop_instructions (SealwaxWindow *self)
{
  AdwDialog *dialog = self->instructions_dialog;
  gboolean   stopped = self->instructions_cancellable != NULL || dialog != NULL;

  g_cancellable_cancel (self->instructions_cancellable);
  g_clear_object (&self->instructions_cancellable);
  g_clear_weak_pointer (&self->instructions_dialog);
  if (dialog != NULL)
    adw_dialog_force_close (dialog);

  return stopped;
}

/**
 * sealwax_window_copy_with_instructions:
 * @self: a window
 *
 * Copies the chosen message for somebody who has never heard of Sealwax, in a language that the person chooses.
 */
void
sealwax_window_copy_with_instructions (SealwaxWindow *self)
{
  Parcel *parcel = g_new0 (Parcel, 1);

  sealwax_window_stop_instructions (self);
  self->instructions_cancellable = g_cancellable_new ();

  parcel->window = g_object_ref (self);
  sealwax_messages_find_async (sealwax_session_get_messages (self->session), self->instructions_cancellable, on_found, parcel);
}
