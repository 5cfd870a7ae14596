/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include "sealwax-bytes.h"
#include "sealwax-kept-value.h"
#include "sealwax-key-file.h"
#include "sealwax-keyring-error.h"
#include "sealwax-keys.h"
#include "sealwax-passphrase.h"
#include "sealwax-untrusted.h"

/* What the key ring encrypts for us, as docs/keyring.md has it: a few lines, and then the secret. */

#define FIRST_LINE "Sealwax kept 1"
#define HEX_SIZE ((gsize)2 * SEALWAX_KEY_SIZE)

/* What is left of a value. */
typedef struct
{
  const char *at;
  const char *end;
} Rest;

static const char *const kinds[] = {
  [SEALWAX_KEPT_PASSPHRASE] = "passphrase",
  [SEALWAX_KEPT_KEY] = "key",
};

static gboolean
is_name (const char *text)
{
  g_autofree char *plain = NULL;
  g_autofree char *stripped = NULL;

  if (*text == '\0' || !g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > SEALWAX_KEPT_NAME_MAX)
    return FALSE;

  plain = sealwax_untrusted_dup_plain (text);
  stripped = g_strstrip (g_strdup (text));

  return g_str_equal (text, plain) && g_str_equal (text, stripped);
}

/**
 * sealwax_kept_value_make_name:
 * @text: what somebody typed
 *
 * Returns: (transfer full): a name, without what is blank around it, in Unicode's normal form C; or %NULL if it cannot be one
 */
SealwaxSecret *
sealwax_kept_value_make_name (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *name = g_utf8_normalize (stripped, -1, G_NORMALIZE_NFC);

  return name != NULL && is_name (name) ? sealwax_secret_new (name, strlen (name)) : NULL;
}

/* In hexadecimal digits without a line end, so that the whole value is a text: not every key ring keeps anything else. */
static SealwaxSecret *
spell_secret (SealwaxKept *kept)
{
  SealwaxSecret *spelled;

  if (sealwax_kept_get_kind (kept) == SEALWAX_KEPT_PASSPHRASE)
    return sealwax_secret_ref (sealwax_kept_get_secret (kept));

  spelled = sealwax_key_write (sealwax_kept_get_secret (kept), SEALWAX_KEY_SPELLING_HEX);
  sealwax_secret_truncate (spelled, HEX_SIZE);

  return spelled;
}

/**
 * sealwax_kept_value_write:
 * @kept: a kept secret
 *
 * Returns: (transfer full): what is stored of it
 */
SealwaxSecret *
sealwax_kept_value_write (SealwaxKept *kept)
{
  g_autoptr (SealwaxSecret) spelled = spell_secret (kept);
  g_autofree char *head = g_strdup_printf (FIRST_LINE "\nkind %s\ncreated %" G_GINT64_FORMAT "\nused %" G_GINT64_FORMAT "\nname ",
                                           kinds[sealwax_kept_get_kind (kept)],
                                           sealwax_kept_get_created (kept),
                                           sealwax_kept_get_used (kept));
  const char      *name = sealwax_kept_get_name (kept);
  gsize            size = strlen (head) + strlen (name) + 2 + sealwax_secret_get_size (spelled);
  SealwaxSecret   *value = sealwax_secret_new_sized (size);
  char            *to = (char *)sealwax_secret_get_writable (value);

  to = stpcpy (to, head);
  to = stpcpy (to, name);
  to = stpcpy (to, "\n\n");
  memcpy (to, sealwax_secret_get_text (spelled), sealwax_secret_get_size (spelled));

  return value;
}

/* The next line has to begin like this; what follows in it is copied. */
static SealwaxSecret *
take_line (Rest       *rest,
           const char *beginning)
{
  gsize       size = strlen (beginning);
  const char *line_end = memchr (rest->at, '\n', (gsize)(rest->end - rest->at));
  const char *from = rest->at;

  if (line_end == NULL || (gsize)(line_end - from) < size || memcmp (from, beginning, size) != 0)
    return NULL;

  rest->at = line_end + 1;

  return sealwax_secret_new (from + size, (gsize)(line_end - from) - size);
}

