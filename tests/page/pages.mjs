// SPDX-License-Identifier: GPL-3.0-or-later

// The modules of the page, from the sources that it is assembled from.

const folder = process.env.SEALWAX_PAGE_SOURCES;

export const load = (name) => import(`${folder}/${name}.js`);
export const bytes = (text) => new TextEncoder().encode(text);
export const fromHex = (digits) => Uint8Array.from(Buffer.from(digits, "hex"));

const { find } = await load("inspect");
const { open } = await load("message");
const { Work } = await load("work");

/* What becomes of each message of a text: an outcome, and a text if there is one. */
export async function read(pasted, secrets) {
  const results = [];

  for (const message of await find(pasted)) {
    const { outcome, text } = await open(message, secrets, new Work());
    results.push({ outcome, text: text === undefined ? null : Buffer.from(text) });
  }

  return results;
}
