/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undoes what a channel did to a text, by a plan: `wide`, the kind of UTF-16 or 0; encodings, in `steps`; and `last`, alphabets. */

import { findSigns, undoDiff, undoLostPlus, undoUrlAlphabet } from "./alphabets.js";
import { undoBackslashes, undoLines, undoPercent, undoQuotedPrintable, undoTerminal, undoUtf16 } from "./encodings.js";
import { undoHtml } from "./html.js";
import { OTHER, UNDO, Undoing, WALL } from "./undoing.js";

/* The encodings, in the order in which those that show are undone. */
export const ENCODINGS = [UNDO.QUOTED_PRINTABLE, UNDO.BACKSLASHES, UNDO.PERCENT, UNDO.HTML];

/* How many encodings one inside the other are undone at most. */
export const STEPS_MAX = 4;

const WAYS = {
  [UNDO.QUOTED_PRINTABLE]: undoQuotedPrintable,
  [UNDO.BACKSLASHES]: undoBackslashes,
  [UNDO.PERCENT]: undoPercent,
  [UNDO.HTML]: undoHtml,
  [UNDO.LINES]: undoLines,
  [UNDO.TERMINAL]: (undoing) => undoTerminal(undoing, false),
  [UNDO.TERMINAL_LAST]: (undoing) => undoTerminal(undoing, true),
  [UNDO.UTF_16_LE]: (undoing) => undoUtf16(undoing, false),
  [UNDO.UTF_16_BE]: (undoing) => undoUtf16(undoing, true),
};

const ALPHABETS = [
  [UNDO.URL_ALPHABET, undoUrlAlphabet],
  [UNDO.DIFF, undoDiff],
  [UNDO.LOST_PLUS, undoLostPlus],
];

/* What a terminal wrote may be around the encodings, and within them. */
function listStages({ wide, steps }) {
  return [wide, UNDO.TERMINAL, ...steps, UNDO.TERMINAL_LAST].filter((stage) => stage !== 0);
}

/* Works in place. Returns the text that is left, and the set of what there was to undo. */
async function undoStages(text, stages, work) {
  let undone = 0;

  for (const stage of stages) {
    const undoing = new Undoing(text);

    await undoing.run(WAYS[stage], work);
    if (stage === UNDO.TERMINAL || stage === UNDO.TERMINAL_LAST)
      undone |= undoing.escapes > 0 ? UNDO.TERMINAL : 0;
    else
      undone |= undoing.out < text.length ? stage : 0;
    text = undoing.result;
  }

  return { text, undone };
}

export async function undo(whole, plan, work) {
  const result = await undoStages(whole, listStages(plan), work);

  for (const [alphabet, undoAlphabet] of ALPHABETS)
    if (plan.last & alphabet) {
      await undoAlphabet(result.text, work);
      result.undone |= alphabet;
    }

  return result;
}

/* The encodings of a text, each undone in place as soon as it shows, and the text that is left. Those come first that were not
 * undone yet. */
export async function findSteps(whole, wide, work) {
  const steps = [];
  let { text } = await undoStages(whole, listStages({ wide, steps }), work);

  while (steps.length < STEPS_MAX) {
    const signs = await findSigns(text, work);
    const shown = ENCODINGS.filter((encoding) => signs & encoding);
    const step = shown.find((encoding) => !steps.includes(encoding)) ?? shown[0];

    if (step === undefined)
      break;
    steps.push(step);
    ({ text } = await undoStages(text, listStages({ wide: 0, steps: [step] }), work));
  }

  return { steps, text };
}

/* The kind of UTF-16 that a text's byte order mark asks for, or 0. */
export function findWide(text) {
  if (text[0] === 0xff && text[1] === 0xfe)
    return UNDO.UTF_16_LE;

  return text[0] === 0xfe && text[1] === 0xff ? UNDO.UTF_16_BE : 0;
}

/* Copies a text into `room`, with a wall in the place of every message that is whole. */
export function hide(whole, messages, wide, room) {
  const text = room.subarray(0, whole.length);

  text.set(whole);
  if (wide === 0)
    for (let at = text.indexOf(WALL); at >= 0; at = text.indexOf(WALL, at + 1))
      text[at] = OTHER;
  for (const { outcome, start, end } of messages)
    if (outcome === "ok" || outcome === "newer")
      text.fill(WALL, start, end);

  return text;
}

/* Finds out where places were before encodings were undone: see Undoing. */
export async function trace(whole, messages, plan, places, room, work) {
  const stages = listStages(plan);

  for (let i = stages.length - 1; i >= 0; i--) {
    const { text } = await undoStages(hide(whole, messages, plan.wide, room), stages.slice(0, i), work);

    await new Undoing(text, places).run(WAYS[stages[i]], work);
  }
}
