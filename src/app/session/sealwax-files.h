/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-session.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_FILES (sealwax_files_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxFiles, sealwax_files, SEALWAX, FILES, GObject)

SealwaxFiles *sealwax_files_new          (SealwaxSession   *session);

void          sealwax_files_load         (SealwaxFiles     *self,
                                          GFile            *file,
                                          SealwaxTextModel *where);

void          sealwax_files_stop_loading (SealwaxFiles     *self);

void          sealwax_files_save         (SealwaxFiles     *self,
                                          GFile            *file,
                                          SealwaxTextModel *text);

void          sealwax_files_save_secret  (SealwaxFiles     *self,
                                          GFile            *file,
                                          SealwaxSecret    *text);

void          sealwax_files_save_page    (SealwaxFiles     *self,
                                          GFile            *file,
                                          GBytes           *page,
                                          SealwaxTextModel *text);

G_END_DECLS
