# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktops that the Flatpak is tested on, and its window there: as in tests/e2e, as far as a sandbox allows."""

import os
import subprocess

import portal
from desktop import Desktop, stop, wait_for

APPLICATION = os.environ["SEALWAX_APPLICATION"]
# For what is no secret to the test, but must be one to the sandbox.
MARK = "not for the sandbox"
RUN = ("flatpak", "run", "--user", "--file-forwarding", APPLICATION)
# What an installation adds to the desktop's menu and to the session bus.
EXPORTS = os.path.join(os.environ["FLATPAK_USER_DIR"], "exports", "share")


def run_inside(*command, options=(), **keywords):
    """A command in the sandbox, with the application's own permissions."""
    return subprocess.run(
        ["flatpak", "run", "--user", "--command=" + command[0], *options, APPLICATION, *command[1:]],
        capture_output=True,
        text=True,
        **keywords,
    )


class FlatpakDesktop(Desktop):
    """On Wayland, with a session bus that starts portals; settings are kept as they are for a person."""

    def __enter__(self):
        super().__enter__()
        subprocess.run(["dbus-update-activation-environment", "--all"], check=True)
        return self

    def start_bus(self):
        """With all that a person's has: the portals, and what the installation of the Flatpak adds."""
        self.connect_bus("--session")

    def set_environment(self):
        super().set_environment()
        for name in ("GSETTINGS_BACKEND", "GSETTINGS_SCHEMA_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
            os.environ.pop(name, None)
        # Where the sandbox has its documents, whatever the folder is called outside; run.py made a new one.
        os.environ["XDG_RUNTIME_DIR"] = "/run/user/%d" % os.getuid()
        os.environ["XDG_DATA_DIRS"] = EXPORTS + ":/usr/local/share:/usr/share"
        portal.write_config(self.folder + "/.config")

    def start(self, *command, **options):
        # Debian 12's sway refuses to run as root, which CI is.
        if command[0] == "sway" and os.getuid() == 0:
            command = ("bwrap", "--die-with-parent", "--unshare-user", "--uid", "1000", "--gid", "1000", "--dev-bind", "/", "/", *command)
        return super().start(*command, **options)

    def set_settings(self, **settings):
        assert not settings, "the sandbox has its own"

    def set_interface(self):
        """The sandbox has the person's own."""


class X11Desktop(FlatpakDesktop):
    """The same without Wayland: an X server that has no screen, and no window manager."""

    def start_compositor(self):
        read, write = os.pipe()
        self.start("Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "the X server did not start"
        os.environ["DISPLAY"] = ":" + number
        os.environ["GDK_BACKEND"] = "x11"
        os.environ["XDG_CURRENT_DESKTOP"] = "GNOME"

    def focus_window(self):
        """As a window manager would."""
        found = wait_for(lambda: self.xdotool("search", "--onlyvisible", "--class", "sealwax").split(), "the window")
        self.xdotool("windowfocus", found[-1])

    def xdotool(self, *command):
        return subprocess.run(["xdotool", *command], capture_output=True, text=True).stdout

    def type(self, text):
        self.xdotool("type", "--delay", "1", text)

    def press(self, key, *modifiers):
        self.xdotool("key", "+".join((*modifiers, key)))

    def copy(self, text):
        subprocess.run(["xclip", "-selection", "clipboard"], input=text, text=True, check=True)

    def read_clipboard(self):
        done = subprocess.run(["xclip", "-selection", "clipboard", "-out"], capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else ""


def make_window(desktop):
    """Imported here: it connects to the accessibility bus of a desktop that must be there."""
    from window import Window

    class FlatpakWindow(Window):
        # Not by process, which over the sandbox's bus is the proxy's.
        NAMES = ("sealwax", "Sealwax", APPLICATION)

        def __init__(self, *arguments, command=RUN, focused="Plaintext"):
            # The system's compositor may be years older than the runtime's GTK, which warns about what it lacks.
            environment = {"G_DEBUG": "fatal-criticals"}
            super().__init__(desktop, command[0], environment=environment, arguments=[*command[1:], *arguments], focused=focused)

        def wait_focused(self, name):
            if isinstance(desktop, X11Desktop):
                desktop.focus_window()
            super().wait_focused(name)

        def frames(self):
            # What makes the session bus start it ends successfully at once.
            assert not self.process.poll(), "the window ended: " + open(self.log_path).read()
            return self.bus.frames(*self.NAMES)

        def close(self):
            subprocess.run(["flatpak", "kill", APPLICATION], capture_output=True)
            try:
                self.process.wait(10)
            finally:
                stop(self.process)
            self.log.close()
            wait_for(lambda: not self.bus.frames(*self.NAMES), "the window to go")
            with open(self.log_path) as log:
                complaints = [line for line in log if "CRITICAL" in line or "Sealwax-WARNING" in line]
            assert not complaints, "the window complained: " + "".join(complaints)

    return FlatpakWindow
