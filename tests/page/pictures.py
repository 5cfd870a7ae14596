# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the page in Chromium: a letter before and after it is opened, in each of its looks.

usage: pictures.py PAGE CLI FOLDER
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from browser import Browser, Proxy
from selenium.webdriver.common.keys import Keys

os.environ.setdefault("SEALWAX_CHROMIUM", "/usr/bin/chromium")
os.environ.setdefault("SEALWAX_CHROMEDRIVER", "/usr/bin/chromedriver")

PASSPHRASE = "violet harbor candle orbit maple summer"
TEXT = """Dear Ana,

the key to the archive is under the third flower pot. Please be there at noon on Thursday, and bring the red folder.

Bob"""
HEBREW = "שלום ענה,\n\nהמפתח לארכיון נמצא מתחת לעציץ השלישי. נתראה ביום חמישי בצהריים.\n\nדן"
LOOKS = {"wide": (1060, 840, False, "en"), "dark": (1060, 840, True, "en"), "phone": (360, 740, False, "en"), "phone-german-dark": (360, 740, True, "de")}


class Pictures:
    def __init__(self, page, cli, folder):
        self.page, self.cli, self.folder = page, cli, Path(folder)
        self.scratch = Path(tempfile.mkdtemp(prefix="sealwax-pictures-"))
        self.browser = Browser(Proxy())

    def run(self, *arguments, text):
        (self.scratch / "passphrase").write_text(PASSPHRASE)
        return subprocess.run([self.cli, *arguments], input=text, stdout=subprocess.PIPE, check=True).stdout

    def seal(self, text):
        return self.run("encrypt", "--passphrase-file=%s" % (self.scratch / "passphrase"), text=text.encode()).decode()

    def letter(self, text, language, message=None):
        path = self.scratch / "letter.html"
        path.write_bytes(self.run("page", "--language=" + language, "-", text=(message or self.seal(text)).encode()))
        return path

    def write(self, name, content):
        path = self.scratch / name
        path.write_text(content)
        return path

    def take(self, name):
        self.browser.driver.save_screenshot(str(self.folder / ("page-%s.png" % name)))

    def take_look(self, look, text=TEXT):
        browser = self.browser
        width, height, dark, language = LOOKS[look]
        browser.resize(width, height)
        browser.darken(dark)
        browser.open(self.letter(text, language))
        self.take(look + "-letter")
        browser.type("not it" + Keys.ENTER)
        browser.wait(lambda: browser.alert)
        self.take(look + "-wrong")
        browser.press(Keys.CONTROL, "a")
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait(lambda: not browser.alert and browser.driver.find_element("id", "plaintext").get_property("value"))
        self.take(look + "-opened")

    def take_all(self):
        for look in LOOKS:
            self.take_look(look)
        LOOKS["hebrew"] = LOOKS["wide"]
        self.take_look("hebrew", HEBREW)
        self.take_right_to_left()
        self.take_notes("wide")
        self.take_notes("phone-german-dark")
        self.take_key("wide")
        self.take_key("phone-german-dark")
        self.take_plain()

    def take_right_to_left(self):
        self.browser.run("document.documentElement.dir = 'rtl'")
        self.take("right-to-left")

    def take_notes(self, look):
        """A message that was mended, a file that is not a key, and a text that is not a message."""
        browser = self.browser
        width, height, dark, language = LOOKS[look]
        browser.resize(width, height)
        browser.darken(dark)
        rows = "".join("<div>%s</div>" % row for row in self.seal(TEXT).splitlines())
        browser.open(self.letter(TEXT, language))  # for its language
        browser.choose_file(self.write("mail.html", rows.replace("+", "&plus;")))
        browser.wait(lambda: "HTML" in browser.texts("status")[0])
        self.take(look + "-mended")
        browser.choose_file(self.write("paper.key", "ability antler logo antler fig agent cake candle ashore gown"), "key-input")
        browser.wait(lambda: browser.alert)
        self.take(look + "-bad-key")
        browser.run("document.getElementById('ciphertext').value = ''")
        browser.driver.find_element("id", "ciphertext").send_keys("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n")
        browser.driver.find_element("id", "decrypt").click()
        browser.wait(lambda: "PGP" in browser.alert)
        self.take(look + "-foreign")

    def take_key(self, look):
        """A message that needs a key, which is pasted with a slip; and a text that takes long to look through."""
        browser = self.browser
        width, height, dark, language = LOOKS[look]
        browser.resize(width, height)
        browser.darken(dark)
        key = self.write("my.key", "00" * 32)
        browser.open(self.letter(TEXT, language, self.run("encrypt", "--key-file=%s" % key, text=TEXT.encode()).decode()))
        self.take(look + "-key")
        browser.driver.find_element("id", "key-paste").click()
        browser.type("ability antler logo antler fig agent cake candle" + Keys.ENTER)
        browser.wait(lambda: browser.alert)
        self.take(look + "-pasted-key")
        browser.choose_file(self.write("hostile.txt", self.seal(TEXT)[:100] + "=3D%2B&plus;<b>a</b> \n" * 400_000))
        browser.wait(lambda: browser.driver.find_element("id", "progress").is_displayed())
        self.take(look + "-searching")
        browser.press(Keys.ESCAPE)

    def take_plain(self):
        """As it looks where scripts do not run."""
        path = self.letter(TEXT, "en")
        path.write_text(path.read_text(encoding="utf-8").replace("script-src", "script-nowhere"), encoding="utf-8")
        self.browser.open(path)
        self.take("plain")


def main():
    pictures = Pictures(*sys.argv[1:])
    try:
        pictures.take_all()
    finally:
        pictures.browser.close()


if __name__ == "__main__":
    main()
