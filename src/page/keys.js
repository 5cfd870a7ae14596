/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Secrets: passphrases, key files, and the keys that are derived of them. All cryptography is the browser's (WebCrypto);
 * there is no table here that a secret is an index of, and no branch that depends on one, except on its length. */

import { readWords } from "./keywords.js";

export const KEY_SIZE = 32;

const encoder = new TextEncoder();

export function ascii(text) {
  return encoder.encode(text);
}

export function concatenate(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;

  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }

  return whole;
}

/* Compares in a time that does not depend on where two secrets differ. */
export function equal(one, other) {
  let differences = one.length ^ other.length;

  for (let i = 0; i < one.length; i++)
    differences |= one[i] ^ other[i];

  return differences === 0;
}

/* Whether a passphrase has a character that this browser's Unicode tables do not know, and so may normalize otherwise than
 * others do (docs/format.md, "Keys"). */
export function hasUnknownCharacter(passphrase) {
  return /\p{Cn}/u.test(passphrase);
}

/* PBKDF2-HMAC-SHA-256. It is one opaque call: `work` knows how long it may take, and whether it is still wanted. */
export async function pbkdf2(passphrase, salt, iterations, work) {
  const password = await crypto.subtle.importKey("raw", encoder.encode(passphrase), "PBKDF2", false, ["deriveBits"]);
  const bits = crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, password, 8 * KEY_SIZE);

  return new Uint8Array(await work.derive(bits, iterations));
}

/* No computer is faster; a browser whose clock is coarse, so that pages cannot use it to spy, may measure no time at all. */
const LEAST_MS = 1;

/* How many milliseconds 10 000 iterations take here, by a short trial with nothing secret in it. */
export async function calibrate() {
  const password = await crypto.subtle.importKey("raw", new Uint8Array(1), "PBKDF2", false, ["deriveBits"]);
  const start = performance.now();

  await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(16), iterations: 20_000 }, password, 8 * KEY_SIZE);

  return Math.max((performance.now() - start) / 2, LEAST_MS);
}

export async function hmac(key, data) {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, data));
}

/* HKDF's second half alone (RFC 5869), for at most 32 bytes. */
export async function hkdfExpand(key, info, size) {
  return (await hmac(key, concatenate(ascii(info), Uint8Array.of(1)))).subarray(0, size);
}

/* Both halves of HKDF, of which a Sealed message's keys are made. */
export async function hkdf(material, salt, info, size) {
  const imported = await crypto.subtle.importKey("raw", material, "HKDF", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info: ascii(info) }, imported, 8 * size);

  return new Uint8Array(bits);
}

/* If `character` is between `low` and `high`, `value` plus 1 plus its distance from `low`; otherwise 0. */
function valueInRange(character, low, high, value) {
  const outside = (character - low) | (high - character); /* is negative when either is */

  return (value + character - low + 1) & ~(outside >> 31);
}

function code(letter) {
  return letter.charCodeAt(0);
}

/* A digit's value, or -1. */
function hexValue(character) {
  return (
    (valueInRange(character, code("0"), code("9"), 0) |
      valueInRange(character, code("A"), code("F"), 10) |
      valueInRange(character, code("a"), code("f"), 10)) -
    1
  );
}

function base64Value(character) {
  return (
    (valueInRange(character, code("A"), code("Z"), 0) |
      valueInRange(character, code("a"), code("z"), 26) |
      valueInRange(character, code("0"), code("9"), 52) |
      valueInRange(character, code("+"), code("+"), 62) |
      valueInRange(character, code("/"), code("/"), 63)) -
    1
  );
}

/* Takes a key out of digits of so many bits each; what is left over at the end must be zero. Returns null if one is none. */
function readDigits(digits, valueOf, bitsEach) {
  const key = new Uint8Array(KEY_SIZE);
  let all = 0;
  let held = 0;
  let bits = 0;
  let at = 0;

  for (const digit of digits) {
    const value = valueOf(digit);

    all |= value;
    held = ((held << bitsEach) | (value & ((1 << bitsEach) - 1))) & 0xfff;
    bits += bitsEach;
    if (bits >= 8) {
      bits -= 8;
      key[at++] = held >> bits;
    }
  }

  return all >= 0 && (held & ((1 << bits) - 1)) === 0 ? key : null;
}

function isWhiteSpace(byte) {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/* Reads a key file (docs/format.md, "Limits"): 32 bytes as they are; 64 hexadecimal digits, or 44 characters of Base64, which may
 * have white space around them; or 24 words. Returns what readWords() does. */
export async function readKeyFile(bytes) {
  if (bytes.length === KEY_SIZE)
    return { key: bytes.slice() };

  let start = 0;
  let end = bytes.length;
  while (start < end && isWhiteSpace(bytes[start]))
    start++;
  while (end > start && isWhiteSpace(bytes[end - 1]))
    end--;

  let key = null;
  if (end - start === 64)
    key = readDigits(bytes.subarray(start, end), hexValue, 4);
  else if (end - start === 44 && bytes[end - 1] === code("="))
    key = readDigits(bytes.subarray(start, end - 1), base64Value, 6);

  return key !== null ? { key } : readWords(bytes.subarray(start, end));
}
