// SPDX-License-Identifier: GPL-3.0-or-later

// Makes messages with the page's code. Each line of standard input is JSON: a text and a key in hexadecimal, and a passphrase;
// the key or the passphrase may be empty. Each line of standard output is JSON: the message.

import fs from "node:fs";

import { fromHex, load } from "./pages.mjs";

const { WRITTEN_ITERATIONS, seal } = await load("sealed");
const { Work } = await load("work");

for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { text, passphrase, key } = JSON.parse(line);
  const secrets = { passphrase, key: key === "" ? null : fromHex(key) };

  console.log(JSON.stringify(await seal(fromHex(text), secrets, WRITTEN_ITERATIONS, new Work())));
}
