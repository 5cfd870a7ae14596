/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-kept-row.h"
#include "sealwax-keyring-error.h"
#include "sealwax-untrusted.h"

/**
 * SealwaxKeptRow:
 *
 * A kept secret in a list: its name, what it is, when it was used last, and a button that shows what else can be done with it.
 * Choosing the row uses the secret.
 */
struct _SealwaxKeptRow
{
  AdwActionRow parent_instance;

  SealwaxKept *kept;
};

G_DEFINE_FINAL_TYPE (SealwaxKeptRow, sealwax_kept_row, ADW_TYPE_ACTION_ROW)

enum
{
  MANAGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_manage_clicked (SealwaxKeptRow *self)
{
  g_signal_emit (self, signals[MANAGED], 0);
}

static void
sealwax_kept_row_finalize (GObject *object)
{
  g_clear_object (&SEALWAX_KEPT_ROW (object)->kept);

  G_OBJECT_CLASS (sealwax_kept_row_parent_class)->finalize (object);
}

static void
sealwax_kept_row_class_init (SealwaxKeptRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sealwax_kept_row_finalize;

  /**
   * SealwaxKeptRow::managed:
   *
   * The person wants to do something else than to use it.
   */
  signals[MANAGED] = g_signal_new ("managed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sealwax_kept_row_init (SealwaxKeptRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/* As people count days: what was used last night was used yesterday. */
static char *
describe_day (gint64 time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char *day = then != NULL ? g_date_time_format (then, "%x") : NULL;
  g_autofree char *today = g_date_time_format (now, "%x");
  g_autofree char *day_before = g_date_time_format (yesterday, "%x");

  if (g_strcmp0 (day, today) == 0)
    return g_strdup (_ ("used today"));
  if (g_strcmp0 (day, day_before) == 0)
    return g_strdup (_ ("used yesterday"));
  if (day == NULL)
    return NULL;

  /* Translators: of a passphrase or a key; %s is a date. */
  return g_strdup_printf (_ ("used on %s"), day);
}

/**
 * sealwax_kept_row_describe:
 * @kept: a kept secret
 *
 * Returns: (transfer full): what it is, and when it was used last
 */
char *
sealwax_kept_row_describe (SealwaxKept *kept)
{
  const char      *kind = sealwax_kept_get_kind (kept) == SEALWAX_KEPT_KEY ? C_ ("secret", "Key") : _ ("Passphrase");
  g_autofree char *day = sealwax_kept_get_used (kept) > 0 ? describe_day (sealwax_kept_get_used (kept)) : NULL;

  return day != NULL ? g_strdup_printf ("%s · %s", kind, day) : g_strdup (kind);
}

static void
add_button (SealwaxKeptRow *self,
            const char     *name)
{
  GtkWidget       *button = gtk_button_new_from_icon_name ("go-next-symbolic");
  g_autofree char *quotable = sealwax_untrusted_dup_isolated (name, SEALWAX_KEPT_NAME_MAX);
  /* Translators: a button that shows what can be done with a kept passphrase or key; %s is its name. */
  g_autofree char *label = g_strdup_printf (_ ("Manage “%s”"), quotable);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Translators: the tooltip of a button beside a name. */
  gtk_widget_set_tooltip_text (button, _ ("Manage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_manage_clicked), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
}

/**
 * sealwax_kept_row_new:
 * @kept: a kept secret
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sealwax_kept_row_new (SealwaxKept *kept)
{
  SealwaxKeptRow  *self = g_object_new (SEALWAX_TYPE_KEPT_ROW, NULL);
  g_autofree char *name = sealwax_untrusted_dup_plain (sealwax_kept_get_name (kept));
  g_autofree char *description = sealwax_kept_row_describe (kept);

  self->kept = g_object_ref (kept);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), description);
  add_button (self, sealwax_kept_get_name (kept));

  return GTK_WIDGET (self);
}

/**
 * sealwax_kept_row_get_kept:
 * @self: a row
 *
 * Returns: (transfer none): the kept secret
 */
SealwaxKept *
sealwax_kept_row_get_kept (SealwaxKeptRow *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT_ROW (self), NULL);

  return self->kept;
}
