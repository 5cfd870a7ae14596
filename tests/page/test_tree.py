# SPDX-License-Identifier: GPL-3.0-or-later
"""What Firefox and WebKit tell assistive technology of the page: over AT-SPI, as a screen reader hears it, in a window on a compositor
without a display. SEALWAX_BROWSER says which browser; Chromium's tree is looked at in test_chromium.py."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "e2e"))

import desktop  # noqa: E402
from accessible import ACCESSIBLE, Atspi, Bus  # noqa: E402
from desktop import Desktop, wait_for  # noqa: E402
from tap import main  # noqa: E402

PAGE = Path(os.environ["SEALWAX_PAGE"])
BROWSER = os.environ["SEALWAX_BROWSER"]

# Browsers take longer to start than the window that this is meant for.
desktop.DEADLINE = 120

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

# A button that stays pressed is told apart by one of them.
if BROWSER == "webkit":
    EXPECTED = [line.replace("button “Show", "toggle-button “Show") for line in EXPECTED]

USED = ("entry", "password-text", "button", "toggle-button", "combo-box", "progress-bar")

# What assistive technology announces when it changes, and how urgently. To Firefox, an alert is urgent by itself.
LIVE = {
    "firefox": [("ciphertext-status", "polite"), ("alert", None), ("news", "polite"), ("plaintext-status", "polite")],
    "webkit": [("ciphertext-status", "polite"), ("alert", "assertive"), ("news", "polite"), ("plaintext-status", "polite")],
}


class Tree(unittest.TestCase):
    def setUp(self):
        self.desktop = self.enterContext(Desktop())
        self.bus = Bus()
        getattr(self, "start_" + BROWSER)()

    def start_firefox(self):
        profile = self.enterContext(tempfile.TemporaryDirectory(prefix="sealwax-firefox-"))
        (Path(profile) / "user.js").write_text(PREFERENCES)
        environment = {**os.environ, "GNOME_ACCESSIBILITY": "1", "MOZ_ENABLE_WAYLAND": "1", "MOZ_CRASHREPORTER_DISABLE": "1"}
        self.desktop.start(os.environ["SEALWAX_FIREFOX"], "--no-remote", "--profile", profile, PAGE.as_uri(), env=environment)

    def start_webkit(self):
        environment = {**os.environ, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        self.desktop.start(os.environ["SEALWAX_MINIBROWSER"], PAGE.as_uri(), env=environment)

    def look_into(self, root):
        """Everything visible below it. WebKit's window is one program and its page another, and what lies between them claims to have
        no state, so it must not be left out for being hidden."""
        nodes = self.bus.look_by_levels(root)
        between = [child for node in nodes for child in node.children if not child.states]
        if not root.has(Atspi.StateType.VISIBLE):
            between += self.bus.children(root)
        return nodes + [node for each in between for node in self.look_into(each)]

    def look(self):
        """What is in the page; nothing until all of it is there."""
        nodes = [node for frame in self.bus.frames("Firefox", "MiniBrowser") for node in self.look_into(frame)]
        documents = [i for i, node in enumerate(nodes) if (node.role, node.name) == (Atspi.Role.DOCUMENT_WEB, "Sealwax")]
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
        live = [(attributes.get("id"), attributes.get("live")) for attributes in map(self.attributes, nodes)]
        self.assertEqual([each for each in live if each[0] in dict(LIVE[BROWSER])], LIVE[BROWSER])


if __name__ == "__main__":
    main()
