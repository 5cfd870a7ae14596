/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-fitting-box.h"
#include "sealwax-key-actions.h"
#include "sealwax-narrow-popover.h"

/* Work that is done sooner shows no progress bar, which would only flicker. */
#define PROGRESS_DELAY_MS 200
#define PROGRESS_INTERVAL_MS 50

/**
 * SealwaxKeyActions:
 *
 * The two actions. While there is work, its progress is shown in their place.
 */
struct _SealwaxKeyActions
{
  AdwBin parent_instance;

  GtkStack       *stack;
  GtkWidget      *encrypt_button;
  GtkWidget      *decrypt_button;
  GtkProgressBar *progress_bar;
  GtkWidget      *cancel_button;

  gboolean          encrypt_suggested;
  gboolean          decrypt_suggested;
  gboolean          quiet;
  SealwaxOperation *operation;
  guint             progress_source;
};

G_DEFINE_FINAL_TYPE (SealwaxKeyActions, sealwax_key_actions, ADW_TYPE_BIN)

static void
set_suggested (GtkWidget *button,
               gboolean   suggested)
{
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static void
update_suggestion (SealwaxKeyActions *self)
{
  set_suggested (self->encrypt_button, self->encrypt_suggested && !self->quiet);
  set_suggested (self->decrypt_button, self->decrypt_suggested && !self->quiet);
}

static gboolean
on_progress_interval (gpointer user_data)
{
  SealwaxKeyActions *self = user_data;

  gtk_progress_bar_set_fraction (self->progress_bar, sealwax_operation_get_fraction (self->operation));

  return G_SOURCE_CONTINUE;
}

static void
on_progress_delay (gpointer user_data)
{
  SealwaxKeyActions *self = user_data;
  GtkWidget         *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean           on_action = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));

  on_progress_interval (self);
  sealwax_announce (GTK_WIDGET (self), sealwax_operation_is_sealing (self->operation) ? _ ("Encrypting…") : _ ("Decrypting…"));
  gtk_stack_set_visible_child_name (self->stack, "progress");
  if (on_action) /* what had the focus is gone */
    gtk_widget_grab_focus (self->cancel_button);

  self->progress_source = g_timeout_add (PROGRESS_INTERVAL_MS, on_progress_interval, self);
}

static void
sealwax_key_actions_dispose (GObject *object)
{
  SealwaxKeyActions *self = SEALWAX_KEY_ACTIONS (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->operation);

  G_OBJECT_CLASS (sealwax_key_actions_parent_class)->dispose (object);
}

static void
sealwax_key_actions_class_init (SealwaxKeyActionsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_key_actions_dispose;

  g_type_ensure (SEALWAX_TYPE_FITTING_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-key-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyActions, stack);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyActions, encrypt_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyActions, decrypt_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyActions, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyActions, cancel_button);
}

/* With a label from the template, AdwSplitButton's button would have no name. */
static void
wrap_label (GtkWidget *button)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static void
sealwax_key_actions_init (SealwaxKeyActions *self)
{
  GtkAccessible *button;

  gtk_widget_init_template (GTK_WIDGET (self));
  sealwax_narrow_popover_watch (GTK_WIDGET (adw_split_button_get_popover (ADW_SPLIT_BUTTON (self->encrypt_button))), -1);

  /* AdwSplitButton describes its button with the tooltip of the menu next to it, which is not what the button does. */
  button = GTK_ACCESSIBLE (gtk_widget_get_first_child (self->encrypt_button));
  gtk_accessible_reset_relation (button, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_reset_property (button, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);

  wrap_label (GTK_WIDGET (button));
  wrap_label (self->decrypt_button);
}

/**
 * sealwax_key_actions_suggest:
 * @self: the actions
 * @encrypt: whether the person will want to encrypt
 * @decrypt: whether the person will want to decrypt
 *
 * Makes that action's button stand out.
 */
void
sealwax_key_actions_suggest (SealwaxKeyActions *self,
                             gboolean           encrypt,
                             gboolean           decrypt)
{
  g_return_if_fail (SEALWAX_IS_KEY_ACTIONS (self));

  self->encrypt_suggested = encrypt;
  self->decrypt_suggested = decrypt;
  update_suggestion (self);
}

/**
 * sealwax_key_actions_set_quiet:
 * @self: the actions
 * @quiet: whether another button of the window stands out
 *
 * As long as one does, none of these does: only one thing is suggested at a time.
 */
void
sealwax_key_actions_set_quiet (SealwaxKeyActions *self,
                               gboolean           quiet)
{
  g_return_if_fail (SEALWAX_IS_KEY_ACTIONS (self));

  self->quiet = quiet;
  update_suggestion (self);
}

/**
 * sealwax_key_actions_set_can_encrypt:
 * @self: the actions
 * @can_encrypt: whether there is anything to encrypt
 *
 * If there is nothing, the tooltip of Encrypt says so. It is that of the whole button with its menu, so that assistive
 * technology does not read it as what Encrypt does.
 *
 * Returns: whether Encrypt has the focus and is about to lose it
 */
gboolean
sealwax_key_actions_set_can_encrypt (SealwaxKeyActions *self,
                                     gboolean           can_encrypt)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_ACTIONS (self), FALSE);

  gtk_widget_set_tooltip_text (self->encrypt_button, can_encrypt ? NULL : _ ("There’s no text to encrypt yet"));

  return !can_encrypt && gtk_widget_has_focus (gtk_widget_get_first_child (self->encrypt_button));
}

/**
 * sealwax_key_actions_set_operation:
 * @self: the actions
 * @operation: (nullable): the operation under way
 *
 * Shows the operation's progress and Cancel, if it takes long. If there is no operation, shows the actions again.
 *
 * Returns: whether Cancel is gone and had the focus
 */
gboolean
sealwax_key_actions_set_operation (SealwaxKeyActions *self,
                                   SealwaxOperation  *operation)
{
  gboolean had_focus;

  g_return_val_if_fail (SEALWAX_IS_KEY_ACTIONS (self), FALSE);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_set_object (&self->operation, operation);

  if (operation != NULL)
    {
      self->progress_source = g_timeout_add_once (PROGRESS_DELAY_MS, on_progress_delay, self);
      return FALSE;
    }

  had_focus = gtk_widget_has_focus (self->cancel_button);
  gtk_stack_set_visible_child_name (self->stack, "actions");

  return had_focus;
}
