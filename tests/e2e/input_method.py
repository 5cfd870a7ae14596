# SPDX-License-Identifier: GPL-3.0-or-later
"""An input method that only listens: what a window tells it about the text around the cursor, and what kind of text it is.

It speaks zwp_input_method_manager_v2. While it is there, GTK tells it what it would tell an on-screen keyboard.
"""

import contextlib
import socket
import struct
import threading

from wayland import Connection, unpack_string

# Hints and purposes of zwp_text_input_v3.
HIDDEN, SENSITIVE, SPELLCHECK = 0x40, 0x80, 0x2
PASSWORD = 8


class InputMethod:
    """Use it with `with`."""

    def __enter__(self):
        self.texts = []  # every text around a cursor so far
        self.kinds = []  # (hints, purpose) of every text that got the focus
        self.connection = Connection()
        seat = self.connection.bind("wl_seat", 1)
        manager = self.connection.bind("zwp_input_method_manager_v2", 1)
        self.number = self.connection.new_id()
        self.connection.send(manager, 0, struct.pack("=II", seat, self.number))
        self.connection.roundtrip()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *exception):
        with contextlib.suppress(OSError):
            self.connection.socket.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.connection.close()

    def run(self):
        with contextlib.suppress(OSError):
            for target, opcode, body, _ in self.connection.events:
                if target == self.number and opcode == 2:
                    self.texts.append(unpack_string(body))
                elif target == self.number and opcode == 4:
                    self.kinds.append(struct.unpack_from("=II", body))
