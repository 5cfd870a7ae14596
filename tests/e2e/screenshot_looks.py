# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pictures are taken: the looks that the window can have, and its states in each."""

import dataclasses
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
from german import German  # noqa: E402
from pseudo import Pseudo  # noqa: E402

DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
CONTRAST = {"ADW_DEBUG_HIGH_CONTRAST": "1"}
ENGLISH = "en_US.UTF-8"
HEBREW = {"LC_ALL": "he_IL.UTF-8", "LANGUAGE": "he"}


@dataclasses.dataclass
class Look:
    name: str
    width: int
    height: int
    states: tuple
    environment: dict = dataclasses.field(default_factory=dict)
    text_scale: float = 1
    pseudo: Pseudo | German = None
    ask_twice: bool = False

    @property
    def narrow(self):
        return self.width < 720 * self.text_scale


JOB = ("empty", "typed", "made", "opened", "seal", "refused")
FEW = ("empty", "opened", "refused")
CHATS = ("chat", "chat_refused", "chat_running")
DIALOGS = ("menu", "shortcuts", "about", "instructions", "letter", "preferences", "generator", "words")
MORE = ("offer", "question", "copied", "key", "key_words", "kept")

# Where the text is large, and room for it is not.
TIGHT = ("empty", "typed", "made", "opened", "refused", "several", "working", "words")

# The first two are what `./dev run` shows if there is no display.
LOOKS = [
    Look("wide", 1060, 640, JOB + ("odd", "altered", "replaced", "outdated", "working", "several", "incomplete", "basic", "preview", "revealed") + CHATS + DIALOGS + MORE),
    Look("narrow", 360, 640, JOB + ("odd", "altered", "replaced", "outdated", "working", "several", "basic") + CHATS + DIALOGS + MORE),
    Look("dark", 1060, 640, FEW + ("replaced", "outdated", "working") + CHATS + DIALOGS + MORE, DARK),
    Look("twice", 1060, 640, ("repeat",), ask_twice=True),
    Look("twice-narrow", 360, 640, ("repeat",), ask_twice=True),
    Look("dark-narrow", 360, 640, FEW, DARK),
    Look("contrast", 1060, 640, ("empty", "opened", "seal", "refused") + ("working", "key_words", "kept"), CONTRAST),
    Look("contrast-dark", 1060, 640, FEW + ("key", "key_words", "kept"), {**CONTRAST, **DARK}),
    Look("smallest", 360, 294, ("empty", "opened", "seal", "refused", "odd", "shortcuts", "generator", "words", "key", "key_words", "kept") + CHATS),
    Look("two-panes", 721, 500, FEW + ("several",)),
    Look("huge", 1600, 900, FEW),
    Look("large-text", 1180, 700, FEW, text_scale=1.5),
    Look("large-text-narrow", 400, 700, FEW, text_scale=1.5),
    Look("large-text-twice", 360, 640, TIGHT + ("key", "key_words", "kept"), text_scale=2),
    Look("large-text-twice-lowest", 360, 294, TIGHT + ("kept",), text_scale=2),
    Look("large-text-twice-contrast", 360, 640, FEW, CONTRAST, text_scale=2),
    Look("german", 1060, 640, JOB + ("several", "working"), pseudo=German()),
    Look("german-narrow", 360, 640, JOB + ("several", "working") + DIALOGS + ("key_words", "kept"), pseudo=German()),
    Look("german-smallest", 360, 294, JOB, pseudo=German()),
    Look("german-twice", 360, 640, TIGHT + ("kept",), text_scale=2, pseudo=German()),
    Look("german-twice-lowest", 360, 294, TIGHT, text_scale=2, pseudo=German()),
    Look("pseudo-twice", 360, 640, TIGHT, text_scale=2, pseudo=Pseudo()),
    Look("pseudo-twice-right-to-left", 360, 640, TIGHT + ("kept",), text_scale=2, pseudo=Pseudo(right_to_left=True)),
    Look("right-to-left", 1060, 640, FEW + ("menu", "key_words", "kept"), HEBREW),
    Look("right-to-left-narrow", 360, 640, FEW + ("key_words", "kept"), HEBREW),
    Look("pseudo", 1060, 640, FEW + ("shortcuts",), pseudo=Pseudo()),
    Look("pseudo-narrow", 360, 640, FEW, pseudo=Pseudo()),
    Look("pseudo-right-to-left", 1060, 640, FEW, pseudo=Pseudo(right_to_left=True)),
]

# All states, in the order of their pictures.
STATES = (
    "empty",
    "empty-ciphertext",
    "typed",
    "made",
    "opened",
    "refused",
    "odd",
    "working",
    "several",
    "chat",
    "chat_refused",
    "chat_running",
    "incomplete",
    "basic",
    "preview",
    "revealed",
    "menu",
    "shortcuts",
    "about",
    "instructions",
    "preferences",
    "generator",
    "words",
    "offer",
    "copied",
    "question",
    "repeat",
    "altered",
    "replaced",
    "outdated",
    "outdated-question",
    "seal",
    "letter",
    "key",
    "key-file",
    "key-pasted",
    "key_words",
    "key_print",
    "key_typing",
    "key_typed",
    "key_compare",
    "kept-missing",
    "kept-empty",
    "kept",
    "kept-page-passphrase",
    "kept-page",
    "kept-taken",
    "kept-deleted",
    "kept-import",
    "kept-importing",
    "kept-trial",
    "kept-none",
    "kept-opened",
    "kept-trying",
    "kept-asking",
    "keep",
    "keep-taken",
    "kept-locked",
    "kept-slow",
)


def picture_name(state, look):
    return "%02d-%s-%s.png" % (1 + list(STATES).index(state), state, look.name)
