/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>
#include <graphene-gobject.h>

#include "sealwax-clipboard.h"
#include "sealwax-drop.h"
#include "sealwax-intake.h"

/**
 * SealwaxIntake:
 *
 * Takes what a person pastes into a widget or drops on it, one thing at a time: if another comes, the one before is given
 * up. GTK's own widgets would take any text, of any size and for as long as it takes. So this gets it before they do.
 */
struct _SealwaxIntake
{
  GObject parent_instance;

  SealwaxTransferUse use;
  GCancellable      *cancellable; /* for what is being read, if anything */
};

G_DEFINE_FINAL_TYPE (SealwaxIntake, sealwax_intake, G_TYPE_OBJECT)

enum
{
  AIMED,
  FILE_DROPPED,
  REFUSED,
  TEXT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Something that was dropped, until the program that it comes from has been told what became of it. */
typedef struct
{
  SealwaxIntake   *intake;
  GdkDrop         *drop;
  graphene_point_t place;
  GdkDragAction    action;
} Dropped;

static Dropped *
dropped_new (SealwaxIntake *intake,
             GdkDrop       *drop,
             double         x,
             double         y)
{
  Dropped *dropped = g_new0 (Dropped, 1);

  dropped->intake = g_object_ref (intake);
  dropped->drop = g_object_ref (drop);
  dropped->place = GRAPHENE_POINT_INIT ((float)x, (float)y);

  return dropped;
}

static void
dropped_free (Dropped *dropped)
{
  gdk_drop_finish (dropped->drop, dropped->action);
  g_object_unref (dropped->drop);
  g_object_unref (dropped->intake);
  g_free (dropped);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dropped, dropped_free)

static void
refuse (SealwaxIntake *self,
        const GError  *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[REFUSED], 0, error->message);
}

/* Returns whether the owner took it. */
static gboolean
hand_on (SealwaxIntake          *self,
         SealwaxSecret          *text,
         const graphene_point_t *place)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[TEXT], 0, text, place, &taken);

  return taken;
}

static void
on_pasted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SealwaxIntake) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = sealwax_clipboard_read_finish (result, &error);

  if (text != NULL)
    hand_on (self, text, NULL);
  else
    refuse (self, error);
}

static void
on_text_dropped (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Dropped) dropped = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = sealwax_drop_read_finish (result, &error);

  if (text == NULL)
    refuse (dropped->intake, error);
  else if (hand_on (dropped->intake, text, &dropped->place))
    dropped->action = sealwax_drop_choose_action (dropped->drop);
}

static void
on_file_dropped (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Dropped) dropped = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sealwax_drop_read_file_finish (result, &error);

  if (file == NULL)
    {
      refuse (dropped->intake, error);
      return;
    }

  dropped->action = sealwax_drop_choose_action (dropped->drop);
  g_signal_emit (dropped->intake, signals[FILE_DROPPED], 0, file);
}

static GCancellable *
begin_reading (SealwaxIntake *self)
{
  sealwax_intake_stop (self);
  self->cancellable = g_cancellable_new ();

  return self->cancellable;
}

static gboolean
on_drop (SealwaxIntake *self,
         GdkDrop       *drop,
         double         x,
         double         y)
{
  GCancellable *cancellable;

  cancellable = begin_reading (self);
  if (sealwax_drop_has_files (drop)) /* which is offered as a text, too: as its name, which nobody means */
    sealwax_drop_read_file_async (drop, cancellable, on_file_dropped, dropped_new (self, drop, x, y));
  else
    sealwax_drop_read_async (drop, self->use, cancellable, on_text_dropped, dropped_new (self, drop, x, y));

  return TRUE;
}

/* Whether it is part of one of this program's own texts, which GTK's text view moves. */
static gboolean
is_own_text (GdkDrop *drop)
{
  GdkDrag *drag = gdk_drop_get_drag (drop);

  return drag != NULL && gdk_content_formats_contain_gtype (gdk_drag_get_formats (drag), GTK_TYPE_TEXT_BUFFER);
}

/* Takes whatever GTK's widget would take, before the widget can. */
static GdkDragAction
on_drag_enter (SealwaxIntake      *self,
               GdkDrop            *drop,
               double              x,
               double              y,
               GtkDropTargetAsync *target)
{
  gboolean takes_files = self->use == SEALWAX_TRANSFER_TEXT;

  if ((sealwax_drop_has_files (drop) ? takes_files : sealwax_drop_has_text (drop))
      && !(self->use == SEALWAX_TRANSFER_TEXT && is_own_text (drop)))
    return sealwax_drop_choose_action (drop);

  gtk_drop_target_async_reject_drop (target, drop);

  return 0;
}

