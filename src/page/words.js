/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the page says, in the languages of po/. The functions are named as in the window's sources, so that the same tools find
 * the strings, and most strings are the window's. */

/* For each language: its name, `texts` by what they are in English, and which `plural` form a number takes. */
const translations = {}; /* assemble.py fills this in */

const SOURCE_LANGUAGE = "en";
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur", "yi"];

let language = SOURCE_LANGUAGE;

function getText(key) {
  return translations[language]?.texts[key];
}

/* Chooses the first of some languages that there is a translation for, or English. */
export function chooseLanguage(names) {
  const known = [SOURCE_LANGUAGE, ...Object.keys(translations)];
  const wanted = names.flatMap((name) => [name.replace("-", "_"), name.split("-")[0]]);

  language = wanted.find((name) => known.includes(name)) ?? SOURCE_LANGUAGE;

  return language;
}

export function getDirection() {
  return RIGHT_TO_LEFT.includes(language.split("_")[0]) ? "rtl" : "ltr";
}

/* All languages, with their names in themselves. */
export function listLanguages() {
  return [
    [SOURCE_LANGUAGE, "English"],
    ...Object.entries(translations).map(([code, { name }]) => [code, name]),
  ];
}

export function _(text) {
  return getText(text) ?? text;
}

export function C_(context, text) {
  return getText(`${context}\u0004${text}`) ?? text;
}

export function ngettext(one, many, count) {
  const forms = getText(one);

  if (forms === undefined)
    return count === 1 ? one : many;

  return forms[Number(translations[language].plural(count))];
}

/* Puts values into a sentence: %s as it is, numbers as %u or %zu, with marks between thousands as %'u or %'zu, and in hexadecimal as
 * %04X. */
export function format(sentence, ...values) {
  return sentence.replace(/%(')?(?:s|u|zu|04X)/g, (match, grouped) => {
    const value = values.shift();
    if (match === "%04X")
      return value.toString(16).toUpperCase().padStart(4, "0");
    return grouped ? value.toLocaleString(language.replace("_", "-")) : String(value);
  });
}
