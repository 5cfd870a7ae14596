/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-kept-trial.h"
#include "sealwax-patience.h"
#include "sealwax-settings.h"
#include "sealwax-trial.h"

#define LOOK_INTERVAL_MS 100

/* What a calibration aims at; and what is assumed of a computer that was never measured, in iterations. */
#define CALIBRATED_MS 250
#define ASSUMED_ITERATIONS 600000

/**
 * SealwaxKeptTrial:
 *
 * Tries what is kept on the chosen message: whatever of one kind that message can need, together with what is at hand, what was
 * used last first. It uses only what is loaded already, so it never asks anything of the key ring or of the person. After a
 * minute it pauses, and somebody has to ask whether to go on.
 *
 * What opens a message is only found here. The session opens the message with it, as with anything else.
 */
struct _SealwaxKeptTrial
{
  GObject parent_instance;

  SealwaxMessages *messages;
  GListModel      *all; /* what is kept */

  /* While it runs. */
  GCancellable   *cancellable; /* (nullable) */
  GPtrArray      *kept;        /* (nullable): what is tried */
  GPtrArray      *keys;        /* (nullable): the same, as what the message is opened with */
  SealwaxTrial   *trial;       /* (nullable): not there until the message is found in the text as it is now */
  guint           source;
  SealwaxPatience patience;
};

G_DEFINE_FINAL_TYPE (SealwaxKeptTrial, sealwax_kept_trial, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_run (SealwaxKeptTrial *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->trial);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  self->patience = (SealwaxPatience){ 0 };
}

static void
end (SealwaxKeptTrial *self,
     SealwaxKept      *found)
{
  g_autoptr (SealwaxKept) kept = found != NULL ? g_object_ref (found) : NULL;

  clear_run (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[ENDED], 0, kept);
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (SealwaxKeptTrial) self = user_data;
  guint    index;
  gboolean is_found = sealwax_trial_run_finish (SEALWAX_TRIAL (source), result, &index);

  if (self->trial == SEALWAX_TRIAL (source))
    end (self, is_found ? self->kept->pdata[index] : NULL);
}

static gboolean
look (gpointer user_data)
{
  SealwaxKeptTrial *self = user_data;

  if (sealwax_patience_is_over (&self->patience))
    sealwax_trial_set_paused (self->trial, TRUE);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_CONTINUE;
}

static void
on_message_found (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (SealwaxKeptTrial) self = user_data;
  g_autoptr (GBytes) pasted = NULL;
  const SealwaxFinding *finding = sealwax_messages_find_finish (SEALWAX_MESSAGES (source), result, &pasted, NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return; /* it was stopped */
  if (finding == NULL || finding->message.status != SEALWAX_STATUS_OK)
    {
      end (self, NULL);
      return;
    }

  self->trial = sealwax_trial_new (pasted, &finding->message);
  for (guint i = 0; i < self->keys->len; i++)
    sealwax_trial_add (self->trial, self->keys->pdata[i]);
  sealwax_patience_start (&self->patience);
  self->source = g_timeout_add (LOOK_INTERVAL_MS, look, self);
  sealwax_trial_run_async (self->trial, self->cancellable, on_run, g_object_ref (self));
}

static void
sealwax_kept_trial_dispose (GObject *object)
{
  clear_run (SEALWAX_KEPT_TRIAL (object));

  G_OBJECT_CLASS (sealwax_kept_trial_parent_class)->dispose (object);
}

static void
sealwax_kept_trial_finalize (GObject *object)
{
  SealwaxKeptTrial *self = SEALWAX_KEPT_TRIAL (object);

  g_object_unref (self->messages);
  g_object_unref (self->all);

  G_OBJECT_CLASS (sealwax_kept_trial_parent_class)->finalize (object);
}

static void
sealwax_kept_trial_class_init (SealwaxKeptTrialClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_kept_trial_dispose;
  object_class->finalize = sealwax_kept_trial_finalize;

  /**
   * SealwaxKeptTrial::changed:
   *
   * It has begun or ended, more was tried, or it asks whether to go on, or no longer does.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxKeptTrial::ended:
   * @kept: (nullable): what opens the message, or %NULL if nothing does
   *
   * It has ended by itself, and was not stopped.
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SEALWAX_TYPE_KEPT);
}

static void
sealwax_kept_trial_init (SealwaxKeptTrial *self)
{
}

/**
 * sealwax_kept_trial_new:
 * @messages: the messages of a text
 * @all: what is kept and loaded, of #SealwaxKept, what was used last first
 *
 * Returns: (transfer full): what tries that on the chosen one
 */
SealwaxKeptTrial *
sealwax_kept_trial_new (SealwaxMessages *messages,
                        GListModel      *all)
{
  SealwaxKeptTrial *self = g_object_new (SEALWAX_TYPE_KEPT_TRIAL, NULL);

  self->messages = g_object_ref (messages);
  self->all = g_object_ref (all);

  return self;
}

/* Whether the chosen message can be opened by something of this kind, together with what is at hand. */
static gboolean
can_need (SealwaxKeptTrial *self,
          SealwaxKeptKind   kind,
          SealwaxKeys      *at_hand)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (self->messages);
  gboolean              needs_passphrase, needs_key;

  if (finding == NULL || finding->message.status != SEALWAX_STATUS_OK)
    return FALSE;

  needs_passphrase = finding->message.needs_passphrase;
  needs_key = finding->message.needs_key;
  if (kind == SEALWAX_KEPT_PASSPHRASE)
    return needs_passphrase && (!needs_key || sealwax_keys_get_key (at_hand) != NULL);

  return needs_key && (!needs_passphrase || sealwax_keys_get_passphrase (at_hand) != NULL);
}

/* Returns NULL if there are none; what was used last is the first one. */
static GPtrArray *
list_kept (SealwaxKeptTrial *self,
           SealwaxKeptKind   kind,
           SealwaxKeys      *at_hand)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  if (!can_need (self, kind, at_hand))
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->all); i++)
    {
      g_autoptr (SealwaxKept) kept = g_list_model_get_item (self->all, i);

      if (sealwax_kept_get_kind (kept) == kind)
        g_ptr_array_add (list, g_steal_pointer (&kept));
    }

  return list->len > 0 ? g_steal_pointer (&list) : NULL;
}

