/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-error.h"
#include "sealwax-generator-dialog.h"
#include "sealwax-key-bar-private.h"
#include "sealwax-lazy-menu.h"
#include "sealwax-narrow-dialog.h"

/**
 * SealwaxKeyBar:
 *
 * The bar below the panes: the passphrase, which is asked for twice if it has to be, a note about it, and the actions.
 */
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
  REFUSED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* Returns what is in use now. */
static void
return_keys (SealwaxKeyBar *self,
             GTask         *task)
{
  g_task_return_pointer (task, sealwax_key_bar_dup_keys (self), (GDestroyNotify)sealwax_keys_unref);
}

/* Why there are no keys at all. */
static GError *
make_missing (SealwaxKeyBar    *self,
              SealwaxKeyPurpose purpose)
{
  SealwaxMessage needs = { .needs_passphrase = self->needs_passphrase, .needs_key = self->needs_key };

  if (purpose == SEALWAX_KEY_PURPOSE_DECRYPT && self->needs_key)
    return sealwax_error_new_opening (SEALWAX_STATUS_MISSING, &needs);

  return g_error_new_literal (SEALWAX_ERROR, SEALWAX_ERROR_MISSING, _ ("Type a passphrase first."));
}

static void
on_caps_lock_changed (SealwaxKeyBar *self)
{
  sealwax_key_note_set_caps_lock (self->note,
                                  sealwax_passphrase_entry_get_caps_lock (self->passphrase_entry)
                                      || sealwax_passphrase_entry_get_caps_lock (self->repeat_entry));
}

static void
on_passphrase_edited (SealwaxKeyBar *self)
{
  sealwax_key_note_begin (self->note);
  /* Whatever is typed while it can be read counts as read. */
  sealwax_key_repetition_set_confirmed (self->repetition, sealwax_passphrase_entry_get_revealed (self->passphrase_entry));
  self->generated = FALSE;
  self->used = FALSE;
  if (self->words != NULL)
    sealwax_key_words_forget (self->words);
  sealwax_key_bar_say (self, NULL);
  sealwax_key_bar_judge (self);
  if (sealwax_passphrase_entry_is_empty (self->passphrase_entry))
    sealwax_key_repetition_stop (self->repetition);
  else
    sealwax_key_bar_remove_kept_passphrase (self);

  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_repetition_edited (SealwaxKeyBar *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->repeat_entry))) /* otherwise, it is being emptied */
    sealwax_key_bar_say (self, NULL);
}

/* Large text may leave no room for all of what an empty entry asks for. Not as the tooltip's text, which would describe the
 * entry to assistive technology. */
static gboolean
on_query_tooltip (SealwaxKeyBar          *self,
                  int                     x,
                  int                     y,
                  gboolean                by_keyboard,
                  GtkTooltip             *tooltip,
                  SealwaxPassphraseEntry *entry)
{
  if (!sealwax_passphrase_entry_is_empty (entry))
    return FALSE;

  gtk_tooltip_set_text (tooltip, entry == self->repeat_entry ? _ ("Repeat Passphrase") : _ ("Passphrase"));

  return TRUE;
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
on_confirmed (GObject      *repetition,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (sealwax_key_repetition_confirm_finish (SEALWAX_KEY_REPETITION (repetition), result, &error))
    return_keys (g_task_get_source_object (task), task);
  else
    g_task_return_error (task, error);
}

static void
on_generator_used (SealwaxKeyBar *self,
                   SealwaxSecret *passphrase)
{
  sealwax_passphrase_entry_set_secret (self->passphrase_entry, passphrase);
  sealwax_key_bar_set_confirmed (self); /* it was shown */
  self->generated = TRUE;
  sealwax_key_bar_judge (self);
  if (self->words != NULL)
    sealwax_key_words_show (self->words, passphrase);
  sealwax_key_bar_focus (self);
}

static void
generate_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  SealwaxKeyBar *self = SEALWAX_KEY_BAR (widget);
  AdwDialog     *dialog = sealwax_generator_dialog_new (self->iterations);

  if (self->narrow)
    sealwax_narrow_dialog_set_height (dialog, 400);

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
      gtk_box_set_homogeneous (self->row, !self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_key_bar_dispose (GObject *object)
{
  SealwaxKeyBar *self = SEALWAX_KEY_BAR (object);

  g_clear_weak_pointer (&self->words);
  g_clear_object (&self->oddities);
  g_clear_object (&self->repetition);
  sealwax_key_bar_dispose_key (self);
  sealwax_key_bar_dispose_kept (self);
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
   * Whether the actions are below the passphrase.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SealwaxKeyBar::edited:
   *
   * The passphrase has changed, or the key.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxKeyBar::activated:
   *
   * Return was pressed in the passphrase.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxKeyBar::refused:
   * @sentence: why
   *
   * What was pasted or dropped cannot be a passphrase.
   */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "key-bar.generate", NULL, generate_action);

  g_type_ensure (SEALWAX_TYPE_KEY_ACTIONS);
  g_type_ensure (SEALWAX_TYPE_KEY_NOTE);
  g_type_ensure (SEALWAX_TYPE_PASSPHRASE_ENTRY);
  g_type_ensure (SEALWAX_TYPE_SHAKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-key-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, shaker);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, passphrase_entry);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, repeat_entry);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, key_menu_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, key_menu);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, actions);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, note);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeyBar, format_label);
  gtk_widget_class_bind_template_callback (widget_class, on_caps_lock_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_passphrase_revealed);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, on_refused);
  gtk_widget_class_bind_template_callback (widget_class, on_repetition_edited);
}

