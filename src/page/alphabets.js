/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What encodings leave in a text, and other characters in the place of the right ones, undone in place. */

import { digitsEnd, isDigit } from "./base64.js";
import { RUN, UNDO, hexDigit, isBlank, isLetter, isLineEnd } from "./undoing.js";

const SPACE = 0x20;
const PLUS = 0x2b;
const MINUS = 0x2d;
const SLASH = 0x2f;
const UNDERSCORE = 0x5f;

/* A message's lines, and its last one. */
const LINE_CHARS = 64;
const LAST_CHARS = 48;

/* What the mark of an encoding may be a sign of, with the two bytes after it. */
const SIGNS = {
  "=": (next, second, numbered) =>
    numbered || isLineEnd(next) || (isBlank(next) && (isBlank(second) || isLineEnd(second))) ? UNDO.QUOTED_PRINTABLE : 0,
  "%": (next, second, numbered) =>
    numbered || next === 0x75 || isLineEnd(next) || (hexDigit(next) >= 0 && isLineEnd(second)) ? UNDO.PERCENT : 0,
  "\\": () => UNDO.BACKSLASHES,
  "<": (next) => (next === SLASH || next === 0x21 || isLetter(next) ? UNDO.HTML : 0),
  "&": (next) => (next === 0x23 || isLetter(next) ? UNDO.HTML : 0),
};

/* What a character that is no digit may be a sign of. */
function signOf(text, at) {
  const before = at > 0 ? text[at - 1] : 0x0a;
  const next = text[at + 1] ?? 0x0a;
  const second = text[at + 2] ?? 0x0a;

  if (text[at] === MINUS && isDigit(next) && !isDigit(before)) /* the other alphabet's plus sign */
    return UNDO.URL_ALPHABET | UNDO.DIFF;
  if (text[at] === MINUS || text[at] === UNDERSCORE)
    return isDigit(before) || isDigit(next) ? UNDO.URL_ALPHABET : 0;

  return SIGNS[String.fromCharCode(text[at])]?.(next, second, hexDigit(next) >= 0 && hexDigit(second) >= 0) ?? 0;
}

/* The kinds that show in a text, as a set. */
export async function findSigns(text, work) {
  let signs = 0;
  let pause = 0;

  for (let at = 0; at < text.length; ) {
    const end = digitsEnd(text, at);

    if (at >= pause)
      pause = await work.rest(at);
    if (end === at) {
      signs |= signOf(text, at++);
      continue;
    }
    if (end - at >= RUN && (text[at - 1] === SPACE || text[end] === SPACE))
      signs |= UNDO.LOST_PLUS;
    if (text[at] === PLUS && (end - at >= RUN || at === 0 || isLineEnd(text[at - 1])))
      signs |= UNDO.DIFF;
    at = end;
  }

  return signs;
}

/* The `+` that begins a line, or else its first long run, becomes a tab. */
export async function undoDiff(text, work) {
  let begins = true;
  let found = false;
  let pause = 0;

  for (let at = 0; at < text.length; ) {
    const end = digitsEnd(text, at);
    const isLong = end - at >= RUN;

    if (at >= pause)
      pause = await work.rest(at);
    if (text[at] === PLUS && (begins || (isLong && !found))) {
      text[at] = 0x09;
      found = true;
    }

    if (isLineEnd(text[at])) {
      begins = true;
      found = false;
    } else {
      begins = begins && (isBlank(text[at]) || text[at] === 0x3e || text[at] === 0x7c) && !found;
    }
    found ||= isLong;
    at = Math.max(end, at + 1);
  }
}

export function undoUrlAlphabet(text) {
  for (let at = 0; at < text.length; at++)
    if (text[at] === MINUS)
      text[at] = PLUS;
    else if (text[at] === UNDERSCORE)
      text[at] = SLASH;
}

/* A row of words and blanks: where it starts and ends, and its first and last word; and how long its longest is. */
function readRow(text, start) {
  const row = { start, first: text.length, last: start, end: start, longest: 0 };

  while (row.end < text.length && (text[row.end] === SPACE || isDigit(text[row.end]))) {
    const end = digitsEnd(text, row.end);

    if (end === row.end) {
      row.end++;
      continue;
    }
    row.first = Math.min(row.first, row.end);
    row.longest = Math.max(row.longest, end - row.end);
    row.last = row.end = end;
  }

  return row;
}

function fill(text, start, end) {
  for (let at = start; at < end; at++)
    if (text[at] === SPACE)
      text[at] = PLUS;
}

/* Blanks within the row were plus signs. Those at its ends were if a line is filled up by them. */
function fillRow(text, { start, first, last, end }) {
  const chars = last - first;
  const needed = (chars <= LAST_CHARS ? LAST_CHARS : LINE_CHARS) - chars;
  const before = first - start;
  let after = end - last;

  fill(text, first, last);
  if (needed <= 0 || needed > before + after)
    return;

  if (before > after) /* a frame may have put blanks on both sides */
    after = Math.max(needed - before, 0);
  else
    after = Math.min(after, needed);
  fill(text, last, last + after);
  fill(text, first - (needed - after), first);
}

/* A form takes plus signs for blanks. Words are left alone. */
export async function undoLostPlus(text, work) {
  let pause = 0;

  for (let at = 0; at < text.length; ) {
    const row = readRow(text, at);

    if (at >= pause)
      pause = await work.rest(at);
    if (row.longest >= RUN)
      fillRow(text, row);
    at = row.end + 1;
  }
}
