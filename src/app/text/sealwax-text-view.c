/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-edge.h"
#include "sealwax-text-privacy.h"
#include "sealwax-text-reader.h"
#include "sealwax-text-scrolling.h"
#include "sealwax-text-view.h"

/**
 * SealwaxTextView:
 *
 * Shows a #SealwaxTextModel, which can be of any size and may be secret.
 *
 * Copying and pasting are left to whoever listens to the signals `copy` and `paste`, because GtkTextView would hand out
 * secrets for good, and would put in anything at once. A text that is not shown whole can be read with the same keys as any
 * other, but not changed: `refused` tells of each attempt. If the text is secret, selecting it does not publish it to the
 * primary selection, and input methods are asked not to learn from it.
 */
struct _SealwaxTextView
{
  GtkTextView parent_instance;

  SealwaxTextModel *model;
  int               paged_to; /* see sealwax_text_reader_move() */
  gboolean          scrolls;  /* as soon as it has a size */
  GtkTextMark      *goal;     /* (nullable): what it scrolls to then, instead of the cursor */
};

G_DEFINE_FINAL_TYPE (SealwaxTextView, sealwax_text_view, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_MODEL,
  N_PROPS,
};

enum
{
  COPY,
  PASTE,
  REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (SealwaxTextView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Enables undo and redo as long as there is anything to undo or redo. */
static void
update_actions (SealwaxTextView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.undo", sealwax_text_model_can_undo (self->model));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.redo", sealwax_text_model_can_redo (self->model));
}

static void
scroll_to_cursor (SealwaxTextView *self)
{
  g_clear_object (&self->goal);
  self->scrolls = !sealwax_text_scrolling_is_possible (GTK_TEXT_VIEW (self));
  if (!self->scrolls)
    gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (get_buffer (self)));
}

/* A page is put in place of another in several steps, and laid out after the last one.
 * If the changed line stays as high as it was, GTK can leave it to the drawing to lay out what is on the screen, and learns
 * only there how high the text is now. Its scrollbar then has no place to be drawn at, and GTK complains. When the view is
 * given its place anew, all this is done before. */
static void
on_text_changed (SealwaxTextView *self)
{
  if (gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    sealwax_text_scrolling_lay_out (GTK_TEXT_VIEW (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Shows the beginning or the end of the page, where the cursor is. */
static void
show_page (SealwaxTextView *self)
{
  GtkTextMark *cursor = gtk_text_buffer_get_insert (get_buffer (self));
  GtkTextIter  place;

  self->paged_to = -1;
  sealwax_text_scrolling_reset (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &place, cursor);
  sealwax_text_scrolling_lay_out (GTK_TEXT_VIEW (self));
  if (sealwax_text_scrolling_is_possible (GTK_TEXT_VIEW (self)))
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), cursor, 0, TRUE, 0, gtk_text_iter_is_start (&place) ? 0 : 1);
}

static void
show_buffer (SealwaxTextView *self)
{
  GtkTextBuffer *buffer = sealwax_text_model_get_buffer (self->model);

  sealwax_text_privacy_publish_selection (GTK_TEXT_VIEW (self), self->model, TRUE);
  g_signal_handlers_disconnect_by_func (get_buffer (self), update_actions, self);
  g_signal_handlers_disconnect_by_func (get_buffer (self), on_text_changed, self);

  self->paged_to = -1;
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  sealwax_text_scrolling_reset (GTK_TEXT_VIEW (self));

  sealwax_text_privacy_publish_selection (GTK_TEXT_VIEW (self), self->model, FALSE);
  /* After GtkTextView's own handler, which only knows of the buffer's own history. */
  g_signal_connect_object (buffer, "notify::can-undo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "notify::can-redo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  /* Whenever the selection changes, GtkTextView looks at the buffer's own history again. */
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), sealwax_text_model_is_shown_whole (self->model));
  scroll_to_cursor (self);
  update_actions (self);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (widget);

  sealwax_text_model_undo (self->model);
  scroll_to_cursor (self);
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (widget);

  sealwax_text_model_redo (self->model);
  scroll_to_cursor (self);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  sealwax_text_model_select_all (SEALWAX_TEXT_VIEW (widget)->model);
}

/* Overrides the class handler of a signal that keys emit, which has no virtual function. */
static void
select_all (GtkTextView *view,
            gboolean     select)
{
  if (select)
    sealwax_text_model_select_all (SEALWAX_TEXT_VIEW (view)->model);
  else
    g_signal_chain_from_overridden_handler (view, select);
}

/* Returns whether the text cannot be changed, and tells so. */
static gboolean
refuse (GtkTextView *view)
{
  if (gtk_text_view_get_editable (view))
    return FALSE;

  g_signal_emit (view, signals[REFUSED], 0);

  return TRUE;
}

static gboolean
on_key_pressed (SealwaxTextView *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  modifiers)
{
  return sealwax_text_reader_is_typing (keyval, modifiers) && refuse (GTK_TEXT_VIEW (self));
}

static void
sealwax_text_view_move_cursor (GtkTextView    *view,
                               GtkMovementStep step,
                               int             count,
                               gboolean        extend_selection)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (view);

  if (!extend_selection && !sealwax_text_model_is_shown_whole (self->model)
      && sealwax_text_reader_move (view, self->model, step, count, &self->paged_to))
    return;

  GTK_TEXT_VIEW_CLASS (sealwax_text_view_parent_class)->move_cursor (view, step, count, extend_selection);
}

