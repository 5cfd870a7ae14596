/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib.h>

#include "sealwax-base64.h"

#include "probe.h"

/* bench.py asks for sizes that are multiples of 12, so there is no padding either way. */

static bool
encode_sealwax (Work *work)
{
  work->output_size = SEALWAX_BASE64_SIZE (work->size);
  sealwax_base64_encode (work->input, work->size, (char *)work->output);

  return true;
}

static bool
decode_sealwax (Work *work)
{
  work->output_size = sealwax_base64_decode ((const char *)work->input, work->size, work->output);

  return work->output_size > 0;
}

/* GLib's functions that take everything at once allocate memory themselves; these two do the same work without. */
static bool
encode_glib (Work *work)
{
  int state = 0, save = 0;

  work->output_size = g_base64_encode_step (work->input, work->size, FALSE, (char *)work->output, &state, &save);
  work->output_size += g_base64_encode_close (FALSE, (char *)work->output + work->output_size, &state, &save);

  return true;
}

static bool
decode_glib (Work *work)
{
  int   state = 0;
  guint save = 0;

  work->output_size = g_base64_decode_step ((const char *)work->input, work->size, work->output, &state, &save);

  return true;
}

/* The size of what is decoded, in bytes. */
static bool
copy (Work *work)
{
  memcpy (work->output, work->input, work->size);
  work->output_size = 0;

  return true;
}

static bool
copy_decoded (Work *work)
{
  memcpy (work->output, work->input, work->size / 4 * 3);
  work->output_size = 0;

  return true;
}

const Contender base64_contenders[] = {
  { "base64-encode", "sealwax", NULL, encode_sealwax },
  { "base64-encode", "glib", NULL, encode_glib },
  { "base64-encode", "limit", NULL, copy },
  { "base64-decode", "sealwax", NULL, decode_sealwax },
  { "base64-decode", "glib", NULL, decode_glib },
  { "base64-decode", "limit", NULL, copy_decoded },
  { NULL },
};
