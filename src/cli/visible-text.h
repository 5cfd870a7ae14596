/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-secret.h"

G_BEGIN_DECLS

SealwaxSecret *visible_text_new (const SealwaxSecret *text);

G_END_DECLS
