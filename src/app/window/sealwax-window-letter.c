/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-file-dialog.h"
#include "sealwax-finding.h"
#include "sealwax-letter-dialog.h"
#include "sealwax-narrow-dialog.h"
#include "sealwax-page.h"
#include "sealwax-window-private.h"

/* Pages for people who do not have Sealwax: with a message in them, or for any message. */

/* A page on its way to a file. */
typedef struct
{
  SealwaxWindow *window;
  GBytes        *pasted; /* until the page is made: where the message is */
  SealwaxMessage message;
  GBytes        *page;
} Letter;

static Letter *
letter_new (SealwaxWindow *window)
{
  Letter *letter = g_new0 (Letter, 1);

  letter->window = g_object_ref (window);

  return letter;
}

static void
letter_free (Letter *letter)
{
  g_object_unref (letter->window);
  g_clear_pointer (&letter->pasted, g_bytes_unref);
  g_clear_pointer (&letter->page, g_bytes_unref);
  g_free (letter);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Letter, letter_free)

static void
free_closure (gpointer  data,
              GClosure *closure)
{
  letter_free (data);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Letter) letter = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sealwax_file_dialog_finish (result, &error);
  SealwaxWindow *self = letter->window;

  if (self->closed)
    return;

  if (error != NULL)
    sealwax_banners_say (self->banners, error->message);
  else if (file != NULL)
    sealwax_files_save_page (self->files, file, letter->page, letter->pasted != NULL ? sealwax_session_get_ciphertext (self->session) : NULL);
}

static void
on_language_chosen (SealwaxLetterDialog *dialog,
                    Letter              *chosen)
{
  SealwaxWindow *self = chosen->window;
  Letter        *letter = letter_new (self);

  letter->pasted = g_bytes_ref (chosen->pasted);
  letter->page = sealwax_page_new_letter (sealwax_letter_dialog_get_language (dialog), g_bytes_get_data (chosen->pasted, NULL), &chosen->message);
  g_clear_weak_pointer (&self->instructions_dialog); /* it closes by itself */
  /* Translators: the name of a file, with its suffix as it is. It holds a message for somebody. */
  sealwax_file_dialog_save_async (GTK_WINDOW (self), _ ("Save as Web Page"), SEALWAX_FILE_KIND_TEXT, _ ("letter.html"), on_file_chosen, letter);
}

static void
on_dialog_closed (SealwaxWindow *self)
{
  g_clear_weak_pointer (&self->instructions_dialog);
}

/* A Basic message would not be found in the page. */
static const char *
get_reason_against (const SealwaxMessage *message)
{
  if (message->format == SEALWAX_FORMAT_BASIC)
    return _ ("Only Sealed messages can be saved as web pages: a Basic one wouldn’t be found in there.");
  if (message->status != SEALWAX_STATUS_OK)
    return _ ("There’s no complete message to save yet.");

  return NULL;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Letter) letter = user_data;
  SealwaxWindow        *self = letter->window;
  const SealwaxFinding *finding = sealwax_messages_find_finish (SEALWAX_MESSAGES (source), result, &letter->pasted, NULL);
  const char           *reason;
  AdwDialog            *dialog;

  if (finding == NULL) /* given up; the window may be closed */
    return;

  g_clear_object (&self->instructions_cancellable);
  letter->message = finding->message;
  reason = get_reason_against (&letter->message);
  if (reason != NULL)
    {
      sealwax_key_bar_say (self->key_bar, reason);
      return;
    }

  dialog = sealwax_letter_dialog_new (letter->message.needs_passphrase, letter->message.needs_key);
  g_set_weak_pointer (&self->instructions_dialog, dialog);
  if (sealwax_panes_is_narrow (self->panes))
    sealwax_narrow_dialog_set_height (dialog, 400);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_dialog_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (on_language_chosen), g_steal_pointer (&letter), free_closure, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * sealwax_window_save_letter:
 * @self: a window
 *
 * Saves the chosen message as a page that opens it in a browser, in a language that the person chooses. Like a message that is
 * to be copied with instructions, it is given up if the text changes; see sealwax_window_stop_instructions().
 */
void
sealwax_window_save_letter (SealwaxWindow *self)
{
  sealwax_window_stop_instructions (self);
  self->instructions_cancellable = g_cancellable_new ();
  sealwax_messages_find_async (sealwax_session_get_messages (self->session), self->instructions_cancellable, on_found, letter_new (self));
}

/**
 * sealwax_window_save_reader_page:
 * @self: a window
 *
 * Saves the page that opens messages in a browser, with no message in it.
 */
void
sealwax_window_save_reader_page (SealwaxWindow *self)
{
  Letter *letter = letter_new (self);

  letter->page = sealwax_page_get_reader ();
  /* Translators: the name of a file, with its suffix as it is. */
  sealwax_file_dialog_save_async (GTK_WINDOW (self), _ ("Save the Reader Page"), SEALWAX_FILE_KIND_TEXT, _ ("sealwax.html"), on_file_chosen, letter);
}
