# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages for people without Sealwax: a message saved as a page, and the reader page. What they do in a browser is tested in
tests/page."""

import json
import os
import subprocess
import sys
import unittest

from desktop import Desktop, wait_for
from file_dialog import FileDialog
from tap import main
from window import Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import article  # noqa: E402
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]
PAGE = os.environ["SEALWAX_PAGE"]

TEXT = "Meet me at noon. Bring the red folder."
PASSPHRASE = "six words are better than one"
WARNING = "Send it only by a way that nobody can change"
MAGIC = "Sealwax" + "1"
ANSWER = "At noon, then.\nThe folder \u201cred\u201d is in the \u05d0\u05e8\u05d5\u05df. \U0001f44b\n"

WRITER = os.path.join(os.path.dirname(__file__), "..", "page", "seal.mjs")


def seal_on_page(text, passphrase):
    """By the page's own code."""
    line = json.dumps({"text": text.encode().hex(), "passphrase": passphrase, "key": ""})
    done = subprocess.run([os.environ["SEALWAX_NODE"], WRITER], input=line, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


class LetterTest(FileDialog, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def setUp(self):
        self.desktop.copy("nothing of interest")
        self.folder = os.path.join(self.desktop.folder, self.id().rsplit(".", 1)[1])
        os.mkdir(self.folder)
        self.path = os.path.join(self.folder, "for-ana.html")
        self.window = Window(self.desktop, PROGRAM)
        self.addCleanup(lambda: self.window.close())
        self.message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)

    def open_dialog(self):
        self.window.push("Ciphertext Menu")
        self.window.choose("Save as Web Page…")
        self.window.wait_focused("Save…")

    def save(self, initial):
        self.wait_dialog()
        wait_for(lambda: self.entry_text() == initial, "the name %s" % initial)
        self.type_path(self.path)
        self.desktop.press("Return")
        self.wait_no_dialog()
        self.window.wait_label("Saved as “")
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def test_saved_and_opened_again(self):
        """With a warning first. Only the message goes into the page, and the window finds it there as in any text."""
        self.window.paste("Ciphertext", "Hi Ana,\n\n" + self.message + "\nBob")
        self.open_dialog()
        self.window.wait_label(WARNING)
        self.desktop.press("Return")
        letter = self.save("letter.html")
        self.assertEqual(letter.count(MAGIC), 1)
        self.assertIn(self.message, letter)
        self.assertIn('data-language="en"', letter)
        self.assertNotIn("Hi Ana", letter)
        self.window.close()
        self.window = Window(self.desktop, PROGRAM, arguments=(self.path,), focused="Passphrase")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)

    @unittest.skipUnless("SEALWAX_NODE" in os.environ, "the page's code runs in Node, which is not here")
    def test_answer(self):
        """What somebody made on the page opens here, pasted as a mail program quotes it."""
        message = seal_on_page(ANSWER, PASSPHRASE)
        quoted = "".join("> %s\n" % line for line in message.splitlines())
        self.window.paste("Ciphertext", "Ana wrote:\n\n%s-- \nAna\n" % quoted)
        self.window.wait_focused("Passphrase")
        self.desktop.type("not these six words at all")
        self.desktop.press("Return")
        self.window.wait_label("This passphrase doesn\u2019t open this message.")
        self.assertEqual(self.window.text("Plaintext"), "")
        self.desktop.press("a", "ctrl")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", ANSWER)
        self.window.wait_label("Decrypted and verified")

    def test_key(self):
        """What the message needs is what the dialog names."""
        self.window.paste("Ciphertext", sealed.seal(TEXT, key=bytes(range(32)), iterations=10_000))
        self.open_dialog()
        self.window.wait_label("they choose the key file or paste the key, read, and can answer.")
        self.window.wait_label("can make it send the key to them.")
        self.desktop.press("Escape")
        self.window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, key=bytes(range(32)), iterations=10_000))
        self.open_dialog()
        self.window.wait_label("they type the passphrase, choose the key file or paste the key, read, and can answer.")
        self.window.wait_label("can make it send the passphrase and the key to them.")

    def test_language(self):
        """It is picked, and remembered for the next time."""
        self.window.paste("Ciphertext", self.message)
        self.open_dialog()
        self.window.focus("Language")
        self.desktop.press("space")
        self.desktop.press("Down")
        self.desktop.press("Return")
        self.window.push("Save…")
        letter = self.save("letter.html")
        self.assertIn('data-language="de"', letter)
        self.assertIn("Diese Datei ist eine verschlüsselte Nachricht", letter)
        self.path = os.path.join(self.folder, "again.html")
        self.open_dialog()
        self.desktop.press("Return")
        self.assertIn('data-language="de"', self.save("letter.html"))

    def test_reader_page(self):
        """Exactly the file that is installed, whatever is in the window."""
        self.window.paste("Ciphertext", self.message)
        self.window.focus("Ciphertext")
        self.desktop.press("F10")
        self.window.choose("Save the Reader Page…")
        saved = self.save("sealwax.html")
        with open(PAGE, encoding="utf-8") as file:
            self.assertTrue(saved == file.read())

    def test_not_without_a_message(self):
        self.window.push("Ciphertext Menu")
        self.window.choose("Save as Web Page…")
        self.window.wait_label("There’s no complete message to save yet.")
        self.window.paste("Ciphertext", article.encrypt(TEXT, PASSPHRASE))
        self.window.push("Ciphertext Menu")
        self.window.choose("Save as Web Page…")
        self.window.wait_label("Only Sealed messages can be saved as web pages")
        self.assertEqual(os.listdir(self.folder), [])

    def test_outdated(self):
        """The person is asked first if the message is not the one they would send."""
        self.window.type_text("Plaintext", TEXT)
        self.window.encrypt(PASSPHRASE)
        wait_for(lambda: self.window.text("Ciphertext").startswith(MAGIC), "the message")
        old = self.window.text("Ciphertext")
        self.window.focus("Plaintext")
        self.desktop.type(" Or not.")
        self.window.push("Ciphertext Menu")
        self.window.choose("Save as Web Page…")
        self.window.wait_label("Save the Old Message?")
        self.window.wait_focused("Encrypt Again")
        self.window.push("Save Old Message")
        self.window.wait_focused("Save…")
        self.desktop.press("Return")
        self.assertIn(old, self.save("letter.html"))

    def test_smallest_window(self):
        self.desktop.resize(360, 294)
        self.window.wait_narrow()
        self.window.show_pane("Ciphertext")
        self.window.paste("Ciphertext", self.message)
        self.open_dialog()
        self.window.wait_label(WARNING)
        self.desktop.press("Escape")
        self.window.wait_no_label(WARNING)


if __name__ == "__main__":
    main()
