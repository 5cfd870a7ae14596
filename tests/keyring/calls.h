/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sealwax-keyring.h"
#include "support.h"

/* The key ring's functions, for tests that wait for them. Those without an error must succeed. */

void call_load (SealwaxKeyring *ring);

void call_load_fails (SealwaxKeyring     *ring,
                      SealwaxKeyringError code);

void call_peek_fails (SealwaxKeyring     *ring,
                      SealwaxKeyringError code);

SealwaxKept *call_add (SealwaxKeyring *ring,
                       const char     *name,
                       SealwaxKeptKind kind,
                       const char     *bytes);

void call_add_fails (SealwaxKeyring     *ring,
                     const char         *name,
                     SealwaxKeyringError code);

SealwaxKept *call_rename (SealwaxKeyring *ring,
                          SealwaxKept    *kept,
                          const char     *name);

void call_rename_fails (SealwaxKeyring     *ring,
                        SealwaxKept        *kept,
                        const char         *name,
                        SealwaxKeyringError code);

void call_remove (SealwaxKeyring *ring,
                  SealwaxKept    *kept);

gboolean call_restore (SealwaxKeyring *ring,
                       SealwaxKept    *kept,
                       GError        **error);

gboolean call_touch (SealwaxKeyring *ring,
                     SealwaxKept    *kept,
                     GError        **error);

void call_assert_names (SealwaxKeyring *ring,
                        const char     *expected);
