/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-language.h"

/**
 * sealwax_language_choose:
 * @languages: (array zero-terminated=1): languages that something is there in, named as the translations are; English among them
 * @preferred: the language that was chosen last, or ""
 *
 * Returns: that language, or else the desktop's, or else English; always one of @languages
 */
const char *
sealwax_language_choose (const char *const *languages,
                         const char        *preferred)
{
  const char *const *names = g_get_language_names ();

  g_return_val_if_fail (languages != NULL && preferred != NULL, SEALWAX_LANGUAGE_SOURCE);

  if (g_strv_contains (languages, preferred))
    return g_intern_string (preferred);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_strv_contains (languages, names[i]))
      return g_intern_string (names[i]);

  return SEALWAX_LANGUAGE_SOURCE;
}
