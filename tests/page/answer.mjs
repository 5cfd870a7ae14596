// SPDX-License-Identifier: GPL-3.0-or-later

// Prints what the page makes of messages, as tests/differential/answer.c does for the core: same input, same output.

import fs from "node:fs";

import { load } from "./pages.mjs";

const { findStrictly, open } = await load("message");
const { Work } = await load("work");

/* The same passphrase, salt and cost come up again and again; each key is derived once. */
const derived = new Map();
const deriveBits = crypto.subtle.deriveBits.bind(crypto.subtle);
crypto.subtle.deriveBits = async (algorithm, key, size) => {
  if (algorithm.name !== "PBKDF2")
    return deriveBits(algorithm, key, size);

  const name = `${passphrase} ${Buffer.from(algorithm.salt).toString("hex")} ${algorithm.iterations}`;
  if (!derived.has(name))
    derived.set(name, await deriveBits(algorithm, key, size));
  return derived.get(name).slice();
};
let passphrase = "";

const input = new Uint8Array(fs.readFileSync(0));
const view = new DataView(input.buffer, input.byteOffset);
const output = [];

for (let at = 0; at < input.length; ) {
  const sizes = [0, 4, 8].map((offset) => view.getUint32(at + offset, true));
  const parts = [];

  at += 12;
  for (const size of sizes) {
    parts.push(input.slice(at, at + size));
    at += size;
  }
  passphrase = new TextDecoder("utf-8", { ignoreBOM: true }).decode(parts[0]);

  const messages = await findStrictly(parts[2]);
  output.push(`${messages.length}\n`);
  for (const message of messages) {
    const { outcome, text } = await open(message, { passphrase, key: parts[1].length > 0 ? parts[1] : null }, new Work());
    output.push(`${outcome} ${message.chars} ${message.wanted} ${text?.length ?? 0}\n`, text ?? "");
  }
}

fs.writeFileSync(1, Buffer.concat(output.map((part) => Buffer.from(part))));
