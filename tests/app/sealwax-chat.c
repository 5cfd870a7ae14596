/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "memory.h"
#include "sealwax-chat.h"
#include "sealwax-clock.h"
#include "sealwax-header.h"
#include "support.h"

/* A whole chat at once: what opens along with the chosen message, and leafing through it. */

#define PASSPHRASE "damage test"
#define OTHER "another passphrase"

/* tests/vectors/refusals.json: iv-altered. */
#define ALTERED                                                        \
  "Sealwax1EQABlzFgFwAAAfNfi+9xgETmCd4HXXfuUehhbOTihiqPLT07Bi1TLCKC\n" \
  "g8w5QujwozNtqvqfXrYbavPlpjP9dDPNykMDHm+SKKZ6blMRU2l7JojVkuEpF4Kx\n" \
  "1WI8TQP4xUD2gfu2sd4zDbPs2E2Dbg6DTp+bHSVJn8i1XNLn\n"

/* A derivation of the highest cost takes seconds: nothing here waits for its end. */
#define SLOW SEALWAX_ITERATIONS_MAX

static char *messages[4]; /* “text 0” and so on; the third one with OTHER */
static char *slow;

static gint64 now; /* in microseconds */

gint64 __wrap_sealwax_clock_get_boot_time (void);

gint64
__wrap_sealwax_clock_get_boot_time (void)
{
  return now;
}

static SealwaxChat *
get_chat (Fixture *fixture)
{
  return sealwax_session_get_chat (fixture->session);
}

static void
assert_count (Fixture *fixture,
              guint    opened,
              guint    total)
{
  guint opened_now, total_now;

  sealwax_chat_count (get_chat (fixture), &opened_now, &total_now);
  g_assert_cmpuint (opened_now, ==, opened);
  g_assert_cmpuint (total_now, ==, total);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture_set_up (fixture, data);
  heard_follow (fixture->heard, fixture->session, "leafed");
  heard_follow (fixture->heard, get_chat (fixture), "ended");
}

/* Nothing is left on a thread, either. */
static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (SealwaxChat) chat = g_object_ref (get_chat (fixture));

  fixture_tear_down (fixture, data);
  g_assert_false (sealwax_chat_has_texts (chat));
  wait_alone (chat);
}

/* Opens the first message; the others are not waited for. */
static void
open_first (Fixture    *fixture,
            const char *passphrase,
            ...)
{
  g_autoptr (GString) pasted = g_string_new (NULL);
  const char *message;
  va_list     list;

  va_start (list, passphrase);
  while ((message = va_arg (list, const char *)) != NULL)
    g_string_append_printf (pasted, "Ana: %s\n", message);
  va_end (list);

  fixture_open (fixture, pasted->str, passphrase);
}

static void
open_all (Fixture *fixture)
{
  open_first (fixture, PASSPHRASE, messages[0], messages[1], messages[2], ALTERED, messages[3], NULL);
  heard_wait (fixture->heard, "ended");
  heard_assert (fixture->heard, "ended");
}

static void
choose (Fixture    *fixture,
        guint       index,
        const char *heard)
{
  sealwax_messages_choose (fixture->messages, index);
  heard_assert (fixture->heard, heard);
}

/* Each has its own result, and those that do not open do not keep the others from it. */
static void
test_opens (Fixture      *fixture,
            gconstpointer data)
{
  static const SealwaxMessageResult results[] = { SEALWAX_MESSAGE_RESULT_OPENED, SEALWAX_MESSAGE_RESULT_OPENED, SEALWAX_MESSAGE_RESULT_WRONG, SEALWAX_MESSAGE_RESULT_ALTERED, SEALWAX_MESSAGE_RESULT_OPENED };

  open_all (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_assert_cmpint (fixture_get_result (fixture, i), ==, results[i]);
  assert_count (fixture, 3, 5);
  g_assert_false (sealwax_chat_is_running (get_chat (fixture)));
  fixture_assert_text (fixture->plaintext, "text 0");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);
}

