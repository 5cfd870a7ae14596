/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-preview.h"
#include "sealwax-text-view-private.h"

/**
 * SealwaxTextView:
 *
 * A text view for text of any size and of some secrecy.
 *
 * A text that is too large to be shown whole is held beside a preview of it, which cannot be edited; what others get is
 * always all of it. Replacing the text is one step of undo, of any size: each text has a buffer of its own, which comes back
 * with its own history of typing. Copying and pasting are left to whoever listens to the signals `copy` and `paste`, since
 * GtkTextView would hand out secrets for good, and put in anything at once. Where the text is secret, selecting it does not
 * publish it to the primary selection, and input methods are asked not to learn from it.
 */
G_DEFINE_FINAL_TYPE (SealwaxTextView, sealwax_text_view, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_SECRET,
  N_PROPS,
};

enum
{
  COPY,
  EDITED,
  PASTE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (SealwaxTextView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* All views of the program, so that a text that is cut in one and pasted in another is known. */
static GPtrArray *views;

/* Nullable: the text of a message that @text came from. */
static SealwaxTextState *
find_origin (SealwaxTextView *self,
             SealwaxSecret   *text)
{
  for (guint i = 0; self->secret && i < views->len; i++)
    {
      SealwaxTextView  *view = views->pdata[i];
      SealwaxTextState *origin = view->state;

      if (!sealwax_text_state_is_origin_of (origin, text))
        origin = sealwax_text_history_find_origin (view->history, text);
      if (origin != NULL)
        return origin;
    }

  return NULL;
}

/* Whether there is a way back, and one forward. */
void
sealwax_text_view_update_actions (SealwaxTextView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "text.undo",
                                 gtk_text_buffer_get_can_undo (get_buffer (self)) || sealwax_text_history_can_undo (self->history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "text.redo",
                                 self->state->undone > 0 || sealwax_text_history_can_redo (self->history));
}

static void
on_buffer_changed (SealwaxTextView *self)
{
  if (!self->state->stepping)
    {
      self->state->undone = 0;
      sealwax_text_history_forget_redo (self->history);
    }

  self->state->kept = SEALWAX_TEXT_KEPT_NOWHERE;
  sealwax_text_view_update_actions (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* GtkTextView expects that its buffer has the primary selection from realize to unrealize. */
static void
publish_selection (SealwaxTextView *self,
                   gboolean         publish)
{
  GdkClipboard *primary;

  if (!self->secret || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;

  primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));
  if (publish)
    gtk_text_buffer_add_selection_clipboard (get_buffer (self), primary);
  else
    gtk_text_buffer_remove_selection_clipboard (get_buffer (self), primary);
}

/* As if nothing were there to be scrolled: what the new text needs is known when it is laid out. If it needs no scrollbar, and
 * that were noticed in the middle of laying it out only, GTK would draw a part of the old one that has no place any more. */
static void
reset_scrolling (SealwaxTextView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double         page_size = adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : 0;

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment,
                              0,
                              0,
                              page_size,
                              gtk_adjustment_get_step_increment (adjustment),
                              gtk_adjustment_get_page_increment (adjustment),
                              page_size);
}

static void
show_buffer (SealwaxTextView *self,
             GtkTextBuffer   *buffer)
{
  publish_selection (self, TRUE);
  g_signal_handlers_disconnect_by_func (get_buffer (self), on_buffer_changed, self);
  g_signal_handlers_disconnect_by_func (get_buffer (self), sealwax_text_view_update_actions, self);

  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  reset_scrolling (self);

  publish_selection (self, FALSE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);
  /* After GtkTextView, which knows of the buffer's own history only. */
  g_signal_connect_object (buffer, "notify::can-undo", G_CALLBACK (sealwax_text_view_update_actions), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "notify::can-redo", G_CALLBACK (sealwax_text_view_update_actions), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Shows a text, and forgets the one before: whoever wants that back takes it out first. */
void
sealwax_text_view_show_state (SealwaxTextView  *self,
                              SealwaxTextState *state)
{
  SealwaxTextState *old = self->state;

  self->state = state;
  show_buffer (self, state->buffer);
  g_clear_pointer (&old, sealwax_text_state_free);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), state->whole == NULL);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (state->buffer));
  sealwax_text_view_update_actions (self);
}

/* Back, or forward again, in the typing of a text. */
static void
step_in_buffer (SealwaxTextView *self,
                void (*step) (GtkTextBuffer *buffer))
{
  self->state->stepping = TRUE;
  step (get_buffer (self));
  self->state->stepping = FALSE;
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (get_buffer (self)));
}

