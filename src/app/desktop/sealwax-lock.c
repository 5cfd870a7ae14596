/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-lock.h"

/* Whether the screen is locked. GTK's "screensaver-active" knows it from the portal, which is all that a sandbox can hear.
 * Before 4.22, GTK also knew it from GNOME's and Xfce's session managers. Since then, a desktop without such a portal tells
 * GTK nothing, so the screen savers are listened to as well. The first one that says so counts, and the others after it say
 * nothing new.
 *
 * Each of these is both a bus name and an interface. The interface's signal ActiveChanged says whether the screen is
 * locked. The path differs, so it is left open. */
static const char *const screensavers[] = {
  "org.freedesktop.ScreenSaver",
  "org.gnome.ScreenSaver",
  "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",
  "org.xfce.ScreenSaver",
};

/* Who says that the screen is locked: one bit for each screen saver, and one for GTK. */
#define SAID_BY_GTK G_N_ELEMENTS (screensavers)

typedef struct
{
  GtkApplication *application; /* not referenced: this lasts as long as it does */
  SealwaxLockFunc locked;
  guint           said;
} Lock;

typedef struct
{
  Lock *lock;
  guint by;
} Source;

static void
lock_note (Lock    *lock,
           guint    by,
           gboolean active)
{
  guint before = lock->said;

  lock->said = active ? before | 1u << by : before & ~(1u << by);
  if (before == 0 && lock->said != 0)
    lock->locked (lock->application);
}

static void
on_active_changed (GDBusConnection *bus,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         source)
{
  Source  *self = source;
  gboolean active;

  /* What another program sends need not be what the interface promises. */
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;

  g_variant_get (parameters, "(b)", &active);
  lock_note (self->lock, self->by, active);
}

static void
on_screensaver_active (Lock *lock)
{
  gboolean active;

  g_object_get (lock->application, "screensaver-active", &active, NULL);
  lock_note (lock, SAID_BY_GTK, active);
}

static void
watch_screensavers (Lock            *lock,
                    GDBusConnection *bus)
{
  for (guint i = 0; i < G_N_ELEMENTS (screensavers); i++)
    {
      Source *source = g_new (Source, 1);

      *source = (Source){ .lock = lock, .by = i };
      g_dbus_connection_signal_subscribe (bus,
                                          screensavers[i],
                                          screensavers[i],
                                          "ActiveChanged",
                                          NULL,
                                          NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE,
                                          on_active_changed,
                                          source,
                                          g_free);
    }
}

/**
 * sealwax_lock_watch:
 * @application: an application that has started
 * @locked: called with @application each time the screen is locked
 *
 * Watches the lock for as long as the program runs. Call this once, on the main thread.
 */
void
sealwax_lock_watch (GtkApplication *application,
                    SealwaxLockFunc locked)
{
  static Lock      lock;
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (application));

  lock = (Lock){ .application = application, .locked = locked };
  g_signal_connect_swapped (application, "notify::screensaver-active", G_CALLBACK (on_screensaver_active), &lock);
  /* There is none if the desktop has no session bus. */
  if (bus != NULL)
    watch_screensavers (&lock, bus);
}
