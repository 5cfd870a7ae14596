/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-status-line.h"

/* How long a confirmation stays. */
#define CONFIRMED_SECONDS 3

/**
 * SealwaxStatusLine:
 *
 * What there is to say about a text, below its heading. For a while, it can confirm something that was done instead.
 */
struct _SealwaxStatusLine
{
  AdwBin parent_instance;

  char *text;
  guint confirmed_source;

  /* Template. */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (SealwaxStatusLine, sealwax_status_line, ADW_TYPE_BIN)

static void
show_text (SealwaxStatusLine *self)
{
  g_clear_handle_id (&self->confirmed_source, g_source_remove);
  gtk_label_set_label (self->label, self->text != NULL ? self->text : "");
}

static void
on_confirmed_seen (gpointer user_data)
{
  SealwaxStatusLine *self = user_data;

  self->confirmed_source = 0;
  show_text (self);
}

static void
sealwax_status_line_dispose (GObject *object)
{
  SealwaxStatusLine *self = SEALWAX_STATUS_LINE (object);

  g_clear_handle_id (&self->confirmed_source, g_source_remove);

  G_OBJECT_CLASS (sealwax_status_line_parent_class)->dispose (object);
}

static void
sealwax_status_line_finalize (GObject *object)
{
  g_free (SEALWAX_STATUS_LINE (object)->text);

  G_OBJECT_CLASS (sealwax_status_line_parent_class)->finalize (object);
}

static void
sealwax_status_line_class_init (SealwaxStatusLineClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_status_line_dispose;
  object_class->finalize = sealwax_status_line_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-status-line.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxStatusLine, label);
}

static void
sealwax_status_line_init (SealwaxStatusLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_status_line_set_text:
 * @self: a status line
 * @text: what to say about the text
 *
 * Says it now, or once a confirmation is over: a text can be copied before it has been read.
 */
void
sealwax_status_line_set_text (SealwaxStatusLine *self,
                              const char        *text)
{
  g_return_if_fail (SEALWAX_IS_STATUS_LINE (self));

  g_set_str (&self->text, text);
  if (self->confirmed_source == 0)
    show_text (self);
}

/**
 * sealwax_status_line_confirm:
 * @self: a status line
 * @sentence: what was done
 *
 * Says so for a while.
 */
void
sealwax_status_line_confirm (SealwaxStatusLine *self,
                             const char        *sentence)
{
  g_return_if_fail (SEALWAX_IS_STATUS_LINE (self));

  g_clear_handle_id (&self->confirmed_source, g_source_remove);
  gtk_label_set_label (self->label, sentence);
  self->confirmed_source = g_timeout_add_seconds_once (CONFIRMED_SECONDS, on_confirmed_seen, self);
}

/**
 * sealwax_status_line_note_change:
 * @self: a status line
 *
 * Call this when the text has changed: a confirmation about the old text ends.
 */
void
sealwax_status_line_note_change (SealwaxStatusLine *self)
{
  g_return_if_fail (SEALWAX_IS_STATUS_LINE (self));

  if (self->confirmed_source != 0)
    show_text (self);
}
