/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-copy-bar.h"
#include "sealwax-desktop.h"
#include "sealwax-secret-copy.h"
#include "sealwax-wrapping-button.h"

/* How long a sentence stays that nobody has to answer. */
#define SENTENCE_SECONDS 4

/**
 * SealwaxCopyBar:
 *
 * Says what becomes of a secret that was copied in this window: first the countdown, with one button to end the copy at
 * once and one to end the countdown, and then how it ended. Otherwise it stays out of the way.
 */
struct _SealwaxCopyBar
{
  GtkBox parent_instance;

  GtkWidget *origin; /* weak: where the copy that this bar speaks of came from */
  guint      sentence_source;

  GtkRevealer *revealer;
  GtkWidget   *row;
  GtkLabel    *label;
  GtkWidget   *keep_button;
  GtkWidget   *clear_button;
};

G_DEFINE_FINAL_TYPE (SealwaxCopyBar, sealwax_copy_bar, GTK_TYPE_BOX)

static void
set_shown (SealwaxCopyBar *self,
           gboolean        shown)
{
  if (shown)
    gtk_widget_set_visible (self->row, TRUE);
  gtk_revealer_set_reveal_child (self->revealer, shown);
}

/* The buttons go, and the focus goes back to where the copy came from. */
static void
set_counting (SealwaxCopyBar *self,
              gboolean        counting)
{
  gboolean had_focus = gtk_widget_get_focus_child (self->row) != NULL;

  gtk_widget_set_visible (self->keep_button, counting);
  gtk_widget_set_visible (self->clear_button, counting);
  if (!counting && had_focus && self->origin != NULL)
    gtk_widget_grab_focus (self->origin);
}

static void
on_sentence_read (gpointer user_data)
{
  SealwaxCopyBar *self = user_data;

  self->sentence_source = 0;
  set_shown (self, FALSE);
}

static void
tell (SealwaxCopyBar *self,
      const char     *sentence)
{
  set_counting (self, FALSE);
  gtk_label_set_label (self->label, sentence);
  set_shown (self, TRUE);
  sealwax_announce (GTK_WIDGET (self), sentence);

  g_clear_handle_id (&self->sentence_source, g_source_remove);
  self->sentence_source = g_timeout_add_seconds_once (SENTENCE_SECONDS, on_sentence_read, self);
}

static char *
describe_countdown (guint seconds)
{
  if (sealwax_desktop_is ("KDE"))
    return g_strdup_printf (ngettext ("Copied. Clears in %u second, but Plasma’s history keeps it.",
                                      "Copied. Clears in %u seconds, but Plasma’s history keeps it.",
                                      seconds),
                            seconds);

  return g_strdup_printf (ngettext ("Copied. Clears in %u second.", "Copied. Clears in %u seconds.", seconds), seconds);
}

static void
on_started (SealwaxCopyBar    *self,
            SealwaxSecretCopy *copy)
{
  GtkWidget       *origin = sealwax_secret_copy_get_widget (copy);
  guint            seconds = sealwax_secret_copy_get_seconds_left (copy);
  g_autofree char *sentence = NULL;

  if (gtk_widget_get_root (origin) != gtk_widget_get_root (GTK_WIDGET (self)))
    return;

  g_set_weak_pointer (&self->origin, origin);
  if (seconds == 0)
    {
      tell (self, _ ("Copied. Stays on the clipboard until this window closes."));
      return;
    }

  sentence = describe_countdown (seconds);
  g_clear_handle_id (&self->sentence_source, g_source_remove);
  gtk_label_set_label (self->label, sentence);
  set_counting (self, TRUE);
  set_shown (self, TRUE);
  sealwax_announce (GTK_WIDGET (self), sentence);
}

/* Not announced: every few seconds would be too often. */
static void
on_ticked (SealwaxCopyBar    *self,
           GParamSpec        *pspec,
           SealwaxSecretCopy *copy)
{
  guint            seconds = sealwax_secret_copy_get_seconds_left (copy);
  g_autofree char *sentence = NULL;

  if (self->origin == NULL || seconds == 0)
    return;

  sentence = describe_countdown (seconds);
  gtk_label_set_label (self->label, sentence);
}

static void
on_ended (SealwaxCopyBar    *self,
          SealwaxCopyEnd     how,
          SealwaxSecretCopy *copy)
{
  if (self->origin == NULL)
    return;

  if (how != SEALWAX_COPY_END_REPLACED)
    tell (self, _ ("Removed from the clipboard."));
  else
    {
      set_counting (self, FALSE);
      set_shown (self, FALSE);
    }

  g_clear_weak_pointer (&self->origin);
}

static void
on_keep_clicked (SealwaxCopyBar *self)
{
  sealwax_secret_copy_keep ();
  tell (self, _ ("The copy stays on the clipboard until this window closes."));
}

static void
on_clear_clicked (SealwaxCopyBar *self)
{
  sealwax_secret_copy_take_back ();
}

/* What is not shown takes up no room, not even in width. */
static void
on_child_revealed (SealwaxCopyBar *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer) && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_set_visible (self->row, FALSE);
}

static void
sealwax_copy_bar_dispose (GObject *object)
{
  SealwaxCopyBar *self = SEALWAX_COPY_BAR (object);

  g_clear_handle_id (&self->sentence_source, g_source_remove);
  g_clear_weak_pointer (&self->origin);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_COPY_BAR);

  G_OBJECT_CLASS (sealwax_copy_bar_parent_class)->dispose (object);
}

static void
sealwax_copy_bar_class_init (SealwaxCopyBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_copy_bar_dispose;

  g_type_ensure (SEALWAX_TYPE_WRAPPING_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-copy-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxCopyBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SealwaxCopyBar, row);
  gtk_widget_class_bind_template_child (widget_class, SealwaxCopyBar, label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxCopyBar, keep_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxCopyBar, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, on_child_revealed);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
}

static void
sealwax_copy_bar_init (SealwaxCopyBar *self)
{
  SealwaxSecretCopy *copy = sealwax_secret_copy_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (copy, "started", G_CALLBACK (on_started), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (copy, "notify::seconds-left", G_CALLBACK (on_ticked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (copy, "ended", G_CALLBACK (on_ended), self, G_CONNECT_SWAPPED);
}
