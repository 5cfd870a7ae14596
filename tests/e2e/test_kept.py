# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept in the desktop's key ring: kept if the person asks for it, chosen by its name, used both ways, and wiped.

The key ring is a real one. It is unlocked, locked, missing, or does not answer.
"""

import os

from boot_clock import BootClock
from desktop import wait_for
from kept_cases import ANSWER, KEY, MESSAGE, PASSPHRASE, Case, quoted, sealed
from memory_cases import Snapshot, search, stopped
from ring_daemon import NAME
from tap import main
from traces import parts_of_key, parts_of_text, spellings
from window import PASSWORD, TOGGLE, Atspi, Window

LONG_NAME = "Xanthippe Quarzwimmel"


class Searched(Case):
    """The window's memory is searched for what is kept."""

    def begin(self):
        """Before there is anything to be found."""
        self.ring.start()
        with stopped(self.window.process) as pid:
            self.before = Snapshot(pid)

    def use_both(self):
        """A passphrase and a key."""
        self.keep_new(LONG_NAME)
        self.keep_key("Accounting")
        self.use("Accounting")
        self.open_list()
        self.window.wait_focused("Accounting")
        self.desktop.press("Down")
        self.window.wait_focused(LONG_NAME)
        self.desktop.press("Return")
        self.window.wait_label("Passphrase " + quoted(LONG_NAME))

    def look(self):
        self.open_list()
        self.window.wait_focused(LONG_NAME)
        self.desktop.press("Escape")
        self.window.wait_focused("Keys")

    def traces(self):
        found = dict(parts_of_key("key", KEY))
        for i in range(0, 64, 16):
            found |= spellings(KEY.hex()[i : i + 16])
        return found | parts_of_text(PASSPHRASE, 12) | parts_of_text(LONG_NAME, 12)

    def find_traces(self):
        with stopped(self.window.process) as pid:
            return search(pid, self.traces(), before=self.before)

    def wait_no_traces(self):
        wait_for(lambda: not self.find_traces(), lambda: "nothing to be left; there is %r" % self.find_traces())

    def wait_closed(self):
        wait_for(lambda: self.window.find(Atspi.Role.LIST_ITEM, LONG_NAME) is None, "the dialog to close")


