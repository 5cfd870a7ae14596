/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-finding.h"
#include "sealwax-stray.h"

/**
 * SealwaxStray:
 *
 * A message that the person has put where texts go that are to be encrypted. Hardly anybody wants to encrypt a message once
 * more, so they are asked. Until they answer, the message is in the plaintext, where it can be undone like any other, and is
 * not lost by anything that happens meanwhile.
 */
struct _SealwaxStray
{
  GObject parent_instance;

  SealwaxTextModel *plaintext;
  GCancellable     *cancellable; /* set while it is not known whether that is a message */
  gboolean          is_there;
};

G_DEFINE_FINAL_TYPE (SealwaxStray, sealwax_stray, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
stop (SealwaxStray *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
set_is_there (SealwaxStray *self,
              gboolean      is_there)
{
  if (self->is_there == is_there)
    return;

  self->is_there = is_there;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Only Sealed messages can be told from everything else: a long password that is to be encrypted may look like a Basic one. */
static gboolean
hold_sealed (GArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const SealwaxFinding *finding = &g_array_index (findings, SealwaxFinding, i);

      if (finding->likely && finding->message.format == SEALWAX_FORMAT_SEALED)
        return TRUE;
    }

  return FALSE;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SealwaxStray) self = user_data;
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);

  if (findings == NULL) /* cancelled: there is another text now */
    return;

  g_clear_object (&self->cancellable);
  set_is_there (self, hold_sealed (findings));
}

/* Whatever it is now, it is not what was pasted. */
static void
on_text_changed (SealwaxStray *self)
{
  stop (self);
  set_is_there (self, FALSE);
}

static void
sealwax_stray_dispose (GObject *object)
{
  stop (SEALWAX_STRAY (object));

  G_OBJECT_CLASS (sealwax_stray_parent_class)->dispose (object);
}

static void
sealwax_stray_finalize (GObject *object)
{
  g_object_unref (SEALWAX_STRAY (object)->plaintext);

  G_OBJECT_CLASS (sealwax_stray_parent_class)->finalize (object);
}

static void
sealwax_stray_class_init (SealwaxStrayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_stray_dispose;
  object_class->finalize = sealwax_stray_finalize;

  /**
   * SealwaxStray::changed:
   *
   * There is one now, or there is none any more.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sealwax_stray_init (SealwaxStray *self)
{
}

/**
 * sealwax_stray_new:
 * @plaintext: a text that is to be encrypted
 *
 * Returns: (transfer full): what looks for messages in it
 */
SealwaxStray *
sealwax_stray_new (SealwaxTextModel *plaintext)
{
  SealwaxStray *self = g_object_new (SEALWAX_TYPE_STRAY, NULL);

  self->plaintext = g_object_ref (plaintext);
  g_signal_connect_object (plaintext, "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * sealwax_stray_look:
 * @self: a stray
 *
 * Call this when all of the plaintext was just pasted. Finds out on a thread whether that is a message.
 */
void
sealwax_stray_look (SealwaxStray *self)
{
  g_autoptr (SealwaxSecret) text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (SEALWAX_IS_STRAY (self));

  stop (self);
  text = sealwax_text_model_dup_text (self->plaintext);
  bytes = sealwax_secret_get_bytes (text);
  self->cancellable = g_cancellable_new ();
  sealwax_find_async (bytes, self->cancellable, on_found, g_object_ref (self));
}

/**
 * sealwax_stray_is_there:
 * @self: a stray
 *
 * Returns: whether the plaintext is a message that was pasted, and the person has not said yet what to do with it
 */
gboolean
sealwax_stray_is_there (SealwaxStray *self)
{
  g_return_val_if_fail (SEALWAX_IS_STRAY (self), FALSE);

  return self->is_there;
}

/**
 * sealwax_stray_keep:
 * @self: a stray
 *
 * The person wants the message to be encrypted like any other text.
 */
void
sealwax_stray_keep (SealwaxStray *self)
{
  g_return_if_fail (SEALWAX_IS_STRAY (self));

  stop (self);
  set_is_there (self, FALSE);
}

/**
 * sealwax_stray_take:
 * @self: a stray that is there
 *
 * Takes the message out of the plaintext, which is then what it was before.
 *
 * Returns: (transfer full): the message, with what is around it
 */
SealwaxSecret *
sealwax_stray_take (SealwaxStray *self)
{
  SealwaxSecret *text;
  gsize          length;

  g_return_val_if_fail (SEALWAX_IS_STRAY (self) && self->is_there, NULL);

  text = sealwax_text_model_dup_text (self->plaintext);
  length = sealwax_text_model_get_length (self->plaintext);
  sealwax_text_model_undo (self->plaintext);
  if (sealwax_text_model_is (self->plaintext, text, length))
    {
      g_autoptr (SealwaxSecret) nothing = sealwax_secret_new (NULL, 0);

      sealwax_text_model_set_text (self->plaintext, nothing);
    }

  return text;
}
