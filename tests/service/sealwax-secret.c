/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-secret.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "memory.h"

static const gsize sizes[] = { 0, 1, 2, 31, 4094, 4095, 4096, 4097, 100000 };

/* Bytes that all differ from their neighbours, with a NUL now and then. */
static guint8 *
make_bytes (gsize size)
{
  guint8 *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8)(i * 7 + i / 256);

  return bytes;
}

static void
test_content (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree guint8 *bytes = make_bytes (sizes[i]);
      g_autofree guint8 *before = g_memdup2 (bytes, sizes[i]);
      g_autoptr (SealwaxSecret) secret = sealwax_secret_new (bytes, sizes[i]);
      const char *text = sealwax_secret_get_text (secret);

      g_assert_cmpmem (text, sealwax_secret_get_size (secret), bytes, sizes[i]);
      g_assert_cmpint (text[sizes[i]], ==, 0);

      /* It is a copy, and the original stays the caller's. */
      g_assert_cmpmem (bytes, sizes[i], before, sizes[i]);
      memset (bytes, 0xa5, sizes[i]);
      g_assert_cmpmem (text, sizes[i], before, sizes[i]);
    }
}

static void
test_sized (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree guint8 *bytes = make_bytes (sizes[i]);
      g_autoptr (SealwaxSecret) secret = sealwax_secret_new_sized (sizes[i]);
      const char *text = sealwax_secret_get_text (secret);

      g_assert_cmpuint (sealwax_secret_get_size (secret), ==, sizes[i]);
      for (gsize at = 0; at <= sizes[i]; at++)
        g_assert_cmpint (text[at], ==, 0);

      memcpy (sealwax_secret_get_writable (secret), bytes, sizes[i]);
      g_assert_cmpmem (sealwax_secret_get_text (secret), sizes[i], bytes, sizes[i]);
    }
}

/* What a library returns in ordinary memory is wiped there before it is freed. */
static void
test_take (void)
{
  char *text = g_strdup ("correct horse battery staple");

  memory_begin ();
  memory_watch_free (text, strlen (text));

  {
    g_autoptr (SealwaxSecret) secret = sealwax_secret_new_take (text);

    g_assert_cmpstr (sealwax_secret_get_text (secret), ==, "correct horse battery staple");
    g_assert_cmpuint (sealwax_secret_get_size (secret), ==, 28);
    g_assert_cmpint (memory_get_freed (), ==, MEMORY_WIPED);
  }

  memory_assert_all_wiped ();
}

static void
test_truncate (void)
{
  static const gsize new_sizes[] = { 100, 99, 50, 50, 1, 0 };
  g_autofree guint8 *bytes = make_bytes (100);
  g_autoptr (SealwaxSecret) secret = sealwax_secret_new (bytes, 100);

  for (gsize i = 0; i < G_N_ELEMENTS (new_sizes); i++)
    {
      const char *text = sealwax_secret_get_text (secret);

      sealwax_secret_truncate (secret, new_sizes[i]);
      g_assert_true (sealwax_secret_get_text (secret) == text);
      g_assert_cmpmem (text, sealwax_secret_get_size (secret), bytes, new_sizes[i]);
      for (gsize at = new_sizes[i]; at <= 100; at++)
        g_assert_cmpint (text[at], ==, 0);
    }
}

static void
test_equal (void)
{
  g_autofree guint8 *bytes = make_bytes (40);
  g_autoptr (SealwaxSecret) secret = sealwax_secret_new (bytes, 40);
  g_autoptr (SealwaxSecret) same = sealwax_secret_new (bytes, 40);
  g_autoptr (SealwaxSecret) shorter = sealwax_secret_new (bytes, 39);
  g_autoptr (SealwaxSecret) empty = sealwax_secret_new (NULL, 0);
  g_autoptr (SealwaxSecret) empty_too = sealwax_secret_new_sized (0);

  g_assert_true (sealwax_secret_equal (secret, secret));
  g_assert_true (sealwax_secret_equal (secret, same));
  g_assert_true (sealwax_secret_equal (empty, empty_too));
  g_assert_false (sealwax_secret_equal (secret, shorter));
  g_assert_false (sealwax_secret_equal (shorter, secret));
  g_assert_false (sealwax_secret_equal (empty, secret));

  for (gsize i = 0; i < 40; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        g_autoptr (SealwaxSecret) other = NULL;

        bytes[i] ^= (guint8)(1 << bit);
        other = sealwax_secret_new (bytes, 40);
        bytes[i] ^= (guint8)(1 << bit);
        g_assert_false (sealwax_secret_equal (secret, other));
      }
}

