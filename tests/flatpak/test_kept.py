# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept, from inside the sandbox: libsecret's own file, with the key that the Secret portal gives the application. The portal
is the real one, and so is GNOME's key ring behind it."""

import os
import pathlib
import unittest

from desktop import wait_for
from ring_daemon import PASSWORD, KeyRing
from sandbox import APPLICATION, FlatpakDesktop, make_window, run_inside

DENIED = "Access to the key ring was denied."
LOCKED = "The key ring is locked, and was not unlocked."


class KeptTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(FlatpakDesktop())
        cls.ring = KeyRing(cls.desktop)
        cls.addClassCleanup(cls.ring.stop)
        cls.ring.start()
        cls.Window = staticmethod(make_window(cls.desktop))

    def setUp(self):
        self.file = pathlib.Path(os.environ["HOME"], ".var", "app", APPLICATION, "data", "keyrings", "default.keyring")
        self.file.unlink(missing_ok=True)

    def open_person(self):
        # Imported here: it connects to the accessibility bus of a desktop that must be there.
        import kept_ways

        self.ways = kept_ways
        person = kept_ways.Ways()
        person.desktop, person.window = self.desktop, self.Window()
        self.addCleanup(person.window.close)
        return person

    def encrypt(self, person):
        person.window.type_text("Plaintext", self.ways.MESSAGE)
        return person.window.encrypt(self.ways.PASSPHRASE, twice=True)

    def test_kept(self):
        """In another window on another day, it opens the message; the file tells nobody the name or the passphrase."""
        person = self.open_person()
        message = self.encrypt(person)
        person.keep("Anastasia")
        person.window.close()

        stored = self.file.read_bytes()
        for secret in ("Anastasia", self.ways.PASSPHRASE, "six words", "passphrase"):
            self.assertNotIn(secret.encode(), stored)

        person = self.open_person()
        person.window.paste("Ciphertext", message)
        person.use_passphrase("Anastasia")
        person.press_return()
        person.window.wait_text("Plaintext", self.ways.MESSAGE)

    def test_terminal(self):
        """It is the same key ring."""
        person = self.open_person()
        self.encrypt(person)
        person.keep("Anastasia")
        listed = run_inside("sealwax-cli", "kept", "list")
        self.assertEqual((listed.returncode, listed.stderr), (0, ""))
        self.assertIn("Anastasia", listed.stdout)

    def wait_for_the_portal(self):
        """Somebody wants to keep a name, and there is no answer yet."""
        person = self.open_person()
        message = self.encrypt(person)
        self.ring.freeze()
        person.open_keep()
        person.type_name("Anastasia")
        self.desktop.press("Return")
        person.window.wait_label("Waiting for the key ring…")
        return person, message

    def test_slow(self):
        """A portal that does not answer; nothing is lost."""
        person, message = self.wait_for_the_portal()
        person.window.push("Cancel")
        self.assertEqual(person.window.text("Ciphertext"), message)
        self.assertFalse(self.file.exists())
        self.ring.thaw()
        person.keep("Anastasia")
        self.assertTrue(self.file.exists())

    def test_late(self):
        """A portal that answers after a while; the window works meanwhile, in all that needs no key ring."""
        person, message = self.wait_for_the_portal()
        self.assertEqual(person.window.text("Ciphertext"), message)
        self.ring.thaw()
        person.window.wait_label("Kept as %s." % self.ways.quoted("Anastasia"))
        self.assertTrue(self.file.exists())

    # A locked key ring behind the portal: the desktop asks in a dialog of its own.

    def lock(self):
        person = self.open_person()
        message = self.encrypt(person)
        person.keep("Anastasia")
        person.clear()
        self.ring.stop()
        self.ring.start(unlocked=False)
        self.addCleanup(self.ring.start)
        self.addCleanup(self.ring.stop)
        return person, message

    def ask(self, do):
        mine = self.desktop.focused_window()["pid"]
        do()
        wait_for(lambda: (self.desktop.focused_window() or {}).get("pid", mine) != mine, "the question for the password")

    def test_locked(self):
        """It is not unlocked: that is said, and the window works. It can be unlocked when it is asked again."""
        person, message = self.lock()
        self.ask(person.open_list)
        self.desktop.press("Escape")
        person.window.wait_label(DENIED)
        person.window.wait_focused("Try Again")
        self.desktop.press("Escape")
        person.window.wait_focused("Keys")
        person.window.paste("Ciphertext", message)
        person.window.type_passphrase(self.ways.PASSPHRASE)
        person.press_return()
        person.window.wait_text("Plaintext", self.ways.MESSAGE)
        person.clear()
        self.ask(person.open_list)
        self.desktop.type(PASSWORD.decode())
        self.desktop.press("Return")
        person.window.wait_focused("Anastasia")

    def test_locked_for_the_terminal(self):
        """Which asks nobody if it is told so."""
        self.lock()
        listed = run_inside("sealwax-cli", "kept", "list", "--no-prompt")
        self.assertEqual((listed.returncode, listed.stdout), (9, ""))
        self.assertIn(LOCKED, listed.stderr)
