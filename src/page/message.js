/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text, and the messages that are in it as they were made (docs/format.md, "Finding messages" and "Reading"). */

import { findCandidates, holdsNewer } from "./armor.js";
import * as basic from "./basic.js";
import { nameText } from "./foreign.js";
import * as sealed from "./sealed.js";
import { Work } from "./work.js";

const NO_MESSAGE = {
  format: "none",
  outcome: "not-a-message",
  start: 0,
  end: 0,
  chars: 0,
  wanted: 0,
  needsPassphrase: false,
  needsKey: false,
  iterations: 0,
  bytes: null,
  foreign: null /* what it is instead, or what a Basic message looks like */,
  undone: 0 /* what was undone to mend it */,
  ignored: null /* what was passed over in it */,
  trouble: null /* what is known to be wrong with it */,
};

/* The messages in a text, up to `max`, with what can be said of them without any secret: at least one. If there is no message, its
 * outcome says what comes nearest to one. */
export async function findStrictly(text, max = Infinity, work = new Work()) {
  const found = [];

  for (const candidate of await findCandidates(text, max, work)) {
    await work.breathe();
    found.push({ ...NO_MESSAGE, ...(await sealed.describe(candidate, work)) });
  }

  if (found.length > 0)
    return found;
  if (await holdsNewer(text, work))
    return [{ ...NO_MESSAGE, outcome: "newer" }];

  return [{ ...NO_MESSAGE, ...((await basic.describe(text, work)) ?? { foreign: await nameText(text, work) }) }];
}

/* Opens one of them. `outcome` is "opened", with a text; "unproven", with a text that may be wrong; or why it does not open. */
export async function open(message, secrets, work) {
  if (message.outcome !== "ok")
    return { outcome: message.outcome };

  return (message.format === "basic" ? basic : sealed).open(message, secrets, work);
}