/* Whether the next line is just this. */
static gboolean
skip_line (Rest       *rest,
           const char *line)
{
  g_autoptr (SealwaxSecret) left = take_line (rest, line);

  return left != NULL && sealwax_secret_get_size (left) == 0;
}

/* Only as we write it: without sign, blanks, and zeros before it. */
static gboolean
take_time (Rest       *rest,
           const char *beginning,
           gint64     *time)
{
  g_autoptr (SealwaxSecret) line = take_line (rest, beginning);
  guint64     number;
  const char *text;

  if (line == NULL)
    return FALSE;

  text = sealwax_secret_get_text (line);
  if ((text[0] == '0' && text[1] != '\0') || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL))
    return FALSE;
  *time = (gint64)number;

  return strlen (text) == sealwax_secret_get_size (line);
}

static gboolean
take_kind (Rest            *rest,
           SealwaxKeptKind *kind)
{
  g_autoptr (SealwaxSecret) line = take_line (rest, "kind ");

  for (gsize i = 0; line != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (sealwax_secret_get_size (line) == strlen (kinds[i]) && g_str_equal (sealwax_secret_get_text (line), kinds[i]))
      {
        *kind = (SealwaxKeptKind)i;
        return TRUE;
      }

  return FALSE;
}

static SealwaxSecret *
take_key (const Rest *rest)
{
  g_autoptr (SealwaxSecret) key = sealwax_secret_new_sized (SEALWAX_KEY_SIZE);
  SealwaxWords  words = { 0 };
  SealwaxStatus status;

  /* A key file may have blanks around Base64; a sign of that is looked for in a time that does not depend on the key. */
  if ((gsize)(rest->end - rest->at) != HEX_SIZE || memchr (rest->at, '=', HEX_SIZE) != NULL)
    return NULL;

  status = sealwax_key_file_read ((const guint8 *)rest->at, HEX_SIZE, sealwax_secret_get_writable (key), &words);
  sealwax_wipe_stack ();

  return status == SEALWAX_STATUS_OK ? g_steal_pointer (&key) : NULL;
}

static SealwaxSecret *
take_passphrase (const Rest *rest)
{
  g_autoptr (SealwaxSecret) passphrase = sealwax_secret_new (rest->at, (gsize)(rest->end - rest->at));

  return sealwax_passphrase_check (passphrase, NULL) ? g_steal_pointer (&passphrase) : NULL;
}

/**
 * sealwax_kept_value_read:
 * @id: its id
 * @value: what is stored
 *
 * Returns: (transfer full): the kept secret, or %NULL if it is anything but what sealwax_kept_value_write() makes
 */
SealwaxKept *
sealwax_kept_value_read (const char    *id,
                         SealwaxSecret *value)
{
  const char *text = sealwax_secret_get_text (value);
  Rest        rest = { text, text + sealwax_secret_get_size (value) };
  g_autoptr (SealwaxSecret) name = NULL;
  g_autoptr (SealwaxSecret) secret = NULL;
  SealwaxKeptKind kind;
  gint64          created;
  gint64          used;

  if (!skip_line (&rest, FIRST_LINE) || !take_kind (&rest, &kind) || !take_time (&rest, "created ", &created)
      || !take_time (&rest, "used ", &used))
    return NULL;

  name = take_line (&rest, "name ");
  if (name == NULL || strlen (sealwax_secret_get_text (name)) != sealwax_secret_get_size (name)
      || !is_name (sealwax_secret_get_text (name)) || !skip_line (&rest, ""))
    return NULL;

  secret = kind == SEALWAX_KEPT_KEY ? take_key (&rest) : take_passphrase (&rest);

  return secret != NULL ? sealwax_kept_new (id, name, kind, secret, created, used) : NULL;
}
