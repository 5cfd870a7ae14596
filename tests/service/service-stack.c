/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-passphrase.h"

#include <string.h>

#include "sealwax-kdf.h"
#include "sealwax-keys.h"

#include "fake-random.h"
#include "own-stack.h"

/* What the generator draws, alone on a stack of its own: none of it is left there, as in tests/core/core-stack.c. */

#define PIECE_SIZE 8

static const char random_bytes[] = "\x9b\xc1\xe7\xa2\x50\x3d\x8f\x64\x19\xb2\xc7\xd8\xe3\xf4\x0a\x5b"
                                   "\x6c\x7d\x8e\x9f\xa0\xb1\xc2\xd3\xe4\xf5\x06\x17\x28\x39\x4a\x5b";

typedef struct
{
  SealwaxSecret *made;
  GError        *error;
} Work;

static void
assert_gone (const void *bytes,
             gsize       size)
{
  for (gsize at = 0; at + PIECE_SIZE <= size; at++)
    g_assert_false (own_stack_holds ((const guint8 *)bytes + at, PIECE_SIZE));
}

static void
run_words (gpointer data)
{
  Work *work = data;

  work->made = sealwax_passphrase_generate (SEALWAX_WORDS_MAX, &work->error);
}

static void
run_key (gpointer data)
{
  Work *work = data;

  work->made = sealwax_key_generate (&work->error);
}

static const struct
{
  const char  *path;
  OwnStackFunc func;
  gsize        random_size;
} makers[] = {
  { "/service/stack/words", run_words, SEALWAX_WORDS_MAX * sizeof (guint16) },
  { "/service/stack/key", run_key, SEALWAX_KEY_SIZE },
};

static void
test_generate (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  Work  work = { NULL, NULL };

  fake_random_begin ();
  fake_random_give (random_bytes, makers[i].random_size);
  own_stack_run (makers[i].func, &work);
  fake_random_end ();

  g_assert_no_error (work.error);
  assert_gone (random_bytes, makers[i].random_size);
  assert_gone (sealwax_secret_get_text (work.made), sealwax_secret_get_size (work.made));
  sealwax_secret_unref (work.made);
}

/* The search finds what is there. */
static void
leave_random (gpointer data)
{
  volatile char bytes[sizeof random_bytes];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = random_bytes[i];
  (void)bytes[0];
}

static void
test_control (void)
{
  own_stack_run (leave_random, NULL);

  g_assert_true (own_stack_holds (random_bytes, PIECE_SIZE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/stack/control", test_control);
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    g_test_add_data_func (makers[i].path, GSIZE_TO_POINTER (i), test_generate);

  return g_test_run ();
}