/* Back, or forward again, to another text. */
static void
step_to (SealwaxTextView  *self,
         SealwaxTextState *state)
{
  sealwax_text_view_show_state (self, state);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (widget);

  if (gtk_text_buffer_get_can_undo (get_buffer (self)))
    {
      self->state->undone++;
      step_in_buffer (self, gtk_text_buffer_undo);
    }
  else if (sealwax_text_history_can_undo (self->history))
    step_to (self, sealwax_text_history_undo (self->history, g_steal_pointer (&self->state)));
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (widget);

  if (self->state->undone > 0 && gtk_text_buffer_get_can_redo (get_buffer (self)))
    {
      self->state->undone--;
      step_in_buffer (self, gtk_text_buffer_redo);
    }
  else if (sealwax_text_history_can_redo (self->history))
    step_to (self, sealwax_text_history_redo (self->history, g_steal_pointer (&self->state)));
}

static void
sealwax_text_view_copy_clipboard (GtkTextView *view)
{
  g_autoptr (SealwaxSecret) text = sealwax_text_view_dup_selection (SEALWAX_TEXT_VIEW (view));

  if (text != NULL)
    g_signal_emit (view, signals[COPY], 0, text);
}

static void
sealwax_text_view_cut_clipboard (GtkTextView *view)
{
  sealwax_text_view_copy_clipboard (view);
  gtk_text_buffer_delete_selection (gtk_text_view_get_buffer (view), TRUE, gtk_text_view_get_editable (view));
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)));
}

static void
sealwax_text_view_paste_clipboard (GtkTextView *view)
{
  g_signal_emit (view, signals[PASTE], 0);
}

/* GTK's emoji chooser writes what was chosen, with its name, to the settings of all programs. */
static void
sealwax_text_view_insert_emoji (GtkTextView *view)
{
}

static void
sealwax_text_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sealwax_text_view_parent_class)->realize (widget);

  publish_selection (SEALWAX_TEXT_VIEW (widget), FALSE);
}

static void
sealwax_text_view_unrealize (GtkWidget *widget)
{
  publish_selection (SEALWAX_TEXT_VIEW (widget), TRUE);

  GTK_WIDGET_CLASS (sealwax_text_view_parent_class)->unrealize (widget);
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
    case PROP_SECRET:
      g_value_set_boolean (value, self->secret);
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
    case PROP_SECRET:
      self->secret = g_value_get_boolean (value);
      gtk_text_view_set_input_hints (GTK_TEXT_VIEW (self),
                                     GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI | (self->secret ? GTK_INPUT_HINT_PRIVATE : 0));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_text_view_finalize (GObject *object)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (object);

  g_ptr_array_remove_fast (views, self);
  g_clear_pointer (&self->state, sealwax_text_state_free);
  g_clear_pointer (&self->history, sealwax_text_history_free);

  G_OBJECT_CLASS (sealwax_text_view_parent_class)->finalize (object);
}

