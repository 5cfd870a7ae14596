/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with a message that is not whole and could not be mended, so that a person knows what to do. It is known from how
 * the message is divided into lines, and from nothing else. */

import { MESSAGE_MAGIC, skip } from "./armor.js";
import { digitsEnd } from "./base64.js";
import { findSteps, hide } from "./plan.js";
import { isLineEnd } from "./undoing.js";

/* A message's lines, and its last one. */
const LINE_CHARS = 64;
const LAST_CHARS = 48;

/* A line with at least this many characters in a row is one of the message. */
const RUN_MIN = 20;

/* A run this long may be a part of the message; a shorter one is a line's number, or an initial. */
const PIECE_MIN = 4;

/* Both are one case from so many letters on. */
const LETTERS_MIN = 40;

/* The character that begins at a place, and its size in bytes: 1 for a byte that is no UTF-8. */
function readCharacter(text, at) {
  const first = text[at];
  const size = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  let character = size === 1 ? first : first & (0x7f >> size);

  for (let i = 1; i < size; i++) {
    if ((text[at + i] & 0xc0) !== 0x80)
      return { character: 0, size: 1 };
    character = (character << 6) | (text[at + i] & 0x3f);
  }

  return { character, size };
}

/* Counts in a line, from its first digit to its last, what is of the message, `chars`, and what does not belong there. */
function readContent(content, line) {
  for (let at = 0; at < content.length; ) {
    const next = skip(content, at);

    at = digitsEnd(content, next);
    line.chars += at - next;
    if (at > next || at >= content.length)
      continue;

    const { character, size } = readCharacter(content, at);
    if (line.others++ === 0)
      line.character = character;
    at += size;
  }
}

/* If every character between a line's first and last digit is one of the message or takes the place of one, short runs at its ends
 * are of the message, too. Line numbers have a blank behind them. Returns whether it is so. */
function readWhole(content, line) {
  const whole = { ...line };

  readContent(content, whole);
  if (whole.chars + whole.others !== LINE_CHARS || content.includes(0x20))
    return false;

  Object.assign(line, whole);

  return true;
}

/* Reads the line that begins at a place. One without a long run is none of the message, and has no characters. */
function readLine(text, at) {
  const line = { chars: 0, others: 0, character: 0, next: 0 };
  let begin = -1;
  let digits = at;
  let first = -1;
  let last = at;
  let longest = 0;
  let end = at;

  while (end < text.length && !isLineEnd(text[end])) {
    const runEnd = digitsEnd(text, end);
    const run = runEnd - end;

    if (run > 0) {
      begin = begin < 0 ? end : begin;
      digits = runEnd;
    }
    if (run >= PIECE_MIN && first < 0)
      first = end;
    if (run >= PIECE_MIN || (run > 0 && last === end))
      last = runEnd;
    longest = Math.max(longest, run);
    end = Math.max(runEnd, end + 1);
  }

  line.next = end + (text[end] === 0x0d && text[end + 1] === 0x0a ? 2 : 1);
  if (longest >= RUN_MIN && !readWhole(text.subarray(begin, digits), line))
    readContent(text.subarray(first, last), line);

  return line;
}

/* Whether the letters after the magic are all small, or all capital. */
function isOneCase(text) {
  let upper = 0;
  let lower = 0;

  for (let i = MESSAGE_MAGIC.length; i < text.length && (upper === 0 || lower === 0); i++) {
    upper += text[i] >= 0x41 && text[i] <= 0x5a ? 1 : 0;
    lower += text[i] >= 0x61 && text[i] <= 0x7a ? 1 : 0;
  }

  return (upper === 0) !== (lower === 0) && upper + lower >= LETTERS_MIN;
}

/* What is known of the lines of a message, of which there are `wanted` characters: how many, how often other lines are between
 * them and after which the last time, and how many are too short or too long, but for the last. */
async function survey(text, wanted, work) {
  const found = { lines: 0, chars: 0, gaps: 0, gap: 0, odd: 0, oddLine: 0, oddOne: { chars: 0, others: 0, character: 0 }, lastChars: 0 };
  let apart = false;
  let pause = 0;

  for (let at = 0; at < text.length && found.chars < wanted; ) {
    if (at >= pause)
      pause = await work.rest(at);

    const line = readLine(text, at);

    at = line.next;
    if (line.chars === 0) {
      apart = found.lines > 0;
      continue;
    }
    if (apart) {
      found.gaps++;
      found.gap = found.lines;
    }
    if (found.lines > 0 && found.lastChars !== LINE_CHARS)
      found.odd++;

    found.lines++;
    found.chars += line.chars;
    found.lastChars = line.chars;
    if (line.chars !== LINE_CHARS && (line.chars !== LAST_CHARS || line.others > 0)) {
      found.oddLine = found.lines;
      found.oddOne = line;
    }
    apart = false;
  }

  return found;
}

/* Strict reading may have gathered `chars`, more than there are in the lines. Behind the last line, or one that breaks off, these
 * are words. Behind a whole line, they may be the beginning of one, too short to be told from words. Returns the lines with that,
 * or null if it was neither. */
function explainRest(found, chars) {
  const rest = Math.max(chars - found.chars, 0);

  if (rest === 0 || (found.lastChars === LAST_CHARS && found.odd <= 1))
    return found;
  if (found.lines === 0 || found.odd > 0)
    return null;
  if (found.lastChars !== LINE_CHARS)
    return found;

  return rest < LINE_CHARS ? { ...found, chars, lastChars: rest } : null;
}

/* What is wrong with the lines. */
function judge({ chars: present, gaps, gap, odd, oddLine, oddOne, lastChars }, wanted) {
  const missing = Math.max(wanted - present, 0);
  const isLastOdd = lastChars !== LAST_CHARS;
  const short = odd === 1 ? LINE_CHARS - oddOne.chars : 0; /* below 0 if that line is too long */
  const trouble = { kind: "", present, missing, line: 0, character: 0 };
  const stranger = { ...trouble, kind: "character", line: oddLine, character: oddOne.character };

  if (odd === 0 && isLastOdd && missing > 0 && oddOne.others === missing && oddOne.chars + missing === LAST_CHARS)
    return stranger;
  if (odd === 0 && isLastOdd && missing > 0)
    return { ...trouble, kind: "end" };
  if (odd === 0 && !isLastOdd && missing > 0 && missing % LINE_CHARS === 0)
    return { ...trouble, kind: "lines", line: gaps === 1 ? gap : 0 };
  if (odd === 1 && !isLastOdd && short > 0 && short === missing)
    return { ...stranger, kind: oddOne.others === missing ? "character" : "in-line" };
  if (odd === 1 && short < 0 && -short < LINE_CHARS && missing === 0)
    return { ...trouble, kind: "too-many", line: oddLine, missing: -short };

  return missing === 0 ? { ...trouble, kind: "changed" } : trouble;
}

/* Finds out what is wrong with a Sealed message that is incomplete or damaged, in a text that ends where the next one begins. */
export async function findTrouble(text, { start, chars, wanted }, work) {
  const copy = hide(text.subarray(start), [], 0, new Uint8Array(text.length - start));
  const { text: undone } = await findSteps(copy, 0, work);

  if (isOneCase(undone))
    return { kind: "case" };

  const lines = explainRest(await survey(undone, wanted, work), chars);

  return lines ? judge(lines, wanted) : { kind: "" };
}
