/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Base64 that is certainly no Basic message, by marks that random bytes do not have (docs/format.md, "Foreign texts"). */

import { skip } from "./armor.js";
import { ascii } from "./keys.js";

const MARKS = [ascii("Salted__"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ascii("openssh-key-v1")];
const EQUAL_BYTES = 32;

/* How a Sealed message begins when a channel has made its letters small. As bytes: see armor.js. */
const LOWER_MAGIC = [0x73, 0x65, 0x61, 0x6c, 0x77, 0x61, 0x78, 0x31];
const CASE_BIT = 0x20;

function isLetter(byte) {
  return (byte | CASE_BIT) >= 0x61 && (byte | CASE_BIT) <= 0x7a;
}

/* Whether this was a Sealed message until all its letters became small, or all capital. */
function lostItsCase(text) {
  const start = skip(text, 0);
  const firstCase = text[start] & CASE_BIT;

  return (
    LOWER_MAGIC.every((letter, i) => (text[start + i] | CASE_BIT) === letter) &&
    text.every((byte) => !isLetter(byte) || (byte & CASE_BIT) === firstCase)
  );
}

/* `text` is the whole text, `bytes` what it decodes to. */
export function isForeign(text, bytes) {
  return (
    MARKS.some((mark) => mark.every((byte, i) => bytes[i] === byte)) ||
    bytes.subarray(0, EQUAL_BYTES).every((byte) => byte === bytes[0]) ||
    lostItsCase(text)
  );
}
