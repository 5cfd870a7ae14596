/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page: its fields and buttons, and what happens when they are used. It keeps nothing: no storage, no history, and when it
 * is left, all fields are emptied. Texts get into it as text only, never as HTML. */

import { KeyBar } from "./keybar.js";
import { find } from "./inspect.js";
import { open } from "./message.js";
import { Pane } from "./pane.js";
import { WRITTEN_ITERATIONS, seal } from "./sealed.js";
import * as sentences from "./sentences.js";
import { TEXT_MAX, isLongText } from "./text.js";
import { TaskBar } from "./taskbar.js";
import { Work } from "./work.js";
import { C_, _, chooseLanguage, format, getDirection, listLanguages } from "./words.js";

/* As much as sealwax-cli takes: a message of 64 MiB, quoted. */
const FILE_MAX = 256 * 1024 * 1024;

const element = (id) => document.getElementById(id);

class Page {
  #messages = []; /* what was found in the ciphertext; none until something was looked for */
  #searches = 0; /* how often something was looked for: only the last time counts */
  #isSearching = false;
  #searching = Promise.resolve(); /* until that is done */
  #verdict = null; /* what the plaintext is worth, "opened" or "unproven"; null for the person's own text */
  #lastEdited = "ciphertext";
  #typed = false; /* whether there is text of the person's own that is nowhere else */

  constructor() {
    this.ciphertext = new Pane(element("ciphertext"), () => this.#onCiphertextEdited());
    this.plaintext = new Pane(element("plaintext"), () => this.#onPlaintextEdited());
    this.keys = new KeyBar(
      (sentence, field) => this.complain(sentence, field),
      () => this.#forgive(),
    );
    this.tasks = new TaskBar();
    this.#connect();
  }

  /* Says why something did not work, until the next thing is done. */
  complain(sentence, field = null) {
    element("news").textContent = "";
    element("alert").textContent = sentence;
    field?.setAttribute("aria-invalid", "true");
    field?.focus();
    element("alert").scrollIntoView({ block: "nearest" });
  }

  /* Says what was done. */
  tell(sentence) {
    this.#forgive();
    element("news").textContent = sentence;
  }

  #forgive() {
    element("alert").textContent = "";
    element("news").textContent = "";
    for (const field of document.querySelectorAll("[aria-invalid]"))
      field.removeAttribute("aria-invalid");
  }

  #connect() {
    const clicks = {
      decrypt: () => this.decrypt(),
      encrypt: () => this.encrypt(),
      reply: () => this.reply(),
      clear: () => this.clear(),
      "copy-ciphertext": () => this.#copy(this.ciphertext, _("There’s no complete message to copy yet.")),
      "copy-plaintext": () => this.#copy(this.plaintext, _("There’s no text to encrypt yet.")),
      "save-ciphertext": () => this.#save(this.ciphertext, _("message.sealwax")),
      "save-plaintext": () => this.#save(this.plaintext, _("text.txt")),
      "open-file": () => element("file").click(),
    };

    for (const [id, action] of Object.entries(clicks))
      element(id).addEventListener("click", action);
    element("file").addEventListener("change", () => this.#openFile());
    element("messages").addEventListener("change", () => this.#showMessage());
    element("language").addEventListener("change", () => this.translate([element("language").value]));
    element("passphrase").addEventListener("keydown", (event) => this.#onKey(event, event.key === "Enter"));
    element("repeat").addEventListener("keydown", (event) => this.#onKey(event, event.key === "Enter"));
    for (const id of ["ciphertext", "plaintext"])
      element(id).addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
          this.#lastEdited = id;
        this.#onKey(event, event.key === "Enter" && (event.ctrlKey || event.metaKey));
      });
    window.addEventListener("beforeunload", (event) => this.#typed && event.preventDefault());
    window.addEventListener("pagehide", () => this.clear());
    window.addEventListener("pageshow", (event) => event.persisted && this.start());
  }

  #onKey(event, acts) {
    if (!acts)
      return;
    event.preventDefault();
    if (this.#lastEdited === "plaintext")
      this.encrypt();
    else
      this.decrypt();
  }

  /* Return in the passphrase acts on what was edited last; that button is seen beforehand, and what it needs is asked for. */
  #suggest(pane) {
    this.#lastEdited = pane;
    this.#askForKeys();
    element("decrypt").classList.toggle("suggested", pane === "ciphertext");
    element("encrypt").classList.toggle("suggested", pane === "plaintext");
  }

  #askForKeys() {
    const message = this.#chosen;

    this.keys.ask(this.#lastEdited === "ciphertext" && message?.outcome === "ok" ? message : null);
  }

  #onCiphertextEdited() {
    this.tasks.cancel();
    this.#forgive();
    this.#suggest("ciphertext");
    this.#search();
  }

  #onPlaintextEdited() {
    if (!this.#isSearching)
      this.tasks.cancel();
    this.#forgive();
    this.#suggest("plaintext");
    this.#typed = !this.plaintext.isEmpty;
    this.#setVerdict(null);
  }

  #setVerdict(verdict) {
    this.#verdict = verdict;
    this.#showText();
  }

