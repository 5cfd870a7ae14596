/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-message-bar.h"
#include "sealwax-message-label.h"

/**
 * SealwaxMessageBar:
 *
 * What there is to say about the messages in the ciphertext, and to choose among them: which of several is meant, what
 * became of each, and what was passed over in the chosen one. It is hidden while there is nothing to say or choose.
 */
struct _SealwaxMessageBar
{
  GtkBox parent_instance;

  GtkWidget     *chooser;
  GtkDropDown   *drop_down;
  GtkStringList *names;
  GtkLabel      *repairs_label;
  GtkWidget     *previous_button;
  GtkWidget     *next_button;

  SealwaxMessages *messages;
  gboolean         filling; /* the selection is changing, but the person did not choose */
};

G_DEFINE_FINAL_TYPE (SealwaxMessageBar, sealwax_message_bar, GTK_TYPE_BOX)

/* Makes that part of the list anew, because GtkDropDown does not notice when a string in it changes. */
static void
fill (SealwaxMessageBar *self,
      guint              position,
      guint              removed,
      guint              added)
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
show_chosen (SealwaxMessageBar *self)
{
  const SealwaxFinding *finding = sealwax_messages_get_finding (self->messages);
  g_autofree char      *repairs = finding != NULL ? sealwax_repairs_describe (&finding->repairs) : NULL;
  gboolean              several = sealwax_messages_get_count (self->messages) > 1;

  gtk_label_set_label (self->repairs_label, repairs != NULL ? repairs : "");
  gtk_widget_set_visible (GTK_WIDGET (self->repairs_label), repairs != NULL);
  gtk_widget_set_visible (self->chooser, several);
  gtk_widget_set_visible (GTK_WIDGET (self), several || repairs != NULL);
}

static void
on_messages_changed (SealwaxMessageBar *self,
                     guint              position,
                     guint              removed,
                     guint              added)
{
  fill (self, position, removed, added);
  show_chosen (self);
}

static void
on_chosen (SealwaxMessageBar *self)
{
  gtk_drop_down_set_selected (self->drop_down, sealwax_messages_get_chosen (self->messages));
  show_chosen (self);
}

static void
on_selected (SealwaxMessageBar *self)
{
  if (!self->filling && self->messages != NULL) /* not while the template is being made */
    sealwax_messages_choose (self->messages, gtk_drop_down_get_selected (self->drop_down));
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
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, chooser);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, drop_down);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, names);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, repairs_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
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
  g_signal_connect_object (messages, "items-changed", G_CALLBACK (on_messages_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (messages, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
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

  gtk_widget_grab_focus (next ? self->next_button : self->previous_button);
}
