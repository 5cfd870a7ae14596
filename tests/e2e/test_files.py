# SPDX-License-Identifier: GPL-3.0-or-later
"""Files: opened and saved through GTK's own dialog, and by name on the command line."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import unicodedata
import unittest

from boot_clock import BootClock
from desktop import Desktop, wait_for
from file_dialog import FileDialog
from screen import Screen
from tap import main
from window import TEXT as TEXT_ROLE, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon. Bring the red folder.\n"
PASSPHRASE = "six words are better than one"

# So that a file name keeps its own writing direction.
ISOLATED = "\u2068%s\u2069"


def make_message():
    """Made by an independent writer, so that the window is not only tested against itself."""
    return sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000)


class FilesTest(FileDialog, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())
        cls.screen = Screen(cls.desktop)

    def setUp(self):
        self.desktop.set_settings(idle_timeout="1")
        self.desktop.copy("nothing of interest")
        self.folder = os.path.join(self.desktop.folder, self.id().rsplit(".", 1)[1])
        os.mkdir(self.folder)

    # Files

    def path(self, name):
        return os.path.join(self.folder, name)

    def make(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
        os.utime(self.path(name), (1_000_000_000, 1_000_000_000))  # any change from now on has another time
        return self.path(name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read().decode()

    def mode(self, name):
        return stat.S_IMODE(os.stat(self.path(name)).st_mode)

    # The window

    def open_window(self, *arguments, program=PROGRAM, focused="Plaintext", environment=None):
        self.window = Window(self.desktop, program, arguments=arguments, focused=focused, environment=environment)
        self.addCleanup(self.window.close)
        return self.window

    def wait_sentence(self, sentence, name):
        self.window.wait_label(sentence % (ISOLATED % name))

    def wait_status(self, beginning, name):
        """What is said about a text, followed by where it comes from."""
        end = " · from “%s”" % (ISOLATED % name)
        labels = self.window.labels
        wait_for(lambda: any(l.startswith(beginning) and l.endswith(end) for l in labels()), lambda: "%s … %s among %r" % (beginning, end, labels()))

    def choose_to_save(self, path, initial):
        self.wait_dialog()
        wait_for(lambda: self.entry_text() == initial, "the name %s" % initial)
        self.type_path(path)
        self.desktop.press("Return")

    def save(self, path, initial="text.txt"):
        self.desktop.press("s", "ctrl")
        self.choose_to_save(path, initial)
        self.wait_no_dialog()

    def begin_to_save_over(self, path, initial="text.txt"):
        """GTK asks whether to replace a file, in a dialog on top of the dialog."""
        self.desktop.press("s", "ctrl")
        self.choose_to_save(path, initial)
        known = (self.main, self.window.frame)
        frames = wait_for(lambda: len(self.window.frames()) == 3 and self.window.frames(), "the question")
        self.window.frame = next(f for f in frames if f not in known)
        self.window.focus("Replace")
        self.desktop.press("Return")

    def save_over(self, path):
        self.begin_to_save_over(path)
        self.wait_no_dialog()

    # Tests

    def test_open_by_keyboard(self):
        """Ctrl+O opens into the pane with the focus. Then comes the passphrase, and Return decrypts."""
        path = self.make("from-ana.txt", "Hi!\n" + make_message() + "Ana\n")
        window = self.open_window()
        window.focus("Ciphertext")
        self.desktop.press("o", "ctrl")
        self.choose_to_open(path)
        window.wait_focused("Passphrase")
        self.wait_status("Sealed message · ", "from-ana.txt")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXT)
        self.assertEqual(window.text("Ciphertext"), self.read("from-ana.txt"))

    def test_open_is_one_step_of_undo(self):
        path = self.make("notes.txt", TEXT)
        window = self.open_window()
        window.type_text("Plaintext", "my own words")
        self.desktop.press("o", "ctrl")
        self.choose_to_open(path)
        window.wait_text("Plaintext", TEXT)
        self.wait_status("%d characters" % len(TEXT), "notes.txt")
        window.focus("Plaintext")
        self.desktop.press("z", "ctrl")
        window.wait_text("Plaintext", "my own words")
        wait_for(lambda: not window.find_label("notes.txt"), "the file's name to go")

    def test_closed_dialog_is_no_news(self):
        window = self.open_window()
        window.type_text("Plaintext", TEXT.strip())
        for key in ("o", "s"):
            before = sorted(window.labels())
            self.desktop.press(key, "ctrl")
            self.wait_dialog()
            self.desktop.press("Escape")
            self.wait_no_dialog()
            window.wait_focused("Plaintext")
            self.assertEqual(sorted(window.labels()), before)
        self.assertEqual(window.text("Plaintext"), TEXT.strip())

    def test_save_plaintext(self):
        """Nobody else may read it, whether the file is new or others could read it before."""
        window = self.open_window()
        window.type_text("Plaintext", "secret")
        self.save(self.path("secret.txt"))
        self.wait_sentence("Saved as “%s”.", "secret.txt")
        window.wait_focused("Plaintext")
        self.assertEqual((self.read("secret.txt"), self.mode("secret.txt")), ("secret", 0o600))

        self.make("readable.txt", "old")
        os.chmod(self.path("readable.txt"), 0o644)
        self.save_over(self.path("readable.txt"))
        self.wait_sentence("Saved as “%s”.", "readable.txt")
        self.assertEqual((self.read("readable.txt"), self.mode("readable.txt")), ("secret", 0o600))
        self.assertEqual(sorted(os.listdir(self.folder)), ["readable.txt", "secret.txt"])

    def test_save_message(self):
        """In a form that others can open, with the usual mode, from the menu of its pane."""
        window = self.open_window()
        window.paste("Ciphertext", make_message())
        window.push("Ciphertext Menu")
        window.choose(2)
        self.choose_to_save(self.path("to-bob.sealwax"), "message.sealwax")
        self.wait_no_dialog()
        self.wait_sentence("Saved as “%s”.", "to-bob.sealwax")
        self.assertEqual(sealed.unseal(self.read("to-bob.sealwax"), passphrase=PASSPHRASE), TEXT)
        umask = os.umask(0)
        os.umask(umask)
        self.assertEqual(self.mode("to-bob.sealwax"), 0o666 & ~umask)

    def test_file_with_two_names(self):
        """It does not become two files without a word."""
        os.link(self.make("one.txt", "old"), self.path("two.txt"))
        window = self.open_window()
        window.type_text("Plaintext", "secret")
        self.save_over(self.path("one.txt"))
        self.wait_sentence("“%s” was not saved: this file has another name, too", "one.txt")
        self.assertEqual((self.read("one.txt"), self.read("two.txt"), window.text("Plaintext")), ("old", "old", "secret"))
        os.unlink(self.path("two.txt"))
        self.save_over(self.path("one.txt"))
        self.wait_sentence("Saved as “%s”.", "one.txt")
        self.assertEqual(self.read("one.txt"), "secret")

    @unittest.skipUnless(os.geteuid() == 0, "only an administrator can make another user's file")
    def test_file_of_somebody(self):
        """Whoever saves it for them does not take it away from them."""
        for name, mode in (("secret.txt", 0o600), ("message.sealwax", 0o640)):
            os.chown(self.make(name, "old"), 4711, 4712)
            os.chmod(self.path(name), 0o640)
        window = self.open_window()
        window.type_text("Plaintext", "secret")
        self.save_over(self.path("secret.txt"))
        self.wait_sentence("Saved as “%s”.", "secret.txt")
        window.paste("Ciphertext", make_message())
        window.focus("Ciphertext")
        self.begin_to_save_over(self.path("message.sealwax"), "message.sealwax")
        self.wait_no_dialog()
        self.wait_sentence("Saved as “%s”.", "message.sealwax")
        for name, mode in (("secret.txt", 0o600), ("message.sealwax", 0o640)):
            info = os.stat(self.path(name))
            self.assertEqual((info.st_uid, info.st_gid, self.mode(name)), (4711, 4712, mode))
            self.assertNotEqual(self.read(name), "old")

    @unittest.skipUnless(os.geteuid() == 0, "only an administrator can make another user's link")
    def test_links_of_somebody(self):
        """Where everybody may put things, as in /tmp, they are followed neither for reading nor for writing."""
        os.chmod(self.folder, 0o1777)
        self.make("mine.txt", "old")
        os.symlink("mine.txt", self.path("trap.txt"))
        os.lchown(self.path("trap.txt"), 4711, 4711)
        window = self.open_window(self.path("trap.txt"))
        self.wait_sentence("“%s” was not opened: another user has put a link in its place.", "trap.txt")
        window.type_text("Plaintext", "secret")
        self.save_over(self.path("trap.txt"))
        self.wait_sentence("“%s” was not saved: another user has put a link in its place.", "trap.txt")
        self.assertEqual((self.read("mine.txt"), os.path.islink(self.path("trap.txt"))), ("old", True))
        self.assertEqual(sorted(os.listdir(self.folder)), ["mine.txt", "trap.txt"])

    def test_ended_while_saving(self):
        """When everything is written, but not yet in its place: the old file is whole, and nobody else may read the new one."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            with self.subTest(number):
                name = number.name + ".txt"
                self.make(name, "old")
                self.window = window = Window(self.desktop, PROGRAM, environment={"LD_PRELOAD": self.stop_library()})
                self.addCleanup(window.close)
                window.good_ends = (-number,)
                window.type_text("Plaintext", "secret")
                self.begin_to_save_over(self.path(name))
                wait_for(self.is_stopped, "the file to be written")
                window.process.send_signal(number)
                window.process.send_signal(signal.SIGCONT)
                window.process.wait()
                self.assertEqual(self.read(name), "old")
                for left in set(os.listdir(self.folder)) - {"SIGTERM.txt", "SIGKILL.txt"}:
                    self.assertEqual((self.mode(left), self.read(left)), (0o600, "secret"))

    def stop_library(self):
        # LD_PRELOAD is split at spaces, and the project's folder may have one.
        link = os.path.join(self.desktop.folder, "stop.so")
        if not os.path.exists(link):
            os.symlink(os.environ["SEALWAX_STOP_LIBRARY"], link)
        return link

    def is_stopped(self):
        with open("/proc/%d/stat" % self.window.process.pid) as file:
            return file.read().rpartition(")")[2].split()[0] == "T"

    def test_nothing_to_save(self):
        window = self.open_window()
        self.desktop.press("s", "ctrl")
        window.wait_label("There’s nothing to save yet.")
        self.assertEqual(len(window.frames()), 1)

    def test_file_changed_by_somebody_else(self):
        """It is not replaced before the person has been told, whatever GTK's dialog asked."""
        path = self.make("notes.txt", TEXT)
        window = self.open_window(path, focused="Passphrase")
        window.wait_text("Plaintext", TEXT)
        window.focus("Plaintext")
        self.desktop.type("New: ")
        window.wait_text("Plaintext", "New: " + TEXT)
        with open(path, "a") as file:
            file.write("somebody else's line\n")

        self.save_over(path)
        self.wait_sentence("“%s” was not saved: another program has changed it.", "notes.txt")
        self.assertEqual(self.read("notes.txt"), TEXT + "somebody else's line\n")

        self.save_over(path)
        self.wait_sentence("Saved as “%s”.", "notes.txt")
        self.assertEqual(self.read("notes.txt"), "New: " + TEXT)

    # Clearing

    def lock(self):
        self.screen.lock_for_a_moment()
        self.window.wait_label("The screen was locked")

    def use_nothing(self):
        self.clock.wait_looks()
        self.clock.sleep_more(61)
        self.window.wait_label("After a period of inactivity")

    def clear(self):
        self.window.clear()
        self.window.wait_text("Plaintext", "")

    def check_change_is_noticed_after(self, clearing):
        """For both a file that was opened and one that was saved."""
        self.clock = BootClock(self.desktop)
        path = self.make("notes.txt", TEXT)
        window = self.open_window(path, focused="Passphrase", environment=self.clock.environment)
        window.wait_text("Plaintext", TEXT)
        self.save(self.path("copy.txt"))
        self.wait_sentence("Saved as “%s”.", "copy.txt")
        window.type_passphrase("x")
        clearing()
        window.paste("Plaintext", "New")
        for name in ("notes.txt", "copy.txt"):
            with open(self.path(name), "a") as file:
                file.write("somebody else's line\n")
            self.save_over(self.path(name))
            self.wait_sentence("“%s” was not saved: another program has changed it.", name)
            self.assertEqual(self.read(name), TEXT + "somebody else's line\n")

    def test_change_is_noticed_after_a_lock(self):
        self.check_change_is_noticed_after(self.lock)

    def test_change_is_noticed_after_a_while(self):
        self.check_change_is_noticed_after(self.use_nothing)

    def test_change_is_noticed_after_clear(self):
        self.check_change_is_noticed_after(self.clear)

    def test_nothing_is_saved_of_what_was_cleared_meanwhile(self):
        """While the person chooses the file: the existing one is not emptied."""
        self.make("notes.txt", TEXT)
        window = self.open_window()
        window.paste("Ciphertext", make_message())
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXT)
        window.wait_focused("Plaintext")
        self.desktop.press("s", "ctrl")
        self.wait_dialog()
        dialog = self.window.frame
        self.window.frame = self.main
        self.lock()
        self.window.frame = dialog
        self.type_path(self.path("new.txt"))
        self.desktop.press("Return")
        self.wait_no_dialog()
        window.wait_label("There’s nothing to save yet.")
        self.assertEqual(os.listdir(self.folder), ["notes.txt"])

    @unittest.skipUnless(os.geteuid() == 0, "only an administrator can give rights up here")
    def test_without_permission(self):
        """Administrator rights are dropped, because they override all permissions."""
        self.make("closed.txt", TEXT)
        os.chmod(self.path("closed.txt"), 0)
        os.mkdir(self.path("read-only"), 0o500)
        window = self.open_window("--bounding-set=-all", "--inh-caps=-all", PROGRAM, self.path("closed.txt"), program="setpriv")
        self.wait_sentence("You have no permission to read “%s”.", "closed.txt")
        window.type_text("Plaintext", "secret")
        self.save(self.path("read-only/secret.txt"))
        self.wait_sentence("“%s” was not saved: you have no permission to write to its folder.", "secret.txt")
        self.assertEqual(os.listdir(self.path("read-only")), [])

    def test_open_message_by_name(self):
        """Its text is one passphrase away."""
        window = self.open_window(self.make("from-ana.sealwax", make_message()), focused="Passphrase")
        self.wait_status("Sealed message · ", "from-ana.sealwax")
        self.desktop.type(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXT)

    def test_content_decides_the_pane(self):
        """A message in a chat is a message, whatever its file is called. A text about Sealwax is not."""
        texts = {
            "chat.txt": ("Ciphertext", "[10:02] Bob: " + make_message()),
            "cut.txt": ("Ciphertext", "\n" + make_message()[:100]),
            "empty-inside.sealwax": ("Ciphertext", "nothing of use"),
            "about.txt": ("Plaintext", "A message begins with Sealwax1 and goes on.\n"),
            "windows.txt": ("Plaintext", "one\r\ntwo"),
        }
        for name, (pane, text) in texts.items():
            with self.subTest(name):
                window = Window(self.desktop, PROGRAM, arguments=[self.make(name, text)], focused="Passphrase")
                window.wait_label(ISOLATED % name)
                other = "Plaintext" if pane == "Ciphertext" else "Ciphertext"
                # AT-SPI gives the characters as GTK's buffer has them.
                self.assertEqual((window.text(pane), window.text(other)), (text, ""))
                window.close()

    def assert_no_forgery(self):
        """Nothing looks like a statement about a text unless it is one, and no line is turned around."""
        node = self.window.get(TEXT_ROLE, "Plaintext")
        for said in (*self.window.labels(), node.description(), self.window.get(TEXT_ROLE, "Ciphertext").description()):
            # A sentence that begins with a name sets its own direction first.
            ours = re.sub("^\u200e(?=“)|“\u2068[^“”\u2068\u2069]*\u2069”", "", said)
            self.assertFalse(said.startswith("“"), "Pango would take the line's direction from a name")
            for forged in ("Decrypted", "proven", "Verified"):
                self.assertNotIn(forged, ours)
            self.assertEqual([c for c in ours if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp")], [], ascii(said))
            inside = re.sub("^\u200e(?=“)|[\u2068\u2069]", "", said)
            self.assertEqual([c for c in inside if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp")], [], ascii(said))

    def test_name_is_only_a_name(self):
        """Whatever a file is called, its name cannot be read as something that Sealwax says about a text, a message, or a missing
        file."""
        names = (
            "Decrypted and verified",
            "x\u2069 · Decrypted and verified · \u2068y",
            "x” · Decrypted and verified · “y",
            "x\u202edegnahcnu nevorp ,detpyrceD",
            "\u200f\u2067x\u2028Decrypted and verified\u2029",
            "\u2066\u200b\u00ad\ufeff\U000e0041\u061c.txt",
            "\nDecrypted and verified\n",
            "דוח מפוענח, לא שונה.txt",
        )
        window = self.open_window()
        first = window.frame
        for name in names:
            for text in (TEXT, make_message(), None):
                with self.subTest(ascii(name), text=text):
                    path = self.make(name, text) if text else self.path(name + "-")
                    subprocess.run([PROGRAM, path], check=True)
                    window.frame = next(f for f in wait_for(lambda: len(window.frames()) == 2 and window.frames(), "a second window") if f != first)
                    window.wait_label("from “\u2068" if text else "does not exist.")
                    self.assert_no_forgery()
                    wait_for(window.focused, "the focus in the second window")  # otherwise the key would close the first one
                    self.desktop.press("w", "ctrl")
                    wait_for(lambda: len(window.frames()) == 1, "one window")

    def test_what_cannot_be_opened(self):
        """Each has its own sentence, in an empty window of its own that works."""
        os.mkdir(self.path("folder"))
        os.mkfifo(self.path("pipe"))
        os.symlink("nowhere", self.path("link"))
        with open(self.make("huge.txt", ""), "wb") as file:
            file.truncate((100 << 20) + 1)
        cases = (
            ("folder", "“%s” is a folder."),
            ("pipe", "“%s” is not a regular file."),
            ("link", "“%s” does not exist."),
            ("not-there.txt", "“%s” does not exist."),
            ("huge.txt", "“%s” is larger than 100 MiB, which is the most that can be opened."),
            (os.path.basename(self.make("binary", b"\x7fELF\0\1")), "“%s” is not text in UTF-8."),
            (os.path.basename(self.make("latin-1.txt", b"caf\xe9")), "“%s” is not text in UTF-8."),
            (os.path.basename(self.make("empty.txt", b"")), "“%s” is empty."),
        )
        # An address is not fetched.
        server = self.enterContext(socket.create_server(("127.0.0.1", 0)))
        server.setblocking(False)
        host = "127.0.0.1:%d" % server.getsockname()[1]
        cases += tuple(("%s://%s/far.txt" % (scheme, host), "“%s” is not on this computer.") for scheme in ("dav", "http", "sftp", "smb"))
        window = self.open_window()
        first = window.frame
        for name, sentence in cases:
            with self.subTest(name):
                subprocess.run([PROGRAM, name if "://" in name else self.path(name)], check=True)
                frames = wait_for(lambda: len(window.frames()) == 2 and window.frames(), "a second window")
                window.frame = next(f for f in frames if f != first)
                self.wait_sentence(sentence, os.path.basename(name))
                self.assertEqual((window.text("Plaintext"), window.text("Ciphertext")), ("", ""))
                window.wait_focused("Plaintext")
                self.desktop.press("w", "ctrl")
                wait_for(lambda: len(window.frames()) == 1, "one window")
        self.assertRaises(BlockingIOError, server.accept)

    def test_second_start(self):
        """Over D-Bus, each file gets a window of its own. The existing window keeps its contents."""
        window = self.open_window()
        window.type_text("Plaintext", "my own words")
        first = window.frame
        subprocess.run([PROGRAM, self.make("one.txt", "One"), self.make("two.txt", "Two")], check=True)
        frames = wait_for(lambda: len(window.frames()) == 3 and window.frames(), "three windows")
        texts = set()
        for frame in frames:
            window.frame = frame
            wait_for(lambda: window.text("Plaintext"), "a text")
            texts.add(window.text("Plaintext"))
        self.assertEqual(texts, {"my own words", "One", "Two"})
        window.frame = first
        self.assertEqual(window.text("Plaintext"), "my own words")


if __name__ == "__main__":
    main()
