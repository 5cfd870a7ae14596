/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-compare-dialog.h"
#include "sealwax-file-dialog.h"
#include "sealwax-file.h"
#include "sealwax-fitting-box.h"
#include "sealwax-kept-name.h"
#include "sealwax-kept-page.h"
#include "sealwax-kept-row.h"
#include "sealwax-keys.h"
#include "sealwax-process.h"
#include "sealwax-ring.h"
#include "sealwax-secret-copy.h"
#include "sealwax-spell-dialog.h"
#include "sealwax-trouble-label.h"
#include "sealwax-untrusted.h"
#include "sealwax-wrapping-button.h"

/**
 * SealwaxKeptPage:
 *
 * What can be done with one kept secret, other than to use it. While the key ring is asked to change it, nothing else can be done
 * here; what goes wrong is said here.
 */
struct _SealwaxKeptPage
{
  AdwNavigationPage parent_instance;

  GtkLabel  *description_label;
  GtkWidget *name_entry;
  GtkWidget *rename_button;
  GtkLabel  *trouble_label;
  GtkWidget *save_button;
  GtkWidget *words_button;
  GtkWidget *compare_button;
  GtkWidget *delete_button;

  SealwaxKept *kept;
  gboolean     is_changing;
};

G_DEFINE_FINAL_TYPE (SealwaxKeptPage, sealwax_kept_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_name (SealwaxKeptPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name_entry));
}

static void
update (SealwaxKeptPage *self)
{
  gboolean is_new = *get_name (self) != '\0' && g_strcmp0 (get_name (self), sealwax_kept_get_name (self->kept)) != 0;

  gtk_widget_set_sensitive (self->rename_button, is_new && !self->is_changing);
  gtk_widget_set_sensitive (self->delete_button, !self->is_changing);
  gtk_editable_set_editable (GTK_EDITABLE (self->name_entry), !self->is_changing); /* and not insensitive: it may have the focus */
}

static void
begin (SealwaxKeptPage *self)
{
  sealwax_trouble_label_say (self->trouble_label, NULL);
  self->is_changing = TRUE;
  update (self);
}

static void
end (SealwaxKeptPage *self,
     const GError    *error,
     gboolean         is_gone)
{
  self->is_changing = FALSE;
  update (self);
  if (error != NULL)
    {
      sealwax_trouble_label_say (self->trouble_label, error->message);
      gtk_widget_grab_focus (is_gone ? self->delete_button : self->name_entry);
    }
  else
    {
      g_signal_emit (self, signals[CHANGED], 0, is_gone ? self->kept : NULL);
    }
}

static void
on_name_changed (SealwaxKeptPage *self)
{
  sealwax_trouble_label_say (self->trouble_label, NULL);
  update (self);
}

static void
on_renamed (GObject      *ring,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SealwaxKeptPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxKept) renamed = sealwax_keyring_rename_finish (SEALWAX_KEYRING (ring), result, &error);

  end (self, error, FALSE);
}

static void
on_rename (SealwaxKeptPage *self)
{
  if (!gtk_widget_get_sensitive (self->rename_button))
    return;

  sealwax_keyring_rename_async (sealwax_ring_get_default (), self->kept, get_name (self), NULL, on_renamed, g_object_ref (self));
  begin (self);
}

static void
on_removed (GObject      *ring,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SealwaxKeptPage) self = user_data;
  g_autoptr (GError) error = NULL;

  (void)sealwax_keyring_remove_finish (SEALWAX_KEYRING (ring), result, &error);
  end (self, error, TRUE);
}

static void
on_delete (SealwaxKeptPage *self)
{
  sealwax_keyring_remove_async (sealwax_ring_get_default (), self->kept, NULL, on_removed, g_object_ref (self));
  begin (self);
}

static SealwaxSecret *
write_secret (SealwaxKeptPage *self)
{
  SealwaxSecret *secret = sealwax_kept_get_secret (self->kept);

  if (sealwax_kept_get_kind (self->kept) == SEALWAX_KEPT_KEY)
    return sealwax_key_write (secret, SEALWAX_KEY_SPELLING_BASE64);

  return sealwax_secret_ref (secret);
}

