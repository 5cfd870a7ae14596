# SPDX-License-Identifier: GPL-3.0-or-later
"""What Orca says. Nothing else is asked about the window: whoever walks through what it tells assistive technology wakes
parts of GTK that stay asleep otherwise, and then hears what nobody else would.

To be used on GNOME's compositor, which tells Orca of the keys as well; sway does not.
"""

import json
import os
import re
import subprocess
import sys

from desktop import stop, wait_for

PROGRAM = os.path.join(os.path.dirname(__file__), "orca_process.py")

# What goes to the voice and makes no sound: the marks around a name that may be written the other way.
SILENT = dict.fromkeys(map(ord, "\u200e\u200f\u2068\u2069"))

# Orca says this sooner or later or not at all, as the events come that it passes over while it is busy with others: what is
# selected in a passphrase, or no longer is; which window it is whose text it already reads, and a new title of it; and that a
# key was for pasting. And that encrypting has begun is only announced where it takes long.
PASSING = re.compile(
    r"\d+ ● characters|selected|Text unselected\.|(Sealwax|Draft|Message|Other)( frame)?|Pasted contents from clipboard\.|Encrypting…"
)


class ScreenReader:
    """Orca on a desktop, from when it listens."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.path = os.path.join(desktop.folder, "orca.speech")
        self.mark = 0  # utterances before it are over
        self.process = desktop.start(sys.executable, "-P", PROGRAM, self.path)
        wait_for(lambda: ["ready", "ready"] in map(list, self.utterances()), "Orca to listen")
        self.hear("Orca starts", ["Screen reader on."])

    def utterances(self):
        """Those that are not over, as [kind, text]: a "sentence", a "key" or a "character"; or that Orca has "forgotten"."""
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
        """Waits until just these have been said, in this order. Returns the letters that were, as echo of the keys."""
        wait_for(lambda: self.has_said(sentences), lambda: "%s: %r; it says %r" % (way, sentences, self.sentences()))
        said = self.utterances()
        self.mark += len(said)
        return "".join(text for kind, text in said if kind != "sentence" and len(text) == 1)

    def pause(self):
        """For two seconds, Orca has an answer of its own to how something is described. Of a text that changes in less than that,
        it says what it said before."""

        def count():
            return sum(kind == "forgotten" for kind, _ in self.utterances())

        before = count()
        wait_for(lambda: count() > before, "Orca to forget what it found out")

    def press(self, keys):
        """A text, with <Tab> or <ctrl+v> for keys that write nothing, and <pause> where a person takes longer."""
        for key, text in re.findall("<(.+?)>|([^<]+)", keys):
            if key == "pause":
                self.pause()
            elif key:
                *modifiers, name = key.split("+")
                self.desktop.press(name, *modifiers)
            else:
                self.desktop.type(text)


class HeardWindow:
    """The window under test, which is only heard."""

    def __init__(self, desktop, program):
        self.log_path = os.path.join(desktop.folder, "sealwax.log")
        env = {**os.environ, "G_ENABLE_DIAGNOSTIC": "0", "G_DEBUG": "fatal-warnings"}
        with open(self.log_path, "w") as log:
            self.process = subprocess.Popen([program], env=env, stdout=log, stderr=log)

    def close(self):
        stop(self.process)
        with open(self.log_path) as log:
            complaints = [line for line in log if "WARNING" in line or "CRITICAL" in line]
        assert not complaints, "the window complained: " + "".join(complaints)
        assert self.process.returncode in (0, -15), "the window ended with %d" % self.process.returncode
