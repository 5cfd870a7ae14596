/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-offer.h"

#include <string.h>

#include "heard.h"
#include "sealwax-own-messages.h"
#include "sealwax-settings.h"
#include "support.h"

/* Without a display, this is the only clipboard. Sealwax's calls to GDK reach the functions below, because a program's own
 * functions take precedence over those of libraries. */

struct _GdkClipboard
{
  GObject parent_instance;

  char              *text; /* (nullable) */
  GdkContentFormats *formats;
  gboolean           is_local;
  guint              reads; /* how often its text was asked for */
};

typedef GdkClipboard TestClipboard; /* GTK uses the other name itself */

GType test_clipboard_get_type (void);

typedef struct
{
  GObjectClass parent_class;
} TestClipboardClass;

G_DEFINE_FINAL_TYPE (TestClipboard, test_clipboard, G_TYPE_OBJECT)

GType
gdk_clipboard_get_type (void)
{
  return test_clipboard_get_type ();
}

static void
test_clipboard_finalize (GObject *object)
{
  TestClipboard *self = (TestClipboard *)object;

  g_free (self->text);
  gdk_content_formats_unref (self->formats);

  G_OBJECT_CLASS (test_clipboard_parent_class)->finalize (object);
}

static void
test_clipboard_class_init (TestClipboardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_clipboard_finalize;
}

static void
test_clipboard_init (TestClipboard *self)
{
  self->formats = gdk_content_formats_new (NULL, 0);
}

gboolean
gdk_clipboard_is_local (GdkClipboard *self)
{
  return self->is_local;
}

GdkContentFormats *
gdk_clipboard_get_formats (GdkClipboard *self)
{
  return self->formats;
}

GdkContentProvider *
gdk_clipboard_get_content (GdkClipboard *self)
{
  return NULL; /* another program owns it */
}

void
gdk_clipboard_read_async (GdkClipboard       *self,
                          const char        **types,
                          int                 priority,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->reads++;
  if (self->text != NULL)
    g_task_return_pointer (task, g_memory_input_stream_new_from_data (g_strdup (self->text), (gssize)strlen (self->text), g_free), g_object_unref);
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing");
}

GInputStream *
gdk_clipboard_read_finish (GdkClipboard *self,
                           GAsyncResult *result,
                           const char  **type,
                           GError      **error)
{
  *type = "text/plain";

  return g_task_propagate_pointer (G_TASK (result), error);
}

static char *pasted[2]; /* messages as they are pasted */

typedef struct
{
  GdkClipboard     *clipboard;
  SealwaxTextModel *text;
  SealwaxMessages  *messages;
  SealwaxOffer     *offer;
  Heard            *heard;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clipboard = g_object_new (gdk_clipboard_get_type (), NULL);
  fixture->text = sealwax_text_model_new (FALSE);
  fixture->messages = sealwax_messages_new (fixture->text);
  fixture->offer = sealwax_offer_new (fixture->messages);
  fixture->heard = heard_new ();
  heard_follow (fixture->heard, fixture->offer, "notify::count");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  wait_alone (fixture->offer);
  g_object_unref (fixture->offer);
  sealwax_messages_stop (fixture->messages);
  wait_alone (fixture->messages);
  g_object_unref (fixture->messages);
  g_object_unref (fixture->text);
  g_object_unref (fixture->clipboard);
  heard_free (fixture->heard);
}

/* Another program copies something. */
static void
copy (Fixture    *fixture,
      const char *text,
      const char *type)
{
  GdkClipboard *clipboard = fixture->clipboard;

  g_clear_pointer (&clipboard->text, g_free);
  clipboard->text = g_strdup (text);
  gdk_content_formats_unref (clipboard->formats);
  clipboard->formats = gdk_content_formats_new (&type, 1);
}

static void
look (Fixture *fixture)
{
  sealwax_offer_look (fixture->offer, fixture->clipboard);
  wait_alone (fixture->offer);
}

static gboolean
is_read (gpointer messages)
{
  return !sealwax_messages_is_reading (messages);
}

static void
show (Fixture    *fixture,
      const char *text)
{
  g_autoptr (SealwaxSecret) content = test_secret (text);

  sealwax_text_model_set_text (fixture->text, content);
  wait_until (is_read, fixture->messages);
}

static void
assert_offer (Fixture    *fixture,
              guint       count,
              const char *heard)
{
  guint told;

  g_object_get (fixture->offer, "count", &told, NULL);
  g_assert_cmpuint (told, ==, count);
  g_assert_cmpuint (sealwax_offer_get_count (fixture->offer), ==, count);
  g_assert_cmpint (sealwax_offer_has_text (fixture->offer), ==, count > 0);
  heard_assert (fixture->heard, heard);
}

static void
test_offer (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *both = g_strconcat ("Hello\n", pasted[0], pasted[1], NULL);
  g_autoptr (SealwaxSecret) text = NULL;

  assert_offer (fixture, 0, "");
  copy (fixture, both, "text/plain");
  look (fixture);
  assert_offer (fixture, 2, "count");
  look (fixture);
  heard_clear (fixture->heard);
  assert_offer (fixture, 2, "");
  text = sealwax_offer_take (fixture->offer);
  g_assert_cmpstr (sealwax_secret_get_text (text), ==, both);
  assert_offer (fixture, 0, "count");
  g_assert_null (sealwax_offer_take (fixture->offer));
}

