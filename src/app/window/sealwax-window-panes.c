/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-settings.h"
#include "sealwax-window-private.h"

/* How the two panes are laid out: one or both, how wide, and which has the focus. */

/* The range of the setting. GTK itself sees to it that no pane gets narrower than it can be. */
#define SPLIT_MIN 0.2
#define SPLIT_MAX 0.8

static gboolean
is_plaintext_chosen (SealwaxWindow *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->pane_toggle), "ciphertext") != 0;
}

/**
 * sealwax_window_update_panes:
 * @self: a window
 *
 * Shows both panes, or only the chosen one if there is no room for both.
 */
void
sealwax_window_update_panes (SealwaxWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->plaintext_pane), !self->narrow || is_plaintext_chosen (self));
  gtk_widget_set_visible (GTK_WIDGET (self->ciphertext_pane), !self->narrow || !is_plaintext_chosen (self));
}

/**
 * sealwax_window_has_focus_inside:
 * @self: a window
 * @pane: one of its panes
 *
 * Returns: whether the keyboard's focus is in the pane
 */
gboolean
sealwax_window_has_focus_inside (SealwaxWindow *self,
                                 SealwaxPane   *pane)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (pane));
}

/**
 * sealwax_window_show_pane:
 * @self: a window
 * @pane: one of its panes
 *
 * Makes sure that the pane is visible when there is room for only one.
 */
void
sealwax_window_show_pane (SealwaxWindow *self,
                          SealwaxPane   *pane)
{
  adw_toggle_group_set_active_name (self->pane_toggle, pane == self->plaintext_pane ? "plaintext" : "ciphertext");
}

/**
 * sealwax_window_focus_pane:
 * @self: a window
 * @pane: one of its panes
 *
 * Makes sure that the pane is visible, and moves the focus to its text.
 */
void
sealwax_window_focus_pane (SealwaxWindow *self,
                           SealwaxPane   *pane)
{
  sealwax_window_show_pane (self, pane);
  sealwax_pane_focus_text (pane);
}

/**
 * sealwax_window_get_pane:
 * @self: a window
 * @text: one of its texts
 *
 * Returns: (transfer none): the pane that shows it
 */
SealwaxPane *
sealwax_window_get_pane (SealwaxWindow    *self,
                         SealwaxTextModel *text)
{
  return sealwax_pane_get_model (self->plaintext_pane) == text ? self->plaintext_pane : self->ciphertext_pane;
}

/**
 * sealwax_window_get_current_pane:
 * @self: a window
 *
 * Returns: (transfer none): the pane that has the focus, or else the one that the person changed last
 */
SealwaxPane *
sealwax_window_get_current_pane (SealwaxWindow *self)
{
  if (sealwax_window_has_focus_inside (self, self->plaintext_pane))
    return self->plaintext_pane;
  if (sealwax_window_has_focus_inside (self, self->ciphertext_pane))
    return self->ciphertext_pane;

  return sealwax_window_get_pane (self, sealwax_session_get_edited (self->session));
}

/**
 * sealwax_window_restore_size:
 * @self: a window that was not shown yet
 *
 * Makes the window as large as the last one was. The panes follow in sealwax_window_follow_split(), once their width is known.
 */
void
sealwax_window_restore_size (SealwaxWindow *self)
{
  int      width, height;
  gboolean maximized;

  g_object_get (sealwax_settings_get_default (),
                "window-width",
                &width,
                "window-height",
                &height,
                "window-maximized",
                &maximized,
                "pane-split",
                &self->split,
                NULL);

  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * sealwax_window_follow_split:
 * @self: a window
 *
 * Called whenever the handle between the panes may have been moved: by the person, whose choice is kept, or by #GtkPaned,
 * because its width has changed. GtkPaned only scales the position that it has, so whatever it loses when there is no room
 * never comes back. And as long as nobody has set a position, it works one out from what the panes hold. So the position is
 * always set, and worked out from the person's choice and the width.
 */
void
sealwax_window_follow_split (SealwaxWindow *self)
{
  int      width = gtk_widget_get_width (GTK_WIDGET (self->paned));
  int      position = gtk_paned_get_position (self->paned);
  int      min, max, wanted;
  gboolean is_set;

  if (self->narrow || width == 0)
    return;

  g_object_get (self->paned, "min-position", &min, "max-position", &max, "position-set", &is_set, NULL);
  wanted = CLAMP ((int)(self->split * width + 0.5), min, MAX (min, max));
  if (is_set && position == wanted)
    {
      self->split_width = width;
      return;
    }

  if (is_set && width == self->split_width)
    {
      self->split = position / (double)width;
      return;
    }

  self->split_width = width;
  gtk_paned_set_position (self->paned, wanted);
}

/**
 * sealwax_window_save_size:
 * @self: a window that is about to be closed
 *
 * Remembers the size of the window, and how the panes share it.
 */
void
sealwax_window_save_size (SealwaxWindow *self)
{
  int width, height;

  /* The size that the window has when it is not maximized; GTK keeps it. */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_object_set (sealwax_settings_get_default (),
                "window-width",
                width,
                "window-height",
                height,
                "window-maximized",
                gtk_window_is_maximized (GTK_WINDOW (self)),
                "pane-split",
                CLAMP (self->split, SPLIT_MIN, SPLIT_MAX),
                NULL);
}
