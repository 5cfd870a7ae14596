/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-clock.h"
#include "sealwax-desktop.h"
#include "sealwax-secret-copy.h"
#include "sealwax-secret-provider.h"
#include "sealwax-settings.h"

/* How often the countdown moves. Each change on the screen wakes the program three times: for the change itself, for
 * drawing, and for the compositor's answer. Doing that every second would keep a laptop from resting. All times that the
 * settings offer are multiples of this. */
#define STEP_SECONDS 5

/**
 * SealwaxSecretCopy:
 *
 * The secret that the program has on the clipboard; there is one at most. It ends when its time is up, when the person
 * takes it back, when the window that it came from closes, or when something else is copied.
 *
 * When it ends, the text is wiped at once. The clipboard itself is emptied only while a window of ours is active, or else
 * as soon as one is. GNOME's compositor does not listen to a program that the person is not working in, and would put
 * whatever it kept on the clipboard.
 */
struct _SealwaxSecretCopy
{
  GObject parent_instance;

  GtkWidget *widget; /* weak: where it came from */
  GtkWindow *window; /* weak: the copy ends when this window does */

  SealwaxSecretProvider *content; /* nullable: nothing of ours is on the clipboard */
  GdkClipboard          *clipboard;
  gboolean               ended; /* the text is wiped; the clipboard is still to be emptied */
  gint64                 deadline;
  guint                  tick_source;
  guint                  seconds_left;
};

G_DEFINE_FINAL_TYPE (SealwaxSecretCopy, sealwax_secret_copy, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SECONDS_LEFT,
  N_PROPS,
};

enum
{
  STARTED,
  ENDED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
set_seconds_left (SealwaxSecretCopy *self,
                  guint              seconds_left)
{
  if (self->seconds_left == seconds_left)
    return;

  self->seconds_left = seconds_left;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
}

static void
stop_counting (SealwaxSecretCopy *self)
{
  g_clear_handle_id (&self->tick_source, g_source_remove);
  self->deadline = 0;
  set_seconds_left (self, 0);
}

static void     on_clipboard_changed (SealwaxSecretCopy *self);
static gboolean on_close_request (SealwaxSecretCopy *self);
static void     on_window_destroyed (SealwaxSecretCopy *self);

static void
forget (SealwaxSecretCopy *self)
{
  if (self->window != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->window, on_close_request, self);
      g_signal_handlers_disconnect_by_func (self->window, on_window_destroyed, self);
    }
  g_signal_handlers_disconnect_by_func (self->clipboard, on_clipboard_changed, self);
  g_clear_weak_pointer (&self->widget);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->content);
  g_clear_object (&self->clipboard);
}

static void
end (SealwaxSecretCopy *self,
     SealwaxCopyEnd     how)
{
  if (self->content == NULL || self->ended)
    return;

  sealwax_secret_provider_wipe (self->content);
  self->ended = TRUE;
  stop_counting (self);
  g_signal_emit (self, signals[ENDED], 0, how);
}

static void
on_clipboard_changed (SealwaxSecretCopy *self)
{
  if (gdk_clipboard_get_content (self->clipboard) == GDK_CONTENT_PROVIDER (self->content))
    return;

  end (self, SEALWAX_COPY_END_REPLACED);
  forget (self);
}

static void
on_window_destroyed (SealwaxSecretCopy *self)
{
  end (self, SEALWAX_COPY_END_TAKEN_BACK);
  sealwax_secret_copy_settle (TRUE);
}

/* Comes after the window's own answer, and only if that lets the window close. */
static gboolean
on_close_request (SealwaxSecretCopy *self)
{
  on_window_destroyed (self);

  return FALSE;
}

static void
tick (gpointer user_data)
{
  SealwaxSecretCopy *self = user_data;
  gint64             left = self->deadline - sealwax_clock_get_boot_time ();
  gint64             step = (gint64)STEP_SECONDS * G_USEC_PER_SEC;
  guint              steps = left > 0 ? (guint)((left - 1) / step) + 1 : 0;

  self->tick_source = 0;
  if (steps == 0)
    {
      end (self, SEALWAX_COPY_END_EXPIRED);
      sealwax_secret_copy_settle (FALSE);
      return;
    }

  set_seconds_left (self, steps * STEP_SECONDS);
  /* Until the next step, and a little longer, so that no step comes twice. */
  left -= (gint64)(steps - 1) * step;
  self->tick_source = g_timeout_add_once ((guint)(left / 1000) + 1, tick, self);
}

static void
start_counting (SealwaxSecretCopy *self)
{
  guint timeout = sealwax_settings_get_copy_timeout (sealwax_settings_get_default ());

  if (timeout == 0)
    return;

  self->deadline = sealwax_clock_get_boot_time () + (gint64)timeout * G_USEC_PER_SEC;
  sealwax_secret_provider_set_deadline (self->content, self->deadline);
  tick (self);
}