static void
sealwax_text_view_backspace (GtkTextView *view)
{
  if (!refuse (view))
    GTK_TEXT_VIEW_CLASS (sealwax_text_view_parent_class)->backspace (view);
}

static void
sealwax_text_view_delete_from_cursor (GtkTextView  *view,
                                      GtkDeleteType type,
                                      int           count)
{
  if (!refuse (view))
    GTK_TEXT_VIEW_CLASS (sealwax_text_view_parent_class)->delete_from_cursor (view, type, count);
}

static void
sealwax_text_view_copy_clipboard (GtkTextView *view)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_selection (SEALWAX_TEXT_VIEW (view)->model);

  if (text != NULL)
    g_signal_emit (view, signals[COPY], 0, text);
}

static void
sealwax_text_view_cut_clipboard (GtkTextView *view)
{
  sealwax_text_view_copy_clipboard (view);
  if (refuse (view))
    return;

  if (!sealwax_text_model_cut_all (SEALWAX_TEXT_VIEW (view)->model))
    gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE, TRUE);
  scroll_to_cursor (SEALWAX_TEXT_VIEW (view));
}

static void
sealwax_text_view_paste_clipboard (GtkTextView *view)
{
  g_signal_emit (view, signals[PASTE], 0);
}

/* GTK's emoji chooser writes what was chosen, with its name, to settings that all programs share. */
static void
sealwax_text_view_insert_emoji (GtkTextView *view)
{
}

static void
sealwax_text_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sealwax_text_view_parent_class)->realize (widget);

  sealwax_text_privacy_publish_selection (GTK_TEXT_VIEW (widget), SEALWAX_TEXT_VIEW (widget)->model, FALSE);
}

static void
sealwax_text_view_unrealize (GtkWidget *widget)
{
  sealwax_text_privacy_publish_selection (GTK_TEXT_VIEW (widget), SEALWAX_TEXT_VIEW (widget)->model, TRUE);

  GTK_WIDGET_CLASS (sealwax_text_view_parent_class)->unrealize (widget);
}

static void
sealwax_text_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (sealwax_text_view_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->scrolls && self->goal != NULL)
    sealwax_text_view_scroll_to (self, self->goal);
  else if (self->scrolls)
    scroll_to_cursor (self);
}

static void
sealwax_text_view_snapshot_layer (GtkTextView     *view,
                                  GtkTextViewLayer layer,
                                  GtkSnapshot     *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    sealwax_text_edge_snapshot (view, snapshot);
}

