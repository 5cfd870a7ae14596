# SPDX-License-Identifier: GPL-3.0-or-later
"""The Debian roots that ./dev makes: no program in them runs as somebody else, and nobody else can reach them.

The shell functions are the real ones. What makes the packages' archive, mounts, and asks who the person is, are stand-ins.
"""

import fcntl
import io
import os
import pathlib
import shutil
import stat
import subprocess
import tarfile
import tempfile
import unittest

from pycotap import LogMode, TAPTestRunner

PARTS = pathlib.Path(os.environ["SEALWAX_SOURCE"]) / "build-aux" / "dev"

# As ./dev does it, on a system that has all the tools but is too old.
SCRIPT = """
set -eu
parts=$1 cache=$2
for part in say system packages root debootstrap enter; do
    . "$parts/$part.sh"
done
system_name=Old
system_manager=none
root_keyring=/dev/null
root_need_subids() { :; }
$SEALWAX_TEST_RELEASE
root_need build
printf '%s' "$root"
"""

STANDINS = {
    # Copies what it is given, and notes the state of the folders it works in.
    "mmdebstrap": """
stat -c '%a' "$TMPDIR" "$SEALWAX_TEST_CACHE" "$SEALWAX_TEST_CACHE"/making.* >>"$SEALWAX_TEST_MODES"
printf '%s\n' "$@" >"$SEALWAX_TEST_ARGUMENTS"
exec cat "$SEALWAX_TEST_ARCHIVE"
""",
    "bwrap": "",
    "newuidmap": "",
    "id": '[ "$*" = -u ] && echo "$SEALWAX_TEST_UID" || exec /usr/bin/id "$@"\n',
    "unshare": '[ "$1" = --mount ] && shift && exec "$@"\n',
    # What waits between two looks at the log.
    "sleep": 'exec /usr/bin/sleep 0.01\n',
    "mount": '[ "$1 $2 $3" = "--bind $TMPDIR/inside $TMPDIR" ] && echo mounted >"$SEALWAX_TEST_MODES"\n',
}

# Name, type, mode. Every file in them is executable for its owner.
FILES = (
    (".", tarfile.DIRTYPE, 0o755),
    ("./etc", tarfile.DIRTYPE, 0o755),
    ("./usr", tarfile.DIRTYPE, 0o755),
    ("./usr/bin", tarfile.DIRTYPE, 0o755),
    ("./usr/bin/su", tarfile.REGTYPE, 0o4755),
    ("./usr/bin/chage", tarfile.REGTYPE, 0o2755),
    ("./usr/bin/both", tarfile.REGTYPE, 0o6711),
    ("./usr/bin/all", tarfile.REGTYPE, 0o7777),
    ("./usr/bin/plain", tarfile.REGTYPE, 0o755),
    ("./var", tarfile.DIRTYPE, 0o755),
    ("./var/mail", tarfile.DIRTYPE, 0o2775),
    ("./tmp", tarfile.DIRTYPE, 0o1777),
)


def make_archive():
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, kind, mode in FILES:
            info = tarfile.TarInfo(name)
            info.type, info.mode = kind, mode
            archive.addfile(info)
        link = tarfile.TarInfo("./usr/bin/newgrp")
        link.type, link.linkname, link.mode = tarfile.LNKTYPE, "./usr/bin/su", 0o4755
        archive.addfile(link)
        capable = tarfile.TarInfo("./usr/bin/ping")
        capable.mode = 0o755
        # cap_net_raw, effective and permitted.
        capability = bytes.fromhex("0100000200200000000000000000000000000000")
        capable.pax_headers = {"SCHILY.xattr.security.capability": capability.decode("latin-1")}
        archive.addfile(capable)
    return data.getvalue()


def with_set_id(folder):
    """`find folder -perm /6000`, and what has capabilities."""
    found = []
    for path in (pathlib.Path(folder), *pathlib.Path(folder).rglob("*")):
        if not path.is_symlink() and (
            path.stat().st_mode & (stat.S_ISUID | stat.S_ISGID) or "security.capability" in os.listxattr(path)
        ):
            found.append(str(path))
    return found


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


