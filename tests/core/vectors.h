/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "support.h"

JsonArray *test_vectors_load (const char *name);

void test_vectors_add (JsonArray    *vectors,
                       const char   *folder,
                       const char   *what,
                       GTestDataFunc func);

const char *test_vectors_string (JsonObject *vector,
                                 const char *member);

TestSecrets *test_vectors_secrets (JsonObject *vector);
