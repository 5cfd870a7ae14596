/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The secrets that the person gives: a passphrase, a key file, or both. */

import { KEY_SIZE, ascii, hasUnknownCharacter, readKeyFile } from "./keys.js";
import { describeBadFile, describeBadText } from "./notes.js";
import { describeNeeds } from "./sentences.js";
import { _, format } from "./words.js";

/* More than that is no key file. */
const KEY_FILE_MAX = 4096;

const element = (id) => document.getElementById(id);

export class KeyBar {
  #complain;
  #forgive;
  #message = null; /* what the secrets are to open, or null if the person may use any */
  #key = null;
  #keyName = null; /* of its file, or null if it was pasted */
  #isPasting = false; /* whether the field for a key is there */
  #proven = false; /* whether the passphrase opened a message, so that it holds no slip */

  /* `complain` is called with a sentence, and a field, when something is no key; `forgive` when something is one. */
  constructor(complain, forgive) {
    this.#complain = complain;
    this.#forgive = forgive;
    element("passphrase").addEventListener("input", () => this.#onTyped());
    element("reveal").addEventListener("click", () => this.#setRevealed(element("passphrase").type === "password"));
    element("key-file").addEventListener("click", () => element("key-input").click());
    element("key-input").addEventListener("change", () => this.#readFile());
    element("key-paste").addEventListener("click", () => this.#setPasting(!this.#isPasting));
    element("key-text").addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.#readPasted();
      }
    });
    element("key-take").addEventListener("click", () => this.#readPasted());
    element("key-remove").addEventListener("click", () => {
      this.#setKey(null, null);
      this.focus();
    });
  }

  /* Asks for what opens a message, and for nothing else; or, without one, for anything. Once the message was opened, there is
   * nothing to be said any more. */
  ask(message) {
    this.#message = message;
    element("needs").textContent = message === null || ["opened", "unproven"].includes(message.result) ? "" : describeNeeds(message);
    this.show();
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

  #setPasting(isPasting) {
    this.#isPasting = isPasting;
    element("key-text").value = "";
    this.show();
    if (isPasting)
      element("key-text").focus();
  }

  /* A text is never the 32 bytes of a key themselves. */
  async #readPasted() {
    const bytes = ascii(element("key-text").value);
    const { key, reason, number } = bytes.length > KEY_SIZE ? await readKeyFile(bytes) : { reason: "none" };

    bytes.fill(0);
    if (key === undefined)
      this.#complain(describeBadText(reason, number), element("key-text"));
    else
      this.#useKey(key, null);
  }

  async #readFile() {
    const [file] = element("key-input").files;

    element("key-input").value = "";
    if (file === undefined)
      return;

    const bytes = file.size > KEY_FILE_MAX ? null : new Uint8Array(await file.arrayBuffer());
    const { key, reason, number } = bytes === null ? { reason: "none" } : await readKeyFile(bytes);
    bytes?.fill(0);
    if (key === undefined)
      this.#complain(describeBadFile(reason, file.name, number));
    else
      this.#useKey(key, file.name);
  }

  /* A key that the person gave: then comes what is missing, or what is to be done with it. */
  #useKey(key, name) {
    this.#setPasting(false);
    this.#setKey(key, name);
    this.#forgive();
    if (element("passphrase").value === "" && !element("passphrase-row").hidden)
      element("passphrase").focus();
    else
      element(this.#message === null ? "key-remove" : "decrypt").focus();
  }

  show() {
    const { needsPassphrase, needsKey } = this.#message ?? { needsPassphrase: true, needsKey: true };

    element("passphrase-row").hidden = !needsPassphrase;
    element("reveal").hidden = !needsPassphrase;
    element("key-file").hidden = !needsKey;
    element("key-paste").hidden = !needsKey;
    element("key-paste").setAttribute("aria-expanded", String(this.#isPasting));
    element("paste-row").hidden = !needsKey || !this.#isPasting;
    element("key-row").hidden = this.#key === null;
    element("key-name").textContent = this.#key === null ? "" : this.#keyName === null ? _("Pasted key") : format(_("Key file “%s”"), this.#keyName);
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

  /* Where the person has to give something, or to put it right. */
  fieldFor({ needsPassphrase, needsKey }) {
    const lacksKeyOnly = needsKey && this.#key === null && element("passphrase").value !== "";

    return element(needsPassphrase && !lacksKeyOnly ? "passphrase" : "key-file");
  }

  focus() {
    this.fieldFor(this.#message ?? { needsPassphrase: true, needsKey: false }).focus();
  }

  clear() {
    element("passphrase").value = "";
    this.#onTyped();
    this.#setRevealed(false);
    this.#setPasting(false);
    this.#setKey(null, null);
  }
}