class Root(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sealwax-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.cache = self.folder / "above" / "sealwax"
        self.modes = self.folder / "modes"
        self.arguments = self.folder / "arguments"
        self.scratch = self.folder / "scratch"
        self.scratch.mkdir()
        programs = self.folder / "bin"
        programs.mkdir()
        for name, script in STANDINS.items():
            (programs / name).write_text(f"#!/bin/sh\n{script}", encoding="utf-8")
            (programs / name).chmod(0o755)
        (self.folder / "archive").write_bytes(make_archive())
        self.environment = {
            "PATH": f"{programs}:/usr/bin:/usr/sbin:/bin:/sbin",
            "TMPDIR": str(self.scratch),
            "SEALWAX_TEST_ARCHIVE": str(self.folder / "archive"),
            "SEALWAX_TEST_CACHE": str(self.cache),
            "SEALWAX_TEST_MODES": str(self.modes),
            "SEALWAX_TEST_ARGUMENTS": str(self.arguments),
        }

    def need(self, umask=0o022, uid=0, release=""):
        """Returns the root's folder. release: "root_next" for Debian's coming one."""
        done = subprocess.run(
            ["sh", "-c", SCRIPT, "sh", PARTS, self.cache],
            env=self.environment | {"SEALWAX_TEST_UID": str(uid), "SEALWAX_TEST_RELEASE": release},
            umask=umask,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return pathlib.Path(done.stdout)

    def clear(self):
        shutil.rmtree(self.cache)

    def old(self, name):
        """As an older ./dev left it."""
        root = self.cache / name
        programs = root / "usr" / "bin"
        programs.mkdir(parents=True)
        for bits in (0o4755, 0o2755, 0o6755):
            program = programs / f"{bits:o}"
            program.touch()
            program.chmod(bits)
        (root / "var").mkdir()
        (root / "var").chmod(0o2775)
        self.cache.chmod(0o755)
        self.assertEqual(len(with_set_id(root)), 4)
        return root

    def test_nothing_has_set_id_bits(self):
        for umask in (0o022, 0o077, 0o000):
            root = self.need(umask)
            self.assertTrue((root / "usr/bin/su").is_file())
            self.assertEqual(with_set_id(self.cache), [], oct(umask))
            self.clear()

    def test_others_in_the_root_can_use_it(self):
        """Tests use other users' names in it, and only its owner may change it."""
        for umask in (0o022, 0o077, 0o000):
            root = self.need(umask)
            for name, expected in (
                (".", 0o755),
                ("usr/bin", 0o755),
                ("usr/bin/su", 0o755),
                ("usr/bin/newgrp", 0o755),
                ("usr/bin/both", 0o711),
                ("usr/bin/plain", 0o755),
                ("usr/bin/all", 0o755),
                ("var/mail", 0o755),
            ):
                self.assertEqual(mode(root / name), expected, (name, oct(umask)))
            self.clear()

    def test_cache_is_closed(self):
        for umask in (0o022, 0o000):
            self.need(umask)
            self.assertEqual(mode(self.cache), 0o700)
            self.cache.chmod(0o777)
            self.need(umask)
            self.assertEqual(mode(self.cache), 0o700)
            self.clear()

    def test_folders_are_closed_meanwhile(self):
        """What is unpacked there has its bits. An ordinary user's subordinate users come through, but cannot list it."""
        for uid, noted in ((0, ["mounted", "700", "700", "700"]), (1000, ["711", "700", "700"])):
            self.need(0o000, uid)
            self.assertEqual(self.modes.read_text(encoding="ascii").split(), noted)
            self.assertEqual(os.listdir(self.scratch), [])
            self.modes.unlink()
            self.clear()

    def test_root_of_an_older_dev(self):
        """The one in use, those that are not, and what was made of them."""
        key = self.need().name
        self.clear()
        roots = [self.old(name) for name in (key, "debian-13-0123456789abcdef", "flatpak-0123456789abcdef")]
        self.assertEqual(self.need(), roots[0])
        self.assertEqual(with_set_id(self.cache), [])
        self.assertEqual(mode(self.cache), 0o700)
        for root in roots:
            self.assertEqual(mode(root / "usr/bin/4755"), 0o755)

    def test_coming_release(self):
        """It has a root of its own next to the other one, with its own packages. Only this root may be made from an old package
        list."""
        suite = (PARTS / "next").read_text(encoding="ascii").strip()
        roots = []
        for release, expected in (("", "trixie"), ("root_next", suite)):
            roots.append(self.need(release=release))
            arguments = self.arguments.read_text(encoding="utf-8").splitlines()
            self.assertIn(expected, arguments)
            stale = '--aptopt=Acquire::Check-Valid-Until "false"'
            self.assertEqual(stale in arguments, bool(release))
            self.assertEqual(any("fonts-adwaita-sans" in argument for argument in arguments), bool(release))
        self.assertTrue(roots[0].name.startswith("debian-13-"))
        self.assertTrue(roots[1].name.startswith(f"debian-{suite}-"))
        self.assertTrue(all(root.is_dir() for root in roots))

    def test_killed_run_of_an_older_dev(self):
        """Its scratch folder is outside the cache folder, and open."""
        self.need()
        making = self.cache / "making.older"
        scratch = self.scratch / "sealwax-older"
        for folder in (making, scratch):
            (folder / "root").mkdir(parents=True)
            (folder / "root" / "su").touch()
            (folder / "root" / "su").chmod(0o4755)
        (making / "scratch").symlink_to(scratch)
        with open(self.cache / "lock", "w", encoding="ascii") as lock:
            # One that is at work.
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.need()
            self.assertTrue(making.exists() and scratch.exists())
        self.need()
        self.assertFalse(making.exists() or scratch.exists())


if __name__ == "__main__":
    unittest.main(testRunner=TAPTestRunner(message_log=LogMode.LogToDiagnostics, test_output_log=LogMode.LogToDiagnostics))
