/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Base64, RFC 4648 section 4. It is for messages, which are no secret; keys.js has its own way for keys. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* What a byte of a text is worth as a digit; NO_DIGIT for all others. */
export const NO_DIGIT = 255;
export const digitValues = new Uint8Array(256).fill(NO_DIGIT);
for (let i = 0; i < ALPHABET.length; i++)
  digitValues[ALPHABET.charCodeAt(i)] = i;

/* Whether a byte of a text is one of the 64 digits. */
export function isDigit(byte) {
  return byte !== undefined && digitValues[byte] !== NO_DIGIT;
}

/* Where the digits end that begin at a place. */
export function digitsEnd(text, at) {
  while (at < text.length && digitValues[text[at]] !== NO_DIGIT)
    at++;

  return at;
}

/* Decodes digits, whose values are given. Returns null if there cannot be so many, or if unused bits are set. */
export function decodeValues(values) {
  const rest = values.length % 4;
  const whole = values.length - rest;
  const bytes = new Uint8Array(Math.floor((values.length * 3) / 4));
  let to = 0;

  for (let from = 0; from < whole; from += 4) {
    const group = (values[from] << 18) | (values[from + 1] << 12) | (values[from + 2] << 6) | values[from + 3];
    bytes[to++] = group >> 16;
    bytes[to++] = group >> 8;
    bytes[to++] = group;
  }

  if (rest === 0)
    return bytes;
  if (rest === 1)
    return null;

  const group = (values[whole] << 18) | (values[whole + 1] << 12) | (rest === 3 ? values[whole + 2] << 6 : 0);
  bytes[to++] = group >> 16;
  if (rest === 3)
    bytes[to] = group >> 8;

  return (group & (rest === 3 ? 0xff : 0xffff)) === 0 ? bytes : null;
}

/* Does the same, a slice at a time. */
export async function decodeAll(values, work) {
  const bytes = new Uint8Array(Math.floor((values.length * 3) / 4));

  for (let start = 0, end; start < values.length; start = end) {
    end = await work.rest(start); /* a multiple of 4 */

    const part = decodeValues(values.subarray(start, end));
    if (part === null)
      return null;
    bytes.set(part, (start * 3) / 4);
  }

  return bytes;
}

/* Encodes bytes in lines of 64 digits, each ended by a line feed. Their number is a multiple of 3, as in every Sealed message. */
export async function encodeLines(bytes, work) {
  const LINE = 48;
  const lines = [];
  let pause = 0;

  for (let start = 0; start < bytes.length; start += LINE) {
    if (start >= pause)
      pause = await work.rest(start);
    lines.push(btoa(String.fromCharCode(...bytes.subarray(start, start + LINE))), "\n");
  }

  return lines.join("");
}
