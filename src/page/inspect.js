/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The messages in a text: as they were made, or mended; what was passed over in them, or what is wrong with them. */

import { countIgnored } from "./ignored.js";
import { MESSAGES_MAX, mendMessages } from "./mend.js";
import { findStrictly } from "./message.js";
import { findTrouble } from "./trouble.js";
import { Work } from "./work.js";

export async function find(text, work = new Work()) {
  work.plan(0, text.length);

  const messages = await mendMessages(text, await findStrictly(text, MESSAGES_MAX, work), work);
  for (const [i, message] of messages.entries())
    if (message.outcome === "incomplete" || message.outcome === "damaged")
      message.trouble = await findTrouble(text.subarray(0, messages[i + 1]?.start), message, work);
    else if (message.outcome === "ok" && message.undone === 0)
      message.ignored = await countIgnored(text, message, work);

  return messages;
}
