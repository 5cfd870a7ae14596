# SPDX-License-Identifier: GPL-3.0-or-later
"""What Orca says. Nothing here asks the window itself for anything: walking through its accessibility tree wakes parts of GTK
that would otherwise stay asleep, and then more is said than anybody else would hear.

For GNOME's compositor only, which tells Orca about keys; sway does not.
"""

import json
import os
import re
import signal
import subprocess
import sys

import complaints
from desktop import stop, wait_for

PROGRAM = os.path.join(os.path.dirname(__file__), "orca_process.py")

# Characters that make no sound: the marks around a name that may be written in the other direction.
SILENT = dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069"))

# Orca says these sooner, later, or not at all, because it skips events while it is busy with others: what is selected in a
# passphrase, or no longer is; the title of the window whose text it is already reading; and that a key has pasted something.
# And the start of encrypting is announced only if it takes long.
PASSING = re.compile(
    r"\d+ ● characters|selected|Text unselected\.|(Sealwax|Draft|Message|Other)( frame)?|Pasted contents from clipboard\.|Encrypting…"
)


class ScreenReader:
    """Orca on a desktop, once it is listening."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.path = os.path.join(desktop.folder, "orca.speech")
        self.mark = 0  # utterances before this one have been dealt with
        self.process = desktop.start(sys.executable, "-P", PROGRAM, self.path)
        wait_for(lambda: ["ready", "ready"] in map(list, self.utterances()), "Orca to listen")
        self.hear("Orca starts", ["Screen reader on."])

    def utterances(self):
        """The new ones, as [kind, text], where kind is "sentence", "key" or "character"; or "forgotten", see pause()."""
        if not os.path.exists(self.path):
            return []
        with open(self.path) as file:
            said = [json.loads(line) for line in file if line.endswith("\n")]
        return [(kind, text.translate(SILENT)) for kind, text in said[self.mark :]]

    def sentences(self):
        return [text for kind, text in self.utterances() if kind == "sentence" and not PASSING.fullmatch(text)]

    def has_said(self, sentences):
        assert self.process.poll() is None, "Orca ended"
        return self.sentences() == sentences

    def hear(self, way, sentences):
        """Waits until exactly these have been said, in this order. Returns the letters that were echoed as they were typed."""
        wait_for(lambda: self.has_said(sentences), lambda: "%s: %r; it says %r" % (way, sentences, self.sentences()))
        said = self.utterances()
        self.mark += len(said)
        return "".join(text for kind, text in said if kind in ("key", "character") and len(text) == 1)

    def count(self, kind, text=None):
        return sum(said == kind and text in (None, what) for said, what in self.utterances())

    def leave(self, window):
        """Waits until Orca knows that this window is no longer the active one, and has dealt with all keys that were pressed
        meanwhile. Of the window that is active now it may never hear: GTK 4.18 can be late on the accessibility bus."""
        wait_for(lambda: self.count("left", window) > 0, "Orca to notice that the window “%s” is left" % window)
        self.settle()

    def settle(self):
        """Until Orca has dealt with everything that it knows of. It may skip what it learns while it is busy."""
        before = self.count("settled")
        self.process.send_signal(signal.SIGUSR1)
        wait_for(lambda: self.count("settled") > before, "Orca to have nothing to do")

    def pause(self):
        """Orca remembers texts and descriptions for two seconds. If one changes sooner than that, it says the old one."""
        self.settle()
        before = self.count("forgotten")
        wait_for(lambda: self.count("forgotten") > before, "Orca to forget what it knew")

    def press(self, keys):
        """Types a text, in which <Tab> or <ctrl+v> stand for keys."""
        for key, text in re.findall("<(.+?)>|([^<]+)", keys):
            if key:
                *modifiers, name = key.split("+")
                self.desktop.press(name, *modifiers)
            else:
                self.desktop.type(text)


class HeardWindow:
    """The window under test, which is only listened to."""

    def __init__(self, desktop, program):
        self.log_path = os.path.join(desktop.folder, "sealwax.log")
        env = {**os.environ, "G_ENABLE_DIAGNOSTIC": "0", "G_DEBUG": "fatal-criticals"}
        with open(self.log_path, "w") as log:
            self.process = subprocess.Popen([program], env=env, stdout=log, stderr=log)

    def close(self):
        stop(self.process)
        with open(self.log_path) as log:
            complaints.assert_none(log)
        assert self.process.returncode in (0, -15), "the window ended with %d" % self.process.returncode