static void
test_wiped (void)
{
  memory_begin ();

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree guint8 *bytes = make_bytes (sizes[i]);
      SealwaxSecret     *secret = sealwax_secret_new (bytes, sizes[i]);
      SealwaxSecret     *again = sealwax_secret_ref (secret);
      gconstpointer      address = sealwax_secret_get_text (secret);

      g_assert_true (again == secret);
      sealwax_secret_unref (again);
      g_assert_cmpint (memory_get_state (address), ==, MEMORY_MAPPED);
      g_assert_cmpmem (address, sizes[i], bytes, sizes[i]);

      sealwax_secret_unref (secret);
      g_assert_cmpint (memory_get_state (address), ==, MEMORY_WIPED);
    }

  memory_assert_all_wiped ();
}

/* What was cut off is wiped at once, and the rest at the end. */
static void
test_wiped_when_cut (void)
{
  g_autofree guint8 *bytes = make_bytes (9000);
  SealwaxSecret     *secret = sealwax_secret_new (bytes, 9000);
  gconstpointer      address = sealwax_secret_get_text (secret);

  memory_begin ();
  sealwax_secret_truncate (secret, 4500);
  sealwax_secret_unref (secret);
  g_assert_cmpint (memory_get_state (address), ==, MEMORY_WIPED);
}

/* GObject's properties and values share a secret instead of copying it. */
static void
test_boxed (void)
{
  GValue value = G_VALUE_INIT;

  memory_begin ();
  {
    g_autoptr (SealwaxSecret) secret = sealwax_secret_new ("boxed", 5);
    g_autoptr (SealwaxSecret) copy = NULL;

    g_value_init (&value, SEALWAX_TYPE_SECRET);
    g_value_set_boxed (&value, secret);
    copy = g_value_dup_boxed (&value);
    g_assert_true (copy == secret);
    g_value_unset (&value);
    g_assert_cmpint (memory_get_state (sealwax_secret_get_text (secret)), ==, MEMORY_MAPPED);
  }
  memory_assert_all_wiped ();
}

/* The same bytes in GLib's own type, without a copy. They stay as long as anyone holds them. */
static void
test_bytes (void)
{
  SealwaxSecret *secret = sealwax_secret_new ("shown as bytes", 14);
  const char    *text = sealwax_secret_get_text (secret);
  GBytes        *bytes = sealwax_secret_get_bytes (secret);

  memory_begin ();
  g_assert_true (g_bytes_get_data (bytes, NULL) == text);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 14);

  sealwax_secret_unref (secret);
  g_assert_cmpint (memory_get_state (text), ==, MEMORY_UNKNOWN);
  g_assert_cmpstr (text, ==, "shown as bytes");

  g_bytes_unref (bytes);
  g_assert_cmpint (memory_get_state (text), ==, MEMORY_WIPED);
}

#define TURNS 5000000

static gint threads_ready;

static gpointer
share (gpointer data)
{
  SealwaxSecret *secret = data;

  /* Both at once, or they would never meet. */
  g_atomic_int_inc (&threads_ready);
  while (g_atomic_int_get (&threads_ready) < 2)
    g_thread_yield ();

  for (int i = 0; i < TURNS; i++)
    {
      SealwaxSecret *mine = sealwax_secret_ref (secret);

      g_assert_cmpint (sealwax_secret_get_text (mine)[0], ==, 's');
      sealwax_secret_unref (mine);
    }
  sealwax_secret_unref (secret);

  return NULL;
}

static void
test_threads (void)
{
  SealwaxSecret *secret = sealwax_secret_new ("shared", 6);
  gconstpointer  address = sealwax_secret_get_text (secret);
  GThread       *one, *two;

  memory_begin ();
  g_atomic_int_set (&threads_ready, 0);
  one = g_thread_new ("one", share, sealwax_secret_ref (secret));
  two = g_thread_new ("two", share, sealwax_secret_ref (secret));
  g_thread_join (one);
  g_thread_join (two);

  g_assert_cmpint (memory_get_state (address), ==, MEMORY_UNKNOWN);
  g_assert_cmpstr (address, ==, "shared");
  g_assert_nonnull (sealwax_secret_get_writable (secret));
  sealwax_secret_unref (secret);
  g_assert_cmpint (memory_get_state (address), ==, MEMORY_WIPED);
}

/* A secret that others hold does not change under them. */
static void
test_shared_is_constant (void)
{
  g_autoptr (SealwaxSecret) secret = sealwax_secret_new ("shared", 6);
  g_autoptr (SealwaxSecret) other = sealwax_secret_ref (secret);

  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_secret_get_writable:*failed*");
  g_assert_null (sealwax_secret_get_writable (secret));
  g_test_assert_expected_messages ();

  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_secret_truncate:*failed*");
  sealwax_secret_truncate (other, 3);
  g_test_assert_expected_messages ();
  g_assert_cmpmem (sealwax_secret_get_text (secret), sealwax_secret_get_size (secret), "shared", 6);
}

