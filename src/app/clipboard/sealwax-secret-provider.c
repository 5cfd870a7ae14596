/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <gio/gunixoutputstream.h>
#include <glib-unix.h>

#include "sealwax-clock.h"
#include "sealwax-desktop.h"
#include "sealwax-secret-provider.h"

/**
 * SealwaxSecretProvider:
 *
 * A text on the clipboard that clipboard managers must not keep.
 *
 * GNOME's compositor reads whatever is copied about 10 ms later. When the owner is gone, it offers that again, without any
 * mark. While one of our windows is active, nothing else there asks for the text, so the answer has no bytes then. A person
 * who goes to another window and pastes there gets the text. On other desktops, any program may ask at any time.
 *
 * On other desktops, marks that clipboard managers have agreed on ask them not to keep the text.
 */
struct _SealwaxSecretProvider
{
  GdkContentProvider parent_instance;

  SealwaxSecret *text; /* NULL once it is wiped */
  gboolean       marked;
  gint64         deadline; /* boot time, or 0: until it is wiped */

  GCancellable *cancellable; /* for what is being written */
};

G_DEFINE_FINAL_TYPE (SealwaxSecretProvider, sealwax_secret_provider, GDK_TYPE_CONTENT_PROVIDER)

/* First the text, then the marks. GTK turns what it is asked for into lower case, and does not know any type without a
 * slash: it offers the last of these, but never answers for it. That is enough for programs that only check whether it is
 * there. */
static const char *const types[] = {
  "text/plain;charset=utf-8",
  "text/plain",
  "text/x-kde-passwordManagerHint",
  "text/x-kde-passwordmanagerhint",
  "x-kde-passwordManagerHint",
};

#define N_TEXT_TYPES 2
#define MARK_CONTENT "secret"

static gboolean
is_overheard (void)
{
  return sealwax_desktop_is ("GNOME") && sealwax_desktop_has_active_window ();
}

static gboolean
is_text_type (const char *type)
{
  for (gsize i = 0; i < N_TEXT_TYPES; i++)
    if (g_str_equal (type, types[i]))
      return TRUE;

  return FALSE;
}

/* Timers can be late, above all when the computer wakes up. */
static void
look_at_the_clock (SealwaxSecretProvider *self)
{
  if (self->deadline != 0 && sealwax_clock_get_boot_time () >= self->deadline)
    sealwax_secret_provider_wipe (self);
}

static void
on_written (GObject      *stream,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_bytes (SealwaxSecretProvider *self,
             GOutputStream         *stream,
             const void            *bytes,
             gsize                  size,
             GTask                 *task)
{
  /* Otherwise a reader that takes its time would block the main loop. */
  if (G_IS_UNIX_OUTPUT_STREAM (stream))
    g_unix_set_fd_nonblocking (g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (stream)), TRUE, NULL);

  g_output_stream_write_all_async (stream, bytes, size, g_task_get_priority (task), self->cancellable, on_written, g_object_ref (task));
}

static GdkContentFormats *
sealwax_secret_provider_ref_formats (GdkContentProvider *provider)
{
  SealwaxSecretProvider *self = SEALWAX_SECRET_PROVIDER (provider);

  return gdk_content_formats_new ((const char **)types, self->marked ? G_N_ELEMENTS (types) : N_TEXT_TYPES);
}

/* What GTK hands to clipboard managers on X11 when the program ends: nothing. */
static GdkContentFormats *
sealwax_secret_provider_ref_storable_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new (NULL, 0);
}

/* The text is written from where it is, so that no copy of it is left behind. */
static void
sealwax_secret_provider_write_mime_type_async (GdkContentProvider *provider,
                                               const char         *mime_type,
                                               GOutputStream      *stream,
                                               int                 io_priority,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data)
{
  SealwaxSecretProvider *self = SEALWAX_SECRET_PROVIDER (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sealwax_secret_provider_write_mime_type_async);
  g_task_set_priority (task, io_priority);
  look_at_the_clock (self);

  if (!is_text_type (mime_type))
    {
      write_bytes (self, stream, MARK_CONTENT, strlen (MARK_CONTENT), task);
      return;
    }
  if (self->text == NULL || is_overheard ())
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_task_set_task_data (task, sealwax_secret_ref (self->text), (GDestroyNotify)sealwax_secret_unref);
  write_bytes (self, stream, sealwax_secret_get_text (self->text), sealwax_secret_get_size (self->text), task);
}

