/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mending (docs/format.md): what a channel did to a text is undone, in one way after another, until the checksums hold. */

import { holdsMessageMagic, skip } from "./armor.js";
import { digitsEnd } from "./base64.js";
import { findSigns } from "./alphabets.js";
import * as basic from "./basic.js";
import { isCertain } from "./foreign.js";
import { findStrictly } from "./message.js";
import { Pieces, RULES, readFound } from "./pieces.js";
import { ENCODINGS, STEPS_MAX, findSteps, findWide, hide, trace, undo } from "./plan.js";
import { UNDO } from "./undoing.js";

/* Nobody would choose among more, and a hostile text could hold hundreds of thousands. */
export const MESSAGES_MAX = 1000;

/* How often a text is read anew at most, and how many bytes that may come to. */
const READINGS_MAX = 64;
const READINGS_MIN = 8;
const BYTES_MAX = 32 * 1024 * 1024;

/* How many messages are taken out of one reading at a time. */
const PLACES = 128;

const SHORTEST = 44; /* of all messages */

/* So many characters in a row are not in words. */
const RUN_MIN = 32;

const ALPHABETS = [UNDO.DIFF, UNDO.URL_ALPHABET, UNDO.LOST_PLUS];

function isWhole({ outcome }) {
  return outcome === "ok" || outcome === "newer";
}

/* Whether there may be a message that strict reading does not find whole. */
async function isNeeded(text, messages, work) {
  let position = 0;

  if (text.length < SHORTEST)
    return false;

  for (const { outcome, format, start, end, foreign } of messages) {
    if (outcome === "incomplete" || outcome === "damaged")
      return true;
    if (outcome === "not-a-message")
      return !isCertain(foreign);
    if (format !== "sealed")
      return false;
    if (await holdsMessageMagic(text.subarray(position, start), 0, work))
      return true;
    position = end;
  }

  return holdsMessageMagic(text.subarray(position), 0, work);
}

/* Whether more than what is passed over is between the characters of a message, of which there are `chars`. */
async function hasBetween(text, chars, work) {
  let digits = 0;
  let pause = 0;

  for (let at = 0; at < text.length; ) {
    if (at >= pause)
      pause = await work.rest(at);

    const next = skip(text, at);
    const end = digitsEnd(text, next);

    if (end === at)
      return true;
    digits += end - next;
    at = end;
  }

  return digits > chars;
}

async function looksEncrypted(text, work) {
  let pause = 0;
  let upper = false;
  let lower = false;
  let long = false;

  for (let at = 0; at < text.length && !(upper && lower && long); ) {
    const end = digitsEnd(text, at);

    if (at >= pause)
      pause = await work.rest(at);
    for (let i = at; i < end && !(upper && lower); i++) {
      upper ||= text[i] >= 0x41 && text[i] <= 0x5a;
      lower ||= text[i] >= 0x61 && text[i] <= 0x7a;
    }
    long ||= end - at >= RUN_MIN;
    at = Math.max(end, at + 1);
  }

  return upper && lower && long;
}

/* The characters of a Basic message, or null. */
async function readBasic(text, work) {
  const message = await basic.describe(text, work);

  if (message?.outcome !== "ok")
    return null;

  return text.subarray(message.start, message.end).filter((byte) => byte === 0x3d || digitsEnd([byte], 0) === 1);
}

/* A text while it is mended. `work` is asked whether to go on. */
class Mend {
  #text;
  #work;
  #wide;
  #room; /* for a copy of the text */
  #other;
  #readings = 0;
  #readingsMax;
  #forBasic = false;

  constructor(text, messages, work) {
    this.messages = messages;
    this.#text = text;
    this.#work = work;
    this.#wide = findWide(text);
    this.#room = new Uint8Array(text.length);
    this.#other = new Uint8Array(text.length);
    this.#readingsMax = Math.min(Math.max(Math.floor(BYTES_MAX / text.length), READINGS_MIN), READINGS_MAX);
  }

