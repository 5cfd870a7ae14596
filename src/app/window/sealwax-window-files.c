/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-file-dialog.h"
#include "sealwax-window-private.h"

/* Lets the person choose files, and has the session open and save them. */

typedef struct
{
  SealwaxWindow    *window;
  SealwaxTextModel *text; /* borrowed from the session */
} Choice;

static Choice *
choice_new (SealwaxWindow *window,
            SealwaxPane   *pane)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (window);
  choice->text = sealwax_pane_get_model (pane);

  return choice;
}

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->window);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

/* Returns %NULL if no file was chosen. If choosing one failed, says so. */
GFile *
sealwax_window_take_file (SealwaxWindow *self,
                          GAsyncResult  *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sealwax_file_dialog_finish (result, &error);

  if (self->closed)
    return NULL;

  if (error != NULL)
    sealwax_banners_say (self->banners, error->message);

  return g_steal_pointer (&file);
}

static void
on_open_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GFile) file = sealwax_window_take_file (choice->window, result);

  if (file != NULL)
    sealwax_files_load (choice->window->files, file, choice->text);
}

/* Returns whether there is anything to save. If not, says so; it may have been cleared meanwhile. */
static gboolean
has_text (SealwaxWindow    *self,
          SealwaxTextModel *text)
{
  if (sealwax_text_model_get_length (text) > 0)
    return TRUE;

  sealwax_banners_say (self->banners, _ ("There’s nothing to save yet."));

  return FALSE;
}

static void
on_save_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GFile) file = sealwax_window_take_file (choice->window, result);

  if (file != NULL && has_text (choice->window, choice->text))
    sealwax_files_save (choice->window->files, file, choice->text);
}

/**
 * sealwax_window_choose_open:
 * @self: a window
 * @pane: one of its panes
 *
 * Lets the person choose a file to open in the pane.
 */
void
sealwax_window_choose_open (SealwaxWindow *self,
                            SealwaxPane   *pane)
{
  const char *title = pane == self->plaintext_pane ? _ ("Open Text") : _ ("Open Message");

  sealwax_file_dialog_open_async (GTK_WINDOW (self), title, SEALWAX_FILE_KIND_TEXT, on_open_chosen, choice_new (self, pane));
}

/**
 * sealwax_window_choose_save:
 * @self: a window
 * @pane: one of its panes
 *
 * Lets the person choose a file to save the pane's text to.
 */
void
sealwax_window_choose_save (SealwaxWindow *self,
                            SealwaxPane   *pane)
{
  gboolean    is_plaintext = pane == self->plaintext_pane;
  const char *title = is_plaintext ? _ ("Save Text Unencrypted") : _ ("Save Message");
  /* Translators: the name of a file, with its suffix as it is. */
  const char *name = is_plaintext ? _ ("text.txt") : _ ("message.sealwax");

  if (has_text (self, sealwax_pane_get_model (pane)))
    sealwax_file_dialog_save_async (GTK_WINDOW (self), title, SEALWAX_FILE_KIND_TEXT, name, on_save_chosen, choice_new (self, pane));
}

/**
 * sealwax_window_open_file:
 * @self: a new window
 * @file: a file
 *
 * Opens a file: a message as ciphertext, any other text as plaintext.
 */
void
sealwax_window_open_file (SealwaxWindow *self,
                          GFile         *file)
{
  g_return_if_fail (SEALWAX_IS_WINDOW (self));

  sealwax_files_load (self->files, file, NULL);
}
