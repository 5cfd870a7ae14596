# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyboard: a client that speaks zwp_virtual_keyboard_manager_v1.

wtype would do the same, but it is a new process with a new keyboard for every press: both the compositor and the window then
compile its keymap, which takes longer than everything that the key does.
"""

import os
import string
import struct
import time

from wayland import Connection

MODIFIERS = {"shift": 1, "ctrl": 4, "alt": 8, "logo": 64}  # as xkb's keymaps number them
# What most tests press; any other key is added when it is first pressed.
KEYS = ("Return", "Escape", "space", "BackSpace", "Delete", "Insert", "Tab", "ISO_Left_Tab", "Menu")
KEYS += ("Home", "End", "Prior", "Next", "Page_Up", "Page_Down", "Left", "Right", "Up", "Down", "F1", "F5", "F6", "F10")
CHARACTERS = {"\n": "Return", "\t": "Tab", " ": "space"}

# Each symbol has a key of its own, so that no modifier is needed to write it.
KEYMAP = """xkb_keymap {
xkb_keycodes { minimum = 8; maximum = %d; %s };
xkb_types { include "complete" };
xkb_compatibility { include "complete" };
xkb_symbols { %s };
};
"""


def symbol_of(character):
    """By xkb's name."""
    return CHARACTERS.get(character) or "U%04X" % ord(character)


class Keyboard:
    """Stays until the desktop goes: without any keyboard, the windows on sway's seat lose the focus."""

    def __init__(self):
        self.connection = Connection()
        seat = self.connection.bind("wl_seat", 1)
        manager = self.connection.bind("zwp_virtual_keyboard_manager_v1", 1)
        self.number = self.connection.new_id()
        self.connection.send(manager, 0, struct.pack("=II", seat, self.number))
        self.keys = {}  # by symbol, as Linux numbers keys
        self.learn(*KEYS, *map(symbol_of, string.printable[:95]))

    def close(self):
        self.connection.close()

    def learn(self, *symbols):
        """From now on, there are keys for these, too."""
        known = len(self.keys)
        for symbol in symbols:
            self.keys.setdefault(symbol, len(self.keys) + 1)
        if len(self.keys) == known:
            return
        codes = " ".join("<K%d> = %d;" % (key, key + 8) for key in self.keys.values())
        names = " ".join("key <K%d> {[ %s ]};" % (key, symbol) for symbol, key in self.keys.items())
        keymap = (KEYMAP % (len(self.keys) + 8, codes, names)).encode() + b"\0"
        with open(os.memfd_create("keymap"), "wb") as file:
            file.write(keymap)
            file.flush()
            self.connection.send(self.number, 0, struct.pack("=II", 1, len(keymap)), [file.fileno()])
            self.connection.roundtrip()

    def tap(self, symbol):
        now = int(time.monotonic() * 1000) & 0xFFFFFFFF
        for state in (1, 0):
            self.connection.send(self.number, 1, struct.pack("=III", now, self.keys[symbol], state))
        self.connection.roundtrip()

    def hold(self, *modifiers):
        self.connection.send(self.number, 2, struct.pack("=IIII", sum(MODIFIERS[modifier] for modifier in modifiers), 0, 0, 0))

    def type(self, text):
        symbols = list(map(symbol_of, text))
        self.learn(*symbols)
        for symbol in symbols:
            self.tap(symbol)

    def press(self, key, *modifiers):
        """A key by its XKB name, or a character."""
        symbol = symbol_of(key) if len(key) == 1 else key
        self.learn(symbol)
        if modifiers:
            self.hold(*modifiers)
        self.tap(symbol)
        if modifiers:
            self.hold()
            self.connection.roundtrip()
