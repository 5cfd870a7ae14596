/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-keep-dialog.h"
#include "sealwax-kept-name.h"
#include "sealwax-remark.h"
#include "sealwax-ring.h"
#include "sealwax-trouble-label.h"
#include "sealwax-waiting.h"

/* Where there is a choice of what to keep, and the name is taken, in a narrow window; in pixels. */
#define HEIGHT_WITH_CHOICE 400

/**
 * SealwaxKeepDialog:
 *
 * Keeps a passphrase or a key in the desktop's key ring, under a name that the person types. Closing it gives up what is not
 * kept yet; what it is about stays where it is.
 */
struct _SealwaxKeepDialog
{
  AdwDialog parent_instance;

  GtkWidget      *keep_button;
  AdwToggleGroup *kind_toggle;
  GtkWidget      *name_entry;
  GtkLabel       *trouble_label;
  GtkWidget      *waiting_box;

  SealwaxKeys   *keys;
  SealwaxWaiting waiting; /* for the key ring */
};

G_DEFINE_FINAL_TYPE (SealwaxKeepDialog, sealwax_keep_dialog, ADW_TYPE_DIALOG)

enum
{
  KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SealwaxKeptKind
get_kind (SealwaxKeepDialog *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->kind_toggle), "key") == 0 ? SEALWAX_KEPT_KEY : SEALWAX_KEPT_PASSPHRASE;
}

static const char *
get_name (SealwaxKeepDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name_entry));
}

static void
update_keep_button (SealwaxKeepDialog *self)
{
  gtk_widget_set_sensitive (self->keep_button, *get_name (self) != '\0' && self->waiting.cancellable == NULL);
}

static void
on_edited (SealwaxKeepDialog *self)
{
  sealwax_trouble_label_say (self->trouble_label, NULL);
  update_keep_button (self);
}

static void
on_waiting (gpointer user_data)
{
  SealwaxKeepDialog *self = user_data;

  sealwax_remark_set_visible (self->waiting_box, TRUE);
  sealwax_announce (GTK_WIDGET (self), _ ("Waiting for the key ring…"));
}

static void
on_added (GObject      *ring,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SealwaxKeepDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxKept) kept = sealwax_keyring_add_finish (SEALWAX_KEYRING (ring), result, &error);

  if (self->waiting.cancellable == NULL)
    return; /* it was closed */

  sealwax_waiting_end (&self->waiting);
  if (kept != NULL)
    {
      adw_dialog_close (ADW_DIALOG (self)); /* first: closing gives the focus back to where it was */
      g_signal_emit (self, signals[KEPT], 0, kept);
      return;
    }

  sealwax_remark_set_visible (self->waiting_box, FALSE);
  gtk_editable_set_editable (GTK_EDITABLE (self->name_entry), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_toggle), TRUE);
  update_keep_button (self);
  sealwax_trouble_label_say (self->trouble_label, error->message);
  gtk_widget_grab_focus (self->name_entry);
}

static void
on_keep (SealwaxKeepDialog *self)
{
  SealwaxKeptKind kind = get_kind (self);
  SealwaxSecret  *secret = kind == SEALWAX_KEPT_KEY ? sealwax_keys_get_key (self->keys) : sealwax_keys_get_passphrase (self->keys);

  if (!gtk_widget_get_sensitive (self->keep_button))
    return;

  sealwax_trouble_label_say (self->trouble_label, NULL);
  sealwax_waiting_begin (&self->waiting);
  sealwax_waiting_show_later (&self->waiting, on_waiting, self);
  update_keep_button (self);
  sealwax_keyring_add_async (sealwax_ring_get_default (), get_name (self), kind, secret, self->waiting.cancellable, on_added, g_object_ref (self));
  gtk_editable_set_editable (GTK_EDITABLE (self->name_entry), FALSE); /* and not insensitive: it has the focus */
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_toggle), FALSE);
}

static void
sealwax_keep_dialog_closed (AdwDialog *dialog)
{
  SealwaxKeepDialog *self = SEALWAX_KEEP_DIALOG (dialog);

  sealwax_waiting_end (&self->waiting);
  g_clear_pointer (&self->keys, sealwax_keys_unref);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
}

static void
sealwax_keep_dialog_dispose (GObject *object)
{
  SealwaxKeepDialog *self = SEALWAX_KEEP_DIALOG (object);

  sealwax_waiting_end (&self->waiting);
  g_clear_pointer (&self->keys, sealwax_keys_unref);

  G_OBJECT_CLASS (sealwax_keep_dialog_parent_class)->dispose (object);
}

static void
sealwax_keep_dialog_class_init (SealwaxKeepDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_keep_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = sealwax_keep_dialog_closed;

  /**
   * SealwaxKeepDialog::kept:
   * @kept: what is kept
   *
   * It is in the key ring.
   */
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SEALWAX_TYPE_KEPT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-keep-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeepDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeepDialog, kind_toggle);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeepDialog, name_entry);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeepDialog, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeepDialog, waiting_box);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
}

static void
sealwax_keep_dialog_init (SealwaxKeepDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sealwax_kept_name_guard (self->name_entry);
}

/**
 * sealwax_keep_dialog_new:
 * @keys: a passphrase, a key, or both, of which the person then chooses one
 *
 * Returns: (transfer none): a dialog, to be presented
 */
AdwDialog *
sealwax_keep_dialog_new (SealwaxKeys *keys)
{
  SealwaxKeepDialog *self = g_object_new (SEALWAX_TYPE_KEEP_DIALOG, NULL);
  gboolean           has_passphrase = sealwax_keys_get_passphrase (keys) != NULL;
  gboolean           has_choice = has_passphrase && sealwax_keys_get_key (keys) != NULL;

  self->keys = sealwax_keys_ref (keys);
  adw_toggle_group_set_active_name (self->kind_toggle, has_passphrase ? "passphrase" : "key");
  gtk_widget_set_visible (GTK_WIDGET (self->kind_toggle), has_choice);
  if (has_choice)
    adw_dialog_set_content_height (ADW_DIALOG (self), HEIGHT_WITH_CHOICE);

  return ADW_DIALOG (self);
}
