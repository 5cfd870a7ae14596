/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-narrow-dialog.h"

/**
 * sealwax_narrow_dialog_set_height:
 * @dialog: a dialog with text that is about to be shown in a narrow window
 * @height: the height of its content, in pixels, if the window is that high
 *
 * Left to itself, the dialog would be as high as its text is in long lines, and would hide the end when the lines are short.
 */
void
sealwax_narrow_dialog_set_height (AdwDialog *dialog,
                                  int        height)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  adw_dialog_set_content_height (dialog, height);
}
