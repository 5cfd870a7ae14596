/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli.h"

G_BEGIN_DECLS

CliStatus cli_encrypt  (int    argc,
                        char **argv);

CliStatus cli_decrypt  (int    argc,
                        char **argv);

CliStatus cli_inspect  (int    argc,
                        char **argv);

CliStatus cli_generate (int    argc,
                        char **argv);

CliStatus cli_key      (int    argc,
                        char **argv);

CliStatus cli_kept     (int    argc,
                        char **argv);

CliStatus cli_page     (int    argc,
                        char **argv);

G_END_DECLS
