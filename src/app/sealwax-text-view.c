/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-view.h"

/**
 * SealwaxTextView:
 *
 * A text view for text of unknown size and of some secrecy. Pasting is left to whoever listens to its signal `paste`, since
 * GtkTextView would put in anything at once; and where its text is secret, selecting it does not publish it to the
 * primary selection, nor do input methods and spell checkers learn from it.
 */
struct _SealwaxTextView
{
  GtkTextView parent_instance;

  gboolean secret;
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
  PASTE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

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
    gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                                gtk_widget_get_primary_clipboard (widget));
}

static void
sealwax_text_view_unrealize (GtkWidget *widget)
{
  SealwaxTextView *self = SEALWAX_TEXT_VIEW (widget);

  if (self->secret)
    gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
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
sealwax_text_view_class_init (SealwaxTextViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->get_property = sealwax_text_view_get_property;
  object_class->set_property = sealwax_text_view_set_property;
  widget_class->realize = sealwax_text_view_realize;
  widget_class->unrealize = sealwax_text_view_unrealize;
  view_class->paste_clipboard = sealwax_text_view_paste_clipboard;

  /**
   * SealwaxTextView:secret:
   *
   * Whether the text is secret. Set before the view is shown.
   */
  properties[PROP_SECRET] = g_param_spec_boolean ("secret", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_create_tag (buffer, "unhyphenated", "insert-hyphens", FALSE, NULL);
  g_signal_connect_after (buffer, "insert-text", G_CALLBACK (on_text_inserted), NULL);
}
