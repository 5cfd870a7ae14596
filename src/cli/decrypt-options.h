/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "require.h"
#include "sealwax-variants.h"
#include "secrets.h"

G_BEGIN_DECLS

/**
 * DecryptOptions:
 * @accept_unproven: `--accept-unproven`
 * @all: `--all`
 * @number: (nullable): `--message`
 * @output_dir: (nullable): `--output-dir`
 * @require: (nullable): each `--require`
 * @requirements: all of them together; set by decrypt_options_check()
 * @secrets: where the secrets come from
 *
 * What was given on the command line of `sealwax-cli decrypt`.
 */
typedef struct
{
  gboolean      accept_unproven;
  gboolean      all;
  char         *number;
  char         *output_dir;
  char        **require;
  Requirements  requirements;
  SecretOptions secrets;
} DecryptOptions;

gboolean      decrypt_options_check           (DecryptOptions       *options,
                                               const char           *file,
                                               GError              **error);

SealwaxSource decrypt_options_get_source      (const DecryptOptions *options);

const char   *decrypt_options_describe_excess (const DecryptOptions *options,
                                               const SealwaxMessage *message);

void          decrypt_options_clear           (DecryptOptions       *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DecryptOptions, decrypt_options_clear)

G_END_DECLS
