/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-word-grid.h"

/* A group is read and written in one go. */
#define GROUP 4

/* Between columns, between rows, and between groups; pixels. */
#define COLUMN_SPACING 12
#define ROW_SPACING 6
#define GROUP_SPACING 18

/* As wide as most words are, with their numbers, and with signs. */
#define LONG_WORD "24 mammoth"
#define LONG_MARKED_WORD LONG_WORD " ✗"

/* As wide as a digit. */
#define FIGURE_SPACE "\u2007"

/**
 * SealwaxWordGrid:
 *
 * Numbered words in groups of four: each group is a row, or where there is no room for that, two rows or four. Of words that are
 * shown as a whole, it takes the keyboard's focus, so that a screen reader comes to them and reads them. They cannot be selected: a
 * selection goes to other programs in the clear. GTK keeps copies of a label's text that nobody can overwrite before they are
 * freed, as docs/threat-model.md says.
 */
struct _SealwaxWordGrid
{
  GtkWidget parent_instance;

  guint    count;
  gboolean is_marked;
};

G_DEFINE_FINAL_TYPE (SealwaxWordGrid, sealwax_word_grid, GTK_TYPE_WIDGET)

/* Of the widest cell. There is always room for a long word, so that nothing moves while words are typed. */
static int
get_cell_width (GtkWidget *widget)
{
  gboolean is_marked = SEALWAX_WORD_GRID (widget)->is_marked;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, is_marked ? LONG_MARKED_WORD : LONG_WORD);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  for (GtkWidget *cell = gtk_widget_get_first_child (widget); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      int natural;

      gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width = MAX (width, natural);
    }

  return width;
}

static int
get_cell_height (GtkWidget *widget)
{
  int height = 0;

  for (GtkWidget *cell = gtk_widget_get_first_child (widget); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      int natural;

      gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }

  return height;
}

static int
get_width_of_columns (int cell,
                      int columns)
{
  return columns * (cell + COLUMN_SPACING) - COLUMN_SPACING;
}

/* A negative width is any. */
static int
get_columns (int cell,
             int width)
{
  int columns = GROUP;

  while (columns > 1 && width >= 0 && width < get_width_of_columns (cell, columns))
    columns /= 2;

  return columns;
}

/* Where a row begins; the row behind the last one tells the whole height. */
static int
get_row_top (int row,
             int columns,
             int cell)
{
  int groups = row / (GROUP / columns);

  return row * (cell + ROW_SPACING) + groups * (GROUP_SPACING - ROW_SPACING);
}

static GtkSizeRequestMode
sealwax_word_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sealwax_word_grid_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  SealwaxWordGrid *self = SEALWAX_WORD_GRID (widget);
  int              width = get_cell_width (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width;
      *natural = get_width_of_columns (width, GROUP);
    }
  else
    {
      int columns = get_columns (width, for_size);
      int last = ((int)self->count - 1) / columns;
      int height = get_cell_height (widget);

      *minimum = *natural = get_row_top (last, columns, height) + height;
    }
}

/* Numbers run from where writing begins; columns share all of the width. */
static void
sealwax_word_grid_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      cell_width = get_cell_width (widget);
  int      cell_height = get_cell_height (widget);
  int      columns = get_columns (cell_width, width);
  int      i = 0;

  for (GtkWidget *cell = gtk_widget_get_first_child (widget); cell != NULL; cell = gtk_widget_get_next_sibling (cell), i++)
    {
      int start = i % columns * (width + COLUMN_SPACING) / columns;
      int x = is_mirrored ? width - start - cell_width : start;

      gtk_widget_size_allocate (cell, &(GtkAllocation){ x, get_row_top (i / columns, columns, cell_height), cell_width, cell_height }, -1);
    }
}

static void
sealwax_word_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sealwax_word_grid_parent_class)->dispose (object);
}

static void
sealwax_word_grid_class_init (SealwaxWordGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_word_grid_dispose;
  widget_class->get_request_mode = sealwax_word_grid_get_request_mode;
  widget_class->measure = sealwax_word_grid_measure;
  widget_class->size_allocate = sealwax_word_grid_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sealwax_word_grid_init (SealwaxWordGrid *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "words-field");
}

static const char *
get_sign (SealwaxWordMark mark)
{
  switch (mark)
    {
    case SEALWAX_WORD_MARK_RIGHT:
      return " ✓";
    case SEALWAX_WORD_MARK_WRONG:
      return " ✗";
    case SEALWAX_WORD_MARK_NONE:
    default:
      return "";
    }
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * sealwax_word_grid_new:
 * @count: how many words there will be, from 1
 * @is_marked: whether anything will be said of them
 *
 * Returns: (transfer floating): a grid with room for them, which are not there yet
 */
GtkWidget *
sealwax_word_grid_new (guint    count,
                       gboolean is_marked)
{
  SealwaxWordGrid *self = g_object_new (SEALWAX_TYPE_WORD_GRID, NULL);

  self->count = count;
  self->is_marked = is_marked;
  for (guint i = 0; i < count; i++)
    {
      GtkWidget *cell = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (cell), 0);
      gtk_widget_set_direction (cell, GTK_TEXT_DIR_LTR); /* as the words are written, in any language */
      gtk_widget_add_css_class (cell, "numeric");
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
      sealwax_word_grid_set_word (self, i, NULL, SEALWAX_WORD_MARK_NONE);
    }

  return GTK_WIDGET (self);
}

/**
 * sealwax_word_grid_set_word:
 * @self: a grid
 * @index: which word, from 0
 * @word: (nullable): the word, or %NULL if there is none
 * @mark: what is said of it
 *
 * Shows a word, with its number.
 */
void
sealwax_word_grid_set_word (SealwaxWordGrid *self,
                            guint            index,
                            const char      *word,
                            SealwaxWordMark  mark)
{
  GtkWidget       *cell;
  g_autofree char *text = NULL;

  g_return_if_fail (SEALWAX_IS_WORD_GRID (self));
  g_return_if_fail (index < self->count);

  cell = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (guint i = 0; i < index; i++)
    cell = gtk_widget_get_next_sibling (cell);

  text = g_strdup_printf ("%s%u %s%s", self->count >= 10 && index + 1 < 10 ? FIGURE_SPACE : "", index + 1, word != NULL ? word : "…", get_sign (mark));
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (cell)), text) != 0)
    gtk_label_set_label (GTK_LABEL (cell), text);
  set_class (cell, "success", mark == SEALWAX_WORD_MARK_RIGHT);
  set_class (cell, "error", mark == SEALWAX_WORD_MARK_WRONG);
  set_class (cell, "dimmed", word == NULL);
}

/* As a screen reader reads them. */
static char *
join (char **words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (text, "%s%u %s", i > 0 ? ", " : "", i + 1, words[i]);

  return g_string_free_and_steal (text);
}

/**
 * sealwax_word_grid_set_words:
 * @self: a grid
 * @words: (nullable): as many words as it has room for, with a space between each two; or %NULL to forget them
 *
 * Shows all words, and takes the keyboard's focus.
 */
void
sealwax_word_grid_set_words (SealwaxWordGrid *self,
                             SealwaxSecret   *words)
{
  g_auto (GStrv) split = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (SEALWAX_IS_WORD_GRID (self));

  split = g_strsplit (words != NULL ? sealwax_secret_get_text (words) : "", " ", (gint)self->count);
  for (guint i = 0; i < self->count; i++)
    sealwax_word_grid_set_word (self, i, i < g_strv_length (split) ? split[i] : NULL, SEALWAX_WORD_MARK_NONE);

  text = join (split);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_focusable (GTK_WIDGET (self), words != NULL);
}
