# SPDX-License-Identifier: GPL-3.0-or-later
"""What Flathub's linter says about the manifest and about what was built, as far as it needs no network."""

import configparser
import gzip
import json
import os
import pathlib
import re
import subprocess
import unittest
import xml.etree.ElementTree as xml

from sandbox import APPLICATION

PROJECT = pathlib.Path(os.environ["SEALWAX_PROJECT"])
SHARE = pathlib.Path(os.environ["FLATPAK_USER_DIR"], "app", APPLICATION, "current", "active", "files", "share")


class ManifestTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        path = PROJECT / "flatpak" / (APPLICATION + ".yml")
        shown = subprocess.run(["flatpak-builder", "--show-manifest", str(path)], check=True, capture_output=True, text=True)
        cls.manifest = json.loads(shown.stdout)

    def test_top(self):
        self.assertEqual(self.manifest.get("id", self.manifest.get("app-id")), APPLICATION)
        self.assertRegex(APPLICATION, r"^io\.github\.[a-z0-9_]+\.[A-Za-z0-9_]+$")
        self.assertNotIn("/", self.manifest["command"])
        self.assertNotIn("branch", self.manifest)
        self.assertNotIn("/lib/debug", self.manifest.get("cleanup", []))

    def test_permissions(self):
        """Wayland with X11 as its fallback, and nothing that the linter objects to or that a person would have to trust."""
        self.assertEqual(
            sorted(self.manifest["finish-args"]), ["--device=dri", "--share=ipc", "--socket=fallback-x11", "--socket=wayland"]
        )

    def test_modules(self):
        """No network while building; everything that is not ours is pinned."""
        self.assertNotIn("build-args", self.manifest.get("build-options", {}))
        for module in self.manifest["modules"]:
            self.assertNotIn("build-args", module.get("build-options", {}))
            self.assertTrue(module.get("run-tests") or module["name"] != "sealwax")
            for source in module["sources"]:
                if source["type"] in ("archive", "file"):
                    self.assertRegex(source.get("sha256", ""), "^[0-9a-f]{64}$")
                    self.assertFalse({"md5", "sha1"} & set(source))
                else:
                    self.assertEqual((source["type"], module["name"]), ("dir", "sealwax"))


class BuiltTest(unittest.TestCase):
    def test_desktop_file(self):
        path = SHARE / "applications" / (APPLICATION + ".desktop")
        subprocess.run(["desktop-file-validate", str(path)], check=True)
        entry = configparser.ConfigParser(interpolation=None, delimiters="=")
        entry.optionxform = str
        entry.read(path, encoding="utf-8")
        entry = entry["Desktop Entry"]
        self.assertEqual(entry["Icon"], APPLICATION)
        self.assertTrue(entry["Exec"].startswith("sealwax"))
        self.assertFalse({"NoDisplay", "Hidden"} & set(entry))
        self.assertTrue(set(entry["Categories"].strip(";").split(";")) - {"GTK", "GNOME"})
        self.assertEqual(entry["DBusActivatable"], "true")
        service = (SHARE / "dbus-1" / "services" / (APPLICATION + ".service")).read_text()
        self.assertRegex(service, r"(?m)^Name=%s$" % re.escape(APPLICATION))

    def test_icons(self):
        """One that can be drawn at any size, and its symbolic shape."""
        found = sorted(str(path.relative_to(SHARE / "icons")) for path in (SHARE / "icons").rglob("*.*g"))
        self.assertEqual(
            found,
            [
                "hicolor/scalable/apps/%s.svg" % APPLICATION,
                "hicolor/symbolic/apps/%s-symbolic.svg" % APPLICATION,
            ],
        )

    def test_catalogue(self):
        """What a store shows, as flatpak-builder composed it."""
        with gzip.open(SHARE / "app-info" / "xmls" / (APPLICATION + ".xml.gz")) as file:
            components = xml.parse(file).getroot().findall("component")
        self.assertEqual(len(components), 1)
        component = components[0]
        self.assertIn(component.get("type"), ("desktop", "desktop-application"))
        self.assertEqual(component.findtext("id"), APPLICATION)
        self.assertEqual(component.findtext("launchable[@type='desktop-id']"), APPLICATION + ".desktop")
        self.assertLessEqual(len(component.findtext("name")), 20)
        self.assertLessEqual(len(component.findtext("summary")), 35)
        self.assertFalse(component.findtext("summary").endswith("."))
        self.assertEqual(component.findtext("project_license"), "GPL-3.0-or-later")
        for needed in ("developer/name", "categories/category", "content_rating", "releases/release", "branding/color"):
            self.assertIsNotNone(component.find(needed), needed)
        icon = component.find("icon[@type='cached']")
        self.assertTrue((SHARE / "app-info" / "icons" / "flatpak" / "128x128" / icon.text).is_file())
