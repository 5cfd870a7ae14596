/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of messages and of what came of them: the window's sentences, one for each outcome. */

import { HEADER_CHARS } from "./armor.js";
import { describeForeign, describeIgnored, describeTrouble, describeUndone } from "./notes.js";
import { C_, _, format, ngettext } from "./words.js";

function addTrouble(sentence, { trouble }) {
  return `${sentence} ${describeTrouble(trouble)}`.trim();
}

function describeDamaged(message) {
  if (message.trouble.kind === "case")
    return _("The letters of this message lost their case on the way. It cannot be recovered: ask for it again.");

  return addTrouble(_("This message was damaged on the way: some of its characters were changed."), message);
}

function describeIncomplete(message) {
  const { wanted, trouble } = message;
  const chars = trouble.present > 0 ? Math.min(trouble.present, wanted) : message.chars;

  if (["changed", "too-many", "case"].includes(trouble.kind))
    return describeDamaged(message);

  /* Without its header, which tells the length, no more is known. */
  if (chars < HEADER_CHARS)
    return format(
      ngettext(
        "This message is incomplete: only %zu character of at least %zu is there.",
        "This message is incomplete: only %zu characters of at least %zu are there.",
        chars,
      ),
      chars,
      wanted,
    );

  const sentence = ngettext(
    "This message is incomplete: only %zu character of %zu is there.",
    "This message is incomplete: only %zu characters of %zu are there.",
    chars,
  );
  return addTrouble(format(sentence, chars, wanted), message);
}

/* The secrets that open a message. */
export function describeNeeds({ needsPassphrase, needsKey }) {
  if (!needsKey)
    return _("This message needs a passphrase.");
  if (!needsPassphrase)
    return _("This message needs a key file.");

  return _("This message needs both a passphrase and a key file.");
}

function describeWrong({ format: kind, needsPassphrase, needsKey, foreign }) {
  if (kind === "basic" && foreign !== null)
    return format(_("%s Wrong passphrase, or not a message."), describeForeign(foreign));
  if (kind === "basic")
    return _("Wrong passphrase, or not a complete message.");
  if (!needsPassphrase)
    return _("This key doesn’t open this message.");
  if (!needsKey)
    return _("This passphrase doesn’t open this message.");

  return _("This passphrase and key don’t open this message.");
}

/* Why a message did not open. */
export function explain(outcome, message) {
  switch (outcome) {
    case "incomplete":
      return describeIncomplete(message);
    case "damaged":
      return describeDamaged(message);
    case "newer":
      return _("This message was made by a newer version of Sealwax.");
    case "missing":
      return describeNeeds(message);
    case "wrong":
      return describeWrong(message);
    case "altered":
      return _("This message was altered after it was encrypted. Don’t trust it.");
    case "too-large":
      return _("This text is larger than 64 MiB, which is the most that a message can hold.");
    case "unproven":
      return _("Not verified: the passphrase may be wrong, or the text altered.");
    case "not-a-message":
    default:
      return describeForeign(message.foreign) || _("This is not an encrypted message.");
  }
}

function countCharacters(count) {
  return format(ngettext("%'zu character", "%'zu characters", count), count);
}

function nameSecret({ needsPassphrase, needsKey }) {
  if (!needsKey)
    return C_("secret of a message", "passphrase");
  if (!needsPassphrase)
    return C_("secret of a message", "key file");

  return C_("secret of a message", "passphrase and key file");
}

/* What can be said of a message: its kind, or why it cannot be opened. */
export function describe(message) {
  if (message.outcome !== "ok")
    return explain(message.outcome, message);

  const kind = message.format === "basic" ? _("Basic message") : _("Sealed message");
  const repairs = message.ignored === null ? describeUndone(message.undone) : describeIgnored(message.ignored);
  const facts = [kind, message.needsKey ? nameSecret(message) : "", countCharacters(message.chars), repairs];

  return describeForeign(message.foreign) || facts.filter(Boolean).join(" · ");
}

function nameWrong({ needsPassphrase, needsKey }) {
  if (!needsKey)
    return C_("message", "wrong passphrase");
  if (!needsPassphrase)
    return C_("message", "wrong key file");

  return C_("message", "wrong passphrase or key file");
}

/* What became of a message of several, or what is the matter with it; "" if nothing is known yet. */
function nameResult(message) {
  switch (message.result ?? message.outcome) {
    case "opened":
      return C_("message", "opened");
    case "unproven":
      return C_("message", "opened, not verified");
    case "wrong":
      return nameWrong(message);
    case "altered":
      return C_("message", "altered");
    case "incomplete":
      return C_("message", "incomplete");
    case "damaged":
      return C_("message", "damaged");
    case "newer":
      return C_("message", "made by a newer version");
    default:
      return "";
  }
}

/* “1 of 3 · opened · Sealed · 176 characters”. */
export function nameMessage(message, index, count) {
  const result = nameResult(message);
  const kind = message.format === "basic" ? C_("message format", "Basic") : C_("message format", "Sealed");
  const number = format(C_("message", "%u of %u"), index + 1, count);

  return [number, ...(result ? [result] : []), kind, countCharacters(message.chars)].join(" · ");
}

/* A seal's word and its kind, for the style, or null. */
export function sealOfMessage(message) {
  switch (message.result ?? message.outcome) {
    case "opened":
      return [C_("seal", "Verified"), "good"];
    case "unproven":
      return [C_("seal", "Not verified"), "doubtful"];
    case "altered":
    case "damaged":
      return [C_("seal", "Broken"), "bad"];
    case "incomplete":
      return [C_("seal", "Incomplete"), "doubtful"];
    case "newer":
      return [C_("seal", "Too new"), "doubtful"];
    case "ok":
    case "wrong":
    case "missing":
      return message.format === "basic" ? [C_("seal", "Basic"), "plain"] : [C_("seal", "Sealed"), "plain"];
    default:
      return null;
  }
}

/* The same for a text that came out of a message. */
export function sealOfText(outcome) {
  return outcome === "opened" ? [C_("seal", "Verified"), "good"] : [C_("seal", "Not verified"), "doubtful"];
}

/* How to answer a message. */
export function suggestAnswer({ needsPassphrase, needsKey }) {
  if (!needsKey)
    return _("Answer with the same passphrase");
  if (!needsPassphrase)
    return _("Answer with the same key file");

  return _("Answer with the same passphrase and key file");
}

/* What a text is encrypted with: before there is one. */
export function suggestText({ needsPassphrase, needsKey }) {
  if (!needsKey)
    return _("Write or paste something private. Then enter a passphrase you both know and press Encrypt.");
  if (!needsPassphrase)
    return _("Write or paste something private. Then choose a key file you both have and press Encrypt.");

  return _("Write or paste something private. Then enter a passphrase you both know, choose a key file you both have, and press Encrypt.");
}

/* What a page that others changed could do with the secrets of a message, and what to do about it. */
export function warnOfPage(secrets) {
  return `${describeTheft(secrets)} ${_("For what matters, use Sealwax itself, or a page that you already have.")}`;
}

function describeTheft({ needsPassphrase, needsKey }) {
  if (!needsKey)
    return _("Whoever could change this file on its way to you could also make it send your passphrase away.");
  if (!needsPassphrase)
    return _("Whoever could change this file on its way to you could also make it send your key away.");

  return _("Whoever could change this file on its way to you could also make it send your passphrase and your key away.");
}

export function describeText(outcome, length) {
  const verdict = outcome === "opened" ? _("Decrypted and verified") : _("Decrypted, not verified");

  return outcome === null ? countCharacters(length) : `${verdict} · ${countCharacters(length)}`;
}
