/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GOptionContext *cli_context_new          (const char          *parameters,
                                          const char          *summary,
                                          const GOptionEntry  *entries);

gboolean        cli_parse_before_command (GOptionContext      *context,
                                          const GOptionEntry  *entries,
                                          int                 *argc,
                                          char              ***argv,
                                          GError             **error);

gboolean        cli_parse                (GOptionContext      *context,
                                          const GOptionEntry  *entries,
                                          int                 *argc,
                                          char              ***argv,
                                          int                  max_arguments,
                                          GError             **error);

gboolean        cli_parse_number         (const char          *option,
                                          const char          *text,
                                          guint64              min,
                                          guint64              max,
                                          guint64             *number,
                                          GError             **error);

G_END_DECLS
