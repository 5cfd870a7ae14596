/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-kept-name.h"
#include "sealwax-keyring-error.h"
#include "sealwax-typed-only.h"

/**
 * sealwax_kept_name_guard:
 * @entry: a #GtkEntry that was just made
 *
 * Makes it one for a name under which a secret is kept: no longer than the key ring takes, and nothing that a keyboard on the
 * screen would learn.
 */
void
sealwax_kept_name_guard (GtkWidget *entry)
{
  g_return_if_fail (GTK_IS_ENTRY (entry));

  gtk_entry_set_max_length (GTK_ENTRY (entry), SEALWAX_KEPT_NAME_MAX);
  sealwax_typed_only_guard (GTK_EDITABLE (entry));
  gtk_entry_set_input_hints (GTK_ENTRY (entry), GTK_INPUT_HINT_NO_EMOJI | GTK_INPUT_HINT_PRIVATE);
}