static void
test_nothing_to_offer (Fixture      *fixture,
                       gconstpointer data)
{
  copy (fixture, "Hello Bob, lunch at noon?", "text/plain");
  look (fixture);
  assert_offer (fixture, 0, "");
  copy (fixture, NULL, "image/png");
  look (fixture);
  assert_offer (fixture, 0, "");

  copy (fixture, pasted[0], "text/plain");
  look (fixture);
  assert_offer (fixture, 1, "count");
  copy (fixture, NULL, "image/png"); /* no longer there */
  look (fixture);
  assert_offer (fixture, 0, "count");
}

/* Messages that are already here are no news; those that disappear may be again. */
static void
test_here (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *both = g_strconcat (pasted[0], pasted[1], NULL);

  show (fixture, pasted[0]);
  copy (fixture, pasted[0], "text/plain");
  look (fixture);
  assert_offer (fixture, 0, "");
  copy (fixture, both, "text/plain");
  look (fixture);
  assert_offer (fixture, 1, "count");
  show (fixture, "");
  assert_offer (fixture, 2, "count");
  show (fixture, both);
  assert_offer (fixture, 0, "count");
}

/* While they are being read, nobody knows which messages are here. */
static void
test_being_read (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (SealwaxSecret) content = test_secret (pasted[0]);

  copy (fixture, pasted[0], "text/plain");
  sealwax_offer_look (fixture->offer, fixture->clipboard);
  sealwax_text_model_set_text (fixture->text, content);
  wait_alone (fixture->offer);
  wait_until (is_read, fixture->messages);
  assert_offer (fixture, 0, "");
}

static void
assert_not_read (Fixture *fixture)
{
  fixture->clipboard->reads = 0;
  look (fixture);
  assert_offer (fixture, 0, "count");
  g_assert_cmpuint (fixture->clipboard->reads, ==, 0);
}

/* A secret, our own message, and what the settings forbid are not even looked at, and end the offer. */
static void
test_not_read (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const marks[] = { "x-kde-passwordManagerHint", "text/x-kde-passwordmanagerhint" };

  for (guint i = 0; i < G_N_ELEMENTS (marks) + 2; i++)
    {
      copy (fixture, pasted[0], "text/plain");
      look (fixture);
      assert_offer (fixture, 1, "count");

      if (i < G_N_ELEMENTS (marks))
        copy (fixture, pasted[1], marks[i]);
      fixture->clipboard->is_local = i == G_N_ELEMENTS (marks);
      g_object_set (sealwax_settings_get_default (), "offer-messages", i <= G_N_ELEMENTS (marks), NULL);
      assert_not_read (fixture);
      fixture->clipboard->is_local = FALSE;
      g_object_set (sealwax_settings_get_default (), "offer-messages", TRUE, NULL);
    }
}

/* A text copied by a window, coming back from a clipboard manager. */
static void
test_own (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (SealwaxSecret) text = test_secret (pasted[0]);
  g_autoptr (GBytes) bytes = sealwax_secret_get_bytes (text);
  g_autoptr (GArray) findings = sealwax_find (bytes);
  const char *digest = g_array_index (findings, SealwaxFinding, 0).digest;

  sealwax_own_messages_note (fixture, text);
  while (!sealwax_own_messages_contain (digest))
    g_main_context_iteration (NULL, TRUE);
  copy (fixture, pasted[0], "text/plain");
  look (fixture);
  assert_offer (fixture, 0, "");
  sealwax_own_messages_forget (fixture);
  look (fixture);
  assert_offer (fixture, 1, "count");
}

/* The old offer stays until it is known what comes next, and the last look counts. */
static void
test_forget (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *both = g_strconcat (pasted[0], pasted[1], NULL);

  copy (fixture, pasted[0], "text/plain");
  look (fixture);
  assert_offer (fixture, 1, "count");
  copy (fixture, "Hello", "text/plain");
  sealwax_offer_look (fixture->offer, fixture->clipboard);
  assert_offer (fixture, 1, "");
  copy (fixture, both, "text/plain");
  look (fixture);
  heard_clear (fixture->heard);
  assert_offer (fixture, 2, "");

  sealwax_offer_look (fixture->offer, fixture->clipboard);
  sealwax_offer_forget (fixture->offer);
  assert_offer (fixture, 0, "count");
  wait_alone (fixture->offer);
  assert_offer (fixture, 0, "");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);
  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      g_autoptr (GBytes) message = test_make_message (SEALWAX_FORMAT_SEALED, "text", NULL, TEST_KEY);
      gsize       size;
      const char *bytes = g_bytes_get_data (message, &size);

      pasted[i] = g_strndup (bytes, size);
    }

#define ADD(name, function) g_test_add ("/app/offer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("offer", test_offer);
  ADD ("nothing", test_nothing_to_offer);
  ADD ("here", test_here);
  ADD ("being-read", test_being_read);
  ADD ("not-read", test_not_read);
  ADD ("own", test_own);
  ADD ("forget", test_forget);

  status = g_test_run ();
  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    g_free (pasted[i]);

  return status;
}
