/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-narrow-popover.h"
#include "sealwax-seal-button.h"

#define LARGE_SEAL_PX 96

/* Of what it says, where there is room. */
#define CHARS_MAX 32

/**
 * SealwaxSealButton:
 *
 * The seal of a text or a message, and its word. A press shows what it means and what is known besides. It is hidden while
 * there is no seal.
 */
struct _SealwaxSealButton
{
  AdwBin parent_instance;

  SealwaxSeal seal;
  char       *sentence;
  char      **facts;   /* a name, its value, and so on */
  GtkWidget  *line;    /* weak */
  GtkWidget  *popover; /* (nullable): while it is open */

  /* Template. */
  GtkWidget       *button;
  SealwaxSealIcon *icon;
  GtkWidget       *box;
  GtkLabel        *word_label;
};

G_DEFINE_FINAL_TYPE (SealwaxSealButton, sealwax_seal_button, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHARS_MAX);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_facts (SealwaxSealButton *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (int i = 0; self->facts[i] != NULL && self->facts[i + 1] != NULL; i += 2)
    {
      GtkWidget *name = make_label (self->facts[i], "dimmed");
      GtkWidget *value = make_label (self->facts[i + 1], NULL);

      gtk_widget_set_valign (name, GTK_ALIGN_START);
      gtk_label_set_selectable (GTK_LABEL (value), FALSE);
      gtk_grid_attach (GTK_GRID (grid), name, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), value, 1, i, 1, 1);
    }

  return grid;
}

static GtkWidget *
make_large_seal (SealwaxSealButton *self)
{
  GtkWidget  *image = gtk_image_new_from_icon_name (sealwax_seal_get_icon (self->seal, TRUE));
  const char *css_class = sealwax_seal_get_class (self->seal);

  gtk_image_set_pixel_size (GTK_IMAGE (image), LARGE_SEAL_PX);
  if (css_class != NULL)
    gtk_widget_add_css_class (image, css_class);

  return image;
}

static void
close_popover (SealwaxSealButton *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
close_popover_later (gpointer user_data)
{
  g_autoptr (SealwaxSealButton) self = user_data;

  if (self->popover != NULL && !gtk_widget_get_visible (self->popover)) /* it may have been opened again */
    close_popover (self);
}

/* Not at once: GTK is still busy with it. */
static void
on_popover_closed (SealwaxSealButton *self)
{
  g_idle_add_once (close_popover_later, g_object_ref (self));
}

/* Made anew each time, of what is known then. It scrolls where a low window has no room for all of it. */
static void
on_clicked (SealwaxSealButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_add_css_class (box, "seal-details");
  gtk_box_append (GTK_BOX (box), make_large_seal (self));
  gtk_box_append (GTK_BOX (box), make_label (sealwax_seal_get_word (self->seal), "title-3"));
  gtk_box_append (GTK_BOX (box), make_label (self->sentence, NULL));
  gtk_box_append (GTK_BOX (box), make_facts (self));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);

  close_popover (self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START); /* in a narrow window it would reach out over the edge */
  gtk_widget_set_parent (self->popover, self->button);
  sealwax_narrow_popover_watch (self->popover, CHARS_MAX);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
sealwax_seal_button_dispose (GObject *object)
{
  SealwaxSealButton *self = SEALWAX_SEAL_BUTTON (object);

  close_popover (self);
  g_clear_weak_pointer (&self->line); /* it goes with the box that it is in */

  G_OBJECT_CLASS (sealwax_seal_button_parent_class)->dispose (object);
}

static void
sealwax_seal_button_finalize (GObject *object)
{
  SealwaxSealButton *self = SEALWAX_SEAL_BUTTON (object);

  g_free (self->sentence);
  g_strfreev (self->facts);

  G_OBJECT_CLASS (sealwax_seal_button_parent_class)->finalize (object);
}

static void
sealwax_seal_button_class_init (SealwaxSealButtonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_seal_button_dispose;
  object_class->finalize = sealwax_seal_button_finalize;

  g_type_ensure (SEALWAX_TYPE_SEAL_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-seal-button.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxSealButton, button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxSealButton, icon);
  gtk_widget_class_bind_template_child (widget_class, SealwaxSealButton, box);
  gtk_widget_class_bind_template_child (widget_class, SealwaxSealButton, word_label);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
sealwax_seal_button_init (SealwaxSealButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

/**
 * sealwax_seal_button_get_icon:
 * @self: a seal button
 *
 * Returns: (transfer none): its icon, which can be animated
 */
SealwaxSealIcon *
sealwax_seal_button_get_icon (SealwaxSealButton *self)
{
  g_return_val_if_fail (SEALWAX_IS_SEAL_BUTTON (self), NULL);

  return self->icon;
}

static void
set_colour (SealwaxSealButton *self,
            const char        *css_class,
            gboolean           set)
{
  if (css_class == NULL)
    return;

  if (set)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
      gtk_widget_add_css_class (GTK_WIDGET (self->word_label), css_class);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), css_class);
      gtk_widget_remove_css_class (GTK_WIDGET (self->word_label), css_class);
    }
}

/**
 * sealwax_seal_button_show:
 * @self: a seal button
 * @seal: the seal
 * @sentence: what it means
 * @facts: (array zero-terminated=1): what is known besides: a name, its value, and so on
 *
 * Shows a seal, or hides the button if there is none. If the button is open, it closes when there is something new to say.
 */
void
sealwax_seal_button_show (SealwaxSealButton *self,
                          SealwaxSeal        seal,
                          const char        *sentence,
                          const char *const *facts)
{
  g_return_if_fail (SEALWAX_IS_SEAL_BUTTON (self));

  if (seal == self->seal && g_strcmp0 (sentence, self->sentence) == 0 && self->facts != NULL && g_strv_equal (facts, (const char *const *)self->facts))
    return;

  set_colour (self, sealwax_seal_get_class (self->seal), FALSE);
  set_colour (self, sealwax_seal_get_class (seal), TRUE);
  self->seal = seal;
  g_set_str (&self->sentence, sentence);
  g_strfreev (self->facts);
  self->facts = g_strdupv ((char **)facts);

  close_popover (self);
  sealwax_seal_icon_set_seal (self->icon, seal);
  gtk_label_set_label (self->word_label, sealwax_seal_get_word (seal));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, sealwax_seal_get_word (seal), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), seal != SEALWAX_SEAL_NONE);
}

/**
 * sealwax_seal_button_set_line:
 * @self: a seal button
 * @line: (nullable): a widget without a parent
 *
 * Puts a line below the word, inside the button, which is then high enough for a finger. It takes the place of the line that
 * was there, which has no parent from then on.
 */
void
sealwax_seal_button_set_line (SealwaxSealButton *self,
                              GtkWidget         *line)
{
  g_return_if_fail (SEALWAX_IS_SEAL_BUTTON (self));

  if (self->line != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->line);
  g_set_weak_pointer (&self->line, line);
  if (line != NULL)
    gtk_box_append (GTK_BOX (self->box), line);
  gtk_widget_set_hexpand (self->button, line != NULL);
  gtk_widget_set_halign (self->button, line != NULL ? GTK_ALIGN_FILL : GTK_ALIGN_START);
}
