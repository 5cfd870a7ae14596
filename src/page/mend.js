/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mending (docs/format.md): what a channel did to a text is undone, one way after another, until the messages in it are whole
 * and their checksums hold. That makes no message that was not sealed: the tag judges it as ever. */

/* How many readings are tried of one text, and how much is read for them in all. */
const READINGS_MAX = 400;
const READ_MAX = 512 * 1024 * 1024;

const RUN = /[A-Za-z0-9+/]+/g;
const LINE_CHARS = 64;
const LAST_LINE_CHARS = 48;

/* Characters written as bytes, each after a mark, like =C3=A9 or %C3%A9. */
function decodeBytes(marked, mark) {
  const bytes = marked.slice(1).split(mark).map((digits) => parseInt(digits, 16));

  return new TextDecoder().decode(Uint8Array.from(bytes));
}

const ENTITIES = { plus: "+", sol: "/", equals: "=", nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", NewLine: "\n", Tab: "\t" };

function decodeEntity(whole, hexadecimal, decimal, name) {
  if (name !== undefined)
    return ENTITIES[name] ?? whole;

  const code = hexadecimal !== undefined ? parseInt(hexadecimal, 16) : parseInt(decimal, 10);

  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/* What channels do to a text, from the outside in: whether there is a trace of it, and how it is undone. */
const ENCODINGS = [
  {
    /* The colours of a terminal, its links, and its other codes. */
    trace: /\x1b/,
    undo: (text) => text.replace(/\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])/g, ""),
  },
  {
    /* Quoted-printable. */
    trace: /=(?:[ \t]*\r?\n|[0-9A-Fa-f]{2})/,
    undo: (text) => text.replace(/=[ \t]*\r?\n/g, "").replace(/(?:=[0-9A-Fa-f]{2})+/g, (marked) => decodeBytes(marked, "=")),
  },
  {
    /* Addresses of the web. */
    trace: /%[0-9A-Fa-f]{2}/,
    undo: (text) => text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (marked) => decodeBytes(marked, "%")),
  },
  {
    /* Strings of JSON and of programs. */
    trace: /\\(?:[nrtbf/"\\]|u[0-9A-Fa-f]{4})/,
    undo: (text) =>
      text.replace(/\\(?:u([0-9A-Fa-f]{4})|([^]))/g, (_whole, digits, letter) =>
        digits !== undefined ? String.fromCharCode(parseInt(digits, 16)) : (ESCAPES[letter] ?? letter),
      ),
  },
  {
    /* HTML. */
    trace: /<[!/A-Za-z]|&(?:#|[A-Za-z]+;)/,
    undo: (text) => text.replace(/<[!/A-Za-z][^<>]*>/g, "").replace(/&(?:#[xX]([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|([A-Za-z]+));?/g, decodeEntity),
  },
  {
    /* The alphabet that addresses of the web and names of files have instead. */
    trace: /[-_]/,
    undo: (text) => text.replace(/-/g, "+").replace(/_/g, "/"),
  },
];

/* Keeps those runs of Base64 characters that are so long at least. What stands between the pieces are words, which are short. */
function keepRuns(text, least) {
  return (text.match(RUN) ?? []).filter((run) => run.length >= least).join("\n");
}

/* Keeps of each line what may be a line of a message: its last 64 characters, or the 48 of the last line. A mark before it,
 * like a number or a plus sign, goes. */
function keepLines(text) {
  const kept = [];

  for (const line of text.split(/\r\n|[\n\r\f]/)) {
    const longest = (line.match(RUN) ?? []).reduce((long, run) => (run.length > long.length ? run : long), "");

    if (longest.length >= LAST_LINE_CHARS)
      kept.push(longest.slice(longest.length >= LINE_CHARS ? -LINE_CHARS : -LAST_LINE_CHARS));
  }

  return kept.join("\n");
}

/* What stands between the pieces of a message is left out, in several ways; first of all, not at all. */
const PIECES = [
  (text) => text,
  (text) => text.replace(/ /g, "+"), /* plus signs that were lost to spaces */
  (text) => text.replace(/[^A-Za-z0-9+/\s>|<]/g, ""),
  keepLines,
  ...[40, 24, 16, 10, 6, 4].map((least) => (text) => keepRuns(text, least)),
];

/* A text that a program wrote with two bytes for each character. */
function decodeUtf16(bytes) {
  const sample = bytes.subarray(0, 1024);
  const zeros = [0, 0];

  sample.forEach((byte, i) => (zeros[i % 2] += byte === 0 ? 1 : 0));
  if (zeros[1] > sample.length / 4 && zeros[0] < zeros[1])
    return new TextDecoder("utf-16le").decode(bytes);
  if (zeros[0] > sample.length / 4)
    return new TextDecoder("utf-16be").decode(bytes);

  return null;
}

/* Every way to undo some of the encodings that there are traces of, those with the fewest first. */
function* undoEncodings(text) {
  let readings = [{ text, from: 0 }];

  while (readings.length > 0) {
    const next = [];

    for (const reading of readings) {
      yield reading.text;
      for (let i = reading.from; i < ENCODINGS.length; i++)
        if (ENCODINGS[i].trace.test(reading.text))
          next.push({ text: ENCODINGS[i].undo(reading.text), from: i + 1 });
    }
    readings = next;
  }
}

/* The readings of a text that is not whole as it is: as bytes, first those with encodings undone alone, which may make a Basic
 * message, then those with something left out. */
export function* readings(bytes) {
  const utf16 = decodeUtf16(bytes);
  const text = utf16 ?? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  const most = Math.min(READINGS_MAX, READ_MAX / (bytes.length + 1));
  let count = 0;

  for (const pieces of PIECES)
    for (const undone of undoEncodings(text)) {
      if (++count > most)
        return;
      if (pieces !== PIECES[0] || undone !== text || utf16 !== null)
        yield { text: encoder.encode(pieces(undone)), isWhole: pieces === PIECES[0] };
    }
}
