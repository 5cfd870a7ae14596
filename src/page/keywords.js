/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key in 24 words (docs/format.md, "Keys in words"). No branch and no index here depends on a letter, a word or its number: masks,
 * which are all ones or zero, choose. */

import { wordList } from "./wordlist.js";

const WORDS = 24;
const WORD_BITS = 11;

function maskZero(value) {
  return ~((value | -value) >> 31);
}

function maskWithin(value, low, high) {
  return ~(((value - low) | (high - value)) >> 31);
}

/* The first 24 words of a text, packed as those of the list, and how many there are. */
function takeApart(bytes) {
  const text = `${new TextDecoder().decode(bytes)} `;
  const first = new Int32Array(WORDS);
  const second = new Int32Array(WORDS);
  let [begun, rest, place, count] = [0, 0, 0, 0];

  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isLetter = maskWithin(code | 0x20, 0x61, 0x7a);
    const isBetween =
      (maskWithin(code, 0, 0xbf) | maskZero(code ^ 0x1680) | maskWithin(code, 0x2000, 0x206f) | maskWithin(code, 0x3000, 0x303f) | maskZero(code ^ 0xfeff)) &
      ~isLetter;
    const letter = (((code | 0x20) & isLetter) | (0x3f & ~isLetter)) & ~isBetween;
    const ends = isBetween & ~maskZero(begun);

    begun |= (letter << (24 - 8 * (place & 3))) & maskWithin(place, 0, 3);
    rest |= (letter << (24 - 8 * (place & 3))) & maskWithin(place, 4, 7);
    place += 1 & ~isBetween;
    for (let word = 0; word < WORDS; word++) {
      first[word] |= begun & ends & maskZero(count ^ word);
      second[word] |= rest & ends & maskZero(count ^ word);
    }
    count += ends & 1;
    begun &= ~ends;
    rest &= ~ends;
    place &= ~ends;
  }

  return { first, second, count };
}

/* The numbers of words, and masks of those that are in the list. Their first four letters will do. */
function findNumbers({ first, second }) {
  const numbers = new Int32Array(WORDS);
  const known = new Int32Array(WORDS);

  wordList.forEach(([begun, rest], number) => {
    for (let word = 0; word < WORDS; word++) {
      const isIt = maskZero(first[word] ^ begun) & (maskZero(second[word] ^ rest) | maskZero(second[word]));

      numbers[word] |= number & isIt;
      known[word] |= isIt;
    }
  });

  return { numbers, known };
}

/* Returns a `key`, or a `reason`: "word" or "count", each with its `number`, "checksum", or, if fewer than half of the words are in
 * the list, "none". */
export async function readWords(bytes) {
  const words = takeApart(bytes);
  const { numbers, known } = findNumbers(words);
  const looked = Math.min(words.count, WORDS);
  const count = known.reduce((sum, mask) => sum - mask, 0);
  const unknown = known.subarray(0, looked).indexOf(0);

  if (count === 0 || 2 * count < looked)
    return { reason: "none" };
  if (unknown >= 0)
    return { reason: "word", number: unknown + 1 };
  if (words.count !== WORDS)
    return { reason: "count", number: words.count };

  const checked = new Uint8Array((WORDS * WORD_BITS) / 8);
  let [held, bits, at] = [0, 0, 0];
  for (const number of numbers) {
    held = ((held << WORD_BITS) | number) & 0x7ffff;
    for (bits += WORD_BITS; bits >= 8; bits -= 8)
      checked[at++] = held >> (bits - 8);
  }

  const key = checked.slice(0, -1);
  const [checksum] = new Uint8Array(await crypto.subtle.digest("SHA-256", key));
  return checksum === checked.at(-1) ? { key } : { reason: "checksum" };
}