/* Leaves texts to the widgets inside. */
static GdkDragAction
on_file_drag_enter (SealwaxIntake      *self,
                    GdkDrop            *drop,
                    double              x,
                    double              y,
                    GtkDropTargetAsync *target)
{
  if (sealwax_drop_has_files (drop))
    return sealwax_drop_choose_action (drop);

  gtk_drop_target_async_reject_drop (target, drop);

  return 0;
}

static void
on_middle_click (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 SealwaxIntake   *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  gboolean   pastes;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-primary-paste", &pastes, NULL);
  if (!pastes)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[AIMED], 0, x, y);
  sealwax_intake_paste (self, gtk_widget_get_primary_clipboard (widget));
}

static void
sealwax_intake_dispose (GObject *object)
{
  sealwax_intake_stop (SEALWAX_INTAKE (object));

  G_OBJECT_CLASS (sealwax_intake_parent_class)->dispose (object);
}

static void
sealwax_intake_class_init (SealwaxIntakeClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_intake_dispose;

  /**
   * SealwaxIntake::aimed:
   * @x: where in the widget
   * @y: where in the widget
   *
   * The person clicked there with the middle button: what is selected elsewhere will be pasted next.
   */
  signals[AIMED] = g_signal_new ("aimed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  /**
   * SealwaxIntake::file:
   * @file: a file
   *
   * One file was dropped.
   */
  signals[FILE_DROPPED] = g_signal_new ("file", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  /**
   * SealwaxIntake::refused:
   * @sentence: why
   *
   * What was pasted or dropped cannot be taken.
   */
  signals[REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SealwaxIntake::text:
   * @text: a text within the limits of sealwax_transfer_read(): UTF-8 without NUL, not empty
   * @place: (nullable): where in the widget it was dropped, or %NULL for what was pasted
   *
   * A text was pasted or dropped.
   *
   * Returns: whether it is taken
   */
  signals[TEXT] = g_signal_new ("text", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 2, SEALWAX_TYPE_SECRET, GRAPHENE_TYPE_POINT);
}

static void
sealwax_intake_init (SealwaxIntake *self)
{
}

/**
 * sealwax_intake_new:
 * @use: what it is for
 *
 * Returns: (transfer full): an intake that gets nothing yet
 */
SealwaxIntake *
sealwax_intake_new (SealwaxTransferUse use)
{
  SealwaxIntake *self = g_object_new (SEALWAX_TYPE_INTAKE, NULL);

  self->use = use;

  return self;
}

static void
watch_drops (SealwaxIntake *self,
             GtkWidget     *widget,
             GCallback      on_enter)
{
  GtkDropTargetAsync *target = gtk_drop_target_async_new (NULL, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drag-enter", on_enter, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/**
 * sealwax_intake_watch_drops:
 * @self: an intake
 * @widget: a widget
 *
 * Takes what is dropped on a widget, or on a widget inside it.
 */
void
sealwax_intake_watch_drops (SealwaxIntake *self,
                            GtkWidget     *widget)
{
  watch_drops (self, widget, G_CALLBACK (on_drag_enter));
}

/**
 * sealwax_intake_watch_file_drops:
 * @self: an intake
 * @widget: a widget
 *
 * Takes files that are dropped on a widget, or on a widget inside it, and nothing else.
 */
void
sealwax_intake_watch_file_drops (SealwaxIntake *self,
                                 GtkWidget     *widget)
{
  watch_drops (self, widget, G_CALLBACK (on_file_drag_enter));
}

/**
 * sealwax_intake_watch_middle_click:
 * @self: an intake
 * @widget: a widget
 *
 * When the person clicks with the middle button, pastes what is selected elsewhere, if the desktop is set to do that.
 */
void
sealwax_intake_watch_middle_click (SealwaxIntake *self,
                                   GtkWidget     *widget)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_MIDDLE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (on_middle_click), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
}

/**
 * sealwax_intake_paste:
 * @self: an intake
 * @clipboard: a clipboard
 *
 * Reads a clipboard. A signal brings what is on it.
 */
void
sealwax_intake_paste (SealwaxIntake *self,
                      GdkClipboard  *clipboard)
{
  g_return_if_fail (SEALWAX_IS_INTAKE (self));

  sealwax_clipboard_read_async (clipboard, self->use, begin_reading (self), on_pasted, g_object_ref (self));
}

/**
 * sealwax_intake_stop:
 * @self: an intake
 *
 * Stops reading, if anything is being read.
 */
void
sealwax_intake_stop (SealwaxIntake *self)
{
  g_return_if_fail (SEALWAX_IS_INTAKE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
