/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-entry-clipboard.h"
#include "sealwax-passphrase.h"
#include "sealwax-secret-copy.h"

/* Copying from a passphrase's entry to the clipboard, and pasting into it, where GTK's own ways would not do. */

/* GTK would copy in the clear, and for good. Hidden text is left to GTK, which copies nothing then. */
static gboolean
copy_selection (GtkText   *text,
                GtkWidget *owner)
{
  g_autoptr (SealwaxSecret) selection = NULL;
  int start;
  int end;

  if (!gtk_text_get_visibility (text) || !gtk_editable_get_selection_bounds (GTK_EDITABLE (text), &start, &end))
    return FALSE;

  selection = sealwax_secret_new_take (gtk_editable_get_chars (GTK_EDITABLE (text), start, end));
  sealwax_secret_copy_text (owner, selection);

  return TRUE;
}

static void
on_copy_clipboard (GtkText   *text,
                   GtkWidget *owner)
{
  if (copy_selection (text, owner))
    g_signal_stop_emission_by_name (text, "copy-clipboard");
}

static void
on_cut_clipboard (GtkText   *text,
                  GtkWidget *owner)
{
  if (!copy_selection (text, owner))
    return;

  gtk_editable_delete_selection (GTK_EDITABLE (text));
  g_signal_stop_emission_by_name (text, "cut-clipboard");
}

static void
on_paste_clipboard (GtkText       *text,
                    SealwaxIntake *intake)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  sealwax_intake_paste (intake, gtk_widget_get_clipboard (GTK_WIDGET (text)));
}

/**
 * sealwax_entry_clipboard_watch:
 * @text: the text of an entry for passphrases
 * @owner: what the copies belong to; it outlives @text, which is made anew whenever it is wiped
 * @intake: what receives pasted text
 *
 * Text that is revealed is copied and cut as a secret, see sealwax_secret_copy_text(). Pasting goes through @intake. Hidden
 * text is not copied.
 */
void
sealwax_entry_clipboard_watch (GtkText       *text,
                               GtkWidget     *owner,
                               SealwaxIntake *intake)
{
  g_return_if_fail (GTK_IS_TEXT (text));
  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (SEALWAX_IS_INTAKE (intake));

  g_signal_connect_object (text, "copy-clipboard", G_CALLBACK (on_copy_clipboard), owner, 0);
  g_signal_connect_object (text, "cut-clipboard", G_CALLBACK (on_cut_clipboard), owner, 0);
  g_signal_connect_object (text, "paste-clipboard", G_CALLBACK (on_paste_clipboard), intake, 0);
}

/**
 * sealwax_entry_clipboard_insert:
 * @text: the text of an entry for passphrases
 * @passphrase: what was pasted or dropped, without a NUL
 *
 * Inserts it in place of the selection. GTK's buffer would cut off what is too long, without a word.
 *
 * Returns: %FALSE if the passphrase would be longer than %SEALWAX_PASSPHRASE_MAX bytes; nothing is changed then
 */
gboolean
sealwax_entry_clipboard_insert (GtkText       *text,
                                SealwaxSecret *passphrase)
{
  GtkEditable *editable = GTK_EDITABLE (text);
  const char  *typed = gtk_editable_get_text (editable);
  gsize        size = sealwax_secret_get_size (passphrase);
  int          start = 0, end = 0, position;
  const char  *selected;
  gsize        kept;

  gtk_editable_get_selection_bounds (editable, &start, &end);
  selected = g_utf8_offset_to_pointer (typed, start);
  kept = strlen (typed) - (gsize)(g_utf8_offset_to_pointer (selected, end - start) - selected);
  if (kept + size > SEALWAX_PASSPHRASE_MAX)
    return FALSE;

  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, sealwax_secret_get_text (passphrase), (int)size, &position);
  gtk_editable_set_position (editable, position);

  return TRUE;
}
