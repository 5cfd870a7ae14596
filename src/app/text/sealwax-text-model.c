/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-text-model-private.h"

/**
 * SealwaxTextModel:
 *
 * A text that the person works on: what it is now, how to undo and redo, where else it is kept, and the file it comes from.
 * It is not a widget; #SealwaxTextView shows it.
 *
 * A text that is too large to be shown whole is held alongside a preview of it: one page at a time, which cannot be edited.
 * Others always get the whole text. Replacing the text is one step of undo, whatever its size: each text has its own buffer, which comes
 * back with its own history of typing.
 */
G_DEFINE_FINAL_TYPE (SealwaxTextModel, sealwax_text_model, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUFFER,
  PROP_PAGE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

enum
{
  CHANGED,
  EDITED,
  KEPT,
  REPLACED,
  WIPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* All texts of the program, so that a text cut in one window is recognized when it is pasted in another. */
static GPtrArray *models;

/* Returns the text of a message that @text came from, or NULL. */
SealwaxTextState *
sealwax_text_model_find_origin (SealwaxTextModel *self,
                                SealwaxSecret    *text)
{
  for (guint i = 0; self->secret && i < models->len; i++)
    {
      SealwaxTextModel *model = models->pdata[i];
      SealwaxTextState *origin = model->state;

      if (!sealwax_text_state_is_origin_of (origin, text))
        origin = sealwax_text_history_find_origin (model->history, text);
      if (origin != NULL)
        return origin;
    }

  return NULL;
}

static void
notify_steps (SealwaxTextModel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/* Called after the person has changed the text. */
void
sealwax_text_model_emit_edited (SealwaxTextModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[EDITED], 0);
}

/* Called when the text is the same as before, but is kept somewhere else. */
void
sealwax_text_model_emit_kept (SealwaxTextModel *self)
{
  g_signal_emit (self, signals[KEPT], 0);
}

static void
forget_source (SealwaxTextModel *self)
{
  g_clear_pointer (&self->source, g_free);
  self->converted = FALSE;
}

static void
on_buffer_changed (SealwaxTextModel *self)
{
  if (self->state->turning)
    return;

  if (!self->state->stepping)
    {
      self->state->undone = 0;
      sealwax_text_history_forget_redo (self->history);
    }

  self->state->kept = SEALWAX_TEXT_KEPT_NOWHERE;
  self->state->saved = FALSE;
  self->state->copied = FALSE;
  self->state->superseded = FALSE;
  forget_source (self);
  notify_steps (self);
  sealwax_text_model_emit_edited (self);
}

static void
follow_buffer (SealwaxTextModel *self,
               GtkTextBuffer    *buffer)
{
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::can-undo", G_CALLBACK (notify_steps), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::can-redo", G_CALLBACK (notify_steps), self, G_CONNECT_SWAPPED);
}

/* Shows a text, and forgets the one before. Whoever wants to keep that one takes it out first. */
void
sealwax_text_model_show_state (SealwaxTextModel *self,
                               SealwaxTextState *state)
{
  SealwaxTextState *old = self->state;

  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old->buffer, self);
  self->state = state;
  follow_buffer (self, state->buffer);
  forget_source (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUFFER]);
  g_clear_pointer (&old, sealwax_text_state_free); /* no view has it any more */
  notify_steps (self);
}

/* Hands over the present text, for the history. */
SealwaxTextState *
sealwax_text_model_steal_state (SealwaxTextModel *self)
{
  g_signal_handlers_disconnect_by_data (self->state->buffer, self);
  sealwax_text_state_drop_filled (self->state);

  return g_steal_pointer (&self->state);
}

