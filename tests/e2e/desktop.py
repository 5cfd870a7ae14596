# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own for tests: session bus, accessibility bus, and sway without a display.

Keys come from keyboard.py and pictures from grim; wl-clipboard reaches the clipboard as any second program would. Nothing
waits for a fixed time: everything is asked for until it is there, with a deadline after which the test fails.
"""

import contextlib
import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import session_portal
from keyboard import Keyboard

DEADLINE = 20  # seconds until something that must come is given up; only a failing test waits that long
MOST_KEYS = 200  # to be typed without a look at the window
INTERVALS = (0.005, 0.05)  # seconds between two looks: at first, and at most; a look takes some 10 ms of the processor

# A session bus that starts nothing but the services in one folder.
BUS_CONFIG = """<busconfig>
  <type>session</type>
  <listen>unix:dir=%s</listen>
  <servicedir>%s</servicedir>
  <policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""

CONFIG = """
output HEADLESS-1 resolution %dx%d position 0,0
output HEADLESS-1 background #777777 solid_color
default_border none
default_floating_border none
focus_on_window_activation focus
for_window [app_id=".*"] floating enable
"""


class NotThere(LookupError):
    """What was asked of an object is not there: the window has dropped the object since it was found, or the object never had
    this."""


def wait_for(condition, what):
    """The first true value of condition(); fails when the deadline has passed. `what` can be a function, which is only asked
    then."""
    end = time.monotonic() + DEADLINE
    interval, longest = INTERVALS
    while True:
        value = None
        with contextlib.suppress(NotThere):  # the next look may find it
            value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError("waited %d s in vain for %s" % (DEADLINE, what() if callable(what) else what))
        time.sleep(interval)
        interval = min(2 * interval, longest)


