# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that owns the clipboard and serves it as a test wants: several types at once, never, or without end.

It speaks to the compositor by itself, through zwlr_data_control_manager_v1, so that it needs no window and no focus.
"""

import array
import contextlib
import os
import socket
import struct
import threading

MANAGER = "zwlr_data_control_manager_v1"
PLAIN = "text/plain;charset=utf-8"
SECRET_MARK = "x-kde-passwordManagerHint"

# In the order in which they are made: the compositor takes no others.
DISPLAY, REGISTRY, CALLBACK, SEAT, CONTROL, DEVICE, SOURCE = range(1, 8)


def pack_string(text):
    data = text.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)


def unpack_string(data):
    (size,) = struct.unpack_from("=I", data)
    return data[4 : 3 + size].decode()


class Owner:
    """Owns the clipboard from `with` to its end. `serve(type, file)` is called on a thread for each who reads."""

    def __init__(self, types, serve):
        self.serve = serve
        self.asked = []  # the types that were asked for
        self.readers = []
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(os.path.join(os.environ["XDG_RUNTIME_DIR"], os.environ["WAYLAND_DISPLAY"]))
        self.types = types

    def __enter__(self):
        self.send(DISPLAY, 1, struct.pack("=I", REGISTRY))
        names = self.read_globals()
        self.bind(names["wl_seat"], "wl_seat", 1, SEAT)
        self.bind(names[MANAGER], MANAGER, 1, CONTROL)
        self.send(CONTROL, 1, struct.pack("=II", DEVICE, SEAT))
        self.send(CONTROL, 0, struct.pack("=I", SOURCE))
        for name in self.types:
            self.send(SOURCE, 0, pack_string(name))
        self.send(DEVICE, 0, struct.pack("=I", SOURCE))
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *exception):
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.socket.close()
        for reader in self.readers:
            reader.close()

    def send(self, target, opcode, body):
        self.socket.sendall(struct.pack("=II", target, (8 + len(body)) << 16 | opcode) + body)

    def bind(self, name, interface, version, new_id):
        self.send(REGISTRY, 0, struct.pack("=I", name) + pack_string(interface) + struct.pack("=II", version, new_id))

    def read_events(self):
        """(target, opcode, body, files) of one event after the other, until the connection ends."""
        buffer, files = b"", []
        while True:
            data, ancillary, _, _ = self.socket.recvmsg(65536, socket.CMSG_SPACE(64))
            if not data:
                return
            for level, kind, fds in ancillary:
                assert (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS)
                numbers = array.array("i")
                numbers.frombytes(fds[: len(fds) - len(fds) % numbers.itemsize])
                files += numbers
            buffer += data
            while len(buffer) >= 8:
                target, word = struct.unpack_from("=II", buffer)
                if len(buffer) < word >> 16:
                    break
                yield target, word & 0xFFFF, buffer[8 : word >> 16], files
                buffer = buffer[word >> 16 :]

    def read_globals(self):
        self.send(DISPLAY, 0, struct.pack("=I", CALLBACK))
        names = {}
        for target, _, body, _ in self.read_events():
            if target == CALLBACK:
                return names
            if target == REGISTRY:
                names[unpack_string(body[4:])] = struct.unpack_from("=I", body)[0]
        raise AssertionError("the compositor hung up")

    def run(self):
        with contextlib.suppress(OSError):
            for target, opcode, body, files in self.read_events():
                assert target != DISPLAY or opcode != 0, "the compositor complained: %r" % body
                if target == SOURCE and opcode == 0:
                    reader = os.fdopen(files.pop(0), "wb", buffering=0)
                    self.readers.append(reader)
                    self.asked.append(unpack_string(body))
                    threading.Thread(target=self.answer, args=(unpack_string(body), reader), daemon=True).start()

    def answer(self, name, reader):
        with contextlib.suppress(OSError, ValueError):  # whoever reads may stop at any time
            self.serve(name, reader)


def serve_text(text):
    """Says the text to whoever asks for text, and that it is secret to whoever asks for that."""

    def serve(name, reader):
        reader.write(b"secret" if name == SECRET_MARK else text.encode())
        reader.close()

    return serve


def hang(name, reader):
    """Nothing comes, and no end."""


def stream(name, reader):
    """Text without end."""
    while True:
        reader.write(b"A" * 65536)
