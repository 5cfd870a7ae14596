/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts: UTF-8 without NUL, kept byte for byte. */

export const TEXT_MAX = 64 * 1024 * 1024;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function isText(bytes) {
  if (bytes.indexOf(0) >= 0)
    return false;

  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/* The characters of a text that isText() calls one. */
export function toString(bytes) {
  return decoder.decode(bytes);
}
