/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Runs on a stack of its own. It must not assert: what GLib does then would stay on that stack, too. */
typedef void (*OwnStackFunc) (gpointer data);

void own_stack_run (OwnStackFunc func,
                    gpointer     data);

gboolean own_stack_holds (gconstpointer bytes,
                          gsize         size);

const char *own_stack_find_key (const guint8 *key,
                                gsize         size);