static void
sealwax_secret_copy_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SealwaxSecretCopy *self = SEALWAX_SECRET_COPY (object);

  switch (prop_id)
    {
    case PROP_SECONDS_LEFT:
      g_value_set_uint (value, self->seconds_left);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_secret_copy_class_init (SealwaxSecretCopyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sealwax_secret_copy_get_property;

  /**
   * SealwaxSecretCopy:seconds-left:
   *
   * The countdown, rounded up to steps of five seconds, or 0 if there is none.
   */
  properties[PROP_SECONDS_LEFT] = g_param_spec_uint ("seconds-left", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SealwaxSecretCopy::started:
   *
   * A secret was copied.
   */
  signals[STARTED] = g_signal_new ("started", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxSecretCopy::ended:
   * @how: a #SealwaxCopyEnd
   *
   * The copy has ended. sealwax_secret_copy_get_widget() still tells where it came from.
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sealwax_secret_copy_init (SealwaxSecretCopy *self)
{
}

/**
 * sealwax_secret_copy_get_default:
 *
 * Call this on the main thread.
 *
 * Returns: (transfer none): the secret copy of the program
 */
SealwaxSecretCopy *
sealwax_secret_copy_get_default (void)
{
  static SealwaxSecretCopy *copy;

  if (copy == NULL)
    copy = g_object_new (SEALWAX_TYPE_SECRET_COPY, NULL);

  return copy;
}

/**
 * sealwax_secret_copy_text:
 * @widget: the widget that the text is in
 * @text: UTF-8 without NUL
 *
 * Puts a secret on the widget's clipboard, for as long as the settings say.
 */
void
sealwax_secret_copy_text (GtkWidget     *widget,
                          SealwaxSecret *text)
{
  SealwaxSecretCopy *self = sealwax_secret_copy_get_default ();

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  if (self->content != NULL)
    {
      end (self, SEALWAX_COPY_END_REPLACED);
      forget (self);
    }

  self->ended = FALSE;
  self->content = sealwax_secret_provider_new (text, TRUE);
  self->clipboard = g_object_ref (gtk_widget_get_clipboard (widget));
  g_set_weak_pointer (&self->widget, widget);
  g_set_weak_pointer (&self->window, GTK_WINDOW (gtk_widget_get_root (widget)));
  gdk_clipboard_set_content (self->clipboard, GDK_CONTENT_PROVIDER (self->content));

  g_signal_connect_swapped (self->clipboard, "changed", G_CALLBACK (on_clipboard_changed), self);
  g_signal_connect_data (self->window, "close-request", G_CALLBACK (on_close_request), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (on_window_destroyed), self);
  start_counting (self);
  g_signal_emit (self, signals[STARTED], 0);
}

/**
 * sealwax_secret_copy_take_back:
 *
 * Ends the secret copy, if there is one.
 */
void
sealwax_secret_copy_take_back (void)
{
  end (sealwax_secret_copy_get_default (), SEALWAX_COPY_END_TAKEN_BACK);
  sealwax_secret_copy_settle (FALSE);
}

/**
 * sealwax_secret_copy_keep:
 *
 * Ends the countdown: the copy stays until it is taken back, its window closes, or something else is copied.
 */
void
sealwax_secret_copy_keep (void)
{
  SealwaxSecretCopy *self = sealwax_secret_copy_get_default ();

  if (self->content == NULL || self->ended)
    return;

  sealwax_secret_provider_set_deadline (self->content, 0);
  stop_counting (self);
}

/**
 * sealwax_secret_copy_check_time:
 *
 * Ends the copy if its time is up. It would end by itself, but later if the computer has slept: timers stand still meanwhile.
 * Call this before relying on the copy.
 */
void
sealwax_secret_copy_check_time (void)
{
  SealwaxSecretCopy *self = sealwax_secret_copy_get_default ();

  if (self->deadline == 0 || sealwax_clock_get_boot_time () < self->deadline)
    return;

  end (self, SEALWAX_COPY_END_EXPIRED);
  sealwax_secret_copy_settle (FALSE);
}

/**
 * sealwax_secret_copy_settle:
 * @leaving: whether this is the last chance
 *
 * Empties the clipboard if a copy has ended and is still there. Call this whenever a window becomes active, and before the
 * program ends.
 */
void
sealwax_secret_copy_settle (gboolean leaving)
{
  SealwaxSecretCopy *self = sealwax_secret_copy_get_default ();
  g_autoptr (GdkClipboard) clipboard = NULL;

  if (self->content == NULL || !self->ended || (!leaving && !sealwax_desktop_has_active_window ()))
    return;

  clipboard = g_object_ref (self->clipboard);
  forget (self);
  gdk_clipboard_set_content (clipboard, NULL);
  if (leaving)
    gdk_display_flush (gdk_clipboard_get_display (clipboard));
}

/**
 * sealwax_secret_copy_get_widget:
 * @self: the secret copy
 *
 * Returns: (transfer none) (nullable): where the copy came from, while there is one
 */
GtkWidget *
sealwax_secret_copy_get_widget (SealwaxSecretCopy *self)
{
  g_return_val_if_fail (SEALWAX_IS_SECRET_COPY (self), NULL);

  return self->widget;
}

/**
 * sealwax_secret_copy_get_seconds_left:
 * @self: the secret copy
 *
 * Returns: in how many seconds the copy ends at the latest, rounded up to a multiple of five; 0 if it does not end by itself
 */
guint
sealwax_secret_copy_get_seconds_left (SealwaxSecretCopy *self)
{
  g_return_val_if_fail (SEALWAX_IS_SECRET_COPY (self), 0);

  return self->seconds_left;
}