  #showText() {
    const status = this.plaintext.isEmpty && this.#verdict === null ? "" : sentences.describeText(this.#verdict, this.plaintext.length);

    showSeal("plaintext-seal", this.#verdict === null ? null : sentences.sealOfText(this.#verdict));
    element("plaintext-status").textContent = this.plaintext.describe(status);
    element("reply").hidden = this.#verdict === null;
  }

  /* Finds the messages in a text. Returns null if the person cancelled it, or if something else was looked for meanwhile. */
  async #find(bytes) {
    const number = ++this.#searches;
    const onSlow = () => (element("ciphertext-status").textContent = _("Looking for messages…"));

    this.#messages = [];
    this.#isSearching = true;
    const found = bytes.length === 0 ? [] : await this.tasks.run((work) => find(bytes, work), onSlow);
    if (number !== this.#searches)
      return null;

    this.#isSearching = false;
    if (found === null) {
      this.#setMessages([]);
      this.tell(_("Cancelled."));
    }
    return found;
  }

  #stopSearching() {
    this.#searches++;
    this.#isSearching = false;
    this.tasks.cancel();
  }

  /* Finds the messages in the ciphertext. */
  #search() {
    this.#searching = this.#findMessages();

    return this.#searching;
  }

  async #findMessages() {
    const found = await this.#find(this.ciphertext.bytes);

    if (found !== null)
      this.#setMessages(found);
  }

  #setMessages(found) {
    this.#messages = found;
    element("messages").replaceChildren(...found.map((_message, i) => new Option("", i)));
    element("messages").hidden = found.length < 2;
    this.#showMessage();
  }

  get #chosen() {
    return this.#messages[Math.max(element("messages").selectedIndex, 0)];
  }

  #showMessage() {
    const message = this.#chosen;

    this.#messages.forEach((each, i) => {
      element("messages").options[i].textContent = sentences.nameMessage(each, i, this.#messages.length);
    });
    element("ciphertext-status").textContent =
      message === undefined ? "" : this.ciphertext.describe(sentences.describe(message));
    showSeal("ciphertext-seal", message === undefined ? null : sentences.sealOfMessage(message));
    this.#nameSecrets();
    this.#askForKeys();
  }

  /* What is always there speaks of the secrets that the message needs; without a message, of a passphrase. */
  #nameSecrets() {
    const secrets = this.#chosen?.outcome === "ok" ? this.#chosen : { needsPassphrase: true, needsKey: false };

    element("plaintext").placeholder = sentences.suggestText(secrets);
    element("warning").textContent = sentences.warnOfPage(secrets);
  }

  async decrypt() {
    if (this.ciphertext.isEmpty) {
      this.complain(_("Paste a message first."), element("ciphertext"));
      return;
    }
    if (this.#messages.length === 0 && !this.#isSearching)
      this.#search();
    await this.#searching;

    const message = this.#chosen;
    if (message === undefined)
      return;
    this.#suggest("ciphertext");
    if (message.outcome !== "ok") {
      this.complain(sentences.explain(message.outcome, message), element("ciphertext"));
      return;
    }

    this.#forgive();
    const secrets = this.keys.get();
    await this.tasks.calibrate();
    const result = await this.tasks.run((work) => open(message, secrets, work));
    if (result === null)
      this.tell(_("Cancelled."));
    else
      this.#onOpened(message, result, secrets);
  }

  #onOpened(message, { outcome, text }, secrets) {
    if (outcome !== "missing")
      message.result = outcome;
    this.#showMessage();

    if (text === undefined) {
      this.complain(this.#explain(outcome, message, secrets), outcome === "altered" ? null : this.keys.fieldFor(message));
      return;
    }

    this.plaintext.put(text);
    this.#typed = false;
    this.keys.setProven(outcome === "opened");
    this.#setVerdict(outcome);
    this.tell(outcome === "opened" ? describeOpened(message, secrets) : sentences.explain(outcome, message));
    this.plaintext.show();
  }

  #explain(outcome, message, secrets) {
    const sentence = sentences.explain(outcome, message);

    return outcome === "wrong" && this.keys.holdsUnknownCharacter(secrets)
      ? `${sentence} ${_("The passphrase holds a character that this version of Sealwax does not know.")}`
      : sentence;
  }

  async #findReasonAgainstText(text) {
    if (this.plaintext.isEmpty)
      return _("There’s no text to encrypt yet.");
    if (text.length > TEXT_MAX)
      return _("This text is larger than 64 MiB, which is the most that a message can hold.");
    if (!(await isLongText(text, new Work())))
      return _("This is not text: only text in UTF-8 can be encrypted.");

    return null;
  }

  async encrypt() {
    const text = this.plaintext.bytes;

    this.#forgive();
    this.#suggest("plaintext");
    const reason = await this.#findReasonAgainstText(text);
    if (reason !== null) {
      this.complain(reason, element("plaintext"));
      return;
    }
    if (!this.keys.check((sentence, field) => this.complain(sentence, field)))
      return;

    const secrets = this.keys.get();
    this.#stopSearching();
    await this.tasks.calibrate();
    const message = await this.tasks.run((work) => seal(text, secrets, WRITTEN_ITERATIONS, work));
    if (message === null) {
      this.tell(_("Cancelled."));
      return;
    }

    this.ciphertext.put(new TextEncoder().encode(message));
    this.#typed = false;
    await this.#search();
    this.tell(_("Encrypted. Copy the message and send it."));
    element("copy-ciphertext").focus();
  }

  /* An answer is written in the place of the text, and goes with the same secrets. */
  reply() {
    const answer = sentences.suggestAnswer(this.#chosen ?? { needsKey: false });

    this.plaintext.clear();
    this.#setVerdict(null);
    this.#suggest("plaintext");
    this.tell(answer);
    this.plaintext.focus();
  }

  /* Where the clipboard is refused, the text is selected, so that the person can copy it. */
  async #copy(pane, emptySentence) {
    if (pane.isEmpty) {
      this.complain(emptySentence);
      return;
    }

    try {
      await navigator.clipboard.writeText(pane.text);
      this.tell(_("Copied"));
    } catch {
      pane.select();
      this.tell(_("The browser doesn’t let this page copy. The text is selected: copy it as you copy any text."));
    }
  }

  #save(pane, name) {
    if (pane.isEmpty) {
      this.complain(_("There’s nothing to save yet."));
      return;
    }

    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([pane.bytes], { type: "text/plain" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    if (pane === this.plaintext)
      this.#typed = false;
  }

  /* A file with a message in it is a ciphertext; any other is a text to encrypt. */
  async #openFile() {
    const [file] = element("file").files;

    element("file").value = "";
    if (file === undefined)
      return;
    if (file.size > FILE_MAX) {
      this.complain(format(_("“%s” is larger than %s."), file.name, "256 MiB"));
      return;
    }

    const bytes = new Uint8Array(await file.arrayBuffer());
    const found = await this.#find(bytes);
    if (found === null)
      return;
    this.#forgive();
    if (found.every(({ outcome }) => outcome === "not-a-message") && (await isLongText(bytes, new Work()))) {
      this.plaintext.put(bytes);
      this.#suggest("plaintext");
      this.#setVerdict(null);
      this.#search();
    } else {
      this.ciphertext.put(bytes);
      this.#suggest("ciphertext");
      this.#setMessages(found);
    }
    this.tell(format(_("Opened “%s”."), file.name));
    this.keys.focus();
  }

  clear() {
    this.#stopSearching();
    this.#messages = [];
    this.#typed = false;
    this.ciphertext.clear();
    this.plaintext.clear();
    this.keys.clear();
    element("messages").hidden = true;
    this.#setVerdict(null);
    this.#showMessage();
    this.#forgive();
    this.#suggest("ciphertext");
  }

  /* Puts the page into a language. What the template says in English stays beside each element, for the next one. */
  translate(names) {
    const language = chooseLanguage(names);

    document.documentElement.lang = language.replace("_", "-");
    document.documentElement.dir = getDirection();
    for (const each of document.querySelectorAll("[data-text]")) {
      each.dataset.text ||= each.textContent;
      each.textContent = translateMarked(each, each.dataset.text);
    }
    for (const name of ["placeholder", "label"])
      for (const each of document.querySelectorAll(`[data-${name}]`)) {
        const attribute = name === "label" ? "aria-label" : name;
        each.dataset[name] ||= each.getAttribute(attribute);
        each.setAttribute(attribute, translateMarked(each, each.dataset[name]));
      }

    element("language").replaceChildren(...listLanguages().map(([code, title]) => new Option(title, code)));
    element("language").value = language;
    this.#forgive();
    this.#showMessage();
    this.#showText();
    this.keys.show();
  }

  /* Begins, or begins anew when the page comes back from the browser's history. A letter brings its message. */
  start() {
    const letter = element("letter");

    this.clear();
    if (letter === null) {
      this.ciphertext.focus();
      return;
    }
    this.ciphertext.put(new TextEncoder().encode(letter.textContent));
    this.#search().then(() => this.keys.focus());
  }
}

