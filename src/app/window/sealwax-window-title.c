/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-window-private.h"

/* The window's title, which other programs may show wherever they like. It says what kind of thing the window holds, and
 * nothing of what that says. */

static const char *
get_source (SealwaxWindow *self)
{
  SealwaxTextModel *edited = sealwax_session_get_edited (self->session);
  SealwaxTextModel *plaintext = sealwax_session_get_plaintext (self->session);
  SealwaxTextModel *ciphertext = sealwax_session_get_ciphertext (self->session);
  const char       *source = sealwax_text_model_get_source (edited);

  return source != NULL ? source : sealwax_text_model_get_source (edited == plaintext ? ciphertext : plaintext);
}

static gboolean
holds_message (SealwaxWindow *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (sealwax_session_get_messages (self->session));

  return finding != NULL && finding->likely;
}

/* In quotation marks, as everywhere: a file may be called “Decrypted and verified”. What is before them keeps Pango from taking
 * the title's direction from the name. */
static char *
quote_source (SealwaxWindow *self,
              const char    *source)
{
  const char *mark = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? "\xe2\x80\x8f" : "\xe2\x80\x8e";
  /* Translators: the title of a window: the name of a file. */
  g_autofree char *title = g_strdup_printf (C_ ("window title", "“%s”"), source);

  return g_strconcat (mark, title, NULL);
}

/* A text that is in no message yet comes first, because it is what the person is at. */
static const char *
name_contents (SealwaxWindow *self)
{
  SealwaxTextModel *plaintext = sealwax_session_get_plaintext (self->session);
  const gboolean    has_text = sealwax_text_model_get_length (plaintext) > 0;

  if (sealwax_stray_is_there (self->stray))
    return C_ ("window title", "Message");
  if (holds_message (self) && !(has_text && sealwax_text_model_get_kept (plaintext) == SEALWAX_TEXT_KEPT_NOWHERE))
    /* Translators: the title of a window that holds an encrypted message. */
    return C_ ("window title", "Message");
  if (has_text)
    /* Translators: the title of a window that holds a text that somebody is writing. */
    return C_ ("window title", "Draft");

  return _ ("Sealwax");
}

/**
 * sealwax_window_update_title:
 * @self: a window
 *
 * Titles the window by what it holds.
 */
void
sealwax_window_update_title (SealwaxWindow *self)
{
  const char      *source = get_source (self);
  g_autofree char *title = source != NULL ? quote_source (self, source) : g_strdup (name_contents (self));

  gtk_window_set_title (GTK_WINDOW (self), title);
}
