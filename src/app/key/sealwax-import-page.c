/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-file-dialog.h"
#include "sealwax-import-page.h"
#include "sealwax-kept-import.h"
#include "sealwax-ring.h"
#include "sealwax-waiting.h"

/**
 * SealwaxImportPage:
 *
 * Lets the person choose key files, and has the key ring keep their keys. It is there while that takes a while, and afterwards if
 * there is more to say than how many they were: it comes, and goes again if nobody has to read anything. Leaving it gives up what
 * is not kept yet.
 */
struct _SealwaxImportPage
{
  AdwNavigationPage parent_instance;

  GtkStack   *stack;
  GtkLabel   *progress_label;
  GtkWidget  *cancel_button;
  GtkLabel   *sentence_label;
  GtkListBox *notes_box;

  AdwNavigationView *navigation; /* (nullable): weak; where it is shown, until it has ended */
  SealwaxKeptImport *import;     /* (nullable): once files were chosen */
  SealwaxWaiting     waiting;    /* for the person and the key ring */
};

G_DEFINE_FINAL_TYPE (SealwaxImportPage, sealwax_import_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_progress (SealwaxImportPage *self)
{
  guint total = sealwax_kept_import_get_total (self->import);
  guint at = MIN (sealwax_kept_import_get_done (self->import) + 1, total);
  /* Translators: the number of the file that is imported, and how many there are. */
  g_autofree char *sentence = g_strdup_printf (_ ("Importing file %u of %u…"), at, total);

  gtk_label_set_label (self->progress_label, sentence);
}

static void
show (SealwaxImportPage *self)
{
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (self);

  if (adw_navigation_view_get_visible_page (self->navigation) != page)
    adw_navigation_view_push (self->navigation, page);
}

static void
on_waiting (gpointer user_data)
{
  SealwaxImportPage *self = user_data;

  show (self);
  sealwax_announce (GTK_WIDGET (self), gtk_label_get_label (self->progress_label));
}

/* With NULL if there is nothing to say. */
static void
end (SealwaxImportPage *self,
     const char        *sentence)
{
  AdwNavigationView *navigation = self->navigation;

  sealwax_import_page_cancel (self);
  if (navigation == NULL)
    return; /* it had ended before */

  if (adw_navigation_view_get_visible_page (navigation) == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (navigation);
  g_signal_emit (self, signals[ENDED], 0, sentence);
}

static void
add_note (SealwaxImportPage *self,
          const char        *sentence)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  gtk_list_box_append (self->notes_box, row);
}

static void
show_notes (SealwaxImportPage *self,
            const char        *sentence,
            const char        *trouble)
{
  gtk_label_set_label (self->sentence_label, sentence);
  for (const char *const *note = sealwax_kept_import_get_notes (self->import); *note != NULL; note++)
    add_note (self, *note);
  if (trouble != NULL)
    add_note (self, trouble);

  sealwax_waiting_end (&self->waiting);
  gtk_stack_set_visible_child_name (self->stack, "ended");
  show (self);
  sealwax_announce (GTK_WIDGET (self), sentence);
}

static void
on_imported (GObject      *import,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SealwaxImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean         is_done = sealwax_kept_import_run_finish (SEALWAX_KEPT_IMPORT (import), result, &error);
  g_autofree char *sentence = sealwax_kept_import_describe (SEALWAX_KEPT_IMPORT (import));

  if (self->waiting.cancellable == NULL)
    return; /* it was left */

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end (self, NULL); /* everything was cleared */
  else if (is_done && *sealwax_kept_import_get_notes (self->import) == NULL)
    end (self, sentence);
  else
    show_notes (self, sentence, error != NULL ? error->message : NULL);
}

static void
on_chosen (GObject      *parent,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SealwaxImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = sealwax_file_dialog_open_several_finish (result, &error);

  if (self->waiting.cancellable == NULL)
    return; /* what it belonged to was closed */

  if (files == NULL)
    {
      end (self, error != NULL ? error->message : NULL);
      return;
    }

  sealwax_ring_note_use ();
  self->import = sealwax_kept_import_new (sealwax_ring_get_default (), files);
  g_signal_connect_object (self->import, "notify::done", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  update_progress (self);
  sealwax_waiting_show_later (&self->waiting, on_waiting, self);
  sealwax_kept_import_run_async (self->import, self->waiting.cancellable, on_imported, g_object_ref (self));
}

static void
sealwax_import_page_shown (AdwNavigationPage *page)
{
  SealwaxImportPage *self = SEALWAX_IMPORT_PAGE (page);
  GtkListBoxRow     *first = gtk_list_box_get_row_at_index (self->notes_box, 0);

  gtk_widget_grab_focus (first != NULL ? GTK_WIDGET (first) : self->cancel_button);
}

static void
sealwax_import_page_hidden (AdwNavigationPage *page)
{
  end (SEALWAX_IMPORT_PAGE (page), NULL);
}

static void
sealwax_import_page_dispose (GObject *object)
{
  SealwaxImportPage *self = SEALWAX_IMPORT_PAGE (object);

  sealwax_import_page_cancel (self);
  g_clear_object (&self->import);

  G_OBJECT_CLASS (sealwax_import_page_parent_class)->dispose (object);
}

static void
sealwax_import_page_class_init (SealwaxImportPageClass *klass)
{
  GtkWidgetClass         *widget_class = GTK_WIDGET_CLASS (klass);
  AdwNavigationPageClass *page_class = ADW_NAVIGATION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_import_page_dispose;
  page_class->shown = sealwax_import_page_shown;
  page_class->hidden = sealwax_import_page_hidden;

  /**
   * SealwaxImportPage::ended:
   * @sentence: (nullable): what became of it
   *
   * There is nothing to see here, or not any more. If the page was shown, it is not now.
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SealwaxImportPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxImportPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxImportPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxImportPage, notes_box);
}

static void
sealwax_import_page_init (SealwaxImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_import_page_new:
 *
 * Returns: (transfer floating): a page with nothing to see yet
 */
SealwaxImportPage *
sealwax_import_page_new (void)
{
  return g_object_new (SEALWAX_TYPE_IMPORT_PAGE, NULL);
}

/**
 * sealwax_import_page_choose:
 * @self: a page
 * @navigation: where it is to be shown, once there is something to see
 *
 * Lets the person choose key files, and imports them into the key ring that all windows share. Call this once.
 */
void
sealwax_import_page_choose (SealwaxImportPage *self,
                            AdwNavigationView *navigation)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (navigation)));

  g_return_if_fail (SEALWAX_IS_IMPORT_PAGE (self));

  g_set_weak_pointer (&self->navigation, navigation);
  sealwax_waiting_begin (&self->waiting);
  sealwax_file_dialog_open_several_async (parent,
                                          _ ("Import Keys"),
                                          SEALWAX_FILE_KIND_ANY,
                                          self->waiting.cancellable,
                                          on_chosen,
                                          g_object_ref (self));
}

/**
 * sealwax_import_page_cancel:
 * @self: a page
 *
 * Gives up what is not kept yet, and closes the file dialog if it is open. The page sends nothing more.
 */
void
sealwax_import_page_cancel (SealwaxImportPage *self)
{
  g_return_if_fail (SEALWAX_IS_IMPORT_PAGE (self));

  sealwax_waiting_end (&self->waiting);
  g_clear_weak_pointer (&self->navigation);
}
