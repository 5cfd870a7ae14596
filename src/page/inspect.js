/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The messages in a text: as they were made, or mended. */

import { mendMessages } from "./mend.js";
import { findStrictly } from "./message.js";
import { Work } from "./work.js";

export async function find(text, work = new Work()) {
  return mendMessages(text, await findStrictly(text), work);
}
