/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-key-print.h"
#include "sealwax-print-window.h"
#include "sealwax-process.h"
#include "sealwax-words.h"

/* Prints the words that spell a key on one sheet, in the same groups as on the screen. */

#define WORDS_KEY "sealwax-words"
#define PARENT_KEY "sealwax-parent"
#define ON_A_LINE 4

/* All in points. On small paper, the words are as large as a quarter of a line has room for. */
#define TITLE_SIZE 16
#define TEXT_SIZE 11
#define WORD_SIZE 14
#define LEAST_WORD_SIZE 6
#define CELL_WIDTH_PER_SIZE 7.5

typedef struct
{
  GtkPrintContext *context; /* borrowed */
  double           width;
  double           y;
} Sheet;

static PangoLayout *
make_layout (const Sheet *sheet,
             const char  *text,
             double       size,
             gboolean     is_bold)
{
  PangoLayout          *layout = gtk_print_context_create_pango_layout (sheet->context);
  PangoFontDescription *font = pango_font_description_from_string (is_bold ? "Sans Bold" : "Sans");
  PangoAttrList        *attributes = pango_attr_list_new ();

  pango_font_description_set_size (font, (int)(size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0")); /* each letter for itself, to be read by all */
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);

  return layout;
}

static void
draw_paragraph (Sheet      *sheet,
                const char *text,
                double      size,
                gboolean    is_bold)
{
  cairo_t *cairo = gtk_print_context_get_cairo_context (sheet->context);
  g_autoptr (PangoLayout) layout = make_layout (sheet, text, size, is_bold);
  int height;

  pango_layout_set_width (layout, (int)(sheet->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (cairo, 0, sheet->y);
  pango_cairo_show_layout (cairo, layout);
  sheet->y += (double)height / PANGO_SCALE + size;
}

static void
draw_word (Sheet      *sheet,
           guint       index,
           const char *word)
{
  cairo_t         *cairo = gtk_print_context_get_cairo_context (sheet->context);
  double           cell = sheet->width / ON_A_LINE;
  double           size = CLAMP (cell / CELL_WIDTH_PER_SIZE, LEAST_WORD_SIZE, WORD_SIZE);
  guint            column = index % ON_A_LINE;
  gboolean         is_mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  g_autofree char *text = g_strdup_printf ("%s%u %s", index + 1 < 10 ? "\u2007" : "", index + 1, word);
  g_autoptr (PangoLayout) layout = make_layout (sheet, text, size, FALSE);

  cairo_move_to (cairo, cell * (is_mirrored ? ON_A_LINE - 1 - column : column), sheet->y);
  pango_cairo_show_layout (cairo, layout);
  if (column == ON_A_LINE - 1)
    sheet->y += 2 * size;
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page)
{
  SealwaxSecret *words = g_object_get_data (G_OBJECT (operation), WORDS_KEY);
  Sheet          sheet = { .context = context, .width = gtk_print_context_get_width (context) };
  g_auto (GStrv) split = NULL;

  if (words == NULL)
    {
      gtk_print_operation_cancel (operation);
      return;
    }

  draw_paragraph (&sheet, _ ("Key in Words"), TITLE_SIZE, TRUE);
  /* Translators: on paper, before a line on which a person writes what the key is for. */
  draw_paragraph (&sheet, _ ("For: ________________________"), TEXT_SIZE, FALSE);
  split = g_strsplit (sealwax_secret_get_text (words), " ", SEALWAX_WORDS_OF_KEY);
  for (guint i = 0; split[i] != NULL; i++)
    draw_word (&sheet, i, split[i]);
  /* Translators: on paper, below the words of a key. “Type Words…” is the item of a menu. */
  draw_paragraph (&sheet,
                  _ ("Whoever has these words has the key. To use it again, choose “Type Words…” in the menu beside the passphrase in Sealwax."),
                  TEXT_SIZE,
                  FALSE);
}

static void
on_done (GtkPrintOperation *operation)
{
  g_object_set_data (G_OBJECT (operation), WORDS_KEY, NULL);
  g_object_set_data (G_OBJECT (operation), PARENT_KEY, NULL);
  sealwax_process_release ();
}

/**
 * sealwax_key_print_new:
 * @words: the words that spell a key, with a space between each two
 *
 * GTK hands what is printed to the printer's spool through a file without a name; nothing can be done about that, or about what the
 * spool and the printer keep.
 *
 * Returns: (transfer full): what prints the words, on one sheet
 */
GtkPrintOperation *
sealwax_key_print_new (SealwaxSecret *words)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Key in Words"));
  g_object_set_data_full (G_OBJECT (operation), WORDS_KEY, sealwax_secret_ref (words), (GDestroyNotify)sealwax_secret_unref);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), NULL);
  g_signal_connect (operation, "done", G_CALLBACK (on_done), NULL);

  return operation;
}

/**
 * sealwax_key_print_run:
 * @operation: what prints, which was just made
 * @parent: the window that asks
 *
 * Lets the person choose a printer, and prints. There is no preview, which would be in another program. It runs until
 * GtkPrintOperation::done, which may be emitted at once.
 */
void
sealwax_key_print_run (GtkPrintOperation *operation,
                       GtkWindow         *parent)
{
  g_object_set_data_full (G_OBJECT (operation), PARENT_KEY, g_object_ref (parent), g_object_unref);
  sealwax_process_hold ();
  (void)gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
  sealwax_print_window_hide_preview (parent);
}

/**
 * sealwax_key_print_cancel:
 * @operation: what prints
 *
 * Prints nothing any more, as far as it was not printed yet.
 */
void
sealwax_key_print_cancel (GtkPrintOperation *operation)
{
  GtkWindow *parent = g_object_get_data (G_OBJECT (operation), PARENT_KEY);

  g_object_set_data (G_OBJECT (operation), WORDS_KEY, NULL);
  if (parent != NULL)
    sealwax_print_window_close (parent);
}
