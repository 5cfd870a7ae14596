/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sealwax-keyring.h"

G_BEGIN_DECLS

/**
 * SecretOptions:
 * @passphrase_file: (nullable): `--passphrase-file`
 * @passphrase_fd_text: (nullable): `--passphrase-fd`
 * @passphrase_fd: its number; set by secret_options_check()
 * @key_file: (nullable): `--key-file`
 * @kept: (nullable): each `--kept`
 * @ring: (nullable): the key ring; this and what it keeps are set by secret_options_load_kept()
 * @kept_passphrase: (nullable): the passphrase that is kept under one of the names
 * @kept_key: (nullable): the key that is kept under one of them
 *
 * Where the secrets come from; never from the command line itself or the environment.
 */
typedef struct
{
  char           *passphrase_file;
  char           *passphrase_fd_text;
  int             passphrase_fd;
  char           *key_file;
  char          **kept;
  SealwaxKeyring *ring;
  SealwaxKept    *kept_passphrase;
  SealwaxKept    *kept_key;
} SecretOptions;

#define SECRET_OPTION_ENTRIES(options)                     \
  { "passphrase-file", 0, G_OPTION_FLAG_NONE,              \
    G_OPTION_ARG_FILENAME, &(options)->passphrase_file,    \
    N_ ("Read the passphrase from FILE, without its last line end"), N_ ("FILE") }, \
  { "passphrase-fd", 0, G_OPTION_FLAG_NONE,                \
    G_OPTION_ARG_STRING, &(options)->passphrase_fd_text,   \
    N_ ("Read the passphrase from the open file descriptor N"), N_ ("N") }, \
  SECRET_OPTION_KEY_FILE (options)

#define SECRET_OPTION_KEPT(options)                        \
  { "kept", 0, G_OPTION_FLAG_NONE,                         \
    G_OPTION_ARG_STRING_ARRAY, &(options)->kept,           \
    N_ ("Use what the key ring keeps under NAME"), N_ ("NAME") }

#define SECRET_OPTION_KEY_FILE(options)                    \
  { "key-file", 0, G_OPTION_FLAG_NONE,                     \
    G_OPTION_ARG_FILENAME, &(options)->key_file,           \
    N_ ("Use the key in FILE"), N_ ("FILE") }

gboolean       secret_options_check           (SecretOptions       *options,
                                               const char          *input,
                                               GError             **error);

gboolean       secret_options_load_kept       (SecretOptions       *options,
                                               GError             **error);

void           secret_options_note_use        (SecretOptions       *options);

gboolean       secret_options_has_passphrase  (const SecretOptions *options);

gboolean       secret_options_has_key         (const SecretOptions *options);

SealwaxSecret *secret_options_read_passphrase (const SecretOptions *options,
                                               gboolean             sealing,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;

SealwaxSecret *secret_options_read_key        (const SecretOptions *options,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void           secret_say_what_is_odd         (const SealwaxSecret *passphrase);

void           secret_options_clear           (SecretOptions       *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SecretOptions, secret_options_clear)

G_END_DECLS
