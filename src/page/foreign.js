/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text is that is no message (docs/format.md, "Foreign texts"): its name, or null. */

import { HEADER_CHARS, MESSAGE_MAGIC, skip } from "./armor.js";
import { isDigit } from "./base64.js";
import { ascii } from "./keys.js";
import { hexDigit, isLetter } from "./undoing.js";

/* These are refused. */
const CERTAIN = ["openssl", "png", "openssh-key", "same-bytes", "lower-case", "upper-case"];

const EQUAL_BYTES = 32;
const KEY_BYTES = 32;
const UUID_CHARS = 36;
const CASE_BIT = 0x20;
const LINE_FEED = 0x0a;

/* How files of a kind begin. */
const MARKS = [
  ["openssl", "Salted__"],
  ["png", "\x89PNG\r\n\x1a\n"],
  ["openssh-key", "openssh-key-v1"],
  ["pdf", "%PDF-"],
  ["zip", "PK\x03\x04"],
  ["gzip", "\x1f\x8b\x08"],
  ["age", "age-encryption.o"],
  ["ssh-public", "\0\0\0\x07ssh-"],
  ["ssh-public", "\0\0\0\x0bssh-"],
  ["ssh-public", "\0\0\0\x13ecdsa-"],
].map(([name, bytes]) => [name, Uint8Array.from(bytes, (character) => character.charCodeAt(0))]);

/* What begins a text. */
const FIRST_WORDS = [
  ["age-key", "age1"],
  ["age-armor", "age-encryption.org/"],
  ["ssh-key", "ssh-"],
  ["ssh-key", "ecdsa-sha2-"],
  ["ssh-key", "sk-ssh-"],
  ["ssh-key", "sk-ecdsa-sha2-"],
  ["gtkcrypto", "GTC3:"],
  ["openssl", "Salted__"],
].map(([name, words]) => [name, ascii(words)]);

/* What stands in a line of its own, after four dashes, so that this page does not hold it. The first that fits names the text. */
const WORDS = [
  ["pgp-signed", "-BEGIN PGP SIGNED MESSAGE-----"],
  ["pgp-message", "-BEGIN PGP MESSAGE-----"],
  ["pgp-message", "-BEGIN PGP MESSAGE, PART"],
  ["pgp-signed", "-BEGIN PGP SIGNATURE-----"],
  ["pgp-key", "-BEGIN PGP "],
  ["age-armor", "-BEGIN AGE ENCRYPTED FILE-----"],
  ["ssh-key", "-BEGIN OPENSSH PRIVATE KEY-----"],
  ["ssh-key", " BEGIN SSH2 "],
  ["pem-key", "-BEGIN RSA "],
  ["pem-key", "-BEGIN DSA "],
  ["pem-key", "-BEGIN EC "],
  ["pem-key", "-BEGIN PRIVATE KEY-----"],
  ["pem-key", "-BEGIN ENCRYPTED PRIVATE KEY-----"],
  ["pem-key", "-BEGIN PUBLIC KEY-----"],
  ["pem", "-BEGIN "],
].map(([name, words]) => [name, ascii("-".repeat(4) + words)]);
WORDS.push(["age-key", ascii("AGE-SECRET" + "-KEY-1")]);

const BEGIN = ascii("BEGIN ");
const SALTPACK = ascii("SALTPACK");

function holdsAt(text, at, words) {
  return words.every((byte, i) => text[at + i] === byte);
}

/* `ssh-` and `age1` are words; a key has Base64, or its like, after them. */
function isAlone(name, text, at) {
  let run = 0;

  if (name !== "ssh-key" && name !== "age-key")
    return true;

  for (; at < text.length && run < 40; at++)
    run = isDigit(text[at]) || text[at] === 0x2d ? run + 1 : 0;

  return run >= 40;
}

/* How a saltpack begins, with perhaps a program's name in between. */
function isSaltpack(text, at) {
  if (!holdsAt(text, at, BEGIN))
    return false;

  for (let i = at + 6; i < at + 40 && text[i] !== 0x2e && text[i] !== LINE_FEED; i++)
    if (holdsAt(text, i, SALTPACK))
      return true;

  return false;
}

function isUuid(text, at) {
  if (at + UUID_CHARS > text.length || skip(text, at + UUID_CHARS) < text.length)
    return false;

  return text.subarray(at, at + UUID_CHARS).every((byte, i) => ([8, 13, 18, 23].includes(i) ? byte === 0x2d : hexDigit(byte) >= 0));
}