static void
test_does_not_grow (void)
{
  g_autoptr (SealwaxSecret) secret = sealwax_secret_new ("small", 5);

  g_test_expect_message ("Sealwax", G_LOG_LEVEL_CRITICAL, "sealwax_secret_truncate:*failed*");
  sealwax_secret_truncate (secret, 6);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (sealwax_secret_get_size (secret), ==, 5);
}

/* The kernel's flags for the mapping at an address: proc_pid_smaps(5). */
static char *
get_vm_flags (gconstpointer address)
{
  g_autofree char *smaps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_it = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &smaps, NULL, NULL));
  lines = g_strsplit (smaps, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char   *rest;
      guint64 start = g_ascii_strtoull (lines[i], &rest, 16);

      if (rest > lines[i] && *rest == '-')
        is_it = start <= GPOINTER_TO_SIZE (address) && GPOINTER_TO_SIZE (address) < g_ascii_strtoull (rest + 1, NULL, 16);
      else if (is_it && g_str_has_prefix (lines[i], "VmFlags:"))
        return g_strconcat (lines[i] + strlen ("VmFlags:"), " ", NULL);
    }

  g_error ("No mapping holds the secret");
}

static void
assert_flag (const SealwaxSecret *secret,
             gsize                at,
             const char          *flag)
{
  g_autofree char *flags = get_vm_flags (sealwax_secret_get_text (secret) + at);
  g_autofree char *wanted = g_strconcat (" ", flag, " ", NULL);

  if (strstr (flags, wanted) == NULL)
    g_error ("Byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " has the flags%s, without %s",
             at,
             sealwax_secret_get_size (secret),
             flags,
             flag);
}

/* Both ends of small and large ones, including the NUL after them. */
static void
assert_flags (const char *flag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SealwaxSecret) secret = sealwax_secret_new_sized (sizes[i]);

      assert_flag (secret, 0, flag);
      assert_flag (secret, sizes[i], flag);
    }
}

static void
test_locked (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("AddressSanitizer's mlock() does nothing");
  return;
#endif

  void *page = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (mlock (page, 4096) != 0)
    {
      g_test_skip ("this user may not lock any memory here");
      return;
    }

  assert_flags ("lo");
}

static void
test_not_dumped (void)
{
  assert_flags ("dd");
}

/* On a shared page, its flags could be anyone's. */
static void
test_own_pages (void)
{
  gsize page_size = (gsize)sysconf (_SC_PAGESIZE);
  g_autoptr (SealwaxSecret) one = sealwax_secret_new ("one", 3);
  g_autoptr (SealwaxSecret) two = sealwax_secret_new ("two", 3);
  gsize one_page = GPOINTER_TO_SIZE (sealwax_secret_get_text (one)) / page_size;
  gsize two_page = GPOINTER_TO_SIZE (sealwax_secret_get_text (two)) / page_size;
  gsize heap_page = GPOINTER_TO_SIZE (one) / page_size;

  g_assert_cmpuint (one_page, !=, two_page);
  g_assert_cmpuint (one_page, !=, heap_page);
}

/* A text may be larger than the memory that a user is allowed to lock. */
static void
test_over_the_limit (void)
{
  memory_begin ();
  memory_refuse_locks (TRUE);
  {
    g_autofree guint8 *bytes = make_bytes (100000);
    g_autoptr (SealwaxSecret) secret = sealwax_secret_new (bytes, 100000);

    g_assert_cmpmem (sealwax_secret_get_text (secret), sealwax_secret_get_size (secret), bytes, 100000);
    assert_flag (secret, 0, "dd");
  }
  memory_refuse_locks (FALSE);
  memory_assert_all_wiped ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/secret/content", test_content);
  g_test_add_func ("/service/secret/sized", test_sized);
  g_test_add_func ("/service/secret/take", test_take);
  g_test_add_func ("/service/secret/truncate", test_truncate);
  g_test_add_func ("/service/secret/equal", test_equal);
  g_test_add_func ("/service/secret/wiped", test_wiped);
  g_test_add_func ("/service/secret/wiped/when-cut", test_wiped_when_cut);
  g_test_add_func ("/service/secret/boxed", test_boxed);
  g_test_add_func ("/service/secret/bytes", test_bytes);
  g_test_add_func ("/service/secret/threads", test_threads);
  g_test_add_func ("/service/secret/shared-is-constant", test_shared_is_constant);
  g_test_add_func ("/service/secret/does-not-grow", test_does_not_grow);
  g_test_add_func ("/service/secret/locked", test_locked);
  g_test_add_func ("/service/secret/not-dumped", test_not_dumped);
  g_test_add_func ("/service/secret/own-pages", test_own_pages);
  g_test_add_func ("/service/secret/over-the-limit", test_over_the_limit);

  return g_test_run ();
}
