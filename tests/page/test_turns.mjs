// SPDX-License-Identifier: GPL-3.0-or-later

// The page's code gives the browser a turn now and then, however large a text is.

import assert from "node:assert/strict";

import { bytes, load } from "./pages.mjs";
import { finish, test } from "./tap.mjs";

const { find } = await load("inspect");
const { calibrate } = await load("keys");
const { findStrictly } = await load("message");
const { Pieces } = await load("pieces");
const { seal } = await load("sealed");
const { isLongText } = await load("text");
const { findTrouble } = await load("trouble");
const { Work } = await load("work");

const SIZE = 16 * 1024 * 1024;
const RUNS = 3;

/* A part of the time that a piece of work takes. A loop that gives no turn takes most of it; a breath is due after 50 ms. */
const LONGEST = 1 / 4;

const secrets = { passphrase: "", key: new Uint8Array(32) };
const text = new Uint8Array(Buffer.alloc(SIZE, "The quick brown fox jumps over the lazy dog.\n"));
const message = bytes(await seal(text, secrets, 600_000, new Work()));

/* What part of the time the longest wait for a turn took. */
async function measure(work) {
  const begin = performance.now();
  let longest = 0;
  let last = begin;

  const timer = setInterval(() => {
    const now = performance.now();

    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  await work();
  const end = performance.now();
  clearInterval(timer);

  return Math.max(longest, end - last) / (end - begin);
}

/* The best of some runs counts, because this process may itself have to wait. */
async function checkTurns(work) {
  const parts = [];

  for (let i = 0; i < RUNS; i++)
    parts.push(await measure(work));

  assert.ok(Math.min(...parts) <= LONGEST, `the longest waits were ${parts.map((part) => Math.round(100 * part))} % of the whole`);
}

/* A digit in the middle is replaced by another. */
function damage(whole) {
  const damaged = whole.slice();
  const middle = whole.length >> 1;

  damaged[middle] = whole[middle] === 0x41 ? 0x42 : 0x41;

  return damaged;
}

const letters = new Uint8Array(SIZE).fill(0x53);
const hebrew = new Uint8Array(Buffer.alloc(8 * SIZE, "\u05e9\u05dc\n"));
const damaged = damage(message);
const [{ chars, wanted }] = await findStrictly(damaged, 1, new Work());

await test("a text is sealed", () => checkTurns(() => seal(text, secrets, 600_000, new Work())));
await test("letters that begin no message", () => checkTurns(() => find(letters, new Work())));
await test("a message in pieces", () => checkTurns(() => new Pieces(message, 0, new Work()).find()));
await test("what is wrong with a message", () => checkTurns(() => findTrouble(damaged, { start: 0, chars, wanted }, new Work())));
await test("UTF-8", () => checkTurns(() => isLongText(hebrew, new Work())));

/* Otherwise the progress of a derivation would stay at its beginning. */
await test("a clock that is coarse", async () => {
  const { now } = performance;

  performance.now = () => 0;
  try {
    assert.ok((await calibrate()) > 0);
  } finally {
    performance.now = now;
  }
});

finish();
