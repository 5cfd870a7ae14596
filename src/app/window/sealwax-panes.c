/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-paned-order.h"
#include "sealwax-panes.h"

/**
 * SealwaxPanes:
 *
 * The two panes: side by side, shared as the person wants it, or one of them, where there is no room for both.
 */
struct _SealwaxPanes
{
  AdwBin parent_instance;

  SealwaxPane *plaintext;
  SealwaxPane *ciphertext;
  GtkPaned    *paned;

  gboolean narrow;
  gboolean is_ciphertext_chosen;
  double   split;
  int      split_width; /* of both panes together, when it was last looked at; pixels */
};

G_DEFINE_FINAL_TYPE (SealwaxPanes, sealwax_panes, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PLAINTEXT,
  PROP_CIPHERTEXT,
  PROP_NARROW,
  PROP_SHOWN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Once there are both. */
static void
put_panes (SealwaxPanes *self)
{
  if (self->plaintext == NULL || self->ciphertext == NULL)
    return;

  gtk_paned_set_start_child (self->paned, GTK_WIDGET (self->plaintext));
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->ciphertext));
  sealwax_paned_order_set (self->paned);
}

static void
update_visible (SealwaxPanes *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->plaintext), !self->narrow || !self->is_ciphertext_chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->ciphertext), !self->narrow || self->is_ciphertext_chosen);
}

static void
choose (SealwaxPanes *self,
        gboolean      is_ciphertext)
{
  if (self->is_ciphertext_chosen == is_ciphertext)
    return;

  self->is_ciphertext_chosen = is_ciphertext;
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
set_narrow (SealwaxPanes *self,
            gboolean      narrow)
{
  SealwaxPane *focused = sealwax_panes_get_focused (self);

  if (focused != NULL)
    sealwax_panes_show (self, focused);
  self->narrow = narrow;
  update_visible (self);
}

/* Called whenever the handle between the panes may have been moved: by the person, whose choice is kept, or by GtkPaned,
 * because its width has changed. GtkPaned only scales the position that it has, so whatever it loses when there is no room
 * never comes back. And as long as nobody has set a position, it works one out from what the panes hold. So the position is
 * always set, and worked out from the person's choice and the width. */
static void
follow_split (SealwaxPanes *self)
{
  int      width = gtk_widget_get_width (GTK_WIDGET (self->paned));
  int      position = gtk_paned_get_position (self->paned);
  int      min, max, wanted;
  gboolean is_set;

  if (self->narrow || width == 0)
    return;

  g_object_get (self->paned, "min-position", &min, "max-position", &max, "position-set", &is_set, NULL);
  wanted = CLAMP ((int)(self->split * width + 0.5), min, MAX (min, max));
  if (is_set && position == wanted)
    {
      self->split_width = width;
      return;
    }

  if (is_set && width == self->split_width)
    {
      self->split = position / (double)width;
      return;
    }

  self->split_width = width;
  gtk_paned_set_position (self->paned, wanted);
}

static void
sealwax_panes_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SealwaxPanes *self = SEALWAX_PANES (object);

  switch (prop_id)
    {
    case PROP_PLAINTEXT:
      g_value_set_object (value, self->plaintext);
      break;
    case PROP_CIPHERTEXT:
      g_value_set_object (value, self->ciphertext);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SHOWN:
      g_value_set_string (value, self->is_ciphertext_chosen ? "ciphertext" : "plaintext");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_panes_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SealwaxPanes *self = SEALWAX_PANES (object);

  switch (prop_id)
    {
    case PROP_PLAINTEXT:
      self->plaintext = g_value_get_object (value);
      put_panes (self);
      break;
    case PROP_CIPHERTEXT:
      self->ciphertext = g_value_get_object (value);
      put_panes (self);
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_SHOWN:
      choose (self, g_strcmp0 (g_value_get_string (value), "ciphertext") == 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_panes_class_init (SealwaxPanesClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sealwax_panes_get_property;
  object_class->set_property = sealwax_panes_set_property;

  /**
   * SealwaxPanes:plaintext:
   *
   * The pane of the plaintext. To be set once, as the other one.
   */
  properties[PROP_PLAINTEXT] = g_param_spec_object ("plaintext", NULL, NULL, SEALWAX_TYPE_PANE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SealwaxPanes:ciphertext:
   *
   * The pane of the ciphertext. To be set once, as the other one.
   */
  properties[PROP_CIPHERTEXT] = g_param_spec_object ("ciphertext", NULL, NULL, SEALWAX_TYPE_PANE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SealwaxPanes:narrow:
   *
   * Whether there is room for one pane only. Then it is the one that has the focus, or else the one that was shown last.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SealwaxPanes:shown:
   *
   * Which pane is shown when there is room for one only: "plaintext" or "ciphertext".
   */
  properties[PROP_SHOWN] = g_param_spec_string ("shown", NULL, NULL, "plaintext", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-panes.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxPanes, paned);
  gtk_widget_class_bind_template_callback (widget_class, follow_split);
}

static void
sealwax_panes_init (SealwaxPanes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_panes_is_narrow:
 * @self: the panes
 *
 * Returns: whether there is room for one pane only
 */
gboolean
sealwax_panes_is_narrow (SealwaxPanes *self)
{
  return self->narrow;
}

/**
 * sealwax_panes_set_split:
 * @self: panes that were not shown yet
 * @split: the plaintext pane's share of the width, from 0 to 1
 *
 * The panes share the width like this as soon as it is known, as far as GTK lets them: none gets narrower than it can be.
 */
void
sealwax_panes_set_split (SealwaxPanes *self,
                         double        split)
{
  self->split = split;
}

/**
 * sealwax_panes_get_split:
 * @self: the panes
 *
 * Returns: the plaintext pane's share of the width, from 0 to 1, as the person wants it
 */
double
sealwax_panes_get_split (SealwaxPanes *self)
{
  return self->split;
}

/**
 * sealwax_panes_show:
 * @self: the panes
 * @pane: one of them
 *
 * Makes sure that the pane is visible when there is room for only one.
 */
void
sealwax_panes_show (SealwaxPanes *self,
                    SealwaxPane  *pane)
{
  choose (self, pane == self->ciphertext);
}

/**
 * sealwax_panes_focus:
 * @self: the panes
 * @pane: one of them
 *
 * Makes sure that the pane is visible, and moves the focus to its text.
 */
void
sealwax_panes_focus (SealwaxPanes *self,
                     SealwaxPane  *pane)
{
  sealwax_panes_show (self, pane);
  sealwax_pane_focus_text (pane);
}

/**
 * sealwax_panes_get_focused:
 * @self: the panes
 *
 * Returns: (transfer none) (nullable): the pane that the keyboard's focus is in
 */
SealwaxPane *
sealwax_panes_get_focused (SealwaxPanes *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->plaintext)))
    return self->plaintext;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->ciphertext)))
    return self->ciphertext;

  return NULL;
}

/**
 * sealwax_panes_find:
 * @self: the panes
 * @text: one of the texts that they show
 *
 * Returns: (transfer none): the pane that shows it
 */
SealwaxPane *
sealwax_panes_find (SealwaxPanes     *self,
                    SealwaxTextModel *text)
{
  return sealwax_pane_get_model (self->plaintext) == text ? self->plaintext : self->ciphertext;
}
