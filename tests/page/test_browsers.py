# SPDX-License-Identifier: GPL-3.0-or-later
"""The page in the other browsers, Firefox and WebKit, opened from a file, without a network: what a person does with it, with the
keys of the compositor's keyboard. test_chromium.py tests more than these. SEALWAX_BROWSER says which browser."""

import os
import sys
import time
import unittest
from pathlib import Path

import case
import colours
from browser import Proxy
from case import ANSWER, ENCRYPTED, KEY, OPENED, PAGE, PATIENCE, TEXT, WRONG

sys.path.insert(0, str(Path(__file__).parent.parent / "e2e"))

from desktop import Desktop  # noqa: E402
from tap import main  # noqa: E402

PICTURES = os.environ.get("SEALWAX_PICTURES")

# What can have the focus, in the order of reading.
ORDER = ["ciphertext", "copy-ciphertext", "open-file", "save-ciphertext", "passphrase", "reveal", "key-file", "key-paste", "decrypt", "encrypt"]
ORDER += ["plaintext", "copy-plaintext", "save-plaintext", "clear", "language"]


def start(proxy, desktop, dark=False):
    if os.environ["SEALWAX_BROWSER"] == "firefox":
        from firefox import Firefox

        return Firefox(proxy, desktop, dark)
    from webkit import WebKit

    return WebKit(proxy, desktop, dark)


def setUpModule():
    """Starting a browser takes longest, so all cases share one, except those in the dark style."""
    Browsers.desktop = unittest.enterModuleContext(Desktop())
    Browsers.proxy = Proxy()
    Browsers.browser = start(Browsers.proxy, Browsers.desktop)
    unittest.addModuleCleanup(Browsers.browser.close)


class Browsers(case.Case):
    desktop = None

    def tab(self, *held):
        """On to what comes next. Returns its id."""
        before = self.state["focused"]
        self.browser.press(*held, "tab")
        self.wait(lambda state: state["focused"] != before, "the focus to leave %s" % before)
        return self.state["focused"]

    def tab_to(self, identity, *held):
        for _ in range(2 * len(ORDER)):
            if self.state["focused"] == identity or self.tab(*held) == identity:
                return
        self.fail("Tab does not come to %s" % identity)

    def take(self, name):
        if PICTURES:
            self.browser.take(Path(PICTURES) / ("page-%s-%s.png" % (self.browser.name.lower(), name)))

    def check_colours(self, dark):
        """All text has the contrast that WCAG's level AA demands."""
        browser = self.browser
        browser.open(self.letter(self.seal()))
        self.wait_until_kind("Sealed message")
        self.wait_for(focused="passphrase")
        browser.type("wrong")
        browser.press("enter")
        self.wait_for(alert=WRONG)
        self.take("dark" if dark else "light")
        back = browser.evaluate("getComputedStyle(document.body).backgroundColor")
        self.assertEqual(colours.luminance(colours.parse(back)) < 0.2, dark)
        for text, ground, name in browser.evaluate("(() => {%s})()" % colours.COLLECT):
            self.assertGreaterEqual(colours.contrast(text, ground), 4.5, (dark, name, text, ground))


