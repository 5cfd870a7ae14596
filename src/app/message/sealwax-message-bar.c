/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-message-bar.h"

/**
 * SealwaxMessageBar:
 *
 * What there is to say and to choose of the messages in the ciphertext: which of several is meant, with what became of
 * each, and what was passed over in it. It is not visible while there is nothing of that.
 */
struct _SealwaxMessageBar
{
  GtkBox parent_instance;

  GtkWidget     *chooser;
  GtkDropDown   *drop_down;
  GtkStringList *names;
  GtkLabel      *repairs_label;

  gboolean   filling; /* the selection changes, and it is not the person's choice */
  guint      chosen;
  GArray    *findings; /* of SealwaxFinding */
  GPtrArray *results;  /* of nullable strings, one for each */
};

G_DEFINE_FINAL_TYPE (SealwaxMessageBar, sealwax_message_bar, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is known of a message before anything was tried. */
static const char *
get_state (const SealwaxMessage *message)
{
  switch ((int)message->status)
    {
    case SEALWAX_STATUS_OK:
      return NULL;
    case SEALWAX_STATUS_INCOMPLETE:
      /* Translators: what is the matter with a message of several. */
      return C_ ("message", "incomplete");
    case SEALWAX_STATUS_DAMAGED:
      /* Translators: what is the matter with a message of several. */
      return C_ ("message", "damaged");
    default:
      /* Translators: what is the matter with a message of several. */
      return C_ ("message", "made by a newer version");
    }
}

/* “1 of 3 · opened · Sealed · 176 characters”: where there is little room, the end is cut off. */
static char *
name_message (SealwaxMessageBar *self,
              guint              index)
{
  const SealwaxMessage *message = &g_array_index (self->findings, SealwaxFinding, index).message;
  const char           *format = message->format == SEALWAX_FORMAT_BASIC ? C_ ("message format", "Basic") : C_ ("message format", "Sealed");
  const char           *result = self->results->pdata[index] != NULL ? self->results->pdata[index] : get_state (message);
  g_autofree char      *characters = g_strdup_printf (ngettext ("%'zu character", "%'zu characters", (gulong)message->chars), message->chars);
  /* Translators: a message's number among several. */
  g_autofree char *number = g_strdup_printf (C_ ("message", "%u of %u"), index + 1, self->findings->len);

  if (result != NULL)
    return g_strdup_printf ("%s · %s · %s · %s", number, result, format, characters);

  return g_strdup_printf ("%s · %s · %s", number, format, characters);
}

/* The list anew: GtkDropDown does not see that a string in it has changed. */
static void
fill (SealwaxMessageBar *self)
{
  guint count = self->findings->len;
  g_auto (GStrv) names = g_new0 (char *, count + 1);

  for (guint i = 0; i < count; i++)
    names[i] = name_message (self, i);

  self->filling = TRUE;
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), (const char *const *)names);
  gtk_drop_down_set_selected (self->drop_down, self->chosen);
  self->filling = FALSE;
}

static void
update (SealwaxMessageBar *self)
{
  const SealwaxFinding *finding = sealwax_message_bar_get_finding (self);
  g_autofree char      *repairs = finding != NULL ? sealwax_repairs_describe (&finding->repairs) : NULL;
  gboolean              several = self->findings->len > 1;

  gtk_label_set_label (self->repairs_label, repairs != NULL ? repairs : "");
  gtk_widget_set_visible (GTK_WIDGET (self->repairs_label), repairs != NULL);
  gtk_widget_set_visible (self->chooser, several);
  gtk_widget_set_visible (GTK_WIDGET (self), several || repairs != NULL);
}

