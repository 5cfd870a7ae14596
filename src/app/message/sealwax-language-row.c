/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-instructions.h"
#include "sealwax-language-row.h"
#include "sealwax-language.h"
#include "sealwax-settings.h"

/* The row of a dialog that asks for the language of what goes to somebody who has no Sealwax. All such dialogs remember one
 * choice, because it is for the same people. */

/**
 * sealwax_language_row_fill:
 * @row: an empty row
 * @languages: (array zero-terminated=1): the languages to choose from, see sealwax_language_choose()
 *
 * Lists the languages, each by its own name, and chooses the one that was chosen last.
 */
void
sealwax_language_row_fill (AdwComboRow       *row,
                           const char *const *languages)
{
  g_autofree char *kept = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *chosen;
  guint       selected = 0;

  g_object_get (sealwax_settings_get_default (), "instructions-language", &kept, NULL);
  chosen = sealwax_language_choose (languages, kept);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      gtk_string_list_take (names, sealwax_instructions_get_name (languages[i]));
      if (g_str_equal (languages[i], chosen))
        selected = i;
    }

  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

/**
 * sealwax_language_row_keep:
 * @language: a language
 *
 * Remembers that this one was chosen.
 */
void
sealwax_language_row_keep (const char *language)
{
  g_object_set (sealwax_settings_get_default (), "instructions-language", language, NULL);
}
