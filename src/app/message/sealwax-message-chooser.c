/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-message-chooser.h"
#include "sealwax-message-label.h"

/**
 * SealwaxMessageChooser:
 *
 * The messages in the ciphertext: a list that says what became of each, and a button on each side to leaf.
 */
struct _SealwaxMessageChooser
{
  GtkBox parent_instance;

  GtkDropDown   *drop_down;
  GtkStringList *names;
  GtkWidget     *previous_button;
  GtkWidget     *next_button;

  SealwaxMessages *messages;
  gboolean         filling; /* the selection is changing, but the person did not choose */
};

G_DEFINE_FINAL_TYPE (SealwaxMessageChooser, sealwax_message_chooser, GTK_TYPE_BOX)

/* Makes that part of the list anew, because GtkDropDown does not notice when a string in it changes. */
static void
fill (SealwaxMessageChooser *self,
      guint                  position,
      guint                  removed,
      guint                  added)
{
  guint count = sealwax_messages_get_count (self->messages);
  g_auto (GStrv) names = g_new0 (char *, added + 1);

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (SealwaxFoundMessage) message = g_list_model_get_item (G_LIST_MODEL (self->messages), position + i);

      names[i] = sealwax_message_label_name (message, position + i, count);
    }

  self->filling = TRUE;
  gtk_string_list_splice (self->names, position, removed, (const char *const *)names);
  gtk_drop_down_set_selected (self->drop_down, sealwax_messages_get_chosen (self->messages));
  self->filling = FALSE;
}

static void
on_chosen (SealwaxMessageChooser *self)
{
  gtk_drop_down_set_selected (self->drop_down, sealwax_messages_get_chosen (self->messages));
}

static void
on_selected (SealwaxMessageChooser *self)
{
  if (!self->filling && self->messages != NULL) /* not while the template is being made */
    sealwax_messages_choose (self->messages, gtk_drop_down_get_selected (self->drop_down));
}

static void
sealwax_message_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEALWAX_TYPE_MESSAGE_CHOOSER);

  G_OBJECT_CLASS (sealwax_message_chooser_parent_class)->dispose (object);
}

static void
sealwax_message_chooser_finalize (GObject *object)
{
  g_clear_object (&SEALWAX_MESSAGE_CHOOSER (object)->messages);

  G_OBJECT_CLASS (sealwax_message_chooser_parent_class)->finalize (object);
}

static void
sealwax_message_chooser_class_init (SealwaxMessageChooserClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_message_chooser_dispose;
  object_class->finalize = sealwax_message_chooser_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-message-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageChooser, drop_down);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageChooser, names);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageChooser, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageChooser, next_button);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
sealwax_message_chooser_init (SealwaxMessageChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_message_chooser_new:
 * @messages: what it shows
 *
 * Returns: (transfer floating): a new chooser
 */
SealwaxMessageChooser *
sealwax_message_chooser_new (SealwaxMessages *messages)
{
  SealwaxMessageChooser *self;

  g_return_val_if_fail (SEALWAX_IS_MESSAGES (messages), NULL);

  self = g_object_new (SEALWAX_TYPE_MESSAGE_CHOOSER, NULL);
  self->messages = g_object_ref (messages);
  g_signal_connect_object (messages, "items-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (messages, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  fill (self, 0, 0, sealwax_messages_get_count (messages));

  return self;
}

/**
 * sealwax_message_chooser_focus:
 * @self: a chooser
 * @next: which of the two
 *
 * Moves the focus to the button that leafs on, or back.
 */
void
sealwax_message_chooser_focus (SealwaxMessageChooser *self,
                               gboolean               next)
{
  g_return_if_fail (SEALWAX_IS_MESSAGE_CHOOSER (self));

  gtk_widget_grab_focus (next ? self->next_button : self->previous_button);
}
