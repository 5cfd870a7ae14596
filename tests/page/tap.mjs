// SPDX-License-Identifier: GPL-3.0-or-later

// The output of the tests in JavaScript: TAP, like that of all the others.

let count = 0;
let failures = 0;

/* Runs one case; `what` throws if it fails. */
export async function test(name, what) {
  count++;
  try {
    await what();
    console.log(`ok ${count} - ${name}`);
  } catch (error) {
    failures++;
    console.log(`not ok ${count} - ${name}`);
    for (const line of String(error.stack).split("\n"))
      console.log(`# ${line}`);
  }
}

export function finish() {
  console.log(`1..${count}`);
  process.exitCode = failures > 0 ? 1 : 0;
}
