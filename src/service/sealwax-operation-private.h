/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-operation.h"

G_BEGIN_DECLS

/* The progress is kept as a number of parts, so that it is a single word that threads can share. */
#define SEALWAX_OPERATION_PARTS 10000

struct _SealwaxOperation
{
  GObject parent_instance;

  SealwaxFormat  format;
  SealwaxMessage message;
  SealwaxSource  source; /* of the passphrase that is to open it */
  guint          iterations;
  gboolean       stays_here; /* only this process will ever open the message */
  gint           parts;      /* atomic */
  gint           proven;     /* atomic */
  gint           variant;    /* atomic */

  SealwaxDerived *derived; /* borrowed, nullable: one for each attempt, SEALWAX_ATTEMPTS_MAX in all */

  SealwaxSecret *text;
  GBytes        *pasted;
  SealwaxKeys   *keys;
};

/* sealwax-operation-work.c */
SealwaxSecret *sealwax_operation_do_seal   (SealwaxOperation *self,
                                            GCancellable     *cancellable,
                                            GError          **error);

SealwaxSecret *sealwax_operation_do_open   (SealwaxOperation *self,
                                            GCancellable     *cancellable,
                                            GError          **error);

/* sealwax-operation.c */
void           sealwax_operation_set_derived (SealwaxOperation *self,
                                              SealwaxDerived   *derived);

GError        *sealwax_operation_new_error (SealwaxOperation *self,
                                            SealwaxStatus     status);

G_END_DECLS
