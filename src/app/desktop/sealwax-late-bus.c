/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-late-bus.h"

/* GTK 4.18 introduces a program to the registry of the accessibility bus when its first window is shown, and then asks the
 * registry who listens. Until it has both answers, it tells things of widgets that nobody can ask for yet, or tells nothing. On
 * a busy computer, that can be that the window became active, and what in it has the focus: then a screen reader is silent
 * until a key is pressed.
 *
 * GTK does not say when it has its answers. But the registry answers in the order in which it is asked. So it is asked once GTK
 * has introduced the program, and again after each answer. What comes over GTK's connection may be overtaken by what comes over
 * this one at about the same time, but hardly by what is only asked for then. If nothing was overtaken, GTK would have both of its
 * answers with the second one here. It is asked many times, because on a busy computer four were too few now and then, and a
 * question costs less than a millisecond. Then both are told again, if the window is active by then. If it is not, GTK will tell
 * them. Whoever has heard them already learns nothing new. */

/* What GTK uses if it reaches that bus. The type is private; its name is not. */
#define BUS_CONTEXT "GtkAtSpiContext"

/* GTK's own idle source, which introduces the program, comes first. */
#define PRIORITY (G_PRIORITY_DEFAULT_IDLE + 10)

#define QUESTIONS 16

static void ask (GDBusConnection *bus,
                 guint            left);

static void
tell (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      GtkWidget *focus = gtk_window_get_focus (window);

      if (!gtk_window_is_active (window))
        continue;

      gtk_accessible_update_platform_state (GTK_ACCESSIBLE (window), GTK_ACCESSIBLE_PLATFORM_STATE_ACTIVE);
      if (focus != NULL)
        gtk_accessible_update_platform_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
    }
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GDBusConnection *bus = G_DBUS_CONNECTION (source);
  guint            left = GPOINTER_TO_UINT (user_data);
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (bus, result, NULL);

  if (answer != NULL && left > 0)
    {
      ask (bus, left);
      return;
    }

  if (answer != NULL)
    tell ();
  g_dbus_connection_close (bus, NULL, NULL, NULL);
}

/* However long the registry takes. */
static void
ask (GDBusConnection *bus,
     guint            left)
{
  g_dbus_connection_call (bus,
                          "org.a11y.atspi.Registry",
                          "/org/a11y/atspi/registry",
                          "org.a11y.atspi.Registry",
                          "GetRegisteredEvents",
                          NULL,
                          NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          G_MAXINT,
                          NULL,
                          on_answer,
                          GUINT_TO_POINTER (left - 1));
}

static void
on_connected (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, NULL);

  if (bus != NULL)
    ask (bus, QUESTIONS);
}

static void
connect_to (const char *address)
{
  g_dbus_connection_new_for_address (address,
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                     NULL,
                                     NULL,
                                     on_connected,
                                     NULL);
}

static void
on_address (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  const char *address;

  if (answer == NULL)
    return;

  g_variant_get (answer, "(&s)", &address);
  connect_to (address);
}

/* In a sandbox, the environment says where the bus is. */
static gboolean
begin (gpointer user_data)
{
  const char      *address = g_getenv ("AT_SPI_BUS_ADDRESS");
  GDBusConnection *session_bus = g_application_get_dbus_connection (g_application_get_default ());

  if (address != NULL && *address != '\0')
    connect_to (address);
  else if (session_bus != NULL)
    g_dbus_connection_call (session_bus,
                            "org.a11y.Bus",
                            "/org/a11y/bus",
                            "org.a11y.Bus",
                            "GetAddress",
                            NULL,
                            G_VARIANT_TYPE ("(s)"),
                            G_DBUS_CALL_FLAGS_NONE,
                            -1,
                            NULL,
                            on_address,
                            NULL);

  return G_SOURCE_REMOVE;
}

static void
on_map (GtkWindow *window)
{
  static gboolean begun;
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (window));

  if (begun || context == NULL || g_strcmp0 (G_OBJECT_TYPE_NAME (context), BUS_CONTEXT) != 0)
    return;

  begun = TRUE;
  g_idle_add_full (PRIORITY, begin, NULL, NULL);
}

/**
 * sealwax_late_bus_watch:
 * @window: a window that was not shown yet
 *
 * If it is the program's first one, sees to it that assistive technology hears that it is active, and what has the focus.
 */
void
sealwax_late_bus_watch (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect (window, "map", G_CALLBACK (on_map), NULL);
}
