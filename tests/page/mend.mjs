// SPDX-License-Identifier: GPL-3.0-or-later

// Prints what the page makes of texts that a channel has changed, as tests/differential/mend.c does for the core: same input,
// same output.

import fs from "node:fs";

import { load } from "./pages.mjs";

const { find } = await load("inspect");
const { Work } = await load("work");

class Counter extends Work {
  readings = 0;

  async advance() {
    this.readings++;
  }
}

function characters({ outcome, bytes }) {
  return outcome === "ok" ? Buffer.from(bytes).toString("base64") : "";
}

function describe({ kind, present, missing, line, character }) {
  return kind === "" || kind === "case" ? [kind] : [kind, present, missing, line, character];
}

const input = new Uint8Array(fs.readFileSync(0));
const view = new DataView(input.buffer, input.byteOffset);
const lines = [];

for (let at = 0; at < input.length; ) {
  const size = view.getUint32(at, true);
  const text = input.subarray(at + 4, at + 4 + size);
  const work = new Counter();
  const messages = await find(text, work);
  const rows = messages.map((each) =>
    [each.outcome, each.format, each.start, each.end, each.chars, each.wanted, each.undone, each.foreign ?? "", characters(each)]
      .concat(each.trouble === null ? [] : describe(each.trouble))
      .join(","),
  );

  lines.push([work.readings, ...rows].join(" "), "\n");
  at += 4 + size;
}

fs.writeFileSync(1, lines.join(""));
