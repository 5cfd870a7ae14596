/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sealwax-entry-clipboard.h"
#include "sealwax-entry-hiding.h"
#include "sealwax-entry-notes.h"
#include "sealwax-entry-privacy.h"
#include "sealwax-intake.h"
#include "sealwax-keyboard.h"
#include "sealwax-passphrase-entry.h"
#include "sealwax-passphrase.h"

/**
 * SealwaxPassphraseEntry:
 *
 * An entry for a passphrase: what is typed can be revealed as long as the entry has the focus, is only handed out as a
 * secret, and is overwritten when it goes. GTK's own entry inside is then made anew, because its input method keeps what it
 * was last told.
 */
struct _SealwaxPassphraseEntry
{
  AdwBin parent_instance;

  GtkEditable   *entry; /* the child */
  SealwaxIntake *intake;
  GdkDevice     *keyboard;

  char    *label;
  gboolean can_reveal;
  gboolean caps_lock; /* it is on, and the entry has the focus */

  GtkAccessible *sentence; /* (nullable): borrowed, like the next one: what is wrong with what is typed */
  GtkAccessible *strength; /* (nullable): how strong it is */
};

G_DEFINE_FINAL_TYPE (SealwaxPassphraseEntry, sealwax_passphrase_entry, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_CAN_REVEAL,
  PROP_CAPS_LOCK,
  N_PROPS,
};

enum
{
  EDITED,
  PASTED,
  ACTIVATED,
  REVEALED,
  REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static GtkText *
get_text_widget (SealwaxPassphraseEntry *self)
{
  return GTK_TEXT (gtk_editable_get_delegate (self->entry));
}

/* From the entry itself, others get dots, see sealwax_entry_privacy_watch(). */
static const char *
get_text (SealwaxPassphraseEntry *self)
{
  return gtk_editable_get_text (gtk_editable_get_delegate (self->entry));
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
update_caps_lock (SealwaxPassphraseEntry *self)
{
  gboolean caps_lock = self->keyboard != NULL && gdk_device_get_caps_lock_state (self->keyboard)
                       && gtk_widget_has_focus (GTK_WIDGET (get_text_widget (self)));

  if (self->caps_lock == caps_lock)
    return;

  self->caps_lock = caps_lock;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPS_LOCK]);
}

/* The icon that reveals the passphrase can be pressed while the focus is elsewhere. Then nothing would hide it again. */
static void
on_visibility_changed (SealwaxPassphraseEntry *self)
{
  GtkText *text = get_text_widget (self);

  if (!gtk_text_get_visibility (text))
    return;

  if (!gtk_widget_has_focus (GTK_WIDGET (text)))
    gtk_text_grab_focus_without_selecting (text);
  g_signal_emit (self, signals[REVEALED], 0);
}

static gboolean
on_text_taken (SealwaxPassphraseEntry *self,
               SealwaxSecret          *pasted)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_passphrase_trim (pasted);

  if (sealwax_entry_clipboard_insert (get_text_widget (self), passphrase))
    {
      g_signal_emit (self, signals[PASTED], 0);
      return TRUE;
    }

  g_signal_emit (self, signals[REFUSED], 0, _ ("The passphrase would be too long."));

  return FALSE;
}

static void
on_intake_aimed (SealwaxPassphraseEntry *self)
{
  gtk_text_grab_focus_without_selecting (get_text_widget (self));
}

static void
on_intake_refused (SealwaxPassphraseEntry *self,
                   const char             *sentence)
{
  g_signal_emit (self, signals[REFUSED], 0, sentence);
}

