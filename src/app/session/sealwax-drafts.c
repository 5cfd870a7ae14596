/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-drafts.h"
#include "sealwax-operation.h"

/**
 * SealwaxDrafts:
 *
 * Texts that had to leave the screen and are kept nowhere else: texts of messages with words of the person's own among
 * them. Each is sealed, in memory only, under the keys that open its message.
 */
struct _SealwaxDrafts
{
  GObject parent_instance;

  GPtrArray    *drafts;      /* the oldest first, whichever is sealed first */
  GCancellable *cancellable; /* of what is being sealed */
};

G_DEFINE_FINAL_TYPE (SealwaxDrafts, sealwax_drafts, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS,
};

enum
{
  LOST,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* A text that is kept. */
typedef struct
{
  SealwaxSecret *message; /* (nullable): while it is being sealed */
  gboolean       needs_key;
} Draft;

static void
draft_free (Draft *draft)
{
  g_clear_pointer (&draft->message, sealwax_secret_unref);
  g_free (draft);
}

/* What a thread is at. */
typedef struct
{
  SealwaxDrafts *drafts;
  Draft         *draft; /* borrowed: gone when it was cancelled */
} Sealing;

static void
sealing_free (Sealing *sealing)
{
  g_object_unref (sealing->drafts);
  g_free (sealing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sealing, sealing_free)

static void
on_sealed (GObject      *operation,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Sealing) sealing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) message = sealwax_operation_seal_finish (SEALWAX_OPERATION (operation), result, &error);
  SealwaxDrafts *self = sealing->drafts;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) /* the drafts were cleared */
    return;

  if (message != NULL)
    sealing->draft->message = g_steal_pointer (&message);
  else
    {
      g_ptr_array_remove (self->drafts, sealing->draft);
      g_signal_emit (self, signals[LOST], 0, error->message);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
sealwax_drafts_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SealwaxDrafts *self = SEALWAX_DRAFTS (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, sealwax_drafts_get_count (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_drafts_dispose (GObject *object)
{
  g_cancellable_cancel (SEALWAX_DRAFTS (object)->cancellable);

  G_OBJECT_CLASS (sealwax_drafts_parent_class)->dispose (object);
}

static void
sealwax_drafts_finalize (GObject *object)
{
  SealwaxDrafts *self = SEALWAX_DRAFTS (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->drafts);

  G_OBJECT_CLASS (sealwax_drafts_parent_class)->finalize (object);
}

static void
sealwax_drafts_class_init (SealwaxDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_drafts_dispose;
  object_class->finalize = sealwax_drafts_finalize;
  object_class->get_property = sealwax_drafts_get_property;

  /**
   * SealwaxDrafts:count:
   *
   * How many texts are kept, including those that are still being sealed.
   */
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SealwaxDrafts::lost:
   * @sentence: why
   *
   * A text could not be sealed. It is gone, rather than left in the clear.
   */
  signals[LOST] = g_signal_new ("lost", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sealwax_drafts_init (SealwaxDrafts *self)
{
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)draft_free);
  self->cancellable = g_cancellable_new ();
}

/**
 * sealwax_drafts_new:
 *
 * Returns: (transfer full): an empty set of drafts
 */
SealwaxDrafts *
sealwax_drafts_new (void)
{
  return g_object_new (SEALWAX_TYPE_DRAFTS, NULL);
}

/**
 * sealwax_drafts_add:
 * @self: the drafts
 * @text: a text
 * @keys: what to seal it under
 * @iterations: how many iterations each guess at the passphrase is to cost, if there is one
 *
 * Keeps a text. It is sealed on a thread, and wiped when that is done.
 */
void
sealwax_drafts_add (SealwaxDrafts *self,
                    SealwaxSecret *text,
                    SealwaxKeys   *keys,
                    guint          iterations)
{
  g_autoptr (SealwaxOperation) operation = NULL;
  Sealing *sealing;

  g_return_if_fail (SEALWAX_IS_DRAFTS (self));

  sealing = g_new0 (Sealing, 1);
  sealing->drafts = g_object_ref (self);
  sealing->draft = g_new0 (Draft, 1);
  sealing->draft->needs_key = sealwax_keys_get_key (keys) != NULL;
  g_ptr_array_add (self->drafts, sealing->draft);
  operation = sealwax_operation_new_seal_here (text, keys, iterations);
  sealwax_operation_seal_async (operation, self->cancellable, on_sealed, sealing);
}

/**
 * sealwax_drafts_get_count:
 * @self: the drafts
 *
 * Returns: how many texts are kept, including those that are still being sealed
 */
guint
sealwax_drafts_get_count (SealwaxDrafts *self)
{
  g_return_val_if_fail (SEALWAX_IS_DRAFTS (self), 0);

  return self->drafts->len;
}

/**
 * sealwax_drafts_need_key:
 * @self: the drafts
 *
 * Returns: whether each of the texts needs a key, and not only a passphrase
 */
gboolean
sealwax_drafts_need_key (SealwaxDrafts *self)
{
  g_return_val_if_fail (SEALWAX_IS_DRAFTS (self), FALSE);

  for (guint i = 0; i < self->drafts->len; i++)
    if (!((const Draft *)self->drafts->pdata[i])->needs_key)
      return FALSE;

  return self->drafts->len > 0;
}

/**
 * sealwax_drafts_dup:
 * @self: the drafts
 * @index: which one, 0 for the oldest
 *
 * Returns: (transfer full) (nullable): the message that holds the text, or %NULL if there are not that many, or if it is still
 *   being sealed
 */
SealwaxSecret *
sealwax_drafts_dup (SealwaxDrafts *self,
                    guint          index)
{
  const Draft *draft;

  g_return_val_if_fail (SEALWAX_IS_DRAFTS (self), NULL);

  draft = index < self->drafts->len ? self->drafts->pdata[index] : NULL;

  return draft != NULL && draft->message != NULL ? sealwax_secret_ref (draft->message) : NULL;
}

/**
 * sealwax_drafts_remove:
 * @self: the drafts
 * @message: a message from sealwax_drafts_dup()
 *
 * Forgets a text, because it is shown again.
 */
void
sealwax_drafts_remove (SealwaxDrafts *self,
                       SealwaxSecret *message)
{
  g_return_if_fail (SEALWAX_IS_DRAFTS (self));

  for (guint i = self->drafts->len; i-- > 0;)
    if (((const Draft *)self->drafts->pdata[i])->message == message)
      g_ptr_array_remove_index (self->drafts, i);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * sealwax_drafts_clear:
 * @self: the drafts
 *
 * Forgets all texts.
 */
void
sealwax_drafts_clear (SealwaxDrafts *self)
{
  g_return_if_fail (SEALWAX_IS_DRAFTS (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_ptr_array_set_size (self->drafts, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
