/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-describe.h"

/* A pause in typing. */
#define PAUSE_MS 2000

#define KEY "sealwax-describe"

/* What a widget will be described with. */
typedef struct
{
  GtkWidget *widget; /* which it belongs to */
  char      *description;
  guint      source;
} Wait;

static void
wait_free (gpointer data)
{
  Wait *wait = data;

  g_clear_handle_id (&wait->source, g_source_remove);
  g_free (wait->description);
  g_free (wait);
}

static void
describe (GtkWidget  *widget,
          const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
on_pause (gpointer user_data)
{
  Wait *wait = user_data;

  wait->source = 0;
  describe (wait->widget, wait->description);
  g_object_set_data (G_OBJECT (wait->widget), KEY, NULL);
}

/**
 * sealwax_describe:
 * @widget: a widget
 * @description: what assistive technology is to know of it
 * @can_wait: whether the description changes with each letter that the person types
 *
 * Describes a widget to assistive technology. A screen reader says each new description of what has the focus; if this one can
 * wait, it comes when the person pauses, and no earlier one talks over what they type.
 */
void
sealwax_describe (GtkWidget  *widget,
                  const char *description,
                  gboolean    can_wait)
{
  Wait *wait;

  g_object_set_data (G_OBJECT (widget), KEY, NULL);
  if (!can_wait || !gtk_widget_has_focus (widget))
    {
      describe (widget, description);
      return;
    }

  wait = g_new0 (Wait, 1);
  wait->widget = widget;
  wait->description = g_strdup (description);
  wait->source = g_timeout_add_once (PAUSE_MS, on_pause, wait);
  g_object_set_data_full (G_OBJECT (widget), KEY, wait, wait_free);
}
