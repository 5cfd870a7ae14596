/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "sealwax-message-mark.h"
#include "sealwax-message-place.h"
#include "sealwax-text-edge.h"

/* How strong the tint is, and what is left of the colour of everything else. With high contrast, both still differ. */
#define TINT_ALPHA 0.15f
#define TINT_ALPHA_HIGH_CONTRAST 0.25f
#define AROUND_ALPHA 0.65f
#define AROUND_ALPHA_HIGH_CONTRAST 0.8f

/* The label begins where the text does. */
#define LABEL_X 12

/**
 * SealwaxMessageMark:
 *
 * Shows in a view of a text where the chosen message is: it has a tint and an edge, and the rest is dimmed. If the message
 * breaks off, a label says so there.
 */
struct _SealwaxMessageMark
{
  GObject parent_instance;

  SealwaxTextView *view;  /* borrowed */
  GtkWidget       *label; /* (nullable): the view's, once there was a use for it */
  guint            place_source;
  gsize            start, end; /* of the message in its text; bytes */
  gboolean         is_shown;
  gboolean         stops;
  gboolean         scrolls; /* to a page that is yet to be shown */
};

G_DEFINE_FINAL_TYPE (SealwaxMessageMark, sealwax_message_mark, G_TYPE_OBJECT)

static GtkTextBuffer *
get_buffer (SealwaxMessageMark *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

/* All texts of a model share their tags. */
static GtkTextTag *
get_tag (SealwaxMessageMark *self,
         const char         *name)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (get_buffer (self));
  GtkTextTag      *tag = gtk_text_tag_table_lookup (tags, name);
  g_autoptr (GtkTextTag) new_tag = NULL;

  if (tag != NULL)
    return tag;

  new_tag = gtk_text_tag_new (name);
  gtk_text_tag_table_add (tags, new_tag);

  return new_tag;
}

static void
set_colors (SealwaxMessageMark *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const gboolean   high_contrast = adw_style_manager_get_high_contrast (style);
  g_autoptr (GdkRGBA) tint = adw_style_manager_get_accent_color_rgba (style);
  GdkRGBA around;

  tint->alpha = high_contrast ? TINT_ALPHA_HIGH_CONTRAST : TINT_ALPHA;
  gtk_widget_get_color (GTK_WIDGET (self->view), &around);
  around.alpha *= high_contrast ? AROUND_ALPHA_HIGH_CONTRAST : AROUND_ALPHA;
  g_object_set (get_tag (self, SEALWAX_TEXT_TAG_MESSAGE), "background-rgba", tint, NULL);
  g_object_set (get_tag (self, SEALWAX_TEXT_TAG_AROUND), "foreground-rgba", &around, NULL);
}

/* Where a message begins and ends on the page that is shown. Returns whether there is anything of it. */
static gboolean
find_range (SealwaxMessageMark *self,
            GtkTextIter        *start,
            GtkTextIter        *end)
{
  gsize page_start, page_end;

  sealwax_text_model_get_page_bounds (sealwax_text_view_get_model (self->view), &page_start, &page_end);
  if (!self->is_shown || self->end <= page_start || self->start >= page_end)
    return FALSE;

  sealwax_message_place_find (get_buffer (self), self->start > page_start ? self->start - page_start : 0, start);
  sealwax_message_place_find (get_buffer (self), MIN (self->end, page_end) - page_start, end);

  return TRUE;
}

static gboolean
is_space (GtkTextIter  from,
          GtkTextIter *to)
{
  while (gtk_text_iter_compare (&from, to) < 0)
    {
      if (!g_unichar_isspace (gtk_text_iter_get_char (&from)))
        return FALSE;
      gtk_text_iter_forward_char (&from);
    }

  return TRUE;
}

/* Takes a tag away wherever it is. Where it is not, GTK is not asked: it would lay out the whole text anew. */
static void
remove_tag (SealwaxMessageMark *self,
            GtkTextTag         *tag)
{
  GtkTextIter first, last, at;

  gtk_text_buffer_get_bounds (get_buffer (self), &first, &last);
  at = first;
  if (gtk_text_iter_starts_tag (&at, tag) || gtk_text_iter_forward_to_tag_toggle (&at, tag))
    gtk_text_buffer_remove_tag (get_buffer (self), tag, &first, &last);
}