class Person(Browsers):
    def test_letter(self):
        """Open it, mistype, type, read, answer, copy; what was copied opens in sealwax-cli."""
        browser = self.browser
        browser.resize(1100)
        browser.open(self.letter(self.seal()))
        self.wait_until_kind("Sealed message")
        self.wait_for(focused="passphrase", needs="This message needs a passphrase.")
        self.take("letter")
        browser.type("corect horse")
        browser.press("enter")
        self.wait_for(alert=WRONG, focused="passphrase", plaintext="")
        self.take("wrong")
        browser.press("control", "a")
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait_for(news=OPENED, plaintext=TEXT, alert="", focused="plaintext")
        self.take("opened")
        self.tab_to("reply")
        browser.press("enter")
        self.wait_for(news="Answer with the same passphrase", focused="plaintext", plaintext="")
        browser.type(ANSWER)
        browser.press("control", "enter")
        self.wait_for(news=ENCRYPTED, focused="copy-ciphertext")
        browser.press("enter")
        self.wait_for(news="Copied")
        self.assertEqual(self.unseal(self.desktop.read_clipboard()), ANSWER)

    def test_whole_chat(self):
        """Two messages in a chat, pasted with everything around them; the second is chosen with the keyboard."""
        browser = self.browser
        quoted = "".join("> %s<br>" % line for line in self.seal("the first").splitlines())
        chat = "Ana, 10:24<br>Hi!<br>%s<br>see you<br><br>Bob:<br>%s<br>-- <br>Bob" % (quoted, self.seal("the second").replace("\n", "<br>"))
        browser.open(self.file("chat.html", "<!DOCTYPE html><meta charset=utf-8><title>chat</title><p id=chat>%s</p>" % chat))
        self.desktop.copy("nothing of interest")
        browser.click(browser.element("chat"))
        browser.press("control", "a")
        browser.press("control", "c")
        end = time.monotonic() + PATIENCE
        while "see you" not in self.desktop.read_clipboard():
            self.assertLess(time.monotonic(), end, "the chat on the clipboard")
        browser.open(PAGE)
        self.wait_for(focused="ciphertext")
        browser.press("control", "v")
        self.wait_for(messages=["%d of 2 \u00b7 Sealed \u00b7 176 characters" % number for number in (1, 2)])
        self.tab_to("passphrase")
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait_for(news=OPENED, plaintext="the first")
        self.tab_to("messages", "shift")
        browser.choose_next()
        self.wait_for(status="Sealed message \u00b7 176 characters")
        self.tab_to("decrypt")
        browser.press("enter")
        self.wait_for(plaintext="the second", alert="")
        self.assertEqual(self.state["messages"], ["%d of 2 \u00b7 opened \u00b7 Sealed \u00b7 176 characters" % number for number in (1, 2)])

    def test_key_file(self):
        """A message that needs both."""
        browser = self.browser
        key = self.file("my.key", KEY)
        browser.open(self.letter(self.seal(TEXT, "--key-file=%s" % key)))
        self.wait_until_kind("passphrase and key file")
        self.wait_for(focused="passphrase", needs="This message needs both a passphrase and a key file.")
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait_for(alert="This message needs both a passphrase and a key file.", focused="key-file", plaintext="")
        browser.choose_file(key, "key-input")
        self.wait_for(key="Key file \u201cmy.key\u201d", focused="decrypt", alert="")
        browser.press("enter")
        self.wait_for(news=OPENED, plaintext=TEXT)

    def test_key_alone(self):
        """Nobody asks for a passphrase where a key is needed. It is pasted, with a slip first; the answer goes with it."""
        browser = self.browser
        key = self.file("my.key", KEY)
        browser.open(self.letter(self.cli("encrypt", "--key-file=%s" % key, stdin=TEXT.encode()).decode()))
        self.wait_until_kind("key file")
        self.wait_for(focused="key-file", needs="This message needs a key file.")
        self.assertEqual(self.tab(), "key-paste")
        browser.press("enter")
        self.wait_for(focused="key-text")
        browser.type("0123456789abcdef" * 2)
        browser.press("enter")
        self.wait_for(alert="This is not a key: a key is 64 hexadecimal digits, 44 characters of Base64, or 24 words.", focused="key-text")
        browser.press("control", "a")
        browser.type(KEY.hex())
        browser.press("enter")
        self.wait_for(key="Pasted key", focused="decrypt", alert="")
        browser.press("enter")
        self.wait_for(news=OPENED, plaintext=TEXT, focused="plaintext")
        self.tab_to("reply")
        browser.press("enter")
        self.wait_for(news="Answer with the same key file", focused="plaintext", plaintext="")
        browser.type(ANSWER)
        browser.press("control", "enter")
        self.wait_for(news=ENCRYPTED)
        self.assertEqual(self.cli("decrypt", "--key-file=%s" % key, stdin=self.state["ciphertext"].encode()).decode(), ANSWER)

    def test_keyboard_alone(self):
        """Tab reaches everything in reading order and is never trapped; a message is made."""
        browser = self.browser
        browser.open(PAGE)
        self.wait_for(focused="ciphertext")
        self.assertEqual(["ciphertext", *(self.tab() for _ in ORDER[1:])], ORDER)
        self.tab()  # to the browser's own buttons, or to the beginning
        self.assertEqual(self.tab("shift"), "language")
        browser.open(PAGE)
        self.wait_for(focused="ciphertext")
        self.tab_to("plaintext")
        browser.type(ANSWER)
        browser.press("control", "enter")
        self.wait_for(alert="Type a passphrase first.", focused="passphrase")
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait_for(alert="Repeat the passphrase. A slip would lock the text for good.", focused="repeat")
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait_for(news=ENCRYPTED)
        self.assertEqual(self.unseal(self.state["ciphertext"]), ANSWER)

    def test_mebibyte(self):
        """A text that is too large to be edited: shown in part, and copied whole."""
        browser = self.browser
        text = "".join("line %d \u00e9\r\n" % number for number in range(90_000))
        self.assertGreater(len(text.encode()), 1 << 20)
        browser.open(PAGE)
        browser.choose_file(self.file("large.sealwax", self.seal(text)))
        self.wait_for(news="Opened \u201clarge.sealwax\u201d.", focused="passphrase")
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait_for(news=OPENED, focused="plaintext")
        shown = self.state["plaintext"]
        self.assertGreater(len(shown), 16_000)
        self.assertTrue(text.replace("\r\n", "\n").startswith(shown[:-1]))
        self.assertIn("Preview, read-only", browser.evaluate("document.getElementById('plaintext-status').innerText"))
        self.tab_to("copy-plaintext")
        browser.press("enter")
        self.wait_for(news="Copied")
        self.assertTrue(self.desktop.read_clipboard() == text)

    def test_ten_million_iterations(self):
        """It shows its progress, can be stopped, and is slow but never wrong."""
        browser = self.browser
        browser.open(self.letter(self.seal(TEXT, "--iterations=10000000")))
        self.wait_until_kind("Sealed message")
        self.wait_for(focused="passphrase")
        browser.type(self.passphrase)
        self.hold_derivation()
        browser.press("enter")
        self.wait(lambda state: state["progress"], "progress")
        browser.press("escape")
        self.wait_for(news="Cancelled.", progress=None, plaintext="", focused="passphrase")
        self.let_derivation_go()
        self.note_progress()
        browser.press("enter")
        self.wait_for(news=OPENED, plaintext=TEXT, progress=None)
        self.check_noted_progress()


