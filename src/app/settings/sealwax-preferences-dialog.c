/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-preferences-dialog.h"
#include "sealwax-settings.h"

/* What the rows offer, in their order. The words for it are in the template. */
static const guint copy_timeouts[] = { 10, 30, 60, 120, 300, 0, G_MAXUINT };
static const guint idle_timeouts[] = { 1, 5, 10, 30, 60, 0, G_MAXUINT };
static const guint kept_timeouts[] = { 1, 5, 10, 30, 60, 0, G_MAXUINT };
static const guint iterations[] = { 0, 600000, 1200000, 2500000, 5000000, 10000000, G_MAXUINT };

/**
 * SealwaxPreferencesDialog:
 *
 * The settings. Each row shows one, and changes it at once.
 */
struct _SealwaxPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  AdwSwitchRow *offer_messages_row;
  AdwComboRow  *copy_timeout_row;
  AdwComboRow  *idle_timeout_row;
  AdwSwitchRow *clear_on_lock_row;
  AdwSwitchRow *offer_kept_row;
  AdwComboRow  *kept_timeout_row;
  AdwComboRow  *format_row;
  AdwComboRow  *iterations_row;
  AdwSwitchRow *ask_twice_row;
};

G_DEFINE_FINAL_TYPE (SealwaxPreferencesDialog, sealwax_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

/* Another program may have stored a value that is not offered. Then the row with the nearest value is chosen. */
static gboolean
value_to_row (GBinding     *binding,
              const GValue *value,
              GValue       *row,
              gpointer      user_data)
{
  const guint *values = user_data;
  guint        wanted = g_value_get_uint (value);
  guint        nearest = 0;

  for (guint i = 0; values[i] != G_MAXUINT; i++)
    {
      if (values[i] == wanted)
        {
          nearest = i;
          break;
        }
      if (wanted > 0 && values[i] > 0 && (values[nearest] == 0 || ABS ((gint64)values[i] - wanted) < ABS ((gint64)values[nearest] - wanted)))
        nearest = i;
    }
  g_value_set_uint (row, nearest);

  return TRUE;
}

static gboolean
row_to_value (GBinding     *binding,
              const GValue *row,
              GValue       *value,
              gpointer      user_data)
{
  const guint *values = user_data;

  if (g_value_get_uint (row) == GTK_INVALID_LIST_POSITION)
    return FALSE;

  g_value_set_uint (value, values[g_value_get_uint (row)]);

  return TRUE;
}

static gboolean
format_to_row (GBinding     *binding,
               const GValue *value,
               GValue       *row,
               gpointer      user_data)
{
  g_value_set_uint (row, g_value_get_enum (value) == SEALWAX_FORMAT_BASIC ? 1 : 0);

  return TRUE;
}

static gboolean
row_to_format (GBinding     *binding,
               const GValue *row,
               GValue       *value,
               gpointer      user_data)
{
  g_value_set_enum (value, g_value_get_uint (row) == 1 ? SEALWAX_FORMAT_BASIC : SEALWAX_FORMAT_SEALED);

  return TRUE;
}

static void
show_chosen (AdwComboRow *row)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (row);

  if (adw_combo_row_get_use_subtitle (row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), chosen != NULL ? gtk_string_object_get_string (chosen) : "");
}

/* Where there is no room beside a row's name, what is chosen is below it. libadwaita 1.7 makes room for it there, and leaves that
 * empty. */
static void
watch_chosen (AdwComboRow *row)
{
  g_signal_connect (row, "notify::use-subtitle", G_CALLBACK (show_chosen), NULL);
  g_signal_connect (row, "notify::selected", G_CALLBACK (show_chosen), NULL);
}

static void
bind_combo (AdwComboRow *row,
            const char  *setting,
            const guint *values)
{
  watch_chosen (row);
  g_object_bind_property_full (sealwax_settings_get_default (),
                               setting,
                               row,
                               "selected",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               value_to_row,
                               row_to_value,
                               (gpointer)values,
                               NULL);
}

static void
bind_switch (AdwSwitchRow *row,
             const char   *setting)
{
  g_object_bind_property (sealwax_settings_get_default (), setting, row, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
focus_row (gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;

  if (gtk_widget_get_mapped (row))
    gtk_widget_grab_focus (row);
}

static void
on_row_mapped (GtkWidget *row)
{
  g_signal_handlers_disconnect_by_func (row, on_row_mapped, NULL);
  g_idle_add_once (focus_row, g_object_ref (row)); /* not while everything is being laid out */
}

/* AdwDialog asks for the focus when it is there. As a sheet at the bottom of a narrow window (libadwaita 1.7), it does so before
 * its rows are mapped. GTK would move the focus on once they are, to the third row, and scroll away all that is above it. */
static gboolean
sealwax_preferences_dialog_grab_focus (GtkWidget *widget)
{
  GtkWidget *row = GTK_WIDGET (SEALWAX_PREFERENCES_DIALOG (widget)->offer_messages_row);

  if (gtk_widget_get_mapped (row))
    return gtk_widget_grab_focus (row);

  g_signal_connect (row, "map", G_CALLBACK (on_row_mapped), NULL);

  return TRUE;
}

static void
sealwax_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEALWAX_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (sealwax_preferences_dialog_parent_class)->dispose (object);
}

static void
sealwax_preferences_dialog_class_init (SealwaxPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_preferences_dialog_dispose;
  widget_class->grab_focus = sealwax_preferences_dialog_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxPreferencesDialog, offer_messages_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPreferencesDialog, copy_timeout_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPreferencesDialog, idle_timeout_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPreferencesDialog, clear_on_lock_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPreferencesDialog, offer_kept_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPreferencesDialog, kept_timeout_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPreferencesDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPreferencesDialog, iterations_row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxPreferencesDialog, ask_twice_row);
}

static void
sealwax_preferences_dialog_init (SealwaxPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  bind_switch (self->offer_messages_row, "offer-messages");
  bind_combo (self->copy_timeout_row, "copy-timeout", copy_timeouts);
  bind_combo (self->idle_timeout_row, "idle-timeout", idle_timeouts);
  bind_switch (self->clear_on_lock_row, "clear-on-lock");
  bind_switch (self->offer_kept_row, "offer-kept");
  bind_combo (self->kept_timeout_row, "kept-timeout", kept_timeouts);
  bind_combo (self->iterations_row, "iterations", iterations);
  bind_switch (self->ask_twice_row, "ask-twice");
  watch_chosen (self->format_row);
  g_object_bind_property_full (sealwax_settings_get_default (),
                               "format",
                               self->format_row,
                               "selected",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               format_to_row,
                               row_to_format,
                               NULL,
                               NULL);
}

/**
 * sealwax_preferences_dialog_new:
 *
 * Returns: (transfer full): a dialog, floating
 */
AdwDialog *
sealwax_preferences_dialog_new (void)
{
  return g_object_new (SEALWAX_TYPE_PREFERENCES_DIALOG, NULL);
}
