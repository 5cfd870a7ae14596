/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-key-repetition.h"
#include "sealwax-settings.h"

/**
 * SealwaxKeyRepetition:
 *
 * Makes sure that nobody encrypts with a passphrase that they do not know. If it was typed without ever being read, it has
 * to be typed a second time, in an entry that is shown only as long as somebody is waiting for that.
 */
struct _SealwaxKeyRepetition
{
  GObject parent_instance;

  SealwaxPassphraseEntry *passphrase_entry; /* borrowed, like the next two */
  SealwaxPassphraseEntry *repeat_entry;
  SealwaxKeyNote         *note;

  gboolean confirmed; /* the passphrase has been read, or was typed twice */
  gboolean working;   /* something is done with the answer */
  GTask   *question;  /* NULL if nobody is waiting */
  guint    look_source;
  guint    end_source;
};

G_DEFINE_FINAL_TYPE (SealwaxKeyRepetition, sealwax_key_repetition, G_TYPE_OBJECT)

static gboolean
is_asking (SealwaxKeyRepetition *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->repeat_entry));
}

static void
forget_mismatch (SealwaxKeyRepetition *self)
{
  sealwax_passphrase_entry_set_wrong (self->repeat_entry, FALSE);
  sealwax_key_note_set_error (self->note, NULL);
}

static void
ask (SealwaxKeyRepetition *self)
{
  forget_mismatch (self);
  gtk_widget_set_visible (GTK_WIDGET (self->repeat_entry), TRUE);
  sealwax_passphrase_entry_focus (self->repeat_entry, TRUE);
  sealwax_key_note_set_request (self->note, _ ("Repeat the passphrase. A slip would lock the text for good."));
}

static gboolean
is_repeated (SealwaxKeyRepetition *self)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_passphrase_entry_dup_secret (self->passphrase_entry);
  g_autoptr (SealwaxSecret) repeated = sealwax_passphrase_entry_dup_secret (self->repeat_entry);

  return sealwax_secret_equal (passphrase, repeated);
}

/* Returns whether the passphrase can be used to encrypt. If not, asks for what is missing. */
static gboolean
check (SealwaxKeyRepetition *self)
{
  if (self->confirmed || !sealwax_settings_get_ask_twice (sealwax_settings_get_default ()))
    return TRUE;

  if (!is_asking (self) || sealwax_passphrase_entry_is_empty (self->repeat_entry))
    {
      ask (self);
      return FALSE;
    }

  if (!is_repeated (self))
    {
      sealwax_passphrase_entry_set_wrong (self->repeat_entry, TRUE);
      sealwax_passphrase_entry_focus (self->repeat_entry, TRUE);
      sealwax_key_note_set_error (self->note, _ ("The passphrases don’t match."));
      return FALSE;
    }

  self->confirmed = TRUE;

  return TRUE;
}

static void
hide (SealwaxKeyRepetition *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->repeat_entry)) != NULL)
    sealwax_passphrase_entry_focus (self->passphrase_entry, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->repeat_entry), FALSE);
  sealwax_passphrase_entry_wipe (self->repeat_entry);
}

static gboolean
end (gpointer user_data)
{
  SealwaxKeyRepetition *self = user_data;

  self->end_source = 0;
  if (is_asking (self) && self->question == NULL && !self->working)
    hide (self);

  return G_SOURCE_REMOVE;
}

/* The second entry stays, with the focus, until the work is over and what came of it has got the focus. Otherwise, the focus
 * would be back at the first entry meanwhile, and a screen reader would begin to read that. */
static void
queue_end (SealwaxKeyRepetition *self)
{
  if (self->end_source == 0)
    self->end_source = g_idle_add_full (G_PRIORITY_DEFAULT, end, self, NULL); /* after the answer, before the next frame */
}

static void
answer_if_confirmed (SealwaxKeyRepetition *self)
{
  g_autoptr (GTask) question = NULL;

  if (!check (self))
    return;

  forget_mismatch (self);
  sealwax_key_note_set_request (self->note, NULL);
  question = g_steal_pointer (&self->question);
  g_task_return_boolean (question, TRUE);
  queue_end (self); /* for when there is nothing to do */
}

