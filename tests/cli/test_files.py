# SPDX-License-Identifier: GPL-3.0-or-later
"""Where files are: behind links, one's own and other people's, but never on another computer."""

import os
import socket
import subprocess
import unittest

from support import CLI, DONE, ENVIRONMENT, IO, TestCase, main

TEXT = "some text"
SOMEBODY = 4711


class Files(TestCase):
    def setUp(self):
        super().setUp()
        self.text_file = self.file("text", TEXT)
        self.message = self.done("encrypt", self.with_key, self.text_file)
        self.message_file = self.file("message", self.message)
        # As /tmp is.
        self.open = self.folder / "open"
        self.open.mkdir()
        self.open.chmod(0o1777)

    def ways(self, name_of):
        """The commands that read a file, with each of the options that do; name_of(FILE) gives the name."""
        key, passphrase = name_of(self.key_file), name_of(self.passphrase_file)
        return (
            ("encrypt", self.with_key, name_of(self.text_file)),
            ("encrypt", f"--key-file={key}", self.text_file),
            ("encrypt", "--format=basic", f"--passphrase-file={passphrase}", self.text_file),
            ("decrypt", self.with_key, name_of(self.message_file)),
            ("decrypt", f"--key-file={key}", self.message_file),
            ("inspect", name_of(self.message_file)),
        )

    def link(self, path, owner=None):
        link = self.open / f"{os.path.basename(path)}.link"
        if not link.is_symlink():
            link.symlink_to(path)
        if owner is not None:
            os.lchown(link, owner, owner)
        return str(link)

    def test_own_links(self):
        for command in self.ways(self.link):
            self.done(*command)

    @unittest.skipUnless(os.geteuid() == 0, "only an administrator can make another user's link")
    def test_links_of_somebody(self):
        """Where everybody may put things: neither to a file, nor to its folder, nor through one's own link."""
        folder = self.open / "folder"
        folder.symlink_to(self.folder)
        os.lchown(folder, SOMEBODY, SOMEBODY)

        def own(path):
            link = self.folder / f"{os.path.basename(path)}.own"
            if not link.is_symlink():
                link.symlink_to(self.link(path, SOMEBODY))
            return str(link)

        names = (
            lambda path: self.link(path, SOMEBODY),
            lambda path: str(folder / os.path.basename(path)),
            own,
        )
        for name_of in names:
            for command in self.ways(name_of):
                sentence = self.refused(IO, *command)
                self.assertIn("another user has put a link in its place", sentence)

        # Elsewhere, the folder's owner wants them there.
        self.open.chmod(0o755)
        for command in self.ways(names[0]):
            self.done(*command)

    def test_by_what_is_open(self):
        """As a shell passes on what another program writes."""
        for name in ("/dev/fd/%d", "/proc/self/fd/%d"):
            reader, writer = os.pipe()
            os.write(writer, self.message)
            os.close(writer)
            done = subprocess.run(
                [CLI, "decrypt", self.with_key, name % reader],
                env=ENVIRONMENT,
                pass_fds=[reader],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
            os.close(reader)
            self.assertEqual((done.returncode, done.stdout), (DONE, TEXT.encode()), done.stderr)
        self.assertEqual(self.done("decrypt", self.with_key, "/dev/stdin", stdin=self.message), TEXT.encode())

    def test_addresses(self):
        """They are file names like any other, and nothing is fetched."""
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.setblocking(False)
            host = "127.0.0.1:%d" % server.getsockname()[1]
            for scheme in ("dav", "davs", "http", "https", "ftp", "sftp", "smb", "file"):
                for command in self.ways(lambda path, scheme=scheme: f"{scheme}://{host}{path}"):
                    self.refused(IO, *command)
            self.assertRaises(BlockingIOError, server.accept)


if __name__ == "__main__":
    main()
