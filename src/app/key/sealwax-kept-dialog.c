/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-import-page.h"
#include "sealwax-kept-dialog.h"
#include "sealwax-kept-notice.h"
#include "sealwax-kept-page.h"
#include "sealwax-kept-row.h"
#include "sealwax-ring.h"
#include "sealwax-typed-only.h"
#include "sealwax-waiting.h"
#include "sealwax-wrapping-button.h"

/* With so many, nobody looks for a name line by line. */
#define SEARCH_COUNT 6

/**
 * SealwaxKeptDialog:
 *
 * What is kept in the desktop's key ring: by names, what was used last first. Opening it is what loads the key ring, if it is not
 * loaded yet; the desktop may then ask the person to unlock it. Closing it gives that up.
 */
struct _SealwaxKeptDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation;
  AdwToolbarView    *toolbar_view;
  SealwaxKeptNotice *notice;
  GtkStack          *stack;
  GtkLabel          *trouble_label;
  GtkWidget         *again_button;
  GtkWidget         *cancel_button;
  GtkWidget         *search_entry;
  GtkListBox        *list_box;
  GtkWidget         *no_match_label;
  GtkLabel          *skipped_label;
  GtkWidget         *import_button;

  SealwaxKeyring     *ring;
  GtkCustomFilter    *filter;
  GtkFilterListModel *found;
  SealwaxWaiting      waiting;     /* for the key ring */
  SealwaxImportPage  *import_page; /* (nullable): from when files are chosen until there is nothing more to see of it */
  guint               focus_source;
  gboolean            wants_first; /* what comes first has yet to get the focus */
};

G_DEFINE_FINAL_TYPE (SealwaxKeptDialog, sealwax_kept_dialog, ADW_TYPE_DIALOG)

enum
{
  USED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  SealwaxKeptDialog *self = user_data;
  g_autofree char   *wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_autofree char   *name = g_utf8_casefold (sealwax_kept_get_name (item), -1);

  return strstr (name, wanted) != NULL;
}

static GtkWidget *
get_first_row (SealwaxKeptDialog *self)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list_box, 0));
}

static gboolean
shows (SealwaxKeptDialog *self,
       const char        *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static GtkWidget *
get_first (SealwaxKeptDialog *self)
{
  if (shows (self, "waiting"))
    return self->cancel_button;
  if (shows (self, "trouble"))
    return self->again_button;
  if (shows (self, "empty"))
    return self->import_button;
  if (shows (self, "list"))
    return gtk_widget_get_visible (self->search_entry) ? self->search_entry : get_first_row (self);

  return NULL;
}

static void
grab_first (SealwaxKeptDialog *self)
{
  GtkWidget *first = get_first (self);

  if (first != NULL)
    gtk_widget_grab_focus (first);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->navigation), GTK_DIR_TAB_FORWARD);
}

static void
on_drawn (gpointer user_data)
{
  SealwaxKeptDialog *self = user_data;

  self->focus_source = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->stack)))
    return; /* on_stack_mapped() comes back to it */

  self->wants_first = FALSE;
  grab_first (self);
}

/* Not at once: the menu that the dialog was opened from may still have the focus, and what takes it before it is mapped loses it
 * to what comes after. */
static void
focus_first (SealwaxKeptDialog *self)
{
  self->wants_first = TRUE;
  if (self->focus_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->focus_source = g_idle_add_once (on_drawn, self);
}

/* A breakpoint hides everything for a moment, and what has the focus loses it. */
static void
on_stack_mapped (SealwaxKeptDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->wants_first || (root != NULL && gtk_root_get_focus (root) == NULL))
    focus_first (self);
}

static void
on_changed (SealwaxKeptDialog *self,
            SealwaxKept       *removed)
{
  adw_navigation_view_pop_to_tag (self->navigation, "list");
  focus_first (self); /* the row that it was opened from may be gone */
  if (removed != NULL)
    sealwax_kept_notice_say_removed (self->notice, removed);
}

