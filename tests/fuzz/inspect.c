/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz.h"

#include <gio/gio.h>

#include "sealwax-error.h"
#include "sealwax-inspect.h"

/* Any text, as the window and the terminal ask about it: at least one message, and a sentence for each that cannot be
 * opened. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) pasted = g_bytes_new_static (data, size);
  g_autoptr (GArray) messages = sealwax_inspect (pasted);

  FUZZ_CHECK (messages->len > 0);
  for (guint i = 0; i < messages->len; i++)
    {
      const SealwaxMessage *message = &g_array_index (messages, SealwaxMessage, i);

      if (message->status == SEALWAX_STATUS_OK)
        {
          FUZZ_CHECK (message->needs_passphrase || message->needs_key);
          FUZZ_CHECK (message->needs_passphrase == (message->iterations > 0));
        }
      else
        {
          g_autoptr (GError) error = sealwax_error_new_opening (message->status, message);

          FUZZ_CHECK (error->domain == SEALWAX_ERROR && error->message[0] != '\0');
        }
    }

  return 0;
}
