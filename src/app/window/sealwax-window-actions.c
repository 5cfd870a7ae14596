/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-preferences-dialog.h"
#include "sealwax-shortcuts-dialog.h"
#include "sealwax-window-private.h"

static void
act_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  sealwax_window_act_on (self, sealwax_window_get_current_pane (self));
}

static void
encrypt_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  sealwax_window_encrypt (SEALWAX_WINDOW (widget));
}

static void
decrypt_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  sealwax_window_decrypt (SEALWAX_WINDOW (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);

  sealwax_window_stop_work (self);
  sealwax_window_say (self, _ ("Cancelled."));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  sealwax_window_clear (SEALWAX_WINDOW (widget));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  adw_dialog_present (sealwax_preferences_dialog_new (), widget);
}

static void
copy_with_instructions_action (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  sealwax_window_copy_with_instructions (SEALWAX_WINDOW (widget));
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  sealwax_window_paste (SEALWAX_WINDOW (widget));
}

static void
open_offered_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  sealwax_window_open_offered (SEALWAX_WINDOW (widget));
}

static void
next_message_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  sealwax_message_bar_choose (SEALWAX_WINDOW (widget)->message_bar, 1);
}

static void
previous_message_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  sealwax_message_bar_choose (SEALWAX_WINDOW (widget)->message_bar, -1);
}

static void
other_pane_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  SealwaxWindow *self = SEALWAX_WINDOW (widget);
  gboolean       is_here = sealwax_window_has_focus_inside (self, self->plaintext_pane);
  SealwaxPane   *other = is_here ? self->ciphertext_pane : self->plaintext_pane;

  sealwax_window_show_pane (self, other);
  sealwax_pane_focus_text (other);
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  adw_dialog_present (sealwax_shortcuts_dialog_new (), widget);
}

/**
 * sealwax_window_install_actions:
 * @widget_class: the window's class
 *
 * Adds the actions that buttons, menus and shortcuts name.
 */
void
sealwax_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.act", NULL, act_action);
  gtk_widget_class_install_action (widget_class, "win.encrypt", NULL, encrypt_action);
  gtk_widget_class_install_action (widget_class, "win.decrypt", NULL, decrypt_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.copy-with-instructions", NULL, copy_with_instructions_action);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "win.open-offered", NULL, open_offered_action);
  gtk_widget_class_install_action (widget_class, "win.next-message", NULL, next_message_action);
  gtk_widget_class_install_action (widget_class, "win.previous-message", NULL, previous_message_action);
  gtk_widget_class_install_action (widget_class, "win.other-pane", NULL, other_pane_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
}
