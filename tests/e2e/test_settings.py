# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered, and what the person can choose; and that the window works where nothing can be stored."""

import base64
import configparser
import contextlib
import os
import subprocess
import sys
import tempfile
import unittest

from desktop import Desktop, wait_for
from tap import main
from window import LABEL, Atspi, Window

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import article  # noqa: E402
import sealed  # noqa: E402

PROGRAM = os.environ["SEALWAX"]

TEXT = "Meet me at noon."
PASSPHRASE = "six words are better than one"


class SettingsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(Desktop())

    def open_window(self, **environment):
        window = Window(self.desktop, PROGRAM, environment=environment)
        self.addCleanup(window.close)
        return window

    def share(self, window):
        """The plaintext pane's share of the width, as the handle between the panes says it."""
        return window.get(Atspi.Role.SEPARATOR, "Resize panes").value()

    def wait_share(self, window, expected):
        wait_for(lambda: abs(self.share(window) - expected) <= 0.01, lambda: "a share of %.3f; it is %.3f" % (expected, self.share(window)))

    def open_preferences(self, window):
        """The dialog is seen before it gets any key."""
        self.desktop.press("comma", "ctrl")
        window.wait_label("Message Format")
        window.wait_focus()

    def quit(self, window):
        self.desktop.press("w", "ctrl")
        wait_for(lambda: window.process.poll() is not None, "the program to end")

    def make_store(self):
        """An environment in which settings outlive the program."""
        folder = tempfile.TemporaryDirectory(dir=self.desktop.folder)
        self.addCleanup(folder.cleanup)
        return {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder.name}

    def test_size_and_split_are_remembered(self):
        store = self.make_store()
        window = self.open_window(**store)
        self.desktop.resize(900, 500)
        self.wait_share(window, 0.5)
        self.desktop.press("F8")
        window.wait_focused("Resize panes")
        self.desktop.press("Right", "ctrl")
        share = wait_for(lambda: self.share(window) > 0.55 and self.share(window), "a wider pane")
        self.desktop.press("Tab")
        wait_for(lambda: not window.has_focus("Resize panes"), "Tab to leave the handle")
        self.quit(window)

        window = self.open_window(**store)
        self.assertEqual(self.desktop.window_geometry()[2:], (900, 500))
        self.wait_share(window, share)

        # A narrow window has one pane, and says nothing about the split.
        self.desktop.resize(400, 500)
        window.wait_narrow()
        self.assertIsNone(window.find(Atspi.Role.TEXT, "Ciphertext"))
        self.quit(window)
        window = self.open_window(**store)
        self.assertEqual(self.desktop.window_geometry()[2:], (400, 500))
        self.desktop.resize(1000, 500)
        window.get(Atspi.Role.TEXT, "Ciphertext")
        self.wait_share(window, share)

    def encrypt(self, window, **options):
        window.type_text("Plaintext", TEXT)
        return window.encrypt(PASSPHRASE, **options)

    def test_format_of_new_windows(self):
        self.desktop.set_settings(format="'basic'", ask_twice="false")
        self.addCleanup(self.desktop.set_settings)
        window = self.open_window()
        window.wait_label("Basic messages can be opened by other programs")
        self.assertEqual(article.decrypt(self.encrypt(window), PASSPHRASE), TEXT)

    def look_behind_the_seal(self, window, iterations):
        window.push("Sealed")
        wait_for(lambda: str(iterations) in window.labels(), "%d iterations behind the seal" % iterations)
        self.desktop.press("Escape")
        window.wait_focused("Sealed")

    def test_cost(self):
        """What was chosen is what the message says; too little is raised to the least that is safe."""
        for chosen, expected in ((1_200_000, 1_200_000), (1, 600_000)):
            self.desktop.set_settings(iterations=str(chosen), ask_twice="false")
            self.addCleanup(self.desktop.set_settings)
            window = self.open_window()
            message = self.encrypt(window)
            self.look_behind_the_seal(window, expected)
            self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)
            window.close()

    def read_store(self, store):
        """The settings that were stored, in GVariant's text form."""
        parser = configparser.ConfigParser()
        parser.read(store["XDG_CONFIG_HOME"] + "/glib-2.0/settings/keyfile")
        return dict(parser["io/github/sealwax/Sealwax"]) if parser.sections() else {}

    def write_store(self, store, **settings):
        parser = configparser.ConfigParser()
        parser["io/github/sealwax/Sealwax"] = {key.replace("_", "-"): value for key, value in settings.items()}
        os.makedirs(store["XDG_CONFIG_HOME"] + "/glib-2.0/settings", exist_ok=True)
        with open(store["XDG_CONFIG_HOME"] + "/glib-2.0/settings/keyfile", "w") as file:
            parser.write(file, space_around_delimiters=False)

    def get_cost(self, message):
        return int.from_bytes(base64.b64decode(message[:64])[7:9], "big") * 10_000

    def test_automatic_cost(self):
        """It is measured when the program is first started, and what was measured is what the message says."""
        self.desktop.set_settings(iterations="0", ask_twice="false")
        self.addCleanup(self.desktop.set_settings)
        store = self.make_store()
        window = self.open_window(**store)
        stored = wait_for(lambda: "calibrated-cpu" in self.read_store(store) and self.read_store(store), "a measured cost")
        cost = int(stored["calibrated-iterations"])
        self.assertNotEqual(stored["calibrated-cpu"], "''")
        self.assertEqual(cost, min(max(cost, 600_000), 10_000_000))
        message = self.encrypt(window)
        self.assertEqual(self.get_cost(message), cost)
        self.look_behind_the_seal(window, cost)
        self.assertEqual(sealed.unseal(message, passphrase=PASSPHRASE), TEXT)
        self.quit(window)

        # Remembered, and not measured again on the same processor: no processor of today is that slow.
        self.write_store(store, **dict(stored, **{"calibrated-iterations": "610000"}))
        window = self.open_window(**store)
        self.assertEqual(self.get_cost(self.encrypt(window)), 610_000)
        self.quit(window)
        self.assertEqual(int(self.read_store(store)["calibrated-iterations"]), 610_000)

    def test_automatic_cost_of_another_processor(self):
        self.desktop.set_settings(iterations="0", ask_twice="false")
        self.addCleanup(self.desktop.set_settings)
        store = self.make_store()
        self.write_store(store, calibrated_iterations="610000", calibrated_cpu="'Zilog Z80'")
        window = self.open_window(**store)
        wait_for(lambda: "Z80" not in self.read_store(store)["calibrated-cpu"], "another processor's name")
        cost = int(self.read_store(store)["calibrated-iterations"])
        self.assertEqual(self.get_cost(self.encrypt(window)), cost)

    def test_chosen_cost_is_not_measured(self):
        """The processor is left in peace; and what another program may have stored is raised to the least that is safe."""
        store = self.make_store()
        window = self.open_window(**store)
        self.encrypt(window)
        self.quit(window)
        self.assertNotIn("calibrated-cpu", self.read_store(store))

        self.desktop.set_settings(iterations="0", ask_twice="false")
        self.addCleanup(self.desktop.set_settings)
        self.write_store(store, iterations="1234567")
        window = self.open_window(**store)
        self.assertEqual(self.get_cost(self.encrypt(window)), 1_230_000)

    def test_passphrase_is_judged_by_the_cost(self):
        """Even if the cost changes while the window is open."""
        window = self.open_window()
        window.type_text("Plaintext", TEXT)
        window.type_passphrase("violet harbor candle7")
        self.desktop.press("Tab")
        window.wait_label("Passphrase: very weak")
        window.focus("Passphrase")
        self.open_preferences(window)
        window.focus("Iterations")
        self.desktop.press("space")
        for _ in range(4):
            self.desktop.press("Down")
        self.desktop.press("Return")
        # It had the focus before the keys came, too; and while the list closes, nothing has it, and Escape is lost.
        wait_for(lambda: "600,000" not in window.labels(), "the list to close, and the row to have another number")
        window.wait_focused("Iterations")
        self.desktop.press("Escape")
        window.wait_focused("Passphrase")
        window.wait_label("Passphrase: weak")

    def test_preferences_are_kept(self):
        """The format, chosen with the keyboard, is the one of the next window."""
        store = self.make_store()
        window = self.open_window(**store)
        self.open_preferences(window)
        window.focus("Message Format")
        self.desktop.press("space")
        self.desktop.press("Down")
        self.desktop.press("Return")
        wait_for(lambda: self.read_store(store).get("format") == "'basic'", "the format to be stored")
        window.wait_focused("Message Format")
        self.desktop.press("Escape")
        window.wait_focused("Plaintext")
        self.quit(window)

        window = self.open_window(**store)
        window.wait_label("Basic messages can be opened by other programs")

    def test_rows_say_what_is_chosen(self):
        """To a screen reader, too, which reads the row's name and its description; and what is chosen next."""
        window = self.open_window()
        self.open_preferences(window)
        window.focus("Remove Copies")
        self.assertEqual(window.focused().description(), "After 30 Seconds")
        self.desktop.press("space")
        window.wait_focused("After 30 Seconds")  # the list begins with what is chosen
        self.desktop.press("Down")
        window.wait_focused("After 1 Minute")
        self.desktop.press("Return")
        window.wait_focused("Remove Copies")
        wait_for(lambda: window.focused().description() == "After 1 Minute", "another description")
        window.focus("Message Format")
        self.assertTrue(window.focused().description().startswith("Sealed"))

    def test_sheet_begins_at_the_top(self):
        """In a narrow window, the preferences are a sheet at its bottom, with more rows than there is room for."""
        for width, height, scale in ((1060, 600, 1), (360, 640, 1), (360, 640, 2), (360, 294, 1)):
            with self.subTest(size=(width, height), scale=scale):
                self.desktop.set_interface(text_scale=scale)
                with contextlib.closing(Window(self.desktop, PROGRAM)) as window:
                    self.desktop.resize(width, height)
                    if width < 720:
                        window.wait_narrow()
                    self.desktop.press("comma", "ctrl")
                    window.wait_label("Message Format")
                    window.wait_focused("Offer Messages")
                    self.desktop.settle()
                    _, top, _, high = window.get(LABEL, "Preferences").extents()
                    self.assertGreaterEqual(window.get(LABEL, "Clipboard").extents()[1], top + high)

    def test_sheet_says_what_is_chosen(self):
        """There, too: below the name of each row, and also after another choice."""
        window = self.open_window()
        self.desktop.resize(360, 640)
        window.wait_narrow()
        self.open_preferences(window)
        for chosen in ("After 30 Seconds", "After 10 Minutes", "Sealed", "600,000"):
            window.wait_label(chosen)
        window.focus("Remove Copies")
        self.assertIn("After 30 Seconds", window.focused().description())
        self.desktop.press("space")
        window.wait_focused("After 30 Seconds")
        self.desktop.press("Down")
        window.wait_focused("After 1 Minute")
        self.desktop.press("Return")
        window.wait_focused("Remove Copies")
        window.wait_label("After 1 Minute")
        window.wait_no_label("After 30 Seconds")
        self.assertIn("After 1 Minute", window.focused().description())

    def test_no_schema(self):
        """The window works all the same, with the defaults, and so do its preferences."""
        window = self.open_window(GSETTINGS_SCHEMA_DIR="/nonexistent")
        self.assertTrue(self.encrypt(window, twice=True).startswith("Sealwax1"))
        self.open_preferences(window)

    def test_older_schema(self):
        """Keys that it does not have last as long as the program."""
        with tempfile.TemporaryDirectory(dir=self.desktop.folder) as folder:
            with open(folder + "/old.gschema.xml", "w") as file:
                file.write(
                    '<schemalist><schema id="io.github.sealwax.Sealwax" path="/io/github/sealwax/Sealwax/">'
                    "<key name='format' type='s'><default>'basic'</default></key></schema></schemalist>"
                )
            subprocess.run(["glib-compile-schemas", folder], check=True)
            window = self.open_window(GSETTINGS_SCHEMA_DIR=folder)
            window.wait_label("Basic messages can be opened by other programs")
            self.open_preferences(window)

    def test_no_backend(self):
        """GLib warns about it, but that ends nothing."""
        environment = dict(os.environ, GSETTINGS_BACKEND="nonsense")
        process = subprocess.Popen([PROGRAM], env=environment, stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)

        wait_for(lambda: (self.desktop.focused_window() or {}).get("pid") == process.pid, "the window, with the keyboard")
        self.desktop.press("q", "ctrl")
        wait_for(lambda: process.poll() is not None, "the program to end")
        self.assertEqual(process.returncode, 0)


if __name__ == "__main__":
    main()
