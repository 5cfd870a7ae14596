/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sealwax-mend-undo.h"
#include "sealwax-repairs.h"

static gboolean
is_line_end (char character)
{
  return character == '\n' || character == '\r';
}

/* Whether the `>` at @position ends a tag, and so is not a mark of quoting. */
static gboolean
ends_tag (const char *text,
          gsize       position)
{
  static const char *const tags[] = { "<br", "<br/", "<br /" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      gsize size = strlen (tags[i]);

      if (size <= position && g_ascii_strncasecmp (text + position - size, tags[i], size) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether the line that the message begins on is quoted: the marks come before the message. A `>` after a name, as in some
 * chats, does not quote. */
static gboolean
is_first_line_quoted (const char *text,
                      gsize       start)
{
  gboolean quoted = FALSE;

  for (; start > 0 && !is_line_end (text[start - 1]); start--)
    {
      char before = text[start - 1];

      if ((before == '>' && !ends_tag (text, start - 1)) || before == '|')
        quoted = TRUE;
      else if (before != ' ' && before != '\t')
        return FALSE;
    }

  return quoted;
}

/**
 * sealwax_repairs_count:
 * @self: (out caller-allocates): receives the counts
 * @pasted: the text that the message was found in
 * @message: the message
 *
 * Counts what was passed over within a message (docs/format.md, "Finding messages") and is worth telling the person about.
 * Blanks and line ends of any kind are not: every mail program changes them.
 */
void
sealwax_repairs_count (SealwaxRepairs       *self,
                       const char           *pasted,
                       const SealwaxMessage *message)
{
  gsize    position = message->start;
  gboolean quoted = is_first_line_quoted (pasted, message->start);

  *self = (SealwaxRepairs){ .quoted_lines = quoted ? 1 : 0 };

  while (position < message->end)
    {
      char  character = pasted[position];
      gsize step = 1;

      if (is_line_end (character))
        quoted = FALSE;
      else if (character == '<')
        {
          self->line_break_tags++;
          while (position + step < message->end && pasted[position + step - 1] != '>')
            step++;
        }
      else if ((character == '>' || character == '|') && !quoted)
        {
          self->quoted_lines++;
          quoted = TRUE;
        }
      else if ((guint8)character >= 0x80)
        {
          self->invisible_characters++;
          step = (gsize)(g_utf8_next_char (pasted + position) - (pasted + position));
        }

      position += step;
    }
}

/* Returns NULL when nothing was undone. */
static char *
describe_undone (guint undone)
{
  const struct
  {
    SealwaxUndo undo;
    const char *name;
  } all[] = {
    /* Translators: what was undone to mend a message. A part of a list after “Mended:”. So are those that follow. */
    { SEALWAX_UNDO_UTF_16_LE | SEALWAX_UNDO_UTF_16_BE, _ ("UTF-16 was converted") },
    { SEALWAX_UNDO_TERMINAL, _ ("terminal codes were taken out") },
    { SEALWAX_UNDO_QUOTED_PRINTABLE, _ ("“=” codes of e-mail were decoded") },
    { SEALWAX_UNDO_BACKSLASHES, _ ("backslashes were taken out") },
    { SEALWAX_UNDO_PERCENT, _ ("“%” codes were decoded") },
    { SEALWAX_UNDO_HTML, _ ("HTML was taken out") },
    { SEALWAX_UNDO_URL_ALPHABET, _ ("“-” and “_” were changed back") },
    { SEALWAX_UNDO_DIFF, _ ("“+” before the lines was taken out") },
    { SEALWAX_UNDO_LOST_PLUS, _ ("lost plus signs were put back") },
    { SEALWAX_UNDO_BETWEEN, _ ("what does not belong to it was left out") },
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if ((undone & (guint)all[i].undo) != 0)
      g_strv_builder_add (builder, all[i].name);

  parts = g_strv_builder_end (builder);
  if (parts[0] == NULL)
    return NULL;
  list = g_strjoinv (C_ ("list", ", "), parts);

  /* Translators: what was done to put a message together again, a list like “HTML was taken out, lost plus signs were put back”. */
  return g_strdup_printf (_ ("Mended: %s"), list);
}

/**
 * sealwax_repairs_describe:
 * @self: the counts
 *
 * Returns: (transfer full) (nullable): what was passed over or undone, for the person, or %NULL when there was nothing
 */
char *
sealwax_repairs_describe (const SealwaxRepairs *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *list = NULL;

  if (self->undone != 0)
    return describe_undone (self->undone);
  if (self->quoted_lines > 0)
    /* Translators: lines that a mail program marked with “>”, passed over in a message. A part of a list. */
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("quote marks on %'zu line", "quote marks on %'zu lines", (gulong)self->quoted_lines), self->quoted_lines));
  if (self->line_break_tags > 0)
    /* Translators: the tags “<br>” of web pages, passed over in a message. A part of a list. */
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%'zu line break tag", "%'zu line break tags", (gulong)self->line_break_tags), self->line_break_tags));
  if (self->invisible_characters > 0)
    /* Translators: passed over in a message. A part of a list. */
    g_strv_builder_take (builder, g_strdup_printf (ngettext ("%'zu invisible character", "%'zu invisible characters", (gulong)self->invisible_characters), self->invisible_characters));

  parts = g_strv_builder_end (builder);
  if (parts[0] == NULL)
    return NULL;

  /* Translators: between the parts of a list. */
  list = g_strjoinv (C_ ("list", ", "), parts);

  /* Translators: what stood in a message that does not belong to it, a list like “2 lines of quoting, 1 invisible character”. */
  return g_strdup_printf (_ ("Ignored: %s"), list);
}