class Kinds(Browsers):
    def test_vectors(self):
        self.check_vectors(4)


class Shape(Browsers):
    def check_fits(self):
        self.assertLessEqual(self.browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"), 0)
        cut = self.browser.evaluate(
            "[...document.querySelectorAll('button, input, textarea, select')].filter((each) => each.checkVisibility()"
            " && (each.getBoundingClientRect().right > innerWidth || each.getBoundingClientRect().left < 0)).map((each) => each.id)"
        )
        self.assertEqual(cut, [])

    def test_phone(self):
        """360 pixels wide, and with text twice as large, nothing is cut off and nothing scrolls sideways."""
        browser = self.browser
        browser.resize(360, 640)
        self.addCleanup(browser.resize, 1100)
        for language, kind in (("en", "Sealed message"), ("de", "Sealed-Nachricht")):
            browser.open(self.letter(self.seal(), language))
            self.wait_until_kind(kind)
            self.assertEqual(browser.evaluate("innerWidth"), 360)
            self.take("phone-" + language)
            self.check_fits()
            browser.evaluate("(document.documentElement.style.setProperty('font-size', '200%'), 0)")
            self.check_fits()

    def test_hebrew(self):
        """A Hebrew text runs from right to left, whatever the page's language; a Hebrew page does so as a whole."""
        browser = self.browser
        text = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05e0\u05d4"
        browser.open(self.hebrew_page())
        browser.choose_file(self.file("message.sealwax", self.seal(text)))
        self.wait_for(news="Opened \u201cmessage.sealwax\u201d.", focused="passphrase")
        browser.type(self.passphrase)
        browser.press("enter")
        self.wait_for(news=OPENED, plaintext=text)
        self.assertTrue(browser.evaluate("document.getElementById('plaintext').matches(':dir(rtl)')"))
        self.assertTrue(browser.evaluate("document.getElementById('ciphertext').matches(':dir(ltr)')"))
        self.tab_to("language")
        browser.choose_next()
        self.wait(lambda _state: browser.evaluate("[document.documentElement.dir, document.documentElement.lang]") == ["rtl", "he"], "Hebrew")
        cipher, plain = (browser.evaluate("document.getElementById('%s').getBoundingClientRect().toJSON()" % name) for name in ("ciphertext", "plaintext"))
        self.assertGreater(cipher["x"], plain["x"] + plain["width"])
        self.check_fits()
        self.take("hebrew")

    def test_light(self):
        self.check_colours(False)


class Dark(Browsers):
    @classmethod
    def setUpClass(cls):
        cls.browser = start(cls.proxy, cls.desktop, dark=True)
        cls.addClassCleanup(cls.browser.close)

    def test_dark(self):
        self.check_colours(True)
        self.browser.resize(360, 640)
        self.take("dark-phone")


def holds_address(addresses):
    """Firefox tries https first."""
    return any("asked.example" in address for address in addresses)


class Discretion(Browsers):
    def test_changed_program_does_not_run(self):
        whole = self.letter(self.seal()).read_text(encoding="utf-8")
        self.browser.open(self.file("changed.html", whole.replace(" decrypt(key, iv", " decrypt(key, IV", 1)))
        self.assertEqual((self.state["shown"], self.state["status"]), (False, ""))
        self.assertIn("This file is an encrypted message for you", self.browser.evaluate("document.body.innerText"))

    def test_proxy_sees_requests(self):
        """Otherwise its silence after all the other cases would mean nothing."""
        self.browser.open(self.file("asking.html", '<!DOCTYPE html><title>asking</title><img src="http://asked.example/picture.png">'))
        end = time.monotonic() + PATIENCE
        try:
            while not holds_address(self.proxy.asked_by_pages(self.browser)):
                self.assertLess(time.monotonic(), end, self.proxy.asked)
                time.sleep(0.05)
            self.assertEqual(holds_address(self.browser.requests()), self.browser.tells_requests)
        finally:
            self.proxy.asked.clear()

    def test_forgets(self):
        """After Back and Reload the fields are empty, and nothing is kept."""
        browser = self.browser
        for leave in ("back", "refresh"):
            browser.open(PAGE)
            browser.choose_file(self.file("message.sealwax", self.seal()))
            self.wait_for(news="Opened \u201cmessage.sealwax\u201d.", focused="passphrase")
            browser.type(self.passphrase)
            browser.press("enter")
            self.wait_for(news=OPENED)
            self.assertEqual(browser.evaluate("[localStorage.length, sessionStorage.length, document.cookie, location.hash]"), [0, 0, "", ""])
            if leave == "back":
                browser.open(self.file("elsewhere.html", "<!DOCTYPE html><title>elsewhere</title>"))
                browser.back()
                end = time.monotonic() + PATIENCE
                while not browser.evaluate("document.getElementById('app') !== null"):
                    self.assertLess(time.monotonic(), end)
            else:
                browser.refresh()
            self.wait_for(ciphertext="", passphrase="", plaintext="", shown=True)


if __name__ == "__main__":
    main()
