/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-describe.h"
#include "sealwax-message-copy.h"
#include "sealwax-pane-private.h"
#include "sealwax-secret-copy.h"
#include "sealwax-text-drag.h"

/* The view of a pane's text, what is copied from it, and what is said of it. */

/* A held key says only once that it does nothing, and so does typing. */
#define REFUSED_AGAIN ((gint64)10 * G_TIME_SPAN_SECOND)

/* A secret copy is confirmed by #SealwaxCopyBar. A message is copied to be sent, and so kept outside; whether that is all of
 * it is judged by its size. */
static void
on_copy (SealwaxPane   *self,
         SealwaxSecret *text)
{
  g_autoptr (SealwaxSecret) all = NULL;

  if (sealwax_text_model_get_secret (self->model))
    {
      sealwax_secret_copy_text (GTK_WIDGET (self->text_view), text);
      return;
    }

  sealwax_message_copy_text (GTK_WIDGET (self->text_view), text);
  sealwax_pane_heading_confirm (self->heading, _ ("Copied"));
  sealwax_announce (GTK_WIDGET (self), _ ("Copied"));

  all = sealwax_text_model_dup_text (self->model);
  if (sealwax_secret_get_size (text) == sealwax_secret_get_size (all))
    sealwax_text_model_set_kept_outside (self->model);
}

/* The status line says so each time, and assistive technology once. */
static void
on_change_refused (SealwaxPane *self)
{
  const char *sentence = _ ("This text is too large to edit. You can read, copy, or save it.");
  gint64      now = g_get_monotonic_time ();

  sealwax_pane_heading_confirm (self->heading, sentence);
  if (self->refused_at == 0 || now - self->refused_at > REFUSED_AGAIN)
    sealwax_announce (GTK_WIDGET (self->text_view), sentence);
  self->refused_at = now;
}

/* A drop replaces a preview, and nobody means to replace it with a part of itself. */
static void
on_drag_begin (SealwaxPane *self)
{
  self->drags_part = TRUE;
}

static void
on_drag_end (SealwaxPane *self)
{
  self->drags_part = FALSE;
}

/* The description is what the status line says. */
static void
name_view (SealwaxPane *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sealwax_pane_heading_get_title (self->heading),
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  self->placeholder,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->status,
                                  -1);
}

static void
connect_view (SealwaxPane *self)
{
  GtkDragSource *drag = sealwax_text_drag_watch_preview (self->text_view);

  self->drags_part = FALSE;
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_view, "refused", G_CALLBACK (on_change_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_view, "copy", G_CALLBACK (on_copy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text_view, "paste", G_CALLBACK (sealwax_pane_paste_at_cursor), self, G_CONNECT_SWAPPED);
  sealwax_intake_watch_middle_click (self->intake, GTK_WIDGET (self->text_view));
}

/* Makes the view for the first time, or anew: GTK keeps some of the text in the old one, and so does its input method. */
void
sealwax_pane_make_view (SealwaxPane *self)
{
  gboolean     had_focus = self->text_view != NULL && gtk_widget_has_focus (GTK_WIDGET (self->text_view));
  GtkTextView *view;

  self->text_view = sealwax_text_view_new (self->model);
  view = GTK_TEXT_VIEW (self->text_view);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_monospace (view, self->monospace);
  gtk_text_view_set_wrap_mode (view, self->monospace ? GTK_WRAP_CHAR : GTK_WRAP_WORD_CHAR); /* no words to keep together */
  gtk_text_view_set_top_margin (view, 6);
  gtk_text_view_set_bottom_margin (view, 12);
  gtk_text_view_set_left_margin (view, 12);
  gtk_text_view_set_right_margin (view, 12);
  name_view (self);

  g_clear_object (&self->mark);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (view));
  connect_view (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

/**
 * sealwax_pane_copy_all:
 * @self: a pane
 *
 * Puts all of the text on the clipboard.
 */
void
sealwax_pane_copy_all (SealwaxPane *self)
{
  g_autoptr (SealwaxSecret) text = NULL;

  g_return_if_fail (SEALWAX_IS_PANE (self));

  text = sealwax_text_model_dup_text (self->model);
  on_copy (self, text);
  if (sealwax_text_model_get_secret (self->model))
    sealwax_text_model_set_copied (self->model);
}

/**
 * sealwax_pane_set_status:
 * @self: a pane
 * @status: what to say about the text, or an empty string
 * @can_wait: whether the person who types the text need not hear it at once
 *
 * Sets the line below the heading, which describes the text to assistive technology. If the text is shown a
 * page at a time, it says that, too. If the text comes from a file, the file's name comes last, where it pushes nothing out of
 * sight. It is in quotation marks, because others chose it.
 */
void
sealwax_pane_set_status (SealwaxPane *self,
                         const char  *status,
                         gboolean     can_wait)
{
  const char      *source;
  g_autofree char *shown = NULL;
  g_autofree char *converted = NULL;
  g_autofree char *named = NULL;

  g_return_if_fail (SEALWAX_IS_PANE (self));

  source = sealwax_text_model_get_source (self->model);
  if (*status != '\0' && !sealwax_text_model_is_shown_whole (self->model))
    {
      /* Translators: a status, and then a note on it. */
      shown = g_strdup_printf (_ ("%s · Preview, read-only"), status);
      status = shown;
    }
  if (*status != '\0' && sealwax_text_model_was_converted (self->model))
    {
      /* Translators: a status, and then a note on it: the file was not as it is shown, but in another encoding. */
      converted = g_strdup_printf (_ ("%s · Converted from UTF-16"), status);
      status = converted;
    }
  if (*status != '\0' && source != NULL)
    {
      /* Translators: a status, and then the name of the file that the text comes from. */
      named = g_strdup_printf (_ ("%s · from “%s”"), status, source);
      status = named;
    }

  g_set_str (&self->status, sealwax_pane_heading_set_status (self->heading, status));
  sealwax_describe (GTK_WIDGET (self->text_view), self->status, can_wait);
}

/**
 * sealwax_pane_focus_text:
 * @self: a pane
 *
 * Moves the keyboard's focus to the text, or to the question in its place.
 */
void
sealwax_pane_focus_text (SealwaxPane *self)
{
  g_return_if_fail (SEALWAX_IS_PANE (self));

  if (self->question != NULL && gtk_widget_get_visible (self->question))
    gtk_widget_child_focus (self->question, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/**
 * sealwax_pane_ask:
 * @self: a pane with #SealwaxPane:question
 * @asks: whether to show it
 *
 * Shows the question in the place of the text, or the text.
 */
void
sealwax_pane_ask (SealwaxPane *self,
                  gboolean     asks)
{
  GtkWidget *focus;
  gboolean   had_focus;

  g_return_if_fail (SEALWAX_IS_PANE (self));

  focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  had_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->overlay);
  gtk_widget_set_visible (self->question, asks);
  gtk_widget_set_visible (self->scroller, !asks);
  if (had_focus)
    sealwax_pane_focus_text (self);
}
