/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "far-file.h"

/* A file on a share, as GVfs has them: it is not native, but where the share is mounted it still has a path. Whatever would
 * ask the network ends the test, and so does asking for the path, for which GVfs asks a daemon. */

#define FAR_TYPE_FILE (far_file_get_type ())
G_DECLARE_FINAL_TYPE (FarFile, far_file, FAR, FILE, GObject)

struct _FarFile
{
  GObject parent_instance;

  char *name;
  char *path;
};

static void far_file_init_iface (GFileIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FarFile, far_file, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_FILE, far_file_init_iface))

/* Stands in for every function. */
static void
ask_network (void)
{
  g_error ("Something was asked of a file that is not on this computer");
}

static GFile *
far_file_dup (GFile *file)
{
  return far_file_new (FAR_FILE (file)->name, FAR_FILE (file)->path);
}

static guint
far_file_hash (GFile *file)
{
  return g_str_hash (FAR_FILE (file)->name);
}

static gboolean
far_file_equal (GFile *a,
                GFile *b)
{
  return g_str_equal (FAR_FILE (a)->name, FAR_FILE (b)->name);
}

static gboolean
far_file_is_native (GFile *file)
{
  return FALSE;
}

static char *
far_file_get_basename (GFile *file)
{
  return g_strdup (FAR_FILE (file)->name);
}

static void
far_file_finalize (GObject *object)
{
  FarFile *self = FAR_FILE (object);

  g_free (self->name);
  g_free (self->path);

  G_OBJECT_CLASS (far_file_parent_class)->finalize (object);
}

static void
far_file_class_init (FarFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = far_file_finalize;
}

static void
far_file_init (FarFile *self)
{
}

static void
far_file_init_iface (GFileIface *iface)
{
  void (**functions) (void) = (void (**) (void)) (gpointer)&iface->dup;
  gsize count = (sizeof *iface - G_STRUCT_OFFSET (GFileIface, dup)) / sizeof *functions;

  for (gsize i = 0; i < count; i++)
    functions[i] = ask_network;
  iface->supports_thread_contexts = FALSE;

  iface->dup = far_file_dup;
  iface->hash = far_file_hash;
  iface->equal = far_file_equal;
  iface->is_native = far_file_is_native;
  iface->get_basename = far_file_get_basename;
}

/**
 * far_file_new:
 * @name: its name
 * @path: where the share would be mounted
 *
 * Returns: (transfer full): a file that is not on this computer
 */
GFile *
far_file_new (const char *name,
              const char *path)
{
  FarFile *self = g_object_new (FAR_TYPE_FILE, NULL);

  self->name = g_strdup (name);
  self->path = g_strdup (path);

  return G_FILE (self);
}
