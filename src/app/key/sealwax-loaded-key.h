/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "sealwax-kept.h"
#include "sealwax-secret.h"

G_BEGIN_DECLS

#define SEALWAX_TYPE_LOADED_KEY (sealwax_loaded_key_get_type ())

G_DECLARE_FINAL_TYPE (SealwaxLoadedKey, sealwax_loaded_key, SEALWAX, LOADED_KEY, GObject)

SealwaxLoadedKey *sealwax_loaded_key_new      (void);

void              sealwax_loaded_key_choose   (SealwaxLoadedKey *self,
                                               GtkWindow        *parent);

void              sealwax_loaded_key_make     (SealwaxLoadedKey *self,
                                               GtkWindow        *parent);

void              sealwax_loaded_key_load     (SealwaxLoadedKey *self,
                                               GFile            *file);

void              sealwax_loaded_key_set      (SealwaxLoadedKey *self,
                                               SealwaxSecret    *key,
                                               const char       *name);

void              sealwax_loaded_key_set_typed (SealwaxLoadedKey *self,
                                               SealwaxSecret    *key);

void              sealwax_loaded_key_set_kept (SealwaxLoadedKey *self,
                                               SealwaxKept      *kept);

SealwaxKept      *sealwax_loaded_key_get_kept (SealwaxLoadedKey *self);

gboolean          sealwax_loaded_key_is_typed (SealwaxLoadedKey *self);

SealwaxSecret    *sealwax_loaded_key_get      (SealwaxLoadedKey *self);

const char       *sealwax_loaded_key_get_name (SealwaxLoadedKey *self);

void              sealwax_loaded_key_wipe     (SealwaxLoadedKey *self);

G_END_DECLS