static void
sealwax_text_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_text_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      self->model = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_text_view_constructed (GObject *object)
{
  SealwaxTextView    *self = SEALWAX_TEXT_VIEW (object);
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (sealwax_text_view_parent_class)->constructed (object);

  sealwax_text_privacy_set_input_hints (GTK_TEXT_VIEW (self), self->model);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_object (self->model, "notify::page", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::buffer", G_CALLBACK (show_buffer), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::can-undo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::can-redo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  show_buffer (self);
}

static void
sealwax_text_view_finalize (GObject *object)
{
  g_clear_object (&SEALWAX_TEXT_VIEW (object)->goal);
  g_object_unref (SEALWAX_TEXT_VIEW (object)->model);

  G_OBJECT_CLASS (sealwax_text_view_parent_class)->finalize (object);
}

static void
install_signals (SealwaxTextViewClass *klass)
{
  /**
   * SealwaxTextView::copy:
   * @text: what is selected
   *
   * The person wants a part of the text on the clipboard.
   */
  signals[COPY] = g_signal_new ("copy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SEALWAX_TYPE_SECRET);

  /**
   * SealwaxTextView::paste:
   *
   * The person wants the clipboard's text at the cursor.
   */
  signals[PASTE] = g_signal_new ("paste", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxTextView::refused:
   *
   * The person wants to change a text that is not shown whole, and so can only be read.
   */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sealwax_text_view_class_init (SealwaxTextViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->constructed = sealwax_text_view_constructed;
  object_class->finalize = sealwax_text_view_finalize;
  object_class->get_property = sealwax_text_view_get_property;
  object_class->set_property = sealwax_text_view_set_property;
  widget_class->realize = sealwax_text_view_realize;
  widget_class->unrealize = sealwax_text_view_unrealize;
  widget_class->size_allocate = sealwax_text_view_size_allocate;
  view_class->move_cursor = sealwax_text_view_move_cursor;
  view_class->backspace = sealwax_text_view_backspace;
  view_class->delete_from_cursor = sealwax_text_view_delete_from_cursor;
  view_class->copy_clipboard = sealwax_text_view_copy_clipboard;
  view_class->cut_clipboard = sealwax_text_view_cut_clipboard;
  view_class->paste_clipboard = sealwax_text_view_paste_clipboard;
  view_class->snapshot_layer = sealwax_text_view_snapshot_layer;
  view_class->insert_emoji = sealwax_text_view_insert_emoji;

  /* These replace GtkTextView's own actions, and take over their keys and menu. */
  gtk_widget_class_install_action (widget_class, "text.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "selection.select-all", NULL, select_all_action);
  g_signal_override_class_handler ("select-all", G_TYPE_FROM_CLASS (klass), G_CALLBACK (select_all));

  /**
   * SealwaxTextView:model:
   *
   * The text.
   */
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, SEALWAX_TYPE_TEXT_MODEL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_signals (klass);
}

static void
sealwax_text_view_init (SealwaxTextView *self)
{
}

/**
 * sealwax_text_view_new:
 * @model: a text
 *
 * Returns: (transfer floating): a view of it
 */
SealwaxTextView *
sealwax_text_view_new (SealwaxTextModel *model)
{
  return g_object_new (SEALWAX_TYPE_TEXT_VIEW, "model", model, NULL);
}

/**
 * sealwax_text_view_get_model:
 * @self: a text view
 *
 * Returns: (transfer none): the text
 */
SealwaxTextModel *
sealwax_text_view_get_model (SealwaxTextView *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_VIEW (self), NULL);

  return self->model;
}

/**
 * sealwax_text_view_insert:
 * @self: a text view
 * @text: UTF-8 without NUL
 *
 * Puts a text in place of the selection, as sealwax_text_model_insert() does, and scrolls to where it ends.
 */
void
sealwax_text_view_insert (SealwaxTextView *self,
                          SealwaxSecret   *text)
{
  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  sealwax_text_model_insert (self->model, text);
  scroll_to_cursor (self);
}

/**
 * sealwax_text_view_scroll_to:
 * @self: a text view
 * @mark: a mark in #SealwaxTextModel:buffer
 *
 * Scrolls there as soon as that is possible, so that what follows can be read.
 */
void
sealwax_text_view_scroll_to (SealwaxTextView *self,
                             GtkTextMark     *mark)
{
  g_autoptr (GtkTextMark) goal = g_object_ref (mark);

  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  g_clear_object (&self->goal);
  self->scrolls = !sealwax_text_scrolling_is_possible (GTK_TEXT_VIEW (self));
  if (self->scrolls)
    self->goal = g_steal_pointer (&goal);
  else if (gtk_text_mark_get_buffer (goal) == get_buffer (self))
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), goal, 0, TRUE, 0, 0.1);
}