/* Called after something was wiped. */
void
sealwax_text_model_note_wiped (SealwaxTextModel *self)
{
  notify_steps (self);
  g_signal_emit (self, signals[WIPED], 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sealwax_text_model_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SealwaxTextModel *self = SEALWAX_TEXT_MODEL (object);

  switch (prop_id)
    {
    case PROP_BUFFER:
      g_value_set_object (value, self->state->buffer);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, sealwax_text_model_get_page (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, sealwax_text_model_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, sealwax_text_model_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_text_model_finalize (GObject *object)
{
  SealwaxTextModel *self = SEALWAX_TEXT_MODEL (object);

  g_ptr_array_remove_fast (models, self);
  g_clear_pointer (&self->state, sealwax_text_state_free);
  g_clear_pointer (&self->history, sealwax_text_history_free);
  g_object_unref (self->tags);
  g_free (self->source);

  G_OBJECT_CLASS (sealwax_text_model_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  /**
   * SealwaxTextModel::changed:
   *
   * The text has changed, no matter who changed it.
   */
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxTextModel::edited:
   *
   * The person has changed the text. Comes after #SealwaxTextModel::changed.
   */
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxTextModel::kept:
   *
   * This text, or one that can be brought back, is kept somewhere else now, or no longer is.
   */
  signals[KEPT] = g_signal_new ("kept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxTextModel::replaced:
   *
   * The person has replaced the whole text. Comes after #SealwaxTextModel::edited.
   */
  signals[REPLACED] = g_signal_new ("replaced", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * SealwaxTextModel::wiped:
   *
   * Something was wiped for good. Views have to be made anew, because GTK keeps parts of the text in them.
   */
  signals[WIPED] = g_signal_new ("wiped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sealwax_text_model_class_init (SealwaxTextModelClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = sealwax_text_model_finalize;
  object_class->get_property = sealwax_text_model_get_property;

  /**
   * SealwaxTextModel:buffer:
   *
   * What a view shows: the text or a page of it. It changes when the text is replaced.
   */
  properties[PROP_BUFFER] = g_param_spec_object ("buffer", NULL, NULL, GTK_TYPE_TEXT_BUFFER, flags);

  /**
   * SealwaxTextModel:page:
   *
   * Which page of the text is shown, from 0. Not notified when the text is replaced: there is another buffer then.
   */
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * SealwaxTextModel:can-undo:
   *
   * Whether there is anything to undo.
   */
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);

  /**
   * SealwaxTextModel:can-redo:
   *
   * Whether there is anything to redo.
   */
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_signals (G_TYPE_FROM_CLASS (klass));
}

static void
sealwax_text_model_init (SealwaxTextModel *self)
{
  g_autoptr (SealwaxSecret) nothing = sealwax_secret_new (NULL, 0);

  if (models == NULL)
    models = g_ptr_array_new ();
  self->tags = sealwax_text_state_new_tags ();
  self->history = sealwax_text_history_new ();
  sealwax_text_model_show_state (self, sealwax_text_state_new (self->tags, nothing));
  g_ptr_array_add (models, self);
}

/**
 * sealwax_text_model_new:
 * @secret: whether the text is secret; if so, it remembers what of it came from a message
 *
 * Returns: (transfer full): an empty text
 */
SealwaxTextModel *
sealwax_text_model_new (gboolean secret)
{
  SealwaxTextModel *self = g_object_new (SEALWAX_TYPE_TEXT_MODEL, NULL);

  self->secret = secret;

  return self;
}

/**
 * sealwax_text_model_get_secret:
 * @self: a text
 *
 * Returns: whether it is secret
 */
gboolean
sealwax_text_model_get_secret (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  return self->secret;
}

/**
 * sealwax_text_model_get_buffer:
 * @self: a text
 *
 * Returns: (transfer none): #SealwaxTextModel:buffer
 */
GtkTextBuffer *
sealwax_text_model_get_buffer (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), NULL);

  return self->state->buffer;
}

/**
 * sealwax_text_model_dup_text:
 * @self: a text
 *
 * Returns: (transfer full): all of it
 */
SealwaxSecret *
sealwax_text_model_dup_text (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), NULL);

  return sealwax_text_state_dup_text (self->state);
}

/**
 * sealwax_text_model_dup_selection:
 * @self: a text
 *
 * Returns: (transfer full) (nullable): see sealwax_text_state_dup_selection()
 */
SealwaxSecret *
sealwax_text_model_dup_selection (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), NULL);

  return sealwax_text_state_dup_selection (self->state);
}

/**
 * sealwax_text_model_get_length:
 * @self: a text
 *
 * Returns: how many characters it has
 */
gsize
sealwax_text_model_get_length (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), 0);

  return sealwax_text_state_get_length (self->state);
}

/**
 * sealwax_text_model_is_shown_whole:
 * @self: a text
 *
 * Returns: whether #SealwaxTextModel:buffer holds all of it, and not only a page
 */
gboolean
sealwax_text_model_is_shown_whole (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  return self->state->whole == NULL;
}

/**
 * sealwax_text_model_can_undo:
 * @self: a text
 *
 * Returns: whether there is anything to undo
 */
gboolean
sealwax_text_model_can_undo (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  return gtk_text_buffer_get_can_undo (self->state->buffer) || sealwax_text_history_can_undo (self->history);
}

/**
 * sealwax_text_model_can_redo:
 * @self: a text
 *
 * Returns: whether there is anything to redo
 */
gboolean
sealwax_text_model_can_redo (SealwaxTextModel *self)
{
  g_return_val_if_fail (SEALWAX_IS_TEXT_MODEL (self), FALSE);

  return self->state->undone > 0 || sealwax_text_history_can_redo (self->history);
}

/* Replaces the text, as one step of undo, and tells nobody. */
void
sealwax_text_model_put (SealwaxTextModel *self,
                        SealwaxSecret    *text)
{
  SealwaxTextState *origin = sealwax_text_model_find_origin (self, text);
  SealwaxTextState *state = sealwax_text_state_new (self->tags, text);

  if (origin != NULL)
    sealwax_text_state_set_origin (state, origin->keys, !sealwax_text_state_holds (origin, text));
  sealwax_text_history_add (self->history, sealwax_text_model_steal_state (self));
  sealwax_text_model_show_state (self, state);
}

/**
 * sealwax_text_model_set_text:
 * @self: a text
 * @text: a result: UTF-8 without NUL
 *
 * Replaces the text, as one step of undo. This is not the person's change: `edited` is not sent.
 */
void
sealwax_text_model_set_text (SealwaxTextModel *self,
                             SealwaxSecret    *text)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  sealwax_text_model_put (self, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sealwax_text_model_replace:
 * @self: a text
 * @text: what the person pasted or opened: UTF-8 without NUL
 * @source: (nullable): the name of the file that it comes from, as sealwax_file_dup_name() gives it
 *
 * Replaces the text, as one step of undo, and sends the signals `edited` and `replaced`.
 */
void
sealwax_text_model_replace (SealwaxTextModel *self,
                            SealwaxSecret    *text,
                            const char       *source)
{
  g_return_if_fail (SEALWAX_IS_TEXT_MODEL (self));

  sealwax_text_model_put (self, text);
  self->state->pasted = TRUE;
  g_set_str (&self->source, source);
  sealwax_text_model_emit_edited (self);
  g_signal_emit (self, signals[REPLACED], 0);
}
