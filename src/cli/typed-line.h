/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <termios.h>

#include <glib.h>

G_BEGIN_DECLS

/**
 * TypedState:
 * @TYPED_MORE: the line goes on
 * @TYPED_DONE: Return was pressed
 * @TYPED_END: Ctrl+D was pressed: there is no answer
 */
typedef enum
{
  TYPED_MORE,
  TYPED_DONE,
  TYPED_END,
} TypedState;

typedef enum
{
  TYPED_CHARACTERS,
  TYPED_ESCAPE,    /* right after ESC, which may be the key of that name or begin a sequence */
  TYPED_SEQUENCE,  /* after ESC [ */
  TYPED_FUNCTION,  /* one more character, after ESC O or ESC [ [ */
  TYPED_REST,      /* bytes of a character that does not count */
  TYPED_PASTE,     /* between ESC [200~ and ESC [201~ */
} TypedMode;

/**
 * TypedLine:
 * @bytes: (array length=max): where the line is put; borrowed
 * @max: how many bytes it holds at most
 * @size: how many are in it: @max + 1 if there were more
 * @left_out: whether keys were pressed, such as arrows or Tab, that write nothing
 *
 * A line as it is typed on a terminal that hands on each byte as it is. All of its content is in @bytes.
 */
typedef struct
{
  guint8  *bytes;
  gsize    max;
  gsize    size;
  gboolean left_out;

  /*< private >*/
  cc_t      erase, erase_word, kill, end;
  TypedMode mode;
  gsize     paste_start;
  guint     parameter;
  guint     matched;
} TypedLine;

void       typed_line_init    (TypedLine            *self,
                               guint8               *bytes,
                               gsize                 max,
                               const struct termios *keys);

TypedState typed_line_take    (TypedLine            *self,
                               guint8                byte) G_GNUC_WARN_UNUSED_RESULT;

gboolean   typed_line_is_open (const TypedLine      *self);

void       typed_line_pause   (TypedLine            *self);

G_END_DECLS