/* Nothing is derived: a text is there before the main loop is run. */
static void
test_leafs (Fixture      *fixture,
            gconstpointer data)
{
  open_all (fixture);
  choose (fixture, 1, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 1");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);

  choose (fixture, 2, "outdated");
  fixture_assert_text (fixture->plaintext, "text 1");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_OTHER_MESSAGE);
  choose (fixture, 1, "outdated"); /* its text is still there */
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);

  choose (fixture, 3, "outdated");
  choose (fixture, 4, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 3");
  choose (fixture, 0, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 0");
  g_assert_false (sealwax_session_is_working (fixture->session));
}

/* What was meant with the passphrase of the first one is meant for all. */
static void
test_variant (Fixture      *fixture,
              gconstpointer data)
{
  open_first (fixture, "Damage  test ", messages[0], messages[1], NULL);
  heard_wait (fixture->heard, "ended");
  assert_count (fixture, 2, 2);
  heard_clear (fixture->heard);
  choose (fixture, 1, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 1");
  g_assert_cmpint (sealwax_session_get_variant (fixture->session), ==, SEALWAX_VARIANT_SMALL);
}

static void
test_single (Fixture      *fixture,
             gconstpointer data)
{
  fixture_open (fixture, messages[0], PASSPHRASE);
  fixture_settle (fixture);
  g_assert_false (sealwax_chat_was_opened (get_chat (fixture)));
  g_assert_false (sealwax_chat_has_texts (get_chat (fixture)));
  heard_assert (fixture->heard, "");
}

/* If the chosen one does not open, nobody knows what would open the others. */
static void
test_first_wrong (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *both = g_strconcat (messages[0], messages[1], NULL);

  fixture_show (fixture, both);
  fixture_decrypt (fixture, "wrong");
  heard_wait (fixture->heard, "refused(error)");
  heard_assert (fixture->heard, "refused(error)");
  g_assert_false (sealwax_chat_was_opened (get_chat (fixture)));
  g_assert_cmpint (fixture_get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_NONE);
}

static gboolean
is_done (gpointer chat)
{
  return !sealwax_chat_is_running (chat);
}

/* Those of two people: what is known stays. */
static void
test_second_passphrase (Fixture      *fixture,
                        gconstpointer data)
{
  open_all (fixture);
  choose (fixture, 2, "outdated");
  fixture_decrypt (fixture, OTHER);
  heard_wait (fixture->heard, "decrypted(yes)");
  wait_until (is_done, get_chat (fixture));
  assert_count (fixture, 4, 5);
  g_assert_cmpint (fixture_get_result (fixture, 3), ==, SEALWAX_MESSAGE_RESULT_ALTERED);
  heard_clear (fixture->heard);
  choose (fixture, 4, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 3");
  choose (fixture, 2, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 2");
}

/* A message that does not open any more has no text any more. */
static void
test_refused_again (Fixture      *fixture,
                    gconstpointer data)
{
  open_all (fixture);
  choose (fixture, 1, "leafed(no)");
  fixture_decrypt (fixture, "wrong");
  heard_wait (fixture->heard, "refused(error)");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_EARLIER);
  assert_count (fixture, 2, 5);
  choose (fixture, 0, "outdated refused(error) leafed(no)");
  choose (fixture, 1, "outdated");
  fixture_assert_text (fixture->plaintext, "text 0");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_OTHER_MESSAGE);
}

/* Who chooses one that is not open yet sees its text as soon as it is. */
static void
test_awaited (Fixture      *fixture,
              gconstpointer data)
{
  open_first (fixture, PASSPHRASE, messages[0], messages[1], NULL);
  choose (fixture, 1, "outdated");
  heard_wait (fixture->heard, "ended");
  heard_assert (fixture->heard, "leafed(yes) ended");
  fixture_assert_text (fixture->plaintext, "text 1");
  g_assert_cmpint (sealwax_session_get_verdict (fixture->session), ==, SEALWAX_VERDICT_PROVEN);
}

/* Not if they have done something else since. */
static void
test_not_awaited (Fixture      *fixture,
                  gconstpointer data)
{
  open_first (fixture, PASSPHRASE, messages[0], messages[1], NULL);
  choose (fixture, 1, "outdated");
  fixture_type (fixture->plaintext, "!");
  heard_wait (fixture->heard, "ended");
  heard_assert (fixture->heard, "ended");
  fixture_assert_text (fixture->plaintext, "text 0!");
  choose (fixture, 0, "leafed(no)");
  fixture_assert_text (fixture->plaintext, "text 0");
}

/* It can be brought back, however much was leafed. */
static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  open_all (fixture);
  fixture_put (fixture, fixture->plaintext, "");
  fixture_type (fixture->plaintext, "mine");
  heard_clear (fixture->heard);
  choose (fixture, 1, "leafed(no)");
  g_assert_true (sealwax_session_get_replaced_draft (fixture->session));
  for (guint i = 0; i < 40; i++)
    choose (fixture, i % 2, "leafed(no)");
  g_assert_true (sealwax_session_get_replaced_draft (fixture->session));
  g_assert_true (sealwax_session_bring_back_draft (fixture->session));
  fixture_assert_text (fixture->plaintext, "mine");
}

static void
type_into_ciphertext (Fixture *fixture)
{
  fixture_type (fixture->ciphertext, " ");
}

static void
paste (Fixture *fixture)
{
  fixture_put (fixture, fixture->ciphertext, messages[0]);
}

static void
clear (Fixture *fixture)
{
  sealwax_session_clear (fixture->session);
}

static void
clear_secrets (Fixture *fixture)
{
  sealwax_session_clear_secrets (fixture->session);
}

static void
encrypt (Fixture *fixture)
{
  sealwax_session_set_format (fixture->session, SEALWAX_FORMAT_BASIC);
  fixture_encrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "encrypted");
}