static SealwaxKeys *
combine (SealwaxKept *kept,
         SealwaxKeys *at_hand)
{
  SealwaxSecret *secret = sealwax_kept_get_secret (kept);

  if (sealwax_kept_get_kind (kept) == SEALWAX_KEPT_KEY)
    return sealwax_keys_new (sealwax_keys_get_passphrase (at_hand), secret);

  return sealwax_keys_new (secret, sealwax_keys_get_key (at_hand));
}

/**
 * sealwax_kept_trial_count:
 * @self: a trial
 * @kind: what is to be tried
 * @at_hand: what else there is to open a message with
 *
 * Returns: how many of what is loaded the chosen message may open with
 */
guint
sealwax_kept_trial_count (SealwaxKeptTrial *self,
                          SealwaxKeptKind   kind,
                          SealwaxKeys      *at_hand)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (SEALWAX_IS_KEPT_TRIAL (self), 0);

  list = list_kept (self, kind, at_hand);

  return list != NULL ? list->len : 0;
}

/**
 * sealwax_kept_trial_estimate:
 * @self: a trial
 * @passphrases: how many are to be tried
 *
 * Returns: about how many milliseconds it takes to try them all on the chosen message
 */
guint
sealwax_kept_trial_estimate (SealwaxKeptTrial *self,
                             guint             passphrases)
{
  const SealwaxFinding *finding;
  guint                 measured = sealwax_settings_get_calibrated_iterations (sealwax_settings_get_default ());
  guint                 processors = g_get_num_processors ();
  guint64               rounds = (passphrases + processors - 1) / processors;

  g_return_val_if_fail (SEALWAX_IS_KEPT_TRIAL (self), 0);

  finding = sealwax_messages_get_finding (self->messages);
  if (finding == NULL)
    return 0;

  return (guint)MIN (rounds * finding->message.iterations * CALIBRATED_MS / (measured > 0 ? measured : ASSUMED_ITERATIONS), G_MAXUINT);
}

/**
 * sealwax_kept_trial_begin:
 * @self: a trial
 * @kind: what is to be tried
 * @at_hand: what else there is to open a message with
 *
 * Tries it, on threads. If something is being tried already, that is over.
 *
 * Returns: whether there is anything to try; if so, `ended` is sent later, unless it is stopped
 */
gboolean
sealwax_kept_trial_begin (SealwaxKeptTrial *self,
                          SealwaxKeptKind   kind,
                          SealwaxKeys      *at_hand)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (SEALWAX_IS_KEPT_TRIAL (self), FALSE);

  sealwax_kept_trial_stop (self);
  list = list_kept (self, kind, at_hand);
  if (list == NULL)
    return FALSE;

  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify)sealwax_keys_unref);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (self->keys, combine (list->pdata[i], at_hand));
  self->kept = g_steal_pointer (&list);
  self->cancellable = g_cancellable_new ();
  sealwax_messages_find_async (self->messages, self->cancellable, on_message_found, g_object_ref (self));
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

/**
 * sealwax_kept_trial_is_running:
 * @self: a trial
 *
 * Returns: whether anything is being tried, or waits for the person's answer
 */
gboolean
sealwax_kept_trial_is_running (SealwaxKeptTrial *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT_TRIAL (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * sealwax_kept_trial_is_asking:
 * @self: a trial
 *
 * Returns: whether nothing is done until the person has answered with sealwax_kept_trial_go_on() or sealwax_kept_trial_stop()
 */
gboolean
sealwax_kept_trial_is_asking (SealwaxKeptTrial *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT_TRIAL (self), FALSE);

  return self->patience.is_asking;
}

/**
 * sealwax_kept_trial_get_progress:
 * @self: a trial
 * @done: (out): how many were tried
 * @total: (out): how many there are to try, or 0 if it does not run
 */
void
sealwax_kept_trial_get_progress (SealwaxKeptTrial *self,
                                 guint            *done,
                                 guint            *total)
{
  *done = *total = 0;

  g_return_if_fail (SEALWAX_IS_KEPT_TRIAL (self));

  if (self->kept != NULL)
    *total = self->kept->len;
  if (self->trial != NULL)
    *done = sealwax_trial_get_done (self->trial);
}

/**
 * sealwax_kept_trial_go_on:
 * @self: a trial
 *
 * The person wants the rest tried, however long it takes.
 */
void
sealwax_kept_trial_go_on (SealwaxKeptTrial *self)
{
  g_return_if_fail (SEALWAX_IS_KEPT_TRIAL (self));

  if (!sealwax_patience_go_on (&self->patience))
    return;

  sealwax_trial_set_paused (self->trial, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sealwax_kept_trial_stop:
 * @self: a trial
 *
 * Tries nothing more, and holds on to nothing.
 */
void
sealwax_kept_trial_stop (SealwaxKeptTrial *self)
{
  g_return_if_fail (SEALWAX_IS_KEPT_TRIAL (self));

  if (self->cancellable == NULL)
    return;

  clear_run (self);
  g_signal_emit (self, signals[CHANGED], 0);
}
