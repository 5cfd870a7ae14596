// SPDX-License-Identifier: GPL-3.0-or-later

// Makes messages with the page's code. On standard input, a line of JSON for each: a text and a key in hexadecimal, and a
// passphrase, of which one may be empty. On standard output, a line of JSON with the message for each.

import fs from "node:fs";

import { fromHex, load } from "./pages.mjs";

const { WRITTEN_ITERATIONS, seal } = await load("sealed");
const { Work } = await load("work");

for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { text, passphrase, key } = JSON.parse(line);
  const secrets = { passphrase, key: key === "" ? null : fromHex(key) };

  console.log(JSON.stringify(await seal(fromHex(text), secrets, WRITTEN_ITERATIONS, new Work())));
}
