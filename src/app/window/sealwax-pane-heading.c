/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-lazy-menu.h"
#include "sealwax-pane-heading.h"
#include "sealwax-seal-button.h"
#include "sealwax-status-line.h"

/**
 * SealwaxPaneHeading:
 *
 * What is above the text of a pane: its title, its seal, a status line, Paste, Copy, and a menu.
 */
struct _SealwaxPaneHeading
{
  GtkBox parent_instance;

  char    *title;
  char    *hint;
  char    *paste_label;
  char    *copy_label;
  char    *menu_label;
  gboolean narrow;
  gboolean inside; /* the status line is in the seal's button */

  /* Template. */
  GtkWidget         *title_box;
  SealwaxSealButton *seal_button;
  SealwaxStatusLine *status_line;
  GtkWidget         *paste_button;
  GtkWidget         *copy_button;
  GtkWidget         *menu_button;
};

G_DEFINE_FINAL_TYPE (SealwaxPaneHeading, sealwax_pane_heading, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_HINT,
  PROP_PASTE_LABEL,
  PROP_COPY_LABEL,
  PROP_MENU_LABEL,
  PROP_MENU_MODEL,
  PROP_NARROW,
  N_PROPS,
};

enum
{
  COPY,
  PASTE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
sealwax_pane_heading_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SealwaxPaneHeading *self = SEALWAX_PANE_HEADING (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_PASTE_LABEL:
      g_value_set_string (value, self->paste_label);
      break;
    case PROP_COPY_LABEL:
      g_value_set_string (value, self->copy_label);
      break;
    case PROP_MENU_LABEL:
      g_value_set_string (value, self->menu_label);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Where there is no room for the title, the seal's button has the status line in it: a finger needs it that high anyway. */
static void
place_status_line (SealwaxPaneHeading *self)
{
  GtkWidget *line = GTK_WIDGET (self->status_line);
  gboolean   inside = self->narrow && gtk_widget_get_visible (GTK_WIDGET (self->seal_button));

  if (inside == self->inside)
    return;

  self->inside = inside;
  g_object_ref (line);
  if (inside)
    {
      gtk_box_remove (GTK_BOX (self->title_box), line);
      sealwax_seal_button_set_line (self->seal_button, line);
    }
  else
    {
      sealwax_seal_button_set_line (self->seal_button, NULL);
      gtk_box_append (GTK_BOX (self->title_box), line);
    }
  g_object_unref (line);
}

static void
sealwax_pane_heading_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SealwaxPaneHeading *self = SEALWAX_PANE_HEADING (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_HINT:
      self->hint = g_value_dup_string (value);
      break;
    case PROP_PASTE_LABEL:
      self->paste_label = g_value_dup_string (value);
      break;
    case PROP_COPY_LABEL:
      self->copy_label = g_value_dup_string (value);
      break;
    case PROP_MENU_LABEL:
      self->menu_label = g_value_dup_string (value);
      break;
    case PROP_MENU_MODEL:
      sealwax_lazy_menu_set (GTK_MENU_BUTTON (self->menu_button), g_value_get_object (value));
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      place_status_line (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
on_copy_clicked (SealwaxPaneHeading *self)
{
  g_signal_emit (self, signals[COPY], 0);
}

static void
on_paste_clicked (SealwaxPaneHeading *self)
{
  g_signal_emit (self, signals[PASTE], 0);
}

/* The template cannot bind accessible names. */
static void
name_button (GtkWidget  *button,
             const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
sealwax_pane_heading_constructed (GObject *object)
{
  SealwaxPaneHeading *self = SEALWAX_PANE_HEADING (object);

  G_OBJECT_CLASS (sealwax_pane_heading_parent_class)->constructed (object);

  name_button (self->paste_button, self->paste_label);
  name_button (self->copy_button, self->copy_label);
  name_button (self->menu_button, self->menu_label);
  sealwax_status_line_set_text (self->status_line, self->hint);
}

static void
sealwax_pane_heading_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEALWAX_TYPE_PANE_HEADING);

  G_OBJECT_CLASS (sealwax_pane_heading_parent_class)->dispose (object);
}

static void
sealwax_pane_heading_finalize (GObject *object)
{
  SealwaxPaneHeading *self = SEALWAX_PANE_HEADING (object);

  g_free (self->title);
  g_free (self->hint);
  g_free (self->paste_label);
  g_free (self->copy_label);
  g_free (self->menu_label);

  G_OBJECT_CLASS (sealwax_pane_heading_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * SealwaxPaneHeading:title:
   *
   * The heading, and the accessible name of the text.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  /**
   * SealwaxPaneHeading:hint:
   *
   * What is below the heading while there is nothing to say about the text.
   */
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);

  /**
   * SealwaxPaneHeading:paste-label:
   *
   * The name of Paste.
   */
  properties[PROP_PASTE_LABEL] = g_param_spec_string ("paste-label", NULL, NULL, NULL, flags);

  /**
   * SealwaxPaneHeading:copy-label:
   *
   * The name of Copy.
   */
  properties[PROP_COPY_LABEL] = g_param_spec_string ("copy-label", NULL, NULL, NULL, flags);

  /**
   * SealwaxPaneHeading:menu-label:
   *
   * The name of the menu.
   */
  properties[PROP_MENU_LABEL] = g_param_spec_string ("menu-label", NULL, NULL, NULL, flags);

  /**
   * SealwaxPaneHeading:menu-model:
   *
   * What the menu holds. It is not construct-only, because a template sets late what it defines further down.
   */
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPaneHeading:narrow:
   *
   * Whether there is no room for the title.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sealwax_pane_heading_class_init (SealwaxPaneHeadingClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sealwax_pane_heading_constructed;
  object_class->dispose = sealwax_pane_heading_dispose;
  object_class->finalize = sealwax_pane_heading_finalize;
  object_class->get_property = sealwax_pane_heading_get_property;
  object_class->set_property = sealwax_pane_heading_set_property;

  install_properties (object_class);

  /**
   * SealwaxPaneHeading::copy:
   *
   * The person wants all of the text on the clipboard.
   */
  signals[COPY] = g_signal_new ("copy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxPaneHeading::paste:
   *
   * The person wants the clipboard's text in place of all that is there.
   */
  signals[PASTE] = g_signal_new ("paste", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SEALWAX_TYPE_SEAL_BUTTON);
  g_type_ensure (SEALWAX_TYPE_STATUS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-pane-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxPaneHeading, title_box);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPaneHeading, seal_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPaneHeading, status_line);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPaneHeading, paste_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPaneHeading, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPaneHeading, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_paste_clicked);
}

static void
sealwax_pane_heading_init (SealwaxPaneHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->seal_button, "notify::visible", G_CALLBACK (place_status_line), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_pane_heading_get_title:
 * @self: a heading
 *
 * Returns: #SealwaxPaneHeading:title
 */
const char *
sealwax_pane_heading_get_title (SealwaxPaneHeading *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE_HEADING (self), NULL);

  return self->title;
}

/**
 * sealwax_pane_heading_get_handle:
 * @self: a heading
 *
 * Returns: (transfer none): where the text can be grabbed and dragged out
 */
GtkWidget *
sealwax_pane_heading_get_handle (SealwaxPaneHeading *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE_HEADING (self), NULL);

  return self->title_box;
}

/**
 * sealwax_pane_heading_get_seal:
 * @self: a heading
 *
 * Returns: (transfer none): the seal beside the title
 */
SealwaxSealButton *
sealwax_pane_heading_get_seal (SealwaxPaneHeading *self)
{
  g_return_val_if_fail (SEALWAX_IS_PANE_HEADING (self), NULL);

  return self->seal_button;
}

/**
 * sealwax_pane_heading_set_status:
 * @self: a heading
 * @status: what to say about the text, or an empty string
 *
 * Sets the line below the title.
 *
 * Returns: what it says now: the hint, if there is nothing to say
 */
const char *
sealwax_pane_heading_set_status (SealwaxPaneHeading *self,
                                 const char         *status)
{
  g_return_val_if_fail (SEALWAX_IS_PANE_HEADING (self), NULL);

  if (*status == '\0')
    status = self->hint;
  sealwax_status_line_set_text (self->status_line, status);

  return status;
}

/**
 * sealwax_pane_heading_confirm:
 * @self: a heading
 * @sentence: what was done
 *
 * Says so for a moment, see sealwax_status_line_confirm().
 */
void
sealwax_pane_heading_confirm (SealwaxPaneHeading *self,
                              const char         *sentence)
{
  g_return_if_fail (SEALWAX_IS_PANE_HEADING (self));

  sealwax_status_line_confirm (self->status_line, sentence);
}

/**
 * sealwax_pane_heading_set_empty:
 * @self: a heading
 * @empty: whether there is nothing to copy
 *
 * Call this whenever the text has changed.
 */
void
sealwax_pane_heading_set_empty (SealwaxPaneHeading *self,
                                gboolean            empty)
{
  g_return_if_fail (SEALWAX_IS_PANE_HEADING (self));

  gtk_widget_set_sensitive (self->copy_button, !empty);
  sealwax_status_line_note_change (self->status_line);
}

/**
 * sealwax_pane_heading_focus_copy:
 * @self: a heading
 *
 * Moves the keyboard's focus to Copy.
 */
void
sealwax_pane_heading_focus_copy (SealwaxPaneHeading *self)
{
  g_return_if_fail (SEALWAX_IS_PANE_HEADING (self));

  gtk_widget_grab_focus (self->copy_button);
}
