/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-error.h"
#include "sealwax-window-private.h"

/**
 * sealwax_window_count_characters:
 * @count: how many there are
 *
 * Returns: (transfer full): that, for a status
 */
char *
sealwax_window_count_characters (gsize count)
{
  return g_strdup_printf (ngettext ("%'zu character", "%'zu characters", (gulong)count), count);
}

/* “Sealed message · passphrase · 600,000 iterations · 176 characters” */
static char *
describe_message (const SealwaxMessage *message)
{
  g_autofree char *characters = sealwax_window_count_characters (message->chars);
  g_autofree char *iterations = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

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

/**
 * sealwax_window_describe_message:
 * @self: a window
 * @announced: whether to tell assistive technology, too
 *
 * Says what is known of the chosen message, and what was passed over in it.
 */
void
sealwax_window_describe_message (SealwaxWindow *self,
                                 gboolean       announced)
{
  const SealwaxFinding *finding = sealwax_message_bar_get_finding (self->message_bar);
  g_autoptr (GError) error = NULL;
  g_autofree char *status = NULL;
  g_autofree char *repairs = NULL;
  g_autofree char *number = NULL;

  if (finding->message.status == SEALWAX_STATUS_OK)
    status = describe_message (&finding->message);
  else
    {
      error = sealwax_error_new_opening (finding->message.status, &finding->message);
      status = g_strdup (error->message);
    }

  sealwax_pane_set_status (self->ciphertext_pane, status);
  if (!announced)
    return;

  number = sealwax_window_number_message (self);
  if (number != NULL)
    sealwax_window_announce (self, number);
  sealwax_window_announce (self, status);
  repairs = sealwax_repairs_describe (&finding->repairs);
  if (repairs != NULL)
    sealwax_window_announce (self, repairs);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SealwaxWindow) self = user_data;
  g_autoptr (GArray) findings = sealwax_find_finish (result, NULL);

  if (findings == NULL) /* cancelled: the text has changed again */
    return;

  g_clear_object (&self->inspect_cancellable);
  sealwax_message_bar_set_findings (self->message_bar, findings);
  sealwax_window_describe_message (self, self->pasted);
  self->pasted = FALSE;
  sealwax_window_update_offer (self);
}

static void
inspect_now (gpointer user_data)
{
  SealwaxWindow *self = user_data;
  g_autoptr (SealwaxSecret) text = sealwax_text_model_dup_text (self->ciphertext);
  g_autoptr (GBytes) pasted = sealwax_secret_get_bytes (text);
  g_autoptr (GArray) nothing = NULL;

  self->inspect_source = 0;
  if (sealwax_secret_get_size (text) == 0)
    {
      nothing = g_array_new (FALSE, FALSE, sizeof (SealwaxFinding));
      sealwax_message_bar_set_findings (self->message_bar, nothing);
      sealwax_pane_set_status (self->ciphertext_pane, "");
      return;
    }

  self->inspect_cancellable = g_cancellable_new ();
  sealwax_find_async (pasted, self->inspect_cancellable, on_found, g_object_ref (self));
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
 * sealwax_window_is_inspecting:
 * @self: a window
 *
 * Returns: whether it is not known yet what the ciphertext holds
 */
gboolean
sealwax_window_is_inspecting (SealwaxWindow *self)
{
  return self->inspect_source != 0 || self->inspect_cancellable != NULL;
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

/**
 * sealwax_window_announce:
 * @self: a window
 * @sentence: what happened
 *
 * Tells assistive technology.
 */
void
sealwax_window_announce (SealwaxWindow *self,
                         const char    *sentence)
{
  sealwax_announce (GTK_WIDGET (self), sentence);
}

/* Pango takes the direction of a line from its first letter, even if that stands in an isolate. Where it is one of a file's
 * name, a sentence would be turned around; so a mark of the window's own direction comes first. */
static char *
keep_direction (SealwaxWindow *self,
                const char    *title)
{
  const char *mark = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? "\xe2\x80\x8f" : "\xe2\x80\x8e";

  return g_strconcat (g_unichar_isalnum (g_utf8_get_char (title)) ? "" : mark, title, NULL);
}

/**
 * sealwax_window_show_banner:
 * @self: a window
 * @banner: one of its banners
 * @title: what it says
 *
 * Shows a banner, also where the window is low and the panes are scrolled, and announces it.
 */
void
sealwax_window_show_banner (SealwaxWindow *self,
                            AdwBanner     *banner,
                            const char    *title)
{
  g_autofree char *shown = keep_direction (self, title);

  adw_banner_set_title (banner, shown);
  adw_banner_set_revealed (banner, TRUE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  sealwax_window_announce (self, title);
}

/**
 * sealwax_window_say:
 * @self: a window
 * @sentence: (nullable): what the person has to know, or %NULL when that is over
 *
 * Shows a sentence above the panes until something changes, and announces it.
 */
void
sealwax_window_say (SealwaxWindow *self,
                    const char    *sentence)
{
  if (sentence != NULL)
    sealwax_window_show_banner (self, self->banner, sentence);
  else
    adw_banner_set_revealed (self->banner, FALSE);
}
