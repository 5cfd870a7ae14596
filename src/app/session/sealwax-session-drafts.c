/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <glib/gi18n.h>

#include "sealwax-error.h"
#include "sealwax-inspect.h"
#include "sealwax-session-work.h"

/* Bringing back the drafts that a passphrase opens. */

static void
finish_trial (SealwaxWork *work)
{
  SealwaxSession *self = work->session;
  gboolean        restored = self->has_restored;

  sealwax_session_stop (self);
  if (!restored)
    work->otherwise (work);
}

static void try_next (SealwaxWork *work);

static void
on_draft_opened (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (SealwaxWork) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SealwaxSecret) text = sealwax_operation_open_finish (SEALWAX_OPERATION (source), result, &error);
  g_autoptr (SealwaxKeys) used = sealwax_work_narrow_keys (work);
  SealwaxSession *self = work->session;

  if (!sealwax_work_is_current (work))
    return;

  work->lacks = g_error_matches (error, SEALWAX_ERROR, SEALWAX_ERROR_MISSING);
  if (text != NULL)
    {
      sealwax_drafts_remove (self->drafts, work->draft);
      sealwax_text_model_bring_back (self->plaintext, text, used);
      /* Now, not when all were tried: that may be stopped. */
      sealwax_session_disown_text (self);
      sealwax_session_set_edited (self, self->plaintext);
      self->has_restored = TRUE;
    }
  else
    work->next++;
  try_next (g_steal_pointer (&work));
}

static void
on_draft_sealed (SealwaxDrafts *drafts,
                 GParamSpec    *pspec,
                 SealwaxWork   *work)
{
  g_signal_handler_disconnect (drafts, work->handler);
  if (sealwax_work_is_current (work))
    try_next (work);
  else
    sealwax_work_free (work);
}

/* Takes ownership of the work. */
static void
try_next (SealwaxWork *work)
{
  SealwaxDrafts *drafts = work->session->drafts;
  g_autoptr (SealwaxWork) owned = work;
  g_autoptr (SealwaxOperation) operation = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) messages = NULL;

  g_clear_pointer (&work->draft, sealwax_secret_unref);
  work->draft = sealwax_drafts_dup (drafts, work->next);
  if (work->draft == NULL && work->next < sealwax_drafts_get_count (drafts))
    {
      work->handler = g_signal_connect (drafts, "notify::count", G_CALLBACK (on_draft_sealed), g_steal_pointer (&owned));
      return;
    }
  if (work->draft == NULL)
    {
      finish_trial (work);
      return;
    }

  bytes = sealwax_secret_get_bytes (work->draft);
  messages = sealwax_inspect (bytes);
  work->message = g_array_index (messages, SealwaxMessage, 0);
  operation = sealwax_operation_new_open (bytes, &work->message, work->keys);
  sealwax_work_start_opening (g_steal_pointer (&owned), operation, on_draft_opened);
}

void
sealwax_session_try_drafts (SealwaxSession *self,
                            SealwaxKeys    *keys,
                            void (*otherwise) (SealwaxWork *work))
{
  SealwaxWork *work = sealwax_work_begin (self, keys);

  work->otherwise = otherwise;
  try_next (work);
}

/* Why none was opened: for several, it is about the one that was tried last. */
static const char *
describe_refused_draft (const SealwaxWork *work)
{
  if (work->lacks && sealwax_work_lacks_key (work))
    return _ ("Your text, which is kept encrypted, needs the key file that opened it.");
  if (work->lacks)
    return _ ("Your text, which is kept encrypted, needs the passphrase that opened it.");
  if (!work->message.needs_key)
    return _ ("This passphrase doesn’t open your text, which is kept encrypted.");
  if (!work->message.needs_passphrase)
    return _ ("This key file doesn’t open your text, which is kept encrypted.");

  return _ ("This passphrase and key file don’t open your text, which is kept encrypted.");
}

void
sealwax_session_refuse_drafts (SealwaxWork *work)
{
  int code = work->lacks ? SEALWAX_ERROR_MISSING : SEALWAX_ERROR_WRONG;
  g_autoptr (GError) error = g_error_new_literal (SEALWAX_ERROR, code, describe_refused_draft (work));

  sealwax_session_refuse (work->session, error);
}
