/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-bytes.h"
#include "sealwax-preview.h"
#include "sealwax-text-view.h"

/**
 * SealwaxTextView:
 *
 * A text view for text of any size and of some secrecy.
 *
 * A text that is too large to be shown whole is held beside a preview of it, which cannot be edited; what others get is
 * always all of it. Copying and pasting are left to whoever listens to the signals `copy` and `paste`, since GtkTextView
 * would hand out secrets for good, and put in anything at once. Where the text is secret, selecting it does not publish it
 * to the primary selection, and input methods are asked not to learn from it.
 */
struct _SealwaxTextView
{
  GtkTextView parent_instance;

  gboolean       secret;
  gboolean       setting; /* the change under way is not the person's */
  SealwaxSecret *whole;   /* the text, while a preview of it is shown */
  gsize          length;  /* its characters: counting them takes long */
};

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

/* Replaces what is shown, as one step of undo. */
static void
show_text (SealwaxTextView *self,
           SealwaxSecret   *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter    start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, sealwax_secret_get_text (text), (int)sealwax_secret_get_size (text));
  gtk_text_buffer_end_user_action (buffer);

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

/* The text as it will be with @inserted in place of the selection. */
static SealwaxSecret *
splice (SealwaxTextView *self,
        SealwaxSecret   *inserted)
{
  GtkTextBuffer   *buffer = get_buffer (self);
  GtkTextIter      start, from, to, end;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  SealwaxSecret   *text;
  guint8          *bytes;
  gsize            before_size, after_size, inserted_size = sealwax_secret_get_size (inserted);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_selection_bounds (buffer, &from, &to);
  before = gtk_text_buffer_get_text (buffer, &start, &from, TRUE);
  after = gtk_text_buffer_get_text (buffer, &to, &end, TRUE);
  before_size = strlen (before);
  after_size = strlen (after);

  text = sealwax_secret_new_sized (before_size + inserted_size + after_size);
  bytes = sealwax_secret_get_writable (text);
  memcpy (bytes, before, before_size);
  memcpy (bytes + before_size, sealwax_secret_get_text (inserted), inserted_size);
  memcpy (bytes + before_size + inserted_size, after, after_size);

  sealwax_wipe (before, before_size);
  sealwax_wipe (after, after_size);

  return text;
}

static void
on_buffer_changed (SealwaxTextView *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[EDITED], 0);
}

/* Where a word is wrapped, Pango puts a hyphen, which would be read as a part of a passphrase or a message. */
static void
on_text_inserted (GtkTextBuffer *buffer,
                  GtkTextIter   *location,
                  const char    *text,
                  int            size)
{
  GtkTextIter start = *location;

  gtk_text_iter_backward_chars (&start, (int)g_utf8_strlen (text, size));
  gtk_text_buffer_apply_tag_by_name (buffer, "unhyphenated", &start, location);
}

/* Where in the shown text a place is, in bytes. */
static gsize
get_byte_offset (SealwaxTextView   *self,
                 const GtkTextIter *place)
{
  GtkTextIter      start;
  g_autofree char *before = NULL;
  gsize            size;

  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  before = gtk_text_buffer_get_text (get_buffer (self), &start, place, TRUE);
  size = strlen (before);
  sealwax_wipe (before, size);

  return size;
}

/* Of a preview, what is selected stands in the whole text without the line ends that were put in, and all of it is all of
 * the text. */
static SealwaxSecret *
dup_selection (SealwaxTextView *self)
{
  GtkTextIter start, from, to, end;
  gsize       first, last;

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to))
    return NULL;
  if (self->whole == NULL)
    return sealwax_secret_new_take (gtk_text_buffer_get_text (get_buffer (self), &from, &to, TRUE));

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  if (gtk_text_iter_equal (&start, &from) && gtk_text_iter_equal (&end, &to))
    return sealwax_secret_ref (self->whole);

  first = sealwax_preview_find (self->whole, get_byte_offset (self, &from));
  last = sealwax_preview_find (self->whole, get_byte_offset (self, &to));

  return sealwax_secret_new (sealwax_secret_get_text (self->whole) + first, last - first);
}

