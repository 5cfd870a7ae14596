/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-generator-dialog.h"
#include "sealwax-key-actions.h"
#include "sealwax-key-bar.h"
#include "sealwax-key-note.h"
#include "sealwax-passphrase-entry.h"
#include "sealwax-settings.h"

/**
 * SealwaxKeyBar:
 *
 * The bar below the panes: the passphrase, which is asked for twice where it has to be, a note on it, and the actions.
 */
struct _SealwaxKeyBar
{
  GtkBox parent_instance;

  gboolean narrow;
  gboolean encrypts;   /* that is what comes next */
  guint    iterations; /* what a guess at the message will cost */
  gboolean confirmed;  /* the passphrase has been read, or was typed twice */
  gboolean generated;
  guint    repeat_source;

  GtkBox                 *row;
  SealwaxPassphraseEntry *passphrase_entry;
  SealwaxPassphraseEntry *repeat_entry;
  SealwaxKeyActions      *actions;
  SealwaxKeyNote         *note;
  GtkWidget              *format_label;
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
  REPEATED,
  REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* Where it matters: decrypting imposes no rule. */
static void
judge (SealwaxKeyBar *self)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_passphrase_entry_dup_secret (self->passphrase_entry);

  sealwax_key_note_judge (self->note, self->encrypts && !self->generated ? passphrase : NULL, self->iterations);
}

static void
on_caps_lock_changed (SealwaxKeyBar *self)
{
  sealwax_key_note_set_caps_lock (self->note,
                                  sealwax_passphrase_entry_get_caps_lock (self->passphrase_entry)
                                      || sealwax_passphrase_entry_get_caps_lock (self->repeat_entry));
}

static gboolean
is_asking (SealwaxKeyBar *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->repeat_entry));
}

static void
ask (SealwaxKeyBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->repeat_entry), TRUE);
  sealwax_key_note_set_request (self->note, _ ("Repeat the passphrase. A slip would lock the text for good."));
  sealwax_passphrase_entry_focus (self->repeat_entry);
}

static void
stop_asking (SealwaxKeyBar *self)
{
  if (!is_asking (self))
    return;

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->repeat_entry)) != NULL)
    sealwax_passphrase_entry_focus (self->passphrase_entry);
  gtk_widget_set_visible (GTK_WIDGET (self->repeat_entry), FALSE);
  sealwax_passphrase_entry_wipe (self->repeat_entry);
  sealwax_key_note_set_request (self->note, NULL);
}

static gboolean
is_repeated (SealwaxKeyBar *self)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_passphrase_entry_dup_secret (self->passphrase_entry);
  g_autoptr (SealwaxSecret) repeated = sealwax_passphrase_entry_dup_secret (self->repeat_entry);

  return sealwax_secret_equal (passphrase, repeated);
}

static void
on_passphrase_edited (SealwaxKeyBar *self)
{
  sealwax_key_note_begin (self->note);
  /* What is typed while it can be read is read. */
  self->confirmed = sealwax_passphrase_entry_get_revealed (self->passphrase_entry);
  self->generated = FALSE;
  judge (self);
  if (sealwax_passphrase_entry_is_empty (self->passphrase_entry))
    stop_asking (self);

  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_passphrase_activated (SealwaxKeyBar *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_passphrase_revealed (SealwaxKeyBar *self)
{
  sealwax_key_bar_set_confirmed (self);
}

static void
on_refused (SealwaxKeyBar *self,
            const char    *sentence)
{
  g_signal_emit (self, signals[REFUSED], 0, sentence);
}

static void
on_repeat_done (gpointer user_data)
{
  SealwaxKeyBar *self = user_data;

  self->repeat_source = 0;
  if (is_asking (self) && is_repeated (self))
    g_signal_emit (self, signals[REPEATED], 0);
}

/* Whoever has typed all of it again need not press Return. Not at once: the entry will be emptied, and is not done yet. */
static void
on_repeat_edited (SealwaxKeyBar *self)
{
  sealwax_key_note_set_request (self->note, NULL);
  if (self->repeat_source == 0)
    self->repeat_source = g_idle_add_once (on_repeat_done, self);
}

static void
on_repeat_activated (SealwaxKeyBar *self)
{
  g_signal_emit (self, signals[REPEATED], 0);
}

static gboolean
on_repeat_key_pressed (SealwaxKeyBar  *self,
                       guint           key,
                       guint           code,
                       GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  stop_asking (self);

  return GDK_EVENT_STOP;
}

static void
on_generator_used (SealwaxKeyBar *self,
                   SealwaxSecret *passphrase)
{
  sealwax_passphrase_entry_set_secret (self->passphrase_entry, passphrase);
  sealwax_key_bar_set_confirmed (self); /* it was shown */
  self->generated = TRUE;
  judge (self);
  sealwax_key_bar_focus (self);
}

static void
generate_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SealwaxKeyBar *self = SEALWAX_KEY_BAR (widget);
  AdwDialog     *dialog = sealwax_generator_dialog_new (self->iterations);

  /* By itself it would be as high as its text is in long lines, and hide the end where they are short. */
  if (self->narrow)
    adw_dialog_set_content_height (dialog, 400);

  g_signal_connect_object (dialog, "used", G_CALLBACK (on_generator_used), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
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

  g_clear_handle_id (&self->repeat_source, g_source_remove);
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

  /**
   * SealwaxKeyBar::repeated:
   *
   * The passphrase was typed again, which is asked for to encrypt only; or Return was pressed instead.
   */
  signals[REPEATED] = g_signal_new ("repeated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxKeyBar::refused:
   * @sentence: why
   *
   * What was pasted or dropped is no passphrase.
   */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "key-bar.generate", NULL, generate_action);

  g_type_ensure (SEALWAX_TYPE_KEY_ACTIONS);
  g_type_ensure (SEALWAX_TYPE_KEY_NOTE);
  g_type_ensure (SEALWAX_TYPE_PASSPHRASE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-key-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, passphrase_entry);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, repeat_entry);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, actions);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, note);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, format_label);
  gtk_widget_class_bind_template_callback (widget_class, on_caps_lock_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_revealed);
  gtk_widget_class_bind_template_callback (widget_class, on_refused);
  gtk_widget_class_bind_template_callback (widget_class, on_repeat_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_repeat_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_repeat_key_pressed);
}

