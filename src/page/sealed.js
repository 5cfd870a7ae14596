/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sealed messages (docs/format.md, "Sealed", "Keys", "Padding", "Reading"), as bytes. */

import {
  COST_UNIT,
  HEADER_CHARS,
  HEADER_SIZE,
  KEY_BIT,
  LINE_SIZE,
  PASSPHRASE_BIT,
  TRAILER_SIZE,
  hasKnownKeys,
  hasKnownSize,
  holdsMessageMagic,
  readHeader,
} from "./armor.js";
import { decodeAll, encodeLines } from "./base64.js";
import { decrypt, encrypt } from "./cfb.js";
import { ascii, concatenate, equal, hkdf, hmac, pbkdf2 } from "./keys.js";
import { TEXT_MAX, isLongText } from "./text.js";

const CHECK_SIZE = 4;
const CHECKSUM_SIZE = 4;
const SHORTEST_CHARS = 176;
const END_MARK = 0x80;

/* What this page writes: the least that the format allows. */
export const WRITTEN_ITERATIONS = 600_000;

/* The 6 bytes whose Base64 every message begins with. */
const MAGIC_BYTES = [0x49, 0xe6, 0xa5, 0xc1, 0xac, 0x75];

async function checksum(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).subarray(0, CHECKSUM_SIZE);
}

/* Whether the checksum at the end of a message holds. */
export async function holdsChecksum(bytes) {
  return equal(await checksum(bytes.subarray(0, -CHECKSUM_SIZE)), bytes.subarray(-CHECKSUM_SIZE));
}

/* What can be said without any secret, in the specification's order. */
async function judge(candidate, bytes) {
  if (candidate.chars < HEADER_CHARS)
    return "incomplete";
  if (!hasKnownSize(candidate.header))
    return "damaged";
  if (candidate.chars < candidate.wanted)
    return "incomplete";
  if (!(await holdsChecksum(bytes)))
    return "damaged";
  if (!hasKnownKeys(candidate.header))
    return "newer";

  return "ok";
}

/* Describes a candidate that was found. `outcome` is "ok", or why it cannot be opened, whatever the secrets are. */
export async function describe(candidate, work) {
  const whole = candidate.chars >= HEADER_CHARS && candidate.chars === candidate.wanted;
  const bytes = whole ? await decodeAll(candidate.values, work) : null;
  const outcome = await judge(candidate, bytes);
  const { method, cost } = candidate.header ?? { method: 0, cost: 0 };

  return {
    format: "sealed",
    outcome,
    start: candidate.start,
    end: candidate.end,
    chars: candidate.chars,
    wanted: Math.max(candidate.wanted, SHORTEST_CHARS),
    needsPassphrase: outcome === "ok" && (method & PASSPHRASE_BIT) !== 0,
    needsKey: outcome === "ok" && (method & KEY_BIT) !== 0,
    iterations: cost * COST_UNIT,
    bytes: outcome === "ok" ? bytes : null,
  };
}

/* The three keys of a message. */
async function deriveKeys({ method, cost, salt }, secrets, work) {
  const parts = [];

  if (method & PASSPHRASE_BIT)
    parts.push(await pbkdf2(secrets.passphrase.normalize("NFC"), salt, cost * COST_UNIT, work));
  if (method & KEY_BIT)
    parts.push(secrets.key);

  const material = concatenate(...parts);
  const [check, encryption, authentication] = await Promise.all([
    hkdf(material, salt, "sealwax1 check", CHECK_SIZE),
    hkdf(material, salt, "sealwax1 encrypt", 32),
    hkdf(material, salt, "sealwax1 authenticate", 32),
  ]);

  return { check, encryption, authentication };
}

/* P(n), the size of the padded text: Padmé of the text and its end mark, in whole lines. */
function paddedSize(textSize) {
  const size = textSize + 1;
  const exponent = Math.floor(Math.log2(size));
  const kept = exponent === 0 ? 0 : Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** Math.max(exponent - kept, 0);

  return Math.ceil((Math.ceil(size / step) * step) / LINE_SIZE) * LINE_SIZE;
}

/* The text in a padded text, or null if its padding is not the one that its length has, or if it is no text. */
async function unpad(padded, work) {
  let size = padded.length - 1;

  while (size >= 0 && padded[size] === 0)
    size--;
  if (size < 0 || padded[size] !== END_MARK || size > TEXT_MAX || paddedSize(size) !== padded.length)
    return null;

  return (await isLongText(padded.subarray(0, size), work)) ? padded.subarray(0, size) : null;
}

/* Opens a message that describe() called "ok". No plaintext is made before the tag holds. */
export async function open(message, secrets, work) {
  const { bytes } = message;
  const header = readHeader(bytes);
  const signed = bytes.subarray(0, -TRAILER_SIZE);
  const tag = bytes.subarray(-TRAILER_SIZE, -CHECKSUM_SIZE);

  if ((message.needsPassphrase && !secrets.passphrase) || (message.needsKey && !secrets.key))
    return { outcome: "missing" };

  work.plan(message.iterations, bytes.length);
  const keys = await deriveKeys(header, secrets, work);
  if (!equal(keys.check, header.check))
    return { outcome: "wrong" };
  if (!equal(await hmac(keys.authentication, signed), tag))
    return { outcome: "altered" };

  const text = await unpad(await decrypt(keys.encryption, header.iv, signed.subarray(HEADER_SIZE), work), work);
  return text === null ? { outcome: "altered" } : { outcome: "opened", text };
}

function makeHeader({ method, cost, salt, iv }, check, lines) {
  const header = new Uint8Array(HEADER_SIZE);
  const view = new DataView(header.buffer);

  view.setUint32(12, lines); /* three bytes, and a zero in the place of the check's last one, which is put in below */
  header.set(MAGIC_BYTES, 0);
  header[6] = method;
  view.setUint16(7, cost);
  header.set(check, 9);
  header.set(salt, 16);
  header.set(iv, 32);

  return header;
}

async function sealOnce(text, secrets, iterations, work) {
  const random = crypto.getRandomValues(new Uint8Array(32));
  const fields = {
    method: secrets.passphrase ? (secrets.key ? 0x13 : 0x11) : 0x02,
    cost: secrets.passphrase ? iterations / COST_UNIT : 0,
    salt: random.subarray(0, 16),
    iv: random.subarray(16),
  };
  const padded = new Uint8Array(paddedSize(text.length));

  padded.set(text);
  padded[text.length] = END_MARK;

  const keys = await deriveKeys(fields, secrets, work);
  const body = await encrypt(keys.encryption, fields.iv, padded, work);
  const signed = concatenate(makeHeader(fields, keys.check, padded.length / LINE_SIZE), body);
  const withTag = concatenate(signed, await hmac(keys.authentication, signed));

  return encodeLines(concatenate(withTag, await checksum(withTag)), work);
}

/* Makes a message of a text. A reader would cut it at a second magic, so that it is made anew when it holds one. */
export async function seal(text, secrets, iterations, work) {
  for (;;) {
    const message = await sealOnce(text, secrets, iterations, work);

    if (!(await holdsMessageMagic(ascii(message), 8, work)))
      return message;
  }
}
