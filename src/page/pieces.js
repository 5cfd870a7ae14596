/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts messages together from pieces of Base64 in a text (docs/format.md, "Mending"). */

import { HEADER_CHARS, MESSAGE_MAGIC, hasKnownSize, messageSize, readHeader } from "./armor.js";
import { decodeAll, decodeValues, digitValues, digitsEnd, isDigit } from "./base64.js";
import { holdsChecksum } from "./sealed.js";
import { RUN, WALL, isLineEnd } from "./undoing.js";

/* The shortest runs that each rule keeps. */
const RUNS_MIN = [1, 4, 8, 12, 20, 32, RUN, Infinity];
const LINES = 6;
const LONGEST = 7;

export const RULES = RUNS_MIN.length;

export class Pieces {
  constructor(text, rule, work) {
    this.text = text;
    this.rule = rule;
    this.work = work;
    this.at = 0; /* how far it has been read */
    this.end = 0; /* the end of the current piece */
    this.line = 0; /* where the next line begins */
    this.alone = false; /* whether this line has only one run */
    this.longest = 0; /* its longest run */
    this.wall = false; /* whether one is before the current piece */
  }

  assign(other) {
    this.at = other.at;
    this.end = other.end;
    this.line = other.line;
    this.alone = other.alone;
    this.longest = other.longest;

    return this;
  }

  copy() {
    return new Pieces(this.text, this.rule, this.work).assign(this);
  }

  #enterLine() {
    const { text } = this;
    let at = this.at;
    let runs = 0;
    let most = 0;

    while (at < text.length && !isLineEnd(text[at]) && text[at] !== WALL) {
      const end = digitsEnd(text, at);

      if (end > at) {
        runs++;
        if (end - at >= most) {
          most = end - at;
          this.longest = at;
        }
      }
      at = Math.max(end, at + 1);
    }