static void
sealwax_key_bar_init (SealwaxKeyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  sealwax_key_note_set_entry (self->note, GTK_WIDGET (self->passphrase_entry));
}

/**
 * sealwax_key_bar_dup_keys:
 * @self: a key bar
 *
 * Returns: (transfer full): what a message is to be sealed or opened with: what is typed
 */
SealwaxKeys *
sealwax_key_bar_dup_keys (SealwaxKeyBar *self)
{
  g_autoptr (SealwaxSecret) passphrase = NULL;

  g_return_val_if_fail (SEALWAX_IS_KEY_BAR (self), NULL);

  passphrase = sealwax_passphrase_entry_dup_secret (self->passphrase_entry);

  return sealwax_keys_new (passphrase, NULL);
}

/**
 * sealwax_key_bar_has_passphrase:
 * @self: a key bar
 *
 * Returns: whether anything is typed
 */
gboolean
sealwax_key_bar_has_passphrase (SealwaxKeyBar *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_BAR (self), FALSE);

  return !sealwax_passphrase_entry_is_empty (self->passphrase_entry);
}

/**
 * sealwax_key_bar_confirm:
 * @self: a key bar
 *
 * Sees to it that nobody encrypts with a passphrase that they do not know: one that was typed, and never read, is asked for
 * a second time. If so, the focus is there, and #SealwaxKeyBar::repeated is emitted when it is done.
 *
 * Returns: whether the passphrase can be encrypted with
 */
gboolean
sealwax_key_bar_confirm (SealwaxKeyBar *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEY_BAR (self), FALSE);

  if (self->confirmed || !sealwax_settings_get_ask_twice (sealwax_settings_get_default ()))
    return TRUE;

  if (!is_asking (self) || sealwax_passphrase_entry_is_empty (self->repeat_entry))
    {
      ask (self);
      return FALSE;
    }

  if (!is_repeated (self))
    {
      sealwax_key_note_set_request (self->note, _ ("The two passphrases are not the same."));
      sealwax_passphrase_entry_focus (self->repeat_entry);
      return FALSE;
    }

  sealwax_key_bar_set_confirmed (self);

  return TRUE;
}

/**
 * sealwax_key_bar_set_confirmed:
 * @self: a key bar
 *
 * Something has proven that the passphrase is what the person means. It is not asked for again until it changes.
 */
void
sealwax_key_bar_set_confirmed (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  self->confirmed = TRUE;
  stop_asking (self);
}

/**
 * sealwax_key_bar_wipe:
 * @self: a key bar
 *
 * Empties the passphrase and its repetition, and overwrites them.
 */
void
sealwax_key_bar_wipe (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  stop_asking (self);
  sealwax_passphrase_entry_wipe (self->repeat_entry);
  sealwax_passphrase_entry_wipe (self->passphrase_entry);
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

  sealwax_passphrase_entry_focus (self->passphrase_entry);
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

  sealwax_key_actions_suggest (self->actions, encrypt);
  self->encrypts = encrypt;
  if (!encrypt)
    stop_asking (self);
  judge (self);
}

/**
 * sealwax_key_bar_set_iterations:
 * @self: a key bar
 * @iterations: what a guess at a message will cost that is encrypted now
 *
 * Judges the passphrase by that.
 */
void
sealwax_key_bar_set_iterations (SealwaxKeyBar *self,
                                guint          iterations)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  self->iterations = iterations;
  judge (self);
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
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  if (sealwax_key_actions_set_operation (self->actions, operation))
    sealwax_key_bar_focus (self);
}