static void
set_chosen (SealwaxMessageBar *self,
            guint              chosen)
{
  if (chosen == self->chosen || chosen >= self->findings->len)
    return;

  self->chosen = chosen;
  gtk_drop_down_set_selected (self->drop_down, chosen);
  update (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_selected (SealwaxMessageBar *self)
{
  if (!self->filling)
    set_chosen (self, gtk_drop_down_get_selected (self->drop_down));
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
  SealwaxMessageBar *self = SEALWAX_MESSAGE_BAR (object);

  g_array_unref (self->findings);
  g_ptr_array_unref (self->results);

  G_OBJECT_CLASS (sealwax_message_bar_parent_class)->finalize (object);
}

static void
sealwax_message_bar_class_init (SealwaxMessageBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sealwax_message_bar_dispose;
  object_class->finalize = sealwax_message_bar_finalize;

  /**
   * SealwaxMessageBar::chosen:
   *
   * The person has chosen another message.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-message-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, chooser);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, drop_down);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, names);
  gtk_widget_class_bind_template_child (widget_class, SealwaxMessageBar, repairs_label);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
sealwax_message_bar_init (SealwaxMessageBar *self)
{
  self->findings = g_array_new (FALSE, FALSE, sizeof (SealwaxFinding));
  self->results = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sealwax_message_bar_set_findings:
 * @self: a message bar
 * @findings: (element-type SealwaxFinding): what was found in the ciphertext
 *
 * Sets the messages. What became of those that were there before, and which one was chosen, is kept.
 */
void
sealwax_message_bar_set_findings (SealwaxMessageBar *self,
                                  GArray            *findings)
{
  const SealwaxFinding *old = sealwax_message_bar_get_finding (self);
  GPtrArray            *results = g_ptr_array_new_with_free_func (g_free);
  guint                 chosen = 0;
  gboolean              is_there = FALSE;

  g_return_if_fail (SEALWAX_IS_MESSAGE_BAR (self));

  for (guint i = 0; i < findings->len; i++)
    {
      const char *digest = g_array_index (findings, SealwaxFinding, i).digest;
      char       *result = NULL;

      for (guint j = 0; j < self->findings->len && result == NULL; j++)
        if (g_str_equal (digest, g_array_index (self->findings, SealwaxFinding, j).digest))
          result = g_strdup (self->results->pdata[j]);
      g_ptr_array_add (results, result);
      /* The same message can be there twice. */
      if (old != NULL && g_str_equal (digest, old->digest) && (!is_there || i == self->chosen))
        {
          chosen = i;
          is_there = TRUE;
        }
    }

  g_ptr_array_unref (self->results);
  self->results = results;
  g_array_unref (self->findings);
  self->findings = g_array_ref (findings);
  self->chosen = chosen;
  fill (self);
  update (self);
}

/**
 * sealwax_message_bar_get_count:
 * @self: a message bar
 *
 * Returns: how many messages there are
 */
guint
sealwax_message_bar_get_count (SealwaxMessageBar *self)
{
  g_return_val_if_fail (SEALWAX_IS_MESSAGE_BAR (self), 0);

  return self->findings->len;
}

/**
 * sealwax_message_bar_get_chosen:
 * @self: a message bar
 *
 * Returns: the number of the chosen message, from 0
 */
guint
sealwax_message_bar_get_chosen (SealwaxMessageBar *self)
{
  g_return_val_if_fail (SEALWAX_IS_MESSAGE_BAR (self), 0);

  return self->chosen;
}

/**
 * sealwax_message_bar_get_finding:
 * @self: a message bar
 *
 * Returns: (transfer none) (nullable): the chosen message
 */
const SealwaxFinding *
sealwax_message_bar_get_finding (SealwaxMessageBar *self)
{
  g_return_val_if_fail (SEALWAX_IS_MESSAGE_BAR (self), NULL);

  return self->findings->len > 0 ? &g_array_index (self->findings, SealwaxFinding, self->chosen) : NULL;
}

/**
 * sealwax_message_bar_contains:
 * @self: a message bar
 * @digest: a message's, see #SealwaxFinding
 *
 * Returns: whether it is one of those that are here
 */
gboolean
sealwax_message_bar_contains (SealwaxMessageBar *self,
                              const char        *digest)
{
  g_return_val_if_fail (SEALWAX_IS_MESSAGE_BAR (self), FALSE);

  for (guint i = 0; i < self->findings->len; i++)
    if (g_str_equal (digest, g_array_index (self->findings, SealwaxFinding, i).digest))
      return TRUE;

  return FALSE;
}

/**
 * sealwax_message_bar_choose:
 * @self: a message bar
 * @step: 1 for the next message, -1 for the previous one
 *
 * Chooses another message; after the last one comes the first.
 */
void
sealwax_message_bar_choose (SealwaxMessageBar *self,
                            int                step)
{
  guint count;

  g_return_if_fail (SEALWAX_IS_MESSAGE_BAR (self));

  count = self->findings->len;
  if (count > 1)
    set_chosen (self, (self->chosen + count + (guint)step) % count);
}

/**
 * sealwax_message_bar_set_result:
 * @self: a message bar
 * @digest: a message's, see #SealwaxFinding
 * @result: what became of it, in a word or two
 *
 * Says what became of a message, wherever it is now.
 */
void
sealwax_message_bar_set_result (SealwaxMessageBar *self,
                                const char        *digest,
                                const char        *result)
{
  g_return_if_fail (SEALWAX_IS_MESSAGE_BAR (self));

  for (guint i = 0; i < self->findings->len; i++)
    if (g_str_equal (digest, g_array_index (self->findings, SealwaxFinding, i).digest))
      g_set_str ((char **)&self->results->pdata[i], result);
  fill (self);
}