/* Whether a Sealed message of `least` characters begins here whose letters have lost their case; `most` are looked at. */
function nameCaseAt(text, at, least, most) {
  const letterCase = text[at] & CASE_BIT;
  let count = 0;

  for (; count < most && isDigit(text[at]); at = skip(text, at + 1), count++) {
    if (count < MESSAGE_MAGIC.length && (text[at] | CASE_BIT) !== (MESSAGE_MAGIC[count] | CASE_BIT))
      return null;
    if (isLetter(text[at]) && (text[at] & CASE_BIT) !== letterCase)
      return null;
  }

  if (count < least)
    return null;

  return letterCase === 0 ? "upper-case" : "lower-case";
}

async function findCase(text, work) {
  let pause = 0;

  for (let at = 0; at < text.length; at++) {
    const name = (text[at] | CASE_BIT) === 0x73 ? nameCaseAt(text, at, HEADER_CHARS, HEADER_CHARS) : null;

    if (name !== null)
      return name;
    if (at >= pause)
      pause = await work.rest(at);
  }

  return null;
}

/* Names a text that is no Base64, by the words that it begins with or holds. */
export async function nameText(text, work) {
  const start = skip(text, 0);
  let pause = start;

  if (isUuid(text, start))
    return "uuid";

  for (const [name, words] of FIRST_WORDS)
    if (holdsAt(text, start, words) && isAlone(name, text, start))
      return name;

  for (let at = start; at < text.length; at++) {
    if (at >= pause)
      pause = await work.rest(at);
    if (text[at] !== 0x2d && text[at] !== 0x41 && text[at] !== 0x42) /* -, A, B */
      continue;
    if (isSaltpack(text, at))
      return "saltpack";
    for (const [name, words] of WORDS)
      if (holdsAt(text, at, words))
        return name;
  }

  return findCase(text, work);
}

/* One sequence of ASN.1, of exactly that length, with a number or a sequence in it. */
function isDer(bytes) {
  let length = 0;
  let at = 2;

  if (bytes[0] !== 0x30)
    return false;

  if (bytes[1] < 0x80)
    length = bytes[1];
  else if (bytes[1] <= 0x83)
    for (; at < 2 + (bytes[1] & 3); at++)
      length = (length << 8) | bytes[at];

  return length === bytes.length - at && (bytes[at] === 0x02 || bytes[at] === 0x30);
}

/* The tag of an OpenPGP packet, and where its body begins; null if there is no header of a packet. */
function readPacket(bytes) {
  if ((bytes[0] & 0x80) === 0)
    return null;
  if ((bytes[0] & 0x40) === 0)
    return { tag: (bytes[0] >> 2) & 15, body: [2, 3, 5, 1][bytes[0] & 3] };

  return { tag: bytes[0] & 63, body: bytes[1] === 255 ? 6 : bytes[1] >= 192 && bytes[1] < 224 ? 3 : 2 };
}

/* Packets that come first, by their versions (RFC 9580). */
function isOpenPgp(bytes) {
  const packet = readPacket(bytes);
  if (packet === null)
    return false;

  const version = bytes[packet.body];
  const next = bytes[packet.body + 1];
  switch (packet.tag) {
    case 1: /* a session key, encrypted with a key */
      return version === 3 || version === 6;
    case 3: /* a session key, encrypted with a passphrase; then comes a cipher */
      return version >= 4 && version <= 6 && next >= 1 && next <= 13;
    case 2: /* a signature; then comes its type */
      return version >= 3 && version <= 6 && (next <= 0x1f || next === 0x40);
    case 5:
    case 6: /* a key; a time of this century comes then */
      return version >= 4 && version <= 6 && next >= 0x30 && next < 0x90;
    case 18: /* encrypted data */
      return version === 1 || version === 2;
    default:
      return false;
  }
}

/* The same character of Base64, four of which are three bytes. */
function isOneDigit(bytes) {
  const digit = bytes[0] >> 2;
  const four = (digit << 18) | (digit << 12) | (digit << 6) | digit;

  return bytes.subarray(0, EQUAL_BYTES).every((byte, i) => byte === ((four >> (16 - 8 * (i % 3))) & 0xff));
}

function isPrintable(bytes) {
  return bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d));
}

/* Names a text that is Base64 of at least 32 bytes: `bytes`. */
export function nameBase64(text, bytes) {
  const lost = nameCaseAt(text, skip(text, 0), MESSAGE_MAGIC.length, Infinity);
  if (lost !== null)
    return lost;

  for (const [name, mark] of MARKS)
    if (holdsAt(bytes, 0, mark))
      return name;

  if (bytes.subarray(0, EQUAL_BYTES).every((byte) => byte === bytes[0]))
    return "same-bytes";
  if (isDer(bytes))
    return "der";
  if (isOpenPgp(bytes))
    return "openpgp";
  if (isOneDigit(bytes))
    return "same-digit";
  if (isPrintable(bytes))
    return "text";

  return bytes.length === KEY_BYTES ? "perhaps-key" : null;
}

export function isCertain(name) {
  return CERTAIN.includes(name);
}
