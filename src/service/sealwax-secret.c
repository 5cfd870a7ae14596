/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>
#include <sys/mman.h>

#include "sealwax-bytes.h"
#include "sealwax-secret.h"

/* From this size on, large pages are worth it: the system hands out small ones one by one, which takes longer than
 * encrypting what is in them. */
#define LARGE_SIZE ((gsize)512 << 10)
#define LARGE_PAGE_SIZE ((gsize)2 << 20)

/**
 * SealwaxSecret:
 *
 * Bytes that nobody else may see: a passphrase, a key, a plaintext. They have pages of their own, which are kept out of
 * core dumps and, as far as the system's limit allows, out of the swap space. They are overwritten when the last reference
 * is gone. Once they are shared, they do not change, so threads may share them.
 */
struct _SealwaxSecret
{
  gatomicrefcount ref_count;
  gsize           size;
  gsize           mapped_size;
  guint8         *bytes;
};

G_DEFINE_BOXED_TYPE (SealwaxSecret, sealwax_secret, sealwax_secret_ref, sealwax_secret_unref)

/* With room for a NUL after the bytes. Large pages have to be whole, or the system does not align any. */
static gsize
get_mapped_size (gsize size)
{
  gsize wanted = size + 1;

  return wanted < LARGE_SIZE ? wanted : (wanted + LARGE_PAGE_SIZE - 1) / LARGE_PAGE_SIZE * LARGE_PAGE_SIZE;
}

/**
 * sealwax_secret_new_sized:
 * @size: the size in bytes
 *
 * Makes a secret of zeros, to be filled through sealwax_secret_get_writable(). Like g_malloc(), it ends the program when
 * there is no memory.
 *
 * Returns: (transfer full): the secret
 */
SealwaxSecret *
sealwax_secret_new_sized (gsize size)
{
  SealwaxSecret *self = g_new0 (SealwaxSecret, 1);
  void          *pages;

  self->size = size;
  self->mapped_size = get_mapped_size (size);
  pages = mmap (NULL, self->mapped_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED)
    g_error ("No memory for a secret of %" G_GSIZE_FORMAT " bytes", size);

  if (self->mapped_size >= LARGE_PAGE_SIZE)
    (void)!madvise (pages, self->mapped_size, MADV_HUGEPAGE);

  /* Both are a second line of defence: for ordinary users, a large plaintext exceeds the limit on locked memory. */
  (void)!mlock (pages, self->mapped_size);
  (void)!madvise (pages, self->mapped_size, MADV_DONTDUMP);

  self->bytes = pages;
  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

/**
 * sealwax_secret_new:
 * @bytes: (array length=size) (nullable): some bytes; the caller still has to wipe them
 * @size: their size in bytes
 *
 * Returns: (transfer full): a secret with a copy of them
 */
SealwaxSecret *
sealwax_secret_new (gconstpointer bytes,
                    gsize         size)
{
  SealwaxSecret *self = sealwax_secret_new_sized (size);

  if (size > 0)
    memcpy (self->bytes, bytes, size);

  return self;
}

/**
 * sealwax_secret_new_take:
 * @text: (transfer full): a text in ordinary memory, as libraries hand it out
 *
 * Makes a secret from a text, and wipes and frees the text.
 *
 * Returns: (transfer full): the secret, without the text's NUL
 */
SealwaxSecret *
sealwax_secret_new_take (char *text)
{
  gsize          size = strlen (text);
  SealwaxSecret *self = sealwax_secret_new (text, size);

  sealwax_wipe (text, size);
  g_free (text);

  return self;
}

/**
 * sealwax_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self
 */
SealwaxSecret *
sealwax_secret_ref (SealwaxSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * sealwax_secret_unref:
 * @self: (transfer full): a secret
 *
 * Drops a reference; the last one wipes the bytes.
 */
void
sealwax_secret_unref (SealwaxSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  sealwax_wipe (self->bytes, self->size + 1);
  munmap (self->bytes, self->mapped_size);
  g_free (self);
}

/**
 * sealwax_secret_get_text:
 * @self: a secret
 *
 * Returns: (transfer none): the bytes, with a NUL after them
 */
const char *
sealwax_secret_get_text (const SealwaxSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *)self->bytes;
}

/**
 * sealwax_secret_get_size:
 * @self: a secret
 *
 * Returns: its size in bytes
 */
gsize
sealwax_secret_get_size (const SealwaxSecret *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

/**
 * sealwax_secret_get_bytes:
 * @self: a secret
 *
 * Returns: (transfer full): the same bytes as #GBytes, without a copy
 */
GBytes *
sealwax_secret_get_bytes (SealwaxSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_bytes_new_with_free_func (self->bytes, self->size, (GDestroyNotify)sealwax_secret_unref, sealwax_secret_ref (self));
}

/**
 * sealwax_secret_get_writable:
 * @self: a secret that nobody else has yet
 *
 * Returns: (transfer none): the bytes, to be filled
 */
guint8 *
sealwax_secret_get_writable (SealwaxSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (g_atomic_ref_count_compare (&self->ref_count, 1), NULL);

  return self->bytes;
}

/**
 * sealwax_secret_truncate:
 * @self: a secret that nobody else has yet
 * @size: its new size in bytes, at most the one it has
 *
 * Cuts a secret, and wipes what is cut off.
 */
void
sealwax_secret_truncate (SealwaxSecret *self,
                         gsize          size)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (g_atomic_ref_count_compare (&self->ref_count, 1));
  g_return_if_fail (size <= self->size);

  sealwax_wipe (self->bytes + size, self->size - size);
  self->size = size;
}

/**
 * sealwax_secret_equal:
 * @a: a secret
 * @b: a secret
 *
 * Compares in a time that depends on the sizes alone.
 *
 * Returns: whether they hold the same bytes
 */
gboolean
sealwax_secret_equal (const SealwaxSecret *a,
                      const SealwaxSecret *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->size == b->size && sealwax_equal (a->bytes, b->bytes, a->size);
}
