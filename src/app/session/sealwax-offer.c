/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-clipboard.h"
#include "sealwax-offer.h"
#include "sealwax-own-messages.h"
#include "sealwax-settings.h"

/**
 * SealwaxOffer:
 *
 * The messages on the clipboard that are not here already and are not our own. When it cannot look, it says nothing: the
 * person did not ask for it.
 */
struct _SealwaxOffer
{
  GObject parent_instance;

  SealwaxMessages *messages; /* those that are here already */
  GCancellable    *cancellable;
  SealwaxSecret   *text; /* (nullable): what the clipboard holds */
  GArray          *findings;
  guint            count; /* as last notified */
};

G_DEFINE_FINAL_TYPE (SealwaxOffer, sealwax_offer, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A look at the clipboard. */
typedef struct
{
  SealwaxOffer  *offer;
  GCancellable  *cancellable;
  SealwaxSecret *text;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->offer);
  g_object_unref (look->cancellable);
  g_clear_pointer (&look->text, sealwax_secret_unref);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void
set_count (SealwaxOffer *self,
           guint         count)
{
  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
drop (SealwaxOffer *self)
{
  g_clear_pointer (&self->text, sealwax_secret_unref);
  g_clear_pointer (&self->findings, g_array_unref);
  set_count (self, 0);
}

static guint
count_news (SealwaxOffer *self)
{
  guint count = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      const SealwaxFinding *finding = &g_array_index (self->findings, SealwaxFinding, i);

      if (finding->message.status == SEALWAX_STATUS_OK
          && finding->likely
          && !sealwax_own_messages_contain (finding->digest)
          && !sealwax_messages_contain (self->messages, finding->digest))
        count++;
    }

  return count;
}

/* Called when something the offer depends on has changed: the offered text, or the messages that are here. */
static void
update (SealwaxOffer *self)
{
  guint count;

  if (self->text == NULL || sealwax_messages_is_reading (self->messages))
    return;

  count = count_news (self);
  if (count == 0)
    drop (self);
  else
    set_count (self, count);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);
  SealwaxOffer *self = look->offer;

  if (self->cancellable != look->cancellable)
    return;

  g_clear_object (&self->cancellable);
  drop (self);
  self->text = g_steal_pointer (&look->text);
  self->findings = g_steal_pointer (&findings);
  update (self);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GBytes) bytes = NULL;
  GCancellable *cancellable = look->cancellable;

  look->text = sealwax_clipboard_read_finish (result, NULL);
  if (look->offer->cancellable != cancellable)
    return;

  if (look->text == NULL)
    {
      sealwax_offer_forget (look->offer);
      return;
    }

  bytes = sealwax_secret_get_bytes (look->text);
  sealwax_find_async (bytes, cancellable, on_found, g_steal_pointer (&look));
}

static void
sealwax_offer_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, SEALWAX_OFFER (object)->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_offer_dispose (GObject *object)
{
  SealwaxOffer *self = SEALWAX_OFFER (object);

  sealwax_offer_forget (self);
  g_clear_object (&self->messages);

  G_OBJECT_CLASS (sealwax_offer_parent_class)->dispose (object);
}

static void
sealwax_offer_class_init (SealwaxOfferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sealwax_offer_dispose;
  object_class->get_property = sealwax_offer_get_property;

  /**
   * SealwaxOffer:count:
   *
   * How many messages there are to open, or 0 if there is nothing to offer.
   */
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sealwax_offer_init (SealwaxOffer *self)
{
}

/**
 * sealwax_offer_new:
 * @messages: the messages that are here already
 *
 * Returns: (transfer full): an empty offer
 */
SealwaxOffer *
sealwax_offer_new (SealwaxMessages *messages)
{
  SealwaxOffer *self = g_object_new (SEALWAX_TYPE_OFFER, NULL);

  self->messages = g_object_ref (messages);
  g_signal_connect_object (messages, "read", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * sealwax_offer_look:
 * @self: an offer
 * @clipboard: a clipboard
 *
 * Looks on a thread at what the clipboard holds, unless that is secret or our own, or the settings forbid it. The old offer
 * stays until the new one is known: often they are the same.
 */
void
sealwax_offer_look (SealwaxOffer *self,
                    GdkClipboard *clipboard)
{
  Look *look;

  g_return_if_fail (SEALWAX_IS_OFFER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (!sealwax_settings_get_offer_messages (sealwax_settings_get_default ())
      || gdk_clipboard_is_local (clipboard)
      || sealwax_clipboard_is_secret (clipboard))
    {
      drop (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  look = g_new0 (Look, 1);
  look->offer = g_object_ref (self);
  look->cancellable = g_object_ref (self->cancellable);
  sealwax_clipboard_read_async (clipboard, SEALWAX_TRANSFER_TEXT, look->cancellable, on_read, look);
}

/**
 * sealwax_offer_forget:
 * @self: an offer
 *
 * Forgets what the clipboard held.
 */
void
sealwax_offer_forget (SealwaxOffer *self)
{
  g_return_if_fail (SEALWAX_IS_OFFER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop (self);
}

/**
 * sealwax_offer_get_count:
 * @self: an offer
 *
 * Returns: #SealwaxOffer:count
 */
guint
sealwax_offer_get_count (SealwaxOffer *self)
{
  g_return_val_if_fail (SEALWAX_IS_OFFER (self), 0);

  return self->count;
}

/**
 * sealwax_offer_has_text:
 * @self: an offer
 *
 * Returns: whether it holds a text that it offers, or may offer later
 */
gboolean
sealwax_offer_has_text (SealwaxOffer *self)
{
  g_return_val_if_fail (SEALWAX_IS_OFFER (self), FALSE);

  return self->text != NULL;
}

/**
 * sealwax_offer_take:
 * @self: an offer
 *
 * Returns: (transfer full) (nullable): the text that was offered; it is no longer on offer
 */
SealwaxSecret *
sealwax_offer_take (SealwaxOffer *self)
{
  SealwaxSecret *text;

  g_return_val_if_fail (SEALWAX_IS_OFFER (self), NULL);

  text = g_steal_pointer (&self->text);
  drop (self);

  return text;
}
