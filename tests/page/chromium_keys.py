# SPDX-License-Identifier: GPL-3.0-or-later
"""The page in Chromium where a key is needed: it says so before it asks, and asks for nothing else. For test_chromium.py."""

import base64

from case import ANSWER, ENCRYPTED, KEY, OPENED, PAGE, TEXT
from chromium import PASSPHRASE
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


class KeyCases:
    def test_key_file(self):
        """A message that needs both; a file that is not a key, one with a word that is not in the list, and the key in words."""
        browser = self.browser
        key = self.file("my.key", KEY.hex() + "\n")
        words = self.cli("key", "words", "--key-file=%s" % key).decode()
        browser.open(self.letter(self.seal(TEXT, "--key-file=%s" % key)))
        self.wait_until_kind("passphrase and key file")
        self.check_asked("This message needs both a passphrase and a key file.", passphrase=True, key=True)
        self.check_named("enter a passphrase you both know, choose a key file you both have, and", "passphrase and your key")
        self.assertEqual(browser.focused, browser.passphrase)
        browser.type(PASSPHRASE + Keys.ENTER)
        browser.wait_for_alert("This message needs both a passphrase and a key file.")
        self.assertEqual(browser.focused, browser.button("Key File\u2026"))
        browser.choose_file(self.file("photo.jpg", b"no key"), "key-input")
        browser.wait(lambda: "photo.jpg" in browser.alert)
        browser.choose_file(self.file("words.key", words.replace("antler", "zzyxw", 1)), "key-input")
        browser.wait_for_alert("\u201cwords.key\u201d is not a key file: word 2 is not in the list of words that spell keys.")
        browser.choose_file(key, "key-input")
        browser.wait(lambda: "my.key" in browser.find("button", "Remove Key File").find_element(By.XPATH, "..").text)
        browser.passphrase.send_keys(Keys.ENTER)
        browser.wait_for_news(OPENED)
        self.assertEqual(browser.value("Plaintext"), TEXT)
        browser.button("Remove Key File").click()
        browser.passphrase.send_keys(Keys.ENTER)
        browser.wait_for_alert("This message needs both a passphrase and a key file.")
        browser.choose_file(self.file("words.key", words), "key-input")
        browser.wait(lambda: "words.key" in browser.find("button", "Remove Key File").find_element(By.XPATH, "..").text)
        browser.passphrase.send_keys(Keys.ENTER)
        browser.wait_for_news(OPENED)

    def test_key_alone(self):
        """Nobody asks for a passphrase where a key is needed. It is pasted, with a slip first; the answer goes with it."""
        browser = self.browser
        key = self.file("my.key", KEY)
        words = [word for word in self.cli("key", "words", "--key-file=%s" % key).decode().split() if word.isalpha()]
        browser.open(self.letter(self.cli("encrypt", "--key-file=%s" % key, stdin=TEXT.encode()).decode()))
        self.wait_until_kind("key file")
        self.check_asked("This message needs a key file.", passphrase=False, key=True)
        self.check_named("choose a key file you both have and", "key")
        self.assertEqual(browser.focused, browser.button("Key File\u2026"))
        browser.button("Decrypt").click()
        browser.wait_for_alert("This message needs a key file.")
        browser.press(Keys.TAB)
        self.assertEqual(browser.focused, browser.button("Paste Key\u2026"))
        browser.press(Keys.ENTER)
        field = browser.text_box("Key in hexadecimal digits, Base64 or words")
        self.assertEqual(browser.focused, field)
        for text, sentence in (
            ("0123456789abcdef" * 2, "This is not a key: a key is 64 hexadecimal digits, 44 characters of Base64, or 24 words."),
            (" ".join(words[:9]), "This is not a key: it holds 9 words, and 24 spell a key."),
            (" ".join([words[0], "zzyxw", *words[2:]]), "This is not a key: word 2 is not in the list of words that spell keys."),
            (" ".join([words[1], words[0], *words[2:]]), "This is not a key: its 24 words do not go together. One of them is wrong, or their order is."),
        ):
            browser.press(Keys.CONTROL, "a")
            browser.type(text + Keys.ENTER)
            browser.wait_for_alert(sentence)
            self.assertEqual(browser.focused, field)
        for text in (KEY.hex().upper(), base64.b64encode(KEY).decode(), " ".join(words)):
            browser.press(Keys.CONTROL, "a")
            browser.type(text + Keys.ENTER)
            browser.wait(lambda: "Pasted key" in browser.find("button", "Remove Key File").find_element(By.XPATH, "..").text)
            self.assertEqual((browser.alert, field.is_displayed(), browser.focused), ("", False, browser.button("Decrypt")))
            browser.press(Keys.ENTER)
            browser.wait_for_news(OPENED)
            self.assertEqual(browser.value("Plaintext"), TEXT)
            browser.button("Remove Key File").click()
            browser.press(Keys.TAB)
            browser.press(Keys.ENTER)
            self.assertEqual((browser.focused, field.get_property("value")), (field, ""))
        browser.type(KEY.hex() + Keys.ENTER)
        browser.wait(lambda: browser.focused == browser.button("Decrypt"))
        browser.button("Reply").click()
        browser.wait_for_news("Answer with the same key file")
        self.check_named("choose a key file you both have and", "key")
        browser.type(ANSWER)
        browser.press(Keys.CONTROL, Keys.ENTER)
        browser.wait_for_news(ENCRYPTED)
        self.assertEqual(self.cli("decrypt", "--key-file=%s" % key, stdin=browser.value("Ciphertext").encode()).decode(), ANSWER)

    def test_key_not_needed(self):
        """An answer would go with it, so it is said."""
        browser = self.browser
        browser.open(PAGE)
        self.check_asked("", passphrase=True, key=True)
        self.check_named("enter a passphrase you both know and", "passphrase")
        browser.choose_file(self.file("my.key", KEY), "key-input")
        browser.wait(lambda: "my.key" in browser.find("button", "Remove Key File").find_element(By.XPATH, "..").text)
        browser.choose_file(self.file("message.sealwax", self.seal()))
        browser.wait_for_news("Opened \u201cmessage.sealwax\u201d.")
        self.check_asked("This message needs a passphrase.", passphrase=True, key=False)
        self.check_named("enter a passphrase you both know and", "passphrase")
        browser.passphrase.send_keys(PASSPHRASE + Keys.ENTER)
        browser.wait_for_news(OPENED + ". This message didn\u2019t need the key file: its passphrase alone opens it.")
