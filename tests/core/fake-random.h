/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* A system generator that returns what the test says. Link with -Wl,--wrap=getrandom. */

void fake_random_begin (void);

void fake_random_give (const void *bytes,
                       gsize       size);

void fake_random_fail (int error);

guint fake_random_end (void);
