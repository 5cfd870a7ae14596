// SPDX-License-Identifier: GPL-3.0-or-later

// Prints what the page says about the messages in texts, which come in as for mend.mjs: for each text a line of JSON, a list.

import fs from "node:fs";

import { load } from "./pages.mjs";

const { find } = await load("inspect");
const { describe } = await load("sentences");

const input = new Uint8Array(fs.readFileSync(0));
const view = new DataView(input.buffer, input.byteOffset);

for (let at = 0; at < input.length; ) {
  const end = at + 4 + view.getUint32(at, true);

  console.log(JSON.stringify((await find(input.subarray(at + 4, end))).map(describe)));
  at = end;
}
