# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's own dialog that asks for a key ring's password, on a test's desktop."""

import configparser
import shlex

from desktop import stop, wait_for

NAME = "org.gnome.keyring.SystemPrompter"
SERVICE = "/usr/share/dbus-1/services/%s.service" % NAME


def command():
    service = configparser.ConfigParser()
    with open(SERVICE) as file:
        service.read_file(file)
    return shlex.split(service["D-BUS Service"]["Exec"])


class Prompter:
    """It ends by itself when nobody has asked it for a while, so it is started again right before it is needed."""

    def __init__(self, ring):
        self.ring = ring
        self.process = None

    def start(self):
        self.stop()
        self.process = self.ring.desktop.start(*command())
        wait_for(lambda: self.ring.is_there(NAME), "the dialog's process")

    def is_asking(self):
        window = self.ring.desktop.focused_window()
        return window and window["pid"] == self.process.pid

    def wait_asking(self):
        wait_for(self.is_asking, "the question for the password")

    def stop(self):
        if self.process is None:
            return
        stop(self.process)
        self.process = None
        wait_for(lambda: not self.ring.is_there(NAME), "the dialog's process to end")