    this.line = at + 1;
    this.alone = runs === 1;
  }

  get #isKept() {
    const digits = this.end - this.at;

    if (digits >= RUNS_MIN[this.rule])
      return true;
    if (this.rule === LONGEST)
      return this.at === this.longest;

    return (
      this.rule === LINES &&
      (this.alone || (digits >= MESSAGE_MAGIC.length && MESSAGE_MAGIC.every((letter, i) => this.text[this.at + i] === letter)))
    );
  }

  /* Goes to the next piece, from `at` to `end`. Returns whether there is one. */
  next() {
    const { text } = this;

    this.wall = false;
    for (this.at = Math.max(this.at, this.end); ; this.at = this.end) {
      while (this.at < text.length && !isDigit(text[this.at])) {
        this.wall ||= text[this.at] === WALL;
        this.at++;
      }
      if (this.at >= text.length)
        return false;

      if (this.rule >= LINES && this.at >= this.line)
        this.#enterLine();
      this.end = digitsEnd(text, this.at);
      if (this.#isKept)
        return true;
    }
  }

  /* Reads so many characters from the current piece on; fewer if there are no more. */
  async read(count) {
    const chars = new Uint8Array(count);
    let filled = 0;
    let pause = 0;

    while (filled < count) {
      if (filled >= pause)
        pause = await this.work.rest(filled);

      const run = Math.min(this.end - this.at, count - filled);

      if (run > 0)
        chars.set(this.text.subarray(this.at, this.at + run), filled);
      else if (!this.next() || this.wall)
        break;
      filled += Math.max(run, 0);
      this.at += Math.max(run, 0);
    }

    return chars.subarray(0, filled);
  }

  async #holdsChecksum(candidate) {
    const values = await readFound(candidate);

    for (let at = 0; at < values.length; ) {
      const end = Math.min(await this.work.rest(at), values.length);

      for (; at < end; at++)
        values[at] = digitValues[values[at]];
    }

    return holdsChecksum(await decodeAll(values, this.work));
  }

  /* Finds the next message whose checksum holds, or null. A hash is made only if its last character ends a piece. */
  async find() {
    const search = new Search(this);
    const before = this.copy();
    let pause = 0;

    for (;;) {
      before.assign(this);
      if (this.end >= pause)
        pause = await this.work.rest(this.end);
      if (!this.next())
        return null;
      if (this.wall)
        search.reset();

      while (this.at < this.end) {
        this.at = search.takeRun(before, this.at, this.end);
        if (search.isDone && this.at === this.end && (await this.#holdsChecksum(search.candidate)))
          return search.candidate;
        if (search.isDone)
          search.wanted = 0;
      }
    }
  }
}

function decode(chars) {
  return decodeValues(chars.map((char) => digitValues[char]));
}

export function readFound({ before, start, chars }) {
  const pieces = before.copy();

  pieces.next();
  pieces.at = start;

  return pieces.read(chars);
}

/* How much of a magic there is, and how much of a candidate. */
class Search {
  #text;
  #nextLetter = -1; /* where a magic may begin next */
  #matched;
  #before; /* where to read again what it begins */
  #start;
  #header = new Uint8Array(HEADER_CHARS);

  constructor(pieces) {
    this.#text = pieces.text;
    this.#before = pieces.copy();
    this.candidate = { before: pieces.copy(), start: 0, last: 0, chars: 0 };
    this.reset();
  }

  reset() {
    this.#matched = 0;
    this.wanted = 0; /* how many characters the candidate should have; 0 if there is none */
  }

  get isDone() {
    return this.wanted > 0 && this.candidate.chars === this.wanted;
  }

  #readWanted() {
    const header = readHeader(decode(this.#header));

    return hasKnownSize(header) ? (messageSize(header) / 3) * 4 : 0;
  }

  /* Looks at one more character. */
  #take(before, at) {
    const char = this.#text[at];

    if (char === MESSAGE_MAGIC[this.#matched])
      this.#matched++;
    else
      this.#matched = char === MESSAGE_MAGIC[0] ? 1 : 0;
    if (this.#matched === 1) {
      this.#before.assign(before);
      this.#start = at;
    }

    if (this.wanted > 0) {
      if (this.candidate.chars < HEADER_CHARS)
        this.#header[this.candidate.chars] = char;
      this.candidate.chars++;
      this.candidate.last = at;
      if (this.candidate.chars === HEADER_CHARS)
        this.wanted = this.#readWanted();
    }

    if (this.#matched === MESSAGE_MAGIC.length)
      this.#beginCandidate(at);
  }

  #beginCandidate(last) {
    const { candidate } = this;

    candidate.before.assign(this.#before);
    candidate.start = this.#start;
    candidate.last = last;
    candidate.chars = MESSAGE_MAGIC.length;
    this.#header.set(MESSAGE_MAGIC);
    this.wanted = Infinity;
    this.#matched = 0;
  }

  /* How many characters need no look, because no magic begins there. */
  #countPlain(at, end) {
    if (this.#matched > 0)
      return 0;

    if (this.#nextLetter < at) {
      const next = this.#text.indexOf(MESSAGE_MAGIC[0], at);
      this.#nextLetter = next < 0 ? Infinity : next;
    }
    const plain = Math.min(this.#nextLetter, end) - at;
    if (this.wanted === 0)
      return plain;

    return this.candidate.chars < HEADER_CHARS ? 0 : Math.min(plain, this.wanted - this.candidate.chars - 1);
  }

  /* Looks at digits up to `end`, or to the last of a candidate. Returns how far. */
  takeRun(before, at, end) {
    while (at < end) {
      const plain = this.#countPlain(at, end);

      if (plain > 0) {
        if (this.wanted > 0)
          this.candidate.chars += plain;
        at += plain;
        continue;
      }

      this.#take(before, at);
      at++;
      if (this.isDone)
        break;
    }

    return at;
  }
}
