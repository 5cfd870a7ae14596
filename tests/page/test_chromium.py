# SPDX-License-Identifier: GPL-3.0-or-later
"""The page in Chromium, opened from a file, without a network: what a person does with it, with real keys, and what it must
never do."""

import sys
import tempfile
import unittest
from pathlib import Path

import colours
from browser import Browser, Proxy
from case import ANSWER, ENCRYPTED, OPENED, PAGE, TEXT, WRONG
from chromium import PASSPHRASE, Case
from chromium_keys import KeyCases
from selenium.common.exceptions import ElementNotInteractableException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

sys.path.insert(0, str(Path(__file__).parent.parent / "e2e"))

from tap import main  # noqa: E402

PGP = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"


def setUpModule():
    Case.proxy = Proxy()
    Case.browser = Browser(Case.proxy)


def tearDownModule():
    Case.browser.close()


def load_tests(_loader, tests, _pattern):
    """The last case looks at what the browser has kept of all the others, and closes it."""
    return unittest.TestSuite(sorted(tests, key=lambda suite: any(isinstance(test, Afterwards) for test in suite)))


class Person(Case):
    def test_letter(self):
        """Open it, mistype, type, read, answer, copy; what was copied opens in sealwax-cli."""
        browser = self.browser
        browser.open(self.letter(self.seal()))
        self.wait_until_kind("Sealed message")
        self.assertEqual(browser.focused, browser.passphrase)
        self.check_asked("This message needs a passphrase.", passphrase=True, key=False)
        browser.type("corect horse" + Keys.ENTER)
        browser.wait_for_alert(WRONG)
        self.assertEqual(browser.focused, browser.passphrase)
        self.assertEqual(browser.passphrase.get_attribute("aria-invalid"), "true")
        self.assertEqual(browser.value("Plaintext"), "")
        browser.press(Keys.CONTROL, "a")
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait_for_news(OPENED)
        self.assertEqual(browser.value("Plaintext"), TEXT)
        self.assertEqual(browser.alert, "")
        self.assertEqual(browser.focused, browser.text_box("Plaintext"))
        browser.button("Reply").click()
        browser.wait_for_news("Answer with the same passphrase")
        browser.type(ANSWER)
        browser.press(Keys.CONTROL, Keys.ENTER)
        browser.wait_for_news(ENCRYPTED)
        self.assertEqual(browser.focused, browser.button("Copy Message"))
        browser.press(Keys.ENTER)
        browser.wait_for_news("Copied")
        self.assertEqual(self.unseal(browser.pasted(self.folder)), ANSWER)

    def test_whole_chat(self):
        """Two messages in a chat, pasted with everything around them; the second is chosen with the keyboard."""
        browser = self.browser
        quoted = "".join("> %s<br>" % line for line in self.seal("the first").splitlines())
        chat = "Ana, 10:24<br>Hi!<br>%s<br>see you<br><br>Bob:<br>%s<br>-- <br>Bob" % (quoted, self.seal("the second").replace("\n", "<br>"))
        browser.open(self.file("chat.html", "<!DOCTYPE html><meta charset=utf-8><title>chat</title><p>%s</p>" % chat))
        browser.select_all_and_copy()
        browser.open(PAGE)
        self.assertEqual(browser.focused, browser.text_box("Ciphertext"))
        browser.press(Keys.CONTROL, "v")
        self.wait_until_kind("Sealed message")
        messages = browser.find("combobox", "Chosen message")
        self.assertEqual(
            [option.text for option in messages.find_elements(By.TAG_NAME, "option")],
            ["1 of 2 \u00b7 Sealed \u00b7 176 characters", "2 of 2 \u00b7 Sealed \u00b7 176 characters"],
        )
        browser.passphrase.send_keys(PASSPHRASE + Keys.ENTER)
        browser.wait_for_news(OPENED)
        self.assertEqual(browser.value("Plaintext"), "the first")
        messages.send_keys(Keys.DOWN)
        browser.button("Decrypt").click()
        browser.wait(lambda: browser.value("Plaintext") == "the second")
        self.assertIn("1 of 2 \u00b7 opened", messages.text)

    def test_keyboard_alone(self):
        """Tab reaches everything in reading order and is never trapped; a message is opened, and one is made."""
        browser = self.browser
        browser.open(PAGE)
        order = []
        for _ in range(16):
            order.append(browser.focused.accessible_name)
            browser.press(Keys.TAB)
        self.assertEqual(
            order[:15],
            ["Ciphertext", "Copy Message", "Open File\u2026", "Save Message", "Passphrase", "Show Passphrase", "Key File\u2026"]
            + ["Paste Key\u2026", "Decrypt", "Encrypt", "Plaintext", "Copy Plaintext", "Save Text Unencrypted", "Clear Everything", "Language"],
        )
        browser.open(PAGE)
        for _ in range(10):
            browser.press(Keys.TAB)
        browser.type(ANSWER)
        browser.press(Keys.CONTROL, Keys.ENTER)
        browser.wait_for_alert("Type a passphrase first.")
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait_for_alert("Repeat the passphrase. A slip would lock the text for good.")
        browser.type("a slip" + Keys.ENTER)
        browser.wait_for_alert("The passphrases don’t match.")
        browser.press(Keys.CONTROL, "a")
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait_for_news(ENCRYPTED)
        self.assertEqual(self.unseal(browser.value("Ciphertext")), ANSWER)

    def test_says_why(self):
        """Each outcome in the window's words."""
        message = self.seal("short")
        # So long that a wrong passphrase cannot make text of it; with four bytes, one in eleven does.
        basic = self.cli("encrypt", "--format=basic", self.passphrase_option(), stdin=b"a longer text " * 8).decode()
        for pasted, sentence in (
            (message[:100], "This message is incomplete: only 99 characters of 176 are there. Its end is missing."),
            (message[:65] + message[130:], "This message is incomplete: only 112 characters of 176 are there. 1 whole line is missing."),
            (message[:80] + "*" + message[81:], "This message is incomplete: only 175 characters of 176 are there. In its line 2, \u201c*\u201d doesn\u2019t belong there."),
            (message[:150] + ("A" if message[150] != "A" else "B") + message[151:], "This message was damaged on the way: some of its characters were changed."),
            ("Sealwax" + "2" + message[8:], "This message was made by a newer version of Sealwax."),
            ("hello", "This is not an encrypted message."),
            (PGP, "This is not a message of Sealwax: it is an OpenPGP message, which GnuPG or Thunderbird can open."),
            (basic, "Wrong passphrase, or not a complete message."),
        ):
            self.browser.open(PAGE)
            self.browser.choose_file(self.file("pasted.sealwax", pasted))
            self.browser.wait_for_news("Opened \u201cpasted.sealwax\u201d.")
            if pasted in ("hello", PGP):  # a text to encrypt, when it comes from a file
                self.assertEqual(self.browser.value("Plaintext"), pasted)
                self.browser.text_box("Ciphertext").send_keys(pasted)
            self.browser.passphrase.send_keys("not it")
            self.browser.button("Decrypt").click()
            self.browser.wait(lambda: self.browser.alert)
            self.assertEqual(self.browser.alert, sentence)

    def test_says_what_was_passed_over(self):
        browser = self.browser
        browser.open(PAGE)
        browser.choose_file(self.file("quoted.txt", "".join("> %s<br>\n" % line for line in self.seal().splitlines())))
        browser.wait_for_news("Opened \u201cquoted.txt\u201d.")
        self.assertIn("Sealed message \u00b7 176 characters \u00b7 Ignored: quote marks on 3 lines, 2 line break tags", browser.texts("status"))

    def test_says_what_was_mended(self):
        browser = self.browser
        browser.open(PAGE)
        rows = "".join('<div class="row">%s</div>' % row for row in self.seal().splitlines())
        browser.choose_file(self.file("mail.html", rows))
        browser.wait_for_news("Opened \u201cmail.html\u201d.")
        self.assertIn("Sealed message \u00b7 176 characters \u00b7 Mended: HTML was taken out", browser.texts("status"))
        browser.passphrase.send_keys(PASSPHRASE + Keys.ENTER)
        browser.wait_for_news(OPENED)
        self.assertEqual(browser.value("Plaintext"), TEXT)

    def test_vectors(self):
        self.check_vectors(6)