static gboolean
sealwax_secret_provider_write_mime_type_finish (GdkContentProvider *provider,
                                                GAsyncResult       *result,
                                                GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, provider), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_secret_provider_write_mime_type_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* For pasting within the program. Reading the way that other programs do would give nothing while a window is active. The
 * text comes as a secret or, for GTK's own widgets, as a string. */
static gboolean
sealwax_secret_provider_get_value (GdkContentProvider *provider,
                                   GValue             *value,
                                   GError            **error)
{
  SealwaxSecretProvider *self = SEALWAX_SECRET_PROVIDER (provider);

  look_at_the_clock (self);
  if (self->text != NULL && G_VALUE_HOLDS (value, SEALWAX_TYPE_SECRET))
    g_value_set_boxed (value, self->text);
  else if (self->text != NULL && G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, sealwax_secret_get_text (self->text));
  else
    return GDK_CONTENT_PROVIDER_CLASS (sealwax_secret_provider_parent_class)->get_value (provider, value, error);

  return TRUE;
}

static void
sealwax_secret_provider_dispose (GObject *object)
{
  sealwax_secret_provider_wipe (SEALWAX_SECRET_PROVIDER (object));

  G_OBJECT_CLASS (sealwax_secret_provider_parent_class)->dispose (object);
}

static void
sealwax_secret_provider_finalize (GObject *object)
{
  g_object_unref (SEALWAX_SECRET_PROVIDER (object)->cancellable);

  G_OBJECT_CLASS (sealwax_secret_provider_parent_class)->finalize (object);
}

static void
sealwax_secret_provider_class_init (SealwaxSecretProviderClass *klass)
{
  GObjectClass            *object_class = G_OBJECT_CLASS (klass);
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  object_class->dispose = sealwax_secret_provider_dispose;
  object_class->finalize = sealwax_secret_provider_finalize;
  provider_class->ref_formats = sealwax_secret_provider_ref_formats;
  provider_class->ref_storable_formats = sealwax_secret_provider_ref_storable_formats;
  provider_class->write_mime_type_async = sealwax_secret_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = sealwax_secret_provider_write_mime_type_finish;
  provider_class->get_value = sealwax_secret_provider_get_value;
}

static void
sealwax_secret_provider_init (SealwaxSecretProvider *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * sealwax_secret_provider_new:
 * @text: UTF-8 without NUL
 * @marked: whether clipboard managers are asked not to keep it
 *
 * Returns: (transfer full): the text as something to put on a clipboard
 */
SealwaxSecretProvider *
sealwax_secret_provider_new (SealwaxSecret *text,
                             gboolean       marked)
{
  SealwaxSecretProvider *self = g_object_new (SEALWAX_TYPE_SECRET_PROVIDER, NULL);

  self->text = sealwax_secret_ref (text);
  self->marked = marked;

  return self;
}

/**
 * sealwax_secret_provider_is_marked:
 * @self: a provider
 *
 * Returns: whether clipboard managers are asked not to keep it
 */
gboolean
sealwax_secret_provider_is_marked (SealwaxSecretProvider *self)
{
  g_return_val_if_fail (SEALWAX_IS_SECRET_PROVIDER (self), FALSE);

  return self->marked;
}

/**
 * sealwax_secret_provider_set_deadline:
 * @self: a provider
 * @deadline: a time as sealwax_clock_get_boot_time() gives it, or 0 for none
 *
 * Sets when the text ends.
 */
void
sealwax_secret_provider_set_deadline (SealwaxSecretProvider *self,
                                      gint64                 deadline)
{
  g_return_if_fail (SEALWAX_IS_SECRET_PROVIDER (self));

  self->deadline = deadline;
}

/**
 * sealwax_secret_provider_wipe:
 * @self: a provider
 *
 * Ends the text: from now on the answer has no bytes, and if it is being written to somebody, that is broken off.
 */
void
sealwax_secret_provider_wipe (SealwaxSecretProvider *self)
{
  g_return_if_fail (SEALWAX_IS_SECRET_PROVIDER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->text, sealwax_secret_unref);
}