class Session:
    """What desktops have in common. Use it with `with`; meanwhile, os.environ leads to it."""

    name = None  # for XDG_CURRENT_DESKTOP
    # What the bus may start, out of everything that this machine happens to have.
    services = ("org.a11y.Bus",)
    # And the tests' portal, from which newer GTKs read settings that others have from GNOME.
    has_portal = True
    # Without a graphics card, drawing every frame of every animation took a third of the tests' time.
    animations = False

    def __init__(self):
        self.stack = contextlib.ExitStack()

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="sealwax-desktop-")
        self.stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self.set_environment()
        self.set_settings()
        self.set_interface()
        self.start_bus()
        self.start_compositor()
        return self

    def __exit__(self, *exception):
        self.stack.close()

    def set_environment(self):
        """No test may depend on the person's own desktop, or leave anything in it."""
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "SWAYSOCK", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
            os.environ.pop(name, None)
        os.environ.update(
            HOME=self.folder,
            LC_ALL="C.UTF-8",
            XDG_RUNTIME_DIR=self.folder,
            XDG_CONFIG_HOME=self.folder + "/config",
            XDG_CACHE_HOME=self.folder + "/cache",
            XDG_DATA_HOME=self.folder + "/data",
            XDG_CURRENT_DESKTOP=self.name,
            GSETTINGS_BACKEND="memory",
            GSETTINGS_SCHEMA_DIR=self.folder + "/schemas",
            GDK_BACKEND="wayland",
            GSK_RENDERER="cairo",
            GTK_A11Y="atspi",
            NO_AT_BRIDGE="0",
            WLR_BACKENDS="headless",
            WLR_RENDERER="pixman",
            WLR_LIBINPUT_NO_DEVICES="1",
        )

    def set_settings(self, **settings):
        """The settings of windows that are opened from now on: values in GVariant's text form, by their keys with _ for -.

        Settings are kept in memory, and each window begins with the defaults; so it is those that are set. A typed
        passphrase is asked for once and the cost is the least, unless the test says otherwise.
        """
        settings.setdefault("ask_twice", "false")
        settings.setdefault("iterations", "600000")
        folder = os.environ["GSETTINGS_SCHEMA_DIR"]
        os.makedirs(folder, exist_ok=True)
        shutil.copy(os.environ["SEALWAX_SCHEMA"], folder)
        with open(folder + "/test.gschema.override", "w") as file:
            file.write("[io.github.sealwax.Sealwax]\n")
            file.writelines("%s=%s\n" % (key.replace("_", "-"), value) for key, value in settings.items())
        subprocess.run(["glib-compile-schemas", "--strict", folder], check=True)

    def set_interface(self, text_scale=1, primary_paste=True):
        """How large the text is in windows that are opened from now on, and whether the middle button pastes in them, as GNOME's
        settings have it. GNOME 50 and newer do not paste, unless they are told to."""
        folder = os.environ["GSETTINGS_SCHEMA_DIR"]
        for name in ("enums.xml", "interface.gschema.xml", "peripherals.gschema.xml"):
            shutil.copy("/usr/share/glib-2.0/schemas/org.gnome.desktop." + name, folder)
        with open(folder + "/text.gschema.override", "w") as file:
            file.write("[org.gnome.desktop.interface]\ntext-scaling-factor=%s\n" % text_scale)
            file.write("gtk-enable-primary-paste=%s\n" % str(primary_paste).lower())
            file.write("enable-animations=%s\n" % str(self.animations).lower())
            # GNOME's own fonts need not be there; no Debian release has its monospaced one.
            if not glob.glob("/usr/share/fonts/*/*/AdwaitaSans*"):
                file.write("font-name='Cantarell 11'\n")
            file.write("monospace-font-name='DejaVu Sans Mono 11'\n")
            # On a busy machine, a key can be held so long that it repeats.
            file.write("[org.gnome.desktop.peripherals.keyboard]\nrepeat=false\n")
        subprocess.run(["glib-compile-schemas", "--strict", folder], check=True)

    def start(self, *command, **options):
        """Starts a process that ends with the desktop, at the latest."""
        log = open(os.path.join(self.folder, os.path.basename(command[0]) + ".log"), "a")
        process = subprocess.Popen(command, stdout=options.pop("stdout", log), stderr=options.pop("stderr", log), **options)
        log.close()
        self.stack.callback(stop, process)
        return process

    def start_bus(self):
        services = self.folder + "/services"
        os.mkdir(services)
        for name in self.services:
            shutil.copy("/usr/share/dbus-1/services/%s.service" % name, services)
        if self.has_portal:
            with open(services + "/portal.service", "w") as file:
                file.write(session_portal.SERVICE % (sys.executable, session_portal.__file__))
        config = self.folder + "/bus.conf"
        with open(config, "w") as file:
            file.write(BUS_CONFIG % (self.folder, services))
        self.connect_bus("--config-file", config)

    def connect_bus(self, *options):
        bus = self.start("dbus-daemon", *options, "--nofork", "--print-address", stdout=subprocess.PIPE)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        assert os.environ["DBUS_SESSION_BUS_ADDRESS"], "the session bus did not start"

    def find_socket(self, prefix, suffix=""):
        folder = os.environ["XDG_RUNTIME_DIR"]
        names = [n for n in os.listdir(folder) if n.startswith(prefix) and n.endswith(suffix) and not n.endswith(".lock")]
        return names and os.path.join(folder, names[0])

    def wait_wayland(self):
        os.environ["WAYLAND_DISPLAY"] = os.path.basename(wait_for(lambda: self.find_socket("wayland-"), "the Wayland socket"))


