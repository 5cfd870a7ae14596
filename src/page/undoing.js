/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text while it is undone what a channel did to it (docs/format.md, "Mending"): what all kinds of undoing need. */

import { isJoiner, isPassedOver } from "./armor.js";
import { digitsEnd } from "./base64.js";

/* Stands for text that no message may reach into: a message that was found already. */
export const WALL = 0;

/* Stands for any other character that no message has. */
export const OTHER = 0x1a;

/* This many characters of Base64 in a row are hardly a word. */
export const RUN = 12;

/* What may be undone, as bits of a set. */
export const UNDO = {
  QUOTED_PRINTABLE: 1 << 0,
  BACKSLASHES: 1 << 1,
  PERCENT: 1 << 2,
  HTML: 1 << 3,
  DIFF: 1 << 4,
  URL_ALPHABET: 1 << 5,
  LOST_PLUS: 1 << 6,
  TERMINAL: 1 << 7,
  UTF_16_LE: 1 << 8,
  UTF_16_BE: 1 << 9,
  TERMINAL_LAST: 1 << 11,
  BETWEEN: 1 << 10 /* what is between pieces was left out */,
  LINES: 1 << 12 /* line ends within something encoded */,
};

export function isNumeral(byte) {
  return byte >= 0x30 && byte <= 0x39;
}

export function isLetter(byte) {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

export function isBlank(byte) {
  return byte === 0x20 || byte === 0x09;
}

export function isLineEnd(byte) {
  return byte === 0x0a || byte === 0x0d;
}

/* The value of a hexadecimal digit, or -1. */
export function hexDigit(byte) {
  if (isNumeral(byte))
    return byte - 0x30;

  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66 ? (byte | 0x20) - 0x61 + 10 : -1;
}

export class Undoing {
  endless = new Set(); /* what has begun and does not end, so that its end is not looked for again */

  /* The text is changed in place, and never grows. `places` in what comes out, each with a `start` and a `last` byte, in order,
   * become those in the text. */
  constructor(text, places = []) {
    this.text = text;
    this.places = places;
    this.next = 0; /* the first of their starts and lasts that is not known yet */
    this.in = 0; /* how far it has been read */
    this.out = 0; /* how far it has been written */
    this.escapes = 0; /* how many commands for a terminal there were */
  }

  /* Calls `undoNext`, which undoes what is next, until the text is done. */
  async run(undoNext, work) {
    for (let pause = 0; this.in < this.text.length; undoNext(this))
      if (this.in >= pause)
        pause = await work.rest(this.in);
  }

  get result() {
    return this.text.subarray(0, this.out);
  }

  /* The byte that is so far ahead, or a wall behind the end. */
  peek(offset) {
    const at = this.in + offset;

    return at < this.text.length ? this.text[at] : WALL;
  }

  /* What a place was made of is known once it is written. */
  #followPlaces(used) {
    for (; this.next < 2 * this.places.length; this.next++) {
      const place = this.places[this.next >> 1];
      const isLast = this.next % 2 === 1;

      if ((isLast ? place.last : place.start) !== this.out)
        break;
      if (isLast)
        place.last = this.in + used - 1;
      else
        place.start = this.in;
    }
  }

  /* Writes a byte, which is what becomes of the next `used` ones. */
  put(used, byte) {
    if (this.next < 2 * this.places.length)
      this.#followPlaces(used);
    this.text[this.out++] = byte;
    this.in += used;
  }

  /* Writes a character. One beyond ASCII is left out if it has no width, and is a tab if it is otherwise passed over. */
  putCode(used, code) {
    if (code < 0x80)
      this.put(used, code === 0 ? OTHER : code);
    else if (!isPassedOver(code))
      this.put(used, OTHER);
    else if (isJoiner(code))
      this.in += used;
    else
      this.put(used, 0x09);
  }

  /* Copies the next byte, or a run of digits. */
  copy() {
    const end = this.next < 2 * this.places.length ? this.in : digitsEnd(this.text, this.in);

    if (end - this.in < 2) {
      this.put(1, this.text[this.in]);
      return;
    }
    this.text.copyWithin(this.out, this.in, end);
    this.out += end - this.in;
    this.in = end;
  }

  /* How many hexadecimal digits are that far ahead, `most` at most, and their value. */
  hex(offset, most) {
    let value = 0;
    let count = 0;

    for (; count < most && hexDigit(this.peek(offset + count)) >= 0; count++)
      value = value * 16 + hexDigit(this.peek(offset + count));

    return { count, value };
  }
}
