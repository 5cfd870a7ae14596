# SPDX-License-Identifier: GPL-3.0-or-later
"""What `./dev flatpak run` opens, and what `./dev flatpak bundle` made."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from sandbox import APPLICATION, FlatpakDesktop, make_window

PROJECT = pathlib.Path(os.environ["SEALWAX_PROJECT"])
TEXT = "Noon, at the bridge."


class RunTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = FlatpakDesktop()
        cls.desktop.__enter__()
        cls.Window = staticmethod(make_window(cls.desktop))

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def test_run(self):
        """With a file, which alone makes the sandbox get it."""
        path = pathlib.Path(os.environ["HOME"], "letter.txt")
        path.write_text(TEXT)
        window = self.Window(str(path), command=(str(PROJECT / "dev"), "flatpak", "run"), focused="Passphrase")
        self.addCleanup(window.close)
        window.wait_text("Plaintext", TEXT)


class BundleTest(unittest.TestCase):
    def test_install(self):
        """Into an installation that knows no store; the runtime belongs to another one, as it does on a real machine."""
        with tempfile.TemporaryDirectory() as folder:
            environment = dict(
                os.environ,
                HOME=folder,
                FLATPAK_USER_DIR=folder + "/installation",
                FLATPAK_SYSTEM_DIR=self.machine(folder),
                LC_ALL="C.UTF-8",
            )

            def flatpak(*arguments):
                done = subprocess.run(["flatpak", *arguments], env=environment, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                return done.stdout

            self.assertEqual(flatpak("remotes", "--columns=name").split(), [])
            self.assertNotIn(APPLICATION, flatpak("list", "--columns=application"))
            flatpak("install", "--user", "--noninteractive", "-y", "--bundle", str(PROJECT / "build" / "sealwax.flatpak"))
            self.assertIn(APPLICATION, flatpak("list", "--user", "--columns=application"))
            self.assertRegex(flatpak("run", "--user", "--command=sealwax-cli", APPLICATION, "--version"), "[0-9]")
            flatpak("uninstall", "--user", "--noninteractive", "-y", APPLICATION)
            self.assertNotIn(APPLICATION, flatpak("list", "--columns=application"))

    @staticmethod
    def machine(folder):
        """An installation with the runtime alone; its files are hard links to those of the one that was tested."""
        path = folder + "/machine"
        subprocess.run(["cp", "-al", os.environ["FLATPAK_USER_DIR"], path], check=True)
        environment = dict(os.environ, FLATPAK_USER_DIR=path)
        subprocess.run(["flatpak", "uninstall", "--user", "--noninteractive", "-y", APPLICATION], env=environment, check=True, capture_output=True)
        names = subprocess.run(["flatpak", "remotes", "--user", "--columns=name"], env=environment, check=True, capture_output=True, text=True)
        for name in names.stdout.split():
            subprocess.run(["flatpak", "remote-delete", "--user", "--force", name], env=environment, check=True, capture_output=True)
        return path
