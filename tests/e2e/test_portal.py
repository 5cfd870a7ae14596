# SPDX-License-Identifier: GPL-3.0-or-later
"""Files through the desktop's portal, without a sandbox. tests/flatpak does the same from inside one."""

import os
import stat
import subprocess
import unittest

import portal
from desktop import Desktop
from tap import main
from window import Window

PROGRAM = os.environ["SEALWAX"]
TEXT = "Noon, at the bridge."
# The portal refuses a process that it cannot look into. As root it can look into any, if not for its capabilities.
ORDINARY = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()


class PortalDesktop(Desktop):
    """With a session bus that starts the portal when it is called."""

    services = (
        *Desktop.services,
        "org.freedesktop.portal.Desktop",
        "org.freedesktop.portal.Documents",
        "org.freedesktop.impl.portal.PermissionStore",
        "org.freedesktop.impl.portal.desktop.gtk",
    )
    has_portal = False  # but the real one

    def __enter__(self):
        super().__enter__()
        portal.write_config(os.environ["XDG_CONFIG_HOME"])
        # GTK 4 watches the bookmarks in GTK 3's folder, and complains if the portal creates the folder but not the bookmarks.
        os.mkdir(os.environ["XDG_CONFIG_HOME"] + "/gtk-3.0")
        open(os.environ["XDG_CONFIG_HOME"] + "/gtk-3.0/bookmarks", "w").close()
        subprocess.run(["dbus-update-activation-environment", "--all"], check=True)
        return self

    def set_environment(self):
        super().set_environment()
        # Newer GTKs draw the dialog's icons in a sandbox of their own, which cannot be made inside that of ./dev. If bwrap says
        # that it cannot, they do without. In our sandbox, bwrap says something else, which they do not know, and they end.
        folder = os.path.join(self.folder, "bin")
        os.mkdir(folder)
        bwrap = os.path.join(folder, "bwrap")
        with open(bwrap, "w") as file:
            file.write('#!/bin/sh\necho "bwrap: No permissions to create new namespace" >&2\nexit 1\n')
        os.chmod(bwrap, 0o755)
        path = os.environ["PATH"]
        os.environ["PATH"] = folder + ":" + path
        self.stack.callback(os.environ.__setitem__, "PATH", path)

    def start(self, *command, **options):
        return super().start(*(ORDINARY if command[0] == "dbus-daemon" else ()), *command, **options)


class PortalTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = cls.enterClassContext(PortalDesktop())

    def setUp(self):
        self.folder = os.path.join(self.desktop.folder, self.id().rsplit(".", 1)[1])
        os.mkdir(self.folder)
        command = [*ORDINARY, PROGRAM]
        self.window = Window(self.desktop, command[0], arguments=command[1:], environment={"GDK_DEBUG": "portals"})
        self.addCleanup(self.window.close)

    def dialog(self, key):
        """Not GTK's own, which is part of the same program."""
        self.desktop.press(key, "ctrl")
        return portal.FileDialog(self.desktop, self.window.bus)

    def test_open(self):
        path = os.path.join(self.folder, "letter.txt")
        with open(path, "w") as file:
            file.write(TEXT)
        self.dialog("o").choose_to_open(path)
        self.window.wait_text("Plaintext", TEXT)
        self.window.wait_label("letter.txt")

    def test_save(self):
        path = os.path.join(self.folder, "kept.txt")
        self.window.type_text("Plaintext", TEXT)
        self.dialog("s").choose_to_save(path, initial="text.txt")
        self.window.wait_label("Saved as")
        with open(path) as file:
            self.assertEqual(file.read(), TEXT)
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)


if __name__ == "__main__":
    main()
