/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "sealwax-window-private.h"

static char *
count_characters (gsize count)
{
  return g_strdup_printf (ngettext ("%'zu character", "%'zu characters", (gulong)count), count);
}

/**
 * sealwax_window_describe_text:
 * @self: a window
 *
 * Says how long the plaintext is.
 */
void
sealwax_window_describe_text (SealwaxWindow *self)
{
  gsize            length = sealwax_pane_get_length (self->plaintext_pane);
  g_autofree char *characters = count_characters (length);

  sealwax_pane_set_status (self->plaintext_pane, length > 0 ? characters : "");
}

/**
 * sealwax_window_describe_opened:
 * @self: a window
 * @proven: whether the text is proven to be what was encrypted
 *
 * Says what the plaintext is worth that was just decrypted.
 */
void
sealwax_window_describe_opened (SealwaxWindow *self,
                                gboolean       proven)
{
  g_autofree char *characters = count_characters (sealwax_pane_get_length (self->plaintext_pane));
  /* Translators: a status of a text, its length follows. */
  const char      *worth = proven ? _ ("Decrypted, proven unchanged") : _ ("Decrypted, not proven unchanged");
  g_autofree char *status = g_strdup_printf ("%s · %s", worth, characters);

  sealwax_pane_set_status (self->plaintext_pane, status);
}

/* “Sealed message · passphrase · 600,000 iterations · 176 characters” */
static char *
describe_message (const SealwaxMessage *message,
                  guint                 count)
{
  g_autofree char *characters = count_characters (message->chars);
  g_autofree char *several = NULL;
  g_autofree char *iterations = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (count > 1)
    {
      several = g_strdup_printf (ngettext ("The first of %u message", "The first of %u messages", count), count);
      g_strv_builder_add (builder, several);
    }

  g_strv_builder_add (builder, message->format == SEALWAX_FORMAT_BASIC ? _ ("Basic message") : _ ("Sealed message"));

  if (message->needs_passphrase)
    /* Translators: what opens a message. */
    g_strv_builder_add (builder, C_ ("secret of a message", "passphrase"));
  if (message->needs_key)
    /* Translators: what opens a message. */
    g_strv_builder_add (builder, C_ ("secret of a message", "key file"));

  if (message->iterations > 0)
    {
      /* Translators: what each guess at the passphrase costs. */
      iterations = g_strdup_printf (ngettext ("%'u iteration", "%'u iterations", message->iterations), message->iterations);
      g_strv_builder_add (builder, iterations);
    }

  g_strv_builder_add (builder, characters);
  parts = g_strv_builder_end (builder);

  return g_strjoinv (" · ", parts);
}

static void
on_inspected (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SealwaxWindow) self = user_data;
  g_autoptr (GArray) messages = sealwax_inspect_finish (result, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char      *status = NULL;
  const SealwaxMessage *first;

  if (messages == NULL) /* cancelled: the text has changed again */
    return;

  g_clear_object (&self->inspect_cancellable);
  first = &g_array_index (messages, SealwaxMessage, 0);
  if (first->status == SEALWAX_STATUS_OK)
    status = describe_message (first, messages->len);
  else
    error = sealwax_error_new_opening (first->status, first, NULL);

  sealwax_pane_set_status (self->ciphertext_pane, status != NULL ? status : error->message);
}

static void
inspect_now (gpointer user_data)
{
  SealwaxWindow *self = user_data;
  g_autoptr (SealwaxSecret) text = sealwax_pane_dup_text (self->ciphertext_pane);
  g_autoptr (GBytes) pasted = sealwax_secret_get_bytes (text);

  self->inspect_source = 0;
  if (sealwax_secret_get_size (text) == 0)
    {
      sealwax_pane_set_status (self->ciphertext_pane, "");
      return;
    }

  self->inspect_cancellable = g_cancellable_new ();
  sealwax_inspect_async (pasted, self->inspect_cancellable, on_inspected, g_object_ref (self));
}

/**
 * sealwax_window_stop_inspecting:
 * @self: a window
 *
 * Forgets about the ciphertext as it was.
 */
void
sealwax_window_stop_inspecting (SealwaxWindow *self)
{
  g_clear_handle_id (&self->inspect_source, g_source_remove);
  g_cancellable_cancel (self->inspect_cancellable);
  g_clear_object (&self->inspect_cancellable);
}

/**
 * sealwax_window_inspect:
 * @self: a window
 *
 * Says what can be said of the ciphertext without the passphrase. It is read on a thread, once for many changes in a row.
 */
void
sealwax_window_inspect (SealwaxWindow *self)
{
  sealwax_window_stop_inspecting (self);
  self->inspect_source = g_idle_add_once (inspect_now, self);
}
