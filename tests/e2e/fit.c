/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: when it gets SIGUSR1, it writes what is on the screen and where, into the file that
 * SEALWAX_FIT_FILE names. Assistive technology is told where a label is, but not that its end is cut off. */

#include <glib-unix.h>
#include <gtk/gtk.h>

/* Until the window has had time to lay itself out again: what it finds out in one frame moves things in the next. */
#define FRAMES 3

/* Numbers are written in hundredths of a pixel, because some languages have a comma in a fraction. */
#define HUNDREDTHS(x) ((int)(100. * (double)(x)))

typedef struct
{
  GString *lines;
  guint    count;
} Report;

static int frames_left;

/* Of one line of its text, in pixels. */
static double
get_line_height (GtkWidget *widget)
{
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);

  return (double)height / PANGO_SCALE;
}

/* What a label says, whether that is cut off, and whether there is a tooltip to say all of it. */
static void
describe_label (GtkLabel *label,
                GString  *flags,
                char    **text)
{
  *text = g_strdup (gtk_label_get_text (label));
  if (pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    g_string_append (flags, " ellipsized");
  for (GtkWidget *w = GTK_WIDGET (label); w != NULL && !GTK_IS_ROOT (w); w = gtk_widget_get_parent (w))
    if (gtk_widget_get_has_tooltip (w))
      {
        g_string_append (flags, " tooltip");
        break;
      }
}

static void
describe (GtkWidget *widget,
          GString   *flags,
          char     **text)
{
  *text = NULL;
  if (GTK_IS_LABEL (widget))
    describe_label (GTK_LABEL (widget), flags, text);
  if (GTK_IS_TEXT_VIEW (widget))
    {
      if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) == 0)
        g_string_append (flags, " empty");
      g_string_append_printf (flags, " line=%d", HUNDREDTHS (get_line_height (widget)));
    }
  if (GTK_IS_BUTTON (widget) || GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_DROP_DOWN (widget))
    g_string_append (flags, " control");
  if (gtk_widget_has_css_class (widget, "suggested-action"))
    g_string_append (flags, " suggested");
  if (gtk_widget_has_css_class (widget, "filled")) /* a block of a GtkLevelBar */
    g_string_append (flags, " filled");
  if (gtk_widget_has_focus (widget))
    g_string_append (flags, " focused");
}

/* Each widget before what is in it: its number and its parent's, its type, its place in the window, what is known about it, and
 * its text. */
static void
report (Report    *self,
        GtkWidget *widget,
        int        parent)
{
  g_autoptr (GString) flags = g_string_new ("");
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  int              number = (int)self->count++;
  graphene_rect_t  place;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &place))
    return;

  describe (widget, flags, &text);
  escaped = g_strescape (text != NULL ? text : "", NULL);
  g_string_append_printf (self->lines,
                          "%d\t%d\t%s\t%d\t%d\t%d\t%d\t%s\t%s\n",
                          number,
                          parent,
                          G_OBJECT_TYPE_NAME (widget),
                          HUNDREDTHS (place.origin.x),
                          HUNDREDTHS (place.origin.y),
                          HUNDREDTHS (place.size.width),
                          HUNDREDTHS (place.size.height),
                          flags->str,
                          escaped);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    report (self, child, number);
}

static void
write_report (GtkWidget *window)
{
  Report self = { g_string_new (""), 0 };

  report (&self, window, -1);
  /* In the place of the last one, whole. */
  g_file_set_contents (g_getenv ("SEALWAX_FIT_FILE"), self.lines->str, (gssize)self.lines->len, NULL);
  g_string_free (self.lines, TRUE);
}

static gboolean
on_tick (GtkWidget     *window,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  if (--frames_left > 0)
    return G_SOURCE_CONTINUE;

  write_report (window);

  return G_SOURCE_REMOVE;
}

static gboolean
on_signal (gpointer user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) window = g_list_model_get_item (windows, 0);

  if (frames_left <= 0 && window != NULL)
    gtk_widget_add_tick_callback (window, on_tick, NULL, NULL);
  frames_left = FRAMES;

  return G_SOURCE_CONTINUE;
}

__attribute__ ((constructor)) static void
wait_for_signal (void)
{
  if (g_getenv ("SEALWAX_FIT_FILE") != NULL)
    g_unix_signal_add (SIGUSR1, on_signal, NULL);
}
