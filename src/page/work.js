/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work that takes a while: how far it is, and whether it is still wanted. */

export class Cancelled extends Error {}

const UNIT = 10_000; /* iterations */
const TICK_MS = 50;

/* What decrypting takes, as far as nothing better is known: in Chromium, 0.85 s for a MiB. */
const DECRYPTION_MS_PER_BYTE = 850 / 2 ** 20;

/* After so long, the browser gets a breath, to answer the person. */
const BREATH_MS = 50;

/* So many bytes of a text are looked at without a thought of breath. */
const SLICE = 64 * 1024;

/* How far an opaque call is after a share of the time that it should take: close to the end it slows down, and it never gets
 * there by itself. */
function estimate(share) {
  return share < 0.9 ? share : 1 - 0.1 * Math.exp((0.9 - share) * 10);
}

export class Work {
  #cancel;
  #cancelled = new Promise((_resolve, reject) => (this.#cancel = () => reject(new Cancelled())));
  #tell;
  #unitMs;
  #derivation = 1; /* its share of the whole */
  #breathed = performance.now();

  /* `tell` is called with a number from 0 to 1; `unitMs` is how long 10 000 iterations take here, 0 if that is not known. */
  constructor(tell = () => {}, unitMs = 0) {
    this.#cancelled.catch(() => {});
    this.#tell = tell;
    this.#unitMs = unitMs;
    this.isCancelled = false;
  }

  cancel() {
    this.isCancelled = true;
    this.#cancel();
  }

  /* Says what there is to do: so many iterations, then so many bytes to decrypt. */
  plan(iterations, size) {
    const derivation = (this.#unitMs * iterations) / UNIT;

    this.#derivation = derivation / (derivation + size * DECRYPTION_MS_PER_BYTE + 1);
  }

  /* Waits for a derivation. It is one opaque call, so that its progress is an estimate; when it is cancelled, its result is
   * thrown away. */
  async derive(bits, iterations) {
    const expected = Math.max((this.#unitMs * iterations) / UNIT, 1);
    const start = performance.now();
    const timer = setInterval(
      () => this.#tell(this.#derivation * estimate((performance.now() - start) / expected)),
      TICK_MS,
    );

    try {
      return await Promise.race([bits, this.#cancelled]);
    } finally {
      clearInterval(timer);
    }
  }

  /* So much of the bytes is done. */
  async advance(fraction) {
    await this.breathe(fraction);
  }

  /* For a loop over a text, which calls this where it is now, and again at the place that it returns. */
  async rest(at) {
    await this.breathe();

    return at + SLICE;
  }

  /* Lets the browser answer the person now and then. */
  async breathe(fraction) {
    if (fraction !== undefined)
      this.#tell(this.#derivation + (1 - this.#derivation) * fraction);
    if (performance.now() - this.#breathed > BREATH_MS) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.#breathed = performance.now();
    }
    if (this.isCancelled)
      throw new Cancelled();
  }
}
