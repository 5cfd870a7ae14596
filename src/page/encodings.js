/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The encodings that channels put texts into, and what they put around lines, undone. Each function undoes what
 * is next in an Undoing. */

import { joinerSize } from "./armor.js";
import { OTHER, WALL, isBlank, isLineEnd, isNumeral } from "./undoing.js";

const ESCAPE = 0x1b;
const BELL = 0x07;
const BACKSLASH = 0x5c;

const code = (letter) => letter.charCodeAt(0);

const PARAMETERS = Array.from(";:?=>!", code);

/* The size of a line end that many bytes ahead, or 0. */
function lineEndSize(undoing, offset) {
  if (!isLineEnd(undoing.peek(offset)))
    return 0;

  return undoing.peek(offset) === 0x0d && undoing.peek(offset + 1) === 0x0a ? 2 : 1;
}

/* A byte by its two hexadecimal digits, after a mark; or else that mark alone. */
function putMarked(undoing) {
  const { count, value } = undoing.hex(1, 2);

  if (count === 2)
    undoing.put(3, value === 0 ? OTHER : value);
  else
    undoing.put(1, undoing.peek(0));
}

/* A soft break, which may have got blanks before the line end, or `=XX`. */
export function undoQuotedPrintable(undoing) {
  let blanks = 1;

  if (undoing.peek(0) !== code("=")) {
    undoing.copy();
    return;
  }

  while (isBlank(undoing.peek(blanks)))
    blanks++;
  if (lineEndSize(undoing, blanks) > 0)
    undoing.in += blanks + lineEndSize(undoing, blanks);
  else
    putMarked(undoing);
}

export function undoPercent(undoing) {
  const wide = undoing.peek(0) === code("%") && undoing.peek(1) === code("u") ? undoing.hex(2, 4) : { count: 0 };

  if (undoing.peek(0) !== code("%"))
    undoing.copy();
  else if (wide.count === 4)
    undoing.putCode(6, wide.value);
  else
    putMarked(undoing);
}

/* Three octal digits after the backslash: `\053`. */
function readOctal(undoing) {
  let value = 0;

  for (let i = 1; i <= 3; i++) {
    const digit = undoing.peek(i) - code("0");

    if (digit < 0 || digit > (i === 1 ? 3 : 7))
      return { size: 0 };
    value = value * 8 + digit;
  }

  return { size: 4, value };
}

/* An escape by number at the backslash: `\u002b`, `\u{2b}`, `\U0000002b`, `\x2b`, `\053`. Its size is 0 if there is none. */
function readNumber(undoing) {
  const fixed = { u: 4, U: 8, x: 2 }[String.fromCharCode(undoing.peek(1))];

  if (fixed === undefined)
    return readOctal(undoing);

  if (undoing.peek(1) === code("u") && undoing.peek(2) === code("{")) {
    const { count, value } = undoing.hex(3, 6);

    if (count > 0)
      return { size: undoing.peek(3 + count) === code("}") ? 4 + count : 0, value };
  }
  const { count, value } = undoing.hex(2, fixed);

  return { size: count === fixed ? 2 + fixed : 0, value };
}

const ESCAPED = { n: 0x0a, t: 0x09, r: 0x0d, f: 0x0c, b: 0x08, a: BELL, v: 0x0b, e: ESCAPE };

function undoBackslash(undoing) {
  const { size, value } = readNumber(undoing);
  const next = undoing.peek(1);
  const meaning = ESCAPED[String.fromCharCode(next)];

  if (size > 0)
    undoing.putCode(size, value);
  else if (isLineEnd(next))
    undoing.put(1 + lineEndSize(undoing, 1), 0x0a);
  else if (meaning !== undefined)
    undoing.put(2, meaning);
  else if (next === WALL)
    undoing.in++;
  else
    undoing.put(2, next);
}

export function undoBackslashes(undoing) {
  if (undoing.peek(0) === BACKSLASH)
    undoBackslash(undoing);
  else
    undoing.copy();
}

/* The size of a terminal's command, after its first `size` bytes: parameters and a letter; 0 if it is cut. */
function commandSize(undoing, size) {
  while (isNumeral(undoing.peek(size)) || PARAMETERS.includes(undoing.peek(size)))
    size++;

  return undoing.peek(size) >= 0x40 && undoing.peek(size) < 0x7f ? size + 1 : 0;
}

/* What goes up to BEL, or to ESC and a backslash; no such text has control characters in it. */
function stringSize(undoing) {
  let size = 2;

  while (undoing.peek(size) >= 0x20)
    size++;
  if (undoing.peek(size) === BELL)
    return size + 1;

  return undoing.peek(size) === ESCAPE && undoing.peek(size + 1) === BACKSLASH ? size + 2 : size;
}

/* The size of an escape sequence that begins with ESC. */
function escapeSize(undoing) {
  const next = undoing.peek(1);

  switch (String.fromCharCode(next)) {
    case "[":
      return commandSize(undoing, 2);
    case "]":
    case "P":
    case "_":
      return stringSize(undoing);
    case "(":
    case ")":
    case "#":
      return undoing.peek(2) >= 0x20 && undoing.peek(2) < 0x80 ? 3 : 0;
    default:
      return next >= code("7") && next <= code("_") ? 2 : 0;
  }
}

/* The size of a colour whose ESC has got lost: `[1;32m`. */
function colourSize(undoing) {
  let size = 1;

  while (isNumeral(undoing.peek(size)) || undoing.peek(size) === code(";"))
    size++;

  return size > 1 && undoing.peek(size) === code("m") ? size + 1 : 0;
}

/* Characters without a width go, too. A colour without its ESC is looked for `last`: that may be in another encoding. */
export function undoTerminal(undoing, last) {
  const first = undoing.peek(0);
  const joiner = first >= 0x80 ? joinerSize(undoing.text, undoing.in) : 0;
  let size = 0;

  if (first === ESCAPE)
    size = escapeSize(undoing);
  else if (first === 0xc2 && undoing.peek(1) === 0x9b)
    size = commandSize(undoing, 2);
  else if (first === code("[") && last)
    size = colourSize(undoing);

  undoing.escapes += size > 0 ? 1 : 0;
  if (size + joiner > 0)
    undoing.in += size + joiner;
  else
    undoing.copy();
}

/* Line ends go, and marks of quoting after them. */
export function undoLines(undoing) {
  let size = lineEndSize(undoing, 0);

  while (size > 0 && (undoing.peek(size) === code(">") || undoing.peek(size) === code(" ")))
    size++;
  if (size > 0)
    undoing.in += size;
  else
    undoing.copy();
}

export function undoUtf16(undoing, bigEndian) {
  const [first, second] = [undoing.peek(0), undoing.peek(1)];
  const character = bigEndian ? (first << 8) | second : (second << 8) | first;

  if (undoing.in + 1 === undoing.text.length) /* half a character */
    undoing.in++;
  else if (character === 0) /* what was hidden */
    undoing.put(2, WALL);
  else
    undoing.putCode(2, character);
}
