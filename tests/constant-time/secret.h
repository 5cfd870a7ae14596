/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>

void   secret_mark    (const void *bytes,
                       size_t      size);

void   secret_reveal  (const void *bytes,
                       size_t      size);

void   secret_begin   (void);

void   secret_end     (const char *name,
                       bool        is_seen);

int    secret_run     (void (*tests) (void));
