/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>

#include "sealwax-calibration.h"
#include "sealwax-message.h"

/* How long a key derivation should take. */
#define TARGET_NSEC (250 * (guint64)1000000)

/* Most of the runs may be disturbed. And while the processor is still cool, a few are shorter than any that follow. So the
 * chosen run is neither the middle one nor the shortest. A run takes some milliseconds with SHA instructions, and some tens
 * of milliseconds without. */
#define RUNS 9
#define CHOSEN_RUN 2 /* from 0, the shortest */
#define RUN_ITERATIONS 65536

/* What was known before, or what is known now. */
typedef struct
{
  guint iterations;
  char *cpu;
} Calibration;

static void
calibration_free (Calibration *calibration)
{
  g_free (calibration->cpu);
  g_free (calibration);
}

/* The time of this thread alone: what other threads take does not count. */
static guint64
get_cpu_time (void)
{
  struct timespec now = { 0 };

  (void)clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (guint64)now.tv_sec * 1000000000 + (guint64)now.tv_nsec;
}

static int
compare_times (const void *a,
               const void *b)
{
  const guint64 first = *(const guint64 *)a;
  const guint64 second = *(const guint64 *)b;

  return (first > second) - (first < second);
}

/**
 * sealwax_calibration_round:
 * @iterations: PBKDF2 iterations, any number
 *
 * Returns: the highest number that is not more than this and that a Sealed message may be written with, or else the
 *   lowest one: see docs/format.md, "Sealed"
 */
guint
sealwax_calibration_round (guint64 iterations)
{
  iterations = CLAMP (iterations, SEALWAX_ITERATIONS_MIN, SEALWAX_ITERATIONS_MAX);

  return (guint)(iterations - iterations % SEALWAX_COST_UNIT);
}

/**
 * sealwax_calibration_measure:
 *
 * Takes up to a third of a second: not for the main thread.
 *
 * Returns: how many PBKDF2 iterations take about 250 ms here, within what a message may be written with
 */
guint
sealwax_calibration_measure (void)
{
  static const guint8 salt[SEALWAX_SALT_SIZE];
  static const guint8 passphrase[16];
  guint8              key[SEALWAX_KEY_SIZE];
  guint64             times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      guint64 start = get_cpu_time ();

      (void)!sealwax_pbkdf2 (passphrase, sizeof passphrase, salt, sizeof salt, RUN_ITERATIONS, NULL, key);
      times[i] = get_cpu_time () - start;
    }
  qsort (times, RUNS, sizeof *times, compare_times);

  return sealwax_calibration_round (TARGET_NSEC * RUN_ITERATIONS / MAX (times[CHOSEN_RUN], 1));
}

/**
 * sealwax_calibration_dup_cpu:
 *
 * Returns: (transfer full): the processor's name, or the name of its kind if the system does not say more
 */
char *
sealwax_calibration_dup_cpu (void)
{
  g_autofree char *info = NULL;
  const char      *line = NULL;
  struct utsname   machine;

  if (g_file_get_contents ("/proc/cpuinfo", &info, NULL, NULL))
    line = g_str_has_prefix (info, "model name") ? info : strstr (info, "\nmodel name");
  if (line != NULL && (line = strchr (line, ':')) != NULL)
    {
      g_autofree char *name = g_strstrip (g_strndup (line + 1, strcspn (line + 1, "\n")));

      if (*name != '\0')
        return g_utf8_make_valid (name, -1);
    }

  return g_strdup (uname (&machine) == 0 ? machine.machine : "unknown");
}

static void
update_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Calibration *known = task_data;
  Calibration       *now = g_new0 (Calibration, 1);

  now->cpu = sealwax_calibration_dup_cpu ();
  if (known->iterations > 0 && g_strcmp0 (known->cpu, now->cpu) == 0)
    now->iterations = known->iterations;
  else
    now->iterations = sealwax_calibration_measure ();
  g_task_return_pointer (task, now, (GDestroyNotify)calibration_free);
}

/**
 * sealwax_calibration_update_async:
 * @iterations: what was measured before, or 0
 * @cpu: (nullable): the name of the processor that it was measured on
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Measures, on a thread, unless that was done before on this processor.
 */
void
sealwax_calibration_update_async (guint               iterations,
                                  const char         *cpu,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Calibration *known = g_new0 (Calibration, 1);

  known->iterations = iterations;
  known->cpu = g_strdup (cpu);
  g_task_set_source_tag (task, sealwax_calibration_update_async);
  g_task_set_task_data (task, known, (GDestroyNotify)calibration_free);
  g_task_run_in_thread (task, update_thread);
}

/**
 * sealwax_calibration_update_finish:
 * @result: the result
 * @cpu: (out) (transfer full): receives the processor's name
 * @error: as a #GTask has it; there is none
 *
 * Returns: the iterations: see sealwax_calibration_measure(); or 0 with @error
 */
guint
sealwax_calibration_update_finish (GAsyncResult *result,
                                   char        **cpu,
                                   GError      **error)
{
  Calibration *calibration;
  guint        iterations;

  g_return_val_if_fail (g_task_is_valid (result, NULL), 0);
  g_return_val_if_fail (g_async_result_is_tagged (result, sealwax_calibration_update_async), 0);

  calibration = g_task_propagate_pointer (G_TASK (result), error);
  if (calibration == NULL)
    return 0;

  iterations = calibration->iterations;
  *cpu = g_steal_pointer (&calibration->cpu);
  calibration_free (calibration);

  return iterations;
}
