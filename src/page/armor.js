/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds Sealed messages in a pasted text (docs/format.md, "Finding messages"). A text is bytes in UTF-8, which need not be
 * well-formed. Nothing is decrypted here. */

import { NO_DIGIT, decodeValues, digitValues } from "./base64.js";

export const HEADER_SIZE = 48;
export const HEADER_CHARS = 64;
export const LINE_SIZE = 48;
export const TRAILER_SIZE = 36;
export const COST_UNIT = 10_000;
export const PASSPHRASE_BIT = 1;
export const KEY_BIT = 2;

const LINES_MAX = 1_441_792;
const COST_MAX = 1_000;

/* The first eight characters of every message, without the version. As bytes, so that the page that holds this script holds
 * no such characters itself: a reader would take them for a message. */
const MAGIC = [0x53, 0x65, 0x61, 0x6c, 0x77, 0x61, 0x78];
const VERSION_1 = 0x31;
const VERSION_2 = 0x32;
const VERSION_9 = 0x39;

/* How every message begins. */
export const MESSAGE_MAGIC = [...MAGIC, VERSION_1];

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const SPACE = 0x20;
const BAR = 0x7c;

/* The characters beyond ASCII that are passed over, of two or three bytes; first those that have no width. */
const JOINERS = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];
const PASSED_OVER = [
  ...JOINERS,
  [0x0085, 0x0085],
  [0x00a0, 0x00a0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x2500, 0x259f] /* what terminals draw boxes with */,
  [0x3000, 0x3000],
];

/* The size of `<br>`, `<br/>` or `<br />` at a place, in any case; 0 if there is none. */
export function lineBreakSize(text, at) {
  if ((text[at + 1] | 0x20) !== 0x62 || (text[at + 2] | 0x20) !== 0x72)
    return 0;
  if (text[at + 3] === GREATER)
    return 4;
  if (text[at + 3] === SLASH && text[at + 4] === GREATER)
    return 5;
  if (text[at + 3] === SPACE && text[at + 4] === SLASH && text[at + 5] === GREATER)
    return 6;

  return 0;
}

function isContinuation(byte) {
  return (byte & 0xc0) === 0x80;
}

/* The character of two or three bytes at a place, or 0. */
function wideCharacter(text, at) {
  if (text[at] >= 0xc2 && text[at] <= 0xdf && isContinuation(text[at + 1]))
    return ((text[at] & 0x1f) << 6) | (text[at + 1] & 0x3f);
  if (text[at] >= 0xe0 && text[at] <= 0xef && isContinuation(text[at + 1]) && isContinuation(text[at + 2])) {
    const code = ((text[at] & 0x0f) << 12) | ((text[at + 1] & 0x3f) << 6) | (text[at + 2] & 0x3f);
    return code >= 0x800 ? code : 0;
  }

  return 0;
}

function isWithin(code, ranges) {
  return ranges.some(([first, last]) => code >= first && code <= last);
}

export function isPassedOver(code) {
  return isWithin(code, PASSED_OVER);
}

/* Whether it is passed over and has no width. */
export function isJoiner(code) {
  return isWithin(code, JOINERS);
}

/* The size of such a character at a place, or 0. */
export function joinerSize(text, at) {
  const code = wideCharacter(text, at);

  return isJoiner(code) ? (code < 0x800 ? 2 : 3) : 0;
}

/* The size of a character beyond ASCII that is passed over, or 0. */
export function wideSpaceSize(text, at) {
  const code = wideCharacter(text, at);

  return isPassedOver(code) ? (code < 0x800 ? 2 : 3) : 0;
}

/* The size in bytes of the one thing at a place if it is passed over, or 0. */
function passedOverSize(text, at) {
  const byte = text[at];

  if (byte === SPACE || (byte >= 0x09 && byte <= 0x0d) || byte === GREATER || byte === BAR)
    return 1;
  if (byte === LESS)
    return lineBreakSize(text, at);
  if (byte >= 0x80)
    return wideSpaceSize(text, at);

  return 0;
}

/* The first place from `at` on that is not passed over. */
export function skip(text, at) {
  while (at < text.length) {
    const size = passedOverSize(text, at);

    if (size === 0)
      break;
    at += size;
  }

  return at;
}

/* Right behind a magic that begins here, or 0. */
function magicEnd(text, at, firstVersion, lastVersion) {
  for (const letter of MAGIC) {
    if (text[at] !== letter)
      return 0;
    at = skip(text, at + 1);
  }

  return text[at] >= firstVersion && text[at] <= lastVersion ? at + 1 : 0;
}

/* The next magic from `at` on: where it begins and ends, or null. A text may hold many letters that begin none. */
async function findMagic(text, at, firstVersion, lastVersion, work) {
  let pause = 0;

  for (let start = text.indexOf(MAGIC[0], at); start >= 0; start = text.indexOf(MAGIC[0], start + 1)) {
    const end = magicEnd(text, start, firstVersion, lastVersion);

    if (end !== 0)
      return { start, end };
    if (start >= pause)
      pause = await work.rest(start);
  }

  return null;
}

