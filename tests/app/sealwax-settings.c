/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-settings.h"

/* There is no schema here: see main(). */
static void
test_defaults (void)
{
  SealwaxSettings *settings = sealwax_settings_get_default ();

  g_assert_cmpint (sealwax_settings_get_format (settings), ==, SEALWAX_FORMAT_SEALED);
  g_assert_cmpuint (sealwax_settings_get_iterations (settings), ==, 0);
  g_assert_cmpuint (sealwax_settings_get_calibrated_iterations (settings), ==, 0);
  g_assert_cmpstr (sealwax_settings_get_calibrated_cpu (settings), ==, "");
  g_assert_true (sealwax_settings_get_ask_twice (settings));
  g_assert_cmpuint (sealwax_settings_get_passphrase_words (settings), ==, 6);
  g_assert_true (sealwax_settings_get_offer_messages (settings));
  g_assert_cmpuint (sealwax_settings_get_copy_timeout (settings), ==, 30);
  g_assert_cmpuint (sealwax_settings_get_idle_timeout (settings), ==, 10);
  g_assert_true (sealwax_settings_get_clear_on_lock (settings));
  g_assert_true (sealwax_settings_get_offer_kept (settings));
  g_assert_cmpuint (sealwax_settings_get_kept_timeout (settings), ==, 10);
}

static void
count (guint *count)
{
  (*count)++;
}

/* They last as long as the program, and announce each change once. */
static void
test_changes (void)
{
  SealwaxSettings *settings = sealwax_settings_get_default ();
  guint            notified = 0;

  g_signal_connect_swapped (settings, "notify", G_CALLBACK (count), &notified);
  g_object_set (settings, "format", SEALWAX_FORMAT_BASIC, "idle-timeout", 0, NULL);
  g_assert_cmpint (sealwax_settings_get_format (settings), ==, SEALWAX_FORMAT_BASIC);
  g_assert_cmpuint (sealwax_settings_get_idle_timeout (settings), ==, 0);
  g_assert_cmpuint (notified, ==, 2);

  g_object_set (settings, "format", SEALWAX_FORMAT_BASIC, NULL);
  g_assert_cmpuint (notified, ==, 2);
  g_assert_true (sealwax_settings_get_default () == settings);
  g_signal_handlers_disconnect_by_data (settings, &notified);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

  g_test_add_func ("/app/settings/defaults", test_defaults);
  g_test_add_func ("/app/settings/changes", test_changes);

  return g_test_run ();
}
