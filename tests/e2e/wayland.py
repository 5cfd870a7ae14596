# SPDX-License-Identifier: GPL-3.0-or-later
"""The Wayland protocol, as far as the tests' own clients need it: those that do what no window and none of Debian's tools does."""

import array
import os
import socket
import struct

DISPLAY, REGISTRY, FIRST = 1, 2, 3  # FIRST: the numbers of what a client itself makes start here


def pack_string(text):
    data = text.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)


def unpack_string(data):
    (size,) = struct.unpack_from("=I", data)
    return data[4 : 3 + size].decode()


class Connection:
    """A connection to the compositor of the desktop in use."""

    def __init__(self):
        self.last_id = FIRST - 1
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(os.path.join(os.environ["XDG_RUNTIME_DIR"], os.environ["WAYLAND_DISPLAY"]))
        self.events = self.read_events()
        self.send(DISPLAY, 1, struct.pack("=I", REGISTRY))
        self.names = {}
        self.roundtrip()

    def close(self):
        self.socket.close()

    def new_id(self):
        self.last_id += 1
        return self.last_id

    def send(self, target, opcode, body=b"", files=()):
        message = struct.pack("=II", target, (8 + len(body)) << 16 | opcode) + body
        if files:
            socket.send_fds(self.socket, [message], files)
        else:
            self.socket.sendall(message)

    def bind(self, interface, version):
        number = self.new_id()
        body = struct.pack("=I", self.names[interface]) + pack_string(interface) + struct.pack("=II", version, number)
        self.send(REGISTRY, 0, body)
        return number

    def read_events(self):
        """(target, opcode, body, files) of one event after another, until the connection ends."""
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
                body, buffer = buffer[8 : word >> 16], buffer[word >> 16 :]
                assert target != DISPLAY or word & 0xFFFF != 0, "the compositor complained: %r" % body
                yield target, word & 0xFFFF, body, files

    def roundtrip(self):
        """Waits until the compositor has done everything it was sent."""
        callback = self.new_id()
        self.send(DISPLAY, 0, struct.pack("=I", callback))
        for target, _, body, _ in self.events:
            if target == callback:
                return
            if target == REGISTRY:
                self.names[unpack_string(body[4:])] = struct.unpack_from("=I", body)[0]
        raise AssertionError("the compositor hung up")
