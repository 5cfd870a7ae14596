/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "fuzz.h"

#include <string.h>

#include <gio/gio.h>

#include "../../src/cli/cli.h"
#include "../../src/cli/new-file.h"
#include "../../src/cli/prompt.h"
#include "../../src/cli/ring.h"
#include "../../src/cli/stream.h"
#include "sealwax-error.h"
#include "sealwax-kdf.h"

/* The terminal's program with any arguments: the input's first lines, one an argument; then, after an empty line, what
 * every file, standard input and the person at the terminal have to say. Files, output, terminal and key ring are ours. */

#define MAX_ARGUMENTS 8

/* Marked like this, a passphrase is recognized wherever it turns up. */
#define MARK "qZx9#"

int sealwax_cli_main (int    argc,
                      char **argv);

static const uint8_t *content;
static size_t         content_size;
static size_t         written;
static GString       *said;
static GPtrArray     *found;

static void
on_said (const char *text)
{
  g_string_append (said, text);
}

static SealwaxSecret *
read_content (gsize    max,
              GError **error)
{
  if (content_size > max)
    {
      g_set_error_literal (error, SEALWAX_ERROR, SEALWAX_ERROR_TOO_LARGE, "Too large.");
      return NULL;
    }

  return sealwax_secret_new (content, content_size);
}

static SealwaxSecret *
read_marked (void)
{
  g_autofree char *passphrase = g_strdup_printf (MARK "%.*s", (int)MIN (content_size, 100), (const char *)content);

  return sealwax_secret_new (passphrase, strlen (passphrase));
}

SealwaxSecret *
stream_read (const char *file,
             const char *role,
             gsize       max,
             GError    **error)
{
  if (file != NULL && (g_str_equal (file, "none") || strstr (file, MARK) != NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "“%s” cannot be read: it is not there.", role != NULL ? role : "FILE");
      return NULL;
    }
  if (file != NULL && g_str_equal (file, "secret"))
    return read_marked ();

  return read_content (max, error);
}

SealwaxSecret *
stream_read_fd (int         fd,
                const char *name,
                gsize       max,
                GError    **error)
{
  return fd == 3 ? read_marked () : read_content (max, error);
}

gboolean
stream_write (gconstpointer bytes,
              gsize         size,
              GError      **error)
{
  written += size;

  return TRUE;
}

gboolean
stream_write_text (SealwaxSecret *text,
                   GError       **error)
{
  return stream_write (sealwax_secret_get_text (text), sealwax_secret_get_size (text), error);
}

gboolean
new_file_make_folder (const char *folder,
                      GError    **error)
{
  return TRUE;
}

gboolean
new_file_write (const char    *folder,
                const char    *name,
                SealwaxSecret *text,
                GError       **error)
{
  return TRUE;
}

SealwaxSecret *
prompt_passphrase (gboolean sealing,
                   GError **error)
{
  return read_marked ();
}

SealwaxKeyring *
ring_open (gboolean may_ask,
           GError **error)
{
  if (!may_ask)
    g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_LOCKED));

  return may_ask ? sealwax_keyring_new () : NULL;
}

/* There are a key and a passphrase of any name. */
SealwaxKept *
ring_find (SealwaxKeyring *ring,
           const char     *name,
           GError        **error)
{
  g_autoptr (SealwaxSecret) kept_name = sealwax_keyring_make_name (name, error);
  SealwaxKeptKind kind = name[0] == 'k' ? SEALWAX_KEPT_KEY : SEALWAX_KEPT_PASSPHRASE;
  g_autoptr (SealwaxSecret) secret = kind == SEALWAX_KEPT_KEY ? sealwax_secret_new_sized (SEALWAX_KEY_SIZE) : read_marked ();

  if (kept_name == NULL)
    return NULL;
  if (strstr (name, "none") != NULL)
    {
      g_propagate_error (error, sealwax_keyring_error_new (SEALWAX_KEYRING_ERROR_GONE));
      return NULL;
    }

  g_ptr_array_add (found, sealwax_kept_new ("id", kept_name, kind, secret, 0, 0));

  return g_ptr_array_index (found, found->len - 1);
}

gboolean
ring_add (SealwaxKeyring *ring,
          const char     *name,
          SealwaxKeptKind kind,
          SealwaxSecret  *secret,
          GError        **error)
{
  FUZZ_CHECK (kind != SEALWAX_KEPT_KEY || sealwax_secret_get_size (secret) == SEALWAX_KEY_SIZE);

  return TRUE;
}

gboolean
ring_rename (SealwaxKeyring *ring,
             SealwaxKept    *kept,
             const char     *name,
             GError        **error)
{
  g_autoptr (SealwaxSecret) kept_name = sealwax_keyring_make_name (name, error);

  return kept_name != NULL;
}

gboolean
ring_remove (SealwaxKeyring *ring,
             SealwaxKept    *kept,
             GError        **error)
{
  return TRUE;
}

void
ring_touch (SealwaxKeyring *ring,
            SealwaxKept    *kept)
{
}

/* What ends the program at once, after writing to standard output itself. */
static gboolean
ends_program (const char *argument)
{
  return g_str_has_prefix (argument, "--help") || g_str_has_prefix (argument, "--version")
         || (argument[0] == '-' && argument[1] != '-' && strpbrk (argument, "h?") != NULL);
}

static void
check_said (void)
{
  const char *line = said->str;

  FUZZ_CHECK (g_utf8_validate (said->str, (gssize)said->len, NULL));
  for (size_t i = 0; i < said->len; i++)
    FUZZ_CHECK ((uint8_t)said->str[i] >= ' ' || said->str[i] == '\n');
  for (; *line != '\0'; line = strchr (line, '\n') + 1)
    {
      FUZZ_CHECK (g_str_has_prefix (line, "sealwax-cli: "));
      FUZZ_CHECK (strchr (line, '\n') != NULL);
    }

  /* Not even if it was given as an argument. */
  FUZZ_CHECK (strstr (said->str, MARK) == NULL);
}

static void
run (char **arguments)
{
  char *argv[MAX_ARGUMENTS + 2] = { (char *)"sealwax-cli" };
  int   argc = 1;
  int   status;

  for (; argc <= MAX_ARGUMENTS && arguments[argc - 1] != NULL; argc++)
    argv[argc] = arguments[argc - 1];

  said = g_string_new (NULL);
  found = g_ptr_array_new_with_free_func (g_object_unref);
  written = 0;
  g_set_printerr_handler (on_said);
  status = sealwax_cli_main (argc, argv);

  FUZZ_CHECK (status == 0 || (status >= 2 && status <= 10));
  /* With --all, others may have opened. */
  FUZZ_CHECK (status == 0 || said->len > 0);
  FUZZ_CHECK (status == 0 || written == 0 || g_strv_contains ((const char *const *)arguments, "--all"));
  check_said ();
  g_string_free (said, TRUE);
  g_ptr_array_unref (found);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const uint8_t   *end = size > 0 ? memmem (data, size, "\n\n", 2) : NULL;
  size_t           head_size = end != NULL ? (size_t)(end - data) : size;
  g_autofree char *head = g_strndup ((const char *)data, head_size);
  g_auto (GStrv) arguments = g_strsplit (head, "\n", MAX_ARGUMENTS);

  content = end != NULL ? end + 2 : data + size;
  content_size = end != NULL ? size - head_size - 2 : 0;

  for (char **argument = arguments; *argument != NULL; argument++)
    if (ends_program (*argument))
      return 0;
  run (arguments);

  return 0;
}
