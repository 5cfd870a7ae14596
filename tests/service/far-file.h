/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

GFile *far_file_new (const char *name,
                     const char *path);
