/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-kept-notice.h"
#include "sealwax-ring.h"
#include "sealwax-untrusted.h"
#include "sealwax-wrapping-button.h"

/* How long a sentence stays, and how long what was deleted can be brought back. */
#define SENTENCE_SECONDS 5
#define UNDO_SECONDS 10

/**
 * SealwaxKeptNotice:
 *
 * Says for a while what was done with what is kept, over the list of it; where something was deleted, with a button that brings it
 * back. AdwToast would do, but keeps its text and its button on one line: where the text is large, both are cut off.
 */
struct _SealwaxKeptNotice
{
  AdwBin parent_instance;

  GtkWidget                *content;
  GtkLabel                 *label;
  GtkWidget                *undo_button;
  GtkEventControllerMotion *motion;

  SealwaxKept *removed; /* (nullable): as long as it can be brought back */
  guint        source;
};

G_DEFINE_FINAL_TYPE (SealwaxKeptNotice, sealwax_kept_notice, ADW_TYPE_BIN)

enum
{
  FOCUS_LOST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
on_time_over (gpointer user_data)
{
  SealwaxKeptNotice *self = user_data;

  /* Not while somebody is about to press one of its buttons. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL || gtk_event_controller_motion_contains_pointer (self->motion))
    return G_SOURCE_CONTINUE;

  sealwax_kept_notice_dismiss (self);

  return G_SOURCE_REMOVE;
}

static void
show (SealwaxKeptNotice *self,
      const char        *sentence,
      SealwaxKept       *removed)
{
  sealwax_kept_notice_dismiss (self);

  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (self->undo_button, removed != NULL);
  g_set_object (&self->removed, removed);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  self->source = g_timeout_add_seconds (removed != NULL ? UNDO_SECONDS : SENTENCE_SECONDS, on_time_over, self);
  sealwax_announce (GTK_WIDGET (self), sentence);
}

static void
on_restored (GObject      *ring,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SealwaxKeptNotice) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sealwax_keyring_restore_finish (SEALWAX_KEYRING (ring), result, &error))
    sealwax_kept_notice_say (self, error->message);
}

static void
on_undo (SealwaxKeptNotice *self)
{
  g_autoptr (SealwaxKept) removed = g_steal_pointer (&self->removed);

  sealwax_kept_notice_dismiss (self);
  if (removed != NULL)
    sealwax_keyring_restore_async (sealwax_ring_get_default (), removed, NULL, on_restored, g_object_ref (self));
}

static GtkSizeRequestMode
sealwax_kept_notice_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* GtkScrolledWindow would ask for the height that its content has in one line. */
static void
sealwax_kept_notice_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  SealwaxKeptNotice *self = SEALWAX_KEPT_NOTICE (widget);

  gtk_widget_measure (adw_bin_get_child (ADW_BIN (self)), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (self->content, orientation, for_size, NULL, natural, NULL, NULL);
  *natural = MAX (*minimum, *natural);
}

static void
sealwax_kept_notice_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static void
sealwax_kept_notice_dispose (GObject *object)
{
  SealwaxKeptNotice *self = SEALWAX_KEPT_NOTICE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->removed);

  G_OBJECT_CLASS (sealwax_kept_notice_parent_class)->dispose (object);
}

static void
sealwax_kept_notice_class_init (SealwaxKeptNoticeClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_kept_notice_dispose;
  widget_class->get_request_mode = sealwax_kept_notice_get_request_mode;
  widget_class->measure = sealwax_kept_notice_measure;
  widget_class->size_allocate = sealwax_kept_notice_size_allocate;

  /**
   * SealwaxKeptNotice::focus-lost:
   *
   * It goes, and with it the button that has the keyboard's focus.
   */
  signals[FOCUS_LOST] = g_signal_new ("focus-lost", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SEALWAX_TYPE_WRAPPING_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-kept-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptNotice, content);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptNotice, label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptNotice, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptNotice, motion);
  gtk_widget_class_bind_template_callback (widget_class, on_undo);
  gtk_widget_class_bind_template_callback (widget_class, sealwax_kept_notice_dismiss);
}

static void
sealwax_kept_notice_init (SealwaxKeptNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL); /* AdwBin's */
}

/**
 * sealwax_kept_notice_say:
 * @self: a notice
 * @sentence: what to say
 *
 * Says it, in place of what it says now, for eyes and for screen readers.
 */
void
sealwax_kept_notice_say (SealwaxKeptNotice *self,
                         const char        *sentence)
{
  g_return_if_fail (SEALWAX_IS_KEPT_NOTICE (self));

  show (self, sentence, NULL);
}

/**
 * sealwax_kept_notice_say_removed:
 * @self: a notice
 * @removed: a secret that is not kept any more
 *
 * Says so, and brings it back if the person wants that. Nothing of the secret is left once the notice is gone.
 */
void
sealwax_kept_notice_say_removed (SealwaxKeptNotice *self,
                                 SealwaxKept       *removed)
{
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (SEALWAX_IS_KEPT_NOTICE (self));

  name = sealwax_untrusted_dup_isolated (sealwax_kept_get_name (removed), SEALWAX_KEPT_NAME_MAX);
  /* Translators: %s is the name of a passphrase or a key. */
  sentence = g_strdup_printf (_ ("Deleted “%s”."), name);
  show (self, sentence, removed);
}

/**
 * sealwax_kept_notice_dismiss:
 * @self: a notice
 *
 * Takes it away, if it is there. What was deleted stays so.
 */
void
sealwax_kept_notice_dismiss (SealwaxKeptNotice *self)
{
  g_return_if_fail (SEALWAX_IS_KEPT_NOTICE (self));

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    g_signal_emit (self, signals[FOCUS_LOST], 0);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->removed);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sealwax_kept_notice_place:
 * @overlay: what has a notice over its child
 * @notice: that notice
 * @place: (out): where it can be
 *
 * For the signal `get-child-position`. By itself, GtkOverlay would give the notice the height that it has on one line. So it can
 * have all the room, and takes what it needs at the bottom.
 *
 * Returns: %TRUE
 */
gboolean
sealwax_kept_notice_place (GtkOverlay   *overlay,
                           GtkWidget    *notice,
                           GdkRectangle *place)
{
  *place = (GdkRectangle){ 0, 0, gtk_widget_get_width (GTK_WIDGET (overlay)), gtk_widget_get_height (GTK_WIDGET (overlay)) };

  return TRUE;
}