/* Puts a tag on a range and on nothing else; the text is not drawn anew if it is there already. */
static void
set_tag (SealwaxMessageMark *self,
         const char         *name,
         const GtkTextIter  *start,
         const GtkTextIter  *end)
{
  GtkTextTag *tag = get_tag (self, name);
  GtkTextIter from, to, last;

  gtk_text_buffer_get_bounds (get_buffer (self), &from, &last);
  if (!gtk_text_iter_starts_tag (&from, tag))
    gtk_text_iter_forward_to_tag_toggle (&from, tag);
  to = from;
  gtk_text_iter_forward_to_tag_toggle (&to, tag);
  if (gtk_text_iter_equal (&from, start) && gtk_text_iter_equal (&to, end))
    return;

  remove_tag (self, tag);
  if (!gtk_text_iter_equal (start, end))
    gtk_text_buffer_apply_tag (get_buffer (self), tag, start, end);
}

/* The rest is in two parts. */
static void
dim_around (SealwaxMessageMark *self,
            const GtkTextIter  *start,
            const GtkTextIter  *end)
{
  GtkTextTag *tag = get_tag (self, SEALWAX_TEXT_TAG_AROUND);
  GtkTextIter first, last, before_last;

  gtk_text_buffer_get_bounds (get_buffer (self), &first, &last);
  before_last = last;
  gtk_text_iter_backward_char (&before_last);
  if (!gtk_text_iter_has_tag (start, tag)
      && (gtk_text_iter_equal (&first, start) || (gtk_text_iter_has_tag (&first, tag) && gtk_text_iter_ends_tag (start, tag)))
      && (gtk_text_iter_equal (&last, end) || (gtk_text_iter_has_tag (&before_last, tag) && gtk_text_iter_starts_tag (end, tag))))
    return;

  remove_tag (self, tag);
  gtk_text_buffer_apply_tag (get_buffer (self), tag, &first, start);
  gtk_text_buffer_apply_tag (get_buffer (self), tag, end, &last);
}

static void
clear_tags (SealwaxMessageMark *self)
{
  static const char *names[] = { SEALWAX_TEXT_TAG_MESSAGE, SEALWAX_TEXT_TAG_AROUND, SEALWAX_TEXT_TAG_STOPS };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    remove_tag (self, get_tag (self, names[i]));
}

/* Before 4.19.1, GTK forgets to move what is above a text when the text is scrolled. It looks where the text is when the view
 * is allocated, and moves what is above it if that is allocated, too. */
static void
reallocate (SealwaxMessageMark *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self->view));
  gtk_widget_queue_allocate (gtk_widget_get_parent (self->label));
}

/* Below the paragraph in which the message ends, which has room for it. */
static void
place_label (gpointer user_data)
{
  SealwaxMessageMark *self = user_data;
  GtkTextIter         start, end;
  int                 y, height, room;

  self->place_source = 0;
  if (self->label == NULL || !find_range (self, &start, &end))
    return;

  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, NULL, &room, NULL, NULL);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self->view), &end, &y, &height);
  gtk_text_view_move_overlay (GTK_TEXT_VIEW (self->view), self->label, LABEL_X, y + height - room);
  reallocate (self);
}

static gboolean
shows_label (SealwaxMessageMark *self)
{
  return self->label != NULL && gtk_widget_get_visible (self->label);
}

/* Lines are where they are only after they have been laid out. */
static void
queue_place (SealwaxMessageMark *self)
{
  if (self->place_source == 0)
    self->place_source = g_idle_add_once (place_label, self);
}

static void
on_resized (SealwaxMessageMark *self)
{
  if (shows_label (self))
    queue_place (self);
}

/* At once, to move with the text. If the view is just being allocated, that is too early: so once more afterwards. */
static void
on_scrolled (SealwaxMessageMark *self)
{
  if (!shows_label (self))
    return;

  reallocate (self);
  queue_place (self);
}

/* GTK has no way to take it out again. */
static void
hide_label (SealwaxMessageMark *self)
{
  g_clear_handle_id (&self->place_source, g_source_remove);
  if (self->label != NULL)
    gtk_widget_set_visible (self->label, FALSE);
}

static void
add_label (SealwaxMessageMark *self)
{
  /* Translators: a mark in a text, where an incomplete message breaks off. */
  self->label = gtk_label_new (_ ("Stops here"));
  gtk_widget_add_css_class (self->label, "stops-here");
  gtk_widget_set_can_target (self->label, FALSE);
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self->view), self->label, LABEL_X, 0);
}

/* Shows that the message breaks off at @end, or that it does not. */
static void
set_stops (SealwaxMessageMark *self,
           const GtkTextIter  *end)
{
  GtkTextIter from = *end, to = *end;
  int         room;

  if (!self->stops)
    {
      hide_label (self);
      set_tag (self, SEALWAX_TEXT_TAG_STOPS, end, end);
      return;
    }

  if (self->label == NULL)
    add_label (self);
  gtk_widget_set_visible (self->label, TRUE);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, NULL, &room, NULL, NULL);
  g_object_set (get_tag (self, SEALWAX_TEXT_TAG_STOPS), "pixels-below-lines", room, NULL);
  gtk_text_iter_set_line_offset (&from, 0);
  if (!gtk_text_iter_ends_line (&to))
    gtk_text_iter_forward_to_line_end (&to);
  set_tag (self, SEALWAX_TEXT_TAG_STOPS, &from, &to);
  queue_place (self);
}