static void
sealwax_key_bar_init (SealwaxKeyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  sealwax_lazy_menu_set (self->key_menu_button, G_MENU_MODEL (self->key_menu));
  sealwax_key_note_set_entry (self->note, GTK_WIDGET (self->passphrase_entry));
  sealwax_passphrase_entry_set_notes (self->passphrase_entry,
                                      sealwax_key_note_get_label (self->note),
                                      sealwax_key_note_get_judgement_label (self->note));
  sealwax_passphrase_entry_set_notes (self->repeat_entry, sealwax_key_note_get_label (self->note), NULL);
  self->repetition = sealwax_key_repetition_new (self->passphrase_entry, self->repeat_entry, self->note);
  self->oddities = sealwax_key_oddities_new (self->passphrase_entry, self->repeat_entry, self->note);
  sealwax_key_bar_init_key (self);
}

/**
 * sealwax_key_bar_get_keys_async:
 * @self: a key bar
 * @purpose: what the keys are for
 * @cancellable: (nullable): to give up the question, which otherwise keeps the bar alive as long as it waits
 * @callback: called when there are keys, or when it is clear that there will be none
 * @user_data: for @callback
 *
 * Asks for the keys that a message is to be sealed or opened with.
 *
 * There are keys as soon as there is a passphrase or a key file, whatever the message needs.
 *
 * To encrypt, the person may have to type the passphrase once more, and can take as long as they like. The question then
 * ends without keys if they press Escape or empty the passphrase, if it is wiped, if something else proves it right, or if
 * keys to encrypt are asked for again. To decrypt, there are keys at once, and a question that is still waiting goes on
 * waiting.
 *
 * If the answer is known at once, nothing that the person does can come between the question and @callback.
 */
void
sealwax_key_bar_get_keys_async (SealwaxKeyBar      *self,
                                SealwaxKeyPurpose   purpose,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sealwax_key_bar_get_keys_async);
  g_task_set_priority (task, G_PRIORITY_HIGH); /* no event comes before the answer */

  self->asked = purpose;
  if (!sealwax_key_bar_has_passphrase (self) && !sealwax_key_bar_has_key (self))
    g_task_return_error (task, make_missing (self, purpose));
  else if (purpose == SEALWAX_KEY_PURPOSE_DECRYPT || sealwax_passphrase_entry_is_empty (self->passphrase_entry))
    return_keys (self, task);
  else if (!sealwax_key_oddities_may_seal (self->oddities, &error))
    g_task_return_error (task, error);
  else
    sealwax_key_repetition_confirm_async (self->repetition, cancellable, on_confirmed, g_steal_pointer (&task));
}

