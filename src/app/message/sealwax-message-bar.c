/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-message-bar.h"
#include "sealwax-message-chooser.h"

/**
 * SealwaxMessageBar:
 *
 * What there is to say about the messages in the ciphertext, and to choose among them: which of several is meant, what
 * became of each, and what was passed over in the chosen one. It is hidden while there is nothing to say or choose.
 */
struct _SealwaxMessageBar
{
  GtkBox parent_instance;

  SealwaxMessageChooser *chooser; /* (nullable): made for the first text with several messages, for it takes 1 ms */
  GtkLabel              *repairs_label;

  SealwaxMessages *messages;
};

G_DEFINE_FINAL_TYPE (SealwaxMessageBar, sealwax_message_bar, GTK_TYPE_BOX)

static void
make_chooser (SealwaxMessageBar *self)
{
  self->chooser = sealwax_message_chooser_new (self->messages);
  gtk_box_prepend (GTK_BOX (self), GTK_WIDGET (self->chooser));
}

static void
show_chosen (SealwaxMessageBar *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (self->messages);
  g_autofree char      *repairs = finding != NULL ? sealwax_repairs_describe (&finding->repairs) : NULL;
  gboolean              several = sealwax_messages_get_count (self->messages) > 1;

  gtk_label_set_label (self->repairs_label, repairs != NULL ? repairs : "");
  gtk_widget_set_visible (GTK_WIDGET (self->repairs_label), repairs != NULL);
  if (several && self->chooser == NULL)
    make_chooser (self);
  if (self->chooser != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->chooser), several);
  gtk_widget_set_visible (GTK_WIDGET (self), several || repairs != NULL);
}

static void
sealwax_message_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SEALWAX_TYPE_MESSAGE_BAR);

  G_OBJECT_CLASS (sealwax_message_bar_parent_class)->dispose (object);
}

static void
sealwax_message_bar_finalize (GObject *object)
{
  g_clear_object (&SEALWAX_MESSAGE_BAR (object)->messages);

  G_OBJECT_CLASS (sealwax_message_bar_parent_class)->finalize (object);
}

static void
sealwax_message_bar_class_init (SealwaxMessageBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_message_bar_dispose;
  object_class->finalize = sealwax_message_bar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, repairs_label);
}

static void
sealwax_message_bar_init (SealwaxMessageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_message_bar_set_messages:
 * @self: a new message bar
 * @messages: what it shows from now on
 */
void
sealwax_message_bar_set_messages (SealwaxMessageBar *self,
                                  SealwaxMessages   *messages)
{
  g_return_if_fail (SEALWAX_IS_MESSAGE_BAR (self));

  self->messages = g_object_ref (messages);
  g_signal_connect_object (messages, "items-changed", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (messages, "chosen", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_message_bar_focus:
 * @self: a message bar with several messages
 * @next: which of the two
 *
 * Moves the focus to the button that leafs on, or back.
 */
void
sealwax_message_bar_focus (SealwaxMessageBar *self,
                           gboolean           next)
{
  g_return_if_fail (SEALWAX_IS_MESSAGE_BAR (self));

  if (self->chooser != NULL)
    sealwax_message_chooser_focus (self->chooser, next);
}
