# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sandbox keeps from Sealwax, looked for from inside; each thing exists outside."""

import configparser
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import unittest

from sandbox import APPLICATION, MARK, FlatpakDesktop, run_inside

# flatpak-builder adds x11 for versions of flatpak that do not know fallback-x11; others leave it out of account.
PERMISSIONS = {"Context": {"shared": {"ipc"}, "sockets": {"x11", "wayland", "fallback-x11"}, "devices": {"dri"}}}
NAME = "io.github.sealwax.Test"


class InsideTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desktop = FlatpakDesktop()
        cls.desktop.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.desktop.__exit__(None, None, None)

    def inside(self, script, *arguments):
        done = run_inside("bash", "-c", script, "bash", *arguments, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def refused(self, script, *arguments):
        """Fails, and inside, not because the sandbox did not start."""
        self.assertEqual(self.inside("if %s 2>/dev/null; then echo reached; else echo refused; fi" % script, *arguments), "refused\n")

    def test_permissions(self):
        """Exactly these."""
        shown = subprocess.run(
            ["flatpak", "info", "--user", "--show-permissions", APPLICATION], capture_output=True, text=True, check=True
        ).stdout
        found = configparser.ConfigParser()
        found.read_string(shown)
        self.assertEqual({name: {key: set(value.strip(";").split(";")) for key, value in found[name].items()} for name in found.sections()}, PERMISSIONS)

    def test_network(self):
        """Not even this machine's own."""
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = str(server.getsockname()[1])
            script = "exec 3<>/dev/tcp/127.0.0.1/$1"
            subprocess.run(["bash", "-c", script, "bash", port], check=True)
            self.refused("(%s)" % script, port)
        lines = self.inside("cat /proc/net/dev").splitlines()[2:]
        self.assertEqual([line.split(":")[0].strip() for line in lines], ["lo"])

    def test_home(self):
        """A file in the person's home folder cannot be read, written or seen."""
        path = pathlib.Path(os.environ["HOME"], "private.txt")
        path.write_text(MARK)
        self.refused("cat -- \"$1\"", str(path))
        self.refused("test -e \"$1\"", str(path))
        self.assertNotIn("private.txt", self.inside("ls -A \"$HOME\""))
        # What is written there does not arrive.
        self.inside("echo changed >\"$1\" || true", str(path))
        self.assertEqual(path.read_text(), MARK)

    def test_host_files(self):
        """Nor can one anywhere else."""
        for folder in ("/tmp", "/var/tmp", os.environ["XDG_RUNTIME_DIR"], os.environ["SEALWAX_PROJECT"] + "/build"):
            with self.subTest(folder), tempfile.NamedTemporaryFile("w", dir=folder) as file:
                file.write(MARK)
                file.flush()
                self.refused("cat -- \"$1\"", file.name)
                self.refused("cat -- \"/run/host$1\"", file.name)
                self.refused("cat -- \"/var/run/host$1\"", file.name)

    def test_accounts(self):
        """The host's list of users is not the sandbox's."""
        self.refused("cat /run/host/etc/passwd")
        users = {line.split(":")[0] for line in self.inside("cat /etc/passwd").splitlines()}
        outside = {line.split(":")[0] for line in pathlib.Path("/etc/passwd").read_text().splitlines()}
        self.assertFalse(outside - {"root", "nobody", "nfsnobody"} <= users)

    def test_processes(self):
        """Nor can the host's processes be seen."""
        found = self.inside("cat /proc/[0-9]*/comm")
        self.assertIn("cat", found)
        self.assertNotIn("dbus-daemon", found)
        self.assertNotIn("sway\n", found)

    def test_session_bus(self):
        """A name that somebody owns outside is neither seen nor reached; the portals are, and nothing else."""
        from gi.repository import Gio, GLib

        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        call = ["org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus"]
        bus.call_sync(*call, "RequestName", GLib.Variant("(su)", (NAME, 4)), None, 0, -1, None)
        names = set(bus.call_sync(*call, "ListNames", None, None, 0, -1, None).unpack()[0])
        self.assertIn(NAME, names)

        gdbus = "gdbus call --session --dest %s --object-path %s --method %s"
        listed = self.inside(gdbus % (call[0], call[1], call[0] + ".ListNames"))
        listed = [part.strip("'") for part in listed.strip("([]),\n").split(", ")]
        known = [name for name in listed if not name.startswith((":", APPLICATION, "org.freedesktop.portal."))]
        self.assertEqual(sorted(set(known) - {"org.freedesktop.DBus", "org.a11y.Bus"}), [])
        self.refused(gdbus % (NAME, "/", "org.freedesktop.DBus.Peer.Ping") + " >/dev/null")
        self.refused(gdbus % ("org.freedesktop.Flatpak", "/org/freedesktop/Flatpak", "org.freedesktop.DBus.Peer.Ping") + " >/dev/null")
        # The way that is open, so that the refusals above are no accident.
        self.inside(gdbus % ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.DBus.Peer.Ping"))

    def test_system_bus(self):
        """One of our own stands for the machine's, which need not have any."""
        bus = self.desktop.start("dbus-daemon", "--session", "--nofork", "--print-address", stdout=subprocess.PIPE)
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        self.addCleanup(os.environ.pop, "DBUS_SYSTEM_BUS_ADDRESS")
        ping = "gdbus call --system --dest org.freedesktop.DBus --object-path / --method org.freedesktop.DBus.Peer.Ping >/dev/null"
        subprocess.run(ping, shell=True, check=True)
        self.refused(ping)

    def test_devices(self):
        """No camera, no microphone, no disks: at most the graphics card."""
        allowed = "core dri fd full mali0 nvidiactl nvidia0 nvidia-modeset null ptmx pts random shm stderr stdin stdout tty udmabuf umplock urandom zero console ntsync".split()
        self.assertEqual(sorted(set(self.inside("ls /dev").split()) - set(allowed)), [])

    def test_command_line(self):
        """What another version made opens, and what is made here opens again."""
        vectors = pathlib.Path(os.environ["SEALWAX_PROJECT"], "tests", "vectors", "messages.json")
        case = next(c for c in json.loads(vectors.read_text()) if c["format"] == "sealed" and c.get("passphrase") and "text" in c)
        opened = self.terminal(case["passphrase"], "decrypt", case["message"])
        self.assertEqual(opened, case["text"])
        message = self.terminal("six words are better than one", "encrypt", "Noon. Bring the red folder.")
        self.assertIn("Noon", self.terminal("six words are better than one", "decrypt", message))
        self.assertNotIn("Noon", message)

    def terminal(self, passphrase, command, text):
        read, write = os.pipe()
        os.write(write, passphrase.encode())
        os.close(write)
        done = run_inside("sealwax-cli", command, "--passphrase-fd=%d" % read, input=text, pass_fds=[read], timeout=120)
        os.close(read)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout
