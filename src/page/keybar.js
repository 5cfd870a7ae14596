/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The secrets that the person gives: a passphrase, a key file, or both. */

import { hasUnknownCharacter, readKeyFile } from "./keys.js";
import { describeBadKey } from "./notes.js";
import { _, format } from "./words.js";

/* More than that is no key file. */
const KEY_FILE_MAX = 4096;

const element = (id) => document.getElementById(id);

export class KeyBar {
  #complain;
  #key = null;
  #keyName = "";
  #proven = false; /* whether the passphrase opened a message, so that it holds no slip */

  /* `complain` is called with a sentence when a file is no key file. */
  constructor(complain) {
    this.#complain = complain;
    element("passphrase").addEventListener("input", () => this.#onTyped());
    element("reveal").addEventListener("click", () => this.#setRevealed(element("passphrase").type === "password"));
    element("key-file").addEventListener("click", () => element("key-input").click());
    element("key-input").addEventListener("change", () => this.#readKey());
    element("key-remove").addEventListener("click", () => {
      this.#setKey(null, "");
      element("key-file").focus();
    });
  }

  get() {
    return { passphrase: element("passphrase").value, key: this.#key };
  }

  #onTyped() {
    this.#proven = false;
    element("repeat").value = "";
    element("repeat-row").hidden = true;
    element("passphrase").removeAttribute("aria-invalid");
  }

  #setRevealed(revealed) {
    element("passphrase").type = revealed ? "text" : "password";
    element("reveal").setAttribute("aria-pressed", String(revealed));
  }

  #setKey(key, name) {
    this.#key?.fill(0);
    this.#key = key;
    this.#keyName = name;
    this.show();
  }

  async #readKey() {
    const [file] = element("key-input").files;

    element("key-input").value = "";
    if (file === undefined)
      return;

    const bytes = file.size > KEY_FILE_MAX ? null : new Uint8Array(await file.arrayBuffer());
    const { key, reason, number } = bytes === null ? { reason: "none" } : await readKeyFile(bytes);
    bytes?.fill(0);
    if (key === undefined)
      this.#complain(describeBadKey(reason, file.name, number));
    else
      this.#setKey(key, file.name);
  }

  show() {
    element("key-row").hidden = this.#key === null;
    element("key-name").textContent = this.#key === null ? "" : format(_("Key file: %s"), this.#keyName);
  }

  setProven(proven) {
    this.#proven = proven;
  }

  /* Whether a message may be made with these secrets. A passphrase that opened no message and was not seen is asked for a
   * second time: a slip would lock the text for good. */
  check(complain) {
    const { passphrase, key } = this.get();
    const refuse = (sentence, id) => {
      complain(sentence, element(id));
      return false;
    };

    if (passphrase === "")
      return key !== null || refuse(_("Type a passphrase first."), "passphrase");
    if (hasUnknownCharacter(passphrase))
      return refuse(_("The passphrase holds a character that is not in the Unicode standard yet. Please use another one."), "passphrase");
    if (this.#proven || element("passphrase").type === "text" || element("repeat").value === passphrase)
      return true;

    const wasAsked = !element("repeat-row").hidden && element("repeat").value !== "";
    element("repeat-row").hidden = false;
    return refuse(
      wasAsked ? _("The passphrases don’t match.") : _("Repeat the passphrase. A slip would lock the text for good."),
      "repeat",
    );
  }

  holdsUnknownCharacter({ passphrase }) {
    return hasUnknownCharacter(passphrase);
  }

  /* Where the person has to put something right. */
  fieldFor({ needsPassphrase }) {
    return element(needsPassphrase ? "passphrase" : "key-file");
  }

  focus() {
    element("passphrase").focus();
  }

  clear() {
    element("passphrase").value = "";
    this.#onTyped();
    this.#setRevealed(false);
    this.#setKey(null, "");
  }
}
