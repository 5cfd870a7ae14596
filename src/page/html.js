/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes HTML out of a text, to find a message in it. */

import { ascii } from "./keys.js";
import { OTHER, WALL, isLetter, isNumeral } from "./undoing.js";

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const AMPERSAND = 0x26;
const NAME_MAX = 24;

/* Tags within a line. All others stand where a line ends. */
const INLINE_TAGS = (
  "wbr span font a b i u s em strong code tt mark small big ins del kbd samp var bdi bdo nobr img"
).split(" ").map(ascii);

/* What is in it goes, too: how it begins and ends. */
const ENCLOSING = ["!--", "style", "script"].map((start) => ({
  start: ascii(start),
  end: ascii(start === "!--" ? "-->" : `<${"/"}${start}>`),
}));

/* What other names stand for, no message has. */
const ENTITIES = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", plus: "+", sol: "/", bsol: "\\", equals: "=", percnt: "%", lowbar: "_",
  UnderBar: "_", hyphen: "-", dash: "-", Tab: "\t", NewLine: "\n", nbsp: "\u00a0", NonBreakingSpace: "\u00a0", shy: "\u00ad",
  ensp: "\u2002", emsp: "\u2003", thinsp: "\u2009", ThinSpace: "\u2009", hairsp: "\u200a", ZeroWidthSpace: "\u200b",
  zwnj: "\u200c", zwj: "\u200d", lrm: "\u200e", rlm: "\u200f", NoBreak: "\u2060",
};

function isName(byte) {
  return isLetter(byte) || isNumeral(byte);
}

/* The size of a word, in lower case, if it is that far ahead; otherwise 0. */
function wordSize(undoing, offset, word) {
  for (let i = 0; i < word.length; i++) {
    const byte = undoing.peek(offset + i);

    if (byte !== word[i] && !(isLetter(word[i]) && (byte | 0x20) === word[i]))
      return 0;
  }

  return word.length;
}

/* Whether the name of a tag is here, and not an address or something else in angle brackets. */
function isTag(undoing) {
  let size = undoing.peek(1) === SLASH ? 2 : 1;
  const first = undoing.peek(size);

  if (first === 0x21 || first === 0x3f) /* ! and ? */
    return size === 1;
  if (!isLetter(first))
    return false;
  while (isName(undoing.peek(size)) || undoing.peek(size) === 0x2d || (undoing.peek(size) === 0x3a && isLetter(undoing.peek(size + 1))))
    size++;

  const last = undoing.peek(size);
  return last === GREATER || last === SLASH || last === 0x20 || (last >= 0x09 && last <= 0x0d);
}

/* The size of the tag that begins here, or 0. A value in quotes may have anything in it. */
function tagSize(undoing) {
  const { text } = undoing;

  for (let at = undoing.in + 1; at < text.length; at++) {
    const byte = text[at];

    if (byte === GREATER)
      return at + 1 - undoing.in;
    if (byte === LESS || byte === WALL)
      return 0;
    if ((byte === 0x22 || byte === 0x27) && text[at - 1] === 0x3d)
      at = Math.max(text.indexOf(byte, at + 1), at);
  }

  return 0;
}

function isInline(undoing) {
  const start = undoing.peek(1) === SLASH ? 2 : 1;

  return INLINE_TAGS.some((tag) => wordSize(undoing, start, tag) > 0 && !isName(undoing.peek(start + tag.length)));
}

/* The size of what goes with all that is in it, or 0. */
function enclosingSize(undoing) {
  const kind = ENCLOSING.find(({ start }) => wordSize(undoing, 1, start) > 0);

  if (kind === undefined || undoing.endless.has(kind))
    return 0;
  for (let offset = 1 + kind.start.length; offset < undoing.text.length - undoing.in; offset++)
    if (wordSize(undoing, offset, kind.end) > 0)
      return offset + kind.end.length;
  undoing.endless.add(kind);

  return 0;
}

function undoTag(undoing) {
  const size = enclosingSize(undoing) || (isTag(undoing) ? tagSize(undoing) : 0);

  if (size === 0)
    undoing.put(1, LESS);
  else if (isInline(undoing))
    undoing.in += size;
  else
    undoing.put(size, 0x0a);
}

/* `&#43;`, `&#x2b;`; the semicolon may be missing. Its size is 0 if there is none. */
function readNumber(undoing) {
  let size = 2;
  let value = 0;

  if ((undoing.peek(2) | 0x20) === 0x78) {
    const digits = undoing.hex(3, 6);
    if (digits.count === 0)
      return { size: 0 };
    size = 3 + digits.count;
    value = digits.value;
  } else {
    for (; size < 9 && isNumeral(undoing.peek(size)); size++)
      value = value * 10 + undoing.peek(size) - 0x30;
    if (size === 2)
      return { size: 0 };
  }

  return { size: undoing.peek(size) === 0x3b ? size + 1 : size, value };
}

/* `&plus;`. */
function readName(undoing) {
  let size = 1;

  while (size <= NAME_MAX && isName(undoing.peek(size)))
    size++;
  if (size === 1 || undoing.peek(size) !== 0x3b)
    return { size: 0 };

  const name = String.fromCharCode(...undoing.text.subarray(undoing.in + 1, undoing.in + size));
  return { size: size + 1, value: Object.hasOwn(ENTITIES, name) ? ENTITIES[name].charCodeAt(0) : OTHER };
}

/* Undoes what is next. */
export function undoHtml(undoing) {
  const next = undoing.peek(0);
  const { size, value } = next !== AMPERSAND ? { size: 0 } : undoing.peek(1) === 0x23 ? readNumber(undoing) : readName(undoing);

  if (size > 0)
    undoing.putCode(size, value);
  else if (next === LESS)
    undoTag(undoing);
  else
    undoing.copy();
}
