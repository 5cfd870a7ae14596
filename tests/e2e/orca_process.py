# SPDX-License-Identifier: GPL-3.0-or-later
"""Orca itself, with a voice that writes: each utterance becomes a line of JSON in a file.

Run it with python -P: otherwise Orca would import files of the tests in place of its own modules of the same name.
"""

import importlib.machinery
import importlib.util
import json
import signal
import sys
import types

from gi.repository import GLib
from orca import speechserver

PROGRAM = "/usr/bin/orca"


class SpeechServer(speechserver.SpeechServer):
    """Finishes at once, so it never has to be interrupted."""

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
    """Notes each time Orca clears its memory of descriptions."""
    memory = sys.modules["orca.generator"].Generator.CACHED_DESCRIPTION
    if memory is not known:
        SpeechServer.write("forgotten", "forgotten")
    GLib.timeout_add(50, watch_memory, memory)


def settle():
    """Notes when Orca has dealt with everything that it knows of."""
    queue = sys.modules["orca.event_manager"].get_manager()._event_queue

    def look():
        if queue.empty():
            SpeechServer.write("settled", "settled")
        return not queue.empty()

    GLib.idle_add(look, priority=GLib.PRIORITY_LOW + 100)
    return True


def watch_windows():
    """Notes when Orca has dealt with a window that is no longer active."""
    manager = sys.modules["orca.event_manager"].EventManager
    process = manager._process_object_event

    def processed(self, event):
        process(self, event)
        if event.type == "window:deactivate":
            SpeechServer.write("left", event.source.get_name())

    manager._process_object_event = processed


def start(path):
    SpeechServer.out = open(path, "w", buffering=1)
    module = types.ModuleType("orca.speechdispatcherfactory")
    module.SpeechServer = SpeechServer
    sys.modules[module.__name__] = module

    loader = importlib.machinery.SourceFileLoader("orca_program", PROGRAM)
    program = importlib.util.module_from_spec(importlib.util.spec_from_loader("orca_program", loader))
    loader.exec_module(program)
    # This would ask X about the keyboard. Orca's modules can only be imported in the order in which the program does.
    manager = importlib.import_module("orca.orca_modifier_manager").OrcaModifierManager
    manager.refresh_orca_modifiers = lambda self, *reason: None
    # It would replace the user's own Orca, which it finds by the name of the process.
    program.otherOrcas = program.other_orcas = list
    program.setProcessName = program.set_process_name = lambda name: None
    # Orca says that it is on before it starts to listen.
    GLib.idle_add(SpeechServer.write, "ready", "ready", priority=GLib.PRIORITY_LOW)
    GLib.idle_add(watch_memory, priority=GLib.PRIORITY_LOW)
    GLib.unix_signal_add(GLib.PRIORITY_LOW, signal.SIGUSR1, settle)
    watch_windows()
    return program.main()


if __name__ == "__main__":
    path = sys.argv.pop(1)
    sys.exit(start(path))