  /* What was found strictly gives way if it is not whole, and is in the place of a message, or may be none at all. */
  static #givesWay(old, message) {
    return !isWhole(old) && ((old.start < message.end && old.end > message.start) || old.chars <= 64);
  }

  /* Puts a message in its place. Returns whether there was one. */
  #insert(message) {
    const kept = this.messages.filter((old) => !Mend.#givesWay(old, message));

    if (kept.length >= MESSAGES_MAX || kept.some((old) => isWhole(old) && old.start < message.end && old.end > message.start))
      return false;
    kept.splice(kept.filter((old) => old.start < message.start).length, 0, message);
    this.messages = kept;

    return true;
  }

  async #undo(plan) {
    return (await undo(hide(this.#text, this.messages, plan.wide, this.#room), plan, this.#work)).text;
  }

  /* Reads a message from its place alone. Returns its characters, or null, and what was undone. */
  async #readAgain(format, plan, start, end) {
    const { text, undone } = await undo(hide(this.#text.subarray(start, end), [], plan.wide, this.#other), plan, this.#work);

    if (format === "basic")
      return { chars: await readBasic(text, this.#work), undone };

    const found = await new Pieces(text, plan.rule, this.#work).find();
    if (found === null)
      return { chars: null };

    const between = await hasBetween(text.subarray(found.start, found.last + 1), found.chars, this.#work);
    return { chars: await readFound(found), undone: undone | (between ? UNDO.BETWEEN : 0) };
  }

  async #accept(format, plan, { start, last }) {
    if (last < start || last >= this.#text.length)
      return false;

    const { chars, undone } = await this.#readAgain(format, plan, start, last + 1);
    if (chars === null)
      return false;

    const [message] = await findStrictly(chars, 1, this.#work);
    if (!isWhole(message) || message.format !== format || message.chars !== chars.length)
      return false;

    return this.#insert({ ...message, start, end: last + 1, undone });
  }

  async #takeMessages(plan, text) {
    const pieces = new Pieces(text, plan.rule, this.#work);
    const places = [];
    let taken = 0;

    while (places.length < PLACES) {
      const found = await pieces.find();
      if (found === null)
        break;
      places.push({ start: found.start, last: found.last });
    }

    if (places.length > 0)
      await trace(this.#text, this.messages, plan, places, this.#other, this.#work);
    for (const place of places)
      taken += (await this.#accept("sealed", plan, place)) ? 1 : 0;

    return { found: places.length, taken };
  }

  async #takeAll(plan) {
    let text = await this.#undo(plan);

    for (let rule = 0; rule < RULES; rule++) {
      let found, taken;

      do {
        await this.#work.breathe((this.#readings - 1 + rule / RULES) / this.#readingsMax);
        ({ found, taken } = await this.#takeMessages({ ...plan, rule }, text));
        if (taken > 0)
          text = await this.#undo(plan);
      } while (found === PLACES && taken === PLACES);
    }
  }

  async #takeBasic(plan) {
    const text = await this.#undo(plan);

    if ((await looksEncrypted(text, this.#work)) && (await basic.describe(text, this.#work))?.format === "basic")
      await this.#accept("basic", { ...plan, rule: 0 }, { start: 0, last: this.#text.length - 1 });
  }

  /* Reads the text in one way. Returns whether to go on. */
  async #readOnce(plan) {
    if (this.#readings >= this.#readingsMax)
      return false;
    await this.#work.advance(this.#readings / this.#readingsMax);
    this.#readings++;

    if (this.#forBasic)
      await this.#takeBasic(plan);
    else
      await this.#takeAll(plan);

    return isNeeded(this.#text, this.messages, this.#work);
  }

  /* Reads the text with these encodings undone, and each alphabet. Returns what shows then, or null if this is the end. */
  async #readSteps(steps) {
    const plan = { wide: this.#wide, steps, last: 0 };
    const signs = await findSigns(await this.#undo(plan), this.#work);
    let shown = 0;

    if (!(await this.#readOnce(plan)))
      return null;

    for (const alphabet of ALPHABETS)
      if (signs & alphabet) {
        shown |= alphabet;
        if (!(await this.#readOnce({ ...plan, last: alphabet })))
          return null;
      }

    return (shown & (shown - 1)) === 0 || (await this.#readOnce({ ...plan, last: shown })) ? signs : null;
  }

  /* What undoes the most comes first, so that what is said of it is what happened: all encodings that show, fewer of them, none,
   * each alone, two. */
  async readAll(forBasic) {
    const { steps } = await findSteps(hide(this.#text, this.messages, this.#wide, this.#room), this.#wide, this.#work);
    const inner = new Map();

    this.#forBasic = forBasic;
    this.#readings = 0;

    for (let count = steps.length; count > 0; count--)
      if ((await this.#readSteps(steps.slice(0, count))) === null)
        return;
    const signs = await this.#readSteps([]);
    if (signs === null)
      return;

    /* Line ends may have been put into what was encoded: `%2` and `B`. */
    if (steps.length > 0 && (await this.#readSteps([UNDO.LINES, ...steps].slice(0, STEPS_MAX))) === null)
      return;

    for (const outer of ENCODINGS.filter((encoding) => signs & encoding)) {
      inner.set(outer, await this.#readSteps([outer]));
      if (inner.get(outer) === null)
        return;
    }
    for (const [outer, shown] of inner)
      for (const encoding of ENCODINGS.filter((each) => shown & each))
        if ((await this.#readSteps([outer, encoding])) === null)
          return;
  }
}

/* Mends what strict reading found in a text. Returns the messages in it. */
export async function mendMessages(text, messages, work) {
  if (!(await isNeeded(text, messages, work)))
    return messages;

  const mending = new Mend(text, messages, work);
  await mending.readAll(false);

  /* The dashes around a key are in the URL alphabet, and then all of that is Base64: what has a name is no Basic message. */
  const [first, ...others] = mending.messages;
  if (others.length === 0 && first.outcome === "not-a-message" && first.foreign === null)
    await mending.readAll(true);

  return mending.messages;
}
