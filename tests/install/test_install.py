# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts where, what `ninja uninstall` leaves, and that two builds of the same sources are identical."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import pycotap

SOURCE = pathlib.Path(os.environ["SEALWAX_SOURCE"])
sys.path.insert(0, str(SOURCE / "tests" / "e2e"))
import screenshot_looks  # noqa: E402

MESON = os.environ["SEALWAX_MESON"]
LIST = SOURCE / "tests" / "install" / "installed.txt"
APPLICATION = "io.github.sealwax.Sealwax"

# Shared by everything in the folder, and rebuilt by whatever is installed or removed next.
CACHES = {
    "share/applications/mimeinfo.cache",
    "share/glib-2.0/schemas/gschemas.compiled",
    "share/icons/hicolor/icon-theme.cache",
}


def run(*command, **environment):
    done = subprocess.run(
        [str(part) for part in command],
        env=dict(os.environ, **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise AssertionError("%s:\n%s" % (command, done.stdout))
    return done.stdout


def files(folder):
    """Its contents by path, except empty folders."""
    folder = pathlib.Path(folder)
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}


def expected():
    """The list, with a translation for each language that exists."""
    languages = [line for line in (SOURCE / "po" / "LINGUAS").read_text().split() if line and not line.startswith("#")]
    found = set()
    for line in LIST.read_text().splitlines():
        if line and not line.startswith("#"):
            found.update(line.replace("LANGUAGE", language) for language in languages)
    return found


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """Builds copies in two folders, of different names and depths, as a packager does."""
        cls.scratch = pathlib.Path(tempfile.mkdtemp(prefix="sealwax-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.scratch)
        # One's own folder, so that it can be installed there, too: each build takes as long as a few dozen tests of the window.
        cls.prefix = cls.scratch / "prefix"
        cls.builds = [cls.build(cls.scratch / "one"), cls.build(cls.scratch / "another" / "place")]

    @classmethod
    def build(cls, source):
        shutil.copytree(SOURCE, source, symlinks=True, ignore=shutil.ignore_patterns("build", ".git", "__pycache__"))
        run(MESON, "setup", source / "build", source, "--buildtype=release", "-Dtests=false", "--prefix=%s" % cls.prefix)
        run("ninja", "-j1", "-C", source / "build")  # other tests run beside it
        return source / "build"

    def install(self, build):
        """Into another folder, as for a package; returns where the prefix is there."""
        destination = tempfile.mkdtemp(dir=self.scratch)
        run(MESON, "install", "-C", build, "--no-rebuild", DESTDIR=destination)
        prefix = pathlib.Path(destination + str(self.prefix))
        self.assertEqual(len(files(destination)), len(files(prefix)))  # nothing outside of it
        return prefix

    def test_destdir(self):
        """Exactly what is listed."""
        self.assertEqual(files(self.install(self.builds[0])), expected())

    def test_uninstall(self):
        destination = self.install(self.builds[0])
        run("ninja", "-C", self.builds[0], "uninstall")
        self.assertEqual(files(destination), set())

    def test_prefix(self):
        """In a folder of one's own the programs run. Uninstalling leaves only the caches that all programs there share."""
        prefix = self.prefix
        run(MESON, "install", "-C", self.builds[0], "--no-rebuild")
        self.assertEqual({path for path in files(prefix) if not is_cache(path)}, expected())
        self.assertRegex(run(prefix / "bin" / "sealwax-cli", "generate", "passphrase"), r"^\w+( \w+)+")
        self.assertIn(str(prefix / "bin" / "sealwax"), (prefix / "share/dbus-1/services" / (APPLICATION + ".service")).read_text())
        run("ninja", "-C", self.builds[0], "uninstall")
        self.assertEqual({path for path in files(prefix) if not is_cache(path)}, set())

    def test_message_type(self):
        """A message is recognized by how it begins, and by its suffix."""
        share = self.install(self.builds[0]) / "share"
        run("update-mime-database", share / "mime")

        def find_type(name, text):
            (share / name).write_text(text)
            shown = run("gio", "info", "-a", "standard::content-type", share / name, XDG_DATA_HOME=str(share), XDG_DATA_DIRS="/usr/share")
            return re.search(r"standard::content-type: (\S+)", shown)[1]

        self.assertEqual(find_type("letter", "Sealwax1 and what follows\n"), "application/x-sealwax")
        self.assertEqual(find_type("letter.sealwax", "> Sealwax1 and what follows\n"), "application/x-sealwax")
        self.assertEqual(find_type("diary", "Got one of those Sealwax1 messages.\n"), "text/plain")
        desktop_file = (share / "applications" / (APPLICATION + ".desktop")).read_text()
        self.assertRegex(desktop_file, r"(?m)^MimeType=application/x-sealwax;$")

    def test_reproducible(self):
        first, second = (self.install(build) for build in self.builds)
        self.assertEqual(files(first), files(second))
        self.assertIn("bin/sealwax", files(first))
        self.assertEqual([path for path in sorted(files(first)) if (first / path).read_bytes() != (second / path).read_bytes()], [])

    def test_dependencies(self):
        """Nothing is required that only tests need."""
        found = {item["name"] for item in json.loads(run(MESON, "introspect", self.builds[0], "--dependencies"))}
        # meson's own names for what is ours, and for what its gnome module looks for.
        found = {name for name in found if not re.fullmatch(r"dep\d+", name)}
        self.assertLessEqual({"nettle", "gtk4"}, found)
        self.assertLessEqual(found, {"m", "nettle", "glib-2.0", "gio-2.0", "gio-unix-2.0", "gobject-2.0", "gtk4", "gtk4-wayland", "libadwaita-1", "libsecret-1"})
        tests = json.loads(run(MESON, "introspect", self.builds[0], "--tests"))
        self.assertEqual(tests, [])

    def test_metainfo(self):
        """A publisher's addresses are filled in, and then nothing is missing. Without them, nothing is made up."""
        name = APPLICATION + ".metainfo.xml"
        plain = (self.builds[0] / "data" / name).read_text()
        visible = "".join(part.split("-->")[-1] for part in plain.split("<!--"))
        self.assertNotIn("<url", visible)
        self.assertNotIn("<screenshots", visible)
        source = self.builds[1].parent
        self.set_up_published(source)
        run("appstreamcli", "validate", "--strict", "--no-net", source / "published" / "data" / name)
        filled = (source / "published" / "data" / name).read_text()
        self.assertIn('<url type="homepage">https://example.org/sealwax</url>', filled)
        pictures = re.findall("<image>https://example.org/pictures/(.*)</image>", filled)
        self.assertEqual(len(pictures), 3)
        self.assertLessEqual(set(pictures), {screenshot_looks.picture_name(state, look) for look in screenshot_looks.LOOKS for state in look.states})

    @staticmethod
    def set_up_published(source):
        run(
            MESON,
            "setup",
            source / "published",
            source,
            "-Dtests=false",
            "-Dhomepage=https://example.org/sealwax",
            "-Dscreenshots_url=https://example.org/pictures",
        )
        run("ninja", "-C", source / "published", "data/%s.metainfo.xml" % APPLICATION)


def is_cache(path):
    # update-mime-database writes all of share/mime except packages/.
    return path in CACHES or (path.startswith("share/mime/") and not path.startswith("share/mime/packages/"))


if __name__ == "__main__":
    unittest.main(testRunner=pycotap.TAPTestRunner(test_output_log=pycotap.LogMode.LogToDiagnostics))
