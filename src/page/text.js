/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts: UTF-8 without NUL, kept byte for byte. */

export const TEXT_MAX = 64 * 1024 * 1024;

const SLICE = 1024 * 1024;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/* Whether bytes are a text. */
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

/* The same of a text of any size, a slice at a time. */
export async function isLongText(bytes, work) {
  const slices = new TextDecoder("utf-8", { fatal: true });

  try {
    for (let at = 0; at < bytes.length; at += SLICE) {
      const slice = bytes.subarray(at, at + SLICE);

      if (slice.indexOf(0) >= 0)
        return false;
      slices.decode(slice, { stream: true });
      await work.breathe();
    }
    slices.decode();

    return true;
  } catch (error) {
    if (error instanceof TypeError)
      return false;
    throw error;
  }
}

/* The characters of a text that isText() calls one. */
export function toString(bytes) {
  return decoder.decode(bytes);
}
