/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-seal-icon.h"

#define DURATION_MS 250
/* How many times as large the seal is when the stamp begins to come down. */
#define STAMP_SCALE 2.5

/**
 * SealwaxSealIcon:
 *
 * A seal of 16 pixels. It can be stamped into its place, and the seal of an unopened message can part in front of it. Where
 * the desktop's animations are off, it is simply there.
 */
struct _SealwaxSealIcon
{
  GtkWidget parent_instance;

  GtkWidget    *image;
  GtkWidget    *whole; /* the seal that parts; visible only meanwhile */
  AdwAnimation *animation;
  gboolean      parting;
  gboolean      waits; /* to be stamped, until it is on the screen */
};

G_DEFINE_FINAL_TYPE (SealwaxSealIcon, sealwax_seal_icon, GTK_TYPE_WIDGET)

static void
snapshot_stamp (SealwaxSealIcon *self,
                GtkSnapshot     *snapshot,
                double           progress)
{
  const float scale = (float)(STAMP_SCALE - (STAMP_SCALE - 1) * progress);
  const float x = (float)gtk_widget_get_width (GTK_WIDGET (self)) / 2;
  const float y = (float)gtk_widget_get_height (GTK_WIDGET (self)) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-x, -y));
  gtk_snapshot_push_opacity (snapshot, progress);
  gtk_widget_snapshot_child (GTK_WIDGET (self), self->image, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_half (SealwaxSealIcon *self,
               GtkSnapshot     *snapshot,
               gboolean         right,
               float            distance)
{
  const float half = (float)gtk_widget_get_width (GTK_WIDGET (self)) / 2;
  const float height = (float)gtk_widget_get_height (GTK_WIDGET (self));

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (right ? distance : -distance, 0));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (right ? half : 0, 0, half, height));
  gtk_widget_snapshot_child (GTK_WIDGET (self), self->whole, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_parting (SealwaxSealIcon *self,
                  GtkSnapshot     *snapshot,
                  double           progress)
{
  const float distance = (float)(gtk_widget_get_width (GTK_WIDGET (self)) * progress);

  gtk_snapshot_push_opacity (snapshot, progress);
  gtk_widget_snapshot_child (GTK_WIDGET (self), self->image, snapshot);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_push_opacity (snapshot, 1 - progress);
  snapshot_half (self, snapshot, FALSE, distance);
  snapshot_half (self, snapshot, TRUE, distance);
  gtk_snapshot_pop (snapshot);
}

static void
sealwax_seal_icon_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SealwaxSealIcon *self = SEALWAX_SEAL_ICON (widget);

  if (adw_animation_get_state (self->animation) != ADW_ANIMATION_PLAYING)
    gtk_widget_snapshot_child (widget, self->image, snapshot);
  else if (self->parting)
    snapshot_parting (self, snapshot, adw_animation_get_value (self->animation));
  else
    snapshot_stamp (self, snapshot, adw_animation_get_value (self->animation));
}

static void
on_animation_value (double   value,
                    gpointer self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_animation_done (SealwaxSealIcon *self)
{
  gtk_widget_set_visible (self->whole, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
play (SealwaxSealIcon *self,
      gboolean         parting)
{
  self->waits = FALSE;
  self->parting = parting;
  gtk_widget_set_visible (self->whole, parting);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), parting ? ADW_EASE_OUT_CUBIC : ADW_EASE_IN_CUBIC);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

static void
sealwax_seal_icon_map (GtkWidget *widget)
{
  SealwaxSealIcon *self = SEALWAX_SEAL_ICON (widget);

  GTK_WIDGET_CLASS (sealwax_seal_icon_parent_class)->map (widget);

  if (self->waits)
    play (self, FALSE);
}

static void
sealwax_seal_icon_dispose (GObject *object)
{
  SealwaxSealIcon *self = SEALWAX_SEAL_ICON (object);

  g_clear_object (&self->animation);
  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->whole, gtk_widget_unparent);

  G_OBJECT_CLASS (sealwax_seal_icon_parent_class)->dispose (object);
}

static void
sealwax_seal_icon_class_init (SealwaxSealIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_seal_icon_dispose;
  widget_class->map = sealwax_seal_icon_map;
  widget_class->snapshot = sealwax_seal_icon_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
make_image (SealwaxSealIcon *self,
            const char      *icon)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", icon, NULL);

  gtk_widget_set_parent (image, GTK_WIDGET (self));

  return image;
}

static void
sealwax_seal_icon_init (SealwaxSealIcon *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (on_animation_value, self, NULL);

  self->image = make_image (self, NULL);
  self->whole = make_image (self, sealwax_seal_get_icon (SEALWAX_SEAL_SEALED, FALSE));
  gtk_widget_set_visible (self->whole, FALSE);
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION_MS, target);
  g_signal_connect_object (self->animation, "done", G_CALLBACK (on_animation_done), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_seal_icon_set_seal:
 * @self: an icon
 * @seal: what it shows
 *
 * Shows another seal.
 */
void
sealwax_seal_icon_set_seal (SealwaxSealIcon *self,
                            SealwaxSeal      seal)
{
  g_return_if_fail (SEALWAX_IS_SEAL_ICON (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), sealwax_seal_get_icon (seal, FALSE));
}

/**
 * sealwax_seal_icon_stamp:
 * @self: an icon
 *
 * The seal comes down like a stamp: a message was made. The first one's is not there yet, and an animation of what nobody sees
 * would be over at once: it waits.
 */
void
sealwax_seal_icon_stamp (SealwaxSealIcon *self)
{
  g_return_if_fail (SEALWAX_IS_SEAL_ICON (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    play (self, FALSE);
  else
    self->waits = TRUE;
}

/**
 * sealwax_seal_icon_part:
 * @self: an icon
 *
 * The seal of an unopened message parts, and the one that this icon shows appears: a message opened.
 */
void
sealwax_seal_icon_part (SealwaxSealIcon *self)
{
  g_return_if_fail (SEALWAX_IS_SEAL_ICON (self));

  play (self, TRUE);
}
