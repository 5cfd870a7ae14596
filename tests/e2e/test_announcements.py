# SPDX-License-Identifier: GPL-3.0-or-later
"""What is announced to somebody who only listens, like a screen reader that has not walked the window's tree: GTK says nothing
about a widget that nobody has asked for yet. So nothing here looks at the window over the accessibility bus."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import unittest

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

import complaints  # noqa: E402
from accessible import ACCESSIBLE, Bus, Node  # noqa: E402
from desktop import Desktop, NotThere, stop, wait_for  # noqa: E402
from tap import main  # noqa: E402

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"


class AnnouncementsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def open_window(self, clipboard="nothing of interest", **settings):
        self.desktop.copy(clipboard)
        self.desktop.set_settings(**settings)
        self.heard = []
        self.listener = Atspi.EventListener.new(lambda event: self.heard.append(str(event.any_data)))
        self.listener.register("object:announcement")
        self.addCleanup(self.listener.deregister, "object:announcement")
        self.start_window()

    def start_window(self):
        environment = {**os.environ, "G_DEBUG": "fatal-criticals"}
        self.log = self.enterContext(tempfile.TemporaryFile("w+"))
        self.process = subprocess.Popen([PROGRAM], env=environment, stdout=self.log, stderr=self.log)
        self.addCleanup(self.close)
        wait_for(self.is_active, "the window")
        self.desktop.settle()

    def close(self):
        stop(self.process)
        self.log.seek(0)
        complaints.assert_none(self.log)

    def is_active(self):
        window = self.desktop.focused_window()
        return window is not None and window.get("pid") == self.process.pid

    def has_heard(self, sentence):
        while GLib.MainContext.default().iteration(False):
            pass
        return any(sentence in heard for heard in self.heard)

    def hear(self, sentence):
        wait_for(lambda: self.has_heard(sentence), lambda: "“%s” to be announced; there was %r" % (sentence, self.heard))
        self.heard.clear()

    def type(self, text):
        self.desktop.type(text)
        self.desktop.settle()

    def press(self, *keys):
        self.desktop.press(*keys)
        self.desktop.settle()

    def watch(self):
        """What a window tells of itself and of the focus from now on, as (signal, name); the name is None if it could not be asked
        for just then. Not by libatspi, which asks the registry first."""
        bus, context, told = Bus(), GLib.MainContext.new(), []

        def on_told(connection, sender, path, interface, signal, arguments):
            kind, is_so = arguments.unpack()[:2]
            if signal == "StateChanged" and (kind, is_so) != ("focused", 1):
                return
            try:
                told.append((signal, Node(bus, sender, path).get(ACCESSIBLE, "Name")))
            except NotThere:
                told.append((signal, None))

        def look():
            while context.iteration(False):
                pass
            return told

        context.push_thread_default()
        for event in ("Window.Activate", "Object.StateChanged"):
            interface, member = ("org.a11y.atspi.Event." + event).rsplit(".", 1)
            bus.connection.signal_subscribe(None, interface, member, None, None, Gio.DBusSignalFlags.NONE, on_told)
        context.pop_thread_default()
        return look

    @contextlib.contextmanager
    def stopped_registry(self):
        """Where programs are introduced, and who listens is known: as on a busy machine, it does not answer meanwhile."""
        driver = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        (pid,) = Bus().call(*driver, "GetConnectionUnixProcessID", GLib.Variant("(s)", ("org.a11y.atspi.Registry",)))
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def test_late_registry(self):
        """The window is active before the accessibility bus knows of the program: that is told all the same, and what has the focus."""
        self.desktop.copy("nothing of interest")
        listener = Atspi.EventListener.new(lambda event: None)  # otherwise GTK tells nothing
        listener.register("object:state-changed:focused")
        self.addCleanup(listener.deregister, "object:state-changed:focused")
        look = self.watch()
        with self.stopped_registry():
            self.start_window()
            # By GTK 4.18 in vain: nobody can ask yet who tells it.
            wait_for(lambda: {told for told, _ in look()} == {"Activate", "StateChanged"}, lambda: "both to be told; there was %r" % look())
        late = {("Activate", "Sealwax"), ("StateChanged", "Plaintext")}
        wait_for(lambda: late <= set(look()), lambda: "both to be told; there was %r" % look())

    def test_from_start_to_message(self):
        self.open_window(ask_twice="true")
        self.type(TEXT)
        self.press("Return", "ctrl")
        self.hear("Type a passphrase first.")
        self.type(PASSPHRASE)
        self.desktop.press("Return")
        self.hear("Repeat the passphrase.")
        self.type("something else")
        self.desktop.press("Return")
        self.hear("The passphrases don’t match.")
        self.press("a", "ctrl")
        self.type(PASSPHRASE)
        self.hear("Encrypted. Copy the message and send it.")

    def test_strength(self):
        self.open_window(ask_twice="true")
        self.type(TEXT)
        self.press("Return", "ctrl")
        self.hear("Type a passphrase first.")
        self.type("password")
        self.desktop.press("Tab")
        self.hear("Passphrase: very weak")

    def test_invisible(self):
        self.open_window(ask_twice="false")
        self.type(TEXT)
        self.press("Return", "ctrl")
        self.hear("Type a passphrase first.")
        self.desktop.copy("hun\tter2")
        self.desktop.press("v", "ctrl")
        self.hear("Invisible in the passphrase: tab.")
        self.desktop.press("Return")
        self.hear("The passphrase holds what nobody can type again: tab.")

    def open_message(self, passphrase, iterations):
        """What is on the clipboard, with the passphrase that is typed."""
        message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=iterations)
        self.open_window(message, ask_twice="false")
        self.hear("There’s a message on the clipboard")
        self.press("V", "ctrl", "shift")
        self.hear("Sealed message")
        self.type(passphrase)
        self.desktop.press("Return")

    def test_wrong_passphrase(self):
        self.open_message("another one", 10_000)
        self.hear("doesn’t open this message")

    def test_long_work(self):
        """It is announced that the work goes on, but only if it takes long."""
        self.open_message(PASSPHRASE, 10_000_000)
        self.hear("Decrypting…")
        self.desktop.press("Escape")
        self.hear("Cancelled.")

    def test_short_work(self):
        self.open_message(PASSPHRASE, 10_000)
        heard = self.heard
        self.heard = []
        self.hear("Decrypted and verified")
        self.assertFalse(any("Decrypting" in sentence for sentence in heard + self.heard))


if __name__ == "__main__":
    main()