static void
on_copy (SealwaxKeptPage *self)
{
  g_autoptr (SealwaxSecret) written = write_secret (self);

  sealwax_ring_note_use ();
  sealwax_secret_copy_text (GTK_WIDGET (self), written);
}

static void
on_saved (GObject      *file,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SealwaxKeptPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *version = sealwax_file_save_finish (G_FILE (file), result, &error);
  g_autofree char *name = sealwax_file_dup_name (G_FILE (file));
  g_autofree char *sentence = g_strdup_printf (_ ("Saved as “%s”."), name);

  sealwax_process_release ();
  if (version == NULL)
    sealwax_trouble_label_say (self->trouble_label, error->message);
  else
    sealwax_announce (GTK_WIDGET (self), sentence);
}

static void
on_save_chosen (GObject      *parent,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (SealwaxKeptPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sealwax_file_dialog_finish (result, &error);
  g_autoptr (SealwaxSecret) written = NULL;

  if (error != NULL)
    sealwax_trouble_label_say (self->trouble_label, error->message);
  if (file == NULL)
    return;

  written = write_secret (self);
  sealwax_process_hold ();
  sealwax_file_save_async (file, written, TRUE, NULL, NULL, on_saved, g_object_ref (self));
}

static void
on_save (SealwaxKeptPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  sealwax_file_dialog_save_async (window, _ ("Save as Key File"), SEALWAX_FILE_KIND_ANY, _ ("sealwax.key"), on_save_chosen, g_object_ref (self));
}

static void
on_show_words (SealwaxKeptPage *self)
{
  sealwax_ring_note_use ();
  adw_dialog_present (sealwax_spell_dialog_new (sealwax_kept_get_secret (self->kept)), GTK_WIDGET (self));
}

static void
on_compare (SealwaxKeptPage *self)
{
  sealwax_ring_note_use ();
  adw_dialog_present (sealwax_compare_dialog_new (sealwax_kept_get_secret (self->kept)), GTK_WIDGET (self));
}

static void
sealwax_kept_page_finalize (GObject *object)
{
  g_clear_object (&SEALWAX_KEPT_PAGE (object)->kept);

  G_OBJECT_CLASS (sealwax_kept_page_parent_class)->finalize (object);
}

static void
sealwax_kept_page_class_init (SealwaxKeptPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sealwax_kept_page_finalize;

  /**
   * SealwaxKeptPage::changed:
   * @removed: (nullable): what is not kept any more, and can be put back; %NULL if it has another name now
   *
   * There is nothing left to do here.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SEALWAX_TYPE_KEPT);

  g_type_ensure (SEALWAX_TYPE_FITTING_BOX);
  g_type_ensure (SEALWAX_TYPE_WRAPPING_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-kept-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptPage, description_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptPage, name_entry);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptPage, rename_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptPage, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptPage, words_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptPage, compare_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptPage, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, on_compare);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_rename);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_show_words);
}

static void
sealwax_kept_page_init (SealwaxKeptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sealwax_kept_name_guard (self->name_entry);
}

/**
 * sealwax_kept_page_new:
 * @kept: a kept secret
 *
 * Returns: (transfer floating): a page about it
 */
AdwNavigationPage *
sealwax_kept_page_new (SealwaxKept *kept)
{
  SealwaxKeptPage *self = g_object_new (SEALWAX_TYPE_KEPT_PAGE, NULL);
  g_autofree char *title = sealwax_untrusted_dup_plain (sealwax_kept_get_name (kept));
  g_autofree char *description = sealwax_kept_row_describe (kept);
  gboolean         is_key = sealwax_kept_get_kind (kept) == SEALWAX_KEPT_KEY;

  self->kept = g_object_ref (kept);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_label_set_label (self->description_label, description);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), sealwax_kept_get_name (kept));
  gtk_widget_set_visible (self->save_button, is_key);
  gtk_widget_set_visible (self->words_button, is_key);
  gtk_widget_set_visible (self->compare_button, is_key);

  return ADW_NAVIGATION_PAGE (self);
}
