/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-keyring.h"

/**
 * Daemon:
 *
 * A real gnome-keyring-daemon with a home and a key ring of its own, on the bus of daemon_bus_up(). It has nobody to ask: what is
 * locked stays locked.
 */
typedef struct Daemon Daemon;

void daemon_bus_up (void);

void daemon_bus_down (void);

Daemon *daemon_new (void);

void daemon_start (Daemon  *self,
                   gboolean unlocked);

void daemon_stop (Daemon *self);

GPid daemon_get_pid (Daemon *self);

char *daemon_dup_files (Daemon *self,
                        gsize  *size);

void daemon_free (Daemon *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Daemon, daemon_free)
