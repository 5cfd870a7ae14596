/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-pane-private.h"
#include "sealwax-text-place.h"
#include "sealwax-text.h"

/* What is pasted into a pane or dropped on it. */

static void
on_aimed (SealwaxPane *self,
          double       x,
          double       y)
{
  self->replaces = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  sealwax_text_place_cursor (GTK_TEXT_VIEW (self->text_view), x, y);
}

/* Inserts a text where it was dropped, and replaces nothing. */
static void
insert_at (SealwaxPane            *self,
           SealwaxSecret          *text,
           const graphene_point_t *place)
{
  graphene_point_t point;

  if (gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->text_view), place, &point))
    sealwax_text_place_cursor (GTK_TEXT_VIEW (self->text_view), point.x, point.y);
  sealwax_text_view_insert (self->text_view, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static gboolean
is_all (SealwaxPane   *self,
        SealwaxSecret *text)
{
  const guint8 *bytes = (const guint8 *)sealwax_secret_get_text (text);

  return sealwax_text_model_is (self->model, text, sealwax_text_count (bytes, sealwax_secret_get_size (text)));
}

static gboolean
on_text_taken (SealwaxPane            *self,
               SealwaxSecret          *text,
               const graphene_point_t *place)
{
  if (place != NULL && self->drags_part)
    return FALSE;

  if (place != NULL)
    insert_at (self, text, place);
  else if (!self->replaces)
    sealwax_text_view_insert (self->text_view, text);
  else
    sealwax_text_model_replace (self->model, text, NULL);

  if (is_all (self, text))
    g_signal_emit_by_name (self, "filled");

  return TRUE;
}

static void
on_file_taken (SealwaxPane *self,
               GFile       *file)
{
  g_signal_emit_by_name (self, "file-dropped", file);
}

static void
on_refused (SealwaxPane *self,
            const char  *sentence)
{
  g_signal_emit_by_name (self, "refused", sentence);
}

/* Takes in what is pasted or dropped from now on. */
void
sealwax_pane_make_intake (SealwaxPane *self)
{
  self->intake = sealwax_intake_new (SEALWAX_TRANSFER_TEXT);
  g_signal_connect_object (self->intake, "aimed", G_CALLBACK (on_aimed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "file", G_CALLBACK (on_file_taken), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "text", G_CALLBACK (on_text_taken), self, G_CONNECT_SWAPPED);
  sealwax_intake_watch_drops (self->intake, GTK_WIDGET (self));
}

/* Called by a shortcut or from the menu: pastes at the cursor. */
void
sealwax_pane_paste_at_cursor (SealwaxPane *self)
{
  self->replaces = FALSE;
  sealwax_intake_paste (self->intake, gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

/**
 * sealwax_pane_paste:
 * @self: a pane
 *
 * Puts what is on the clipboard in place of all that is there.
 */
void
sealwax_pane_paste (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  self->replaces = TRUE;
  sealwax_intake_paste (self->intake, gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

/**
 * sealwax_pane_stop_reading:
 * @self: a pane
 *
 * Stops reading what was pasted or dropped, if anything is being read.
 */
void
sealwax_pane_stop_reading (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  sealwax_intake_stop (self->intake);
}
