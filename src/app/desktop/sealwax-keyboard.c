/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-keyboard.h"
#include "sealwax-untrusted.h"

/* How many characters of a keyboard layout's name a sentence shows at most. */
#define LAYOUT_MAX_SHOWN 48

static char *
dup_layout (GdkDevice *keyboard)
{
  g_auto (GStrv) names = gdk_device_get_layout_names (keyboard);
  int active = gdk_device_get_active_layout_index (keyboard);

  if (names == NULL || active < 0 || active >= (int)g_strv_length (names) || *names[active] == '\0')
    return NULL;

  return sealwax_untrusted_dup_isolated (names[active], LAYOUT_MAX_SHOWN);
}

/**
 * sealwax_keyboard_get:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the keyboard that types into it
 */
GdkDevice *
sealwax_keyboard_get (GtkWidget *widget)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));

  return seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
}

/**
 * sealwax_keyboard_describe:
 * @widget: a widget
 *
 * Says what may have led to a typing mistake that nobody can see. Not every compositor tells the name of the layout.
 *
 * Returns: (transfer full): sentences about the keyboard's layout and Caps Lock
 */
char *
sealwax_keyboard_describe (GtkWidget *widget)
{
  GdkDevice       *keyboard = sealwax_keyboard_get (widget);
  g_autofree char *layout = keyboard != NULL ? dup_layout (keyboard) : NULL;
  g_autofree char *sentence = NULL;

  if (layout != NULL)
    /* Translators: a keyboard layout, for example “English (US)”. */
    sentence = g_strdup_printf (_ ("The keyboard layout is “%s”."), layout);
  else
    sentence = g_strdup (_ ("Check the keyboard layout."));

  if (keyboard != NULL && gdk_device_get_caps_lock_state (keyboard))
    return g_strjoin (" ", sentence, _ ("Caps Lock is on."), NULL);

  return g_steal_pointer (&sentence);
}
