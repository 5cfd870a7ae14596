# SPDX-License-Identifier: GPL-3.0-or-later
"""Orca, as it is, with a voice that writes: what it would say goes to a file, a line of JSON for each utterance.

Run with python -P, or the tests' files would be taken for modules of the same name that Orca needs.
"""

import importlib.machinery
import importlib.util
import json
import sys
import types

from gi.repository import GLib
from orca import speechserver

PROGRAM = "/usr/bin/orca"


class SpeechServer(speechserver.SpeechServer):
    """Speaks at once, and never hears that it should stop."""

    out = None
    instance = None

    @classmethod
    def write(cls, kind, text):
        if text and text.strip():
            cls.out.write(json.dumps([kind, text]) + "\n")

    @classmethod
    def get_speech_server(cls, info=None):
        cls.instance = cls.instance or cls()
        return cls.instance

    def get_info(self):
        return ["written", "written"]

    def speak(self, text=None, *how, **more):
        self.write("sentence", text)

    def speak_character(self, character, *how, **more):
        self.write("character", character)

    def speak_key_event(self, event, *how, **more):
        self.write("key", event.get_key_name())

    def say_all(self, utterances, on_progress):
        for context, _ in utterances:
            self.write("sentence", context.utterance)


def watch_memory(known=None):
    """Tells when Orca has forgotten what it found out about the things that it spoke of."""
    memory = sys.modules["orca.generator"].Generator.CACHED_DESCRIPTION
    if memory is not known:
        SpeechServer.write("forgotten", "forgotten")
    GLib.timeout_add(50, watch_memory, memory)


def start(path):
    SpeechServer.out = open(path, "w", buffering=1)
    module = types.ModuleType("orca.speechdispatcherfactory")
    module.SpeechServer = SpeechServer
    sys.modules[module.__name__] = module

    loader = importlib.machinery.SourceFileLoader("orca_program", PROGRAM)
    program = importlib.util.module_from_spec(importlib.util.spec_from_loader("orca_program", loader))
    loader.exec_module(program)
    # It asks X for the keyboard. Orca's files can be loaded in the program's order only.
    manager = importlib.import_module("orca.orca_modifier_manager").OrcaModifierManager
    manager.refresh_orca_modifiers = lambda self, *reason: None
    # It would take the place of the person's own, which it finds by the name of its process.
    program.otherOrcas = program.other_orcas = list
    program.setProcessName = program.set_process_name = lambda name: None
    # It says that it is on before it listens to anything.
    GLib.idle_add(SpeechServer.write, "ready", "ready", priority=GLib.PRIORITY_LOW)
    GLib.idle_add(watch_memory, priority=GLib.PRIORITY_LOW)
    return program.main()


if __name__ == "__main__":
    path = sys.argv.pop(1)
    sys.exit(start(path))