/* A string of the template. Those of the window's menus mark a letter for the keyboard. */
function translateMarked(element, text) {
  const { context } = element.dataset;

  return (context ? C_(context, text) : _(text)).replace("_", "");
}

/* What a person should know whose key was not needed: an answer would go with it. */
function describeOpened({ format: kind, needsKey }, { key }) {
  const opened = _("Decrypted and verified");

  return kind === "sealed" && !needsKey && key !== null
    ? `${opened}. ${_("This message didn’t need the key file: its passphrase alone opens it.")}`
    : opened;
}

function showSeal(id, seal) {
  const [word, kind] = seal ?? ["", ""];

  element(id).textContent = word;
  element(id).className = `seal ${kind}`;
}

function begin() {
  const chosen = document.documentElement.dataset.language;
  const languages = chosen ? [chosen] : navigator.languages;

  if (globalThis.crypto?.subtle === undefined) {
    chooseLanguage(languages);
    element("unable").hidden = false;
    element("unable").textContent = _(
      "Here the browser doesn’t let this page encrypt or decrypt. Save the page as a file, and open that file in a current browser.",
    );
    return;
  }

  const page = new Page();
  for (const plain of document.querySelectorAll(".plain, #letter"))
    plain.hidden = true;
  element("app").hidden = false;
  page.translate(languages);
  page.start();
}

begin();
