/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AES-256 in CFB mode with 128-bit segments (NIST SP 800-38A section 6.3), which WebCrypto does not have, by two modes that it
 * has. C[0] is the IV, C[i] = P[i] ^ E(C[i - 1]), and so P[i] = C[i] ^ E(C[i - 1]). */

const BLOCK = 16;

/* So many blocks are under way at once: enough that the browser never waits for this script, and so few that a person who
 * presses something does not wait for them. */
const BATCH = 1024;

async function exclusiveOr(one, other, work) {
  const result = new Uint8Array(one.length);

  for (let at = 0; at < one.length; ) {
    const end = Math.min(await work.rest(at), one.length);

    for (; at < end; at++)
      result[at] = one[at] ^ other[at];
  }

  return result;
}

/* One call of CBC over a block of zeros and the plaintext gives the key stream: its first block is E(IV ^ 0), which is E(C[0]);
 * its next is E(P[1] ^ E(C[0])), which is E(C[1]); and so on. CBC's padding comes after it and is not used. */
export async function encrypt(key, iv, plaintext, work) {
  const imported = await crypto.subtle.importKey("raw", key, "AES-CBC", false, ["encrypt"]);
  const behindZeros = new Uint8Array(BLOCK + plaintext.length);

  behindZeros.set(plaintext, BLOCK);
  const stream = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-CBC", iv }, imported, behindZeros));

  return exclusiveOr(plaintext, stream, work);
}

/* To decrypt, a call of CTR for each block: CTR gives its data ^ E(counter), so with the block before as the counter, it gives
 * C[i] ^ E(C[i - 1]). That is P[i]. */
export async function decrypt(key, iv, ciphertext, work) {
  const imported = await crypto.subtle.importKey("raw", key, "AES-CTR", false, ["encrypt"]);
  const plaintext = new Uint8Array(ciphertext.length);
  const mode = { name: "AES-CTR", counter: iv, length: 128 };

  for (let start = 0; start < ciphertext.length; start += BATCH * BLOCK) {
    const end = Math.min(start + BATCH * BLOCK, ciphertext.length);
    const calls = [];

    for (let at = start; at < end; at += BLOCK) {
      const block = ciphertext.subarray(at, at + BLOCK);

      calls.push(crypto.subtle.encrypt(mode, imported, block)); /* This is the line that decrypts. */
      mode.counter = block; /* for the next one; the browser has made a copy of this one's */
    }

    const blocks = await Promise.all(calls);
    blocks.forEach((block, i) => plaintext.set(new Uint8Array(block), start + i * BLOCK));
    await work.advance(end / ciphertext.length);
  }

  return plaintext;
}
