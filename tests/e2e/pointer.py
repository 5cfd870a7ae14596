# SPDX-License-Identifier: GPL-3.0-or-later
"""A mouse: a client that speaks zwlr_virtual_pointer_manager_v1, since wtype has only keys."""

import struct
import time

from wayland import Connection

LEFT, MIDDLE = 0x110, 0x112  # as Linux numbers buttons
STEPS = 8  # of a movement: a press and a single jump are not a drag to a program


class Pointer:
    """Use it with `with`. Places are pixels of the desktop."""

    def __init__(self, desktop):
        self.size = desktop.size

    def __enter__(self):
        self.connection = Connection()
        seat = self.connection.bind("wl_seat", 1)
        manager = self.connection.bind("zwlr_virtual_pointer_manager_v1", 1)
        self.number = self.connection.new_id()
        self.connection.send(manager, 0, struct.pack("=II", seat, self.number))
        self.connection.roundtrip()
        self.place = None
        return self

    def __exit__(self, *exception):
        self.connection.close()

    def send(self, opcode, *values):
        self.connection.send(self.number, opcode, struct.pack("=%dI" % (1 + len(values)), int(time.monotonic() * 1000) & 0xFFFFFFFF, *values))
        self.connection.send(self.number, 4)
        self.connection.roundtrip()

    def jump(self, x, y):
        self.place = (x, y)
        self.send(1, x, y, *self.size)

    def move(self, x, y):
        """In steps, from where it is."""
        x0, y0 = self.place
        for step in range(1, STEPS + 1):
            self.jump(x0 + (x - x0) * step // STEPS, y0 + (y - y0) * step // STEPS)

    def press(self, button=LEFT):
        self.send(2, button, 1)

    def release(self, button=LEFT):
        self.send(2, button, 0)

    def click(self, x, y, button=LEFT):
        self.jump(x, y)
        self.press(button)
        self.release(button)

    def scroll(self, steps):
        """A mouse wheel: down or, if negative, up."""
        for _ in range(abs(steps)):
            step = 1 if steps > 0 else -1
            now = int(time.monotonic() * 1000) & 0xFFFFFFFF
            self.connection.send(self.number, 5, struct.pack("=I", 0))
            self.connection.send(self.number, 7, struct.pack("=IIii", now, 0, step * 15 * 256, step))
            self.connection.send(self.number, 4)
            self.connection.roundtrip()
