/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-transfer.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_INTAKE (sealwax_intake_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxIntake, sealwax_intake, SEALWAX, INTAKE, GObject)

SealwaxIntake *sealwax_intake_new                (SealwaxTransferUse  use);

void           sealwax_intake_watch_drops        (SealwaxIntake      *self,
                                                  GtkWidget          *widget);

void           sealwax_intake_watch_file_drops   (SealwaxIntake      *self,
                                                  GtkWidget          *widget);

void           sealwax_intake_watch_middle_click (SealwaxIntake      *self,
                                                  GtkWidget          *widget);

void           sealwax_intake_paste              (SealwaxIntake      *self,
                                                  GdkClipboard       *clipboard);

void           sealwax_intake_stop               (SealwaxIntake      *self);

G_END_DECLS
