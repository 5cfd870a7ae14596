/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text, and the messages in it (docs/format.md, "Finding messages" and "Reading"). */

import { findCandidates, holdsNewer } from "./armor.js";
import * as basic from "./basic.js";
import { readings } from "./mend.js";
import * as sealed from "./sealed.js";

const NO_MESSAGE = { format: "none", start: 0, end: 0, chars: 0, wanted: 0, needsPassphrase: false, needsKey: false, iterations: 0, bytes: null };

/* The messages in a text, with what can be said of them without any secret: at least one. If there is no message, its outcome
 * says what comes nearest to one. */
export async function findStrictly(text) {
  const found = [];

  for (const candidate of findCandidates(text))
    found.push(await sealed.describe(candidate));

  if (found.length > 0)
    return found;
  if (holdsNewer(text))
    return [{ ...NO_MESSAGE, outcome: "newer" }];

  return [basic.describe(text) ?? { ...NO_MESSAGE, outcome: "not-a-message" }];
}

function isWhole(message) {
  return message.outcome !== "incomplete" && message.outcome !== "damaged" && message.outcome !== "not-a-message";
}

function countWhole(messages) {
  return messages.filter((message) => message.outcome === "ok").length;
}

/* The same, where that finds no whole message, of what the text was before a channel changed it. */
export async function find(text) {
  const strict = await findStrictly(text);
  let best = strict;

  if (strict.every(isWhole))
    return strict;

  for (const reading of readings(text)) {
    const found = await findStrictly(reading.text);

    if (found[0].format === "basic" && !reading.isWhole)
      continue;
    if (countWhole(found) > countWhole(best))
      best = found;
    if (best !== strict && best.every(isWhole))
      break;
  }

  return best;
}

/* Opens one of them. `outcome` is "opened", with a text; "unproven", with a text that may be wrong; or why it does not open. */
export async function open(message, secrets, work) {
  if (message.outcome !== "ok")
    return { outcome: message.outcome };

  return (message.format === "basic" ? basic : sealed).open(message, secrets, work);
}