static void
make_intake (SealwaxPassphraseEntry *self)
{
  self->intake = sealwax_intake_new (SEALWAX_TRANSFER_PASSPHRASE);
  g_signal_connect_object (self->intake, "aimed", G_CALLBACK (on_intake_aimed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "refused", G_CALLBACK (on_intake_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "text", G_CALLBACK (on_text_taken), self, G_CONNECT_SWAPPED);
  sealwax_intake_watch_drops (self->intake, GTK_WIDGET (self));
  sealwax_intake_watch_middle_click (self->intake, GTK_WIDGET (self));
}

/* Makes an empty entry, in place of the old one if there is one. */
static void
make_entry (SealwaxPassphraseEntry *self)
{
  GtkText *text;

  self->entry = GTK_EDITABLE (gtk_password_entry_new ());
  gtk_editable_set_width_chars (self->entry, 8);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (self->entry), self->can_reveal);

  sealwax_entry_privacy_watch (self->entry);
  text = get_text_widget (self);
  sealwax_entry_clipboard_watch (text, GTK_WIDGET (self), self->intake);
  g_signal_connect_object (text, "notify::visibility", G_CALLBACK (on_visibility_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "notify::has-focus", G_CALLBACK (update_caps_lock), self, G_CONNECT_SWAPPED);
  sealwax_entry_notes_name (self->entry, self->label);
  sealwax_entry_notes_describe (self->entry, self->sentence, self->strength);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
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
    case PROP_CAPS_LOCK:
      g_value_set_boolean (value, self->caps_lock);
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
      g_set_str (&self->label, g_value_get_string (value));
      sealwax_entry_notes_name (self->entry, self->label);
      break;
    case PROP_CAN_REVEAL:
      self->can_reveal = g_value_get_boolean (value);
      gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (self->entry), self->can_reveal);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_passphrase_entry_dispose (GObject *object)
{
  SealwaxPassphraseEntry *self = SEALWAX_PASSPHRASE_ENTRY (object);

  sealwax_intake_stop (self->intake);

  G_OBJECT_CLASS (sealwax_passphrase_entry_parent_class)->dispose (object);
}

static void
sealwax_passphrase_entry_finalize (GObject *object)
{
  SealwaxPassphraseEntry *self = SEALWAX_PASSPHRASE_ENTRY (object);

  g_object_unref (self->intake);
  g_free (self->label);

  G_OBJECT_CLASS (sealwax_passphrase_entry_parent_class)->finalize (object);
}

static void
install_signals (SealwaxPassphraseEntryClass *klass)
{
  /**
   * SealwaxPassphraseEntry::edited:
   *
   * What is typed has changed.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxPassphraseEntry::pasted:
   *
   * Something was pasted or dropped, and is there now.
   */
  signals[PASTED] = g_signal_new ("pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

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

  /**
   * SealwaxPassphraseEntry::refused:
   * @sentence: why
   *
   * What was pasted or dropped cannot be a passphrase.
   */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sealwax_passphrase_entry_class_init (SealwaxPassphraseEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_passphrase_entry_dispose;
  object_class->finalize = sealwax_passphrase_entry_finalize;
  object_class->get_property = sealwax_passphrase_entry_get_property;
  object_class->set_property = sealwax_passphrase_entry_set_property;

  /**
   * SealwaxPassphraseEntry:label:
   *
   * What to type here: the placeholder, and the name for assistive technology.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPassphraseEntry:can-reveal:
   *
   * Whether what is typed can be shown.
   */
  properties[PROP_CAN_REVEAL] = g_param_spec_boolean ("can-reveal", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * SealwaxPassphraseEntry:caps-lock:
   *
   * Whether Caps Lock is on, and the entry has the focus.
   */
  properties[PROP_CAPS_LOCK] = g_param_spec_boolean ("caps-lock", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_signals (klass);
}

static void
sealwax_passphrase_entry_init (SealwaxPassphraseEntry *self)
{
  make_intake (self);
  make_entry (self);
  sealwax_entry_hiding_watch (ADW_BIN (self));

  self->keyboard = sealwax_keyboard_get (GTK_WIDGET (self));
  if (self->keyboard != NULL)
    g_signal_connect_object (self->keyboard, "notify::caps-lock-state", G_CALLBACK (update_caps_lock), self, G_CONNECT_SWAPPED);
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

  text = get_text (self);

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

  return *get_text (self) == '\0';
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
 * sealwax_passphrase_entry_set_secret:
 * @self: an entry
 * @secret: a passphrase without a NUL
 *
 * Fills in a passphrase. If there was one before, it is overwritten.
 */
void
sealwax_passphrase_entry_set_secret (SealwaxPassphraseEntry *self,
                                     SealwaxSecret          *secret)
{
  g_return_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self));

  sealwax_passphrase_entry_wipe (self);
  gtk_editable_set_text (self->entry, sealwax_secret_get_text (secret));
  gtk_editable_set_position (self->entry, -1);
}

/**
 * sealwax_passphrase_entry_get_caps_lock:
 * @self: an entry
 *
 * Returns: whether Caps Lock is on, and the entry has the focus
 */
gboolean
sealwax_passphrase_entry_get_caps_lock (SealwaxPassphraseEntry *self)
{
  g_return_val_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self), FALSE);

  return self->caps_lock;
}

/**
 * sealwax_passphrase_entry_set_notes:
 * @self: an entry
 * @sentence: where it is said what is wrong with what is typed; it has to exist as long as the entry
 * @strength: (nullable): where it is said how strong it is; likewise
 *
 * Describes the entry with them, for assistive technology.
 */
void
sealwax_passphrase_entry_set_notes (SealwaxPassphraseEntry *self,
                                    GtkAccessible          *sentence,
                                    GtkAccessible          *strength)
{
  g_return_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self));

  self->sentence = sentence;
  self->strength = strength;
  sealwax_entry_notes_describe (self->entry, self->sentence, self->strength);
}

/**
 * sealwax_passphrase_entry_set_wrong:
 * @self: an entry
 * @wrong: whether it is said what is wrong with what is typed
 *
 * Marks the entry, for eyes and for assistive technology. Wiping it ends that, too.
 */
void
sealwax_passphrase_entry_set_wrong (SealwaxPassphraseEntry *self,
                                    gboolean                wrong)
{
  g_return_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self));

  sealwax_entry_notes_mark (self->entry, wrong);
}

/**
 * sealwax_passphrase_entry_wipe:
 * @self: an entry
 *
 * Overwrites and empties it, and makes GTK's entry anew, so that nothing is left of what the old one kept.
 */
void
sealwax_passphrase_entry_wipe (SealwaxPassphraseEntry *self)
{
  g_autoptr (GtkEditable) old = NULL;
  gboolean had_focus, was_empty;

  g_return_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self));

  sealwax_intake_stop (self->intake); /* what comes now comes too late */
  old = g_object_ref (self->entry);
  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  was_empty = sealwax_passphrase_entry_is_empty (self);
  g_signal_handlers_disconnect_by_func (old, on_changed, self);
  sealwax_entry_privacy_overwrite (old);

  make_entry (self);
  if (had_focus)
    gtk_text_grab_focus_without_selecting (get_text_widget (self));
  if (!was_empty)
    on_changed (self);
}

/**
 * sealwax_passphrase_entry_focus:
 * @self: an entry
 * @announced: whether the sentence that describes it is announced next
 *
 * Moves the keyboard's focus there, and selects what is typed.
 */
void
sealwax_passphrase_entry_focus (SealwaxPassphraseEntry *self,
                                gboolean                announced)
{
  g_return_if_fail (SEALWAX_IS_PASSPHRASE_ENTRY (self));

  if (announced && gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    sealwax_entry_notes_describe_later (self->entry, self->sentence, self->strength);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