class KeyFiles(KeyCases, Case):
    pass


class Work(Case):
    def test_ten_million_iterations(self):
        """It shows its progress, can be stopped, and is slow but never wrong."""
        browser = self.browser
        browser.open(self.letter(self.seal(TEXT, "--iterations=10000000")))
        self.wait_until_kind("Sealed message")
        self.hold_derivation()
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait(lambda: self.progress() is not None and 0 < self.progress() < 1)
        browser.press(Keys.ESCAPE)
        browser.wait_for_news("Cancelled.")
        self.assertIsNone(self.progress())
        self.assertEqual(browser.value("Plaintext"), "")
        browser.passphrase.send_keys(Keys.ENTER)
        browser.wait(lambda: self.progress() is not None)
        browser.button("Cancel").click()
        browser.wait_for_news("Cancelled.")
        self.let_derivation_go()
        self.note_progress()
        browser.passphrase.send_keys(Keys.ENTER)
        browser.wait_for_news(OPENED)
        self.assertEqual(browser.value("Plaintext"), TEXT)
        self.check_noted_progress()

    def test_hostile_text(self):
        """A text that takes long to mend: meanwhile the page answers, shows how far it is, and can be told to stop."""
        browser = self.browser
        lines = self.seal().splitlines()
        noise = "=3D%2B&plus;\\+ <b>a</b>=\nabcABC-_ +abcd \n"
        hostile = self.file("hostile.txt", "\n".join([lines[0], lines[2], noise * (8 * 1024 * 1024 // len(noise))]))
        browser.open(PAGE)
        browser.choose_file(hostile)
        browser.wait(lambda: self.progress() is not None)
        self.assertIn("Looking for messages\u2026", browser.texts("status"))
        browser.text_box("Plaintext").send_keys("typed")
        self.assertEqual(browser.value("Plaintext"), "typed")
        first = self.progress()
        browser.wait(lambda: self.progress() > first)
        browser.press(Keys.ESCAPE)
        browser.wait_for_news("Cancelled.")
        self.assertIsNone(self.progress())
        browser.choose_file(hostile)
        browser.wait(lambda: self.progress() is not None)
        browser.button("Cancel").click()
        browser.wait_for_news("Cancelled.")
        self.assertEqual((self.progress(), browser.value("Ciphertext")), (None, ""))
        browser.run("document.getElementById('plaintext').value = ''")
        browser.choose_file(self.file("shorter.txt", "\n".join([lines[0], lines[2], noise * 1000])))
        browser.wait_for_news("Opened \u201cshorter.txt\u201d.")
        self.assertIn("This message is incomplete: only 112 characters of 176 are there. 1 whole line is missing.", browser.texts("status"))
        browser.button("Clear Everything").click()

    def progress(self):
        bar = self.browser.driver.find_element(By.TAG_NAME, "progress")
        return float(bar.get_property("value")) if bar.is_displayed() else None

    def test_mebibyte(self):
        """A text that is too large to be edited: shown in part, and saved whole."""
        browser = self.browser
        text = "".join("line %d \u00e9\r\n" % number for number in range(90_000))
        self.assertGreater(len(text.encode()), 1 << 20)
        browser.open(PAGE)
        browser.choose_file(self.file("large.sealwax", self.seal(text)))
        browser.wait_for_news("Opened \u201clarge.sealwax\u201d.")
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait_for_news(OPENED)
        shown = browser.value("Plaintext")
        self.assertGreater(len(shown), 16_000)
        self.assertTrue(text.replace("\r\n", "\n").startswith(shown[:-1]))
        self.assertTrue(any("Preview, read-only" in status for status in browser.texts("status")))
        browser.button("Save Text Unencrypted").click()
        saved = browser.downloads / "text.txt"
        browser.wait(lambda: saved.exists() and saved.stat().st_size >= len(text.encode()))
        self.assertTrue(saved.read_bytes() == text.encode())
        saved.unlink()


class Shape(Case):
    def test_roles_and_names(self):
        """Every control has a name; what is said is announced; headings and landmarks give the page its structure."""
        browser = self.browser
        browser.open(PAGE)
        nodes = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        seen = [node for node in nodes if not node["ignored"]]
        named = {(node["role"]["value"], node.get("name", {}).get("value")) for node in seen}
        for role, name in (
            ("main", ""),
            ("region", "Ciphertext"),
            ("region", "Plaintext"),
            ("heading", "Ciphertext"),
            ("heading", "Plaintext"),
            ("textbox", "Ciphertext"),
            ("textbox", "Plaintext"),
            ("textbox", "Passphrase"),
            ("button", "Decrypt"),
            ("button", "Encrypt"),
        ):
            self.assertIn((role, name), named)
        for node in seen:
            if node["role"]["value"] in ("textbox", "button", "combobox", "progressbar"):
                self.assertTrue(node.get("name", {}).get("value"), node)
        live = {node["role"]["value"]: properties(node).get("live") for node in seen if "live" in properties(node)}
        self.assertEqual((live.get("alert"), live.get("status")), ("assertive", "polite"))

    def test_phone(self):
        """360 pixels wide, and with text twice as large, nothing is cut off and nothing scrolls sideways."""
        browser = self.browser
        browser.open(self.letter(self.seal()))
        for size in ("100%", "200%"):
            browser.resize(360, 640)
            browser.run("document.documentElement.style.setProperty('font-size', '%s')" % size)
            self.assertLessEqual(browser.run("return document.documentElement.scrollWidth"), 360, size)
            for element in browser.driver.find_elements(By.CSS_SELECTOR, "button, input, textarea, select"):
                if element.is_displayed():
                    self.assertLessEqual(element.rect["x"] + element.rect["width"], 360, element.accessible_name)
                    self.assertGreaterEqual(element.rect["height"], 32, element.accessible_name)
        tops = [browser.driver.find_element(By.ID, name).rect["y"] for name in ("ciphertext", "passphrase", "plaintext")]
        self.assertEqual(tops, sorted(tops))

    def test_wide(self):
        browser = self.browser
        browser.open(PAGE)
        cipher, plain = (browser.text_box(name).rect for name in ("Ciphertext", "Plaintext"))
        self.assertLess(cipher["x"] + cipher["width"], plain["x"])

    def test_light_and_dark(self):
        """All text has the contrast that WCAG's level AA demands, in both styles."""
        browser = self.browser
        for dark in (False, True):
            browser.darken(dark)
            browser.open(self.letter(self.seal()))
            browser.type("wrong" + Keys.ENTER)
            browser.wait_for_alert(WRONG)
            back = browser.run("return getComputedStyle(document.body).backgroundColor")
            self.assertEqual(colours.luminance(colours.parse(back)) < 0.2, dark)
            for text, ground, name in browser.run(colours.COLLECT):
                self.assertGreaterEqual(colours.contrast(text, ground), 4.5, (dark, name, text, ground))

    def test_right_to_left(self):
        """A Hebrew text runs from right to left, whatever the page's language; a Hebrew page does so as a whole."""
        browser = self.browser
        browser.open(PAGE)
        browser.text_box("Plaintext").send_keys("\u05e9\u05dc\u05d5\u05dd")
        self.assertTrue(browser.run("return document.getElementById('plaintext').matches(':dir(rtl)')"))
        self.assertTrue(browser.run("return document.getElementById('ciphertext').matches(':dir(ltr)')"))
        browser.run("document.getElementById('plaintext').value = ''")  # it is nowhere else, and leaving would ask
        browser.open(self.hebrew_page())
        browser.find("combobox", "Language").send_keys("\u05e2")
        browser.wait(lambda: browser.run("return document.documentElement.dir") == "rtl")
        self.assertEqual(browser.run("return document.documentElement.lang"), "he")
        cipher, plain = (browser.driver.find_element(By.ID, name).rect for name in ("ciphertext", "plaintext"))
        self.assertGreater(cipher["x"], plain["x"] + plain["width"])
        self.assertLessEqual(browser.run("return document.documentElement.scrollWidth"), 1100)

    def test_german_letter(self):
        """A letter is in the language that its sender chose, whatever the browser's is; the reader can choose another."""
        browser = self.browser
        browser.open(self.letter(self.seal(), "de"))
        browser.wait(lambda: any("Sealed-Nachricht" in text for text in browser.texts("status")))
        browser.type("falsch" + Keys.ENTER)
        browser.wait(lambda: "Passphrase" in browser.alert)
        warning = browser.driver.find_element(By.ID, "warning").text
        self.assertTrue(warning.startswith("Wer diese Datei auf dem Weg zu Ihnen \u00e4ndern konnte, k\u00f6nnte auch Ihre Passphrase"), warning)
        for name in ("Entschl\u00fcsseln", "Nachricht kopieren", "Alles leeren", "Datei \u00f6ffnen \u2026"):
            self.assertTrue(browser.button(name).is_displayed(), name)
        browser.find("combobox", "Sprache").send_keys("E")
        browser.wait(lambda: browser.button("Decrypt"))
        self.check_named("enter a passphrase you both know and", "passphrase")


class Discretion(Case):
    def test_changed_program_does_not_run(self):
        """If one letter of the script, or of its digest in the policy, is changed, the page looks as it does where scripts do not
        run."""
        whole = self.letter(self.seal()).read_text(encoding="utf-8")
        for change in ((" decrypt(key, iv", " decrypt(key, IV"), ("script-src 'sha256-", "script-src 'sha256-A")):
            self.assertIn(change[0], whole)
            self.browser.open(self.file("changed.html", whole.replace(change[0], change[1], 1)))
            self.assertFalse(self.browser.driver.find_element(By.ID, "app").is_displayed())
            shown = self.browser.driver.find_element(By.TAG_NAME, "body").text
            self.assertIn("This file is an encrypted message for you", shown)
            self.assertIn("Sealwax" + "1", shown)  # to be copied from there
            with self.assertRaises(ElementNotInteractableException):
                self.browser.driver.find_element(By.ID, "passphrase").send_keys("typed")

    def test_back_is_empty(self):
        """After Back, or a reload, the fields are empty."""
        browser = self.browser
        message = self.seal()
        for leave in ("back", "reload"):
            browser.open(PAGE)
            browser.text_box("Ciphertext").send_keys(message)
            browser.passphrase.send_keys(PASSPHRASE + Keys.ENTER)
            browser.wait_for_news(OPENED)
            if leave == "back":
                browser.open(self.file("elsewhere.html", "<!DOCTYPE html><title>elsewhere</title>"))
                browser.driver.back()
            else:
                browser.driver.refresh()
            browser.wait(lambda: browser.button("Decrypt"))
            fields = [browser.value("Ciphertext"), browser.passphrase.get_property("value"), browser.value("Plaintext")]
            self.assertEqual(fields, ["", "", ""], leave)

    def test_text_is_no_html(self):
        """What a message holds is shown as it is, never as HTML."""
        browser = self.browser
        text = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
        browser.open(self.letter(self.seal(text)))
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait_for_news(OPENED)
        self.assertEqual(browser.value("Plaintext"), text)
        self.assertEqual(browser.driver.title, "Sealwax")
        self.assertEqual(browser.driver.find_elements(By.CSS_SELECTOR, "img, #app script"), [])

    def test_no_errors(self):
        """The browser has nothing to complain about."""
        browser = self.browser
        browser.driver.get_log("browser")
        browser.open(self.letter(self.seal()))
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait_for_news(OPENED)
        self.assertEqual(browser.driver.get_log("browser"), [])


class Network(unittest.TestCase):
    """In a browser that is expected to use its proxy."""

    @classmethod
    def setUpClass(cls):
        cls.proxy = Proxy()
        cls.browser = Browser(cls.proxy)
        cls.addClassCleanup(cls.browser.close)

    def setUp(self):
        self.proxy.asked.clear()

    def asked(self):
        return self.proxy.asked_by_pages(self.browser)

    def test_proxy_sees_requests(self):
        """Otherwise its silence in all the other tests would mean nothing."""
        with tempfile.TemporaryDirectory() as folder:
            asking = Path(folder) / "asking.html"
            asking.write_text('<!DOCTYPE html><title>asking</title><img src="http://asked.example/picture.png">')
            self.browser.open(asking)
            address = "http://asked.example/picture.png"
            self.browser.wait(lambda: address in self.asked())
            self.assertIn(address, self.browser.requests())

    def test_without_webcrypto(self):
        """Browsers do not let pages from a server without https encrypt: one sentence says so, and what to do about it."""
        address = "http://page.example/"
        self.proxy.pages[address] = PAGE.read_bytes()
        self.browser.driver.get(address)
        self.assertFalse(self.browser.run("return isSecureContext"))
        shown = self.browser.driver.find_element(By.ID, "unable")
        self.browser.wait(shown.is_displayed)
        self.assertRegex(shown.text, "Save the page as a file, and open that file in a current browser")
        self.assertFalse(self.browser.driver.find_element(By.ID, "app").is_displayed())
        self.assertEqual(set(self.asked()) - {address + "favicon.ico"}, {address})


class Afterwards(Case):
    def test_keeps_nothing(self):
        """No storage, no cookie, nothing in the address or the history; and not one of the browser's files holds what was typed
        or opened, here or in any case before."""
        browser = self.browser
        browser.open(self.letter(self.seal("plain-as-day " * 20)))
        begun = browser.run("return history.length")
        browser.type(PASSPHRASE + "-mark" + Keys.ENTER)
        browser.wait_for_alert(WRONG)
        browser.press(Keys.CONTROL, "a")
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait_for_news(OPENED)
        kept = browser.run(
            "return [localStorage.length, sessionStorage.length, document.cookie, location.hash, location.search, history.length, history.state]"
        )
        self.assertEqual(kept, [0, 0, "", "", "", begun, None])
        self.assertEqual(browser.driver.execute_async_script("const done = arguments[0]; indexedDB.databases().then((all) => done(all.length))"), 0)
        self.check_no_request()
        browser.close()
        for path in Path(browser.profile.name).rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                for secret in ("plain-as-day", "b\u00e1ttery-mark", "horse b\u00e1ttery", "behind the old mill", ANSWER):
                    for encoding in ("utf-8", "utf-16-le"):
                        self.assertFalse(secret.encode(encoding) in content, (path, secret))

    def check_no_request(self):
        if self.browser.driver is not None:
            super().check_no_request()


def properties(node):
    return {each["name"]: each["value"].get("value") for each in node.get("properties", [])}


if __name__ == "__main__":
    main()
