/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

/* Writes down what signals say, and waits for what comes from threads. */

typedef struct _Heard Heard;

Heard *heard_new (void);

void heard_free (Heard *self);

void heard_name (gpointer    object,
                 const char *name);

void heard_follow (Heard      *self,
                   gpointer    object,
                   const char *signal);

void heard_clear (Heard *self);

void heard_assert (Heard      *self,
                   const char *expected);

guint heard_count (Heard      *self,
                   const char *word);

void heard_wait (Heard      *self,
                 const char *word);

void heard_assert_error (Heard *self,
                         GQuark domain,
                         int    code);

const char *heard_get_sentence (Heard *self);

void wait_until (gboolean (*is_so) (gpointer data),
                 gpointer data);

void wait_alone (gpointer object);
