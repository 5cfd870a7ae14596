# SPDX-License-Identifier: GPL-3.0-or-later
"""A session bus of its own with a real gnome-keyring-daemon, which has nobody to ask: what is locked stays locked."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time

NAME = "org.freedesktop.secrets"
PASSWORD = b"door"
PLACES = ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
DEADLINE = 20  # seconds; only a failing test waits that long

BUS_CONFIG = """<busconfig>
  <type>session</type>
  <listen>unix:dir=%s</listen>
  <policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""


def wait_for(condition, what):
    end = time.monotonic() + DEADLINE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.01)


def start_daemon(start, home, unlocked, environment=None):
    """With the key ring that is in this home. start: starts a process as subprocess.Popen does, which is returned. A key ring that is
    not there yet is made if it is to be unlocked."""
    process = start(
        ["gnome-keyring-daemon", "--foreground", "--components=secrets", *["--unlock"] * unlocked],
        env={**os.environ, **(environment or {}), **dict.fromkeys(PLACES, str(home))},
        stdin=subprocess.PIPE,
    )
    process.stdin.write(PASSWORD if unlocked else b"")
    process.stdin.close()
    return process


def start_quietly(command, **options):
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def stop_daemon(process, is_there, wait_for=wait_for):
    """In the middle of whatever it does, even if it was stopped. is_there: whether there is a key ring on its bus."""
    process.kill()
    process.wait()
    wait_for(lambda: not is_there(), "the key ring to end")


class KeyRing:
    """Use it with `with`: the bus runs then, but not yet the daemon. `environment` leads to both."""

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="sealwax-key-ring-"))
        config = self.folder / "bus.conf"
        config.write_text(BUS_CONFIG % self.folder)
        self.bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.daemon = None
        self.environment = {"DBUS_SESSION_BUS_ADDRESS": self.bus.stdout.readline().strip()}
        return self

    def __exit__(self, *exception):
        self.stop()
        self.bus.kill()
        self.bus.wait()
        self.bus.stdout.close()
        shutil.rmtree(self.folder)

    def is_there(self):
        asked = subprocess.run(
            ["gdbus", "call", "--session", "--dest=org.freedesktop.DBus", "--object-path=/org/freedesktop/DBus",
             "--method=org.freedesktop.DBus.NameHasOwner", NAME],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return "true" in asked.stdout

    def start(self, unlocked=True):
        """With the key ring that it has, or a new one."""
        self.daemon = start_daemon(start_quietly, self.folder, unlocked, self.environment)
        wait_for(self.is_there, NAME)

    def stop(self):
        if self.daemon is not None:
            stop_daemon(self.daemon, self.is_there)
            self.daemon = None

    def stored(self):
        """All that is in its files, and their names."""
        files = [path for path in (self.folder / "keyrings").rglob("*") if path.is_file()]
        return b"\n".join(path.name.encode() + b"\n" + path.read_bytes() for path in files)
