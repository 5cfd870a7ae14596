/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text on the page. What a program put into it is kept byte for byte beside what is shown, until the person edits it: a text
 * field changes line ends, and cannot hold a large text. */

import { isText, toString } from "./text.js";
import { _, format } from "./words.js";

/* More than that is shown in part, and cannot be edited: browsers take seconds to lay out a MiB, and more for a long line. */
const SHOWN_MAX = 256 * 1024;
const LINE_MAX = 16 * 1024;
const PREVIEW = 32 * 1024;
const LINE_FEED = 0x0a;

function isLarge(bytes) {
  if (bytes.length > SHOWN_MAX)
    return true;

  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    const next = end < 0 ? bytes.length : end + 1;

    if (next - start > LINE_MAX)
      return true;
    start = next;
  }

  return false;
}

export class Pane {
  #field;
  #bytes = null; /* what was put in, or null if the person wrote it */

  /* `edited` is called when the person changes the text. */
  constructor(field, edited) {
    this.#field = field;
    field.addEventListener("input", () => {
      this.#bytes = null;
      edited();
    });
  }

  get isEmpty() {
    return this.#bytes === null ? this.#field.value === "" : this.#bytes.length === 0;
  }

  /* How many characters there are, as the window counts them. */
  get length() {
    const { bytes } = this;
    let length = 0;

    for (let i = 0; i < bytes.length; i++) /* reduce() takes ten times as long, and there may be 64 MiB */
      length += (bytes[i] & 0xc0) !== 0x80 ? 1 : 0;

    return length;
  }

  get bytes() {
    return this.#bytes ?? new TextEncoder().encode(this.#field.value);
  }

  get text() {
    return this.#bytes === null ? this.#field.value : new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.#bytes);
  }

  /* Puts bytes in. Those that are no text are shown as far as they are. */
  put(bytes) {
    const large = isLarge(bytes);

    this.#bytes = bytes;
    this.#field.readOnly = large;
    this.#field.value = large || !isText(bytes) ? new TextDecoder().decode(bytes.subarray(0, PREVIEW)) : toString(bytes);
  }

  /* What to say beside a text that is shown in part; otherwise the same sentence. */
  describe(sentence) {
    return this.#field.readOnly ? format(_("%s · Preview, read-only"), sentence) : sentence;
  }

  clear() {
    this.#bytes?.fill(0);
    this.#bytes = null;
    this.#field.readOnly = false;
    this.#field.value = "";
  }

  focus() {
    this.#field.focus();
  }

  /* Shows a text from its beginning. */
  show() {
    this.#field.focus({ preventScroll: true });
    this.#field.setSelectionRange(0, 0);
    this.#field.scrollTop = 0;
    this.#field.closest("section").scrollIntoView({ block: "nearest" });
  }

  select() {
    this.#field.focus();
    this.#field.select();
  }
}