class Desktop(Session):
    """sway, which can be told to do anything, so nearly everything is tested on it."""

    name = "sway"
    size = (1280, 800)
    bus = None  # for a look at the windows

    def start_compositor(self):
        config = os.path.join(self.folder, "sway.config")
        with open(config, "w") as file:
            file.write(CONFIG % self.size)
        self.compositor = self.start("sway", "--config", config)
        os.environ["SWAYSOCK"] = wait_for(lambda: self.find_socket("sway-ipc.", ".sock"), "sway's socket")
        self.wait_wayland()
        self.keyboard = Keyboard()
        self.stack.callback(self.keyboard.close)

    def sway(self, *command):
        out = subprocess.run(["swaymsg", "-r", *command], check=True, capture_output=True, text=True).stdout
        return json.loads(out) if out else None

    # Keys

    def type(self, text):
        """sway closes the connection of a window when more than some 300 characters are waiting for it, as happens when the
        window is not given the processor; and with the connection, the window ends."""
        assert len(text) <= MOST_KEYS, "paste so long a text, or wait for the window in between"
        self.keyboard.type(text)

    def press(self, key, *modifiers):
        """A key by its XKB name, with modifiers like "ctrl" held."""
        self.keyboard.press(key, *modifiers)

    # The clipboard, as another program sees it

    def copy(self, text):
        """A text, or bytes that claim to be one."""
        data = text.encode() if isinstance(text, str) else text
        # It stays to serve the clipboard, and complains when the desktop goes away.
        subprocess.run(
            ["wl-copy", "--type", "text/plain;charset=utf-8"], input=data, check=True, stderr=subprocess.DEVNULL
        )

    def clear_clipboard(self):
        subprocess.run(["wl-copy", "--clear"], check=True)

    def read_clipboard(self):
        """The text on the clipboard. wl-paste fails if there is nothing, which is an empty text here."""
        done = subprocess.run(["wl-paste", "--no-newline"], capture_output=True)
        return done.stdout.decode() if done.returncode == 0 else ""

    # Pictures

    def look(self):
        """The window's picture, to compare with another one."""
        geometry = "%d,%d %dx%d" % self.window_geometry()
        return subprocess.run(["grim", "-g", geometry, "-t", "ppm", "-"], check=True, capture_output=True).stdout

    def settle(self):
        """Waits until the window stands still, that is, until two pictures in a row are the same."""
        before = None
        for _ in range(40):
            now = self.look()
            if before is not None and is_same_picture(before, now):
                return
            before = now
            time.sleep(0.1)

    def take_picture(self, path, margin=0):
        """A picture of the window, and of this many pixels beside and below it, which a menu may cover."""
        x, y, width, height = self.window_geometry()
        geometry = (x - margin, y, width + 2 * margin, height + margin)
        subprocess.run(["grim", "-g", "%d,%d %dx%d" % geometry, path], check=True)

    def focused_window(self):
        """The window that gets the keys, as sway describes it; None if there is none."""

        def search(node):
            if node.get("pid") and node.get("focused"):
                return node
            for child in node.get("nodes", []) + node.get("floating_nodes", []):
                found = search(child)
                if found:
                    return found

        return search(self.sway("-t", "get_tree"))

    def window_geometry(self):
        rect = wait_for(self.focused_window, "a focused window")["rect"]
        return rect["x"], rect["y"], rect["width"], rect["height"]

    def put(self, pid, x, y, width, height):
        """Moves the window of a process, once it is there."""

        def find(node):
            if node.get("pid") == pid:
                return node
            return next(filter(None, map(find, node.get("nodes", []) + node.get("floating_nodes", []))), None)

        def is_there():
            rect = (find(self.sway("-t", "get_tree")) or {}).get("rect")
            is_put = rect and (rect["x"], rect["y"], rect["width"], rect["height"]) == (x, y, width, height)
            return is_put and (width, height) in self.drawn_sizes(pid, (width, height))

        wait_for(lambda: find(self.sway("-t", "get_tree")), "the window of %d" % pid)
        self.sway("[pid=%d] resize set %d px %d px, move absolute position %d px %d px" % (pid, width, height, x, y))
        wait_for(is_there, "the window of %d at its place" % pid)

    def resize(self, width, height):
        """Waits until the window has that size, and sway still says so, too. When a window first draws itself at a size that it
        was given earlier, sway takes that for what the window wants, and goes back to it: whoever resizes a window twice, and
        asks only sway, is told the second size and gets the first. So the window is asked first, and both are asked twice."""
        size = (width, height)
        agreed = 0

        def is_resized():
            nonlocal agreed
            if agreed == 0:
                self.sway("resize set %d px %d px, move position 20 px 20 px" % size)
            pid = wait_for(self.focused_window, "a focused window")["pid"]
            agreed = agreed + 1 if size in self.drawn_sizes(pid, size) and self.window_geometry()[2:] == size else 0
            return agreed > 1

        wait_for(is_resized, lambda: "the size %r: sway has %r" % (size, self.window_geometry()[2:]))
        return size

    def drawn_sizes(self, pid, size):
        """The sizes of a program's windows, as assistive technology is told; if it is told nothing, the size that sway has."""
        from accessible import Bus

        if self.bus is None:
            self.bus = Bus()
        frames = next((self.bus.children(root) for root, owner in self.bus.applications() if owner == pid), [])
        return [frame.extents()[2:] for frame in frames] or [size]


class AnimatedDesktop(Desktop):
    """Like most people's."""

    animations = True


class PlainDesktop(Desktop):
    """One without a portal."""

    has_portal = False


def count_differences(a, b):
    """How many bytes differ between two pictures; only rows that differ are counted."""
    width = int(a.split(None, 2)[1]) * 3
    rows = (i for i in range(0, len(a), width) if a[i : i + width] != b[i : i + width])
    return sum(x != y for i in rows for x, y in zip(a[i : i + width], b[i : i + width]))


def is_same_picture(a, b):
    """Except for a blinking cursor."""
    return count_differences(a, b) < 200


def stop(process):
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout:
        process.stdout.close()
