/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-language-row.h"
#include "sealwax-letter-dialog.h"
#include "sealwax-page.h"

/**
 * SealwaxLetterDialog:
 *
 * Asks for the language of the page that a message is saved in, and says by which ways it must not be sent. It remembers the
 * choice, together with that of the instructions: both are for the same people.
 */
struct _SealwaxLetterDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow         *language_row;
  AdwActionRow        *warning_row;

  GStrv languages; /* in the order of the row */
};

G_DEFINE_FINAL_TYPE (SealwaxLetterDialog, sealwax_letter_dialog, ADW_TYPE_DIALOG)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_save_clicked (SealwaxLetterDialog *self)
{
  sealwax_language_row_keep (sealwax_letter_dialog_get_language (self));
  g_signal_emit (self, signals[CHOSEN], 0);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
sealwax_letter_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEALWAX_TYPE_LETTER_DIALOG);

  G_OBJECT_CLASS (sealwax_letter_dialog_parent_class)->dispose (object);
}

static void
sealwax_letter_dialog_finalize (GObject *object)
{
  g_strfreev (SEALWAX_LETTER_DIALOG (object)->languages);

  G_OBJECT_CLASS (sealwax_letter_dialog_parent_class)->finalize (object);
}

static void
sealwax_letter_dialog_class_init (SealwaxLetterDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_letter_dialog_dispose;
  object_class->finalize = sealwax_letter_dialog_finalize;

  /**
   * SealwaxLetterDialog::chosen:
   *
   * The person wants a page in the chosen language.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-letter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxLetterDialog, group);
  gtk_widget_class_bind_template_child (widget_class, SealwaxLetterDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxLetterDialog, warning_row);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
}

static void
sealwax_letter_dialog_init (SealwaxLetterDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->languages = sealwax_page_list_languages ();
  sealwax_language_row_fill (self->language_row, (const char *const *)self->languages);
}

static const char *
describe (gboolean needs_passphrase,
          gboolean needs_key)
{
  if (!needs_key)
    return _ ("For somebody who doesn’t have Sealwax. The page opens in any browser, without the network: they type the passphrase, read, and can answer.");
  if (!needs_passphrase)
    return _ ("For somebody who doesn’t have Sealwax. The page opens in any browser, without the network: they choose the key file or paste the key, read, and can answer.");

  return _ ("For somebody who doesn’t have Sealwax. The page opens in any browser, without the network: they type the passphrase, choose the key file or paste the key, read, and can answer.");
}

static const char *
warn (gboolean needs_passphrase,
      gboolean needs_key)
{
  if (!needs_key)
    return _ ("Whoever can change the page can make it send the passphrase to them. Otherwise send the reader page once, and messages as text.");
  if (!needs_passphrase)
    return _ ("Whoever can change the page can make it send the key to them. Otherwise send the reader page once, and messages as text.");

  return _ ("Whoever can change the page can make it send the passphrase and the key to them. Otherwise send the reader page once, and messages as text.");
}

/**
 * sealwax_letter_dialog_new:
 * @needs_passphrase: whether the message needs a passphrase
 * @needs_key: whether it needs a key
 *
 * Returns: (transfer none): a new dialog, to be presented
 */
AdwDialog *
sealwax_letter_dialog_new (gboolean needs_passphrase,
                           gboolean needs_key)
{
  SealwaxLetterDialog *self = g_object_new (SEALWAX_TYPE_LETTER_DIALOG, NULL);

  adw_preferences_group_set_description (self->group, describe (needs_passphrase, needs_key));
  adw_action_row_set_subtitle (self->warning_row, warn (needs_passphrase, needs_key));

  return ADW_DIALOG (self);
}

/**
 * sealwax_letter_dialog_get_language:
 * @self: the dialog
 *
 * Returns: the chosen language, see sealwax_page_list_languages()
 */
const char *
sealwax_letter_dialog_get_language (SealwaxLetterDialog *self)
{
  g_return_val_if_fail (SEALWAX_IS_LETTER_DIALOG (self), NULL);

  return self->languages[adw_combo_row_get_selected (self->language_row)];
}