typedef struct
{
  const char *name;
  void (*change) (Fixture *fixture);
} Change;

static const Change changes[] = {
  { "typed", type_into_ciphertext },
  { "pasted", paste },
  { "clear", clear },
  { "clear-secrets", clear_secrets },
  { "encrypted", encrypt },
};

static void
test_forgotten (Fixture      *fixture,
                gconstpointer data)
{
  const Change *change = data;

  open_all (fixture);
  change->change (fixture);
  g_assert_false (sealwax_chat_has_texts (get_chat (fixture)));
  g_assert_false (sealwax_chat_was_opened (get_chat (fixture)));
  fixture_settle (fixture);
  heard_clear (fixture->heard);
  sealwax_messages_choose_next (fixture->messages, 1);
  g_assert_cmpuint (heard_count (fixture->heard, "leafed(no)"), ==, 0);
}

/* While it runs: nothing arrives later. */
static void
test_forgotten_early (Fixture      *fixture,
                      gconstpointer data)
{
  const Change *change = data;

  open_first (fixture, PASSPHRASE, messages[0], messages[1], slow, NULL);
  change->change (fixture);
  g_assert_false (sealwax_chat_has_texts (get_chat (fixture)));
  fixture_settle (fixture);
  g_assert_false (sealwax_chat_has_texts (get_chat (fixture)));
  g_assert_cmpuint (heard_count (fixture->heard, "ended"), ==, 0);
}

static void
test_wiped (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SealwaxChat) chat = g_object_ref (get_chat (fixture));

  memory_begin ();
  open_all (fixture);
  choose (fixture, 1, "leafed(no)");
  sealwax_session_clear (fixture->session);
  fixture_settle (fixture);
  memory_wait ();
  memory_assert_all_wiped ();
}

static gboolean
has_second (gpointer fixture)
{
  return fixture_get_result (fixture, 1) == SEALWAX_MESSAGE_RESULT_OPENED;
}

static gboolean
has_third (gpointer fixture)
{
  return fixture_get_result (fixture, 2) == SEALWAX_MESSAGE_RESULT_OPENED;
}

/* What has opened by then stays. */
static void
test_stopped (Fixture      *fixture,
              gconstpointer data)
{
  open_first (fixture, PASSPHRASE, messages[0], slow, messages[1], NULL); /* the dear one comes last */
  g_assert_true (sealwax_chat_is_running (get_chat (fixture)));
  wait_until (has_third, fixture);
  sealwax_chat_stop (get_chat (fixture));
  heard_assert (fixture->heard, "ended");
  g_assert_false (sealwax_chat_is_running (get_chat (fixture)));
  assert_count (fixture, 2, 3);
  g_assert_cmpint (fixture_get_result (fixture, 1), ==, SEALWAX_MESSAGE_RESULT_NONE);
}

static void
wait_looks (Fixture *fixture)
{
  heard_clear (fixture->heard);
  heard_wait (fixture->heard, "changed");
  heard_clear (fixture->heard);
  heard_wait (fixture->heard, "changed");
  heard_clear (fixture->heard);
}

