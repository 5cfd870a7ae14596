/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-shortcuts.h"

/* Translators: a heading in the list of keyboard shortcuts. */
#define MESSAGES N_ ("Messages")
/* Translators: a heading in the list of keyboard shortcuts. */
#define FILES N_ ("Files")
/* Translators: a heading in the list of keyboard shortcuts. */
#define EDITING N_ ("Editing")
/* Translators: a heading in the list of keyboard shortcuts. */
#define MOVING N_ ("Moving Around")
/* Translators: a heading in the list of keyboard shortcuts. */
#define WINDOWS N_ ("Windows")

/* The shortcuts of a group are next to each other. */
static const SealwaxShortcut shortcuts[] = {
  { MESSAGES, N_ ("Encrypt or decrypt what was edited last"), "win.act", { "<Control>Return", "<Control>KP_Enter" } },
  /* Translators: a keyboard shortcut that stops what is under way. */
  { MESSAGES, N_ ("Stop"), "win.cancel", { "Escape" } },
  { MESSAGES, N_ ("Paste into the matching pane"), "win.paste", { "<Control><Shift>v" } },
  { MESSAGES, N_ ("Copy the message"), "win.copy-ciphertext", { "<Control><Shift>c" } },
  { MESSAGES, N_ ("Next of several messages"), "win.next-message", { "<Alt>Page_Down" } },
  { MESSAGES, N_ ("Previous of several messages"), "win.previous-message", { "<Alt>Page_Up" } },

  { FILES, N_ ("Open a file"), "win.open", { "<Control>o" } },
  { FILES, N_ ("Save to a file"), "win.save", { "<Control>s" } },

  { EDITING, N_ ("Copy"), NULL, { "<Control>c" } },
  { EDITING, N_ ("Cut"), NULL, { "<Control>x" } },
  { EDITING, N_ ("Paste"), NULL, { "<Control>v" } },
  { EDITING, N_ ("Select all"), NULL, { "<Control>a" } },
  { EDITING, N_ ("Undo"), NULL, { "<Control>z" } },
  { EDITING, N_ ("Redo"), NULL, { "<Control><Shift>z" } },
  { EDITING, N_ ("Clear everything"), "win.clear", { "<Control>l" } },

  { MOVING, N_ ("Next field"), NULL, { "Tab" } },
  { MOVING, N_ ("Previous field"), NULL, { "<Shift>Tab" } },
  /* Translators: of the two panes, the one that the focus is not in. */
  { MOVING, N_ ("Other pane"), "win.other-pane", { "F6" } },
  /* Translators: it is moved with the arrow keys, and gives one of the two panes more room. */
  { MOVING, N_ ("Resize panes"), NULL, { "F8" } },
  { MOVING, N_ ("Main menu"), NULL, { "F10" } },
  { MOVING, N_ ("Menu of a field"), NULL, { "<Shift>F10" } },

  { WINDOWS, N_ ("New window"), "app.new-window", { "<Control>n" } },
  { WINDOWS, N_ ("Preferences"), "win.preferences", { "<Control>comma" } },
  { WINDOWS, N_ ("Keyboard shortcuts"), "win.shortcuts", { "<Control>question" } },
  { WINDOWS, N_ ("Close window"), "window.close", { "<Control>w" } },
  { WINDOWS, N_ ("Quit"), "app.quit", { "<Control>q" } },
};

/**
 * sealwax_shortcuts_get:
 * @n_shortcuts: (out): how many there are
 *
 * Returns: (array length=n_shortcuts): all keyboard shortcuts; those of a group are next to each other
 */
const SealwaxShortcut *
sealwax_shortcuts_get (gsize *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);

  return shortcuts;
}

/**
 * sealwax_shortcuts_install:
 * @application: the application
 *
 * Makes the shortcuts run their actions.
 */
void
sealwax_shortcuts_install (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].action != NULL)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accelerators);
    }
}
