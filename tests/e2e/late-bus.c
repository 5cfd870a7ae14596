/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded into the window by tests: GTK introduces it to the accessibility bus only once it is active, as on a busy computer. */

#define _GNU_SOURCE

#include <dlfcn.h>

#include <gtk/gtk.h>

#define INTERVAL_MS 10

typedef void (*Function) (GDBusConnection    *connection,
                          const char         *name,
                          const char         *path,
                          const char         *interface,
                          const char         *method,
                          GVariant           *parameters,
                          const GVariantType *reply_type,
                          GDBusCallFlags      flags,
                          int                 timeout_ms,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);

typedef struct
{
  GDBusConnection    *connection;
  const char         *name, *path, *interface, *method; /* GTK's literals */
  GVariant           *parameters;
  const GVariantType *reply_type;
  GDBusCallFlags      flags;
  int                 timeout_ms;
  GCancellable       *cancellable;
  GAsyncReadyCallback callback;
  gpointer            user_data;
} Call;

static Function
get_next (void)
{
  return (Function)dlsym (RTLD_NEXT, "g_dbus_connection_call");
}

static gboolean
go_on (gpointer data)
{
  Call       *call = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!gtk_window_is_active (window))
        continue;

      get_next () (call->connection,
                   call->name,
                   call->path,
                   call->interface,
                   call->method,
                   call->parameters,
                   call->reply_type,
                   call->flags,
                   call->timeout_ms,
                   call->cancellable,
                   call->callback,
                   call->user_data);
      g_free (call);

      return G_SOURCE_REMOVE;
    }

  return G_SOURCE_CONTINUE;
}

void
g_dbus_connection_call (GDBusConnection    *connection,
                        const char         *name,
                        const char         *path,
                        const char         *interface,
                        const char         *method,
                        GVariant           *parameters,
                        const GVariantType *reply_type,
                        GDBusCallFlags      flags,
                        int                 timeout_ms,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Call call = { connection, name, path, interface, method, parameters, reply_type, flags, timeout_ms, cancellable, callback, user_data };

  if (g_strcmp0 (method, "Embed") == 0)
    g_timeout_add (INTERVAL_MS, go_on, g_memdup2 (&call, sizeof call));
  else
    get_next () (connection, name, path, interface, method, parameters, reply_type, flags, timeout_ms, cancellable, callback, user_data);
}
