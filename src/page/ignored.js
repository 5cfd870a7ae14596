/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was passed over within a message (docs/format.md, "Finding messages") and is worth telling the person about. Blanks and line
 * ends of any kind are not: every mail program changes them. */

import { lineBreakSize, wideSpaceSize } from "./armor.js";
import { isBlank, isLineEnd } from "./undoing.js";

const LESS = 0x3c;
const GREATER = 0x3e;
const BAR = 0x7c;

/* Whether the `>` at a place ends a tag, and so is not a mark of quoting. */
function endsTag(text, at) {
  return [3, 4, 5].some((size) => text[at - size] === LESS && lineBreakSize(text, at - size) === size + 1);
}

/* Whether the line that a message begins on is quoted: the marks come before it. A `>` after a name, as in some chats, does not
 * quote. */
function isFirstLineQuoted(text, start) {
  let quoted = false;

  for (let at = start - 1; at >= 0 && !isLineEnd(text[at]); at--)
    if ((text[at] === GREATER && !endsTag(text, at)) || text[at] === BAR)
      quoted = true;
    else if (!isBlank(text[at]))
      return false;

  return quoted;
}

/* Counts lines with marks of quoting, tags that break lines, and characters that cannot be seen. */
export async function countIgnored(text, { start, end }, work) {
  let quoted = isFirstLineQuoted(text, start);
  let pause = start;
  const counts = { quotedLines: quoted ? 1 : 0, tags: 0, invisible: 0 };

  for (let at = start; at < end; at++) {
    if (at >= pause)
      pause = await work.rest(at);

    if (isLineEnd(text[at])) {
      quoted = false;
    } else if (text[at] === LESS) {
      counts.tags++;
      at += lineBreakSize(text, at) - 1;
    } else if ((text[at] === GREATER || text[at] === BAR) && !quoted) {
      counts.quotedLines++;
      quoted = true;
    } else if (text[at] >= 0x80) {
      counts.invisible++;
      at += wideSpaceSize(text, at) - 1;
    }
  }

  return counts;
}
