/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-mute-label.h"

/* It need not be wider than this many characters. */
#define WIDTH_CHARS 60

/**
 * SealwaxMuteLabel:
 *
 * A text that is only drawn. A #GtkLabel tells every change of its text on the accessibility bus, and answers whoever asks
 * there. That is its purpose, and it cannot be stopped. Here, the text is in the picture and nowhere else: not in the name
 * or the description, and not in the size, if there is always room for the same texts. Whoever uses this says what others
 * may know, as the widget's accessible label.
 */
struct _SealwaxMuteLabel
{
  GtkWidget parent_instance;

  char *text;
  GStrv room; /* (nullable): texts for which there is always room */
};

G_DEFINE_FINAL_TYPE (SealwaxMuteLabel, sealwax_mute_label, GTK_TYPE_WIDGET)

/* @width is in pixels; -1 is as wide as the text is. */
static PangoLayout *
make_layout (SealwaxMuteLabel *self,
             const char       *text,
             int               width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);

  return layout;
}

static int
get_width_of_chars (SealwaxMuteLabel *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               width = PANGO_PIXELS_CEIL (WIDTH_CHARS * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return width;
}

static int
measure_text (SealwaxMuteLabel *self,
              const char       *text,
              GtkOrientation    orientation,
              int               width)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, width);
  int text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);

  return orientation == GTK_ORIENTATION_HORIZONTAL ? text_width : text_height;
}

static GtkSizeRequestMode
sealwax_mute_label_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Measures what there has to be room for, and not what is shown. It can be as narrow as anyone wants. */
static void
sealwax_mute_label_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  SealwaxMuteLabel  *self = SEALWAX_MUTE_LABEL (widget);
  const char *const  only[] = { self->text, NULL };
  const char *const *texts = self->room != NULL ? (const char *const *)self->room : only;
  int                most = get_width_of_chars (self);
  int                width = -1; /* as wide as the text is */

  if (orientation == GTK_ORIENTATION_VERTICAL)
    width = for_size < 0 ? most : for_size;

  *natural = 0;
  for (gsize i = 0; texts[i] != NULL; i++)
    *natural = MAX (*natural, measure_text (self, texts[i], orientation, width));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MIN (*natural, most);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : *natural;
}

static void
sealwax_mute_label_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  SealwaxMuteLabel *self = SEALWAX_MUTE_LABEL (widget);
  g_autoptr (PangoLayout) layout = make_layout (self, self->text, gtk_widget_get_width (widget));
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, layout, &color);
}

static void
sealwax_mute_label_finalize (GObject *object)
{
  SealwaxMuteLabel *self = SEALWAX_MUTE_LABEL (object);

  g_free (self->text);
  g_strfreev (self->room);

  G_OBJECT_CLASS (sealwax_mute_label_parent_class)->finalize (object);
}

static void
sealwax_mute_label_class_init (SealwaxMuteLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sealwax_mute_label_finalize;
  widget_class->get_request_mode = sealwax_mute_label_get_request_mode;
  widget_class->measure = sealwax_mute_label_measure;
  widget_class->snapshot = sealwax_mute_label_snapshot;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
sealwax_mute_label_init (SealwaxMuteLabel *self)
{
  self->text = g_strdup ("");
}

/**
 * sealwax_mute_label_new:
 *
 * Returns: (transfer none): a new, empty label
 */
GtkWidget *
sealwax_mute_label_new (void)
{
  return g_object_new (SEALWAX_TYPE_MUTE_LABEL, NULL);
}

/**
 * sealwax_mute_label_set_text:
 * @self: a label
 * @text: what to show
 *
 * Shows a text.
 */
void
sealwax_mute_label_set_text (SealwaxMuteLabel *self,
                             const char       *text)
{
  g_return_if_fail (SEALWAX_IS_MUTE_LABEL (self));

  if (!g_set_str (&self->text, text))
    return;

  if (self->room == NULL)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sealwax_mute_label_set_room:
 * @self: a label
 * @texts: (array zero-terminated=1): the longest texts that it will show
 *
 * Makes it large enough for each of these, whatever it shows. Otherwise its size, which everybody can ask for, would give
 * the text away.
 */
void
sealwax_mute_label_set_room (SealwaxMuteLabel  *self,
                             const char *const *texts)
{
  g_return_if_fail (SEALWAX_IS_MUTE_LABEL (self));

  g_strfreev (self->room);
  self->room = g_strdupv ((char **)texts);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
