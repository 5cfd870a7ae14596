# SPDX-License-Identifier: GPL-3.0-or-later
"""What Firefox tells assistive technology of the page: over AT-SPI, as a screen reader hears it, in a window on a compositor without
a display. Chromium's tree is looked at in test_chromium.py."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

import pycotap

sys.path.insert(0, str(Path(__file__).parent.parent / "e2e"))

from accessible import ACCESSIBLE, Bus  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402

PAGE = Path(os.environ["SEALWAX_PAGE"])

PREFERENCES = """
user_pref("accessibility.force_disabled", -1);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("intl.accept_languages", "en-US");
"""

# In the order of reading.
EXPECTED = """
heading “Sealwax”
landmark “Ciphertext”
heading “Ciphertext”
entry “Ciphertext”
button “Copy Message”
button “Open File…”
button “Save Message”
password-text “Passphrase”
button “Show Passphrase”
button “Key File…”
button “Paste Key…”
button “Decrypt”
button “Encrypt”
landmark “Plaintext”
heading “Plaintext”
entry “Plaintext”
button “Copy Plaintext”
button “Save Text Unencrypted”
button “Clear Everything”
combo-box “Language”
""".split("\n")[1:-1]

# What assistive technology speaks of when it changes, and how urgently; an alert is urgent by itself.
LIVE = [("status-bar", "ciphertext-status", "polite"), ("alert", "alert", None), ("status-bar", "news", "polite"), ("status-bar", "plaintext-status", "polite")]

USED = ("entry", "password-text", "button", "combo-box", "progress-bar")


class Tree(unittest.TestCase):
    def setUp(self):
        desktop = self.enterContext(Desktop())
        self.bus = Bus()
        profile = self.enterContext(tempfile.TemporaryDirectory(prefix="sealwax-firefox-"))
        (Path(profile) / "user.js").write_text(PREFERENCES)
        environment = {**os.environ, "GNOME_ACCESSIBILITY": "1", "MOZ_ENABLE_WAYLAND": "1", "MOZ_CRASHREPORTER_DISABLE": "1"}
        desktop.start(os.environ["SEALWAX_FIREFOX"], "--no-remote", "--profile", profile, PAGE.as_uri(), env=environment)

    def look(self):
        """What is in the page; nothing until all of it is there."""
        frames = self.bus.frames("Firefox")
        nodes = [node for frame in frames for node in self.bus.look_by_levels(frame)]
        documents = [i for i, node in enumerate(nodes) if (node.role.value_nick, node.name) == ("document-web", "Sealwax")]
        inside = nodes[documents[0] + 1 :] if documents else []
        return inside if any(node.name == "Language" for node in inside) else None

    def attributes(self, node):
        return node.call(ACCESSIBLE, "GetAttributes")[0]

    def test_roles_and_names(self):
        nodes = wait_for(self.look, "the page")
        roles = {line.split(" ")[0] for line in EXPECTED}
        seen = [repr(node) for node in nodes if node.role.value_nick in roles and node.name]
        self.assertEqual(seen, EXPECTED)
        for node in nodes:
            if node.role.value_nick in USED:
                self.assertTrue(node.name, node)
        live = [(node.role.value_nick, attributes.get("id"), attributes.get("live")) for node in nodes for attributes in [self.attributes(node)]]
        self.assertEqual([each for each in live if each[0] in ("alert", "status-bar") and each[1] in [name for _, name, _ in LIVE]], LIVE)


if __name__ == "__main__":
    unittest.main(testRunner=pycotap.TAPTestRunner(test_output_log=pycotap.LogMode.LogToDiagnostics))
