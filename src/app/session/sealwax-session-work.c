/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-session-work.h"

/* The work under way, one at a time: what it uses, and how it is stopped. */

void
sealwax_work_free (SealwaxWork *work)
{
  g_object_unref (work->session);
  g_object_unref (work->cancellable);
  g_clear_pointer (&work->text, sealwax_secret_unref);
  g_clear_pointer (&work->draft, sealwax_secret_unref);
  g_clear_pointer (&work->pasted, g_bytes_unref);
  sealwax_keys_unref (work->keys);
  g_free (work);
}

/* The work is no longer the session's once the session has another cancellable, or none. */
SealwaxWork *
sealwax_work_begin (SealwaxSession *self,
                    SealwaxKeys    *keys)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SealwaxWork *work = g_new0 (SealwaxWork, 1);

  sealwax_session_set_cancellable (self, cancellable);
  work->session = g_object_ref (self);
  work->cancellable = g_object_ref (cancellable);
  work->keys = sealwax_keys_ref (keys);

  return work;
}

gboolean
sealwax_work_lacks_key (const SealwaxWork *work)
{
  return work->message.needs_key && sealwax_keys_get_key (work->keys) == NULL;
}

/* A key file that happened to be at hand must not be needed later. */
SealwaxKeys *
sealwax_work_narrow_keys (const SealwaxWork *work)
{
  return sealwax_keys_narrow (work->keys, work->message.needs_passphrase, work->message.needs_key);
}

gboolean
sealwax_work_is_current (const SealwaxWork *work)
{
  return work->session->cancellable == work->cancellable;
}

void
sealwax_session_refuse (SealwaxSession *self,
                        const GError   *error)
{
  sealwax_session_stop (self);
  g_signal_emit_by_name (self, "refused", error);
}

/* Takes ownership of the work, and shows how far it is. */
void
sealwax_work_start_sealing (SealwaxWork        *work,
                            SealwaxOperation   *operation,
                            GAsyncReadyCallback on_sealed)
{
  sealwax_session_set_operation (work->session, operation);
  sealwax_operation_seal_async (operation, work->cancellable, on_sealed, work);
}

void
sealwax_work_start_opening (SealwaxWork        *work,
                            SealwaxOperation   *operation,
                            GAsyncReadyCallback on_opened)
{
  sealwax_session_set_operation (work->session, operation);
  sealwax_operation_open_async (operation, work->cancellable, on_opened, work);
}

/**
 * sealwax_session_stop:
 * @self: a session
 *
 * Stops the work under way, if there is any; its result is wiped when it comes. If drafts were brought back by then, `restored`
 * is sent.
 */
void
sealwax_session_stop (SealwaxSession *self)
{
  g_return_if_fail (SEALWAX_IS_SESSION (self));

  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  sealwax_session_set_operation (self, NULL);
  sealwax_session_set_cancellable (self, NULL);
  if (!self->has_restored)
    return;

  self->has_restored = FALSE;
  g_signal_emit_by_name (self, "restored");
}

/**
 * sealwax_session_interrupt:
 * @self: a session
 *
 * Call this when something that went into the work has changed. If work is under way, this stops it and sends `stopped`.
 */
void
sealwax_session_interrupt (SealwaxSession *self)
{
  g_return_if_fail (SEALWAX_IS_SESSION (self));

  if (self->cancellable == NULL)
    return;

  sealwax_session_stop (self);
  g_signal_emit_by_name (self, "stopped");
}