static void
on_managed (SealwaxKeptDialog *self,
            SealwaxKeptRow    *row)
{
  AdwNavigationPage *page = sealwax_kept_page_new (sealwax_kept_row_get_kept (row));

  g_signal_connect_object (page, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  GtkWidget *row = sealwax_kept_row_new (item);

  g_signal_connect_object (row, "managed", G_CALLBACK (on_managed), user_data, G_CONNECT_SWAPPED);

  return row;
}

static void
on_import_ended (SealwaxKeptDialog *self,
                 const char        *sentence)
{
  g_clear_object (&self->import_page);
  if (sentence != NULL)
    sealwax_kept_notice_say (self->notice, sentence);
}

static void
on_import (SealwaxKeptDialog *self)
{
  if (self->import_page != NULL)
    return;

  self->import_page = g_object_ref_sink (sealwax_import_page_new ());
  g_signal_connect_object (self->import_page, "ended", G_CALLBACK (on_import_ended), self, G_CONNECT_SWAPPED);
  sealwax_import_page_choose (self->import_page, self->navigation);
}

static void
stop_import (SealwaxKeptDialog *self)
{
  if (self->import_page != NULL)
    sealwax_import_page_cancel (self->import_page);
  g_clear_object (&self->import_page);
}

/* Keys are imported into a key ring that is there. */
static void
on_shown (SealwaxKeptDialog *self)
{
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbar_view, shows (self, "list") || shows (self, "empty"));
}

static void
say_skipped (SealwaxKeptDialog *self)
{
  guint            skipped = sealwax_keyring_get_skipped (self->ring);
  g_autofree char *sentence = g_strdup_printf (ngettext ("%u entry of the key ring was not understood, and is left as it is.",
                                                         "%u entries of the key ring were not understood, and are left as they are.",
                                                         skipped),
                                               skipped);

  gtk_label_set_label (self->skipped_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped_label), skipped > 0);
}

static void
show_list (SealwaxKeptDialog *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->ring));

  say_skipped (self);
  gtk_widget_set_visible (self->search_entry, count >= SEARCH_COUNT);
  gtk_stack_set_visible_child_name (self->stack, count > 0 ? "list" : "empty");
  focus_first (self);
}

/* The last one may have been deleted, or brought back. */
static void
on_items_changed (SealwaxKeptDialog *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->ring)) == 0;

  if (!sealwax_keyring_is_loaded (self->ring) || !shows (self, is_empty ? "list" : "empty"))
    return;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
  focus_first (self); /* what had the focus is gone */
}

/* Another window may have cleared everything. */
static void
on_loaded_changed (SealwaxKeptDialog *self)
{
  if (shows (self, "list") && !sealwax_keyring_is_loaded (self->ring))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_waiting (gpointer user_data)
{
  SealwaxKeptDialog *self = user_data;

  gtk_stack_set_visible_child_name (self->stack, "waiting");
  focus_first (self);
  sealwax_announce (GTK_WIDGET (self), _ ("Waiting for the key ring…"));
}

static void
on_loaded (GObject      *ring,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SealwaxKeptDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_loaded = sealwax_keyring_load_finish (SEALWAX_KEYRING (ring), result, &error);

  if (self->waiting.cancellable == NULL)
    return; /* it was closed */

  sealwax_waiting_end (&self->waiting);
  if (is_loaded)
    {
      show_list (self);
      return;
    }

  gtk_label_set_label (self->trouble_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
  focus_first (self);
  sealwax_announce (GTK_WIDGET (self), error->message);
}

static void
load (SealwaxKeptDialog *self)
{
  sealwax_waiting_begin (&self->waiting);
  sealwax_waiting_show_later (&self->waiting, on_waiting, self);
  sealwax_keyring_load_async (self->ring, self->waiting.cancellable, on_loaded, g_object_ref (self));
}

static void
on_again (SealwaxKeptDialog *self)
{
  if (self->waiting.cancellable == NULL)
    load (self);
}

/* What was found may have been deleted, too. */
static void
update_found (SealwaxKeptDialog *self)
{
  gboolean is_searched = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
  gboolean is_found = !is_searched || get_first_row (self) != NULL;

  if (gtk_widget_get_visible (self->no_match_label) != is_found)
    return;

  gtk_widget_set_visible (self->no_match_label, !is_found);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), is_found);
  if (!is_found)
    sealwax_announce (GTK_WIDGET (self), _ ("No name matches."));
}

