/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-wire.h"

#ifdef GDK_WINDOWING_WAYLAND

#include <gdk/wayland/gdkwayland.h>

/* What goes over the wire to the compositor and back passes through ring buffers in libwayland. They have 4 KiB or, after a
 * lot at once, a few times as much. What passed through stays in them until something else takes its place, and GTK tells
 * the compositor the text around the cursor. A question takes 12 bytes there, and its answer 24. */
#define QUESTIONS 2400
#define AT_ONCE 200

static void
on_answer (void               *data,
           struct wl_callback *callback,
           uint32_t            serial)
{
  wl_callback_destroy (callback);
}

static const struct wl_callback_listener listener = { on_answer };

static void
ask (struct wl_display *display)
{
  for (guint i = 0; i < QUESTIONS; i++)
    {
      struct wl_callback *callback = wl_display_sync (display);

      if (callback == NULL) /* the compositor is gone, or there is no memory */
        return;

      wl_callback_add_listener (callback, &listener, NULL);
      if (i % AT_ONCE == AT_ONCE - 1)
        (void)!wl_display_flush (display); /* otherwise the ring would grow */
    }
}

#endif

/**
 * sealwax_wire_overwrite:
 * @display: a display
 *
 * Overwrites what is left of what was sent to the compositor, and of what came back. Call this when a secret is gone from
 * all widgets. It does not wait for the answers.
 */
void
sealwax_wire_overwrite (GdkDisplay *display)
{
#ifdef GDK_WINDOWING_WAYLAND
  if (GDK_IS_WAYLAND_DISPLAY (display))
    ask (gdk_wayland_display_get_wl_display (display));
#endif
}
