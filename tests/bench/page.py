# SPDX-License-Identifier: GPL-3.0-or-later
"""The page in Chromium, headless, beside sealwax-cli: both open the same Sealed messages, taking turns."""

import os
import pathlib
import sys
import tempfile

from programs import ITERATIONS, PASSPHRASE, TESTS, Programs, make_text, measure

sys.path.insert(0, str(TESTS / "page"))

MIB = 1 << 20
# Each size with its name and how often it is opened.
SIZES = [(20, "20 bytes", 7), (MIB, "1 MiB", 5), (64 * MIB, "64 MiB", 1)]
PATIENCE = 900  # seconds
RATIO_MAX = 5
MEBIBYTE_MAX_MS = 1500

OPENED = "Decrypted and verified"

# Notes, in the page: when something was last said, each progress value that is shown, and the longest time in which the page
# itself had no turn. The clock starts when the file has been chosen, or with a press of Decrypt.
WATCH = """
window.bench = { start: 0, end: 0, progress: [], hold: 0 };
const news = document.getElementById("news");
new MutationObserver(() => (bench.end = performance.now())).observe(news, { childList: true, characterData: true, subtree: true });
const begin = () => Object.assign(bench, { start: performance.now(), end: 0, progress: [], hold: 0 });
document.getElementById("file").addEventListener("change", begin, true);
document.getElementById("decrypt").addEventListener("click", begin, true);
let turn = performance.now();
setInterval(() => {
  const now = performance.now();
  const bar = document.getElementById("progress");
  bench.hold = Math.max(bench.hold, now - turn - 10);
  turn = now;
  if (bar.checkVisibility())
    bench.progress.push(bar.value);
}, 10);
"""


class Page:
    """Each text that it opens is opened in a page that was just loaded."""

    def __init__(self, page):
        os.environ.setdefault("SEALWAX_CHROMIUM", "/usr/bin/chromium")
        os.environ.setdefault("SEALWAX_CHROMEDRIVER", "/usr/bin/chromedriver")
        import browser

        browser.PATIENCE = PATIENCE
        self.page = page
        self.browser = browser.Browser(browser.Proxy())

    def close(self):
        self.browser.close()

    def wait(self, sentence):
        """How long it took until this was said, and what was seen meanwhile."""
        self.browser.wait_for_news(sentence)
        return self.browser.run("return bench.end - bench.start"), self.browser.run("return [bench.progress, bench.hold]")

    def find(self, path):
        self.browser.open(self.page)
        self.browser.run(WATCH)
        self.browser.choose_file(path)
        return self.wait("Opened \u201c%s\u201d." % path.name)

    def open(self):
        self.browser.passphrase.send_keys(PASSPHRASE)
        self.browser.button("Decrypt").click()
        return self.wait(OPENED)

    def begins(self, text):
        """Whether it shows this text, or as much of it as it shows of any text."""
        shown = self.browser.value("Plaintext").encode()
        return len(shown) > 0 and text.startswith(shown)


def check_progress(progress):
    if not progress or progress != sorted(progress) or not 0 < progress[-1] <= 1:
        raise SystemExit("The page did not show how far it was, or it went back: %r" % progress[:: len(progress) // 20 or 1])


def measure_size(programs, page, folder, size, rounds):
    """{name: [ms]}, and the longest time in which the page did not answer, in ms."""
    text = make_text(size)
    encrypt, decrypt = programs.commands()["sealwax-cli"]
    path = folder / "message.sealwax"
    path.write_bytes(programs.run(encrypt + ["--iterations=%d" % ITERATIONS], text)[0])
    if programs.run(decrypt, path.read_bytes())[0] != text:
        raise SystemExit("What sealwax-cli decrypts is not what was encrypted.")

    samples = {"sealwax-cli": [], "the page": [], "the page, to find the message": []}
    hold = 0
    for _ in range(rounds):
        with open(path, "rb") as source, tempfile.TemporaryFile(dir=folder) as result:
            samples["sealwax-cli"].append(measure(programs.build, decrypt, source, result).wall)
        found, (_progress, held) = page.find(path)
        samples["the page, to find the message"].append(found)
        hold = max(hold, held)
        opened, (progress, held) = page.open()
        samples["the page"].append(opened)
        hold = max(hold, held)
        if not page.begins(text):
            raise SystemExit("What the page shows is not what was encrypted.")
        if size == 64 * MIB:
            check_progress(progress)
    return samples, hold


def run(build, report):
    with tempfile.TemporaryDirectory(dir=build, prefix="bench-") as folder:
        folder = pathlib.Path(folder)
        programs = Programs(build, folder)
        page = Page(build / "src/page/sealwax.html")
        try:
            for size, name, rounds in SIZES:
                samples, hold = measure_size(programs, page, folder, size, rounds)
                note = "The page did not answer for %d ms at most." % hold
                rows = report.table("Opening %s in Chromium" % name, "ms", samples, "sealwax-cli", notes=[note])
                if size == 20:
                    report.target("Opening one line in Chromium: × sealwax-cli", rows["the page"]["ratio"], RATIO_MAX)
                if size == MIB:
                    report.target("Opening 1 MiB in Chromium, ms", rows["the page"]["median"], MEBIBYTE_MAX_MS)
        finally:
            page.close()
