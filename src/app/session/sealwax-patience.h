/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a person is asked whether to go on. */
#define SEALWAX_PATIENCE_SECONDS 60

/**
 * SealwaxPatience:
 * @start: when the work began
 * @is_asking: whether it waits for the person's answer
 * @has_asked: whether it has asked; it does so once
 *
 * How long work goes on before a person is asked. All zeros before it begins, and after it has ended.
 */
typedef struct
{
  gint64   start;
  gboolean is_asking;
  gboolean has_asked;
} SealwaxPatience;

void     sealwax_patience_start   (SealwaxPatience *self);

gboolean sealwax_patience_is_over (SealwaxPatience *self);

gboolean sealwax_patience_go_on   (SealwaxPatience *self);

G_END_DECLS
