# SPDX-License-Identifier: GPL-3.0-or-later
"""A second program with a window, for compositors where a program without the focus has no clipboard.

It says "ready" when it is sent a key: a compositor tells a program of the clipboard before it sends it keys, so what is there by
then is not yesterday's news. Then it does what its standard input says, one JSON value a line, and answers with one:

null      what is offered, and the text
"TEXT"    puts the text on the clipboard and takes its window away; stays to serve it
"""

import json
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402

TYPE = "text/plain;charset=utf-8"


class Other:
    def __init__(self):
        self.loop = GLib.MainLoop()
        self.window = Gtk.Window(title="Other", default_width=200, default_height=100)
        self.clipboard = self.window.get_clipboard()
        self.keys = Gtk.EventControllerKey()
        self.keys.connect("key-pressed", self.on_key)
        self.window.add_controller(self.keys)

    def run(self):
        self.window.present()
        self.loop.run()

    def say(self, answer):
        print(json.dumps(answer), flush=True)

    def on_key(self, *_):
        self.window.remove_controller(self.keys)
        self.input = Gio.DataInputStream.new(Gio.UnixInputStream.new(sys.stdin.fileno(), False))
        self.say("ready")
        self.listen()
        return True

    def listen(self):
        self.input.read_line_async(GLib.PRIORITY_DEFAULT, None, self.on_line)

    def on_line(self, stream, result):
        line, _ = stream.read_line_finish_utf8(result)
        if line is None:
            self.loop.quit()
        elif json.loads(line) is None:
            self.read()
        else:
            self.copy(json.loads(line))

    def copy(self, text):
        self.clipboard.set_content(Gdk.ContentProvider.new_for_bytes(TYPE, GLib.Bytes.new(text.encode())))
        self.window.get_display().sync()
        self.window.destroy()
        self.say("copied")

    def read(self):
        self.types = self.clipboard.get_formats().get_mime_types() or []
        if TYPE in self.types:
            self.clipboard.read_async([TYPE], GLib.PRIORITY_DEFAULT, None, self.on_stream)
        else:
            self.answer(b"")

    def on_stream(self, clipboard, result):
        stream, _ = clipboard.read_finish(result)
        memory = Gio.MemoryOutputStream.new_resizable()
        flags = Gio.OutputStreamSpliceFlags.CLOSE_SOURCE | Gio.OutputStreamSpliceFlags.CLOSE_TARGET
        memory.splice_async(stream, flags, GLib.PRIORITY_DEFAULT, None, self.on_text)

    def on_text(self, memory, result):
        memory.splice_finish(result)
        self.answer(memory.steal_as_bytes().get_data() or b"")

    def answer(self, text):
        self.say({"types": self.types, "text": text.decode()})
        self.listen()


if __name__ == "__main__":
    Other().run()