class KeptTest(Searched):
    # Keeping and using

    def test_passphrase(self):
        self.ring.start()
        self.assertNotIn("Keep for Next Time…", self.menu_items())
        self.keep_new("Ana")
        self.use_passphrase("Ana")
        self.assertEqual(self.window.passphrase_length(), 0)  # it is not shown, not even how long it is
        # Both ways
        self.window.type_text("Plaintext", ANSWER)
        self.press_return()
        message = self.window.wait_encrypted()
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), ANSWER)
        self.assertNotIn("Keep for Next Time…", self.menu_items())  # it is kept
        self.clear()
        self.use_passphrase("Ana")
        self.window.paste("Ciphertext", message)
        self.press_return()
        self.window.wait_decrypted(ANSWER)
        self.window.wait_label("Answer with the same passphrase")

    def test_key(self):
        self.ring.start()
        self.keep_key("Accounting")
        self.use("Accounting")
        self.window.wait_label("Key " + quoted("Accounting"))
        self.window.type_text("Plaintext", ANSWER)
        self.press_return()
        message = self.window.wait_encrypted()
        self.assertEqual(sealed.unseal(message, key=KEY), ANSWER)
        self.window.push("Remove Key")
        self.window.wait_no_label("Key " + quoted("Accounting"))
        self.window.wait_focused("Passphrase")

    def test_both(self):
        """Of a passphrase and a key together, the person says which one; the other one can be kept, too."""
        self.ring.start()
        self.window.paste("Plaintext", KEY.hex())
        self.window.push("Use as Key")
        message = self.encrypt_new()
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE, key=KEY), MESSAGE)
        self.open_keep()
        self.type_name("Key of Ana")
        node = self.window.wait_focus()
        while node.role != TOGGLE:
            node = self.window.move_focus(node, "ISO_Left_Tab", "shift")
        self.desktop.press("Right")
        self.window.wait_focused("Key")
        self.desktop.press("space")
        self.window.push("Keep")
        self.window.wait_label("Kept as %s." % quoted("Key of Ana"))
        self.keep("Words of Ana")
        self.clear()
        self.use_passphrase("Words of Ana")
        self.open_list()
        self.window.wait_focused("Words of Ana")
        self.desktop.press("Down")
        self.window.wait_focused("Key of Ana")
        self.desktop.press("Return")
        self.window.wait_label("Key " + quoted("Key of Ana"))
        self.window.wait_label("Passphrase " + quoted("Words of Ana"))
        self.window.paste("Ciphertext", message)
        self.press_return()
        self.window.wait_decrypted(MESSAGE)

    def test_meant(self):
        """What is kept is what opens the message, not what was typed with caps lock on."""
        self.ring.start()
        self.window.paste("Ciphertext", sealed.seal(MESSAGE, passphrase=PASSPHRASE, iterations=10_000))
        self.window.type_passphrase(PASSPHRASE.upper())
        self.desktop.press("Return")
        self.window.wait_decrypted(MESSAGE)
        self.keep("Ana")
        self.clear()
        self.use_passphrase("Ana")
        self.window.type_text("Plaintext", ANSWER)
        self.press_return()
        message = self.window.wait_encrypted()
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), ANSWER)

    def test_only_what_works(self):
        """The window does not offer to keep a passphrase that opens nothing, or one that has changed since."""
        self.ring.start()
        message = self.encrypt_new()
        self.window.type_passphrase("another one")
        self.assertNotIn("Keep for Next Time…", self.menu_items())
        self.window.paste("Ciphertext", message)
        self.press_return()
        self.window.wait_label("This passphrase doesn’t open this message.")
        self.assertNotIn("Keep for Next Time…", self.menu_items())

    def test_replaced(self):
        """Whatever is typed takes its place, and it can be taken out of use; it is not what is wrong with the entry."""
        self.ring.start()
        self.keep_new("Ana")
        self.use_passphrase("Ana")
        self.window.paste("Ciphertext", sealed.seal(MESSAGE, passphrase="another one", iterations=10_000))
        self.press_return()
        self.window.wait_label("This passphrase doesn’t open this message.")
        self.assertFalse(self.window.get(PASSWORD, "Passphrase").has(Atspi.StateType.INVALID_ENTRY))
        self.window.type_passphrase("another one")
        self.window.wait_no_label("Passphrase " + quoted("Ana"))
        self.desktop.press("Return")
        self.window.wait_decrypted(MESSAGE)
        self.use_passphrase("Ana")
        self.assertEqual(self.window.passphrase_length(), 0)
        self.window.push("Remove Passphrase")
        self.window.wait_no_label("Passphrase " + quoted("Ana"))
        self.window.wait_focused("Passphrase")

    def test_search(self):
        self.ring.start()
        names = ["Ana", "Bert", "Česká pošta", "Dora", "Emil", "Friederike"]
        self.encrypt_new()
        for name in names:
            self.keep(name)
        self.open_list()
        self.window.wait_focused("Search Names")
        self.desktop.type("ČES")
        wait_for(lambda: self.window.find(Atspi.Role.LIST_ITEM, "Ana") is None, "the others to go")
        self.desktop.type("x")
        self.window.wait_label("No name matches.")
        self.desktop.press("BackSpace")
        wait_for(lambda: self.window.find(Atspi.Role.LIST_ITEM, "Česká pošta"), "it to be there again")
        self.desktop.press("Return")
        self.window.wait_label("Passphrase " + quoted("Česká pošta"))

    # When the key ring does not do what it should

    def test_no_key_ring(self):
        """That is said when somebody wants to use it, and nothing is lost. It may come later."""
        message = self.encrypt_new()
        self.open_keep()
        self.type_name("Ana")
        self.desktop.press("Return")
        self.window.wait_label("There is no key ring that Sealwax can reach.")
        self.window.wait_focused("Name")
        self.assertEqual(self.name(), "Ana")
        self.ring.start()
        self.desktop.press("Return")
        self.window.wait_label("Kept as %s." % quoted("Ana"))
        self.assertEqual(self.window.text("Ciphertext"), message)
        self.clear()
        self.ring.stop()
        self.open_list()
        self.window.wait_label("There is no key ring that Sealwax can reach.")
        self.window.wait_focused("Try Again")
        self.ring.start()
        self.desktop.press("space")
        self.window.wait_focused("Ana")

    def test_locked(self):
        self.ring.start()
        self.keep_new("Ana")
        self.ring.stop()
        self.ring.start(unlocked=False)
        self.open_list()
        self.window.wait_label("The key ring is locked, and was not unlocked.")
        self.desktop.press("Escape")
        self.window.wait_focused("Keys")
        self.encrypt_new()
        self.open_keep()
        self.type_name("Bert")
        self.desktop.press("Return")
        self.window.wait_label("The key ring is locked, and was not unlocked.")

    def test_slow(self):
        """The window keeps working meanwhile, and whoever does not want to wait need not."""
        self.ring.start()
        self.keep_new("Ana")
        self.ring.freeze()
        self.open_list()
        self.window.wait_label("Waiting for the key ring…")
        self.window.wait_focused("Cancel")
        self.desktop.press("space")
        self.window.wait_focused("Keys")
        self.encrypt_new()
        self.open_keep()
        self.type_name("Bert")
        self.desktop.press("Return")
        self.window.wait_label("Waiting for the key ring…")
        self.window.push("Cancel")
        self.window.wait_focused("Keys")
        self.ring.thaw()
        self.open_list()
        self.window.wait_focused("Ana")

    def test_name_taken(self):
        self.ring.start()
        self.keep_new("Ana")
        self.encrypt_new("another one")
        self.open_keep()
        self.type_name("ANA")
        self.desktop.press("Return")
        self.window.wait_label("The key ring already has a secret of this name.")
        self.type_name("Ana 2")
        self.desktop.press("Return")
        self.window.wait_label("Kept as %s." % quoted("Ana 2"))

    def test_not_understood(self):
        """What a newer version has kept is not listed, and not deleted; the window says so, with and without other names."""
        self.ring.start()
        self.ring.store(b"Sealwax kept 2\nname Newer\n\nsecret")
        sentence = "1 entry of the key ring was not understood, and is left as it is."
        self.open_list()
        self.window.wait_label("Nothing is kept yet.")
        self.window.wait_label(sentence)
        self.desktop.press("Escape")
        self.window.wait_focused("Keys")
        self.keep_new("Ana")
        self.open_list()
        self.window.wait_focused("Ana")
        self.window.wait_label(sentence)

    def test_nothing_kept(self):
        self.ring.start()
        self.open_list()
        self.window.wait_label("Nothing is kept yet.")
        self.desktop.press("Escape")
        self.window.wait_focused("Keys")

    def test_quiet(self):
        """The key ring does not concern anybody who does not use it."""
        log = os.path.join(self.ring.home, "calls")
        with open(log, "w") as file:
            monitor = self.desktop.start("dbus-monitor", "--session", "destination='%s'" % NAME, stdout=file)
        wait_for(lambda: os.path.getsize(log), "the monitor")
        begin = os.path.getsize(log)
        self.ring.start()
        message = self.encrypt_new()
        self.clear()
        self.window.paste("Ciphertext", message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_decrypted(MESSAGE)
        self.assertIsNone(monitor.poll())
        with open(log) as file:
            self.assertNotIn("member=", file.read()[begin:])
        self.open_list()
        self.window.wait_label("Nothing is kept yet.")
        wait_for(lambda: "member=" in open(log).read(), "the monitor to hear of that")

    # Wiped

    def assert_wiped(self, wipe):
        self.begin()
        self.use_both()
        self.assertTrue(self.find_traces())  # so the search works
        wipe()
        self.window.wait_no_label("Passphrase “")
        self.wait_no_traces()

    def test_clear(self):
        self.assert_wiped(self.window.clear)

    def test_lock(self):
        self.assert_wiped(lambda: self.screen.lock_for_a_moment())
        self.window.wait_label("The screen was locked, so the passphrase and the key were cleared.")

    def test_deleted(self):
        """It can be brought back for a few seconds. Then the window says no more of it, and has nothing more of it."""
        self.begin()
        self.keep_key("Accounting")
        self.wait_no_traces()
        self.open_list()
        self.window.wait_focused("Accounting")
        self.open_page("Accounting")
        self.window.push("Delete")
        self.window.wait_label("Deleted %s." % quoted("Accounting"))
        self.assertTrue(self.find_traces())
        self.window.wait_no_label("Deleted ")
        self.wait_no_traces()

    def test_clear_in_the_middle(self):
        """Neither of the dialogs survives it, nor what they show."""
        self.begin()
        self.keep_new(LONG_NAME)
        self.open_list()
        self.window.wait_focused(LONG_NAME)
        self.assertTrue(self.find_traces())
        self.screen.lock_for_a_moment()
        self.wait_closed()
        self.wait_no_traces()


class Timed(Searched):
    """On a clock that is made up. One of the settings says ten minutes."""

    def open_window(self):
        self.clock = BootClock(self.desktop)
        return Window(self.desktop, self.program, environment=self.clock.environment)

    def assert_still_there(self):
        """After nine of them."""
        self.clock.sleep_more(9 * 60)
        self.clock.wait_looks()
        self.assertTrue(self.find_traces())

    def assert_forgotten(self):
        """A key ring that does not answer has to be asked again."""
        self.wait_no_traces()
        self.open_list()
        self.window.wait_label("Waiting for the key ring…")


class ForgottenTest(Timed):
    """What was loaded is forgotten when nobody has used it for as long as the settings say, even while the computer sleeps."""

    settings = {"kept_timeout": "10", "idle_timeout": "0"}

    def setUp(self):
        super().setUp()
        self.begin()
        self.keep_new(LONG_NAME)
        self.look()
        self.ring.freeze()

    def test_unused(self):
        self.assert_still_there()
        self.clock.sleep_more(61)
        self.assert_forgotten()

    def test_used(self):
        """The time counts from the last use; looking at the list is one."""
        self.clock.sleep(9 * 60)
        self.look()
        self.assert_still_there()
        self.clock.sleep_more(61)
        self.assert_forgotten()


class IdleTest(Timed):
    """When nobody uses the window, it clears what it loaded, however long that may stay unused."""

    settings = {"idle_timeout": "10", "kept_timeout": "0"}

    def test_in_use(self):
        self.begin()
        self.use_both()
        self.ring.freeze()
        self.assert_still_there()
        self.window.wait_label("Passphrase " + quoted(LONG_NAME))
        self.window.wait_label("Key " + quoted("Accounting"))
        self.clock.sleep_more(61)
        self.window.wait_label("After a period of inactivity, the passphrase and the key were cleared.")
        self.window.wait_no_label("Passphrase “")
        self.window.wait_no_label("Key “")
        self.assert_forgotten()

    def test_looked_at(self):
        """Nothing of it is in use, and the window holds nothing else that has to be cleared."""
        self.begin()
        self.keep_new(LONG_NAME)
        self.look()
        self.ring.freeze()
        self.assert_still_there()
        self.clock.sleep_more(61)
        self.assert_forgotten()

    def test_on_the_screen(self):
        """The dialog goes with what it shows."""
        self.begin()
        self.keep_new(LONG_NAME)
        self.open_list()
        self.window.wait_focused(LONG_NAME)
        self.ring.freeze()
        self.assert_still_there()
        self.window.wait_focused(LONG_NAME)
        self.clock.sleep_more(61)
        self.wait_closed()
        self.assert_forgotten()


class NotOfferedTest(Case):
    """Somebody does not want to be offered it."""

    settings = {"offer_kept": "false"}

    def test_menu(self):
        self.encrypt_new()
        self.assertEqual(self.menu_items(), ["Use Key File…", "Make Key File…", "Type Words…"])


if __name__ == "__main__":
    main()
