# SPDX-License-Identifier: GPL-3.0-or-later
"""A person before a browser's window: the keys are pressed on the compositor's keyboard, and the clipboard is the desktop's, so that
the browser gets what it gets from any person. A browser's driver only looks, opens pages, and moves the pointer."""

import time

# Generous: a slow machine is not the page's fault.
PATIENCE = 120
NAMES = {"enter": "Return", "tab": "Tab", "escape": "Escape", "backspace": "BackSpace", "down": "Down", "space": "space"}
MODIFIERS = {"control": "ctrl", "shift": "shift"}
AT_ONCE = 100


class Seat:
    desktop = None  # with the window in front

    def press(self, *names):
        """A key, with others held down."""
        *held, key = names
        self.desktop.press(NAMES.get(key, key), *[MODIFIERS[name] for name in held])

    def type(self, text):
        for start in range(0, len(text), AT_ONCE):
            self.desktop.type(text[start : start + AT_ONCE])

    def decrypt(self):
        self.click(self.element("decrypt"))

    def wait_for_keyboard(self):
        """Until the window is there, and what is pressed comes to the page."""
        end = time.monotonic() + PATIENCE
        while not self.evaluate("document.hasFocus()"):
            assert time.monotonic() < end, "the page has no keyboard"
            time.sleep(0.05)
