/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-chat-bar.h"

/**
 * SealwaxChatBar:
 *
 * How many messages of several have opened, while they are being tried and afterwards, and what can be done with their texts.
 * It is hidden where there is one message.
 */
struct _SealwaxChatBar
{
  GtkBox parent_instance;

  /* Template. */
  GtkWidget *leaf_box;
  GtkLabel  *label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *go_on_button;
  GtkWidget *stop_button;
  GtkWidget *copy_button;
  GtkWidget *save_button;

  SealwaxChat *chat;
  gboolean     narrow;
};

G_DEFINE_FINAL_TYPE (SealwaxChatBar, sealwax_chat_bar, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

enum
{
  LEFT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* Where there is little room, what can be told without words has none, and what is asked comes first. */
static void
set_button (GtkWidget  *button,
            gboolean    narrow,
            const char *label,
            const char *icon)
{
  if (narrow)
    {
      gtk_button_set_icon_name (GTK_BUTTON (button), icon);
      /* GTK 4.18 would go on naming the button after its label, which is gone. */
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_widget_add_css_class (button, "flat");
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (button), label);
      gtk_widget_remove_css_class (button, "flat");
    }
  gtk_widget_set_tooltip_text (button, narrow ? label : NULL);
}

static void
update_leaf_box (SealwaxChatBar *self)
{
  gtk_widget_set_visible (self->leaf_box, self->narrow && (self->chat == NULL || !sealwax_chat_is_asking (self->chat)));
}

static void
set_narrow (SealwaxChatBar *self,
            gboolean        narrow)
{
  self->narrow = narrow;
  set_button (self->copy_button, narrow, _ ("Copy All"), "edit-copy-symbolic");
  set_button (self->save_button, narrow, _ ("Save All…"), "document-save-symbolic");
  update_leaf_box (self);
}

static void
on_changed (SealwaxChatBar *self)
{
  gboolean         running = sealwax_chat_is_running (self->chat);
  g_autofree char *sentence = sealwax_chat_bar_describe (self->chat);
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget       *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean         has_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  guint            opened, total;

  sealwax_chat_count (self->chat, &opened, &total);
  gtk_label_set_label (self->label, sentence);
  update_leaf_box (self);
  gtk_widget_set_visible (self->go_on_button, sealwax_chat_is_asking (self->chat));
  gtk_widget_set_visible (self->stop_button, running);
  gtk_widget_set_visible (self->copy_button, !running && opened > 1);
  gtk_widget_set_visible (self->save_button, !running && opened > 1);
  gtk_widget_set_visible (GTK_WIDGET (self), sealwax_chat_was_opened (self->chat));
  if (has_focus && !gtk_widget_get_mapped (focus))
    g_signal_emit (self, signals[LEFT], 0);
}

static void
sealwax_chat_bar_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, SEALWAX_CHAT_BAR (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_chat_bar_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      set_narrow (SEALWAX_CHAT_BAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_chat_bar_dispose (GObject *object)
{
  g_clear_object (&SEALWAX_CHAT_BAR (object)->chat);
  gtk_widget_dispose_template (GTK_WIDGET (object), SEALWAX_TYPE_CHAT_BAR);

  G_OBJECT_CLASS (sealwax_chat_bar_parent_class)->dispose (object);
}

static void
sealwax_chat_bar_class_init (SealwaxChatBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_chat_bar_dispose;
  object_class->get_property = sealwax_chat_bar_get_property;
  object_class->set_property = sealwax_chat_bar_set_property;

  /**
   * SealwaxChatBar:narrow:
   *
   * Whether only one pane is shown, so that leafing needs buttons here, too.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SealwaxChatBar::left:
   *
   * The button that had the focus is gone.
   */
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-chat-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxChatBar, leaf_box);
  gtk_widget_class_bind_template_child (widget_class, SealwaxChatBar, label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxChatBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxChatBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxChatBar, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxChatBar, stop_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxChatBar, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxChatBar, save_button);
}

static void
sealwax_chat_bar_init (SealwaxChatBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_narrow (self, FALSE);
}

/**
 * sealwax_chat_bar_set_chat:
 * @self: a new chat bar
 * @chat: what it shows from now on
 */
void
sealwax_chat_bar_set_chat (SealwaxChatBar *self,
                           SealwaxChat    *chat)
{
  g_return_if_fail (SEALWAX_IS_CHAT_BAR (self));

  self->chat = g_object_ref (chat);
  g_signal_connect_object (chat, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/**
 * sealwax_chat_bar_describe:
 * @chat: the texts of messages
 *
 * Returns: (transfer full): how far it is, or what came of it
 */
char *
sealwax_chat_bar_describe (SealwaxChat *chat)
{
  guint opened, total;

  sealwax_chat_count (chat, &opened, &total);
  if (sealwax_chat_is_asking (chat))
    /* Translators: a question: whether to open the other messages, too. How many opened, and how many there are. */
    return g_strdup_printf (ngettext ("Opened %u of %u message. This is taking a while. Keep going?", "Opened %u of %u messages. This is taking a while. Keep going?", total), opened, total);
  if (sealwax_chat_is_running (chat))
    /* Translators: how many messages have opened so far, and how many there are. */
    return g_strdup_printf (_ ("Opened %u of %u…"), opened, total);

  /* Translators: how many messages have opened, and how many there are. */
  return g_strdup_printf (ngettext ("Opened %u of %u message", "Opened %u of %u messages", total), opened, total);
}

/**
 * sealwax_chat_bar_focus:
 * @self: a chat bar
 * @next: which of the two
 *
 * Moves the focus to the button that leafs on, or back.
 */
void
sealwax_chat_bar_focus (SealwaxChatBar *self,
                        gboolean        next)
{
  g_return_if_fail (SEALWAX_IS_CHAT_BAR (self));

  gtk_widget_grab_focus (next ? self->next_button : self->previous_button);
}
