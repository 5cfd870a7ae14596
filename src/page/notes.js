/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of texts of other programs, of what was done to mend a message or is wrong with it, and of what is no key: the
 * window's sentences. */

import { UNDO } from "./undoing.js";
import { C_, _, format, ngettext } from "./words.js";

/* What a text is, or looks like, that foreign.js has a name for; "" if it has none. */
export function describeForeign(name) {
  const sentences = {
    openssl: _("This is not a message of Sealwax: OpenSSL encrypted it."),
    png: _("This is not a message: it is a PNG image in Base64."),
    "openssh-key": _("This is not a message: it is a private SSH key. Keep it to yourself."),
    "same-bytes": _("This is not a message: it is the same byte again and again."),
    "lower-case": _("This message became all lowercase on the way. It cannot be recovered: ask for it again."),
    "upper-case": _("This message became all uppercase on the way. It cannot be recovered: ask for it again."),
    text: _("This looks like plain text in Base64, which is not encrypted."),
    pdf: _("This looks like a PDF document in Base64, not like a message."),
    zip: _("This looks like a ZIP archive or an office document in Base64, not like a message."),
    gzip: _("This looks like a file in Base64 that gzip compressed, not like a message."),
    openpgp: _("This looks like an OpenPGP message or key without its first and last line, not like a message of Sealwax."),
    age: _("This looks like a file that age encrypted, not like a message of Sealwax."),
    der: _("This looks like a key or a certificate without its first and last line, not like a message."),
    "ssh-public": _("This looks like a public SSH key, not like a message."),
    "same-digit": _("This looks like the same character again and again, not like a message."),
    "perhaps-key": _("This may be a key, or a message of no characters."),
    "pgp-message": _("This is not a message of Sealwax: it is an OpenPGP message, which GnuPG or Thunderbird can open."),
    "pgp-signed": _("This is not an encrypted message: it is a text or a signature that OpenPGP made."),
    "pgp-key": _("This is not a message: it is an OpenPGP key."),
    "age-armor": _("This is not a message of Sealwax: age encrypted it."),
    "age-key": _("This is not a message: it is a key of age."),
    "ssh-key": _("This is not a message: it is an SSH key."),
    "pem-key": _("This is not a message: it is a key in a PEM file."),
    pem: _("This is not a message: it is a PEM file, perhaps a certificate."),
    gtkcrypto: _("This is not a message of Sealwax: GTKCrypto encrypted it."),
    saltpack: _("This is not a message of Sealwax: it is a saltpack message, which Keybase can open."),
    uuid: _("This is not a message: it is a UUID, the number of something."),
  };

  return sentences[name] ?? "";
}

/* What was undone to mend a message, a set of UNDO; "" if nothing was. */
export function describeUndone(undone) {
  const parts = [
    [UNDO.UTF_16_LE | UNDO.UTF_16_BE, _("UTF-16 was converted")],
    [UNDO.TERMINAL, _("terminal codes were taken out")],
    [UNDO.QUOTED_PRINTABLE, _("“=” codes of e-mail were decoded")],
    [UNDO.BACKSLASHES, _("backslashes were taken out")],
    [UNDO.PERCENT, _("“%” codes were decoded")],
    [UNDO.HTML, _("HTML was taken out")],
    [UNDO.URL_ALPHABET, _("“-” and “_” were changed back")],
    [UNDO.DIFF, _("“+” before the lines was taken out")],
    [UNDO.LOST_PLUS, _("lost plus signs were put back")],
    [UNDO.BETWEEN, _("what does not belong to it was left out")],
  ].filter(([kinds]) => undone & kinds);

  return parts.length > 0 ? format(_("Mended: %s"), parts.map(([, name]) => name).join(C_("list", ", "))) : "";
}

/* What was passed over in a message, as countIgnored() says; "" if nothing was. */
export function describeIgnored({ quotedLines, tags, invisible }) {
  const parts = [
    [quotedLines, ngettext("quote marks on %'zu line", "quote marks on %'zu lines", quotedLines)],
    [tags, ngettext("%'zu line break tag", "%'zu line break tags", tags)],
    [invisible, ngettext("%'zu invisible character", "%'zu invisible characters", invisible)],
  ].filter(([count]) => count > 0);

  return parts.length > 0 ? format(_("Ignored: %s"), parts.map(([count, name]) => format(name, count)).join(C_("list", ", "))) : "";
}

/* What is known of why a message is not whole, so that a person knows what to look for; "" if nothing is. */
export function describeTrouble({ kind, missing, line, character }) {
  const lines = missing / 64;

  switch (kind) {
    case "end":
      return _("Its end is missing.");
    case "lines":
      return line === 0
        ? format(ngettext("%zu whole line is missing.", "%zu whole lines are missing.", lines), lines)
        : format(ngettext("%zu whole line is missing after its line %zu.", "%zu whole lines are missing after its line %zu.", lines), lines, line);
    case "in-line":
      return format(ngettext("%zu character is missing in its line %zu.", "%zu characters are missing in its line %zu.", missing), missing, line);
    case "character":
      return describeCharacter(line, character);
    case "too-many":
      return format(ngettext("Its line %zu has %zu character too many.", "Its line %zu has %zu characters too many.", missing), line, missing);
    default:
      return "";
  }
}

function describeCharacter(line, character) {
  const isKnown = character < 0x110000 && (character & 0xfff800) !== 0xd800;

  if (!isKnown || /[\p{Cc}\p{Cf}\p{Cn}\p{Cs}\p{Zs}]/u.test(String.fromCodePoint(character)))
    return format(_("In its line %zu, U+%04X doesn’t belong there."), line, character);

  return format(_("In its line %zu, “%s” doesn’t belong there."), line, String.fromCodePoint(character));
}

/* Why a text was not taken for a key: a reason that readKeyFile() gives, and its number. */
export function describeBadText(reason, number) {
  switch (reason) {
    case "word":
      return format(_("This is not a key: word %u is not in the list of words that spell keys."), number);
    case "count":
      return format(
        ngettext("This is not a key: it holds %u word, and 24 spell a key.", "This is not a key: it holds %u words, and 24 spell a key.", number),
        number,
      );
    case "checksum":
      return _("This is not a key: its 24 words do not go together. One of them is wrong, or their order is.");
    default:
      return _("This is not a key: a key is 64 hexadecimal digits, 44 characters of Base64, or 24 words.");
  }
}

/* Why a file was not taken for a key. */
export function describeBadFile(reason, name, number) {
  let sentence;

  switch (reason) {
    case "word":
      sentence = _("“%s” is not a key file: word %u is not in the list of words that spell keys.");
      break;
    case "count":
      sentence = ngettext(
        "“%s” is not a key file: it holds %u word, and 24 spell a key.",
        "“%s” is not a key file: it holds %u words, and 24 spell a key.",
        number,
      );
      break;
    case "checksum":
      sentence = _("“%s” is not a key file: its 24 words do not go together. One of them is wrong, or their order is.");
      break;
    default:
      sentence = _("“%s” is not a key file: it must hold 32 bytes, or their 64 hexadecimal digits, their Base64, or their 24 words.");
  }

  return format(sentence, name, number);
}