static void
on_search_changed (SealwaxKeptDialog *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_found (self);
}

static void
use (SealwaxKeptDialog *self,
     SealwaxKept       *kept)
{
  g_autoptr (SealwaxKept) used = g_object_ref (kept);

  adw_dialog_close (ADW_DIALOG (self)); /* first: closing gives the focus back to where it was */
  g_signal_emit (self, signals[USED], 0, used);
}

static void
on_row_activated (SealwaxKeptDialog *self,
                  SealwaxKeptRow    *row)
{
  use (self, sealwax_kept_row_get_kept (row));
}

static void
on_search_activated (SealwaxKeptDialog *self)
{
  GtkWidget *row = get_first_row (self);

  if (row != NULL)
    use (self, sealwax_kept_row_get_kept (SEALWAX_KEPT_ROW (row)));
}

static void
on_search_stopped (SealwaxKeptDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
sealwax_kept_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sealwax_kept_dialog_parent_class)->map (widget);
  focus_first (SEALWAX_KEPT_DIALOG (widget));
}

/* AdwDialog asks for the focus when it is there. GTK would give it to the first row, even if an entry is above that. */
static gboolean
sealwax_kept_dialog_grab_focus (GtkWidget *widget)
{
  SealwaxKeptDialog *self = SEALWAX_KEPT_DIALOG (widget);

  if (get_first (self) == NULL)
    return GTK_WIDGET_CLASS (sealwax_kept_dialog_parent_class)->grab_focus (widget);

  focus_first (self);

  return TRUE;
}

static void
sealwax_kept_dialog_closed (AdwDialog *dialog)
{
  SealwaxKeptDialog *self = SEALWAX_KEPT_DIALOG (dialog);

  sealwax_waiting_end (&self->waiting);
  stop_import (self);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
}

static void
sealwax_kept_dialog_dispose (GObject *object)
{
  SealwaxKeptDialog *self = SEALWAX_KEPT_DIALOG (object);

  sealwax_waiting_end (&self->waiting);
  stop_import (self);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (sealwax_kept_dialog_parent_class)->dispose (object);
}

static void
sealwax_kept_dialog_class_init (SealwaxKeptDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_kept_dialog_dispose;
  widget_class->grab_focus = sealwax_kept_dialog_grab_focus;
  widget_class->map = sealwax_kept_dialog_map;
  ADW_DIALOG_CLASS (klass)->closed = sealwax_kept_dialog_closed;

  /**
   * SealwaxKeptDialog::used:
   * @kept: a kept secret
   *
   * The person wants to use it.
   */
  signals[USED] = g_signal_new ("used", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SEALWAX_TYPE_KEPT);

  g_type_ensure (SEALWAX_TYPE_KEPT_NOTICE);
  g_type_ensure (SEALWAX_TYPE_WRAPPING_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-kept-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, list_box);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, no_match_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, skipped_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxKeptDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, grab_first);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_stack_mapped);
  gtk_widget_class_bind_template_callback (widget_class, sealwax_kept_notice_place);
}

static void
sealwax_kept_dialog_init (SealwaxKeptDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sealwax_typed_only_guard (GTK_EDITABLE (self->search_entry));

  self->ring = sealwax_ring_get_default ();
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->ring)), GTK_FILTER (self->filter)); /* owns the filter */
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->found), make_row, self, NULL);
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (update_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ring, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ring, "notify::loaded", G_CALLBACK (on_loaded_changed), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_kept_dialog_new:
 *
 * Returns: (transfer none): a dialog, to be presented; it asks the key ring for what is in it
 */
AdwDialog *
sealwax_kept_dialog_new (void)
{
  SealwaxKeptDialog *self = g_object_new (SEALWAX_TYPE_KEPT_DIALOG, NULL);

  sealwax_ring_note_use ();
  if (sealwax_keyring_is_loaded (self->ring))
    show_list (self);
  else
    load (self);

  return ADW_DIALOG (self);
}