/**
 * sealwax_key_bar_get_keys_finish:
 * @self: a key bar
 * @result: what the callback got
 * @error: why there are none: %SEALWAX_ERROR_MISSING or %SEALWAX_ERROR_BAD_PASSPHRASE with a sentence for the person, or
 *   G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the keys, or %NULL
 */
SealwaxKeys *
sealwax_key_bar_get_keys_finish (SealwaxKeyBar *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_key_bar_get_keys_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sealwax_key_bar_set_confirmed:
 * @self: a key bar
 *
 * Call this when something has proven that the passphrase is what the person means. It is not asked for again until it changes.
 */
void
sealwax_key_bar_set_confirmed (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_key_repetition_set_confirmed (self->repetition, TRUE);
}

/**
 * sealwax_key_bar_wipe:
 * @self: a key bar
 *
 * Empties the passphrase and its repetition, and overwrites them. Forgets the key, and what is kept.
 */
void
sealwax_key_bar_wipe (SealwaxKeyBar *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_key_repetition_stop (self->repetition);
  sealwax_passphrase_entry_wipe (self->repeat_entry);
  sealwax_passphrase_entry_wipe (self->passphrase_entry);
  sealwax_key_bar_remove_kept_passphrase (self);
  sealwax_intake_stop (self->intake);
  sealwax_loaded_key_wipe (self->loaded_key);
}

/**
 * sealwax_key_bar_set_words:
 * @self: a key bar
 * @words: where the words of a generated passphrase are shown
 *
 * From now on, they are shown there from when the person takes them.
 */
void
sealwax_key_bar_set_words (SealwaxKeyBar   *self,
                           SealwaxKeyWords *words)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  g_set_weak_pointer (&self->words, words);
  g_signal_connect_object (words, "hidden", G_CALLBACK (sealwax_key_bar_focus), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_key_bar_suggest:
 * @self: a key bar
 * @purpose: what the person will want to do next
 *
 * Makes the button that does it stand out.
 */
void
sealwax_key_bar_suggest (SealwaxKeyBar    *self,
                         SealwaxKeyPurpose purpose)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_key_actions_suggest (self->actions, purpose == SEALWAX_KEY_PURPOSE_ENCRYPT, purpose == SEALWAX_KEY_PURPOSE_DECRYPT);
  if (purpose == SEALWAX_KEY_PURPOSE_DECRYPT)
    sealwax_key_repetition_stop (self->repetition);
  if (self->purpose == purpose)
    return; /* this is called for each letter of a text; no need to copy the passphrase for that */

  self->purpose = purpose;
  sealwax_key_bar_judge (self);
}

/**
 * sealwax_key_bar_set_can_encrypt:
 * @self: a key bar
 * @can_encrypt: whether there is anything to encrypt
 *
 * Has Encrypt say why it cannot be pressed. Call this before its action is disabled: if the button has the keyboard's focus,
 * that goes to the passphrase.
 */
void
sealwax_key_bar_set_can_encrypt (SealwaxKeyBar *self,
                                 gboolean       can_encrypt)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  if (sealwax_key_actions_set_can_encrypt (self->actions, can_encrypt))
    sealwax_key_bar_focus (self);
}

/**
 * sealwax_key_bar_set_operation:
 * @self: a key bar
 * @operation: (nullable): the operation under way
 *
 * Shows the operation's progress and Cancel, if it takes long. If there is no operation, shows the actions again.
 */
void
sealwax_key_bar_set_operation (SealwaxKeyBar    *self,
                               SealwaxOperation *operation)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_key_repetition_set_working (self->repetition, operation != NULL);
  if (sealwax_key_actions_set_operation (self->actions, operation))
    sealwax_key_bar_focus (self);
}

/**
 * sealwax_key_bar_set_quiet:
 * @self: a key bar
 * @quiet: whether another button of the window stands out
 *
 * See sealwax_key_actions_set_quiet().
 */
void
sealwax_key_bar_set_quiet (SealwaxKeyBar *self,
                           gboolean       quiet)
{
  g_return_if_fail (SEALWAX_IS_KEY_BAR (self));

  sealwax_key_actions_set_quiet (self->actions, quiet);
}
