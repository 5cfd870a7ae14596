/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sealwax-calibration.h"

#include <string.h>
#include <time.h>

#include "sealwax-message.h"

/* The processor is made up: link with -Wl,--wrap= clock_gettime, sealwax_pbkdf2 and g_file_get_contents. */
static gint64      clock_nsec;     /* of the measuring thread */
static gdouble     nsec_each;      /* what an iteration takes */
static guint       fast_runs;      /* this many take half as long, at first */
static guint       disturbed_runs; /* this many take twice as long, after those */
static guint       runs;
static const char *cpu_info;

int           __wrap_clock_gettime (clockid_t        clock,
                                    struct timespec *time);
SealwaxStatus __wrap_sealwax_pbkdf2 (const uint8_t         *passphrase,
                                     size_t                 passphrase_size,
                                     const uint8_t         *salt,
                                     size_t                 salt_size,
                                     uint32_t               iterations,
                                     const SealwaxProgress *progress,
                                     uint8_t                key[SEALWAX_KEY_SIZE]);
gboolean      __wrap_g_file_get_contents (const char *path,
                                          char      **contents,
                                          gsize      *size,
                                          GError    **error);

int
__wrap_clock_gettime (clockid_t        clock,
                      struct timespec *time)
{
  g_assert_cmpint (clock, ==, CLOCK_THREAD_CPUTIME_ID);
  time->tv_sec = clock_nsec / 1000000000;
  time->tv_nsec = clock_nsec % 1000000000;

  return 0;
}

SealwaxStatus
__wrap_sealwax_pbkdf2 (const uint8_t         *passphrase,
                       size_t                 passphrase_size,
                       const uint8_t         *salt,
                       size_t                 salt_size,
                       uint32_t               iterations,
                       const SealwaxProgress *progress,
                       uint8_t                key[SEALWAX_KEY_SIZE])
{
  gdouble factor = runs < fast_runs ? 0.5 : runs < fast_runs + disturbed_runs ? 2
                                                                              : 1;

  clock_nsec += (gint64)(iterations * nsec_each * factor);
  runs++;
  memset (key, 0, SEALWAX_KEY_SIZE);

  return SEALWAX_STATUS_OK;
}

gboolean
__wrap_g_file_get_contents (const char *path,
                            char      **contents,
                            gsize      *size,
                            GError    **error)
{
  g_assert_cmpstr (path, ==, "/proc/cpuinfo");
  *contents = g_strdup (cpu_info);

  return cpu_info != NULL;
}

static void
begin (gdouble nsec)
{
  clock_nsec = 999999000; /* close to the next second */
  nsec_each = nsec;
  fast_runs = 0;
  disturbed_runs = 0;
  runs = 0;
}

/* docs/format.md: a writer takes 600 000 to 10 000 000 iterations, in steps of 10 000. */
static void
test_round (void)
{
  static const guint64 cases[][2] = {
    { 0, 600000 },
    { 599999, 600000 },
    { 600000, 600000 },
    { 609999, 600000 },
    { 610000, 610000 },
    { 2512345, 2510000 },
    { 9999999, 9990000 },
    { 10000000, 10000000 },
    { 10000001, 10000000 },
    { G_MAXUINT64, 10000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (sealwax_calibration_round (cases[i][0]), ==, cases[i][1]);
}

/* What fits into 250 ms, but no less than is safe and no more than a reader accepts. */
static void
test_measure (void)
{
  static const struct
  {
    gdouble nsec;
    guint   iterations;
  } cases[] = {
    { 100, 2500000 },
    { 150, 1660000 },
    { 416, 600000 },
    { 5000, 600000 },
    { 25, 10000000 },
    { 10, 10000000 },
    { 0, 10000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      begin (cases[i].nsec);
      g_assert_cmpuint (sealwax_calibration_measure (), ==, cases[i].iterations);
    }
}

/* Two runs before the processor is warm, and six of the others disturbed by something else, make no difference. */
static void
test_disturbed (void)
{
  for (guint fast = 0; fast <= 2; fast++)
    for (guint disturbed = 0; disturbed <= 6; disturbed++)
      {
        begin (100);
        fast_runs = fast;
        disturbed_runs = disturbed;
        g_assert_cmpuint (sealwax_calibration_measure (), ==, 2500000);
      }
}

static void
test_cpu (void)
{
  static const char *const cases[][2] = {
    { "processor\t: 0\nvendor_id\t: X\nmodel name\t: Some CPU @ 3 GHz \nflags\t\t: sha_ni\n\nprocessor\t: 1\nmodel name\t: Other\n", "Some CPU @ 3 GHz" },
    { "model name\t: First line", "First line" },
    { "model name\t: bad \xff\n", "bad \xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cpu = NULL;

      cpu_info = cases[i][0];
      cpu = sealwax_calibration_dup_cpu ();
      g_assert_cmpstr (cpu, ==, cases[i][1]);
    }
}

/* There is always a name. Otherwise each start would measure. */
static void
test_cpu_unknown (void)
{
  static const char *const cases[] = { NULL, "", "processor\t: 0\nCPU part\t: 0xd0c\n", "model name\t: \nother : x\n", "a model name\t: X\n" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cpu = NULL;

      cpu_info = cases[i];
      cpu = sealwax_calibration_dup_cpu ();
      g_assert_cmpstr (cpu, !=, "");
      g_assert_null (strstr (cpu, "X"));
      g_assert_null (strstr (cpu, "x\n"));
    }
}

static void
keep_result (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static guint
update (guint       iterations,
        const char *cpu,
        char      **now)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint updated;

  begin (100);
  sealwax_calibration_update_async (iterations, cpu, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  updated = sealwax_calibration_update_finish (result, now, &error);
  g_assert_no_error (error);

  return updated;
}

/* Measured once, and again only on another processor. */
static void
test_update (void)
{
  static const struct
  {
    guint       known;
    const char *cpu;
    gboolean    measured;
  } cases[] = {
    { 0, "", TRUE },
    { 0, NULL, TRUE },
    { 0, "New", TRUE },
    { 900000, "New", FALSE },
    { 900000, "Old", TRUE },
    { 900000, "", TRUE },
  };

  cpu_info = "model name\t: New\n";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cpu = NULL;

      g_assert_cmpuint (update (cases[i].known, cases[i].cpu, &cpu), ==, cases[i].measured ? 2500000 : 900000);
      g_assert_cmpstr (cpu, ==, "New");
      g_assert_cmpint (runs > 0, ==, cases[i].measured);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);

  g_test_add_func ("/service/calibration/round", test_round);
  g_test_add_func ("/service/calibration/measure", test_measure);
  g_test_add_func ("/service/calibration/disturbed", test_disturbed);
  g_test_add_func ("/service/calibration/cpu", test_cpu);
  g_test_add_func ("/service/calibration/cpu-unknown", test_cpu_unknown);
  g_test_add_func ("/service/calibration/update", test_update);

  return g_test_run ();
}
