/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One piece of work at a time: its progress, and a way to stop it. */

import { calibrate } from "./keys.js";
import { Cancelled, Work } from "./work.js";

/* What is done sooner shows no progress. */
const PATIENCE_MS = 200;

const element = (id) => document.getElementById(id);

export class TaskBar {
  #work = null;
  #unitMs = 0;

  constructor() {
    element("cancel").addEventListener("click", () => this.cancel());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.cancel());
  }

  cancel() {
    this.#work?.cancel();
  }

  /* Finds out how long a derivation takes here, so that the progress of the next ones is right. */
  async calibrate() {
    this.#unitMs ||= await calibrate();
  }

  /* Runs `task` with a new Work. Returns what it returns, or null if it was cancelled. If it takes a while, `onSlow` is called. */
  async run(task, onSlow = () => {}) {
    this.cancel();

    const work = new Work((fraction) => (element("progress").value = fraction), this.#unitMs);
    this.#work = work;
    element("progress").value = 0;
    const timer = setTimeout(() => {
      element("progress-row").hidden = false;
      onSlow();
    }, PATIENCE_MS);

    try {
      return await task(work);
    } catch (error) {
      if (error instanceof Cancelled)
        return null;
      throw error;
    } finally {
      clearTimeout(timer);
      if (this.#work === work) {
        this.#work = null;
        element("progress-row").hidden = true;
      }
    }
  }
}
