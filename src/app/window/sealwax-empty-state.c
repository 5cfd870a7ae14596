/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-empty-state.h"
#include "sealwax-wrapping-button.h"
#include "sealwax-yielding-box.h"

/**
 * SealwaxEmptyState:
 *
 * What is in the place of a message while there is none: a seal, what to do, and buttons that do it. If the clipboard holds
 * a message, it says that, and the button for it stands out.
 */
struct _SealwaxEmptyState
{
  AdwBin parent_instance;

  char *sentence;

  /* Template. */
  GtkLabel  *sentence_label;
  GtkWidget *paste_button;
};

G_DEFINE_FINAL_TYPE (SealwaxEmptyState, sealwax_empty_state, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SENTENCE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
sealwax_empty_state_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SENTENCE:
      g_value_set_string (value, SEALWAX_EMPTY_STATE (object)->sentence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_empty_state_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SealwaxEmptyState *self = SEALWAX_EMPTY_STATE (object);

  switch (prop_id)
    {
    case PROP_SENTENCE:
      self->sentence = g_value_dup_string (value);
      gtk_label_set_label (self->sentence_label, self->sentence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sealwax_empty_state_finalize (GObject *object)
{
  g_free (SEALWAX_EMPTY_STATE (object)->sentence);

  G_OBJECT_CLASS (sealwax_empty_state_parent_class)->finalize (object);
}

static void
sealwax_empty_state_class_init (SealwaxEmptyStateClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sealwax_empty_state_finalize;
  object_class->get_property = sealwax_empty_state_get_property;
  object_class->set_property = sealwax_empty_state_set_property;

  /**
   * SealwaxEmptyState:sentence:
   *
   * What to do, in general.
   */
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SEALWAX_TYPE_YIELDING_BOX);
  g_type_ensure (SEALWAX_TYPE_WRAPPING_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-empty-state.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxEmptyState, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxEmptyState, paste_button);
}

static void
sealwax_empty_state_init (SealwaxEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_empty_state_set_offer:
 * @self: an empty state
 * @sentence: (nullable): what the clipboard holds, or %NULL when that is over
 * @suggested: whether that is what the person will want to do next
 *
 * Offers to paste it.
 */
void
sealwax_empty_state_set_offer (SealwaxEmptyState *self,
                               const char        *sentence,
                               gboolean           suggested)
{
  g_return_if_fail (SEALWAX_IS_EMPTY_STATE (self));

  gtk_label_set_label (self->sentence_label, sentence != NULL ? sentence : self->sentence);
  if (suggested)
    gtk_widget_add_css_class (self->paste_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->paste_button, "suggested-action");
}
