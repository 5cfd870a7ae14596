/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-kept.h"

/**
 * SealwaxKept:
 *
 * A secret that is kept in the key ring under a name. It never changes, so threads may share it: where its name or its last
 * use is another, #SealwaxKeyring has another one with the same id. The name, too, is in memory that nobody else may see.
 * Both are wiped when the last reference is gone.
 */
struct _SealwaxKept
{
  GObject parent_instance;

  char           *id;
  SealwaxSecret  *name;
  SealwaxKeptKind kind;
  SealwaxSecret  *secret;
  gint64          created;
  gint64          used;
};

G_DEFINE_FINAL_TYPE (SealwaxKept, sealwax_kept, G_TYPE_OBJECT)

/* How two names are compared: without case, and without what only differs in how it is encoded. */
static char *
fold (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (normal, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);
}

static void
sealwax_kept_finalize (GObject *object)
{
  SealwaxKept *self = SEALWAX_KEPT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, sealwax_secret_unref);
  g_clear_pointer (&self->secret, sealwax_secret_unref);

  G_OBJECT_CLASS (sealwax_kept_parent_class)->finalize (object);
}

static void
sealwax_kept_class_init (SealwaxKeptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sealwax_kept_finalize;
}

static void
sealwax_kept_init (SealwaxKept *self)
{
}

/**
 * sealwax_kept_new:
 * @id: what tells it from all others
 * @name: its name, as sealwax_keyring_make_name() makes it
 * @kind: what it is
 * @secret: the passphrase, or a key of %SEALWAX_KEY_SIZE bytes
 * @created: when it was kept, in microseconds since 1970
 * @used: when it was last used, in microseconds since 1970
 *
 * For the key ring itself, and for tests.
 *
 * Returns: (transfer full): the kept secret
 */
SealwaxKept *
sealwax_kept_new (const char     *id,
                  SealwaxSecret  *name,
                  SealwaxKeptKind kind,
                  SealwaxSecret  *secret,
                  gint64          created,
                  gint64          used)
{
  SealwaxKept *self = g_object_new (SEALWAX_TYPE_KEPT, NULL);

  self->id = g_strdup (id);
  self->name = sealwax_secret_ref (name);
  self->kind = kind;
  self->secret = sealwax_secret_ref (secret);
  self->created = created;
  self->used = used;

  return self;
}

/**
 * sealwax_kept_get_id:
 * @self: a kept secret
 *
 * Returns: (transfer none): what tells it from all others, also after its name has changed
 */
const char *
sealwax_kept_get_id (SealwaxKept *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT (self), NULL);

  return self->id;
}

/**
 * sealwax_kept_get_name:
 * @self: a kept secret
 *
 * Other programs can write into the key ring, so a name is a stranger's text: see sealwax_untrusted_dup_isolated(). It is one
 * line without characters that nobody sees.
 *
 * Returns: (transfer none): its name
 */
const char *
sealwax_kept_get_name (SealwaxKept *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT (self), NULL);

  return sealwax_secret_get_text (self->name);
}

/**
 * sealwax_kept_get_kind:
 * @self: a kept secret
 *
 * Returns: what it is
 */
SealwaxKeptKind
sealwax_kept_get_kind (SealwaxKept *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT (self), SEALWAX_KEPT_PASSPHRASE);

  return self->kind;
}

/**
 * sealwax_kept_get_secret:
 * @self: a kept secret
 *
 * Returns: (transfer none): the passphrase, or a key of %SEALWAX_KEY_SIZE bytes
 */
SealwaxSecret *
sealwax_kept_get_secret (SealwaxKept *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT (self), NULL);

  return self->secret;
}

/**
 * sealwax_kept_get_created:
 * @self: a kept secret
 *
 * Returns: when it was kept, in microseconds since 1970
 */
gint64
sealwax_kept_get_created (SealwaxKept *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT (self), 0);

  return self->created;
}

/**
 * sealwax_kept_get_used:
 * @self: a kept secret
 *
 * Returns: when it was last used, in microseconds since 1970
 */
gint64
sealwax_kept_get_used (SealwaxKept *self)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT (self), 0);

  return self->used;
}

/**
 * sealwax_kept_has_name:
 * @self: a kept secret
 * @name: a name in UTF-8
 *
 * Returns: whether it has this name, but for the case of letters
 */
gboolean
sealwax_kept_has_name (SealwaxKept *self,
                       const char  *name)
{
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  g_return_val_if_fail (SEALWAX_IS_KEPT (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  mine = fold (sealwax_kept_get_name (self));
  theirs = fold (name);

  return g_str_equal (mine, theirs);
}

/**
 * sealwax_kept_equal:
 * @self: a kept secret
 * @other: a kept secret
 *
 * Returns: whether both are the same in everything
 */
gboolean
sealwax_kept_equal (SealwaxKept *self,
                    SealwaxKept *other)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT (self) && SEALWAX_IS_KEPT (other), FALSE);

  return g_str_equal (self->id, other->id) && self->kind == other->kind && self->created == other->created
         && self->used == other->used && sealwax_secret_equal (self->name, other->name)
         && sealwax_secret_equal (self->secret, other->secret);
}

/**
 * sealwax_kept_compare:
 * @a: a #SealwaxKept
 * @b: a #SealwaxKept
 *
 * Returns: which comes first: the one that was used last
 */
int
sealwax_kept_compare (gconstpointer a,
                      gconstpointer b)
{
  SealwaxKept *first = (SealwaxKept *)a;
  SealwaxKept *second = (SealwaxKept *)b;

  if (first->used != second->used)
    return first->used > second->used ? -1 : 1;

  return strcmp (first->id, second->id);
}

/**
 * sealwax_kept_rename:
 * @self: a kept secret
 * @name: another name
 *
 * Returns: (transfer full): the same secret under that name
 */
SealwaxKept *
sealwax_kept_rename (SealwaxKept *self,
                     const char  *name)
{
  g_autoptr (SealwaxSecret) copy = NULL;

  g_return_val_if_fail (SEALWAX_IS_KEPT (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  copy = sealwax_secret_new (name, strlen (name));

  return sealwax_kept_new (self->id, copy, self->kind, self->secret, self->created, self->used);
}

/**
 * sealwax_kept_touch:
 * @self: a kept secret
 * @used: another last use
 *
 * Returns: (transfer full): the same secret with that last use
 */
SealwaxKept *
sealwax_kept_touch (SealwaxKept *self,
                    gint64       used)
{
  g_return_val_if_fail (SEALWAX_IS_KEPT (self), NULL);

  return sealwax_kept_new (self->id, self->name, self->kind, self->secret, self->created, used);
}