static void
sealwax_text_view_class_init (SealwaxTextViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->finalize = sealwax_text_view_finalize;
  object_class->get_property = sealwax_text_view_get_property;
  object_class->set_property = sealwax_text_view_set_property;
  widget_class->realize = sealwax_text_view_realize;
  widget_class->unrealize = sealwax_text_view_unrealize;
  view_class->copy_clipboard = sealwax_text_view_copy_clipboard;
  view_class->cut_clipboard = sealwax_text_view_cut_clipboard;
  view_class->paste_clipboard = sealwax_text_view_paste_clipboard;
  view_class->insert_emoji = sealwax_text_view_insert_emoji;

  /* Instead of GtkTextView's, whose keys and menu they have. */
  gtk_widget_class_install_action (widget_class, "text.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, redo_action);

  /**
   * SealwaxTextView:secret:
   *
   * Whether the text is secret. Set before the view is shown.
   */
  properties[PROP_SECRET] = g_param_spec_boolean ("secret", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SealwaxTextView::copy:
   * @text: what is selected
   *
   * The person wants a part of the text on the clipboard.
   */
  signals[COPY] = g_signal_new ("copy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SEALWAX_TYPE_SECRET);

  /**
   * SealwaxTextView::edited:
   *
   * The person has changed the text.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxTextView::paste:
   *
   * The person wants the clipboard's text at the cursor.
   */
  signals[PASTE] = g_signal_new ("paste", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sealwax_text_view_init (SealwaxTextView *self)
{
  g_autoptr (SealwaxSecret) nothing = sealwax_secret_new (NULL, 0);
  g_autoptr (GtkTextTagTable) tags = sealwax_text_state_new_tags ();

  if (views == NULL)
    views = g_ptr_array_new ();
  self->history = sealwax_text_history_new ();
  sealwax_text_view_show_state (self, sealwax_text_state_new (tags, nothing));
  g_ptr_array_add (views, self);
}

/**
 * sealwax_text_view_new:
 * @secret: whether the text is secret
 *
 * Returns: (transfer floating): an empty view
 */
SealwaxTextView *
sealwax_text_view_new (gboolean secret)
{
  return g_object_new (SEALWAX_TYPE_TEXT_VIEW, "secret", secret, NULL);
}

/**
 * sealwax_text_view_dup_text:
 * @self: a text view
 *
 * Returns: (transfer full): all of its text
 */
SealwaxSecret *
sealwax_text_view_dup_text (SealwaxTextView *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_VIEW (self), NULL);

  return sealwax_text_state_dup_text (self->state);
}

/**
 * sealwax_text_view_dup_selection:
 * @self: a text view
 *
 * Returns: (transfer full) (nullable): see sealwax_text_state_dup_selection()
 */
SealwaxSecret *
sealwax_text_view_dup_selection (SealwaxTextView *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_VIEW (self), NULL);

  return sealwax_text_state_dup_selection (self->state);
}

/**
 * sealwax_text_view_set_text:
 * @self: a text view
 * @text: UTF-8 without NUL
 *
 * Replaces the text, as one step of undo. The signal `edited` is not sent.
 */
void
sealwax_text_view_set_text (SealwaxTextView *self,
                            SealwaxSecret   *text)
{
  SealwaxTextState *origin, *state;

  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  origin = find_origin (self, text);
  state = sealwax_text_state_new (gtk_text_buffer_get_tag_table (get_buffer (self)), text);
  if (origin != NULL)
    sealwax_text_state_set_origin (state, origin->passphrase, !sealwax_text_state_holds (origin, text));

  sealwax_text_history_add (self->history, g_steal_pointer (&self->state));
  sealwax_text_view_show_state (self, state);
}

/* Where it fits into the text that is shown whole. */
static void
insert_at_cursor (SealwaxTextView *self,
                  SealwaxSecret   *text)
{
  SealwaxTextState *state = self->state;
  GtkTextBuffer    *buffer = state->buffer;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  sealwax_text_state_begin_moving (state, find_origin (self, text), text);
  gtk_text_buffer_insert_at_cursor (buffer, sealwax_secret_get_text (text), (int)sealwax_secret_get_size (text));
  state->moving = FALSE;
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

/**
 * sealwax_text_view_insert:
 * @self: a text view
 * @text: UTF-8 without NUL
 *
 * Puts a text in place of the selection, as the person's change. In place of a preview it takes the place of the whole text.
 */
void
sealwax_text_view_insert (SealwaxTextView *self,
                          SealwaxSecret   *text)
{
  g_autoptr (SealwaxSecret) result = NULL;
  g_autoptr (SealwaxSecret) passphrase = NULL;

  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  result = self->state->whole != NULL ? sealwax_secret_ref (text) : sealwax_text_state_splice (self->state, text);
  if (self->state->whole == NULL && !sealwax_preview_is_needed (result))
    {
      insert_at_cursor (self, text);
      return;
    }

  /* What is left of a message stands in the new text, too. */
  if (self->state->whole == NULL && sealwax_text_state_get_remains (self->state) != SEALWAX_TEXT_REMAINS_NOTHING)
    passphrase = sealwax_secret_ref (self->state->passphrase);
  sealwax_text_view_set_text (self, result);
  if (passphrase != NULL)
    sealwax_text_state_set_origin (self->state, passphrase, TRUE);
  g_signal_emit (self, signals[EDITED], 0);
}

/**
 * sealwax_text_view_get_length:
 * @self: a text view
 *
 * Returns: how many characters its text has
 */
gsize
sealwax_text_view_get_length (SealwaxTextView *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_VIEW (self), 0);

  return sealwax_text_state_get_length (self->state);
}

/**
 * sealwax_text_view_is_shown_whole:
 * @self: a text view
 *
 * Returns: whether all of the text is shown, and not only a preview
 */
gboolean
sealwax_text_view_is_shown_whole (SealwaxTextView *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_VIEW (self), FALSE);

  return self->state->whole == NULL;
}
