# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the window: its states, in each of the looks that it can have. Does the main job on the way.

usage: screenshots.py PROGRAM FOLDER [LOOK…]
"""

import concurrent.futures
import contextlib
import dataclasses
import multiprocessing
import os
import subprocess
import sys
import tempfile

from desktop import Desktop, wait_for
from file_dialog import FileDialog

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402
from german import German  # noqa: E402
from pseudo import Pseudo  # noqa: E402

TEXT = """Dear Ana,

the key to the archive is under the third flower pot. Please be there at noon on Thursday, and bring the red folder.

Bob"""
KEY = bytes(range(100, 132))
PASSPHRASE = "violet harbor candle orbit maple summer"
OTHER = "marble thunder copper lantern"
CHAT = "[10:02] Bob: here it is\n%s[10:03] Ana: thank you!\n"

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
MORE = ("offer", "question", "copied", "key")

# Where the text is large, and room for it is not.
TIGHT = ("empty", "typed", "made", "opened", "refused", "several", "working", "words")

# The first two are what `./dev run` shows where there is no display.
LOOKS = [
    Look("wide", 1060, 640, JOB + ("odd", "altered", "replaced", "outdated", "working", "several", "incomplete", "basic", "preview", "revealed") + CHATS + DIALOGS + MORE),
    Look("narrow", 360, 640, JOB + ("odd", "altered", "replaced", "outdated", "working", "several", "basic") + CHATS + DIALOGS + MORE),
    Look("dark", 1060, 640, FEW + ("replaced", "outdated", "working") + CHATS + DIALOGS + MORE, DARK),
    Look("twice", 1060, 640, ("repeat",), ask_twice=True),
    Look("twice-narrow", 360, 640, ("repeat",), ask_twice=True),
    Look("dark-narrow", 360, 640, FEW, DARK),
    Look("contrast", 1060, 640, ("empty", "opened", "seal", "refused") + ("working",), CONTRAST),
    Look("contrast-dark", 1060, 640, FEW, {**CONTRAST, **DARK}),
    Look("smallest", 360, 294, ("empty", "opened", "seal", "refused", "odd", "shortcuts", "generator", "words", "key") + CHATS),
    Look("two-panes", 721, 500, FEW + ("several",)),
    Look("huge", 1600, 900, FEW),
    Look("large-text", 1180, 700, FEW, text_scale=1.5),
    Look("large-text-narrow", 400, 700, FEW, text_scale=1.5),
    Look("large-text-twice", 360, 640, TIGHT, text_scale=2),
    Look("large-text-twice-lowest", 360, 294, TIGHT, text_scale=2),
    Look("large-text-twice-contrast", 360, 640, FEW, CONTRAST, text_scale=2),
    Look("german", 1060, 640, JOB + ("several", "working"), pseudo=German()),
    Look("german-narrow", 360, 640, JOB + ("several", "working"), pseudo=German()),
    Look("german-smallest", 360, 294, JOB, pseudo=German()),
    Look("german-twice", 360, 640, TIGHT, text_scale=2, pseudo=German()),
    Look("german-twice-lowest", 360, 294, TIGHT, text_scale=2, pseudo=German()),
    Look("pseudo-twice", 360, 640, TIGHT, text_scale=2, pseudo=Pseudo()),
    Look("pseudo-twice-right-to-left", 360, 640, TIGHT, text_scale=2, pseudo=Pseudo(right_to_left=True)),
    Look("right-to-left", 1060, 640, FEW + ("menu",), HEBREW),
    Look("right-to-left-narrow", 360, 640, FEW, HEBREW),
    Look("pseudo", 1060, 640, FEW + ("shortcuts",), pseudo=Pseudo()),
    Look("pseudo-narrow", 360, 640, FEW, pseudo=Pseudo()),
    Look("pseudo-right-to-left", 1060, 640, FEW, pseudo=Pseudo(right_to_left=True)),
]


def picture_name(state, look):
    return "%02d-%s-%s.png" % (1 + list(STATES).index(state), state, look.name)


class Shots(FileDialog):
    """Pictures of one look, taken in one window, from one state to the next."""

    def __init__(self, desktop, program, folder, look, locales):
        self.desktop = desktop
        self.locales = locales
        self.folder = folder
        self.look = look
        self.message = sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=600_000)
        self.window = self.open_window(program)

    def open_window(self, program):
        from window import Window

        environment = {"LC_ALL": ENGLISH, "LOCPATH": self.locales} if "LC_ALL" not in self.look.environment else {}
        environment.update(self.look.environment)
        translate = str
        if self.look.pseudo is not None:
            environment = {**self.look.environment, **self.look.pseudo.install(os.path.join(self.desktop.folder, self.look.name))}
            translate = self.look.pseudo.translate
        self.desktop.copy("nothing of interest")  # the look before left a message, which would be offered
        self.desktop.set_settings(ask_twice=str(self.look.ask_twice).lower())
        self.desktop.set_interface(text_scale=self.look.text_scale)
        window = Window(self.desktop, program, environment=environment, translate=translate)
        self.desktop.resize(self.look.width, self.look.height)
        self.desktop.settle()
        return window

    def take(self, state, moving=False, margin=0):
        if not moving:
            self.desktop.settle()
        name = picture_name(state, self.look)
        self.desktop.take_picture(os.path.join(self.folder, name), margin)
        print("  " + name, flush=True)

    def show(self, pane):
        if self.look.narrow:
            self.window.show_pane(pane)

    def paste(self, message, pane="Ciphertext"):
        self.show(pane)
        self.desktop.copy(message)
        self.window.push("Paste " + pane)
        self.window.wait_focused("Passphrase")

    def clear(self):
        self.desktop.copy("nothing of interest")  # a message that is shown no more would be offered
        self.window.clear()
        wait_for(lambda: self.window.has_focus("Plaintext") or self.window.has_focus("Cancel"), "the end, or the question")
        if self.window.has_focus("Cancel"):
            self.window.move_focus(self.window.focused(), "Tab")
            self.desktop.press("space")
        self.window.wait_focused("Plaintext")

    # The states

    def empty(self):
        self.take("empty")
        if self.look.narrow:
            self.show("Ciphertext")
            self.take("empty-ciphertext")
            self.show("Plaintext")

    def typed(self):
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.take("typed")

    def made(self):
        self.desktop.press("Return")
        message = wait_for(lambda: self.window.text("Ciphertext"), "the message")
        self.window.push("Copy Ciphertext")
        wait_for(lambda: self.desktop.read_clipboard() == message, "the message on the clipboard")
        self.take("made")

    def opened(self):
        self.clear()
        self.paste(CHAT % self.message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.take("opened")

    def seal(self):
        """What a press on it says."""
        self.window.push("Verified")
        self.take("seal")
        self.close_dialog()

    def refused(self):
        self.clear()
        self.paste(CHAT % self.message)
        self.window.type_passphrase(PASSPHRASE.replace("maple", "Maple"))
        self.desktop.press("Return")
        self.wait_wrong()
        self.take("refused")

    def odd(self):
        """A passphrase that was pasted with what nobody sees."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase("")
        self.desktop.copy("violet\u00a0harbor\u200b candle ")
        self.desktop.press("v", "ctrl")
        self.window.wait_label("Invisible in the passphrase")
        self.take("odd")

    def altered(self):
        """After another one: what was decrypted before is not this message's."""
        self.clear()
        self.paste(self.message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        message = sealed.read(sealed.seal("Bring the blue one.", passphrase=PASSPHRASE, iterations=600_000))
        message.body = bytes([message.body[0] ^ 1]) + message.body[1:]
        self.paste(message.write())
        self.desktop.press("Return")
        self.window.wait_label("This message was altered")
        self.show("Plaintext")
        self.take("altered")

    def wait_wrong(self):
        from window import PASSWORD, Atspi

        wait_for(lambda: self.window.get(PASSWORD, "Passphrase").has(Atspi.StateType.INVALID_ENTRY), "a refusal")

    def working(self):
        """Ten million iterations, which take long enough for the progress to be seen."""
        from window import BUTTON

        self.paste(sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.get(BUTTON, "Cancel")
        self.take("working", moving=True)
        self.desktop.press("Escape")
        self.window.get(BUTTON, "Decrypt")

    def several(self):
        self.paste(CHAT % self.message + CHAT % sealed.seal("Bring the blue one, too.", passphrase=PASSPHRASE, iterations=600_000))
        self.take("several")

    def open_chat(self, *more):
        texts = ("Lunch at one?", "Bring the blue one.", "Where is it?", "At the usual place. The code for the door is 4711.")
        messages = [sealed.seal(text, passphrase=OTHER if text[0] == "W" else PASSPHRASE, iterations=10_000) for text in texts]
        self.clear()
        self.paste("".join(CHAT % message for message in (*messages, *more)))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", texts[0])

    def chat(self):
        """A whole one, one message of which is not for this passphrase."""
        self.open_chat()
        self.window.wait_label("Opened 3 of 4 messages")
        self.take("chat")

    def chat_refused(self):
        """Leafed to that one."""
        self.open_chat()
        self.window.wait_label("Opened 3 of 4 messages")
        for _ in range(2):
            self.desktop.press("Page_Down", "alt")
        self.window.wait_label("3 of 4 · wrong passphrase")
        self.take("chat_refused")

    def chat_running(self):
        self.open_chat(sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000_000))  # takes long enough
        self.window.wait_label("Opened 3 of 5…")
        self.take("chat_running", moving=True)
        self.desktop.press("Escape")
        self.window.wait_label("Opened 3 of 5 messages")

    def incomplete(self):
        self.paste(self.message[:150])
        self.take("incomplete")

    def choose_format(self, number):
        self.window.focus("Message Format")
        self.desktop.press("space")
        self.window.choose(number)

    def basic(self):
        """The format of others, and what is to be known of it."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.choose_format(1)
        self.take("basic")
        self.choose_format(0)
        self.window.focus("Passphrase")
        self.desktop.press("Return")  # what a message holds is cleared without a question
        wait_for(lambda: self.window.text("Ciphertext"), "the message")

    def preview(self):
        """A line that is too long to be shown whole."""
        self.paste("0123456789" * 2_000, "Plaintext")
        self.take("preview")

    def revealed(self):
        """The passphrase, before it is used."""
        self.clear()
        self.paste(CHAT % self.message)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("F10", "shift")
        wait_for(lambda: not self.window.has_focus("Passphrase"), "the entry's menu")
        self.desktop.press("Up")  # to its last item
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.take("revealed")

    def close_dialog(self):
        self.desktop.press("Escape")
        self.desktop.settle()

    def menu(self):
        from window import MENU_ITEM

        self.desktop.press("F10")
        self.window.get(MENU_ITEM, "About Sealwax")
        self.take("menu", margin=100)
        self.close_dialog()

    def shortcuts(self):
        from window import LIST_ITEM

        self.desktop.press("question", "ctrl")
        self.window.get(LIST_ITEM, "Quit")
        self.take("shortcuts")
        self.close_dialog()

    def about(self):
        self.desktop.press("F10")
        self.window.choose("About Sealwax")
        self.take("about")
        self.close_dialog()

    def instructions(self):
        self.paste(self.message)
        self.window.push("Ciphertext Menu")
        self.window.choose(0)
        self.window.wait_focused("Copy")
        self.take("instructions")
        self.close_dialog()

    def letter(self):
        self.paste(self.message)
        self.window.push("Ciphertext Menu")
        self.window.choose("Save as Web Page…")
        self.window.wait_focused("Save…")
        self.take("letter")
        self.close_dialog()

    def preferences(self):
        self.desktop.press("comma", "ctrl")
        self.window.wait_label("Message Format")
        self.take("preferences")
        self.close_dialog()

    def generator(self):
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        self.take("generator")
        self.close_dialog()

    def words(self):
        """Of a generated passphrase that was taken, above the message that was made with them."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.window.push("Generate Passphrase")
        self.window.wait_focused("Use")
        self.desktop.press("Return")
        self.window.wait_focused("Passphrase")
        self.desktop.press("Return")
        wait_for(lambda: self.window.text("Ciphertext"), "the message")
        self.take("words")
        self.window.push("Hide Words")

    def offer(self):
        self.clear()
        self.desktop.copy(sealed.seal("Bring the blue one, too.", passphrase=PASSPHRASE, iterations=600_000))
        self.window.wait_label("There’s a message on the clipboard")
        self.take("offer")

    def copied(self):
        """The plaintext of the question before, on the clipboard for a while."""
        self.window.focus("Plaintext")
        self.desktop.press("a", "ctrl")
        self.desktop.press("c", "ctrl")
        self.window.wait_label("Clears in")
        self.take("copied")

    def question(self):
        """Of a text that stands nowhere else."""
        self.desktop.copy("nothing of interest")
        self.show("Plaintext")
        self.window.type_text("Plaintext", TEXT)
        self.window.clear()
        self.take("question")
        self.close_dialog()

    def replaced(self):
        """A draft of which another text took the place."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.paste(CHAT % sealed.seal("Bring the blue one, too.", passphrase=PASSPHRASE, iterations=600_000))
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", "Bring the blue one, too.")
        self.take("replaced")

    def outdated(self):
        """A message that was made of what stood there before, and what is asked before it is copied."""
        self.clear()
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        wait_for(lambda: self.window.text("Ciphertext"), "the message")
        self.show("Plaintext")
        self.window.focus("Plaintext")
        self.desktop.press("End", "ctrl")
        self.desktop.type("!")
        self.window.wait_text("Plaintext", TEXT + "!")
        self.show("Ciphertext")
        self.take("outdated")
        self.window.push("Copy Ciphertext")
        self.window.wait_focused("Encrypt Again")
        self.take("outdated-question")
        self.close_dialog()

    def key(self):
        """A key file: asked for, in use, and what may be one."""
        self.clear()
        path = os.path.join(self.desktop.folder, "ana-and-bob.key")
        with open(path, "wb") as file:
            file.write(KEY)
        self.paste(sealed.seal(TEXT, key=KEY))
        self.desktop.press("Return")
        self.window.wait_focused("Use Key File…")
        self.take("key")
        self.desktop.press("space")
        self.choose_to_open(path)
        self.window.wait_label("ana-and-bob.key")
        self.window.focus("Passphrase")
        self.desktop.press("Return")
        self.window.wait_text("Plaintext", TEXT)
        self.take("key-file")
        self.clear()
        self.desktop.copy(KEY.hex())
        self.desktop.press("v", "ctrl")
        self.window.wait_text("Plaintext", KEY.hex())
        self.take("key-pasted")

    def repeat(self):
        self.window.type_text("Plaintext", TEXT)
        self.window.type_passphrase("correct horse")
        self.desktop.press("Return")
        self.window.wait_focused("Repeat Passphrase")
        self.take("repeat")

    def run(self):
        with contextlib.closing(self.window):
            for state in self.look.states:
                getattr(self, state)()


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
)


def make_locale(folder):
    """A language of people, for its numbers: the root has none of English, and the C locale writes 10000000."""
    command = ["localedef", "-i", ENGLISH.split(".")[0], "-f", "UTF-8", os.path.join(folder, ENGLISH)]
    subprocess.run(command, check=True)


def photograph(program, folder, names, locales):
    """Some looks, on a display of their own. Returns what went wrong."""
    failures = []
    with Desktop() as desktop:
        desktop.sway("output HEADLESS-1 resolution 1640x1000")
        for look in LOOKS:
            if look.name not in names:
                continue
            try:
                Shots(desktop, program, folder, look, locales).run()
            except Exception as error:  # the others' pictures are wanted all the same
                failures.append("%s: %s: %s" % (look.name, type(error).__name__, error))
    return failures


def main():
    program, folder, *names = sys.argv[1:]
    names = names or [look.name for look in LOOKS]
    unknown = set(names) - {look.name for look in LOOKS}
    if unknown:
        sys.exit("no such look: " + ", ".join(sorted(unknown)))
    os.makedirs(folder, exist_ok=True)

    # One desktop takes one window at a time; two desktops keep two cores busy.
    shares = [names[0::2], names[1::2]]
    context = multiprocessing.get_context("fork")
    with tempfile.TemporaryDirectory() as locales, concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        make_locale(locales)
        failures = sum(pool.map(photograph, [program] * 2, [folder] * 2, shares, [locales] * 2), [])
    print("%d pictures in %s" % (len(os.listdir(folder)), folder))
    if failures:
        sys.exit("\n".join(failures))


if __name__ == "__main__":
    main()
