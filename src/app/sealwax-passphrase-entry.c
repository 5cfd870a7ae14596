/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-passphrase-entry.h"

/**
 * SealwaxPassphraseEntry:
 *
 * An entry for a passphrase: what is typed can be revealed, is handed out as a secret only, and is overwritten when it goes.
 */
struct _SealwaxPassphraseEntry
{
  AdwBin parent_instance;

  GtkEditable *entry;

  char    *label;
  gboolean can_reveal;
};

G_DEFINE_FINAL_TYPE (SealwaxPassphraseEntry, sealwax_passphrase_entry, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_CAN_REVEAL,
  N_PROPS,
};

enum
{
  EDITED,
  ACTIVATED,
  REVEALED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static GtkText *
get_text_widget (SealwaxPassphraseEntry *self)
{
  return GTK_TEXT (gtk_editable_get_delegate (self->entry));
}

static void
on_changed (SealwaxPassphraseEntry *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_activate (SealwaxPassphraseEntry *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_visibility_changed (SealwaxPassphraseEntry *self)
{
  if (sealwax_passphrase_entry_get_revealed (self))
    g_signal_emit (self, signals[REVEALED], 0);
}

static void
set_label (SealwaxPassphraseEntry *self,
           const char             *label)
{
  g_set_str (&self->label, label);
  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
sealwax_passphrase_entry_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  SealwaxPassphraseEntry *self = SEALWAX_PASSPHRASE_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_CAN_REVEAL:
      g_value_set_boolean (value, self->can_reveal);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_passphrase_entry_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  SealwaxPassphraseEntry *self = SEALWAX_PASSPHRASE_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;
    case PROP_CAN_REVEAL:
      self->can_reveal = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_passphrase_entry_finalize (GObject *object)
{
  SealwaxPassphraseEntry *self = SEALWAX_PASSPHRASE_ENTRY (object);

  g_free (self->label);

  G_OBJECT_CLASS (sealwax_passphrase_entry_parent_class)->finalize (object);
}

static void
sealwax_passphrase_entry_class_init (SealwaxPassphraseEntryClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sealwax_passphrase_entry_finalize;
  object_class->get_property = sealwax_passphrase_entry_get_property;
  object_class->set_property = sealwax_passphrase_entry_set_property;

  /**
   * SealwaxPassphraseEntry:label:
   *
   * What is to be typed: the placeholder, and the name for assistive technology.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPassphraseEntry:can-reveal:
   *
   * Whether what is typed can be shown.
   */
  properties[PROP_CAN_REVEAL] = g_param_spec_boolean ("can-reveal", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SealwaxPassphraseEntry::edited:
   *
   * What is typed has changed.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxPassphraseEntry::activated:
   *
   * Return was pressed.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxPassphraseEntry::revealed:
   *
   * What is typed is shown from now on.
   */
  signals[REVEALED] = g_signal_new ("revealed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-passphrase-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxPassphraseEntry, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
sealwax_passphrase_entry_init (SealwaxPassphraseEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (get_text_widget (self), "notify::visibility", G_CALLBACK (on_visibility_changed), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_passphrase_entry_dup_secret:
 * @self: an entry
 *
 * Returns: (transfer full): what is typed
 */
SealwaxSecret *
sealwax_passphrase_entry_dup_secret (SealwaxPassphraseEntry *self)
{
  const char *text;

  g_return_val_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self), NULL);

  text = gtk_editable_get_text (self->entry);

  return sealwax_secret_new (text, strlen (text));
}

/**
 * sealwax_passphrase_entry_is_empty:
 * @self: an entry
 *
 * Returns: whether nothing is typed
 */
gboolean
sealwax_passphrase_entry_is_empty (SealwaxPassphraseEntry *self)
{
  g_return_val_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self), TRUE);

  return *gtk_editable_get_text (self->entry) == '\0';
}

/**
 * sealwax_passphrase_entry_get_revealed:
 * @self: an entry
 *
 * Returns: whether what is typed can be read on the screen
 */
gboolean
sealwax_passphrase_entry_get_revealed (SealwaxPassphraseEntry *self)
{
  g_return_val_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self), FALSE);

  return gtk_text_get_visibility (get_text_widget (self));
}

/**
 * sealwax_passphrase_entry_wipe:
 * @self: an entry
 *
 * Empties it. Its buffer is overwritten first: emptying alone leaves all but the first letter in memory.
 */
void
sealwax_passphrase_entry_wipe (SealwaxPassphraseEntry *self)
{
  g_autofree char *filler = NULL;

  g_return_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self));

  filler = g_strnfill (strlen (gtk_editable_get_text (self->entry)), 'x');
  gtk_editable_set_text (self->entry, filler);
  gtk_editable_set_text (self->entry, "");
}

/**
 * sealwax_passphrase_entry_focus:
 * @self: an entry
 *
 * Moves the keyboard's focus there, and selects what is typed.
 */
void
sealwax_passphrase_entry_focus (SealwaxPassphraseEntry *self)
{
  g_return_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