static void
cancel_question (SealwaxKeyRepetition *self)
{
  g_autoptr (GTask) question = g_steal_pointer (&self->question);

  if (question != NULL)
    g_task_return_new_error_literal (question, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The passphrase was not repeated");
}

static void
on_cancelled (GTask *question)
{
  SealwaxKeyRepetition *self = g_task_get_source_object (question);

  if (self->question == question)
    sealwax_key_repetition_stop (self);
}

static void
look (gpointer user_data)
{
  SealwaxKeyRepetition *self = user_data;

  self->look_source = 0;
  if (self->question != NULL && is_repeated (self))
    answer_if_confirmed (self);
}

/* Whoever has typed all of it again need not press Return. This does not happen at once: the entry will be emptied, and it
 * is not done with the change yet. */
static void
on_edited (SealwaxKeyRepetition *self)
{
  if (!is_asking (self))
    return; /* it is being emptied */

  sealwax_key_note_set_request (self->note, NULL);
  forget_mismatch (self);
  if (self->look_source == 0)
    self->look_source = g_idle_add_once (look, self);
}

static void
on_activated (SealwaxKeyRepetition *self)
{
  if (self->question != NULL)
    answer_if_confirmed (self);
}

static gboolean
on_key_pressed (SealwaxKeyRepetition *self,
                guint                 key,
                guint                 code,
                GdkModifierType       state)
{
  if (key != GDK_KEY_Escape || self->question == NULL)
    return GDK_EVENT_PROPAGATE;

  sealwax_key_repetition_stop (self);

  return GDK_EVENT_STOP;
}

static void
sealwax_key_repetition_dispose (GObject *object)
{
  SealwaxKeyRepetition *self = SEALWAX_KEY_REPETITION (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->end_source, g_source_remove);

  G_OBJECT_CLASS (sealwax_key_repetition_parent_class)->dispose (object);
}

static void
sealwax_key_repetition_class_init (SealwaxKeyRepetitionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sealwax_key_repetition_dispose;
}

static void
sealwax_key_repetition_init (SealwaxKeyRepetition *self)
{
}

/**
 * sealwax_key_repetition_new:
 * @passphrase_entry: where the passphrase is typed
 * @repeat_entry: where it is typed again; this entry is hidden at first
 * @note: where to say what the person has to do
 *
 * All three have to exist as long as the repetition.
 *
 * Returns: (transfer full): what asks for the passphrase a second time
 */
SealwaxKeyRepetition *
sealwax_key_repetition_new (SealwaxPassphraseEntry *passphrase_entry,
                            SealwaxPassphraseEntry *repeat_entry,
                            SealwaxKeyNote         *note)
{
  SealwaxKeyRepetition *self = g_object_new (SEALWAX_TYPE_KEY_REPETITION, NULL);
  GtkEventController   *keys = gtk_event_controller_key_new ();

  self->passphrase_entry = passphrase_entry;
  self->repeat_entry = repeat_entry;
  self->note = note;

  g_signal_connect_object (repeat_entry, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (repeat_entry, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (repeat_entry), keys);

  return self;
}

/**
 * sealwax_key_repetition_confirm_async:
 * @self: a repetition
 * @cancellable: (nullable): to give up the question, and with it the second entry
 * @callback: called when it is known whether the passphrase is what the person means
 * @user_data: for @callback
 *
 * Asks for the passphrase a second time, if the settings say so and nothing has confirmed it since it last changed. Moves
 * the focus to the second entry. An older question that is still waiting is cancelled. But what was typed into the second
 * entry for it still counts: if that is wrong, the person is told.
 *
 * If the answer is known at once, nothing that the person does can come between the question and @callback.
 */
void
sealwax_key_repetition_confirm_async (SealwaxKeyRepetition *self,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data)
{
  g_autoptr (GTask) question = NULL;

  g_return_if_fail (SEALWAX_IS_KEY_REPETITION (self));

  question = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (question, sealwax_key_repetition_confirm_async);
  g_task_set_priority (question, G_PRIORITY_HIGH); /* no event comes before the answer */
  if (g_task_return_error_if_cancelled (question))
    return;

  cancel_question (self);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), question, G_CONNECT_SWAPPED);
  self->question = g_steal_pointer (&question);
  answer_if_confirmed (self);
}

/**
 * sealwax_key_repetition_confirm_finish:
 * @self: a repetition
 * @result: what the callback got
 * @error: G_IO_ERROR_CANCELLED, also if the person gave up, or if there is a newer question
 *
 * Returns: whether the passphrase can be used to encrypt
 */
gboolean
sealwax_key_repetition_confirm_finish (SealwaxKeyRepetition *self,
                                       GAsyncResult         *result,
                                       GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_key_repetition_confirm_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sealwax_key_repetition_set_confirmed:
 * @self: a repetition
 * @confirmed: whether something has proven that the passphrase is what the person means
 *
 * Once it is confirmed, the passphrase is not asked for again until this is called with %FALSE, which happens when it
 * changes. Confirming it cancels a question that is still waiting.
 */
void
sealwax_key_repetition_set_confirmed (SealwaxKeyRepetition *self,
                                      gboolean              confirmed)
{
  g_return_if_fail (SEALWAX_IS_KEY_REPETITION (self));

  self->confirmed = confirmed;
  forget_mismatch (self);
  if (confirmed)
    sealwax_key_repetition_stop (self);
}

/**
 * sealwax_key_repetition_set_working:
 * @self: a repetition
 * @working: whether something is done with the passphrase
 *
 * Once the passphrase was typed twice, the second entry stays until the work is over.
 */
void
sealwax_key_repetition_set_working (SealwaxKeyRepetition *self,
                                    gboolean              working)
{
  g_return_if_fail (SEALWAX_IS_KEY_REPETITION (self));

  self->working = working;
  if (!working)
    queue_end (self);
}

/**
 * sealwax_key_repetition_stop:
 * @self: a repetition
 *
 * Stops asking: hides the second entry, overwrites what is in it, and cancels the question that is waiting.
 */
void
sealwax_key_repetition_stop (SealwaxKeyRepetition *self)
{
  g_return_if_fail (SEALWAX_IS_KEY_REPETITION (self));

  if (!is_asking (self))
    return;

  hide (self);
  sealwax_key_note_set_request (self->note, NULL);
  forget_mismatch (self);
  cancel_question (self);
}