static void
sealwax_text_view_copy_clipboard (GtkTextView *view)
{
  g_autoptr (SealwaxSecret) text = dup_selection (SEALWAX_TEXT_VIEW (view));

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

/* GtkTextView makes the primary selection follow its own from realize to unrealize, and complains at the latter when it
 * does not any more. */
static void
sealwax_text_view_realize (GtkWidget *widget)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (sealwax_text_view_parent_class)->realize (widget);

  if (self->secret)
    gtk_text_buffer_remove_selection_clipboard (get_buffer (self),
                                                gtk_widget_get_primary_clipboard (widget));
}

static void
sealwax_text_view_unrealize (GtkWidget *widget)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (widget);

  if (self->secret)
    gtk_text_buffer_add_selection_clipboard (get_buffer (self),
                                             gtk_widget_get_primary_clipboard (widget));

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
                                     self->secret ? GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK : GTK_INPUT_HINT_NO_SPELLCHECK);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_text_view_dispose (GObject *object)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (object);

  g_clear_pointer (&self->whole, sealwax_secret_unref);

  G_OBJECT_CLASS (sealwax_text_view_parent_class)->dispose (object);
}

static void
sealwax_text_view_class_init (SealwaxTextViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = sealwax_text_view_dispose;
  object_class->get_property = sealwax_text_view_get_property;
  object_class->set_property = sealwax_text_view_set_property;
  widget_class->realize = sealwax_text_view_realize;
  widget_class->unrealize = sealwax_text_view_unrealize;
  view_class->copy_clipboard = sealwax_text_view_copy_clipboard;
  view_class->cut_clipboard = sealwax_text_view_cut_clipboard;
  view_class->paste_clipboard = sealwax_text_view_paste_clipboard;

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
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_buffer_create_tag (buffer, "unhyphenated", "insert-hyphens", FALSE, NULL);
  g_signal_connect_after (buffer, "insert-text", G_CALLBACK (on_text_inserted), NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);
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
  GtkTextIter start, end;

  g_return_val_if_fail (SEALWAX_IS_TEXT_VIEW (self), NULL);

  if (self->whole != NULL)
    return sealwax_secret_ref (self->whole);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);

  return sealwax_secret_new_take (gtk_text_buffer_get_text (get_buffer (self), &start, &end, TRUE));
}

/**
 * sealwax_text_view_set_text:
 * @self: a text view
 * @text: UTF-8 without NUL
 *
 * Replaces the text, as one step of undo. The signal `edited` is not sent. The history belongs to texts that are shown
 * whole, and ends with others: a preview must never come back as if it were the text.
 */
void
sealwax_text_view_set_text (SealwaxTextView *self,
                            SealwaxSecret   *text)
{
  gboolean is_whole = !sealwax_preview_is_needed (text);
  g_autoptr (SealwaxSecret) shown = is_whole ? sealwax_secret_ref (text) : sealwax_preview_make (text);

  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  self->setting = TRUE;
  if (!is_whole || self->whole != NULL)
    gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);

  g_clear_pointer (&self->whole, sealwax_secret_unref);
  if (!is_whole)
    {
      self->whole = sealwax_secret_ref (text);
      self->length = (gsize)g_utf8_strlen (sealwax_secret_get_text (text), (gssize)sealwax_secret_get_size (text));
    }

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), is_whole);
  show_text (self, shown);
  gtk_text_buffer_set_enable_undo (get_buffer (self), is_whole);
  self->setting = FALSE;
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
  GtkTextBuffer *buffer = get_buffer (self);
  g_autoptr (SealwaxSecret) result = NULL;

  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  result = self->whole != NULL ? sealwax_secret_ref (text) : splice (self, text);
  if (self->whole != NULL || sealwax_preview_is_needed (result))
    {
      sealwax_text_view_set_text (self, result);
      g_signal_emit (self, signals[EDITED], 0);
      return;
    }

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, sealwax_secret_get_text (text), (int)sealwax_secret_get_size (text));
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
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

  if (self->whole != NULL)
    return self->length;

  return (gsize)gtk_text_buffer_get_char_count (get_buffer (self));
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

  return self->whole == NULL;
}

/**
 * sealwax_text_view_wipe:
 * @self: a text view
 *
 * Empties the view for good, with the history of changes.
 */
void
sealwax_text_view_wipe (SealwaxTextView *self)
{
  g_autoptr (SealwaxSecret) nothing = sealwax_secret_new (NULL, 0);

  g_return_if_fail (SEALWAX_IS_TEXT_VIEW (self));

  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  sealwax_text_view_set_text (self, nothing);
}
