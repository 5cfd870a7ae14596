/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Basic messages (docs/format.md, "Basic"): the article's format. This page reads them; it makes Sealed ones. */

import { gatherAll, skip } from "./armor.js";
import { decodeAll } from "./base64.js";
import { decrypt } from "./cfb.js";
import { isCertain, nameBase64 } from "./foreign.js";
import { concatenate, equal, hkdfExpand, hmac, pbkdf2 } from "./keys.js";
import { TEXT_MAX, isLongText } from "./text.js";

const ITERATIONS = 100_000;
const OVERHEAD = 32;
const EQUALS = 0x3d;

/* Describes a whole text as a Basic message, which has a `foreign` name if it looks like something else. If it is certainly that,
 * it has that name and no format; and if it is no Base64, null is returned. */
export async function describe(text, work) {
  const start = skip(text, 0);
  const values = new Uint8Array(text.length);
  let { count, end } = await gatherAll(text, start, values, 0, work);
  let padding = 0;
  let next = skip(text, end);

  while (text[next] === EQUALS && padding < 2) {
    padding++;
    end = next + 1;
    next = skip(text, end);
  }

  const size = Math.floor((count * 3) / 4);
  if (next < text.length || (count + padding) % 4 !== 0 || size < OVERHEAD)
    return null;

  const bytes = await decodeAll(values.subarray(0, count), work);
  if (bytes === null)
    return null;

  const foreign = nameBase64(text, bytes);
  if (isCertain(foreign))
    return { format: "none", foreign };

  return {
    format: "basic",
    outcome: size > OVERHEAD + TEXT_MAX ? "too-large" : "ok",
    start,
    end,
    chars: count + padding,
    wanted: count + padding,
    needsPassphrase: true,
    needsKey: false,
    iterations: ITERATIONS,
    bytes,
    foreign,
  };
}

/* Opens a message that describe() called "ok". The passphrase is taken as it was typed. */
export async function open({ bytes }, { passphrase }, work) {
  if (!passphrase)
    return { outcome: "missing" };

  const salt = bytes.subarray(0, 16);
  const iv = bytes.subarray(16, 32);
  work.plan(ITERATIONS, bytes.length);
  const key = await pbkdf2(passphrase, salt, ITERATIONS, work);
  const text = await decrypt(key, iv, bytes.subarray(OVERHEAD), work);
  const proof = await hmac(await hkdfExpand(key, "sealwax basic iv", 32), concatenate(salt, text));

  if (!(await isLongText(text, work)))
    return { outcome: "wrong" };

  return { outcome: equal(proof.subarray(0, 16), iv) ? "opened" : "unproven", text };
}
