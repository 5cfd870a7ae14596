/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sealwax-announce.h"
#include "sealwax-hidden-note.h"
#include "sealwax-hidden.h"
#include "sealwax-message-label.h"

/**
 * SealwaxHiddenNote:
 *
 * Says of a decrypted text that it is not what it seems to be, and spells what is hidden in it. The text itself is shown as it
 * is. It is hidden while there is nothing to say.
 */
struct _SealwaxHiddenNote
{
  GtkBox parent_instance;

  /* Template. */
  GtkLabel        *label;
  GtkToggleButton *show_button;
  GtkWidget       *spelled_scroller;
  GtkLabel        *spelled_label;

  SealwaxSession *session;
  GCancellable   *cancellable; /* for the search */
};

G_DEFINE_FINAL_TYPE (SealwaxHiddenNote, sealwax_hidden_note, GTK_TYPE_BOX)

/* What a thread found. */
typedef struct
{
  SealwaxSecret *text;
  SealwaxHidden  kinds;
  gboolean       imitates; /* it says what only the window may say */
  SealwaxSecret *spelled;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  sealwax_secret_unref (search->text);
  g_clear_pointer (&search->spelled, sealwax_secret_unref);
  g_free (search);
}

/* The words of a verdict, in the window's language and in the one that it is written in. */
static gboolean
imitates_verdict (const SealwaxSecret *text)
{
  static const char *const english[] = { "Decrypted and verified", "Decrypted, not verified" };
  const char              *bytes = sealwax_secret_get_text (text);

  for (gsize i = 0; i < G_N_ELEMENTS (english); i++)
    if (strstr (bytes, english[i]) != NULL)
      return TRUE;

  return strstr (bytes, sealwax_message_label_verdict (SEALWAX_VERDICT_PROVEN)) != NULL
         || strstr (bytes, sealwax_message_label_verdict (SEALWAX_VERDICT_UNPROVEN)) != NULL;
}

static void
search_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Search *search = task_data;

  search->kinds = sealwax_hidden_find (search->text);
  search->imitates = imitates_verdict (search->text);
  if (search->kinds != SEALWAX_HIDDEN_NONE)
    search->spelled = sealwax_hidden_spell (search->text);
  g_task_return_boolean (task, TRUE);
}

static void
hide (SealwaxHiddenNote *self)
{
  gtk_toggle_button_set_active (self->show_button, FALSE);
  gtk_label_set_label (self->spelled_label, "");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
show (SealwaxHiddenNote *self,
      const Search      *search)
{
  g_autofree char *hidden = sealwax_hidden_describe (search->kinds);
  const char      *imitation = search->imitates ? _ ("The text itself says that it was verified. Only the window can tell.") : NULL;
  g_autofree char *sentence = g_strjoin (" ", hidden != NULL ? hidden : imitation, hidden != NULL ? imitation : NULL, NULL);

  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->show_button), hidden != NULL);
  gtk_label_set_label (self->spelled_label, search->spelled != NULL ? sealwax_secret_get_text (search->spelled) : "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  sealwax_announce (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), sentence);
}

static void
on_searched (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  SealwaxHiddenNote *self = SEALWAX_HIDDEN_NOTE (source);
  const Search      *search = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return; /* cancelled: the text is another one by now */

  g_clear_object (&self->cancellable);
  if (search->kinds != SEALWAX_HIDDEN_NONE || search->imitates)
    show (self, search);
}

static void
stop (SealwaxHiddenNote *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* What the person writes needs no note. */
static void
on_verdict (SealwaxHiddenNote *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  stop (self);
  hide (self);
  if (sealwax_session_get_verdict (self->session) == SEALWAX_VERDICT_NONE)
    return;

  search = g_new0 (Search, 1);
  search->text = sealwax_text_model_dup_text (sealwax_session_get_plaintext (self->session));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_searched, NULL);
  g_task_set_source_tag (task, on_verdict);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_thread);
}

static void
on_toggled (SealwaxHiddenNote *self)
{
  gtk_widget_set_visible (self->spelled_scroller, gtk_toggle_button_get_active (self->show_button));
}

static void
sealwax_hidden_note_dispose (GObject *object)
{
  SealwaxHiddenNote *self = SEALWAX_HIDDEN_NOTE (object);

  stop (self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), SEALWAX_TYPE_HIDDEN_NOTE);

  G_OBJECT_CLASS (sealwax_hidden_note_parent_class)->dispose (object);
}

static void
sealwax_hidden_note_class_init (SealwaxHiddenNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sealwax_hidden_note_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/sealwax/Sealwax/sealwax-hidden-note.ui");
  gtk_widget_class_bind_template_child (widget_class, SealwaxHiddenNote, label);
  gtk_widget_class_bind_template_child (widget_class, SealwaxHiddenNote, show_button);
  gtk_widget_class_bind_template_child (widget_class, SealwaxHiddenNote, spelled_scroller);
  gtk_widget_class_bind_template_child (widget_class, SealwaxHiddenNote, spelled_label);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
sealwax_hidden_note_init (SealwaxHiddenNote *self)
{
  GtkLabel *label;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* The template could only give it another label, which would not be the name of a toggle button. */
  label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->show_button)));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

/**
 * sealwax_hidden_note_set_session:
 * @self: a new note
 * @session: whose plaintext it is about from now on
 */
void
sealwax_hidden_note_set_session (SealwaxHiddenNote *self,
                                 SealwaxSession    *session)
{
  g_return_if_fail (SEALWAX_IS_HIDDEN_NOTE (self));

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::verdict", G_CALLBACK (on_verdict), self, G_CONNECT_SWAPPED);
}
