/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The most that is read from standard input or a file: a message with everything that may be around it. */
#define CLI_PASTED_MAX ((gsize)256 << 20)

/**
 * CliStatus:
 *
 * The exit statuses, as the man page lists them.
 */
typedef enum
{
  CLI_DONE = 0,
  CLI_USAGE = 2,
  CLI_NOT_A_MESSAGE = 3,
  CLI_INCOMPLETE = 4,
  CLI_DAMAGED = 5,
  CLI_WRONG = 6,
  CLI_ALTERED = 7,
  CLI_OUT_OF_RANGE = 8,
  CLI_IO = 9,
  CLI_NOT_TEXT = 10,
} CliStatus;

void      cli_usage_error (GError      **error,
                           const char   *format,
                           ...) G_GNUC_PRINTF (2, 3);

void      cli_say         (const char   *format,
                           ...) G_GNUC_PRINTF (1, 2);

CliStatus cli_fail        (const GError *error);

CliStatus cli_fail_number (guint         number,
                           const GError *error);

G_END_DECLS
