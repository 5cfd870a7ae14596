/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "sealwax-key-bar.h"

/* Work that is done sooner shows no progress, which would only flicker. */
#define PROGRESS_DELAY_MS 200
#define PROGRESS_INTERVAL_MS 50

/**
 * SealwaxKeyBar:
 *
 * The bar below the panes: the passphrase and the two actions, in whose place the progress is shown while there is work.
 */
struct _SealwaxKeyBar
{
  GtkBox parent_instance;

  gboolean          narrow;
  SealwaxOperation *operation;
  guint             progress_source;

  GtkBox         *row;
  GtkEditable    *passphrase_entry;
  GtkStack       *stack;
  GtkWidget      *encrypt_button;
  GtkWidget      *decrypt_button;
  GtkProgressBar *progress_bar;
  GtkWidget      *cancel_button;
  GtkWidget      *format_label;
};

G_DEFINE_FINAL_TYPE (SealwaxKeyBar, sealwax_key_bar, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

enum
{
  EDITED,
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
set_suggested (GtkWidget *button,
               gboolean   suggested)
{
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static gboolean
on_progress_interval (gpointer user_data)
{
  SealwaxKeyBar *self = user_data;

  gtk_progress_bar_set_fraction (self->progress_bar, sealwax_operation_get_fraction (self->operation));

  return G_SOURCE_CONTINUE;
}

static void
on_progress_delay (gpointer user_data)
{
  SealwaxKeyBar *self = user_data;
  GtkWidget     *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean       on_action = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));

  on_progress_interval (self);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  if (on_action) /* what had the focus is gone */
    gtk_widget_grab_focus (self->cancel_button);

  self->progress_source = g_timeout_add (PROGRESS_INTERVAL_MS, on_progress_interval, self);
}

static void
on_passphrase_changed (SealwaxKeyBar *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_passphrase_activated (SealwaxKeyBar *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
sealwax_key_bar_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SealwaxKeyBar *self = SEALWAX_KEY_BAR (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_key_bar_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SealwaxKeyBar *self = SEALWAX_KEY_BAR (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->row), self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_key_bar_dispose (GObject *object)
{
  SealwaxKeyBar *self = SEALWAX_KEY_BAR (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->operation);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_KEY_BAR);

  G_OBJECT_CLASS (sealwax_key_bar_parent_class)->dispose (object);
}

static void
sealwax_key_bar_class_init (SealwaxKeyBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_key_bar_dispose;
  object_class->get_property = sealwax_key_bar_get_property;
  object_class->set_property = sealwax_key_bar_set_property;

  /**
   * SealwaxKeyBar:narrow:
   *
   * Whether the actions stand below the passphrase.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SealwaxKeyBar::edited:
   *
   * The passphrase has changed.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxKeyBar::activated:
   *
   * Return was pressed in the passphrase.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-key-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, passphrase_entry);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, stack);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, encrypt_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, decrypt_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, format_label);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_activated);
}

static void
sealwax_key_bar_init (SealwaxKeyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_key_bar_dup_passphrase:
 * @self: a key bar
 *
 * Returns: (transfer full): what is typed
 */
SealwaxSecret *
sealwax_key_bar_dup_passphrase (SealwaxKeyBar *self)
{
  const char *text;

  g_return_val_if_fail (SEALWAX_IS_KEY_BAR (self), NULL);

  text = gtk_editable_get_text (self->passphrase_entry);

  return sealwax_secret_new (text, strlen (text));
}

/**
 * sealwax_key_bar_wipe:
 * @self: a key bar
 *
 * Empties the passphrase. Its buffer is overwritten first: emptying alone leaves all but the first letter in memory.
 */
void
sealwax_key_bar_wipe (SealwaxKeyBar *self)
{
  g_autofree char *filler = NULL;

  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  filler = g_strnfill (strlen (gtk_editable_get_text (self->passphrase_entry)), 'x');
  gtk_editable_set_text (self->passphrase_entry, filler);
  gtk_editable_set_text (self->passphrase_entry, "");
}

/**
 * sealwax_key_bar_focus:
 * @self: a key bar
 *
 * Moves the keyboard's focus to the passphrase.
 */
void
sealwax_key_bar_focus (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_entry));
}

/**
 * sealwax_key_bar_suggest:
 * @self: a key bar
 * @action_name: the action that Return in the passphrase will run
 *
 * Makes that action's button stand out.
 */
void
sealwax_key_bar_suggest (SealwaxKeyBar *self,
                         const char    *action_name)
{
  gboolean encrypt = g_str_equal (action_name, "win.encrypt");

  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  set_suggested (self->encrypt_button, encrypt);
  set_suggested (self->decrypt_button, !encrypt);
}

/**
 * sealwax_key_bar_show_format_note:
 * @self: a key bar
 * @shown: whether Basic is chosen
 *
 * Says what choosing Basic means.
 */
void
sealwax_key_bar_show_format_note (SealwaxKeyBar *self,
                                  gboolean       shown)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  gtk_widget_set_visible (self->format_label, shown);
}

/**
 * sealwax_key_bar_set_operation:
 * @self: a key bar
 * @operation: (nullable): the operation under way
 *
 * Shows the operation's progress, and Cancel, if it takes long; or the actions again.
 */
void
sealwax_key_bar_set_operation (SealwaxKeyBar    *self,
                               SealwaxOperation *operation)
{
  gboolean had_focus;

  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_set_object (&self->operation, operation);

  if (operation != NULL)
    {
      self->progress_source = g_timeout_add_once (PROGRESS_DELAY_MS, on_progress_delay, self);
      return;
    }

  had_focus = gtk_widget_has_focus (self->cancel_button);
  gtk_stack_set_visible_child_name (self->stack, "actions");
  if (had_focus)
    sealwax_key_bar_focus (self);
}