/* A message that is all there is needs no tint. */
static void
update (SealwaxMessageMark *self)
{
  GtkTextIter start, end, first, last;

  if (!find_range (self, &start, &end))
    {
      clear_tags (self);
      hide_label (self);
      return;
    }

  gtk_text_buffer_get_bounds (get_buffer (self), &first, &last);
  if (is_space (first, &start) && is_space (end, &last))
    {
      set_tag (self, SEALWAX_TEXT_TAG_MESSAGE, &start, &start);
      set_tag (self, SEALWAX_TEXT_TAG_AROUND, &start, &start);
    }
  else
    {
      set_tag (self, SEALWAX_TEXT_TAG_MESSAGE, &start, &end);
      dim_around (self, &start, &end);
    }
  set_stops (self, &end);
}

static void
scroll_now (SealwaxMessageMark *self)
{
  GtkTextIter start, end;
  g_autoptr (GtkTextMark) mark = NULL;

  self->scrolls = FALSE;
  if (!find_range (self, &start, &end))
    return;

  mark = g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, &start, TRUE));
  sealwax_text_view_scroll_to (self->view, mark);
}

static void
on_page_shown (SealwaxMessageMark *self)
{
  update (self);
  if (self->scrolls)
    scroll_now (self);
}

/* Soon it is known what the other buffer holds. */
static void
on_buffer_changed (SealwaxMessageMark *self)
{
  self->is_shown = FALSE;
  hide_label (self);
}

static void
follow_adjustment (SealwaxMessageMark *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_resized), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
}

static void
sealwax_message_mark_dispose (GObject *object)
{
  g_clear_handle_id (&SEALWAX_MESSAGE_MARK (object)->place_source, g_source_remove);

  G_OBJECT_CLASS (sealwax_message_mark_parent_class)->dispose (object);
}

static void
sealwax_message_mark_class_init (SealwaxMessageMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sealwax_message_mark_dispose;
}

static void
sealwax_message_mark_init (SealwaxMessageMark *self)
{
}

/**
 * sealwax_message_mark_new:
 * @view: a view of a text, in a scrolled window, which lives as long as this
 *
 * Returns: (transfer full): what marks a message in it; there is no mark yet
 */
SealwaxMessageMark *
sealwax_message_mark_new (SealwaxTextView *view)
{
  SealwaxMessageMark *self = g_object_new (SEALWAX_TYPE_MESSAGE_MARK, NULL);
  SealwaxTextModel   *model = sealwax_text_view_get_model (view);
  AdwStyleManager    *style = adw_style_manager_get_default ();

  self->view = view;
  set_colors (self);
  follow_adjustment (self);
  g_signal_connect_object (model, "notify::buffer", G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::page", G_CALLBACK (on_page_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (set_colors), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (set_colors), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (set_colors), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "map", G_CALLBACK (set_colors), self, G_CONNECT_SWAPPED); /* it has its own color by then */

  return self;
}

/**
 * sealwax_message_mark_show:
 * @self: a mark
 * @start: where the message begins in the text, in bytes
 * @end: right after its last character
 * @stops: whether it breaks off there
 *
 * Marks a message, and no other.
 */
void
sealwax_message_mark_show (SealwaxMessageMark *self,
                           gsize               start,
                           gsize               end,
                           gboolean            stops)
{
  self->is_shown = TRUE;
  self->start = start;
  self->end = end;
  self->stops = stops;
  update (self);
}

/**
 * sealwax_message_mark_hide:
 * @self: a mark
 *
 * Marks nothing any more.
 */
void
sealwax_message_mark_hide (SealwaxMessageMark *self)
{
  self->is_shown = FALSE;
  update (self);
}

/**
 * sealwax_message_mark_scroll:
 * @self: a mark
 *
 * Scrolls to where the message begins, on whatever page that is.
 */
void
sealwax_message_mark_scroll (SealwaxMessageMark *self)
{
  SealwaxTextModel *model = sealwax_text_view_get_model (self->view);
  guint             page;

  if (!self->is_shown)
    return;

  page = sealwax_text_model_find_page (model, self->start);
  self->scrolls = TRUE;
  if (page != sealwax_text_model_get_page (model))
    sealwax_text_model_show_page (model, page, FALSE);
  else
    scroll_now (self);
}
