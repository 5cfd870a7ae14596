# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that owns the clipboard and serves it as a test wants: several types at once, never, or endlessly.

It speaks to the compositor by itself, through zwlr_data_control_manager_v1, so that it needs no window and no focus.
"""

import contextlib
import os
import socket
import struct
import threading

from wayland import DISPLAY, Connection, pack_string, unpack_string

MANAGER = "zwlr_data_control_manager_v1"
PLAIN = "text/plain;charset=utf-8"
SECRET_MARK = "x-kde-passwordManagerHint"


class Owner:
    """Owns the clipboard, or the primary selection, while `with` lasts. `serve(type, file)` runs on a thread for everyone who
    reads."""

    def __init__(self, types, serve, primary=False):
        self.serve = serve
        self.primary = primary
        self.asked = []  # the types that were asked for
        self.readers = []
        self.types = types
        self.connection = Connection()

    def __enter__(self):
        connection = self.connection
        seat = connection.bind("wl_seat", 1)
        control = connection.bind(MANAGER, 2)
        device, self.source = connection.new_id(), connection.new_id()
        connection.send(control, 1, struct.pack("=II", device, seat))
        connection.send(control, 0, struct.pack("=I", self.source))
        for name in self.types:
            connection.send(self.source, 0, pack_string(name))
        connection.send(device, 2 if self.primary else 0, struct.pack("=I", self.source))
        # Events before the answer are kept: the compositor may ask for the text before it says that everything is done.
        self.sync, self.is_owner = connection.new_id(), threading.Event()
        connection.send(DISPLAY, 0, struct.pack("=I", self.sync))
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()
        assert self.is_owner.wait(20), "the compositor does not answer"
        return self

    def __exit__(self, *exception):
        with contextlib.suppress(OSError):
            self.connection.socket.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.connection.close()
        for reader in self.readers:
            reader.close()

    def run(self):
        with contextlib.suppress(OSError):
            for target, opcode, body, files in self.connection.events:
                if target == self.sync:
                    self.is_owner.set()
                elif target == self.source and opcode == 0:
                    reader = os.fdopen(files.pop(0), "wb", buffering=0)
                    self.readers.append(reader)
                    self.asked.append(unpack_string(body))
                    threading.Thread(target=self.answer, args=(unpack_string(body), reader), daemon=True).start()

    def answer(self, name, reader):
        with contextlib.suppress(OSError, ValueError):  # whoever reads may stop at any time
            self.serve(name, reader)


def serve_text(text):
    """Gives the text to whoever asks for text, and says that it is secret to whoever asks for that."""

    def serve(name, reader):
        reader.write(b"secret" if name == SECRET_MARK else text.encode())
        reader.close()

    return serve


def serve_bytes(data):
    """Gives these bytes, whatever they are, to whoever asks for text."""

    def serve(name, reader):
        reader.write(data)
        reader.close()

    return serve


def hang(name, reader):
    """Nothing ever comes, not even an end."""


def stream(name, reader):
    """Endless text."""
    while True:
        reader.write(b"A" * 65536)
