/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-key-chip.h"
#include "sealwax-wrapping-button.h"

/**
 * SealwaxKeyChip:
 *
 * The key file that is in use, or what is out of the key ring, by its name, with a button that removes it; or that a message needs
 * a key file; or that a text may be a key. Most people have no key files, and never see it.
 */
struct _SealwaxKeyChip
{
  GtkBox parent_instance;

  GtkLabel  *label;
  GtkWidget *use_button;
  GtkWidget *take_button;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (SealwaxKeyChip, sealwax_key_chip, GTK_TYPE_BOX)

static void
sealwax_key_chip_class_init (SealwaxKeyChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SEALWAX_TYPE_WRAPPING_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-key-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyChip, label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyChip, use_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyChip, take_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyChip, remove_button);
}

static void
sealwax_key_chip_init (SealwaxKeyChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe (SealwaxKeyChipState state,
          const char         *name)
{
  if (state == SEALWAX_KEY_CHIP_NEEDED)
    return g_strdup (_ ("This message needs a key file"));
  if (state == SEALWAX_KEY_CHIP_PASTED)
    return g_strdup (_ ("This may be a key"));
  if (state == SEALWAX_KEY_CHIP_KEPT_PASSPHRASE)
    /* Translators: the passphrase in use; %s is the name under which it is kept. */
    return g_strdup_printf (_ ("Passphrase “%s”"), name);
  if (state == SEALWAX_KEY_CHIP_KEPT_KEY)
    /* Translators: the key in use; %s is the name under which it is kept. */
    return g_strdup_printf (_ ("Key “%s”"), name);
  if (state == SEALWAX_KEY_CHIP_TYPED)
    /* Translators: the key in use; its words were typed. */
    return g_strdup (_ ("Typed key"));
  if (name == NULL)
    /* Translators: the key in use; it did not come from a file. */
    return g_strdup (_ ("Pasted key"));

  /* Translators: the key in use; %s is the name of a file. */
  return g_strdup_printf (_ ("Key file “%s”"), name);
}

/* It goes out of use, and stays where it is kept. */
static void
show_remove_button (SealwaxKeyChip     *self,
                    SealwaxKeyChipState state)
{
  gboolean    is_passphrase = state == SEALWAX_KEY_CHIP_KEPT_PASSPHRASE;
  gboolean    is_key = state == SEALWAX_KEY_CHIP_KEPT_KEY || state == SEALWAX_KEY_CHIP_TYPED;
  const char *label = _ ("Remove Key File");

  if (is_passphrase)
    label = _ ("Remove Passphrase");
  else if (is_key)
    label = _ ("Remove Key");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove_button), is_passphrase ? "win.remove-kept-passphrase" : "win.remove-key-file");
  gtk_widget_set_visible (self->remove_button, is_passphrase || is_key || state == SEALWAX_KEY_CHIP_LOADED);
}

/**
 * sealwax_key_chip_show:
 * @self: a chip
 * @state: what is to be said
 * @name: (nullable): the name of what is in use, ready to be quoted, or %NULL if the key was pasted or typed
 *
 * Says it.
 */
void
sealwax_key_chip_show (SealwaxKeyChip     *self,
                       SealwaxKeyChipState state,
                       const char         *name)
{
  g_autofree char *text = describe (state, name);

  g_return_if_fail (SEALWAX_IS_KEY_CHIP (self));

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (self->use_button, state == SEALWAX_KEY_CHIP_NEEDED);
  gtk_widget_set_visible (self->take_button, state == SEALWAX_KEY_CHIP_PASTED);
  show_remove_button (self, state);
  gtk_widget_set_visible (GTK_WIDGET (self), state != SEALWAX_KEY_CHIP_NOTHING);
}

/**
 * sealwax_key_chip_has_focus:
 * @self: a chip
 *
 * Returns: whether one of its buttons has the keyboard's focus
 */
gboolean
sealwax_key_chip_has_focus (SealwaxKeyChip *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_CHIP (self), FALSE);

  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/**
 * sealwax_key_chip_focus:
 * @self: a chip that says that a key is needed
 *
 * Moves the keyboard's focus to the button that lets the person choose one.
 */
void
sealwax_key_chip_focus (SealwaxKeyChip *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_CHIP (self));

  gtk_widget_grab_focus (self->use_button);
}