/* Whether a newer version made something in this text. */
export async function holdsNewer(text, work) {
  return (await findMagic(text, 0, VERSION_2, VERSION_9, work)) !== null;
}

/* Whether there is a magic of this version from a place on. */
export async function holdsMessageMagic(text, at, work) {
  return (await findMagic(text, at, VERSION_1, VERSION_1, work)) !== null;
}

/* Gathers the values of Base64 digits from a place on into `values`, from `count` on: until that is full, or until there is
 * something that is neither a digit nor passed over, or another magic. Returns the new count, and where the last one ended. */
function gather(text, at, values, count) {
  let end = at;

  while (count < values.length) {
    if (digitValues[text[at]] === NO_DIGIT)
      at = skip(text, at);

    const value = at < text.length ? digitValues[text[at]] : NO_DIGIT;
    if (value === NO_DIGIT || (text[at] === MAGIC[0] && magicEnd(text, at, VERSION_1, VERSION_1) !== 0))
      break;
    values[count++] = value;
    end = ++at;
  }

  return { count, end };
}

/* Does the same, a slice at a time. */
export async function gatherAll(text, at, values, count, work) {
  let end = at;

  for (let room = count; count === room && room < values.length; ) {
    room = Math.min(await work.rest(room), values.length);
    ({ count, end } = gather(text, end, values.subarray(0, room), count));
  }

  return { count, end };
}

/* Takes a header apart. Nothing is judged. */
export function readHeader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_SIZE);

  return {
    method: bytes[6],
    cost: view.getUint16(7),
    check: bytes.subarray(9, 13),
    lines: view.getUint32(12) & 0xffffff,
    salt: bytes.subarray(16, 32),
    iv: bytes.subarray(32, 48),
  };
}

/* Whether this version can derive the keys of such a message. */
export function hasKnownKeys({ method, cost }) {
  if (method === 0x02)
    return cost === 0;

  return (method === 0x11 || method === 0x13) && cost >= 1 && cost <= COST_MAX;
}

export function hasKnownSize({ lines }) {
  return lines >= 1 && lines <= LINES_MAX;
}

/* The size of the whole binary message. */
export function messageSize({ lines }) {
  return HEADER_SIZE + lines * LINE_SIZE + TRAILER_SIZE;
}

/* Gathers a candidate's header and judges it. */
function gatherHeader(text, start, magicEndsAt) {
  const values = new Uint8Array(HEADER_CHARS);
  const candidate = { start, end: magicEndsAt, chars: 8, wanted: HEADER_CHARS, weak: true, header: null, values };

  MESSAGE_MAGIC.forEach((letter, i) => (values[i] = digitValues[letter]));
  ({ count: candidate.chars, end: candidate.end } = gather(text, magicEndsAt, values, 8));
  if (candidate.chars < HEADER_CHARS)
    return candidate;

  candidate.header = readHeader(decodeValues(values));
  if (hasKnownSize(candidate.header)) {
    candidate.wanted = (messageSize(candidate.header) / 3) * 4;
    candidate.weak = !hasKnownKeys(candidate.header);
  }

  return candidate;
}

/* Gathers the rest of a candidate. Not more is set aside than the text may hold, whatever the header promises. */
async function gatherBody(text, candidate, work) {
  if (candidate.chars < HEADER_CHARS)
    return;

  const values = new Uint8Array(Math.min(candidate.wanted, candidate.chars + text.length - candidate.end));
  values.set(candidate.values);
  ({ count: candidate.chars, end: candidate.end } = await gatherAll(text, candidate.end, values, candidate.chars, work));
  candidate.values = values.subarray(0, candidate.chars);
}

/* All candidates that are not weak, up to `max`; if there is none, the first weak one; if there is none either, an empty list. The
 * time is linear in the text: of weak candidates only the header is gathered, except of the one that is returned. */
export async function findCandidates(text, max, work) {
  const found = [];
  const next = () => findMagic(text, at, VERSION_1, VERSION_1, work);
  let firstWeak = null;
  let at = 0;
  let pause = 0;

  for (let magic = await next(); magic !== null; magic = await next()) {
    const candidate = gatherHeader(text, magic.start, magic.end);

    if (at >= pause)
      pause = await work.rest(at);
    if (candidate.weak) {
      firstWeak ??= candidate;
      at = magic.end;
    } else {
      await gatherBody(text, candidate, work);
      at = candidate.end;
      if (found.push(candidate) >= max)
        break;
    }
  }

  if (found.length > 0 || firstWeak === null)
    return found;

  await gatherBody(text, firstWeak, work);
  return [firstWeak];
}