/* Once, and nothing goes on until it is answered. */
static void
test_asks (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *pasted = g_strconcat (messages[0], messages[1], slow, NULL);
  SealwaxChat     *chat = get_chat (fixture);

  now = 1000 * G_USEC_PER_SEC;
  heard_follow (fixture->heard, chat, "changed");
  fixture_show (fixture, pasted);
  fixture_decrypt (fixture, PASSPHRASE);
  heard_wait (fixture->heard, "decrypted(yes)");
  wait_until (has_second, fixture);
  now += (SEALWAX_CHAT_SECONDS * G_USEC_PER_SEC) - 1;
  wait_looks (fixture);
  g_assert_false (sealwax_chat_is_asking (chat));
  now += 1;
  wait_looks (fixture);
  g_assert_true (sealwax_chat_is_asking (chat));
  g_assert_true (sealwax_chat_is_running (chat));

  sealwax_chat_go_on (chat);
  g_assert_false (sealwax_chat_is_asking (chat));
  g_assert_true (sealwax_chat_is_running (chat));
  now += 10 * SEALWAX_CHAT_SECONDS * G_USEC_PER_SEC;
  wait_looks (fixture);
  g_assert_false (sealwax_chat_is_asking (chat));

  sealwax_chat_stop (chat);
  assert_count (fixture, 2, 3);
}

static void
assert_joined (Fixture    *fixture,
               const char *expected)
{
  g_autoptr (SealwaxSecret) joined = sealwax_chat_join (get_chat (fixture));

  g_assert_cmpstr (sealwax_secret_get_text (joined), ==, expected);
}

static void
test_joined (Fixture      *fixture,
             gconstpointer data)
{
  assert_joined (fixture, "");
  open_all (fixture);
  assert_joined (fixture, "----- 1 of 5 -----\ntext 0\n\n----- 2 of 5 -----\ntext 1\n\n----- 5 of 5 -----\ntext 3\n");
}

/* No text can look like two. And what is not proven says so. */
static void
test_joined_imitated (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *imitation = fixture_make_message (SEALWAX_FORMAT_SEALED, "mine\n\n----- 2 of 2 -----\nnot theirs\n", PASSPHRASE);
  SealwaxChatText  text = { 0 };

  open_first (fixture, PASSPHRASE, imitation, messages[1], NULL);
  heard_wait (fixture->heard, "ended");
  sealwax_messages_choose (fixture->messages, 1);
  text = *sealwax_chat_get_text (get_chat (fixture), sealwax_messages_get_finding (fixture->messages)->digest);
  text.proven = FALSE;
  sealwax_chat_add (get_chat (fixture), sealwax_messages_get_finding (fixture->messages)->digest, &text);
  assert_joined (fixture, "------ 1 of 2 ------\nmine\n\n----- 2 of 2 -----\nnot theirs\n\n------ 2 of 2 · not verified ------\ntext 1\n");
}

static char *
make_slow (void)
{
  SealwaxOperation *operation = test_new_seal (SEALWAX_FORMAT_SEALED, "slow", PASSPHRASE, NULL, SLOW);
  g_autoptr (GBytes) message = test_seal (operation, NULL);
  gsize       size;
  const char *bytes = g_bytes_get_data (message, &size);

  test_release (operation);

  return g_strndup (bytes, size);
}

static void
add_changes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/app/chat/forgotten/", changes[i].name, NULL);
      g_autofree char *early = g_strconcat ("/app/chat/forgotten-early/", changes[i].name, NULL);

      g_test_add (path, Fixture, &changes[i], set_up, test_forgotten, tear_down);
      g_test_add (early, Fixture, &changes[i], set_up, test_forgotten_early, tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      messages[i] = fixture_make_message (SEALWAX_FORMAT_SEALED, text, i == 2 ? OTHER : PASSPHRASE);
    }
  slow = make_slow ();

#define ADD(name, function) g_test_add ("/app/chat/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("opens", test_opens);
  ADD ("leafs", test_leafs);
  ADD ("variant", test_variant);
  ADD ("single", test_single);
  ADD ("first-wrong", test_first_wrong);
  ADD ("second-passphrase", test_second_passphrase);
  ADD ("refused-again", test_refused_again);
  ADD ("awaited", test_awaited);
  ADD ("not-awaited", test_not_awaited);
  ADD ("draft", test_draft);
  ADD ("wiped", test_wiped);
  ADD ("stopped", test_stopped);
  ADD ("asks", test_asks);
  ADD ("joined", test_joined);
  ADD ("joined-imitated", test_joined_imitated);
  add_changes ();

  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    g_free (messages[i]);
  g_free (slow);

  return status;
}
