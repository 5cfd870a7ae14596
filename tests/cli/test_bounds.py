# SPDX-License-Identifier: GPL-3.0-or-later
"""Cost, length and padding at every limit, and what it costs when a length is only claimed."""

import dataclasses
import os
import resource
import unittest

import sealed
from support import (
    ALTERED,
    DAMAGED,
    DONE,
    INCOMPLETE,
    KEY,
    OUT_OF_RANGE,
    TestCase,
    main,
    run,
)

LARGEST = 64 << 20
LINES_MAX = 1_441_792


class Bounds(TestCase):
    def key_message(self, **fields):
        return dataclasses.replace(sealed.build(sealed.pad(b"text"), key=KEY), **fields).write().encode()

    def test_cost(self):
        """A reader accepts 1 to 1 000, and 0 only if there is no passphrase."""
        made = sealed.build(sealed.pad(b"text"), passphrase="p")
        for method in (sealed.PASSPHRASE, sealed.KEY, sealed.BOTH):
            for cost in (0, 1, 2, 999, 1000, 1001, 0x7FFF, 0xFFFF):
                message = dataclasses.replace(made, method=method, cost=cost).write().encode()
                good = cost == 0 if method == sealed.KEY else 1 <= cost <= 1000
                result = run("inspect", stdin=message)
                self.assertEqual(result.status, DONE if good else OUT_OF_RANGE, (method, cost))

    def test_lines(self):
        """1 to 1 441 792. A message that claims more than is there is incomplete."""
        for lines, status in (
            (0, DAMAGED),
            (1, DONE),
            (2, INCOMPLETE),
            (LINES_MAX, INCOMPLETE),
            (LINES_MAX + 1, DAMAGED),
            (0xFFFFFF, DAMAGED),
        ):
            self.assertEqual(run("inspect", stdin=self.key_message(lines=lines)).status, status, lines)
        # No lines, and everything else right.
        empty = sealed.build(b"", key=KEY).write().encode()
        self.assertEqual(run("inspect", stdin=empty).status, DAMAGED)

    @unittest.skipUnless(os.environ.get("SEALWAX_MEDDLE"), "sanitizers take all of the address space")
    def test_promise_costs_no_memory(self):
        """Claiming 66 MiB or more takes no more memory than the smallest message."""

        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (48 << 20, 48 << 20))

        for command in (("inspect",), ("decrypt", self.with_key)):
            self.assertEqual(run(*command, stdin=self.key_message(), preexec_fn=limit).status, DONE)
            for lines, status in ((LINES_MAX, INCOMPLETE), (LINES_MAX + 1, DAMAGED), (0xFFFFFF, DAMAGED)):
                result = run(*command, stdin=self.key_message(lines=lines), preexec_fn=limit)
                self.assertEqual(result.status, status, (command, lines, result.err))

    def test_largest_text_and_one_byte_more(self):
        """Made by another writer, whose padding and tag are right."""
        for size, status in ((LARGEST, DONE), (LARGEST + 1, ALTERED)):
            message = sealed.build(sealed.pad(b"x" * size), key=KEY)
            self.assertEqual(message.lines, LINES_MAX)
            result = run("decrypt", self.with_key, self.file("message", message.write()))
            self.assertEqual((result.status, len(result.out)), (status, size if status == DONE else 0))

    def test_padding_at_its_edges(self):
        """Where the number of lines changes, the other number is refused."""
        for size in (46, 47, 48, 94, 95, 96, 200, 1007, 1008):
            for lines in range(1, 24):
                padded = (b"x" * size + b"\x80").ljust(48 * lines, b"\0")
                if len(padded) != 48 * lines:
                    continue
                message = sealed.build(padded, key=KEY).write().encode()
                good = len(padded) == sealed.padded_size(size)
                if good or abs(len(padded) - sealed.padded_size(size)) == 48:
                    self.assertEqual(run("decrypt", self.with_key, stdin=message).status, DONE if good else ALTERED, (size, lines))


if __name__ == "__main__":
    main()
