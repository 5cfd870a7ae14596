/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <math.h>

#include "sealwax-shaker.h"

/* How far, how often and how long it swings. */
#define DISTANCE 8.
#define SWINGS 3.
#define DURATION_MS 350

/**
 * SealwaxShaker:
 *
 * Can shake its child once, as one shakes one's head. That is only drawn: the child keeps its place.
 */
struct _SealwaxShaker
{
  AdwBin parent_instance;

  AdwAnimation *animation;
  double        progress; /* from 0 to 1 */
};

G_DEFINE_FINAL_TYPE (SealwaxShaker, sealwax_shaker, ADW_TYPE_BIN)

static void
on_progress (double   progress,
             gpointer user_data)
{
  SealwaxShaker *self = user_data;

  self->progress = progress;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* It swings less and less, and ends where it was. */
static double
get_offset (SealwaxShaker *self)
{
  return DISTANCE * sin (self->progress * SWINGS * 2. * G_PI) * (1. - self->progress);
}

static void
sealwax_shaker_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SealwaxShaker *self = SEALWAX_SHAKER (widget);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)get_offset (self), 0));
  GTK_WIDGET_CLASS (sealwax_shaker_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
sealwax_shaker_dispose (GObject *object)
{
  SealwaxShaker *self = SEALWAX_SHAKER (object);

  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);

  G_OBJECT_CLASS (sealwax_shaker_parent_class)->dispose (object);
}

static void
sealwax_shaker_class_init (SealwaxShakerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sealwax_shaker_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = sealwax_shaker_snapshot;
}

static void
sealwax_shaker_init (SealwaxShaker *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (on_progress, self, NULL);

  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0., 1., DURATION_MS, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_LINEAR);
}

/**
 * sealwax_shaker_shake:
 * @self: a shaker
 *
 * Shakes the child once, unless animations are off.
 */
void
sealwax_shaker_shake (SealwaxShaker *self)
{
  g_return_if_fail (SEALWAX_IS_SHAKER (self));

  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}
