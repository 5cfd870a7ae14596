# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the main job on a display of its own, and leaves pictures of it: `./dev run` where there is no display.

usage: demo.py PROGRAM FOLDER
"""

import os
import sys

from desktop import Desktop, wait_for

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
import sealed  # noqa: E402

TEXT = """Dear Ana,

the key to the archive is under the third flower pot. Please be there at noon on Thursday, and bring the red folder.

Bob"""
PASSPHRASE = "violet harbor candle orbit maple summer"
CHAT = "[10:02] Bob: here it is\n%s[10:03] Ana: thank you!\n"


class Demo:
    def __init__(self, desktop, program, folder):
        self.desktop = desktop
        self.program = program
        self.folder = folder
        self.number = 0
        self.message = ""

    def take(self, name, moving=False):
        self.number += 1
        path = os.path.join(self.folder, "%02d-%s.png" % (self.number, name))
        if not moving:
            self.desktop.settle()
        self.desktop.take_picture(path)
        print("  " + os.path.basename(path), flush=True)

    def open_window(self, width, height, **environment):
        from window import Window

        window = Window(self.desktop, self.program, environment=environment)
        self.desktop.resize(width, height)
        return window

    def encrypt(self):
        window = self.open_window(1060, 640)
        self.take("empty")
        window.type_text("Plaintext", TEXT)
        window.type_passphrase(PASSPHRASE)
        self.take("text")
        self.desktop.press("Return")
        self.message = wait_for(lambda: window.text("Ciphertext"), "the message")
        window.push("Copy Ciphertext")
        wait_for(lambda: self.desktop.read_clipboard() == self.message, "the message on the clipboard")
        self.take("message-made")
        window.close()

    def decrypt(self, name, width=1060, height=640, **environment):
        window = self.open_window(width, height, **environment)
        if width < 720:
            self.take(name + "-empty")
            window.show_pane("Ciphertext")
        window.paste("Ciphertext", CHAT % self.message)
        if width < 720:
            self.take(name + "-pasted")
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.wait_text("Plaintext", TEXT)
        self.take(name)
        window.close()

    def refuse(self, name, width=1060, height=640, **environment):
        window = self.open_window(width, height, **environment)
        if width < 720:
            window.show_pane("Ciphertext")
        window.paste("Ciphertext", CHAT % self.message)
        window.type_passphrase(PASSPHRASE.replace("maple", "Maple"))
        self.desktop.press("Return")
        window.wait_label("does not open with this passphrase")
        self.take(name)
        window.close()

    def work(self):
        """Ten million iterations, which take long enough for the progress to be seen."""
        window = self.open_window(1060, 640)
        from window import BUTTON

        window.paste("Ciphertext", sealed.seal(TEXT, passphrase=PASSPHRASE, iterations=10_000_000))
        window.type_passphrase(PASSPHRASE)
        self.desktop.press("Return")
        window.get(BUTTON, "Cancel")
        self.take("working", moving=True)
        window.close()

    def run(self):
        self.encrypt()
        self.decrypt("message-opened")
        self.refuse("refused")
        self.work()
        self.decrypt("dark", ADW_DEBUG_COLOR_SCHEME="prefer-dark")
        self.refuse("dark-refused", ADW_DEBUG_COLOR_SCHEME="prefer-dark")
        self.decrypt("narrow", 360, 640)
        self.refuse("narrow-refused", 360, 640)
        self.decrypt("smallest", 360, 294)


def main():
    program, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    with Desktop() as desktop:
        Demo(desktop, program, folder).run()


if __name__ == "__main__":
    main()
